import { TranslationBundle } from '@jupyterlab/translation';
import { IClock, IReactionTimes, Reaction } from '../../desk/reaction';
import { Recording } from '../../desk/recording';
import {
  answered,
  lastTrial,
  Manner,
  marked,
  nextTrial,
  progress,
  remarked
} from '../../desk/wordlist';
import { ISession, Mark } from '../../tokens';
import { h } from '../dom';
import { quiet } from '../fields';
import { drawMarks, markOf } from './marks';

/** Between Enter and the next word nothing is shown, so that one sees that it is another. */
const BLANK = 200;

export interface ITrialsOptions {
  readonly trans: TranslationBundle;
  readonly clock: IClock;
  readonly manner: Manner;
  /** Whether it goes on where it was left: the word that comes was seen already. */
  readonly goesOn: boolean;
  /** Every word of this stage was given. */
  readonly over: () => void;
}

/**
 * `blank` before a word, `word` while it stands there, `writing` while somebody
 * writes what was said aloud, `between` it and the next, `nothing` where no
 * word came, `paused`.
 */
type State = 'blank' | 'word' | 'writing' | 'between' | 'nothing' | 'paused';

const NO_TIMES: IReactionTimes = { first_key_ms: null, enter_ms: null };

/**
 * The words of a stage, one at a time and nothing else. One field has the focus
 * all the while, and what its keys do follows from the state. A word that was
 * seen before a pause is given again, and then has no time.
 */
