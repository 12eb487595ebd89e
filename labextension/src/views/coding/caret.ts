import { HANDLE, PART, partNode } from './text';
import { step, Stride, trimmed } from './words';

/** A selection in one part, in UTF-16 units. */
export interface ISelected {
  readonly part: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** A caret in texts that are read only: by keyboard, and as the mouse selects. */
export class Caret {
  /** @param text - of a part as it is shown. */
  constructor(
    private readonly _host: HTMLElement,
    private readonly _text: (part: string) => string,
    private readonly _changed: () => void
  ) {
    document.addEventListener('selectionchange', this._take);
    _host.addEventListener('focusin', this._enter);
  }

  /** The words selected, without the spaces around them. */
  get selected(): ISelected | null {
    const { part, anchor, head } = this;
    const text = this._text(part);
    const stretch = trimmed(text, anchor, head);
    return stretch
      ? { part, ...stretch, quote: text.slice(stretch.start, stretch.end) }
      : null;
  }

  /** As arrows move it; `extends` keeps where the selection began. */
  move(stride: Stride, forward: boolean, extend: boolean): void {
    const text = this._text(this.part);
    this.head = step(text, this.head, stride, forward);
    if (!extend) {
      this.anchor = this.head;
    }
    this.show();
    this._changed();
  }

  set(part: string, anchor: number, head: number): void {
    this.part = part;
    this.anchor = anchor;
    this.head = head;
    this.show();
    this._changed();
  }

  clear(): void {
    this.anchor = this.head;
    this.show();
    this._changed();
  }

  /** Draw it, where the text was drawn anew or the focus came back. */
  show(): void {
    const node = partNode(this._host, this.part);
    const from = node && place(node, this.anchor);
    const to = node && place(node, this.head);
    if (!from || !to) {
      return;
    }
    const length = this._text(this.part).length;
    this.anchor = Math.min(this.anchor, length);
    this.head = Math.min(this.head, length);
    if (node.contains(document.activeElement)) {
      getSelection()?.setBaseAndExtent(...from, ...to);
    }
    this._keepLit();
    drawCaret(node, to);
  }

  stop(): void {
    document.removeEventListener('selectionchange', this._take);
    this._host.removeEventListener('focusin', this._enter);
    highlights()?.delete(LIT);
  }

  part = 'report';
  anchor = 0;
  head = 0;

  /** What the mouse selected. */
  private readonly _take = () => {
    const chosen = getSelection();
    const anchor = chosen?.anchorNode;
    const focus = chosen?.focusNode;
    const node = anchor && partOf(anchor);
    if (
      !node ||
      !focus ||
      !this._host.contains(node) ||
      !node.contains(focus)
    ) {
      return;
    }
    const a = offset(node, anchor, chosen.anchorOffset);
    const b = offset(node, focus, chosen.focusOffset);
    const part = node.dataset.part!;
    if (part !== this.part || a !== this.anchor || b !== this.head) {
      this.part = part;
      this.anchor = a;
      this.head = b;
      this._keepLit();
      drawCaret(node, place(node, b));
      this._changed();
    }
  };

  private readonly _enter = ({ target }: FocusEvent) => {
    const node = target as HTMLElement;
    if (!node.matches(PART) || node.dataset.part === this.part) {
      return;
    }
    this.part = node.dataset.part!;
    this.anchor = this.head = 0;
    this._changed();
  };

  /** While a code is typed the browser shows no selection: this does. */
  private _keepLit(): void {
    const { selected } = this;
    const node = partNode(this._host, this.part);
    const lit = highlights();
    if (!lit) {
      return;
    }
    const from = node && selected && place(node, selected.start);
    const to = node && selected && place(node, selected.end);
    if (from && to) {
      const range = document.createRange();
      range.setStart(...from);
      range.setEnd(...to);
      lit.set(LIT, new Highlight(range));
    } else {
      lit.delete(LIT);
    }
  }
}

const LIT = 'psydyn-selected';

/** As the browser has it; the types of this TypeScript leave its methods out. */
interface IHighlights {
  set(name: string, lit: Highlight): void;
  delete(name: string): void;
}

function highlights(): IHighlights | undefined {
  return typeof CSS === 'undefined' || typeof Highlight === 'undefined'
    ? undefined
    : (CSS.highlights as unknown as IHighlights | undefined);
}

function partOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>(PART) ?? null;
}

/** The letters of a part before a point in it. */
function offset(part: HTMLElement, node: Node, at: number): number {
  const range = document.createRange();
  range.setStart(part, 0);
  range.setEnd(node, at);
  return range.toString().length;
}

/** The point in a part after so many letters. */
export function place(part: HTMLElement, letters: number): [Node, number] {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  let before = 0;
  let last: [Node, number] = [part, 0];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const { length } = text.nodeValue!;
    if (letters <= before + length) {
      return [text, letters - before];
    }
    before += length;
    last = [text, length];
  }
  return last;
}

/** A text that is read only has no caret of the browser's. */
function drawCaret(node: HTMLElement, at: [Node, number]): void {
  const box = rectOf(at);
  node.toggleAttribute('data-caret', !!box);
  if (box) {
    const corner = node.getBoundingClientRect();
    node.style.setProperty('--caret-x', `${box.left - corner.left}px`);
    node.style.setProperty('--caret-y', `${box.top - corner.top}px`);
    node.style.setProperty('--caret-height', `${box.height}px`);
  }
}

function rectOf([node, at]: [Node, number]): DOMRect | null {
  const range = document.createRange();
  range.setStart(node, at);
  range.collapse(true);
  return range.getClientRects?.()[0] ?? null;
}

export function isHandle(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && target.matches(HANDLE);
}
