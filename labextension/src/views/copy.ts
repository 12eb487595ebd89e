import { TranslationBundle } from '@jupyterlab/translation';
import { h } from './dom';

/** Copies the Python that makes what is shown; shows it where the clipboard is closed. */
export function copyButton(
  code: () => string,
  trans: TranslationBundle
): HTMLElement {
  const button = h('button', { type: 'button' }, trans.__('Copy as code'));
  const said = h('span', { role: 'status' });
  const all = h('span', { class: 'jp-PsydynReview-copy' }, said, button);
  const show = () => {
    const text = h('textarea', {
      class: 'jp-PsydynReview-code',
      readonly: true,
      rows: '3',
      'aria-label': trans.__('Code')
    });
    text.value = code();
    all.querySelector('textarea')?.remove();
    all.append(text);
    text.select();
    said.textContent = trans.__('Press Ctrl+C to copy');
  };
  button.addEventListener('click', () => {
    // Browsers open the clipboard to secure origins only.
    if (!navigator.clipboard) {
      show();
      return;
    }
    navigator.clipboard.writeText(code()).then(() => {
      said.textContent = trans.__('copied');
    }, show);
  });
  return all;
}
