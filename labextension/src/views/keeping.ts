import { TranslationBundle } from '@jupyterlab/translation';
import { Recording } from '../desk/recording';
import { h } from './dom';
import { IField } from './fields';

/** How safe it is, in one word; why, where it is not. Only trouble and its end are read aloud. */
export function drawKeeping(
  recording: Recording,
  trans: TranslationBundle
): IField {
  const word = h('span', { class: 'jp-Psydyn-keeping' });
  const aloud = h('span', { class: 'jp-Psydyn-aloud', role: 'status' });
  const show = () => {
    const { keeping, problem } = recording;
    const said = {
      blank: '',
      saved: trans.__('saved'),
      saving: trans.__('saving'),
      kept: trans.__('kept on this device'),
      failing: trans.__('kept on this device only: %1', problem),
      unsaved: trans.__('not saved: %1', problem),
      conflict: trans.__('changed elsewhere')
    }[keeping];
    word.textContent = said;
    word.dataset.keeping = keeping;
    word.title = keeping === 'kept' ? problem : '';
    const isTrouble = ['kept', 'failing', 'unsaved', 'conflict'].includes(
      keeping
    );
    const isOver = keeping === 'saved' && aloud.textContent;
    // Each try finds the same trouble again: it is said once.
    if ((isTrouble || isOver) && aloud.textContent !== said) {
      aloud.textContent = said;
    }
  };
  return { node: h('span', {}, word, aloud), show };
}

/** Says so where everybody can know the passphrase. */
export function drawExample(trans: TranslationBundle): HTMLElement {
  return h(
    'p',
    { class: 'jp-Psydyn-example' },
    trans.__(
      'Example journal: its passphrase is public. Keep nothing of your own in it.'
    )
  );
}
