import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { number, percent, perCent } from '../format';
import { ILexiconFeelings, IOwnFeelings } from './columns';
import { bar, frame, IOverTime, IPlot } from './plot';

const HEIGHT = 84;

/** Feelings in bands above each other: how many were named a dream, by period. */
export function drawOwnFeelings(
  over: IOverTime,
  { words, other }: IOwnFeelings,
  trans: TranslationBundle
): IPlot {
  const { series, periods, place } = over;
  const bands = [
    ...words.map(({ word, at, strength }, i) => ({
      name: word,
      at,
      strength,
      band: String(i)
    })),
    ...(other.words
      ? [
          {
            name: trans._n('%1 other word', '%1 other words', other.words),
            at: other.at,
            strength: [],
            band: 'other'
          }
        ]
      : [])
  ];
  const ground = h('div', {});
  const legend = h('ul', {
    class: 'jp-PsydynOverview-legend',
    'aria-label': trans.__('Feelings')
  });
  const made = frame(trans.__('Feelings'), HEIGHT, '', ground);
  let said: readonly string[] = [];
  return {
    node: made.node,
    legend,
    show: ({ kept, inside }) => {
      const entries = new Array<number>(periods.length).fill(0);
      for (let at = 0; at < series.size; at++) {
        if (
          kept[at] &&
          place[at] >= 0 &&
          series.entries.recall[at] !== 'none'
        ) {
          entries[place[at]]++;
        }
      }
      const counts = bands.map(({ at }) => {
        const found = new Array<number>(periods.length).fill(0);
        for (const one of at) {
          if (kept[one] && place[one] >= 0) {
            found[place[one]]++;
          }
        }
        return found;
      });
      const sums = periods.map((_, period) =>
        counts.reduce((sum, count) => sum + count[period], 0)
      );
      const a = (value: number, period: number) =>
        value / Math.max(1, entries[period]);
      const most = Math.max(...sums.map(a)) || 1;
      made.top.textContent = trans.__('%1 a dream', number(rounded(most)));
      ground.replaceChildren(
        ...periods.flatMap((_, period) => {
          let below = 0;
          return bands.flatMap(({ band }, i) => {
            const high = a(counts[i][period], period) / most;
            below += high;
            return high
              ? [
                  bar(
                    over,
                    period,
                    'band',
                    entries[period],
                    below - high,
                    high,
                    {
                      'data-band': band
                    }
                  )
                ]
              : [];
          });
        })
      );
      said = periods.map((_, period) =>
        bands
          .flatMap(({ name }, i) =>
            counts[i][period] ? [`${name} ${counts[i][period]}`] : []
          )
          .join(', ')
      );
      let mentions = 0;
      const items = bands.map(({ name, at, strength, band }) => {
        const here = at.filter(one => inside[one]).length;
        mentions += here;
        const strong = strength.filter(
          (one, i): one is number => one !== null && Boolean(inside[at[i]])
        );
        const mean = strong.reduce((sum, one) => sum + one, 0) / strong.length;
        return h(
          'li',
          { 'data-none': here === 0 },
          h('span', {
            class: 'jp-PsydynOverview-swatch',
            'data-band': band,
            'aria-hidden': 'true'
          }),
          h('bdi', {}, name),
          ' ',
          h(
            'span',
            { class: 'jp-PsydynReview-quiet' },
            strong.length
              ? trans.__('%1, strength %2', here, number(rounded(mean)))
              : String(here)
          )
        );
      });
      legend.replaceChildren(...items);
      made.figure.textContent = trans._n(
        'in own words, named %1 time',
        'in own words, named %1 times',
        mentions
      );
    },
    words: period =>
      said[period] ? trans.__('feelings: %1', said[period]) : ''
  };
}

/** Where nobody entered feelings: words that a lexicon calls positive, above, and negative, below. */
export function drawLexiconFeelings(
  over: IOverTime,
  { name, positive, negative, coverage }: ILexiconFeelings,
  trans: TranslationBundle
): IPlot {
  const { series, periods, place } = over;
  const ground = h('div', {});
  const made = frame(
    trans.__('Words of feeling, by a lexicon'),
    HEIGHT,
    '',
    ground
  );
  const legend = h(
    'ul',
    { class: 'jp-PsydynOverview-legend', 'aria-label': trans.__('Legend') },
    ...(
      [
        ['positive', trans.__('positive, upwards')],
        ['negative', trans.__('negative, downwards')]
      ] as const
    ).map(([band, text]) =>
      h(
        'li',
        {},
        h('span', {
          class: 'jp-PsydynOverview-swatch',
          'data-band': band,
          'aria-hidden': 'true'
        }),
        text
      )
    ),
    h(
      'li',
      { class: 'jp-PsydynReview-quiet' },
      trans.__(
        'Nobody entered feelings: these are words that %1 rates, %2 of those counted.',
        name,
        percent(coverage)
      )
    )
  );
  let said: readonly string[] = [];
  return {
    node: made.node,
    legend,
    show: ({ kept, inside }) => {
      const sums = periods.map(() => ({ n: 0, words: 0, up: 0, down: 0 }));
      const whole = { n: 0, words: 0, up: 0, down: 0 };
      for (let at = 0; at < series.size; at++) {
        const here = series.entries.words[at];
        const into = [
          ...(kept[at] && place[at] >= 0 ? [sums[place[at]]] : []),
          ...(inside[at] ? [whole] : [])
        ];
        for (const sum of here ? into : []) {
          sum.n++;
          sum.words += here;
          sum.up += positive[at];
          sum.down += negative[at];
        }
      }
      const share = (count: number, { words }: typeof whole) =>
        words ? count / words : 0;
      const most =
        Math.max(
          ...sums.flatMap(one => [share(one.up, one), share(one.down, one)])
        ) || 1;
      made.top.textContent = trans.__('%1 of words', percent(most));
      ground.replaceChildren(
        ...sums.flatMap((one, period) => {
          const up = share(one.up, one) / most / 2;
          const down = share(one.down, one) / most / 2;
          return [
            ...(up
              ? [
                  bar(over, period, 'band', one.n, 0.5, up, {
                    'data-band': 'positive'
                  })
                ]
              : []),
            ...(down
              ? [
                  bar(over, period, 'band', one.n, 0.5 - down, down, {
                    'data-band': 'negative'
                  })
                ]
              : [])
          ];
        })
      );
      const tell = (one: typeof whole) =>
        trans.__(
          '%1 positive, %2 negative',
          perCent(100 * share(one.up, one)),
          perCent(100 * share(one.down, one))
        );
      said = sums.map(one => (one.n ? tell(one) : ''));
      made.figure.textContent = whole.n ? tell(whole) : '';
    },
    words: period => said[period]
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(1));
}
