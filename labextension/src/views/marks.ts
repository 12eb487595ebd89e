import { svg } from './dom';
import { drawMark, IFinding } from './finding';
import { ILabelled, IPlace } from './labels';
import { IActs } from './picture';
import { COLOURS, shape } from './shapes';

/** Of the names in a drawing of nodes, in px. */
export const FONT = 13;

/** The size of a drawing, in px, `across` being the width there is; `room` is how large its marks may be. */
export function extent(across: number, zoom: number) {
  across = across || 720;
  return {
    width: across * zoom,
    height: Math.max(280, Math.min(across * 0.75, 560)) * zoom,
    // On a narrow page smaller marks, or they cover each other.
    room: Math.max(0.6, Math.min(1, across / 720))
  };
}

/**
 * A node at its place, in the shape and colour of its community.
 *
 * @param label - where its name has room; `null` where there is none.
 */
export function drawNode(
  finding: Omit<IFinding, 'kind'>,
  acts: IActs,
  { text, x, y, radius }: ILabelled,
  label: IPlace | null,
  community: number
): SVGElement {
  const mark = drawMark(
    { ...finding, kind: 'jp-PsydynReview-node' },
    acts,
    svg('path', {
      d: shape(community, radius),
      transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`
    }),
    svg(
      'text',
      {
        x: (label?.x ?? x + radius + 3).toFixed(1),
        y: (label?.y ?? y + FONT / 3).toFixed(1),
        'font-size': String(FONT)
      },
      text
    )
  );
  mark.dataset.community = String(community % COLOURS);
  mark.toggleAttribute('data-crowded', label === null);
  return mark;
}

/**
 * The drawing around the marks.
 *
 * @param nodes - the most important first: it is put last, and lies on top.
 */
export function frame(
  width: number,
  height: number,
  aloud: string,
  acts: IActs,
  lines: readonly SVGElement[],
  nodes: readonly SVGElement[]
): SVGSVGElement {
  return svg(
    'svg',
    {
      class: 'jp-PsydynReview-network',
      width: width.toFixed(0),
      height: height.toFixed(0),
      viewBox: `0 0 ${width.toFixed(0)} ${height.toFixed(0)}`,
      role: acts.choose ? 'group' : 'img',
      'aria-label': aloud
    },
    ...lines,
    ...[...nodes].reverse()
  );
}
