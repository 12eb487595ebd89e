import { Row, Verdict } from '../tokens';
import { drawVerdict } from './chip';
import { h } from './dom';
import { drawLine, seen } from './finding';
import { IActs } from './picture';
import { drawShortlist } from './shortlist';

/** Two figures of one thing on one scale: where it was, and where it went. */
export interface IDots {
  readonly label: string | Node;
  /** The open circle. */
  readonly open: number | null;
  /** The filled one. */
  readonly filled: number | null;
  /** The interval of the filled one. */
  readonly low?: number | null;
  readonly high?: number | null;
  readonly figure: string;
  /** Quietly, below its name. */
  readonly beside?: string;
  /** What is said in place of a circle that is not known. */
  readonly missing?: string;
  readonly aloud: string;
  readonly hasPassages?: boolean;
  /** It cannot be told from chance. */
  readonly isUnclear?: boolean;
  /** People accept or reject it. */
  readonly isDecided?: boolean;
}

/** From where to where the scale goes, and what stands at it. */
export interface IDotScale {
  readonly ticks: readonly number[];
  readonly tick: (value: number) => string;
  readonly name: string;
  readonly figure: string;
}

const PAGE = 40;

/**
 * Lines with two circles each, of one scale, as a list of that name; those that
 * people rejected are shown when asked for.
 */
export function drawDots(
  name: string,
  scale: IDotScale,
  rows: readonly Row[],
  dots: (row: Row) => IDots,
  host: HTMLElement,
  acts: IActs,
  page = PAGE
): void {
  const { trans } = acts;
  const list = h('ol', { class: 'jp-PsydynReview-dots', 'aria-label': name });
  const buttons = drawShortlist(
    {
      list,
      rows,
      page,
      line: row => drawDotLine(row, dots(row), scale, acts),
      items: '.jp-PsydynReview-dotLine[data-key]',
      all: count => trans.__('Show all %1', count)
    },
    acts
  );
  host.append(drawHead(scale), list, ...buttons);
}

function drawHead(scale: IDotScale): HTMLElement {
  const at = along(scale.ticks);
  return h(
    'div',
    {
      class: 'jp-PsydynReview-dotLine jp-PsydynReview-dotHead',
      'aria-hidden': 'true'
    },
    h('span', { class: 'jp-PsydynReview-dotName' }, scale.name),
    h(
      'span',
      { class: 'jp-PsydynReview-dotPlot' },
      ...scale.ticks.map(tick =>
        h(
          'span',
          { class: 'jp-PsydynReview-dotTick', style: at(tick) },
          scale.tick(tick)
        )
      )
    ),
    h('span', { class: 'jp-PsydynReview-figure' }, scale.figure)
  );
}

function drawDotLine(
  { key, verdict }: Row,
  line: IDots,
  { ticks }: IDotScale,
  acts: IActs
): HTMLElement {
  const at = along(ticks);
  const { open, filled, low = null, high = null } = line;
  const ends =
    open !== null && filled !== null
      ? [Math.min(open, filled), Math.max(open, filled)]
      : null;
  return drawLine(
    { ...line, key, kind: 'jp-PsydynReview-dotLine' },
    acts,
    seen(
      'jp-PsydynReview-dotName',
      h('bdi', {}, line.label),
      drawVerdict(verdict as Verdict | undefined, acts.trans),
      ...[line.beside, line.missing].map(text =>
        text ? h('bdi', { class: 'jp-PsydynReview-quiet' }, text) : null
      )
    ),
    seen(
      'jp-PsydynReview-dotPlot',
      ...ticks.map(tick =>
        h('span', { class: 'jp-PsydynReview-dotGrid', style: at(tick) })
      ),
      ends && between('jp-PsydynReview-dotWay', ends[0], ends[1], ticks),
      low !== null &&
        high !== null &&
        between('jp-PsydynReview-dotRange', low, high, ticks),
      open !== null && dot('open', at(open)),
      filled !== null && dot('filled', at(filled))
    ),
    seen('jp-PsydynReview-figure', line.figure)
  );
}

/** A circle as it stands on the lines, for a legend. */
export function dot(kind: 'open' | 'filled', style?: string): HTMLElement {
  return h('span', { class: 'jp-PsydynReview-dot', 'data-kind': kind, style });
}

/** Where a figure stands on the scale, as a style. */
function along(ticks: readonly number[]): (value: number) => string {
  return value => `inset-inline-start: ${place(value, ticks).toFixed(2)}%`;
}

function between(
  kind: string,
  from: number,
  to: number,
  ticks: readonly number[]
): HTMLElement {
  const [start, end] = [place(from, ticks), place(to, ticks)];
  return h('span', {
    class: kind,
    style: `inset-inline-start: ${start.toFixed(2)}%; inline-size: ${(end - start).toFixed(2)}%`
  });
}

/** In per cent; what is beyond the scale stands at its end. */
function place(value: number, ticks: readonly number[]): number {
  const [first, last] = [ticks[0], ticks[ticks.length - 1]];
  const share = (value - first) / (last - first || 1);
  return 100 * Math.max(0, Math.min(1, share));
}
