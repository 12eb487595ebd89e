import { TranslationBundle } from '@jupyterlab/translation';
import { getDeeds, undo } from '../../desk/client';
import { line } from '../../desk/error';
import { ITransport } from '../../tokens';
import { step } from '../agreeing/asking';
import { h } from '../dom';
import { IImported } from './client';
import { list } from './preview';

/** What was imported, and the way back, and forth again. */
export function drawDone(
  desk: ITransport,
  { created, notes }: IImported,
  trans: TranslationBundle
): { readonly node: HTMLElement; focus(): void } {
  const said = h('p', { class: 'jp-PsydynImport-done', role: 'status' });
  const wrong = h('p', { class: 'jp-Psydyn-wrong', role: 'alert' });
  const back = step('', () => void turn());
  let next: 'undo' | 'redo' = 'undo';
  /** When the step was made that is taken back: this import, and nothing that somebody did after it. */
  let at: string | undefined;
  const show = () => {
    const isIn = next === 'undo';
    said.textContent = isIn
      ? trans._n('%1 dream imported.', '%1 dreams imported.', created)
      : trans.__('Undone: the journal is as it was before.');
    back.textContent = isIn ? trans.__('Undo') : trans.__('Redo');
  };
  const look = async () => (await getDeeds(desk))[next]?.at;
  const turn = async () => {
    wrong.textContent = '';
    try {
      if ((await look()) !== at) {
        wrong.textContent = trans.__(
          'Something else was done since: this import was left as it is.'
        );
        return;
      }
      await undo(desk, next);
      next = next === 'undo' ? 'redo' : 'undo';
      show();
      at = await look();
    } catch (error) {
      wrong.textContent = line(error);
    }
  };
  show();
  back.disabled = true;
  const node = h(
    'div',
    {},
    h('div', { class: 'jp-Psydyn-row' }, said, back),
    wrong,
    ...list(notes)
  );
  const focus = () => {
    look()
      .then(found => {
        at = found;
        back.disabled = false;
        // Asked for first: meanwhile somebody may have gone elsewhere, and stays there.
        const focused = document.activeElement;
        if (focused === document.body || focused?.contains(node)) {
          back.focus();
        }
      })
      .catch(error => (wrong.textContent = line(error)));
  };
  return { node, focus };
}
