import { TranslationBundle } from '@jupyterlab/translation';
import { Row } from '../../tokens';
import { h, svg } from '../dom';
import { drawMark } from '../finding';
import { night } from '../format';
import { ACROSS, rove } from '../keys';
import { drawSamples } from '../legends';
import { IActs } from '../picture';
import { shape } from '../shapes';
import { drawToWidth } from '../width';
import { dayOf, ILane, kindOf, nameOfMark } from './read';

/** A mark, and the room it takes, in px. */
const RADIUS = 5;
const ROOM = 2 * RADIUS + 3;
/** Of marks of one day so many stand on each other; more lie in one place, and the list has them. */
const HIGHEST = 8;
const LANE = 12;
const NAME = 17;
const BELOW = 20;
/** Where marks without a day stand, after all days. */
const NO_DAY = 54;

/** One lane a kind: every mark on its day, dashed until people have named it. */
export function drawLanes(
  lanes: readonly ILane[],
  rows: readonly Row[],
  host: HTMLElement,
  acts: IActs
): () => void {
  const place = h('div', { class: 'jp-PsydynReview-disturbances' });
  host.append(place, legend(rows, acts.trans));
  return drawToWidth(place, width => [drawing(lanes, rows, width, acts)]);
}

function drawing(
  lanes: readonly ILane[],
  rows: readonly Row[],
  width: number,
  acts: IActs
): SVGElement {
  const { trans } = acts;
  const days = rows.map(dayOf).filter(day => day !== null);
  const isUndated = days.length < rows.length;
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const right = width - RADIUS - 2 - (isUndated ? NO_DAY : 0);
  const x = (row: Row) => {
    const day = dayOf(row);
    return day === null
      ? width - NO_DAY / 2
      : RADIUS +
          2 +
          ((right - RADIUS - 2) * (day - first)) / (last - first || 1);
  };
  let top = 0;
  const drawn = lanes.flatMap((lane, at) => {
    const mine = rows.filter(row => kindOf(row) === lane.kind);
    const stacked = stack(mine, x);
    const highest = Math.max(0, ...stacked.map(({ level }) => level));
    const base = top + NAME + highest * ROOM + LANE;
    top = base + LANE;
    return [
      svg(
        'text',
        {
          x: '0',
          y: px(base - LANE - highest * ROOM - 3),
          'aria-hidden': 'true'
        },
        trans.__('%1: %2 of %3', lane.label, mine.length, lane.chances)
      ),
      svg('line', {
        x1: '0',
        x2: px(width),
        y1: px(base + RADIUS + 2),
        y2: px(base + RADIUS + 2)
      }),
      ...stacked.map(({ row, level }) =>
        drawOne(row, lanes[at], x(row), base - level * ROOM, at, acts)
      )
    ];
  });
  const height = top + BELOW;
  const image = svg(
    'svg',
    {
      width: px(width),
      height: px(height),
      viewBox: `0 0 ${px(width)} ${px(height)}`,
      role: acts.choose ? 'group' : 'img',
      'aria-label': trans._n(
        'Timeline of possible disturbances in %1 lane. The list below holds all of it.',
        'Timeline of possible disturbances in %1 lanes. The list below holds all of it.',
        lanes.length
      )
    },
    ...drawn,
    ...(days.length
      ? [
          end(isoOf(first), 0, height, 'start', trans),
          ...(last > first
            ? [end(isoOf(last), right + RADIUS, height, 'end', trans)]
            : [])
        ]
      : []),
    isUndated &&
      svg('line', {
        x1: px(width - NO_DAY),
        x2: px(width - NO_DAY),
        y1: '0',
        y2: px(height)
      }),
    isUndated &&
      svg(
        'text',
        {
          x: px(width - NO_DAY / 2),
          y: px(height - 5),
          'text-anchor': 'middle',
          'aria-hidden': 'true'
        },
        trans.__('no day')
      )
  );
  rove(image, '[data-key][tabindex]', ACROSS);
  return image;
}

const px = (value: number) => value.toFixed(1);

function isoOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function end(
  day: string,
  x: number,
  height: number,
  anchor: string,
  trans: TranslationBundle
): SVGElement {
  return svg(
    'text',
    {
      x: px(x),
      y: px(height - 5),
      'text-anchor': anchor,
      'aria-hidden': 'true'
    },
    night(day, trans)
  );
}

/** Marks of a lane in the order of time, those that would cover each other one above the other. */
function stack(
  rows: readonly Row[],
  x: (row: Row) => number
): readonly { readonly row: Row; readonly level: number }[] {
  const ends: number[] = [];
  return [...rows]
    .sort((a, b) => x(a) - x(b))
    .map(row => {
      const free = ends.findIndex(end => end <= x(row));
      const level = Math.min(free < 0 ? ends.length : free, HIGHEST);
      ends[level] = x(row) + ROOM;
      return { row, level };
    });
}

function drawOne(
  row: Row,
  lane: ILane,
  x: number,
  y: number,
  nth: number,
  acts: IActs
): SVGElement {
  const mark = drawMark(
    {
      key: row.key,
      kind: 'jp-PsydynReview-disturbance',
      aloud: markWords(row, lane.label, acts.trans)
    },
    acts,
    svg('path', {
      d: shape(nth, RADIUS),
      transform: `translate(${px(x)} ${px(y)})`
    })
  );
  mark.dataset.verdict = String(row.verdict ?? 'open');
  return mark;
}

/** All there is to say of a mark. */
export function markWords(
  row: Row,
  label: string,
  trans: TranslationBundle
): string {
  const name = nameOfMark(row);
  return [
    label,
    night(String(row.night ?? ''), trans),
    String(row.noticed ?? ''),
    row.verdict === 'accepted'
      ? name
        ? trans.__('named “%1”', name)
        : trans.__('named')
      : row.verdict === 'rejected'
        ? trans.__('waved off')
        : trans.__('not named')
  ].join('; ');
}

function legend(rows: readonly Row[], trans: TranslationBundle): HTMLElement {
  const sample = (verdict: string) => {
    const mark = svg(
      'g',
      { class: 'jp-PsydynReview-disturbance' },
      svg('path', { d: shape(0, RADIUS), transform: 'translate(7 7)' })
    );
    mark.dataset.verdict = verdict;
    return svg('svg', { width: '14', height: '14' }, mark);
  };
  return drawSamples(
    [
      [sample('open'), trans.__('dashed: a possible disturbance')],
      rows.some(({ verdict }) => verdict === 'accepted') && [
        sample('accepted'),
        trans.__('filled: named by people')
      ]
    ],
    trans
  );
}
