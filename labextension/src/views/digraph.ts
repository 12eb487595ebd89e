import { svg } from './dom';
import { drawMark } from './finding';
import { placeLabels } from './labels';
import { drawNode, extent, FONT, frame } from './marks';
import { shorten } from './format';
import { IActs } from './picture';
import { near, walk } from './walk';

export interface IStop {
  readonly key: string;
  readonly label: string;
  readonly kind: 'element' | 'association';
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

export interface IStep {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly count: number;
}

/** More arrows than these nobody follows with their eyes: the most frequent are drawn, the table has all. */
export const STEPS = 300;

const MARGIN = 44;
/** On a wide page, at the sides: the names of elements are long. */
const SIDE = 84;
/** Longer names are cut in the drawing; their mark has all of it. */
const LONG = 28;
/** With more marks than these they are smaller, or they cover each other. */
const MANY = 80;

/** How far an arrow leaves the straight way, as a share of its length: there and back are two. */
const BEND = 0.14;

/**
 * What was said after what, at the places of the snapshot: elements square,
 * associations round, an arrow from one to the next.
 *
 * @param across - the width there is, in px; the drawing is `zoom` times as wide.
 * @param opens - whether an arrow's passages can be opened.
 */
export function drawDigraph(
  stops: readonly IStop[],
  steps: readonly IStep[],
  zoom: number,
  across: number,
  acts: IActs
): SVGSVGElement {
  const { trans } = acts;
  const { width, height, room } = extent(across, zoom);
  const size =
    room * Math.max(0.45, Math.min(1, Math.sqrt((MANY * zoom) / stops.length)));
  const side = width > 600 ? SIDE : MARGIN;
  const sorted = [...stops].sort((a, b) => b.count - a.count);
  const most = Math.max(1, ...stops.map(({ count }) => count));
  const often = Math.max(1, ...steps.map(({ count }) => count));
  const placed = sorted.map(stop => ({
    stop,
    text: shorten(stop.label, LONG),
    x: side + stop.x * (width - 2 * side),
    y: MARGIN / 2 + stop.y * (height - 1.5 * MARGIN),
    radius: size * (4 + 8 * Math.sqrt(stop.count / most))
  }));
  const labels = placeLabels(placed, FONT, width, height);
  const at = new Map(placed.map(place => [place.stop.key, place]));

  const arrows = steps.slice(0, STEPS).flatMap(step => {
    const [from, to] = [at.get(step.source), at.get(step.target)];
    if (!from || !to) {
      return [];
    }
    const thick =
      1 + 2.5 * Math.sqrt((step.count - 1) / Math.max(1, often - 1));
    const { way, head } =
      from === to ? loop(from, thick) : arrow(from, to, thick);
    const mark = drawMark(
      {
        key: step.key,
        kind: 'jp-PsydynReview-edge jp-PsydynReview-arrow',
        aloud: trans._n(
          '%2, then %3: %1 time',
          '%2, then %3: %1 times',
          step.count,
          from.stop.label,
          to.stop.label
        )
      },
      acts,
      svg('path', { class: 'jp-PsydynReview-hit', d: way }),
      svg('path', {
        class: 'jp-PsydynReview-way',
        d: way,
        'stroke-width': thick.toFixed(1)
      }),
      svg('path', { class: 'jp-PsydynReview-head', d: head })
    );
    mark.toggleAttribute('data-once', step.count === 1);
    mark.dataset.source = step.source;
    mark.dataset.target = step.target;
    return [mark];
  });
  const marks = placed.map((place, i) => {
    const { stop } = place;
    const isElement = stop.kind === 'element';
    const aloud = isElement
      ? trans.__('%1, element of a dream', stop.label)
      : trans._n(
          '%2, said %1 time',
          '%2, said %1 times',
          stop.count,
          stop.label
        );
    return drawNode(
      { key: stop.key, aloud, hasPassages: false },
      acts,
      place,
      labels[i] ?? null,
      isElement ? 1 : 0
    );
  });
  const drawing = frame(
    width,
    height,
    trans.__(
      'Directed graph of %1 words with %2 steps. The table holds all of it.',
      stops.length,
      steps.length
    ),
    acts,
    arrows,
    marks
  );
  if (acts.choose) {
    walk(
      drawing,
      sorted,
      steps.map(step => ({ ...step, weight: step.count }))
    );
  }
  near(drawing);
  return drawing;
}

interface IPoint {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

interface IArrow {
  readonly way: string;
  readonly head: string;
}

/** From the edge of one mark to the edge of another, a little to the right of the straight way. */
function arrow(from: IPoint, to: IPoint, thick: number): IArrow {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const long = Math.hypot(dx, dy) || 1;
  const [midX, midY] = [
    from.x + dx / 2 - dy * BEND,
    from.y + dy / 2 + dx * BEND
  ];
  const start = towards(from, midX, midY, from.radius + 1);
  const size = Math.min(6 + 1.6 * thick, long / 2);
  const tip = towards(to, midX, midY, to.radius + 1.5);
  const neck = towards(to, midX, midY, to.radius + 1.5 + size);
  return {
    way: `M${point(start)}Q${point([midX, midY])} ${point(neck)}`,
    head: triangle(tip, neck, size)
  };
}

/** A thing said after itself: round above its mark. */
function loop({ x, y, radius }: IPoint, thick: number): IArrow {
  const reach = radius + 16;
  const size = 6 + 1.6 * thick;
  const start: Place = [x - radius * 0.7, y - radius * 0.7];
  const tip: Place = [x + radius * 0.8, y - radius * 0.8];
  const neck: Place = [tip[0] + size * 0.6, tip[1] - size * 0.8];
  return {
    way: `M${point(start)}C${point([x - reach, y - reach - 8])} ${point([x + reach, y - reach - 8])} ${point(neck)}`,
    head: triangle(tip, neck, size)
  };
}

type Place = readonly [number, number];

/** So far from the middle of a mark in the direction of a point. */
function towards(
  { x, y }: IPoint,
  toX: number,
  toY: number,
  far: number
): Place {
  const long = Math.hypot(toX - x, toY - y) || 1;
  return [x + ((toX - x) * far) / long, y + ((toY - y) * far) / long];
}

function triangle(tip: Place, neck: Place, size: number): string {
  const [dx, dy] = [tip[0] - neck[0], tip[1] - neck[1]];
  const long = Math.hypot(dx, dy) || 1;
  const [px, py] = [(-dy / long) * size * 0.5, (dx / long) * size * 0.5];
  return `M${point(tip)}L${point([neck[0] + px, neck[1] + py])}L${point([neck[0] - px, neck[1] - py])}Z`;
}

function point([x, y]: Place): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
