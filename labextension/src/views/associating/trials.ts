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
import { ISession, ITrial, Mark } from '../../tokens';
import { markOf } from './marks';
import { makeRemark } from './remark';
import { drawTrialRoom, State } from './trialroom';

/** Between Enter and the next word nothing is shown, so that one sees that it is another. */
const BLANK = 200;

const NO_TIMES: IReactionTimes = { first_key_ms: null, enter_ms: null };

export interface ITrialsOptions {
  readonly trans: TranslationBundle;
  readonly clock: IClock;
  /** Whether single letters act where no text is being typed. */
  readonly singleKeys: () => boolean;
  readonly manner: Manner;
  /** Whether it goes on where it was left: the word that comes was seen already. */
  readonly goesOn: boolean;
  /** The words that were given so far, by stage and place. */
  readonly seen: Set<string>;
  /** Every word of this stage was given. */
  readonly over: () => void;
}

/**
 * The words of a stage, one at a time and nothing else. One field has the focus
 * all the while, and what its keys do follows from the state. A word that was
 * seen before a pause, or before it was undone, is given again, and then has no time.
 *
 * @returns a function that stops.
 */
export function drawTrials(
  recording: Recording,
  host: HTMLElement,
  { trans, clock, singleKeys, manner, goesOn, seen, over }: ITrialsOptions
): () => void {
  const reaction = new Reaction(clock);
  const session = () => recording.value('session');
  const stage = session()?.stage;
  const isAgain = stage === 'reproduction';
  const isOver = ({ at, reproduction }: ITrial) =>
    isAgain ? reproduction !== null : at !== '';
  const overOf = (now: ISession | null | undefined) =>
    now?.trials.map(isOver).join() ?? '';
  /** Which trials are over, as far as is known here. */
  let known = overOf(session());
  const save = (changed: ISession) => {
    known = overOf(changed);
    recording.jot({ session: changed });
  };
  const goOn = () => {
    input.focus();
    give();
  };
  const room = drawTrialRoom({
    trans,
    manner,
    isAgain,
    toggle: mark => toggle(mark),
    goOn
  });
  const { input } = room;
  const remark = makeRemark(room.remark, { session, save, back: input });

  let state: State = 'blank';
  /** What stands below the line. */
  let said = '';
  let at = -1;
  const place = () => `${stage} ${at}`;
  let wasSeen = false;
  let isTimed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** The trial that a mark or a remark is about: the one at hand, else the one before. */
  const about = () => {
    const now = session();
    const isAtHand = !['blank', 'paused'].includes(state);
    return isAtHand || !now ? at : lastTrial(now);
  };
  /** Whether the marks stand there, and letters set them: where a typist is at rest. */
  const mayMark = () =>
    !isAgain &&
    (state === 'paused' ||
      (manner === 'spoken' && (state === 'between' || state === 'nothing')));
  const turn = (next: State, words = '') => {
    remark.take();
    state = next;
    said = words;
    const trial = (mayMark() && session()?.trials[about()]) || null;
    room.show(state, words, trial);
    input.placeholder = state === 'nothing' ? trans.__('Enter goes on') : '';
  };
  const toggle = (mark: Mark) => {
    const now = session();
    if (!isAgain && now?.trials[about()]) {
      save(marked(now, about(), mark));
      turn(state, said);
    }
  };

  const give = () => {
    clearTimeout(timer);
    remark.take();
    const now = session();
    const next = now ? nextTrial(now) : -1;
    if (next !== at) {
      // What was typed to one word is no answer to another.
      input.value = '';
    }
    at = next;
    if (!now || at < 0) {
      over();
      return;
    }
    turn('blank');
    timer = setTimeout(() => show(now), BLANK);
  };
  const show = ({ trials, limit_ms }: ISession) => {
    wasSeen = seen.has(place());
    seen.add(place());
    isTimed = !wasSeen && manner !== 'heard';
    turn('word');
    room.stimulus.textContent = trials[at].stimulus;
    reaction.prompt(() => {
      // How long a screen reader reads, nobody knows.
      if (limit_ms !== null && !isAgain && manner !== 'heard') {
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
    input.value = '';
    if (!text && !isAgain) {
      turn('nothing', trans.__('Nothing came. That may be so.'));
    } else if (manner === 'spoken') {
      turn('between', trans.__('Enter for the next word'));
    } else {
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
  /** What comes once it is over that nothing came is a remark, and no reaction. */
  const takeLate = () => {
    const text = input.value.trim();
    if (text && state === 'nothing') {
      addRemark(trans.__('said later: %1', text));
      input.value = '';
    }
  };
  const enter = (event: KeyboardEvent) => {
    // Measured before anything else is done.
    const { first_key_ms, enter_ms } = reaction.enter(event);
    const text = input.value.trim();
    if (event.repeat) {
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
        takeLate();
        give();
        break;
      case 'between':
      case 'paused':
        give();
    }
  };
  const rest = () => {
    clearTimeout(timer);
    takeLate();
    reaction.end();
    const now = session();
    const [done, all] = now ? progress(now) : [0, 0];
    turn(
      'paused',
      trans.__('Paused after %1 of %2. Nothing is lost.', done, all)
    );
  };
  const pause = () => {
    if (state !== 'paused') {
      rest();
    }
  };
  const write = () => {
    pause();
    if (!isAgain) {
      remark.write(about());
    }
  };

  /** The first sound: Space, struck by who listens. */
  const sound = (event: Event) => {
    reaction.key(event);
    clearTimeout(timer);
    turn('writing', trans.__('What was said? Then Enter.'));
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
  const keydown = (event: KeyboardEvent) => {
    if (event.isComposing) {
      return;
    }
    const isChord = event.ctrlKey || event.metaKey;
    const isLetter = event.key.length === 1 && !isChord && !event.altKey;
    const isAlone = isLetter && mayMark() && singleKeys();
    const isMarking = !isChord && (event.altKey || isAlone);
    const isHeld = event.repeat && isLetter && state === 'word' && !input.value;
    const mark = isMarking ? markOf(event) : undefined;
    if (event.key === 'Enter' && !isChord) {
      enter(event);
    } else if (event.key === 'Escape') {
      pause();
    } else if (mark) {
      toggle(mark);
    } else if (isMarking && event.code === 'KeyN') {
      write();
    } else if (isHeld) {
      // Since before the word was there: it is no first key.
    } else if (manner === 'spoken' && state === 'word' && event.key === ' ') {
      sound(event);
    } else if (isLetter && ['blank', 'between', 'paused'].includes(state)) {
      // Nothing is asked, and nothing is typed.
    } else {
      if (isLetter && state === 'word') {
        type(event);
      }
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  input.addEventListener('keydown', keydown);
  // Where no key is reported: dictation, a phone's keyboard.
  input.addEventListener('beforeinput', event => {
    if (state === 'word') {
      type(event);
    }
  });
  // Who looks elsewhere is waited for.
  input.addEventListener('blur', () =>
    setTimeout(() => {
      const { node } = room;
      if (node.isConnected && !node.contains(document.activeElement)) {
        pause();
      }
    })
  );
  window.addEventListener('blur', pause);
  // What no Enter has ended is kept all the same, and is over: where the journal
  // stays open, the next word comes.
  const untake = recording.atLast(() => {
    remark.take();
    takeLate();
    const text = input.value.trim();
    const now = session();
    input.value = '';
    if (text && now?.trials[at] && !isOver(now.trials[at])) {
      const times = isTimed ? reaction.unended() : NO_TIMES;
      save(answered(now, at, text, times, new Date()));
      rest();
    }
  });
  // Undone, or gone on with elsewhere.
  const follow = () => {
    const now = overOf(session());
    if (now !== known) {
      known = now;
      rest();
    }
  };
  recording.changed.connect(follow);

  host.replaceChildren(room.node);
  input.focus();
  if (goesOn) {
    at = nextTrial(session()!);
    seen.add(place());
    pause();
  } else {
    give();
  }
  return () => {
    untake();
    recording.changed.disconnect(follow);
    clearTimeout(timer);
    reaction.end();
    window.removeEventListener('blur', pause);
    room.node.remove();
  };
}
