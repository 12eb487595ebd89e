import { ICode } from '../../coding';

export interface IBranch {
  readonly code: ICode;
  /** From 1. */
  readonly level: number;
  readonly hasChildren: boolean;
}

/** The codes in the order of their tree. @param folded - ids whose children are not shown. */
export function branches(
  codes: readonly ICode[],
  folded: ReadonlySet<string> = new Set()
): readonly IBranch[] {
  const known = new Set(codes.map(({ id }) => id));
  const under = (parent: string) =>
    codes.filter(code =>
      parent ? code.parent === parent : !known.has(code.parent)
    );
  const walk = (parent: string, level: number): IBranch[] =>
    under(parent).flatMap(code => {
      const hasChildren = codes.some(one => one.parent === code.id);
      const branch = { code, level, hasChildren };
      return folded.has(code.id)
        ? [branch]
        : [branch, ...walk(code.id, level + 1)];
    });
  return walk('', 1);
}

/** A code and everything below it. */
export function within(
  codes: readonly ICode[],
  id: string
): ReadonlySet<string> {
  const found = new Set([id]);
  for (const one of found) {
    codes
      .filter(code => code.parent === one)
      .forEach(code => found.add(code.id));
  }
  return found;
}

/** Where a code can stand: under every other one, but none below itself. */
export function parentsFor(
  codes: readonly ICode[],
  id: string
): readonly ICode[] {
  const own = within(codes, id);
  return branches(codes)
    .map(({ code }) => code)
    .filter(code => !own.has(code.id) && !code.retired);
}

/** "Feelings › Fear". */
export function pathOf(codes: readonly ICode[], id: string): string {
  const code = codes.find(one => one.id === id);
  if (!code) {
    return id;
  }
  return code.parent && codes.some(one => one.id === code.parent)
    ? `${pathOf(codes, code.parent)} › ${code.name}`
    : code.name;
}
