import { TranslationBundle } from '@jupyterlab/translation';
import { IJournalLock, ISecret } from '../tokens';
import { h } from './dom';
import { drawForm } from './form';
import { drawWay } from './helping/way';
import { drawSecret } from './secret';

/**
 * A locked journal: its name, and the way to open it.
 *
 * @param takesFocus - whether the view in its place had it.
 * @returns a function that lets go of it.
 */
export function drawLocked(
  lock: IJournalLock,
  host: HTMLElement,
  trans: TranslationBundle,
  takesFocus = false
): () => void {
  const card = h(
    'div',
    {
      class: 'jp-Psydyn-card',
      role: 'group',
      'aria-label': trans.__('Locked journal')
    },
    h('h2', { translate: 'no' }, lock.name),
    h('p', { class: 'jp-Psydyn-quietly' }, trans.__('This journal is locked.'))
  );
  host.classList.add('jp-Psydyn-locked');
  host.replaceChildren(card);
  let stop: () => void = () => undefined;
  if (lock.unlock) {
    stop = drawUnlock(lock, lock.unlock, card, trans, takesFocus);
  } else {
    card.append(h('p', {}, trans.__('Unlock it in the panel of dreams.')));
  }
  card.append(h('p', { class: 'jp-PsydynHelp-foot' }, drawWay(trans)));
  return () => {
    stop();
    host.classList.remove('jp-Psydyn-locked');
    host.replaceChildren();
  };
}

function drawUnlock(
  lock: IJournalLock,
  unlock: (secret: ISecret) => Promise<void>,
  card: HTMLElement,
  trans: TranslationBundle,
  takesFocus: boolean
): () => void {
  const secret = drawSecret(trans, lock.opensItself);
  const box = h('input', { type: 'checkbox' });
  const remember = h(
    'label',
    { class: 'jp-Psydyn-check' },
    box,
    trans.__('Remember on this computer')
  );
  const form = drawForm(
    [secret.node, remember],
    trans.__('Unlock'),
    async () => {
      const said = secret.read();
      secret.clear();
      try {
        await unlock(box.checked ? { ...said, remember: true } : said);
      } finally {
        // What should have opened it by itself did not.
        secret.reveal();
      }
    },
    trans,
    secret.turn
  );
  card.append(form.node);
  remember.hidden = true;
  lock.canRemember().then(
    can => (remember.hidden = !can || lock.opensItself),
    // Who cannot be asked cannot remember either.
    () => undefined
  );
  if (takesFocus) {
    (lock.opensItself ? form : secret).focus();
  }
  return () => form.stop();
}
