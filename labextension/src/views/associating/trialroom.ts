import { TranslationBundle } from '@jupyterlab/translation';
import { Manner } from '../../desk/wordlist';
import { ITrial, Mark } from '../../tokens';
import { h } from '../dom';
import { quiet } from '../fields';
import { drawMarks } from './marks';

/**
 * `blank` before a word, `word` while it stands there, `writing` while somebody
 * writes what was said aloud, `between` it and the next, `nothing` where no
 * word came, `paused`.
 */
export type State =
  'blank' | 'word' | 'writing' | 'between' | 'nothing' | 'paused';

export interface ITrialRoom {
  readonly node: HTMLElement;
  readonly stimulus: HTMLElement;
  /** Has the focus all the while. */
  readonly input: HTMLInputElement;
  readonly remark: HTMLInputElement;
  /** @param trial - to which marks can be set, if any. */
  show(state: State, words: string, trial: ITrial | null): void;
}

export interface ITrialRoomOptions {
  readonly trans: TranslationBundle;
  readonly manner: Manner;
  /** Whether it is asked what was said before. */
  readonly isAgain: boolean;
  readonly toggle: (mark: Mark) => void;
  /** Go on after a pause. */
  readonly goOn: () => void;
}

/** A word, a line to write on, and what else a state needs. */
export function drawTrialRoom({
  trans,
  manner,
  isAgain,
  toggle,
  goOn
}: ITrialRoomOptions): ITrialRoom {
  // Emptied and never hidden: a screen reader reads what comes into it.
  const stimulus = h('p', {
    class: 'jp-Psydyn-stimulus',
    dir: 'auto',
    translate: 'no',
    'aria-live': manner === 'heard' ? 'assertive' : 'off'
  });
  const input = h('input', {
    class: 'jp-Psydyn-quiet jp-Psydyn-reaction',
    'aria-label': isAgain
      ? trans.__('What you said to it before')
      : trans.__('The first word that occurs to you'),
    ...quiet
  });
  const said = h('p', { class: 'jp-Psydyn-hint', role: 'status' });
  const marks = drawMarks(toggle, trans);
  const remark = h('input', {
    class: 'jp-Psydyn-quiet jp-Psydyn-remark',
    'aria-label': trans.__('Remark'),
    placeholder: trans.__('a remark, then Enter'),
    ...quiet
  });
  const on = h('button', { type: 'button' }, trans.__('Go on (Enter)'));
  const node = h(
    'section',
    {
      class: 'jp-Psydyn-trial',
      'aria-label': isAgain
        ? trans.__('Second run')
        : trans.__('Word-list test')
    },
    stimulus,
    input,
    said,
    marks.node,
    remark,
    on
  );
  on.addEventListener('mousedown', event => event.preventDefault());
  on.addEventListener('click', goOn);
  node.addEventListener('click', ({ target }) => {
    if (target !== remark) {
      input.focus();
    }
  });
  return {
    node,
    stimulus,
    input,
    remark,
    show: (state, words, trial) => {
      node.dataset.state = state;
      said.textContent = words;
      marks.node.hidden = !trial;
      marks.show(trial?.marks ?? [], trial?.stimulus ?? '');
      on.hidden = state !== 'paused';
      if (state !== 'word' && state !== 'writing') {
        stimulus.textContent = '';
      }
    }
  };
}
