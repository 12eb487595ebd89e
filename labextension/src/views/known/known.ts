/*
 * Which words of a text are known already: motifs of this dreamer, cues and
 * passages of codes. Looked for in the page, while somebody writes; nothing is
 * sent, and nothing is kept. Places are in UTF-16 units, as those of a textarea.
 */

export type KnownAs = 'motif' | 'code';

export interface IKnownWord {
  /** A word, or a phrase of a few. */
  readonly text: string;
  readonly as: KnownAs;
}

export interface IKnownSpan {
  readonly start: number;
  readonly end: number;
  readonly as: KnownAs;
}

/** A longer one is a sentence, and does not come back word for word. */
const LONGEST = 5;
/** What is left of a word without its ending; "thing" is no inflection of "th". */
const SHORTEST_STEM = 3;

/** Words as people write them; an emoji is one too, with what belongs to it. */
const WORD =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*|\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|\u200d\p{Extended_Pictographic})*/gu;
/** What may stand between the words of a phrase. */
const JOINT = /^(?:[ \t]*\n?[ \t]*|[-‐‑])$/;

/** A unit that may be part of a word. */
const JOINED = /[\p{L}\p{M}\p{N}'’\ud800-\udfff]/u;

interface INode {
  readonly next: Map<string, INode>;
  as: KnownAs | null;
}

interface IToken {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/**
 * @returns finds those words in a text, in whatever case and with their simple
 * endings; of several that begin at one place the longest.
 */
export function known(
  words: readonly IKnownWord[]
): (text: string) => readonly IKnownSpan[] {
  const root: INode = { next: new Map(), as: null };
  for (const { text, as } of words) {
    add(root, tokens(text), as);
  }
  // The same words come again and again.
  const stems = new Map<string, readonly string[]>();
  const stemsOf = (word: string) => {
    let found = stems.get(word);
    if (!found) {
      found = bases(word);
      stems.set(word, found);
    }
    return found;
  };
  return text => {
    if (root.next.size === 0) {
      return [];
    }
    const all = tokens(text);
    const spans: IKnownSpan[] = [];
    for (let at = 0; at < all.length;) {
      const found = longest(root, all, at, text, stemsOf);
      if (found) {
        const end = all[found.last].end;
        spans.push({ start: all[at].start, end, as: found.as });
      }
      at = found ? found.last + 1 : at + 1;
    }
    return spans;
  };
}

/** What was found in a text, as far as it stands unchanged in what became of it. */
export function carried(
  spans: readonly IKnownSpan[],
  before: string,
  after: string
): readonly IKnownSpan[] {
  const most = Math.min(before.length, after.length);
  let first = 0;
  while (first < most && before[first] === after[first]) {
    first++;
  }
  let last = 0;
  while (
    last < most - first &&
    before[before.length - 1 - last] === after[after.length - 1 - last]
  ) {
    last++;
  }
  const by = after.length - before.length;
  // What is joined to the change may be another word by it.
  const isApart = (at: number) => !JOINED.test(after.charAt(at));
  return spans.flatMap(span => {
    if (span.end <= first && isApart(span.end)) {
      return [span];
    }
    const moved = { ...span, start: span.start + by, end: span.end + by };
    return span.start >= before.length - last && isApart(moved.start - 1)
      ? [moved]
      : [];
  });
}

function add(root: INode, words: readonly IToken[], as: KnownAs): void {
  if (words.length === 0 || words.length > LONGEST) {
    return;
  }
  let node = root;
  for (const { word } of words) {
    const next: INode = node.next.get(word) ?? { next: new Map(), as: null };
    node.next.set(word, next);
    node = next;
  }
  // A code was given on purpose; a motif was counted.
  node.as = node.as === 'code' ? 'code' : as;
}

function longest(
  node: INode,
  all: readonly IToken[],
  at: number,
  text: string,
  stemsOf: (word: string) => readonly string[]
): { readonly last: number; readonly as: KnownAs } | null {
  let best: { last: number; as: KnownAs } | null = null;
  for (const stem of stemsOf(all[at].word)) {
    const next = node.next.get(stem);
    if (!next) {
      continue;
    }
    const isJoined =
      next.next.size > 0 &&
      at + 1 < all.length &&
      JOINT.test(text.slice(all[at].end, all[at + 1].start));
    const found =
      (isJoined && longest(next, all, at + 1, text, stemsOf)) ||
      (next.as && { last: at, as: next.as });
    if (found && (!best || found.last > best.last)) {
      best = found;
    }
  }
  return best;
}

function tokens(text: string): IToken[] {
  return Array.from(text.matchAll(WORD), ({ 0: form, index = 0 }) => ({
    start: index,
    end: index + form.length,
    word: fold(form)
  }));
}

/** As the journal counts words: composed, without case, apostrophes straight. */
function fold(form: string): string {
  return form
    .normalize('NFC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/’/g, "'")
    .replace(/\ufe0f/g, '');
}

/** A word, and what it may be a simple inflection of. */
export function bases(word: string): readonly string[] {
  const found = [word];
  const take = (...stems: readonly string[]) => {
    for (const stem of stems) {
      if (stem.length >= SHORTEST_STEM && !found.includes(stem)) {
        found.push(stem);
      }
    }
  };
  const own = word.replace(/'s?$/, '');
  take(own);
  if (/ie[sd]$/.test(own)) {
    take(`${own.slice(0, -3)}y`);
  }
  if (/(?:[sxzo]|[cs]h)es$/.test(own)) {
    take(own.slice(0, -2));
  }
  if (/[^sui]s$/.test(own)) {
    take(own.slice(0, -1));
  }
  if (own.endsWith('ed')) {
    take(own.slice(0, -2), own.slice(0, -1), single(own.slice(0, -2)));
  }
  if (own.endsWith('ing')) {
    const stem = own.slice(0, -3);
    take(stem, `${stem}e`, single(stem));
  }
  return found;
}

/** "stopp" is "stop". */
function single(stem: string): string {
  return stem.replace(/([bcdfgklmnprtvz])\1$/, '$1');
}
