import { TranslationBundle } from '@jupyterlab/translation';
import { Recording } from '../desk/recording';
import { h } from './dom';

/** The elements of an entry as chips, each with the number of its associations. */
export function drawElements(
  host: HTMLElement,
  recording: Recording,
  open: (key: string) => void,
  trans: TranslationBundle
): void {
  const signature = JSON.stringify(
    recording.elements.map(({ key, quote, lost, associations }) => [
      key,
      quote,
      lost,
      associations.length
    ])
  );
  if (host.dataset.shown === signature) {
    return;
  }
  host.dataset.shown = signature;
  const focused = (document.activeElement as HTMLElement | null)?.dataset.key;
  host.replaceChildren(
    ...recording.elements.map(({ key, quote, lost, associations }) => {
      const count = associations.length;
      const button = h(
        'button',
        {
          type: 'button',
          class: 'jp-Psydyn-element',
          translate: 'no',
          'data-key': key,
          'data-lost': lost && 'true',
          title: lost ? trans.__('These words are no longer in the text') : '',
          'aria-label':
            trans._n(
              '“%2”, %1 association',
              '“%2”, %1 associations',
              count,
              quote
            ) + (lost ? `, ${trans.__('no longer in the text')}` : '')
        },
        h('span', { dir: 'auto' }, quote),
        h('sup', {}, String(count)),
        lost && h('small', {}, trans.__('no longer in the text'))
      );
      button.addEventListener('click', () => open(key));
      return button;
    })
  );
  if (focused) {
    host.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus();
  }
}
