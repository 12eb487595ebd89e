import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row } from '../tokens';
import { drawDiverging, IDivergingBar } from './diverging';
import { h } from './dom';
import { isClear, known, number } from './format';
import { IActs } from './picture';

/** So many words are shown where none can be told from chance. */
const UNCLEAR = 20;

/** Which words there are more of here, and which less: the clear ones, the surest first. */
export function drawKeyness(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const rows = snapshot.rows
    .filter(row => known(row.log_ratio) !== null)
    .sort((a, b) => (known(b.g2) ?? 0) - (known(a.g2) ?? 0));
  if (!rows.length) {
    host.append(
      h(
        'p',
        { class: 'jp-PsydynReview-empty' },
        trans.__('No word came often enough to be compared.')
      )
    );
    return;
  }
  const clear = rows.filter(row => isClear(row.q));
  if (!clear.length) {
    host.append(
      h(
        'p',
        { class: 'jp-PsydynReview-unclear' },
        trans.__(
          'No word is clearly more or less frequent here: none of the %1 can be told from chance.',
          rows.length
        )
      )
    );
  }
  const shown = (clear.length ? clear : rows.slice(0, UNCLEAR)).map(row =>
    bar(row, trans)
  );
  const [more, less] = clear.length
    ? [trans.__('More here'), trans.__('Less here')]
    : [
        trans.__('More here, not distinguishable'),
        trans.__('Less here, not distinguishable')
      ];
  drawDiverging(
    {
      name: trans.__('Word'),
      less: trans.__('less here'),
      more: trans.__('more here'),
      figure: trans.__('of 1000'),
      interval: trans.__('Log ratio')
    },
    [
      { title: more, bars: shown.filter(({ value }) => value >= 0) },
      { title: less, bars: shown.filter(({ value }) => value < 0) }
    ],
    host,
    acts
  );
  host.append(
    h(
      'p',
      { class: 'jp-PsydynReview-legend' },
      trans.__(
        'Length: log ratio, 1 is twice as often, 2 four times. Thin line: its 95 % interval. Numbers: of a thousand words here, and in the reference.'
      )
    )
  );
}

function bar(row: Row, trans: TranslationBundle): IDivergingBar {
  const { key, count_a } = row;
  const [value, low, high] = [
    known(row.log_ratio) ?? 0,
    known(row.low),
    known(row.high)
  ];
  const [here, there] = [row.per_1000_a, row.per_1000_b].map(figure);
  const [count, entries] = [known(count_a) ?? 0, known(row.entries_a) ?? 0];
  const often =
    count > 0
      ? trans._n('%2 in %1 entry', '%2 in %1 entries', entries, count)
      : undefined;
  const said = [
    trans.__(
      '%1: %2 of a thousand words here, %3 in the reference',
      String(row.lemma),
      here,
      there
    ),
    often ?? '',
    low !== null && high !== null
      ? trans.__(
          'log ratio %1, 95 % interval %2 to %3',
          number(value),
          number(low),
          number(high)
        )
      : trans.__('log ratio %1', number(value)),
    isClear(row.q) ? '' : trans.__('not distinguishable from chance')
  ];
  return {
    key,
    label: String(row.lemma),
    value,
    low,
    high,
    isClear: isClear(row.q),
    hasPassages: count_a !== 0,
    beside: often,
    figure: trans.__('%1 : %2', here, there),
    aloud: said.filter(one => one).join(', ')
  };
}

function figure(value: Row[string] | undefined): string {
  const figure = known(value);
  return figure === null ? '–' : number(figure);
}
