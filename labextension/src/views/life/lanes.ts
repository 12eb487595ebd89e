import { TranslationBundle } from '@jupyterlab/translation';
import { h, svg } from '../dom';
import { night } from '../format';
import { shortcut } from '../keys';
import { dayNumber } from '../overview/days';
import { drawAxis } from '../overview/overtime';
import { drawReadout } from '../overview/piece';
import { along, ITime } from '../overview/plot';
import { IActs } from '../picture';

/** Something on a day, or in a span in which it lies. */
export interface IMark {
  /** Of its passages. */
  readonly key: string;
  readonly label: string;
  readonly first: string;
  readonly last: string;
  /** What it is besides: rupture, repair. */
  readonly sign?: string;
  /** There are passages to open. */
  readonly told: boolean;
  /** How high it stands, 0 to 1; without one it is as high as its lane. */
  readonly height?: number;
}

export interface ILane {
  readonly key: string;
  readonly label: string;
  readonly sort: string;
  readonly marks: readonly IMark[];
  /** Nights from which on a motif comes differently often. */
  readonly changes?: readonly string[];
}

interface IDrawnLane {
  readonly node: HTMLElement;
  readonly marks: readonly IMark[];
  /** Puts the one mark that keys go from there, and the focus too. */
  go(at: number, focus: boolean): void;
  current: number;
}

/** Which mark a key leads to, from the one of that number. */
const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: at => at - 1,
  ArrowRight: at => at + 1,
  Home: () => 0,
  End: (_, last) => last
};
const LANES: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  k: -1,
  j: 1
};
/** So far beside a mark, in per cent of the time, a pointer still means it. */
const NEAR = 2;

/**
 * Lanes over one axis of time. All marks are one stop of the Tab key: up and
 * down go from lane to lane, left and right from mark to mark, Enter opens.
 *
 * @param span - the time they are drawn over, as ISO days; marks outside of it are told in words.
 */
export function drawLanes(
  lanes: readonly ILane[],
  span: { readonly first: string; readonly last: string },
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const over: ITime = {
    series: {
      span: { from: dayNumber(span.first), to: dayNumber(span.last) }
    }
  };
  const isInside = ({ first, last }: IMark) =>
    last >= span.first && first <= span.last;
  const readout = drawReadout(
    acts.choose ? trans.__('Point at a mark, or go by arrows.') : ''
  );
  const tell = (mark: IMark | null, lane?: ILane) =>
    readout.tell(mark && lane ? words(mark, lane, trans) : '');
  const drawn: IDrawnLane[] = [];
  const enter = (lane: IDrawnLane) =>
    drawn.forEach(one => one !== lane && rest(one.node));
  for (const lane of lanes) {
    const marks = lane.marks.filter(isInside);
    if (marks.length) {
      drawn.push(drawLane(lane, marks, over, acts, tell, enter));
    }
  }
  const list = h(
    'div',
    {
      class: 'jp-PsydynLife',
      role: 'group',
      'aria-label': trans.__(
        'Lanes: up and down from lane to lane, left and right from mark to mark, Enter opens'
      )
    },
    ...drawn.map(({ node }) => node)
  );
  drawn.slice(1).forEach(({ node }) => rest(node));
  list.addEventListener('keydown', event => {
    const key = shortcut(event);
    const at = drawn.findIndex(({ node }) =>
      node.contains(event.target as Node)
    );
    const lane = drawn[at];
    if (!lane) {
      return;
    }
    const last = lane.marks.length - 1;
    if (STEPS[key]) {
      event.preventDefault();
      const next = STEPS[key](lane.current, last);
      lane.go(Math.max(0, Math.min(last, next)), true);
    } else if (LANES[key]) {
      event.preventDefault();
      const to = drawn[at + LANES[key]];
      to?.go(nearest(to.marks, lane.marks[lane.current].first), true);
    }
  });
  const outside = lanes.flatMap(lane =>
    lane.marks
      .filter(mark => !isInside(mark))
      .map(mark => words(mark, lane, trans))
  );
  host.append(
    list,
    drawAxis(over),
    readout.node,
    ...(outside.length
      ? [
          h(
            'p',
            { class: 'jp-PsydynReview-quiet' },
            trans.__('Outside of this time: %1.', outside.join('; '))
          )
        ]
      : [])
  );
}

/** Out of the way of the Tab key. */
function rest(lane: HTMLElement): void {
  lane.querySelector('.jp-PsydynLife-cursor')?.setAttribute('tabindex', '-1');
}

