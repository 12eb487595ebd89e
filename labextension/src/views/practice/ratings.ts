import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row } from '../../tokens';
import { h } from '../dom';
import { drawLine, seen } from '../finding';
import { known, night, number } from '../format';
import { ACROSS, rove } from '../keys';
import { drawEmpty } from '../legends';
import { dayNumber } from '../overview/days';
import { IActs } from '../picture';

interface IPoint {
  readonly key: string;
  readonly day: string;
  readonly before: number | null;
  readonly after: number | null;
}

interface IItem {
  readonly key: string;
  readonly item: string;
  readonly points: readonly IPoint[];
}

const MOST = 10;

/** Each item on a line of its own over the days: before and after an hour, joined. Every hour leads to its summary. */
export function drawRatings(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const { first, last, items } = snapshot.picture as {
    readonly first: string;
    readonly last: string;
    readonly items: readonly IItem[];
  };
  if (!items.length) {
    host.append(
      drawEmpty(
        trans.__(
          'Nothing was rated yet: items of one’s own stand here, before and after each hour.'
        )
      )
    );
    return;
  }
  const place = along(first, last);
  host.append(
    h(
      'p',
      { class: 'jp-PsydynReview-quiet' },
      trans.__('○ before the hour, ● after it; 0 to 10')
    ),
    ...items.map(item => {
      const row = snapshot.rows.find(({ key }) => key === item.key)!;
      return drawItem(item, row, place, [first, last], acts);
    })
  );
}

function drawItem(
  { key, item, points }: IItem,
  row: Row,
  place: (day: string) => number,
  ends: readonly string[],
  acts: IActs
): HTMLElement {
  const { trans } = acts;
  const said = inWords(row, trans);
  const plot = h(
    'div',
    {
      class: 'jp-PsydynPractice-plot',
      role: 'group',
      'aria-label': trans.__('%1, by day', item)
    },
    ...points.map(point => drawPoint(point, place(point.day), acts))
  );
  rove(plot, '[data-key]', ACROSS);
  return h(
    'section',
    { class: 'jp-PsydynPractice-item', 'aria-label': item },
    drawLine(
      {
        key,
        kind: 'jp-PsydynPractice-itemName',
        aloud: `${item}: ${said}`
      },
      acts,
      seen('', h('bdi', {}, item)),
      seen('jp-PsydynReview-quiet', said)
    ),
    plot,
    h(
      'div',
      { class: 'jp-PsydynPractice-ends', 'aria-hidden': 'true' },
      ...[...new Set(ends)]
        .filter(Boolean)
        .map(day => h('span', {}, night(day, trans)))
    )
  );
}

function drawPoint(
  { key, day, before, after }: IPoint,
  at: number,
  acts: IActs
): HTMLElement {
  const { trans } = acts;
  const mark = (kind: string, value: number | null) =>
    value !== null &&
    h('span', {
      class: 'jp-PsydynPractice-dot',
      'data-kind': kind,
      style: `inset-block-end: ${(100 * value) / MOST}%`
    });
  const both = before !== null && after !== null;
  const line = drawLine(
    {
      key,
      kind: 'jp-PsydynPractice-point',
      aloud: trans.__(
        '%1: before %2, after %3',
        night(day, trans),
        before ?? trans.__('not rated'),
        after ?? trans.__('not rated')
      )
    },
    acts,
    both &&
      h('span', {
        class: 'jp-PsydynPractice-change',
        style:
          `inset-block-end: ${(100 * Math.min(before, after)) / MOST}%; ` +
          `block-size: ${(100 * Math.abs(after - before)) / MOST}%`
      }),
    mark('before', before),
    mark('after', after)
  );
  line.style.setProperty('inset-inline-start', `${at.toFixed(2)}%`);
  line.title = night(day, trans);
  return line;
}

/** "6 hours; change +2, 95 % interval 0.8 to 3.2, of 5" */
function inWords(row: Row, trans: TranslationBundle): string {
  const hours = trans._n('%1 hour', '%1 hours', known(row.hours) ?? 0);
  const [change, low, high] = ['change_mean', 'change_low', 'change_high'].map(
    name => known(row[name])
  );
  if (change === null) {
    return trans.__('%1; in none both before and after', hours);
  }
  const signed = `${change > 0 ? '+' : ''}${said(change)}`;
  return low === null || high === null
    ? trans.__(
        '%1; mean change %2 in %3 of them, too few for an interval',
        hours,
        signed,
        known(row.both)
      )
    : trans.__(
        '%1; mean change %2 in %3 of them, 95 % interval %4 to %5',
        hours,
        signed,
        known(row.both),
        said(low),
        said(high)
      );
}

/** With a minus that is one. */
function said(value: number): string {
  return number(value).replace('-', '−');
}

/** Where a day stands, in per cent; a single one in the middle. */
function along(first: string, last: string): (day: string) => number {
  const from = dayNumber(first);
  const days = dayNumber(last) - from;
  return day => (days ? (100 * (dayNumber(day) - from)) / days : 50);
}
