import { TranslationBundle } from '@jupyterlab/translation';
import { night } from '../format';
import { IOverviewMotif, isTold, ISeries } from './columns';
import { dayNumber } from './days';

/** A night from which on a motif comes differently often, with what was before and is after. */
export interface IChange {
  readonly night: string;
  readonly before: ISide;
  readonly after: ISide;
}

/** Told dreams between one change and the next: with the motif, in all, and words told in them. */
interface ISide {
  readonly held: number;
  readonly dreams: number;
  readonly words: number;
}

export function changesOf(
  series: ISeries,
  { at, changes }: IOverviewMotif
): readonly IChange[] {
  const cuts = changes.map(dayNumber);
  const holds = new Set(at);
  const sides = [...cuts, Infinity].map((until, i) => {
    const from = i ? cuts[i - 1] : 0;
    const side = { held: 0, dreams: 0, words: 0 };
    series.days.forEach((day, entry) => {
      if (day >= from && day < until && isTold(series, entry)) {
        side.dreams++;
        side.held += Number(holds.has(entry));
        side.words += series.entries.words[entry];
      }
    });
    return side;
  });
  return changes.map((one, i) => ({
    night: one,
    before: sides[i],
    after: sides[i + 1]
  }));
}

/** Whether it comes more often after; per word told, as the change was found. */
export function isMore({ before, after }: IChange): boolean {
  return after.held * before.words > before.held * after.words;
}

export function changeWords(change: IChange, trans: TranslationBundle): string {
  const { before, after } = change;
  const said = [after.held, after.dreams, before.held, before.dreams] as const;
  const from = night(change.night, trans);
  return isMore(change)
    ? trans.__(
        'From %1 on more often: in %2 of %3 dreams, before in %4 of %5.',
        from,
        ...said
      )
    : trans.__(
        'From %1 on more seldom: in %2 of %3 dreams, before in %4 of %5.',
        from,
        ...said
      );
}
