import { ICode } from '../../coding';

/** A code at its place in the tree. */
export interface IBranch {
  readonly code: ICode;
  readonly depth: number;
}

/** The codes in use, each below the one it belongs to. */
export function tree(codes: readonly ICode[]): IBranch[] {
  const used = codes.filter(code => !code.retired);
  const ids = new Set(used.map(code => code.id));
  const below = new Map<string, ICode[]>();
  for (const code of used) {
    const parent = ids.has(code.parent) ? code.parent : '';
    below.set(parent, [...(below.get(parent) ?? []), code]);
  }
  const walk = (parent: string, depth: number): IBranch[] =>
    (below.get(parent) ?? []).flatMap(code => [
      { code, depth },
      ...walk(code.id, depth + 1)
    ]);
  return walk('', 0);
}

/**
 * The codes that letters may mean, the likeliest first: it is the name, that begins so, a
 * word in it does, its words begin so one after the other, or it holds them.
 */
export function match(
  codes: readonly ICode[],
  typed: string,
  recent: readonly string[] = []
): ICode[] {
  const letters = typed.trim().toLocaleLowerCase();
  const rank = (code: ICode): number => {
    const name = code.name.toLocaleLowerCase();
    const words = name.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
    const tests = [
      name === letters,
      name.startsWith(letters),
      words.some(word => word.startsWith(letters)),
      words
        .map(word => Array.from(word)[0])
        .join('')
        .startsWith(letters),
      name.includes(letters)
    ];
    return tests.indexOf(true);
  };
  const late = (code: ICode) => {
    const at = recent.indexOf(code.id);
    return at < 0 ? recent.length : at;
  };
  return tree(codes)
    .map(({ code }) => ({ code, rank: rank(code) }))
    .filter(({ code, rank }) => code.codable && rank >= 0)
    .sort((a, b) => a.rank - b.rank || late(a.code) - late(b.code))
    .map(({ code }) => code);
}
