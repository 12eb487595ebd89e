import { TranslationBundle } from '@jupyterlab/translation';
import { h, svg } from './dom';
import { IEdge, INode } from './graph';
import { COLOURS, shape } from './shapes';

/** What shapes, colours and lines stand for; a group is named by its largest words. */
export function drawLegend(
  nodes: readonly INode[],
  edges: readonly IEdge[],
  trans: TranslationBundle
): HTMLElement {
  const largest = [...nodes].sort((a, b) => b.entries - a.entries);
  const communities = new Map<number, string[]>();
  for (const { community, label } of largest) {
    communities.set(community, [...(communities.get(community) ?? []), label]);
  }
  // A word alone is no community: only those of two and more are explained.
  const named = [...communities]
    .filter(([, labels]) => labels.length > 1)
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, COLOURS);
  return h(
    'ul',
    { class: 'jp-PsydynReview-legend', 'aria-label': trans.__('Legend') },
    ...named.map(([community, labels]) =>
      h(
        'li',
        {},
        sample(
          'jp-PsydynReview-node',
          svg('path', {
            d: shape(community, 5),
            transform: 'translate(8 8)'
          }),
          String(community % COLOURS)
        ),
        labels.length > 3
          ? trans.__(
              '%1 and %2 more',
              labels.slice(0, 3).join(', '),
              labels.length - 3
            )
          : labels.join(', ')
      )
    ),
    edges.some(edge => edge.clear) &&
      h(
        'li',
        {},
        sample('jp-PsydynReview-edge', rule()),
        trans.__('more often together than chance would do')
      ),
    edges.some(edge => !edge.clear) &&
      h(
        'li',
        {},
        sample('jp-PsydynReview-edge', rule(), undefined, true),
        trans.__('grey: not distinguishable from chance')
      )
  );
}

function rule(): SVGElement {
  return svg('line', {
    x1: '0',
    y1: '8',
    x2: '16',
    y2: '8',
    'stroke-width': '2'
  });
}

function sample(
  kind: string,
  drawn: SVGElement,
  community?: string,
  unclear = false
): SVGElement {
  return svg(
    'svg',
    { width: '16', height: '16', 'aria-hidden': 'true' },
    svg(
      'g',
      { class: kind, 'data-community': community, 'data-unclear': unclear },
      drawn
    )
  );
}
