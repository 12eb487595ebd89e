import { ISession, ITrial, Protocol } from '../tokens';

/** In their order: of two windows, the one that is further on says where a sitting stands. */
const STAGES: readonly ISession['stage'][] = [
  'practice',
  'test',
  'reproduction',
  'done'
];

/** A sitting in which nothing was said yet, written by the dreamer. */
export function noSession(protocol: Protocol): ISession {
  return {
    protocol,
    recorder: '',
    stage: 'done',
    word_list: '',
    seed: null,
    limit_ms: null,
    latency_ms: null,
    trials: [],
    moments: []
  };
}

/**
 * A sitting that two windows went on with: what was answered in either. Where
 * both answered the same word, the one that the journal has, which was first; a
 * mark that was set here on an answer of both is kept. Times of a stream belong
 * to the text they came with.
 *
 * @param isTextMine - whether the text that will be saved is the one typed here.
 */
export function merged(
  mine: ISession,
  theirs: ISession,
  isTextMine: boolean
): ISession {
  const isSame =
    mine.trials.length === theirs.trials.length &&
    mine.trials.every((one, i) => one.stimulus === theirs.trials[i].stimulus);
  const further = STAGES.indexOf(mine.stage) < STAGES.indexOf(theirs.stage);
  return {
    ...mine,
    stage: isSame && further ? theirs.stage : mine.stage,
    recorder: mine.recorder || theirs.recorder,
    latency_ms: mine.latency_ms ?? theirs.latency_ms,
    trials: isSame
      ? mine.trials.map((one, i) => answered(one, theirs.trials[i]))
      : mine.trials,
    moments: isTextMine ? mine.moments : theirs.moments
  };
}

function answered(mine: ITrial, theirs: ITrial): ITrial {
  const first = theirs.at && theirs.at !== mine.at ? theirs : mine;
  const { reproduction, reproduction_first_key_ms, reproduction_enter_ms } =
    mine.reproduction === null ? theirs : mine;
  return {
    ...first,
    reproduction,
    reproduction_first_key_ms,
    reproduction_enter_ms
  };
}
