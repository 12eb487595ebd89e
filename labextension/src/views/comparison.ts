import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row } from '../tokens';
import { drawDiverging, IDivergingBar } from './diverging';
import { h } from './dom';
import { isClear, known, number } from './format';
import { IActs } from './picture';

/** Two networks pair by pair: which come together more in the first, and which less. */
export function drawComparison(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  // They come with the surest first, and so those that are clear.
  const bars = snapshot.rows
    .filter(row => known(row.log_odds) !== null)
    .map(row => bar(row, trans));
  if (!bars.length) {
    host.append(
      h(
        'p',
        { class: 'jp-PsydynReview-empty' },
        trans.__('The two networks have no pair of words in common.')
      )
    );
    return;
  }
  if (!bars.some(({ isClear }) => isClear)) {
    host.append(
      h(
        'p',
        { class: 'jp-PsydynReview-unclear' },
        trans.__(
          'The networks do not differ clearly: none of the %1 pairs can be told from chance.',
          bars.length
        )
      )
    );
  }
  drawDiverging(
    {
      name: trans.__('Words'),
      less: trans.__('less in the first'),
      more: trans.__('more in the first'),
      figure: trans.__('Together'),
      interval: trans.__('Log odds ratio')
    },
    [
      {
        title: trans.__('More in the first'),
        bars: bars.filter(({ value }) => value >= 0)
      },
      {
        title: trans.__('Less in the first'),
        bars: bars.filter(({ value }) => value < 0)
      }
    ],
    host,
    acts
  );
  host.append(
    h(
      'p',
      { class: 'jp-PsydynReview-legend' },
      trans.__(
        'Length: logarithm of the odds ratio. Thin line: its 95 % interval. Numbers: how often both come together in the first, and in the second. '
      ),
      bars.some(({ isClear }) => !isClear) &&
        trans.__('Grey: not distinguishable from chance.')
    )
  );
}

function bar(row: Row, trans: TranslationBundle): IDivergingBar {
  const [value, low, high] = [
    known(row.log_odds) ?? 0,
    known(row.low),
    known(row.high)
  ];
  const label = `${row.source} ∧ ${row.target}`;
  const [first, second] = [known(row.count_a) ?? 0, known(row.count_b) ?? 0];
  const said = [
    trans.__(
      '%1 and %2: %3 times together in the first, %4 in the second',
      String(row.source),
      String(row.target),
      first,
      second
    ),
    low !== null && high !== null
      ? trans.__(
          'log odds ratio %1, 95 % interval %2 to %3',
          number(value),
          number(low),
          number(high)
        )
      : trans.__('log odds ratio %1', number(value)),
    isClear(row.q) ? '' : trans.__('not distinguishable from chance')
  ];
  return {
    key: row.key,
    label,
    value,
    low,
    high,
    isClear: isClear(row.q),
    // Passages are those of either network.
    hasPassages: first + second > 0,
    figure: trans.__('%1 : %2', first, second),
    aloud: said.filter(one => one).join(', ')
  };
}
