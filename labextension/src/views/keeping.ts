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
      unsaved: trans.__('not saved: %1', problem),
      conflict: trans.__('changed elsewhere')
    }[keeping];
    word.textContent = said;
    word.dataset.keeping = keeping;
    word.title = keeping === 'kept' ? problem : '';
    if (['kept', 'unsaved', 'conflict'].includes(keeping)) {
      aloud.textContent = said;
    } else if (keeping === 'saved' && aloud.textContent) {
      aloud.textContent = said;
    }
  };
  return { node: h('span', {}, word, aloud), show };
}

/** Says so while what is written is not encrypted. */
export function drawPlain(trans: TranslationBundle): HTMLElement {
  return h(
    'p',
    { class: 'jp-Psydyn-plain' },
    trans.__(
      'Plain file, for fictional material only, until encryption arrives.'
    )
  );
}

/** Two texts of one entry, side by side; nothing is thrown away by choosing. */
export function drawConflict(
  recording: Recording,
  trans: TranslationBundle
): IField {
  const node = h('section', {
    class: 'jp-Psydyn-conflict',
    'aria-label': trans.__('Changed in two places')
  });
  const text = (label: string, words: string) =>
    h(
      'div',
      {},
      h('h3', {}, label),
      h(
        'div',
        { class: 'jp-Psydyn-sheet', dir: 'auto', translate: 'no' },
        words
      )
    );
  const choice = (label: string, name: 'mine' | 'theirs' | 'both') => {
    const button = h('button', { type: 'button' }, label);
    button.addEventListener('click', () => void recording.resolve(name));
    return button;
  };
  let shown: object | null = null;
  const show = () => {
    const { conflict } = recording;
    node.hidden = !conflict;
    if (!conflict || conflict === shown) {
      shown = conflict;
      return;
    }
    shown = conflict;
    const pairs = conflict.parts.map(part =>
      h(
        'div',
        { class: 'jp-Psydyn-pair' },
        text(trans.__('Written here'), recording.part(part)),
        text(trans.__('Saved elsewhere'), conflict.current.parts[part] ?? '')
      )
    );
    node.replaceChildren(
      h(
        'p',
        {},
        trans.__(
          'This entry was changed elsewhere while you wrote. Both texts stay in its history, whichever you choose.'
        )
      ),
      ...pairs,
      h(
        'p',
        { class: 'jp-Psydyn-row' },
        choice(trans.__('Keep what is written here'), 'mine'),
        choice(trans.__('Keep what was saved elsewhere'), 'theirs'),
        choice(trans.__('Keep both, one below the other'), 'both')
      )
    );
  };
  return { node, show };
}
