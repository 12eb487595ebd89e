import { TranslationBundle } from '@jupyterlab/translation';
import { svg } from '../dom';
import { percent } from '../format';
import { FEW, ILooked, IOverviewMotif, isTold } from './columns';
import { along, IOverTime } from './plot';

/** The scale of a strip ends at the first of these that holds its bars. */
const TOPS: readonly number[] = [0.05, 0.1, 0.25, 0.5, 1];

/** How the strips of all motifs are drawn. */
export interface IStripWay {
  /** The end of the scale of one motif; empty where there is none. */
  top(motif: IOverviewMotif): string;
  /** Fills the plot of one motif. */
  fill(plot: HTMLElement, motif: IOverviewMotif, looked: ILooked): void;
}

/** A tick a night; those that are not looked at faint. */
export function ticks(over: IOverTime): IStripWay {
  const { days } = over.series;
  const path = (at: readonly number[], kind: string) =>
    svg('path', {
      class: 'jp-PsydynOverview-ticks',
      'data-kind': kind,
      d: at
        .map(one => `M${(10 * along(over, days[one] + 0.5)).toFixed(1)} 0V100`)
        .join('')
    });
  return {
    top: () => '',
    fill: (plot, { at }, { kept }) => {
      const dated = at.filter(one => days[one] >= 0);
      plot.replaceChildren(
        svg(
          'svg',
          { viewBox: '0 0 1000 100', preserveAspectRatio: 'none' },
          path(
            dated.filter(one => !kept[one]),
            'out'
          ),
          path(
            dated.filter(one => kept[one]),
            'in'
          )
        )
      );
    }
  };
}

/** A bar a period against what is expected of its dreams, were the motif as common as ever. */
export function bars(
  over: IOverTime,
  motifs: readonly IOverviewMotif[],
  trans: TranslationBundle
): IStripWay {
  const { series, periods, place } = over;
  const { words } = series.entries;
  const count = (at: Iterable<number>, kept: Uint8Array | null) => {
    const found = new Array<number>(periods.length).fill(0);
    for (const one of at) {
      if (place[one] >= 0 && (!kept || kept[one])) {
        found[place[one]]++;
      }
    }
    return found;
  };
  const every = Array.from({ length: series.size }, (_, at) => at).filter(at =>
    isTold(series, at)
  );
  const whole = count(every, null);
  const tops = new Map(
    motifs.map(({ key, at }) => {
      const shares = count(at, null).map((k, period) =>
        whole[period] >= FEW ? k / whole[period] : 0
      );
      return [key, TOPS.find(top => top >= Math.max(0, ...shares)) ?? 1];
    })
  );
  let of: readonly number[] = whole;
  let counted: Uint8Array | null = null;
  return {
    top: ({ key }) => trans.__('to %1', percent(tops.get(key) ?? 1)),
    fill: (plot, { key, at, rate }, { kept, selection }) => {
      if (counted !== kept) {
        // Once for all motifs.
        counted = kept;
        of = count(every, kept);
      }
      const k = count(at, kept);
      const expected = new Array<number>(periods.length).fill(0);
      // Of dreams chosen by what is in them nothing is expected.
      const isChosen = Boolean(selection.motif || selection.entry);
      for (const one of isChosen ? [] : every) {
        if (place[one] >= 0) {
          expected[place[one]] +=
            rate === null ? 1 : -Math.expm1(-rate * words[one]);
        }
      }
      const high = (value: number, period: number) =>
        Math.min(1, value / Math.max(1, of[period]) / (tops.get(key) ?? 1));
      // A few paths and no element a period: a page of strips follows a hand.
      const drawn = { share: ['', ''], expected: ['', ''] };
      periods.forEach((span, period) => {
        const pale = Number(of[period] < FEW);
        const [start, end] = [span.from, span.to + 1].map(day =>
          (10 * along(over, day)).toFixed(1)
        );
        const y = (value: number) =>
          (100 - 100 * high(value, period)).toFixed(1);
        if (k[period]) {
          drawn.share[pale] += `M${start} 100V${y(k[period])}H${end}V100Z`;
        }
        if (expected[period]) {
          drawn.expected[pale] += `M${start} ${y(expected[period])}H${end}`;
        }
      });
      plot.replaceChildren(
        svg(
          'svg',
          { viewBox: '0 0 1000 100', preserveAspectRatio: 'none' },
          ...(['share', 'expected'] as const).flatMap(kind =>
            drawn[kind].map((d, pale) =>
              svg('path', {
                class: `jp-PsydynOverview-${kind}`,
                'data-few': pale === 1,
                d
              })
            )
          )
        )
      );
    }
  };
}
