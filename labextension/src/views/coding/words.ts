/* Where a caret goes in a text; places are in UTF-16 units. */

export interface IStretch {
  readonly start: number;
  readonly end: number;
}

export type Stride = 'letter' | 'word' | 'sentence' | 'all';

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;
const SENTENCE = /\S[^.!?…\n]*(?:[.!?…]+["”’»)\]]*)?/gu;

/** The place one stride on: words and sentences to their far end, so that a step from a border always takes one. */
export function step(
  text: string,
  at: number,
  stride: Stride,
  forward: boolean
): number {
  const far = forward ? text.length : 0;
  if (stride === 'all') {
    return far;
  }
  if (stride === 'letter') {
    return letter(text, at, forward);
  }
  const all = stretches(text, stride);
  return forward
    ? (all.find(({ end }) => end > at)?.end ?? far)
    : ([...all].reverse().find(({ start }) => start < at)?.start ?? far);
}

/** Without the spaces around it; `null` where nothing is left. */
export function trimmed(text: string, a: number, b: number): IStretch | null {
  const from = Math.min(a, b);
  const chosen = text.slice(from, Math.max(a, b));
  const quote = chosen.trim();
  const start = from + chosen.indexOf(quote);
  return quote ? { start, end: start + quote.length } : null;
}

function stretches(text: string, stride: 'word' | 'sentence'): IStretch[] {
  const pattern = stride === 'word' ? WORD : SENTENCE;
  return Array.from(text.matchAll(pattern), found => {
    const start = found.index ?? 0;
    return { start, end: start + found[0].length };
  });
}

/** A pair of surrogates is one letter. */
function letter(text: string, at: number, forward: boolean): number {
  const size = (from: number) =>
    (text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1;
  if (forward) {
    return Math.min(text.length, at + size(at));
  }
  return Math.max(0, at - (at > 1 && size(at - 2) === 2 ? 2 : 1));
}
