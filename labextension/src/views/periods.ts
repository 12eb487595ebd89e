/** What a period's name says: "2023-03", "2023 Q1", "2023", "2020-2024". */
const FORMS: readonly {
  readonly form: RegExp;
  /** Its number among the periods of that length. */
  readonly place: (parts: readonly number[]) => number;
}[] = [
  { form: /^(\d{4})-(\d\d)$/, place: ([year, month]) => 12 * year + month },
  { form: /^(\d{4}) Q(\d)$/, place: ([year, quarter]) => 4 * year + quarter },
  { form: /^(\d{4})$/, place: ([year]) => year },
  {
    form: /^(\d{4})-(\d{4})$/,
    place: ([first, last]) => first / (last - first + 1)
  }
];

function place(period: string): number | null {
  for (const { form, place } of FORMS) {
    const found = form.exec(period);
    if (found) {
      return place(found.slice(1).map(Number));
    }
  }
  return null;
}

/** Whether nothing was told in the time between two periods. */
export function isApart(before: string, after: string): boolean {
  const [a, b] = [place(before), place(after)];
  return a !== null && b !== null && b - a > 1.001;
}

/** A period's name on two short lines, the second one only where it is another than that of the period before. */
export function shortName(
  period: string,
  before: string | undefined
): [string, string] {
  const range = /^(\d{4})-(\d{4})$/.exec(period);
  if (range) {
    return [`${range[1]}–`, range[2]];
  }
  const parted = /^(\d{4})[- ](.+)$/.exec(period);
  if (!parted) {
    return [period, ''];
  }
  const [, year, part] = parted;
  return [part, before?.startsWith(year) ? '' : year];
}
