import { ISnapshot } from '../tokens';
import { h } from './dom';
import { drawGraph, IEdge, INode } from './graph';
import { drawLegend } from './legend';
import { IActs } from './picture';
import { find } from './walk';

const ZOOMS: readonly number[] = [1, 1.5, 2, 3, 4];

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

  let zoom = 0;
  // Focusable, so that the arrow keys scroll a drawing that is larger than its room.
  const scroll = h('div', {
    class: 'jp-PsydynReview-networkScroll',
    role: 'group',
    'aria-label': trans.__('Drawing of the network'),
    tabindex: '0'
  });
  const crowded = h('span', { role: 'status' });
  const draw = () => {
    const focused = (
      scroll.contains(document.activeElement) ? document.activeElement : null
    )?.getAttribute('data-key');
    const drawing = drawGraph(snapshot, ZOOMS[zoom], scroll.clientWidth, acts);
    scroll.replaceChildren(drawing);
    const hidden = drawing.querySelectorAll('[data-crowded]').length;
    crowded.textContent = hidden
      ? trans._n(
          '%1 name is hidden for want of room: zoom in, or point at its mark.',
          '%1 names are hidden for want of room: zoom in, or point at a mark.',
          hidden
        )
      : '';
    if (focused) {
      find(drawing, focused)?.focus();
    }
  };
  const zooming = (text: string, name: string, step: number) => {
    const button = h(
      'button',
      { type: 'button', 'aria-label': name, title: name },
      text
    );
    button.addEventListener('click', () => {
      zoom = Math.max(0, Math.min(ZOOMS.length - 1, zoom + step));
      draw();
    });
    return button;
  };

  host.append(
    h(
      'div',
      { class: 'jp-PsydynReview-zoom' },
      zooming('+', trans.__('Zoom in'), 1),
      zooming('−', trans.__('Zoom out'), -1)
    ),
    scroll,
    drawLegend(nodes, edges, trans),
    h(
      'p',
      { class: 'jp-PsydynReview-legend' },
      acts.choose
        ? trans.__(
            'Up and down go through the words, left and right through what is linked to one; Enter opens passages. '
          )
        : '',
      crowded
    )
  );
  draw();
  const stop = followWidth(scroll, draw);
  return stop;
}

/** Draw again when the host's width is another; its height follows from it. */
function followWidth(host: HTMLElement, draw: () => void): () => void {
  if (typeof ResizeObserver === 'undefined') {
    return () => undefined;
  }
  let width = host.clientWidth;
  const observer = new ResizeObserver(() => {
    if (Math.abs(host.clientWidth - width) > 1) {
      width = host.clientWidth;
      draw();
    }
  });
  observer.observe(host);
  return () => observer.disconnect();
}
