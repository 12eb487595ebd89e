import { TranslationBundle } from '@jupyterlab/translation';
import { isTold, ISeries } from './columns';
import { longDay } from './days';

/** All that was recorded of one night. */
export interface INight {
  readonly day: number;
  /** Positions of its entries. */
  readonly entries: readonly number[];
  readonly words: number;
  /** Entries of which something was told. */
  readonly told: number;
  /** The best of its entries; empty where nobody said. */
  readonly recall: 'full' | 'fragment' | 'none' | '';
}

const LEVELS = ['', 'none', 'fragment', 'full'] as const;

/** The nights with a full date, in order. */
export function nightsOf(series: ISeries): readonly INight[] {
  const { days, entries, size } = series;
  const found: INight[] = [];
  for (let at = 0; at < size && days[at] >= 0; at++) {
    const before = found[found.length - 1];
    const last =
      before?.day === days[at]
        ? found.pop()!
        : {
            day: days[at],
            entries: [],
            words: 0,
            told: 0,
            recall: '' as const
          };
    const level = Math.max(
      LEVELS.indexOf(last.recall),
      LEVELS.indexOf(entries.recall[at])
    );
    found.push({
      day: days[at],
      entries: [...last.entries, at],
      words: last.words + entries.words[at],
      told: last.told + Number(isTold(series, at)),
      recall: LEVELS[level]
    });
  }
  return found;
}

/** A night in words: "12 November 2026, 143 words". */
export function nightWords(
  day: number,
  night: INight | undefined,
  trans: TranslationBundle
): string {
  const said = !night
    ? trans.__('not recorded')
    : night.told > 1
      ? trans.__('%1 dreams, %2 words', night.told, night.words)
      : night.told === 1
        ? trans._n('%1 word', '%1 words', night.words)
        : night.recall === 'none' || night.recall === ''
          ? trans.__('no recall')
          : trans.__('nothing told');
  const fragment =
    night && night.told > 0 && night.recall === 'fragment'
      ? trans.__('a fragment')
      : '';
  return [longDay(day), said, fragment].filter(one => one).join(', ');
}

/** The words told in a night by how many they are among all: 0 for the fewest quarter to 3. */
export function shadesOf(nights: readonly INight[]): (words: number) => number {
  const sorted = nights
    .filter(({ words }) => words > 0)
    .map(({ words }) => words)
    .sort((a, b) => a - b);
  const cuts = [0.25, 0.5, 0.75].map(
    share => sorted[Math.floor(share * sorted.length)] ?? Infinity
  );
  return words => cuts.filter(cut => words >= cut).length;
}
