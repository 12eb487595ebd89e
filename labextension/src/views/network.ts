import { ISnapshot } from '../tokens';
import { h } from './dom';
import { drawGraph, IEdge, INode } from './graph';
import { drawLegend } from './legend';
import { IActs } from './picture';
import { drawZoomed } from './zoomed';

/**
 * What occurs together, as marks and lines. The places come with the snapshot,
 * so that the same network looks the same wherever it is drawn.
 */
export function drawNetwork(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): () => void {
  const { trans } = acts;
  const nodes: readonly INode[] = snapshot.picture.nodes ?? [];
  const edges: readonly IEdge[] = snapshot.picture.edges ?? [];
  if (!nodes.length) {
    host.append(
      h(
        'p',
        { class: 'jp-PsydynReview-empty' },
        trans.__('Nothing came together often enough to be drawn.')
      )
    );
    return () => undefined;
  }

  return drawZoomed(
    trans.__('Drawing of the network'),
    (zoom, across) => drawGraph(snapshot, zoom, across, acts),
    drawLegend(nodes, edges, trans),
    acts.choose
      ? trans.__(
          'Up and down go through the words, left and right through what is linked to one; Enter opens passages. '
        )
      : '',
    host,
    acts
  );
}
