import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { wordsIn } from '../views/words';

/** Whoever pressed a key so many milliseconds ago is in the middle of a sentence. */
const IN_THE_MIDDLE = 5000;
const DIALOG = '.jp-Dialog';

/**
 * When the server goes, JupyterLab says so in a dialog, which takes the focus
 * from whoever is writing. What is typed on goes into the text all the same,
 * until the person turns to the dialog: by mouse, Tab, Enter or Esc.
 */
export const typingPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:typing',
  description: 'Keeps what is typed while a dialog takes the focus.',
  autoStart: true,
  activate: (app: JupyterFrontEnd) => {
    keepTyping(document);
  }
};

export function keepTyping(page: Document): void {
  let typed = -Infinity;
  let text: HTMLTextAreaElement | HTMLInputElement | null = null;

  page.addEventListener(
    'focusout',
    ({ target, relatedTarget }) => {
      const left = ours(target);
      const isSudden = performance.now() - typed < IN_THE_MIDDLE;
      if (left && isSudden && inDialog(relatedTarget)) {
        text = left;
      }
    },
    true
  );
  page.addEventListener(
    'keydown',
    event => {
      if (ours(event.target)) {
        typed = performance.now();
        text = null;
      } else if (
        // Gone from the page: its journal was locked meanwhile.
        !text?.isConnected ||
        !inDialog(event.target) ||
        !isText(event)
      ) {
        text = null;
      } else {
        event.preventDefault();
        event.stopPropagation();
        const { selectionStart, selectionEnd } = text;
        const end = text.value.length;
        text.setRangeText(
          event.key,
          selectionStart ?? end,
          selectionEnd ?? end,
          'end'
        );
        text.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
    },
    true
  );
  page.addEventListener('pointerdown', () => (text = null), true);
}

function ours(
  target: EventTarget | null
): HTMLTextAreaElement | HTMLInputElement | null {
  const isText =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type === 'text');
  return isText &&
    target.closest('[class*="jp-Psydyn"]') &&
    !target.closest(DIALOG)
    ? target
    : null;
}

/** In a dialog that asks for no words, a tick at most: where it asks for some, they are its own, a passphrase perhaps. */
function inDialog(target: EventTarget | null): boolean {
  const dialog = target instanceof Element ? target.closest(DIALOG) : null;
  return dialog !== null && wordsIn(dialog).length === 0;
}

function isText({
  key,
  ctrlKey,
  metaKey,
  altKey,
  isComposing
}: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey && !isComposing;
}
