import { TranslationBundle } from '@jupyterlab/translation';
import { svg } from './dom';
import { drawMark } from './finding';
import { placeLabels } from './labels';
import { MARKS } from './legend';
import { drawNode, extent, FONT, frame } from './marks';
import { ILayer } from './network/layer';
import { ISay } from './network/say';
import { ISeen } from './network/seen';
import { IActs } from './picture';
import { near, walk } from './walk';

const MARGIN = 40;

/**
 * Nodes and edges at their places in the snapshot.
 *
 * @param across - the width there is, in px; the drawing is `zoom` times as wide.
 * @param layer - associations over the same words.
 */
export function drawGraph(
  { nodes, edges }: ISeen,
  say: ISay,
  zoom: number,
  across: number,
  acts: IActs,
  layer?: ILayer
): SVGSVGElement {
  const { width, height, room } = extent(across, zoom);
  const placed = nodes.map(node => ({
    node,
    text: node.label,
    x: MARGIN + node.x * (width - 2 * MARGIN),
    y: MARGIN / 2 + node.y * (height - 1.5 * MARGIN),
    radius: room * (4 + 9 * Math.sqrt(node.size))
  }));
  const labels = placeLabels(placed, FONT, width, height);
  const at = new Map(placed.map(place => [place.node.key, place]));
  const between = (source: string, target: string) => {
    const [a, b] = [at.get(source), at.get(target)];
    return (
      a &&
      b && {
        x1: a.x.toFixed(1),
        y1: a.y.toFixed(1),
        x2: b.x.toFixed(1),
        y2: b.y.toFixed(1)
      }
    );
  };

  const lines = edges.flatMap(edge => {
    const ends = between(edge.source, edge.target);
    if (!ends) {
      return [];
    }
    const line = drawMark(
      { key: edge.key, kind: 'jp-PsydynReview-edge', aloud: say.edge(edge) },
      acts,
      svg('line', { ...ends, class: 'jp-PsydynReview-hit' }),
      svg('line', {
        ...ends,
        'stroke-width': (0.8 + 3.2 * edge.thick).toFixed(1)
      })
    );
    line.toggleAttribute('data-unclear', !edge.clear);
    line.dataset.source = edge.source;
    line.dataset.target = edge.target;
    if (edge.side) {
      line.dataset.side = edge.side;
    }
    return [line];
  });
  const paths = (layer?.edges ?? []).flatMap(({ source, target }) => {
    const ends = between(source, target);
    return ends
      ? [svg('line', { ...ends, class: 'jp-PsydynReview-layerEdge' })]
      : [];
  });

  const marks = placed.map((place, i) => {
    const { node } = place;
    const mark = drawNode(
      { key: node.key, aloud: say.node(node) },
      acts,
      place,
      labels[i] ?? null,
      node.side ? MARKS[node.side] : node.community
    );
    if (node.side) {
      mark.dataset.side = node.side;
    }
    if (layer?.nodes.has(node.key)) {
      mark.append(
        svg('path', {
          class: 'jp-PsydynReview-layerNode',
          d: diamond(place.radius + 6),
          transform: `translate(${place.x.toFixed(1)} ${place.y.toFixed(1)})`
        })
      );
    }
    return mark;
  });
  const drawing = frame(
    width,
    height,
    aloud(nodes.length, edges.length, acts.trans),
    acts,
    [...lines, ...paths],
    marks
  );
  if (acts.choose) {
    walk(drawing, nodes, edges);
  }
  near(drawing);
  return drawing;
}

/** The whole of a network in a sentence. */
export function aloud(
  words: number,
  links: number,
  trans: TranslationBundle
): string {
  return trans.__(
    'Network of %1 words with %2 links. The table holds all of it.',
    words,
    links
  );
}

function diamond(r: number): string {
  return `M0 ${-r}L${r} 0L0 ${r}L${-r} 0Z`;
}
