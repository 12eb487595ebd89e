import { TranslationBundle } from '@jupyterlab/translation';
import { partWord } from '../../desk/part';
import { IEntry } from '../../tokens';
import { h } from '../dom';
import { ISpan, lanes, pieces } from './lanes';

/** A span as it is drawn under the words of a part. */
export interface IMark extends ISpan {
  readonly id: string;
  readonly part: string;
  /** The code's short name. */
  readonly name: string;
  readonly aloud: string;
  readonly colour: number;
  /** `dim`: of another reader. */
  readonly look: 'accepted' | 'suggested' | 'dim';
}

export const PART = '.jp-PsydynCode-part';
export const HANDLE = '.jp-PsydynCode-handle';

/** The parts of an entry as text to read, with the marks under it; what did not change is left alone. */
export function drawText(
  host: HTMLElement,
  entry: IEntry,
  marks: readonly IMark[],
  trans: TranslationBundle
): void {
  const parts = Object.entries(entry.parts).filter(([, text]) => text);
  const names = parts.map(([part]) => part);
  const signature = JSON.stringify([entry.id, names]);
  if (host.dataset.entry !== signature) {
    host.dataset.entry = signature;
    host.replaceChildren(
      ...parts.flatMap(([part]) => [
        h(
          'h3',
          { class: parts.length > 1 ? '' : 'jp-Psydyn-aloud' },
          partWord(part, trans)
        ),
        h('div', {
          class: 'jp-PsydynCode-part',
          'data-part': part,
          dir: 'auto',
          translate: 'no',
          tabindex: '0',
          // The arrows go through its words, and a screen reader lets them.
          role: 'application',
          'aria-label': trans.__('Text: %1', partWord(part, trans))
        })
      ])
    );
  }
  for (const [part, text] of parts) {
    const node = partNode(host, part)!;
    const own = marks.filter(mark => mark.part === part);
    drawPart(node, text, own);
  }
}

export function partNode(
  host: HTMLElement,
  part: string
): HTMLElement | undefined {
  return Array.from(host.querySelectorAll<HTMLElement>(PART)).find(
    node => node.dataset.part === part
  );
}

/** The marks of a text in the order of their words. */
export function handles(host: Element): HTMLElement[] {
  return Array.from(host.querySelectorAll<HTMLElement>(HANDLE));
}

function drawPart(
  node: HTMLElement,
  text: string,
  marks: readonly IMark[]
): void {
  const signature = JSON.stringify([text, marks]);
  if (drawn.get(node) === signature) {
    return;
  }
  drawn.set(node, signature);
  const active = document.activeElement as HTMLElement | null;
  const focused = node.contains(active) ? active?.dataset.handle : undefined;
  const lane = lanes(marks);
  node.style.setProperty(
    '--lanes',
    String(marks.length ? Math.max(...lane) + 1 : 0)
  );
  node.replaceChildren(
    ...pieces(text, marks).flatMap(piece => {
      const words = piece.text ? document.createTextNode(piece.text) : null;
      // The nearest lane inside, the others around it.
      const around = [...piece.on].sort((a, b) => lane[a] - lane[b]);
      const drawnWords = around.reduce<Node | null>(
        (inside, at) => inside && underline(marks[at], lane[at], inside),
        words
      );
      return [
        ...piece.begins.map(at => handle(marks[at])),
        ...(drawnWords ? [drawnWords] : [])
      ];
    })
  );
  if (focused) {
    handles(node)
      .find(one => one.dataset.handle === focused)
      ?.focus({ preventScroll: true });
  }
}

const drawn = new WeakMap<HTMLElement, string>();

/** Where a span can be focused: it holds no letters, so that places in the text stay what they are. */
function handle({ id, name, aloud, colour, look }: IMark): HTMLElement {
  return h('span', {
    class: 'jp-PsydynCode-handle',
    tabindex: '-1',
    role: look === 'dim' ? 'note' : 'button',
    'aria-label': aloud,
    'data-handle': id,
    'data-name': name,
    'data-colour': String(colour % 8),
    'data-look': look
  });
}

function underline(
  { id, aloud, colour, look }: IMark,
  lane: number,
  inside: Node
): HTMLElement {
  const node = h(
    'span',
    {
      class: 'jp-PsydynCode-span',
      'data-of': id,
      'data-colour': String(colour % 8),
      'data-look': look,
      title: aloud
    },
    inside
  );
  node.style.setProperty('--lane', String(lane));
  return node;
}
