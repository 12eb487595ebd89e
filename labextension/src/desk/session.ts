import { ISession, Protocol } from '../tokens';

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
