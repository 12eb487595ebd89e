import { h } from './dom';
import { drawLine, seen } from './finding';
import { rove } from './keys';
import { paged } from './paged';
import { IActs } from './picture';

/** How much there is of one thing. */
export interface IBar {
  readonly key: string;
  readonly label: string | Node;
  /** How long it is; the longest of a list fills the room there is. */
  readonly value: number | null;
  /** Short, behind the bar: "12", "4 %". */
  readonly figure: string;
  /** Quietly, behind the figure. */
  readonly beside?: string;
  /** Quietly, and longer: the words that were counted. */
  readonly below?: string;
  /** Below how many others it stands. */
  readonly depth?: number;
  readonly aloud: string;
  readonly hasPassages?: boolean;
}

/** More bars of one list than these are shown when asked for. */
const PAGE = 50;

/** Bars of one scale, one below the other, as a list of that name. */
export function drawBars(
  name: string,
  bars: readonly IBar[],
  host: HTMLElement,
  acts: IActs,
  page = PAGE
): void {
  const { trans } = acts;
  const longest = Math.max(...bars.map(({ value }) => value ?? 0)) || 1;
  const list = h('ol', {
    class: 'jp-PsydynReview-bars',
    'aria-label': name
  });
  const more = paged(
    list,
    bars,
    page,
    bar => h('li', {}, drawBar(bar, longest, acts)),
    trans.__('Show all %1', bars.length),
    () => reset()
  );
  const reset = rove(list, '.jp-PsydynReview-barLine[data-key]');
  host.append(list, ...(more ? [more] : []));
}

function drawBar(bar: IBar, longest: number, acts: IActs): HTMLElement {
  const { value, figure, beside = '', below, depth = 0 } = bar;
  const line = drawLine(
    { ...bar, kind: 'jp-PsydynReview-barLine' },
    acts,
    seen('jp-PsydynReview-barName', h('bdi', {}, bar.label)),
    seen(
      'jp-PsydynReview-bar',
      h('span', {
        style: `inline-size: ${((100 * (value ?? 0)) / longest).toFixed(2)}%`
      })
    ),
    seen('jp-PsydynReview-figure', figure),
    seen('jp-PsydynReview-barBeside', beside),
    below ? seen('jp-PsydynReview-barBelow', h('bdi', {}, below)) : null
  );
  line.style.setProperty('--jp-psydyn-depth', String(depth));
  return line;
}
