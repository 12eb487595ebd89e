import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row } from '../tokens';
import { h } from './dom';
import { known, night, number, percent } from './format';
import { ACROSS, rove } from './keys';
import { isApart, shortName } from './periods';
import { IActs } from './picture';

/** With fewer entries than these a share says next to nothing. */
const FEW = 5;

/** The scale ends at the first of these that holds all that is drawn. */
const TOPS: readonly number[] = [0.1, 0.25, 0.5, 1];

/** One motif over time: a bar a period, with how sure it is and what would be expected. */
export function drawRecurrence(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const { rows } = snapshot;
  if (!rows.length) {
    host.append(
      h(
        'p',
        { class: 'jp-PsydynReview-empty' },
        trans.__(
          'No entry with a full date: there is nothing to draw over time.'
        )
      )
    );
    return;
  }
  const most = Math.max(
    ...rows.flatMap(row => [
      known(row.share) ?? 0,
      known(row.share_high) ?? 0,
      expectedShare(row) ?? 0
    ])
  );
  const top = TOPS.find(top => top >= most) ?? 1;
  const changes = changesOf(rows, snapshot.picture.changes ?? []);

  const list = h(
    'ol',
    {
      class: 'jp-PsydynReview-periods',
      'aria-label': trans.__('Periods')
    },
    ...rows.flatMap((row, i) => {
      const before = i ? rows[i - 1].key : undefined;
      const drawn = drawPeriod(row, before, top, changes.get(row) ?? [], acts);
      return before !== undefined && isApart(before, row.key)
        ? [pause(trans), drawn]
        : [drawn];
    })
  );
  rove(list, '.jp-PsydynReview-periodBar[data-key]', ACROSS);
  host.append(
    h(
      'div',
      { class: 'jp-PsydynReview-periodsFrame' },
      h(
        'div',
        { class: 'jp-PsydynReview-scale', 'aria-hidden': 'true' },
        h('span', {}, percent(top)),
        h('span', {}, percent(top / 2)),
        h('span', {}, percent(0))
      ),
      h('div', { class: 'jp-PsydynReview-periodsScroll' }, list)
    ),
    legend(rows, changes.size > 0, trans)
  );
}

function drawPeriod(
  row: Row,
  before: string | undefined,
  top: number,
  changes: readonly IChange[],
  acts: IActs
): HTMLElement {
  const { trans } = acts;
  const entries = known(row.entries) ?? 0;
  const held = known(row.with_motif) ?? 0;
  // Where it did not come there is nothing to read.
  const choose = held > 0 ? acts.choose : undefined;
  const [share, low, high, expected] = [
    known(row.share) ?? 0,
    known(row.share_low),
    known(row.share_high),
    expectedShare(row)
  ];
  const of = (value: number) => `${((100 * value) / top).toFixed(2)}%`;
  const isFew = entries < FEW;
  const [name, year] = shortName(row.key, before);
  const aloud = spoken(row, changes, trans);
  const item = h(
    choose ? 'button' : 'div',
    {
      class: 'jp-PsydynReview-periodBar',
      type: choose && 'button',
      'data-key': choose && row.key,
      'data-few': isFew,
      title: aloud,
      'aria-current': choose && acts.chosen === row.key ? 'true' : undefined
    },
    h('span', { class: 'jp-Psydyn-aloud' }, aloud),
    h(
      'span',
      { class: 'jp-PsydynReview-periodPlot', 'aria-hidden': 'true' },
      h('span', {
        class: 'jp-PsydynReview-periodShare',
        style: `block-size: ${of(share)}`
      }),
      low !== null &&
        high !== null &&
        h('span', {
          class: 'jp-PsydynReview-whisker',
          style: `inset-block-end: ${of(low)}; block-size: ${of(high - low)}`
        }),
      expected !== null &&
        h('span', {
          class: 'jp-PsydynReview-expectedTick',
          style: `inset-block-end: ${of(expected)}`
        }),
      ...changes.map(({ at }) =>
        h('span', {
          class: 'jp-PsydynReview-change',
          style: `inset-inline-start: ${(100 * at).toFixed(1)}%`
        })
      )
    ),
    ...[
      h('span', { class: 'jp-PsydynReview-figure' }, String(entries)),
      h('span', { class: 'jp-PsydynReview-few' }, isFew ? trans.__('few') : ''),
      h('span', {}, name),
      h('span', {}, year)
    ].map(line => {
      line.setAttribute('aria-hidden', 'true');
      return line;
    })
  );
  if (choose) {
    item.addEventListener('click', () => choose(row.key));
  }
  return h('li', {}, item);
}

