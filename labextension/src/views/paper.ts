import { h } from './dom';
import { quiet } from './fields';

/** A stretch of the text to be drawn, in UTF-16 units. */
export interface IDrawn {
  readonly start: number;
  readonly end: number;
  /** `element`: dotted underline; `mark`: a passage that was opened; `motif` and `code`: known words, faintly. */
  readonly look: 'element' | 'mark' | 'motif' | 'code';
}

/** The sheet one writes on. */
export interface IPaper {
  readonly node: HTMLElement;
  readonly area: HTMLTextAreaElement;
  /** Show a text that was not typed here; the caret stays where it was. */
  setText(text: string): void;
  /** To be called after each change of the text. */
  draw(spans: readonly IDrawn[]): void;
  /** The words selected, without the spaces around them. */
  selection(): { at: number; quote: string } | null;
  /** Where a stretch stands, from the paper's top left corner, in px. */
  boxOf(start: number, end: number): { left: number; bottom: number } | null;
  scrollToMark(): void;
}

/**
 * A textarea that grows with its text, over a layer of the same metrics: a
 * textarea cannot underline, the layer can. Nothing here corrects, completes,
 * translates or sends what is written.
 */
export function makePaper(label: string, placeholder: string): IPaper {
  const area = h('textarea', {
    class: 'jp-Psydyn-paper-text',
    'aria-label': label,
    placeholder,
    rows: '1',
    autocorrect: 'off',
    ...quiet
  });
  const layer = h('div', {
    class: 'jp-Psydyn-paper-layer',
    dir: 'auto',
    translate: 'no',
    'aria-hidden': 'true'
  });
  const node = h('div', { class: 'jp-Psydyn-paper' }, layer, area);

  const range = (start: number, end: number): Range | null => {
    const found = document.createRange();
    const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
    let before = 0;
    let isSet = false;
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const length = text.nodeValue!.length;
      if (!isSet && start <= before + length) {
        found.setStart(text, start - before);
        isSet = true;
      }
      if (end <= before + length) {
        found.setEnd(text, end - before);
        return found;
      }
      before += length;
    }
    return null;
  };

  return {
    node,
    area,
    setText: text => {
      const { selectionStart, selectionEnd } = area;
      area.value = text;
      area.setSelectionRange(selectionStart, selectionEnd);
    },
    draw: spans => {
      layer.replaceChildren(
        ...cut(area.value, spans).map(({ text, looks }) =>
          looks
            ? h('span', { class: looks }, text)
            : document.createTextNode(text)
        ),
        // A last line without characters has no height in the layer.
        '\u200b'
      );
    },
    selection: () => {
      const { selectionStart, selectionEnd, value } = area;
      const chosen = value.slice(selectionStart, selectionEnd);
      const quote = chosen.trim();
      return quote
        ? { at: selectionStart + chosen.indexOf(quote), quote }
        : null;
    },
    boxOf: (start, end) => {
      const boxes = range(start, end)?.getClientRects?.();
      const last = boxes?.[boxes.length - 1];
      const corner = node.getBoundingClientRect();
      return last
        ? { left: last.left - corner.left, bottom: last.bottom - corner.top }
        : null;
    },
    scrollToMark: () => {
      const mark = layer.querySelector('.jp-Psydyn-is-mark');
      mark?.scrollIntoView?.({ block: 'center' });
    }
  };
}

/** The text cut wherever a look begins or ends. */
export function cut(
  text: string,
  spans: readonly IDrawn[]
): readonly { readonly text: string; readonly looks: string }[] {
  const edges = [0, text.length];
  for (const { start, end } of spans) {
    edges.push(Math.min(start, text.length), Math.min(end, text.length));
  }
  const places = [...new Set(edges)].sort((a, b) => a - b);
  return places.slice(1).map((end, i) => {
    const start = places[i];
    const looks = spans
      .filter(span => span.start <= start && end <= span.end)
      .map(span => `jp-Psydyn-is-${span.look}`);
    return {
      text: text.slice(start, end),
      looks: [...new Set(looks)].join(' ')
    };
  });
}
