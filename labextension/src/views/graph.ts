import { ISnapshot } from '../tokens';
import { svg } from './dom';
import { drawMark } from './finding';
import { number } from './format';
import { placeLabels } from './labels';
import { drawNode, extent, FONT, frame } from './marks';
import { IActs } from './picture';
import { near, walk } from './walk';

export interface INode {
  readonly key: string;
  readonly label: string;
  readonly entries: number;
  readonly x: number;
  readonly y: number;
  readonly community: number;
}

export interface IEdge {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  readonly count: number;
  readonly clear: boolean;
}

const MARGIN = 40;

/**
 * Nodes and edges at their places in the snapshot.
 *
 * @param across - the width there is, in px; the drawing is `zoom` times as wide.
 */
export function drawGraph(
  snapshot: ISnapshot,
  zoom: number,
  across: number,
  acts: IActs
): SVGSVGElement {
  const { trans } = acts;
  // The larger word is placed first, and lies on top.
  const nodes: readonly INode[] = [...(snapshot.picture.nodes ?? [])].sort(
    (a, b) => b.entries - a.entries
  );
  const edges: readonly IEdge[] = snapshot.picture.edges ?? [];
  const { width, height, room } = extent(across, zoom);
  const most = Math.max(...nodes.map(node => node.entries), 1);
  const placed = nodes.map(node => ({
    node,
    text: node.label,
    x: MARGIN + node.x * (width - 2 * MARGIN),
    y: MARGIN / 2 + node.y * (height - 1.5 * MARGIN),
    radius: room * (4 + 9 * Math.sqrt(node.entries / most))
  }));
  const labels = placeLabels(placed, FONT, width, height);
  const at = new Map(placed.map(place => [place.node.key, place]));
  const weights = edges.map(edge => edge.weight);
  const [least, greatest] = [Math.min(...weights), Math.max(...weights)];
  const measure = String(snapshot.parameters.measure ?? trans.__('weight'));

  const lines = edges.flatMap(edge => {
    const [a, b] = [at.get(edge.source), at.get(edge.target)];
    if (!a || !b) {
      return [];
    }
    const ends = {
      x1: a.x.toFixed(1),
      y1: a.y.toFixed(1),
      x2: b.x.toFixed(1),
      y2: b.y.toFixed(1)
    };
    const thick =
      greatest > least ? (edge.weight - least) / (greatest - least) : 0.5;
    const name = trans._n(
      '%2 and %3: together in %1 place, %4 %5, %6',
      '%2 and %3: together in %1 places, %4 %5, %6',
      edge.count,
      a.node.label,
      b.node.label,
      measure,
      number(edge.weight),
      edge.clear
        ? trans.__('more than chance would do')
        : trans.__('not distinguishable from chance')
    );
    return [
      drawMark(
        { key: edge.key, kind: 'jp-PsydynReview-edge', aloud: name },
        acts,
        svg('line', { ...ends, class: 'jp-PsydynReview-hit' }),
        svg('line', {
          ...ends,
          'stroke-width': (0.8 + 3.2 * thick).toFixed(1)
        })
      )
    ].map(line => {
      line.toggleAttribute('data-unclear', !edge.clear);
      line.dataset.source = edge.source;
      line.dataset.target = edge.target;
      return line;
    });
  });

  const marks = placed.map((place, i) => {
    const { node } = place;
    const name = trans._n(
      '%2, in %1 dream',
      '%2, in %1 dreams',
      node.entries,
      node.label
    );
    return drawNode(
      { key: node.key, aloud: name },
      acts,
      place,
      labels[i] ?? null,
      node.community
    );
  });
  const drawing = frame(
    width,
    height,
    trans.__(
      'Network of %1 words with %2 links. The table holds all of it.',
      nodes.length,
      edges.length
    ),
    acts,
    lines,
    marks
  );
  if (acts.choose) {
    walk(drawing, nodes, edges);
  }
  near(drawing);
  return drawing;
}