export function drawTrials(
  recording: Recording,
  host: HTMLElement,
  { trans, clock, manner, goesOn, over }: ITrialsOptions
): () => void {
  const reaction = new Reaction(clock);
  const session = () => recording.value('session');
  const save = (changed: ISession) => recording.jot({ session: changed });
  const isAgain = session()?.stage === 'reproduction';

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
  const marks = drawMarks(mark => toggle(mark), trans);
  const remark = h('input', {
    class: 'jp-Psydyn-quiet jp-Psydyn-remark',
    'aria-label': trans.__('Remark'),
    placeholder: trans.__('a remark, then Enter'),
    ...quiet
  });
  const on = h('button', { type: 'button' }, trans.__('Go on (Enter)'));
  const room = h(
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

  let state: State = 'blank';
  let at = -1;
  let wasSeen = goesOn;
  let isTimed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const turn = (next: State, words = '') => {
    state = next;
    room.dataset.state = next;
    said.textContent = words;
    const isOpen = mayMark() && about() >= 0;
    marks.node.hidden = !isOpen;
    showMarks();
    remark.hidden = true;
    on.hidden = next !== 'paused';
    stimulus.hidden = !['word', 'writing'].includes(next);
    input.placeholder = next === 'nothing' ? trans.__('Enter goes on') : '';
  };
  /** The trial that a mark or a remark is about: the one at hand, else the one before. */
  const about = () =>
    ['word', 'writing', 'between', 'nothing'].includes(state)
      ? at
      : session()
        ? lastTrial(session()!)
        : -1;
  /** Whether the marks stand there, and letters set them: where a typist is at rest. */
  const mayMark = () =>
    !isAgain &&
    (state === 'paused' ||
      (manner === 'spoken' && (state === 'between' || state === 'nothing')));
  const showMarks = () => {
    const trial = session()?.trials[about()];
    marks.show(trial?.marks ?? [], trial?.stimulus ?? '');
  };
  const toggle = (mark: Mark) => {
    if (!isAgain && session() && about() >= 0) {
      save(marked(session()!, about(), mark));
      showMarks();
    }
  };

  const give = () => {
    clearTimeout(timer);
    const now = session();
    at = now ? nextTrial(now) : -1;
    if (!now || at < 0) {
      over();
      return;
    }
    turn('blank');
    timer = setTimeout(() => show(now), BLANK);
  };
  const show = ({ trials, limit_ms }: ISession) => {
    isTimed = !wasSeen && manner !== 'heard';
    turn('word');
    stimulus.textContent = trials[at].stimulus;
    reaction.prompt(() => {
      if (limit_ms !== null && !isAgain) {
        timer = setTimeout(tooLate, limit_ms);
      }
    });
  };
  const tooLate = () => {
    if (state === 'word' && !input.value) {
      answer('', NO_TIMES);
    }
  };
  const answer = (text: string, times: IReactionTimes) => {
    clearTimeout(timer);
    reaction.end();
    save(answered(session()!, at, text, times, new Date()));
    if (wasSeen && !isAgain) {
      addRemark(trans.__('given again after a pause'));
    }
    wasSeen = false;
    input.value = '';
    if (!text && !isAgain) {
      turn('nothing', trans.__('Nothing came. That may be so.'));
    } else if (manner === 'spoken') {
      turn('between', trans.__('Enter for the next word'));
    } else {
      // The marks of the one that is over can still be set, with Alt.
      give();
    }
  };
  const addRemark = (words: string) => {
    const now = session();
    const trial = now?.trials[about()];
    if (now && trial) {
      const all = [trial.remark, words].filter(one => one).join('; ');
      save(remarked(now, about(), all));
    }
  };
  const enter = (event: Event) => {
    // Measured before anything else is done.
    const { first_key_ms, enter_ms } = reaction.enter(event);
    const text = input.value.trim();
    if (event instanceof KeyboardEvent && event.repeat) {
      return;
    }
    switch (state) {
      case 'word':
      case 'writing':
        if (!isTimed) {
          answer(text, NO_TIMES);
        } else if (text || enter_ms !== null) {
          const isSpoken = manner === 'spoken';
          answer(text, { first_key_ms, enter_ms: isSpoken ? null : enter_ms });
        }
        break;
      case 'nothing':
        if (text) {
          addRemark(trans.__('said later: %1', text));
          input.value = '';
        }
        give();
        break;
      case 'between':
      case 'paused':
        give();
    }
  };
  const pause = () => {
    if (state === 'paused') {
      return;
    }
    clearTimeout(timer);
    wasSeen ||= state === 'word' || state === 'writing';
    reaction.end();
    const now = session();
    const [done, all] = now ? progress(now) : [0, 0];
    turn(
      'paused',
      trans.__('Paused after %1 of %2. Nothing is lost.', done, all)
    );
  };
  const write = () => {
    pause();
    if (about() >= 0 && !isAgain) {
      remark.hidden = false;
      remark.value = session()!.trials[about()].remark;
      remark.focus();
    }
  };

  /** The first sound: Space, struck by who listens. */
  const sound = (event: Event) => {
    reaction.key(event);
    clearTimeout(timer);
    turn('writing', trans.__('What was said? Then Enter.'));
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.isComposing) {
      return;
    }
    const isChord = event.ctrlKey || event.metaKey;
    const mark = isChord ? undefined : markOf(event);
    const isLetter = event.key.length === 1 && !isChord && !event.altKey;
    if (event.key === 'Enter' && !isChord) {
      enter(event);
    } else if (event.key === 'Escape') {
      pause();
    } else if (mark && (event.altKey || (isLetter && mayMark()))) {
      toggle(mark);
    } else if (
      event.code === 'KeyN' &&
      !isChord &&
      (event.altKey || mayMark())
    ) {
      write();
    } else if (['blank', 'between', 'paused'].includes(state)) {
      // Nothing is asked, and nothing is typed.
      if (!isLetter) {
        return;
      }
    } else if (manner === 'spoken' && state === 'word' && event.key === ' ') {
      sound(event);
    } else {
      if (isLetter && state === 'word') {
        type(event);
      }
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  /** A key that writes. Where Space was forgotten, nobody knows when it was said. */
  const type = (event: Event) => {
    if (manner === 'spoken') {
      reaction.end();
      clearTimeout(timer);
      turn('writing');
    } else {
      reaction.key(event);
    }
  };
  input.addEventListener('keydown', keydown);
  // Where no key is reported: dictation, a phone's keyboard.
  input.addEventListener('beforeinput', event => {
    if (state === 'word') {
      type(event);
    }
  });
  remark.addEventListener('keydown', event => {
    if (!event.isComposing && ['Enter', 'Escape'].includes(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      takeRemark(event.key === 'Enter');
      input.focus();
    }
  });
  const takeRemark = (isMeant = true) => {
    const now = session();
    if (!remark.hidden && isMeant && now) {
      save(remarked(now, about(), remark.value.trim()));
    }
    remark.hidden = true;
  };
  on.addEventListener('mousedown', event => event.preventDefault());
  on.addEventListener('click', () => {
    input.focus();
    give();
  });
  // Who looks elsewhere is waited for.
  const left = () => {
    if (room.isConnected && !room.contains(document.activeElement)) {
      pause();
    }
  };
  const leave = () => setTimeout(left);
  input.addEventListener('blur', leave);
  window.addEventListener('blur', pause);
  room.addEventListener('click', ({ target }) => {
    if (target !== remark) {
      input.focus();
    }
  });
  // What no Enter has ended is kept all the same.
  const untake = recording.atLast(() => {
    takeRemark();
    const text = input.value.trim();
    const now = session();
    input.value = '';
    if (text && now && state === 'nothing') {
      addRemark(trans.__('said later: %1', text));
    } else if (text && now && at >= 0) {
      const times = isTimed ? reaction.unended() : NO_TIMES;
      save(answered(now, at, text, times, new Date()));
    }
  });

  host.replaceChildren(room);
  input.focus();
  if (goesOn) {
    pause();
  } else {
    give();
  }
  return () => {
    untake();
    clearTimeout(timer);
    reaction.end();
    window.removeEventListener('blur', pause);
    room.remove();
  };
}
