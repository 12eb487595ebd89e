import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';

/**
 * A view over all else, until Esc or its button closes it; the focus goes round
 * in it and then back. The browser's own dialog: JupyterLab's waits until the
 * dialogs before it are closed, and the one that says that the server is gone
 * is not.
 */
export function showOver(
  title: string,
  draw: (host: HTMLElement) => void,
  trans: TranslationBundle
): void {
  document.querySelector<HTMLDialogElement>('.jp-PsydynOver')?.close();
  // The focus begins here, so that it is read from its beginning.
  const name = h('h2', { tabindex: '-1', autofocus: true }, title);
  const host = h('div', { class: 'jp-PsydynOver-view' });
  const close = h('button', { type: 'button' }, trans.__('Close'));
  const over = h(
    'dialog',
    { class: 'jp-PsydynOver jp-ThemedContainer', 'aria-label': title },
    name,
    host,
    h('p', { class: 'jp-PsydynOver-foot' }, close)
  );
  close.addEventListener('click', () => over.close());
  over.addEventListener('click', ({ target }) => {
    // Beside it; what is in it is the target itself.
    if (target === over) {
      over.close();
    }
  });
  const view = document.activeElement?.closest<HTMLElement>('.jp-Psydyn-panel');
  over.addEventListener('close', () => {
    over.remove();
    // What had the focus was drawn anew meanwhile.
    if (document.activeElement === document.body) {
      view?.focus();
    }
  });
  draw(host);
  document.body.append(over);
  over.showModal();
}
