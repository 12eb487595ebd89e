import { h } from './dom';
import { drawLine, seen } from './finding';
import { number } from './format';
import { rove } from './keys';
import { paged } from './paged';
import { IActs } from './picture';

/** A figure that is above or below 0, with how sure it is. */
export interface IDivergingBar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Told from chance; else it is drawn grey. */
  readonly isClear: boolean;
  /** There are passages to open. */
  readonly hasPassages: boolean;
  /** Quietly behind its name: how often it came. */
  readonly beside?: string;
  /** What it is counted from, short: "12 : 3". */
  readonly figure: string;
  /** All of it in one sentence, to be read aloud. */
  readonly aloud: string;
}

/** What the columns are. */
export interface IDivergingHead {
  readonly name: string;
  readonly less: string;
  readonly more: string;
  readonly figure: string;
  readonly interval: string;
}

export interface IDivergingList {
  readonly title: string;
  readonly bars: readonly IDivergingBar[];
}

/** More bars of one list than these are shown when asked for. */
const PAGE = 30;

/**
 * Lists of bars to the right and the left of one line, 0, on one scale: what
 * there is more of, and what there is less of.
 */
export function drawDiverging(
  head: IDivergingHead,
  lists: readonly IDivergingList[],
  host: HTMLElement,
  acts: IActs,
  page = PAGE
): void {
  const { trans } = acts;
  const reach = scale(lists.flatMap(({ bars }) => bars.slice(0, page)));
  const line = (bar: IDivergingBar) => h('li', {}, drawBar(bar, reach, acts));
  host.append(drawHead(head));
  for (const { title, bars } of lists) {
    if (!bars.length) {
      continue;
    }
    const list = h('ol', {
      class: 'jp-PsydynReview-divergings',
      'aria-label': title
    });
    const more = paged(
      list,
      bars,
      page,
      line,
      trans.__('Show all %1', bars.length),
      () => reset()
    );
    const reset = rove(list, '.jp-PsydynReview-diverging[data-key]');
    host.append(
      h(
        'h3',
        { class: 'jp-PsydynReview-divergingTitle' },
        trans.__('%1 (%2)', title, bars.length)
      ),
      list,
      ...(more ? [more] : [])
    );
  }
}

function drawHead({
  name,
  less,
  more,
  figure,
  interval
}: IDivergingHead): HTMLElement {
  return h(
    'div',
    {
      class: 'jp-PsydynReview-diverging jp-PsydynReview-divergingHead',
      'aria-hidden': 'true'
    },
    h('span', { class: 'jp-PsydynReview-divergingName' }, name),
    h(
      'span',
      { class: 'jp-PsydynReview-period' },
      h('span', {}, `← ${less}`),
      h('span', {}, `${more} →`)
    ),
    h('span', { class: 'jp-PsydynReview-figure' }, figure),
    h('span', { class: 'jp-PsydynReview-interval' }, interval)
  );
}

function drawBar(bar: IDivergingBar, reach: number, acts: IActs): HTMLElement {
  const { trans } = acts;
  const { value, low, high } = bar;
  const at = (x: number) =>
    50 + (50 * Math.max(-reach, Math.min(reach, x))) / reach;
  const span = (from: number, to: number) =>
    `inset-inline-start: ${at(from).toFixed(2)}%; inline-size: ${(at(to) - at(from)).toFixed(2)}%`;
  return drawLine(
    {
      ...bar,
      kind: 'jp-PsydynReview-diverging',
      isUnclear: !bar.isClear
    },
    acts,
    seen(
      'jp-PsydynReview-divergingName',
      bar.label,
      bar.beside !== undefined &&
        h('span', { class: 'jp-PsydynReview-quiet' }, bar.beside)
    ),
    seen(
      'jp-PsydynReview-divergingPlot',
      h('span', {
        class: 'jp-PsydynReview-divergingBar',
        style: span(Math.min(0, value), Math.max(0, value))
      }),
      low !== null &&
        high !== null &&
        h('span', {
          class: 'jp-PsydynReview-divergingRange',
          style: span(low, high)
        })
    ),
    seen('jp-PsydynReview-figure', bar.figure),
    seen(
      'jp-PsydynReview-interval',
      low !== null && high !== null
        ? trans.__('%1 [%2 to %3]', number(value), number(low), number(high))
        : number(value)
    )
  );
}

/**
 * How far the scale goes to either side. An interval may go on for ever (a word
 * that one side has not): it ends at the edge, so as not to flatten the bars.
 */
function scale(bars: readonly IDivergingBar[]): number {
  const values = bars.map(({ value }) => Math.abs(value));
  const ends = bars.flatMap(({ low, high }) => [
    Math.abs(low ?? 0),
    Math.abs(high ?? 0)
  ]);
  return Math.min(
    1.4 * Math.max(0.1, ...values),
    Math.max(0.1, ...values, ...ends)
  );
}
