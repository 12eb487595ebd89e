/** Draw again when the host's width is another; its height follows from it. */
export function followWidth(host: HTMLElement, draw: () => void): () => void {
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

/**
 * Draw into a place, and again when its width is another; the mark that has
 * the focus keeps it.
 *
 * @param nodes - what stands there at a width, in px.
 */
export function drawToWidth(
  place: HTMLElement,
  nodes: (width: number) => readonly Node[]
): () => void {
  const draw = () => {
    const key = place
      .querySelector('[data-key]:focus')
      ?.getAttribute('data-key');
    place.replaceChildren(...nodes(place.clientWidth || 720));
    if (key) {
      place
        .querySelector<SVGElement>(`[data-key="${CSS.escape(key)}"]`)
        ?.focus();
    }
  };
  draw();
  return followWidth(place, draw);
}
