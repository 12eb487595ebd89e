import { drawGraph } from '../graph';
import { IActs } from '../picture';
import { find } from '../walk';
import { zoomable } from '../zoomed';
import { ILayer } from './layer';
import { ISay } from './say';
import { ISeen } from './seen';

/** A network on the page, by whichever way it is drawn. */
export interface IDrawing {
  show(seen: ISeen): void;
  /** Put the focus on a word or a link that is drawn. */
  focus(key: string): void;
  /** Let these stand out: what leads back from a passage. */
  reveal(keys: readonly string[]): void;
  stop(): void;
}

/** What every way of drawing is given. */
export interface IAsked {
  readonly say: ISay;
  readonly acts: IActs;
  readonly layer?: ILayer;
  /** Is told how many names have no room. */
  readonly crowded: HTMLElement;
  /** Is told what is pointed at or focused: its sentence. */
  tell(sentence: string): void;
}

/** As SVG: every mark an element that the keyboard and a screen reader reach. */
export function drawPlain(
  first: ISeen,
  host: HTMLElement,
  { say, acts, layer, crowded, tell }: IAsked
): IDrawing {
  let seen = first;
  let revealed: ReadonlySet<string> = new Set();
  const light = (drawing: Element) =>
    drawing
      .querySelectorAll<SVGElement>('[data-key]')
      .forEach(mark =>
        mark.toggleAttribute(
          'data-revealed',
          revealed.has(mark.dataset.key ?? '')
        )
      );
  const zoomed = zoomable(
    acts.trans.__('Drawing of the network'),
    (zoom, across) => {
      const drawing = drawGraph(seen, say, zoom, across, acts, layer);
      light(drawing);
      return drawing;
    },
    crowded,
    host,
    acts
  );
  const sentence = (at: Element | null) =>
    at?.closest('[data-key]')?.querySelector('title')?.textContent;
  // Where nothing is pointed at, what has the focus is told.
  const told = (event: Event) =>
    tell(
      sentence(event.target as Element) ??
        sentence(zoomed.scroll.querySelector(':focus')) ??
        ''
    );
  zoomed.scroll.addEventListener('pointerover', told);
  zoomed.scroll.addEventListener('focusin', told);
  return {
    show: next => {
      seen = next;
      zoomed.draw();
    },
    focus: key => {
      const mark = find(zoomed.scroll, key);
      mark?.focus();
      mark?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    },
    reveal: keys => {
      revealed = new Set(keys);
      light(zoomed.scroll);
    },
    stop: zoomed.stop
  };
}
