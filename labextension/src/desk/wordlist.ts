import { ISession, ITrial, Mark } from '../tokens';
import { IReactionTimes } from './reaction';
import { noSession } from './session';

/** A list of stimuli, as the desk tells of it. */
export interface IWordList {
  readonly name: string;
  readonly title: string;
  /** In the order in which they are to be given. */
  readonly words: readonly string[];
  /** To get used to it; they are not counted. */
  readonly practice: readonly string[];
  /** Where it comes from, and what is to be known about it. */
  readonly note: string;
}

/**
 * How the answers come. Typed: the first key is the time. Said aloud: somebody
 * strikes Space at the first sound. Read aloud by a screen reader: nobody knows
 * when the word was heard, so that there is no time.
 */
export type Manner = 'typed' | 'spoken' | 'heard';

export interface ISetting {
  readonly recorder: string;
  readonly seed: number | null;
  readonly limit_ms: number | null;
}

const blank: Omit<ITrial, 'stimulus' | 'practice'> = {
  reaction: '',
  first_key_ms: null,
  enter_ms: null,
  failed: false,
  marks: [],
  remark: '',
  reproduction: null,
  reproduction_first_key_ms: null,
  reproduction_enter_ms: null,
  at: ''
};

/** A sitting with nothing said in it yet. */
export function planned(list: IWordList, setting: ISetting): ISession {
  const trial = (practice: boolean) => (stimulus: string) => ({
    ...blank,
    stimulus,
    practice
  });
  return {
    ...noSession('word-list'),
    ...setting,
    stage: list.practice.length > 0 ? 'practice' : 'test',
    word_list: list.name,
    trials: [...list.practice.map(trial(true)), ...list.words.map(trial(false))]
  };
}

/** The place of the trial that comes next in this stage; -1 where it is over. */
export function nextTrial({ stage, trials }: ISession): number {
  switch (stage) {
    case 'practice':
      return trials.findIndex(one => one.practice && !one.at);
    case 'test':
      return trials.findIndex(one => !one.practice && !one.at);
    case 'reproduction':
      return trials.findIndex(
        one => !one.practice && one.at && one.reproduction === null
      );
    default:
      return -1;
  }
}

/** The place of the trial that was over last in this stage; -1 where there is none. */
export function lastTrial(session: ISession): number {
  const { stage, trials } = session;
  const isOver = ({ practice, at, reproduction }: ITrial) =>
    stage === 'reproduction'
      ? !practice && reproduction !== null
      : at !== '' && practice === (stage === 'practice');
  return trials.reduce((last, one, at) => (isOver(one) ? at : last), -1);
}

/** How many of how many are over in this stage. */
export function progress({ stage, trials }: ISession): [number, number] {
  const its = trials.filter(one => one.practice === (stage === 'practice'));
  const over = its.filter(one =>
    stage === 'reproduction' ? one.reproduction !== null : one.at
  );
  return [over.length, its.length];
}

/** An answer to a trial; empty: none came. */
export function answered(
  session: ISession,
  at: number,
  text: string,
  times: IReactionTimes,
  now: Date
): ISession {
  const isAgain = session.stage === 'reproduction';
  return changed(session, at, one =>
    isAgain
      ? {
          ...one,
          reproduction: text,
          reproduction_first_key_ms: times.first_key_ms,
          reproduction_enter_ms: times.enter_ms
        }
      : {
          ...one,
          reaction: text,
          failed: !text,
          ...(text ? times : { first_key_ms: null, enter_ms: null }),
          at: now.toISOString()
        }
  );
}

/** A mark set, or taken away again. */
export function marked(session: ISession, at: number, mark: Mark): ISession {
  return changed(session, at, one => ({
    ...one,
    marks: one.marks.includes(mark)
      ? one.marks.filter(other => other !== mark)
      : [...one.marks, mark]
  }));
}

export function remarked(
  session: ISession,
  at: number,
  remark: string
): ISession {
  return changed(session, at, one => ({ ...one, remark }));
}

/** What was answered so far tells how: so a sitting goes on after a reload as it began. */
export function mannerOf({ trials }: ISession): Manner {
  const said = trials.filter(one => one.reaction);
  if (said.length === 0 || said.some(one => one.enter_ms !== null)) {
    return 'typed';
  }
  return said.some(one => one.first_key_ms !== null) ? 'spoken' : 'heard';
}

function changed(
  session: ISession,
  at: number,
  change: (trial: ITrial) => ITrial
): ISession {
  const trials = session.trials.map((one, i) => (i === at ? change(one) : one));
  return { ...session, trials };
}
