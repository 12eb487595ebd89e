import { TranslationBundle } from '@jupyterlab/translation';
import { Recording } from '../desk/recording';
import { h } from './dom';
import { IField } from './fields';

/** An entry that could not be read, or was taken out of the journal, and what can be done about it. */
export function drawAbsent(
  recording: Recording,
  trans: TranslationBundle
): IField {
  const line = (text: string, label: string, act: () => void) => {
    const button = h('button', { type: 'button' }, label);
    button.addEventListener('click', act);
    return h('p', { class: 'jp-Psydyn-missing' }, text, ' ', button);
  };
  const missing = line(
    trans.__('This entry could not be read.'),
    trans.__('Try again'),
    () => void recording.flush()
  );
  const deleted = line(
    trans.__('This entry was taken out of the journal.'),
    trans.__('Bring it back'),
    () => {
      recording.edit({ deleted: false });
      void recording.flush();
    }
  );
  return {
    node: h('div', {}, missing, deleted),
    show: () => {
      missing.hidden = !recording.isMissing || recording.keeping !== 'unsaved';
      deleted.hidden = !recording.isDeleted;
    }
  };
}
