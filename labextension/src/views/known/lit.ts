import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { carried, IKnownSpan, IKnownWord, known } from './known';
import type { IDrawn } from '../paper';
import { lighting } from './lighting';

/** After the last key: while somebody types, nothing flickers. */
const AFTER_KEY = 150;

export interface ILit {
  /** Hides and shows them; itself only where there are any. */
  readonly node: HTMLElement;
  /** What is known in a text that stands on the paper. */
  spans(text: string): readonly IDrawn[];
  stop(): void;
}

/**
 * Known words light up on the paper of a recorder: what they are is asked once,
 * where they stand is found here. Alt+K hides them.
 *
 * @param read - asks for the words; where that fails, none light up.
 * @param redraw - is called when others stand there than before.
 */
export function lightUp(
  host: HTMLElement,
  read: (() => Promise<readonly IKnownWord[]>) | undefined,
  redraw: () => void,
  trans: TranslationBundle
): ILit {
  let find: ((text: string) => readonly IKnownSpan[]) | null = null;
  let found: readonly IKnownSpan[] = [];
  /** The text in which they were found. */
  let of: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const button = h('button', { type: 'button', class: 'jp-Psydyn-link' });
  const said = h('span', { class: 'jp-Psydyn-aloud', role: 'status' });
  const node = h('span', {}, button, said);
  const label = () => {
    node.hidden = lighting.isOn && found.length === 0;
    button.textContent = lighting.isOn
      ? trans.__('hide known words')
      : trans.__('show known words');
    button.title = trans.__(
      'Motifs of this dreamer and words of your codes, faintly marked as you write (Alt+K)'
    );
    button.setAttribute('aria-keyshortcuts', 'Alt+K');
  };
  const look = (text: string) => {
    clearTimeout(timer);
    found = find?.(text) ?? [];
    of = text;
    label();
  };
  const turned = () => {
    said.textContent = lighting.isOn
      ? trans.__('known words are marked')
      : trans.__('known words are not marked');
    of = null;
    label();
    redraw();
  };
  const keydown = (event: KeyboardEvent) => {
    const isHeld = event.altKey && !event.ctrlKey && !event.metaKey;
    if (isHeld && event.code === 'KeyK' && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      lighting.toggle();
    }
  };

  label();
  node.hidden = true;
  if (read) {
    button.addEventListener('click', () => lighting.toggle());
    host.addEventListener('keydown', keydown);
    lighting.changed.connect(turned);
    void read().then(
      words => {
        if (!isStopped) {
          find = known(words);
          label();
          redraw();
        }
      },
      // Nobody waits for it at seven in the morning, and nothing is lost.
      () => undefined
    );
  }

  return {
    node,
    spans: text => {
      if (!find || !lighting.isOn) {
        return [];
      }
      if (of === null) {
        look(text);
      } else if (text !== of) {
        found = carried(found, of, text);
        of = text;
        clearTimeout(timer);
        timer = setTimeout(() => {
          look(text);
          redraw();
        }, AFTER_KEY);
      }
      return found.map(({ start, end, as }) => ({ start, end, look: as }));
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      host.removeEventListener('keydown', keydown);
      lighting.changed.disconnect(turned);
      find = null;
      found = [];
      of = null;
    }
  };
}