function drawLane(
  lane: ILane,
  marks: readonly IMark[],
  over: ITime,
  acts: IActs,
  tell: (mark: IMark | null, lane?: ILane) => void,
  enter: (lane: IDrawnLane) => void
): IDrawnLane {
  const { trans, choose, chosen } = acts;
  const plot = h(
    'div',
    {
      class: 'jp-PsydynOverview-plot jp-PsydynLife-plot',
      'data-sort': lane.sort
    },
    ...drawMarks(lane, marks, over),
    ...(lane.changes ?? []).map(change =>
      h('span', {
        class: 'jp-PsydynOverview-change',
        style: `inset-inline-start: ${along(over, dayNumber(change)).toFixed(2)}%`
      })
    )
  );
  const open = (at: number) => {
    if (choose && marks[at].told) {
      choose(marks[at].key);
    }
  };
  const cursor = (at: number) => {
    const { key, told } = marks[at];
    const made = h('button', {
      type: 'button',
      class: 'jp-PsydynLife-cursor',
      'data-key': told ? key : undefined,
      'aria-disabled': told && choose ? undefined : 'true',
      'aria-current': told && key === chosen ? 'true' : undefined,
      'aria-label': `${words(marks[at], lane, trans)} (${at + 1}/${marks.length})`,
      style: `inset-inline-start: ${middle(marks[at], over).toFixed(2)}%`
    });
    made.addEventListener('click', () => open(at));
    return made;
  };
  const opened = marks.findIndex(({ key, told }) => told && key === chosen);
  const drawn: IDrawnLane = {
    node: h(
      'div',
      { class: 'jp-PsydynLife-lane' },
      h(
        'p',
        { class: 'jp-PsydynOverview-plotName' },
        h('bdi', {}, lane.label),
        ' ',
        h('span', { class: 'jp-PsydynReview-quiet' }, String(marks.length))
      ),
      plot
    ),
    marks,
    current: opened < 0 ? marks.length - 1 : opened,
    go: (at, focus) => {
      // Another one each time: its name is read where the focus comes to it.
      const next = cursor(at);
      drawn.current = at;
      button.replaceWith(next);
      button = next;
      enter(drawn);
      tell(marks[at], lane);
      if (focus) {
        next.focus();
      }
    }
  };
  let button = cursor(drawn.current);
  plot.append(button);
  plot.addEventListener('focusin', () => {
    button.setAttribute('tabindex', '0');
    enter(drawn);
    tell(marks[drawn.current], lane);
  });
  const under = ({ clientX }: MouseEvent) => {
    const { left, width } = plot.getBoundingClientRect();
    const share = (100 * (clientX - left)) / (width || 1);
    const away = marks.map(mark => Math.abs(middle(mark, over) - share));
    const at = away.indexOf(Math.min(...away));
    const [from, to] = ends(marks[at], over);
    return away[at] <= NEAR || (share >= from && share <= to) ? at : -1;
  };
  plot.addEventListener('pointermove', event => {
    const at = under(event);
    plot.toggleAttribute('data-over', at >= 0 && marks[at].told);
    tell(at < 0 ? null : marks[at], lane);
  });
  plot.addEventListener('pointerleave', () => tell(null));
  plot.addEventListener('click', event => {
    const at = event.target === button ? -1 : under(event);
    if (at >= 0) {
      drawn.go(at, true);
      open(at);
    }
  });
  return drawn;
}

/** Nights as ticks, what lasts as a span, levels as dots; of hours a sign where one was noticed. */
function drawMarks(lane: ILane, marks: readonly IMark[], over: ITime): Node[] {
  const x = (mark: IMark) => middle(mark, over);
  if (['event', 'transition', 'treatment'].includes(lane.sort)) {
    return marks.map(mark => {
      const [from, to] = ends(mark, over);
      return h('span', {
        class: 'jp-PsydynLife-span',
        'data-day': mark.first === mark.last,
        style: `inset-inline-start: ${from.toFixed(2)}%; inline-size: ${(to - from).toFixed(2)}%`
      });
    });
  }
  if (marks.some(({ height }) => height !== undefined)) {
    return marks.map(mark =>
      h('span', {
        class: 'jp-PsydynLife-dot',
        style: `inset-inline-start: ${x(mark).toFixed(2)}%; inset-block-end: ${(100 * (mark.height ?? 0)).toFixed(1)}%`
      })
    );
  }
  const ticks = svg(
    'svg',
    {
      viewBox: '0 0 1000 100',
      preserveAspectRatio: 'none',
      'aria-hidden': 'true'
    },
    svg('path', {
      class: 'jp-PsydynOverview-ticks',
      d: marks.map(mark => `M${(10 * x(mark)).toFixed(1)} 0V100`).join('')
    })
  );
  return [
    ticks,
    ...marks
      .filter(({ sign }) => sign)
      .map(mark =>
        h(
          'span',
          {
            class: 'jp-PsydynLife-sign',
            'aria-hidden': 'true',
            style: `inset-inline-start: ${x(mark).toFixed(2)}%`
          },
          glyphs(mark.sign!)
        )
      )
  ];
}

/** × for a rupture, ○ for a repair. */
export function glyphs(sign: string): string {
  return sign
    .split(' ')
    .map(one => ({ rupture: '×', repair: '○' })[one] ?? '')
    .join('');
}

/** From where to where a mark goes, in per cent of the time, cut to it. */
function ends({ first, last }: IMark, over: ITime): [number, number] {
  return [
    Math.max(0, along(over, dayNumber(first))),
    Math.min(100, along(over, dayNumber(last) + 1))
  ];
}

function middle(mark: IMark, over: ITime): number {
  const [from, to] = ends(mark, over);
  return (from + to) / 2;
}

/** Which of them is the nearest in time to a day. */
function nearest(marks: readonly IMark[], day: string): number {
  const away = marks.map(({ first }) =>
    Math.abs(dayNumber(first) - dayNumber(day))
  );
  return away.indexOf(Math.min(...away));
}

function words(
  { label, first, last }: IMark,
  lane: ILane,
  trans: TranslationBundle
): string {
  const when =
    first === last
      ? night(first, trans)
      : trans.__('%1 to %2', night(first, trans), night(last, trans));
  return label === lane.label
    ? `${label}, ${when}`
    : `${lane.label}: ${label}, ${when}`;
}
