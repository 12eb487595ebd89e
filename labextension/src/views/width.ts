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
