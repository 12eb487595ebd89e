import { TranslationBundle } from '@jupyterlab/translation';
import { Row } from '../tokens';
import { h, svg } from './dom';
import { known, seconds } from './format';
import { ILimit } from './limits';
import { IActs } from './picture';
import { marksOf } from './timemarks';
import { followWidth } from './width';

const STEP = 8;
const PLOT = 96;
const TOP = 10;
const MARKS = 14;
const AXIS = 16;
const HEIGHT = TOP + PLOT + MARKS + AXIS;
/** Beside the plot, for the names of the limits; on a narrow page they stand in the legend alone. */
const ASIDE = 150;
const WIDE = 640;
const FONT = 11;
/** Where the plot ends; marks of words and of memory stand below. */
const BASE = TOP + PLOT;

export interface ITimeline {
  readonly node: HTMLElement;
  /** Show where the sheet is read; in a long test, bring it in sight. */
  mark(at: number, inSight?: boolean): void;
  /** Draw it as wide as the page, from now on. */
  follow(): () => void;
}

/**
 * The times of a test in the order of its stimuli. It is for the eye and the
 * pointer; keys go through the sheet below, which says the same.
 *
 * @param shown - is called with the reaction that is pointed at.
 * @param went - with the one that is chosen.
 */
export function drawTimeline(
  rows: readonly Row[],
  limits: readonly ILimit[],
  reach: number,
  shown: (at: number) => void,
  went: (at: number) => void,
  { trans }: IActs
): ITimeline {
  // Focusable, so that the arrow keys scroll a long test.
  const scroll = h('div', {
    class: 'jp-PsydynReview-timelineScroll',
    role: 'group',
    'aria-label': trans.__('Times in their order'),
    tabindex: '0'
  });
  let cursor: SVGElement | null = null;
  let marked = 0;
  let step = STEP;
  const mark = (at: number, inSight = false) => {
    marked = at;
    cursor?.setAttribute('x', (at * step).toFixed(1));
    const [from, across] = [scroll.scrollLeft, scroll.clientWidth];
    if (inSight && (at * step < from || (at + 1) * step > from + across)) {
      scroll.scrollLeft = Math.max(0, (at + 0.5) * step - across / 2);
    }
  };
  const draw = () => {
    const across = scroll.clientWidth || 720;
    const aside = across >= WIDE && limits.length ? ASIDE : 0;
    step = Math.max(STEP, (across - aside) / rows.length);
    const plot = step * rows.length;
    cursor = svg('rect', {
      class: 'jp-PsydynReview-timelineCursor',
      y: '0',
      width: step.toFixed(1),
      height: String(HEIGHT - AXIS)
    });
    mark(marked);
    scroll.replaceChildren(
      svg(
        'svg',
        {
          class: 'jp-PsydynReview-timeline',
          width: (plot + aside).toFixed(0),
          height: String(HEIGHT),
          viewBox: `0 0 ${(plot + aside).toFixed(1)} ${HEIGHT}`,
          role: 'img',
          'aria-label': inWords(rows, limits, trans)
        },
        cursor,
        ...limitLines(limits, reach, plot, aside),
        svg('path', {
          class: 'jp-PsydynReview-axis',
          d: `M0 ${BASE}H${plot.toFixed(1)}`
        }),
        svg('path', {
          class: 'jp-PsydynReview-curve',
          d: steps(rows, reach, step)
        }),
        ...rows.flatMap((row, at) =>
          marksOf(
            row,
            (at + 0.5) * step,
            BASE,
            height(known(row.seconds) ?? 0, reach)
          )
        ),
        ...numbers(rows, step),
        ...rows.map((_, at) => {
          const hit = svg('rect', {
            class: 'jp-PsydynReview-hit',
            x: (at * step).toFixed(1),
            y: '0',
            width: step.toFixed(1),
            height: String(HEIGHT)
          });
          hit.addEventListener('pointerover', () => shown(at));
          hit.addEventListener('click', () => went(at));
          return hit;
        })
      )
    );
  };
  draw();
  return {
    node: scroll,
    mark,
    follow: () => {
      draw();
      return followWidth(scroll, draw);
    }
  };
}

function height(time: number, reach: number): number {
  return TOP + PLOT * (1 - Math.min(1, Math.max(0, time) / reach));
}

/** A step for each reaction; where there is no time there is a gap. */
function steps(rows: readonly Row[], reach: number, step: number): string {
  return rows
    .map((row, at) => {
      const time = known(row.seconds);
      if (time === null || row.failed) {
        return '';
      }
      const y = height(time, reach).toFixed(1);
      const before = at ? rows[at - 1] : undefined;
      const goesOn = before && !before.failed && known(before.seconds) !== null;
      return `${goesOn ? 'V' : `M${(at * step).toFixed(1)} `}${y}H${((at + 1) * step).toFixed(1)}`;
    })
    .join('');
}

function limitLines(
  limits: readonly ILimit[],
  reach: number,
  plot: number,
  aside: number
): SVGElement[] {
  // From below, each name at least a line above the last.
  let last = Infinity;
  return [...limits]
    .map((limit, nth) => ({ ...limit, nth }))
    .sort((a, b) => a.seconds - b.seconds)
    .flatMap(({ name, seconds: limit, isChosen, nth }) => {
      const y = height(limit, reach);
      const at = Math.max(FONT, Math.min(y + FONT / 3, last - FONT - 1));
      last = at;
      return [
        svg('path', {
          class: 'jp-PsydynReview-limit',
          'data-chosen': isChosen,
          'data-nth': String(nth),
          d: `M0 ${y.toFixed(1)}H${plot.toFixed(1)}`
        }),
        ...(aside
          ? [
              svg(
                'text',
                {
                  x: (plot + 6).toFixed(1),
                  y: at.toFixed(1),
                  'font-size': String(FONT),
                  'data-chosen': isChosen
                },
                `${name} ${seconds(limit)}`
              )
            ]
          : [])
      ];
    });
}

/** The first, and every tenth, where there is room. */
function numbers(rows: readonly Row[], step: number): SVGElement[] {
  const every = step >= 22 ? 1 : step >= 12 ? 5 : 10;
  return rows.flatMap((row, at) =>
    at === 0 || (at + 1) % every === 0
      ? [
          svg(
            'text',
            {
              x: ((at + 0.5) * step).toFixed(1),
              y: String(HEIGHT - 4),
              'font-size': String(FONT),
              'text-anchor': 'middle'
            },
            String(row.position ?? row.key)
          )
        ]
      : []
  );
}

function inWords(
  rows: readonly Row[],
  limits: readonly ILimit[],
  trans: TranslationBundle
): string {
  const limit = limits.find(({ isChosen }) => isChosen);
  const [failed, prolonged] = ['failed', 'prolonged'].map(
    name => rows.filter(row => row[name]).length
  );
  return [
    trans._n(
      'Time of %1 reaction, in order',
      'Times of %1 reactions, in order',
      rows.length
    ),
    limit
      ? trans.__(
          '%1 over %2 (%3)',
          prolonged,
          seconds(limit.seconds),
          limit.name
        )
      : '',
    trans.__('%1 without reaction', failed)
  ]
    .filter(one => one)
    .join(', ');
}