/** A period in words: "2023-03: 1 of 6 entries, …". */
function spoken(
  row: Row,
  changes: readonly IChange[],
  trans: TranslationBundle
): string {
  const entries = known(row.entries) ?? 0;
  const [low, high, expected] = [
    known(row.share_low),
    known(row.share_high),
    known(row.expected)
  ];
  return [
    trans._n(
      '%2: %3 of %1 entry',
      '%2: %3 of %1 entries',
      entries,
      String(row.period ?? row.key),
      known(row.with_motif) ?? 0
    ),
    low !== null && high !== null
      ? trans.__('95 % interval %1 to %2', percent(low), percent(high))
      : '',
    expected !== null ? trans.__('expected %1', number(expected)) : '',
    entries < FEW ? trans.__('few entries') : '',
    ...changes.map(({ date }) =>
      trans.__('comes differently often from %1 on', night(date, trans))
    )
  ]
    .filter(one => one)
    .join(', ');
}

/** Time in which nothing was told: it has no row, and is no time without the motif. */
function pause(trans: TranslationBundle): HTMLElement {
  const name = trans.__('nothing told in between');
  return h(
    'li',
    { class: 'jp-PsydynReview-pause', title: name },
    h('span', { class: 'jp-Psydyn-aloud' }, name),
    h('span', { 'aria-hidden': 'true' }, '⋯')
  );
}

function legend(
  rows: readonly Row[],
  isChanging: boolean,
  trans: TranslationBundle
): HTMLElement {
  const entry = (kind: string, text: string) =>
    h(
      'li',
      {},
      h('span', {
        class: `jp-PsydynReview-sample ${kind}`,
        'aria-hidden': 'true'
      }),
      text
    );
  return h(
    'ul',
    { class: 'jp-PsydynReview-legend', 'aria-label': trans.__('Legend') },
    entry(
      'jp-PsydynReview-periodShare',
      trans.__('share of the entries told in it; their number below')
    ),
    entry('jp-PsydynReview-whisker', trans.__('95 % interval')),
    rows.some(row => expectedShare(row) !== null) &&
      entry(
        'jp-PsydynReview-expectedTick',
        trans.__('were it as common as ever')
      ),
    isChanging &&
      entry(
        'jp-PsydynReview-change',
        trans.__('from here on it comes differently often')
      ),
    rows.some(row => (known(row.entries) ?? 0) < FEW) &&
      h('li', {}, trans.__('paler: fewer than %1 entries', FEW))
  );
}

function expectedShare(row: Row): number | null {
  const [expected, entries] = [known(row.expected), known(row.entries)];
  return expected !== null && entries ? Math.min(1, expected / entries) : null;
}

interface IChange {
  readonly date: string;
  /** Where in the period it falls, 0 to 1. */
  readonly at: number;
}

/** The change points by the period in which, or before which, they fall. */
function changesOf(
  rows: readonly Row[],
  dates: readonly string[]
): Map<Row, IChange[]> {
  const found = new Map<Row, IChange[]>();
  for (const date of dates) {
    const row = rows.find(({ last }) => String(last) >= date);
    if (row) {
      const [first, last, day] = [
        String(row.first),
        String(row.last),
        date
      ].map(text => Date.parse(`${text}T00:00Z`));
      const at = last > first ? (day - first) / (last - first) : 0;
      const change = { date, at: Math.max(0, Math.min(1, at)) };
      found.set(row, [...(found.get(row) ?? []), change]);
    }
  }
  return found;
}
