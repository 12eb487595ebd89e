import { h } from './dom';
import { IActs } from './picture';
import { find } from './walk';
import { followWidth } from './width';

const ZOOMS: readonly number[] = [1, 1.5, 2, 3, 4];

/**
 * A drawing that fills the width there is, and can be made larger. What is
 * focused in it stays so.
 *
 * @param name - of the drawing, for a screen reader.
 * @param drawing - makes it: `zoom` times as wide as `across`, in px.
 * @param legend - what stands below.
 */
export function drawZoomed(
  name: string,
  drawing: (zoom: number, across: number) => SVGSVGElement,
  legend: HTMLElement,
  how: string,
  host: HTMLElement,
  acts: IActs
): () => void {
  const crowded = h('span', { role: 'status' });
  const zoomed = zoomable(name, drawing, crowded, host, acts);
  host.append(
    legend,
    h('p', { class: 'jp-PsydynReview-legend' }, how, crowded)
  );
  return zoomed.stop;
}

/**
 * The same without what stands below.
 *
 * @param crowded - is told how many names have no room.
 */
export function zoomable(
  name: string,
  drawing: (zoom: number, across: number) => SVGSVGElement,
  crowded: HTMLElement,
  host: HTMLElement,
  { trans }: IActs
): { readonly scroll: HTMLElement; draw(): void; stop(): void } {
  let zoom = 0;
  // Focusable, so that the arrow keys scroll a drawing that is larger than its room.
  const scroll = h('div', {
    class: 'jp-PsydynReview-networkScroll',
    role: 'group',
    'aria-label': name,
    tabindex: '0'
  });
  const draw = () => {
    const focused = (
      scroll.contains(document.activeElement) ? document.activeElement : null
    )?.getAttribute('data-key');
    const drawn = drawing(ZOOMS[zoom], scroll.clientWidth);
    scroll.replaceChildren(drawn);
    const hidden = drawn.querySelectorAll('[data-crowded]').length;
    crowded.textContent = hidden
      ? trans._n(
          '%1 name is hidden for want of room: zoom in, or point at its mark.',
          '%1 names are hidden for want of room: zoom in, or point at a mark.',
          hidden
        )
      : '';
    if (focused) {
      find(drawn, focused)?.focus();
    }
  };
  const zooming = (text: string, name: string, step: number) =>
    zoomButton(text, name, () => {
      zoom = Math.max(0, Math.min(ZOOMS.length - 1, zoom + step));
      draw();
    });
  host.append(
    h(
      'div',
      { class: 'jp-PsydynReview-zoom' },
      zooming('+', trans.__('Zoom in'), 1),
      zooming('−', trans.__('Zoom out'), -1)
    ),
    scroll
  );
  draw();
  return { scroll, draw, stop: followWidth(scroll, draw) };
}

export function zoomButton(
  text: string,
  name: string,
  act: () => void
): HTMLElement {
  const button = h(
    'button',
    { type: 'button', 'aria-label': name, title: name },
    text
  );
  button.addEventListener('click', act);
  return button;
}
