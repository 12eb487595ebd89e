/*
 * The order of a concordance's lines: by the words beside the match. It is that
 * of `jupyter_psydyn/analysis/line_order.py`, so that the code that is copied
 * makes what is on the screen; tests/analysis/line_order.json has what both
 * agree on. Words are compared by their base letters, one after the other: on
 * those a collation of Unicode's gives the same order, and Python has none.
 */

/** What an order can be by; the left ends, and the right begins, at the match. */
export interface ILine {
  readonly left: string;
  readonly match: string;
  readonly right: string;
  readonly night: string;
}

/** A word of a text, in UTF-16 units. */
export interface IWord {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

/** An order has so many keys at most. */
export const LEVELS = 3;

const WORDS = [1, 2, 3, 4, 5] as const;
export const BEFORE: readonly string[] = WORDS.map(at => `L${at}`);
export const AFTER: readonly string[] = WORDS.map(at => `R${at}`);
const KEYS = new Set([...BEFORE, ...AFTER, 'M', 'D']);

/** The keys of an order, "R1,L1"; what is none is left out. */
export function sortKeys(sort: unknown): readonly string[] {
  return (typeof sort === 'string' ? sort.split(',') : [])
    .map(key => key.trim().toUpperCase())
    .filter(key => KEYS.has(key))
    .slice(0, LEVELS);
}

/** The positions of the lines in that order; of equal ones the earlier first. */
export function lineOrder(
  lines: readonly ILine[],
  keys: readonly string[]
): readonly number[] {
  const columns = keys.map(key => lines.map(line => valueOf(line, key)));
  return lines
    .map((_, at) => at)
    .sort((a, b) => {
      for (const column of columns) {
        if (column[a] !== column[b]) {
          return column[a] < column[b] ? -1 : 1;
        }
      }
      return a - b;
    });
}

/** White space parts words here, and so do dashes and dots that stand for a pause. */
const PARTS = /[^\s\u2010-\u2015\u2026/]+/gu;

/** The word that a key names in the text before or after the match. */
export function wordAt(text: string, key: string): IWord | undefined {
  const parts = Array.from(text.matchAll(PARTS));
  if (key[0] === 'L') {
    parts.reverse();
  }
  // From the match outwards, and no further: few words of many are asked for.
  let left = Number(key[1]);
  for (const { 0: word, index } of parts) {
    const base = folded(word);
    if (base && --left === 0) {
      return { start: index, end: index + word.length, folded: base };
    }
  }
  return undefined;
}

/** A word as it is compared: its base letters and digits, in lower case. */
export function folded(word: string): string {
  return (
    word
      .normalize('NFKD')
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]/gu) ?? []
  )
    .map(letter => BASES[letter] ?? letter)
    .join('');
}

/** Letters that Unicode takes apart into no base letter, and two that have another form. */
const BASES: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ß: 'ss',
  ς: 'σ'
};

function valueOf(line: ILine, key: string): string {
  switch (key) {
    case 'D':
      return line.night || '\uffff';
    case 'M':
      return Array.from(line.match.matchAll(PARTS), found => folded(found[0]))
        .filter(word => word)
        .join(' ');
    default:
      return wordAt(key[0] === 'L' ? line.left : line.right, key)?.folded ?? '';
  }
}

/** The Python that makes a concordance, in this order. */
export function sortedCode(code: string, keys: readonly string[]): string {
  const without = code
    .replace(/\.sorted\('[^']*'\)$/, '')
    .replace(/, sort='[^']*'\)$/, ')');
  const sort = keys.join(',');
  if (!sort) {
    return without;
  }
  // Of a row of another result, the passages are sorted; a query is asked for in an order.
  return /^psd\.concordance\(/.test(without) && !/\)\.\w+\(/.test(without)
    ? without.replace(/\)$/, `, sort='${sort}')`)
    : `${without}.sorted('${sort}')`;
}
