import { ICode, ICodebook } from '../../coding';

export interface INamedCode {
  readonly id: string;
  readonly name: string;
}

/**
 * The codes with which it is said who somebody in an episode was: those below
 * Figure, as the relational map reads them.
 *
 * @param retired - those too that were merged or retired, under the name they have now.
 */
export function figureCodes(
  books: readonly ICodebook[],
  retired = false
): readonly INamedCode[] {
  const found = new Map<string, string>();
  for (const { codes } of books) {
    const root =
      codes.find(({ id }) => id === 'figure') ??
      codes.find(({ name, parent }) => !parent && /^\s*figure\s*$/i.test(name));
    const isBelow = (code: ICode): boolean =>
      !!root &&
      (code.parent === root.id ||
        codes.some(above => above.id === code.parent && isBelow(above)));
    for (const code of codes) {
      if (isBelow(code) && (retired || (!code.retired && code.codable))) {
        const now = became(code, codes);
        found.set(code.id, now.name.replace(`${root!.name}: `, ''));
      }
    }
  }
  return Array.from(found, ([id, name]) => ({ id, name }));
}

/** The code under which it is counted: that which a merged one was made part of. */
export function became(code: ICode, codes: readonly ICode[]): ICode {
  const passed = new Set([code.id]);
  for (let now = code; ;) {
    const into =
      now.into.length === 1
        ? codes.find(({ id }) => id === now.into[0])
        : undefined;
    if (!into || passed.has(into.id)) {
      return now;
    }
    passed.add(into.id);
    now = into;
  }
}
