import { monthOf, monthStart, weekOf } from './days';

/** Weeks side by side, seven days below each other. */
export interface IGridRow {
  readonly from: number;
  readonly to: number;
  /** The day its first column begins with; that may lie before `from`. */
  readonly begins: number;
  readonly weeks: number;
}

/** Where a day stands: the row, the week in it, the day of the week. */
export interface ICell {
  readonly row: number;
  readonly week: number;
  readonly line: number;
}

/** A year touches so many weeks at most: a leap year that begins on the last day of one. */
export const YEAR_WEEKS = 54;
/** Half a year: 184 days. */
const HALF_WEEKS = 28;

/**
 * Days by weeks: all in one row where they fit, else a row a year, half a year
 * or quarter, the newest first.
 *
 * @param fits - so many weeks have room side by side.
 * @param start - the day on which a week begins, 0 for Sunday.
 */
export function layGrid(
  from: number,
  to: number,
  fits: number,
  start: number
): readonly IGridRow[] {
  const whole = rowOf(from, to, start);
  if (whole.weeks <= Math.min(fits, YEAR_WEEKS)) {
    return [whole];
  }
  const months = fits >= YEAR_WEEKS ? 12 : fits >= HALF_WEEKS ? 6 : 3;
  const rows: IGridRow[] = [];
  const { year, month } = monthOf(from);
  for (
    let first = monthStart(year, month - (month % months)), begins = first;
    begins <= to;
    begins = first
  ) {
    const here = monthOf(begins);
    first = monthStart(here.year, here.month + months);
    rows.unshift(
      rowOf(Math.max(begins, from), Math.min(first - 1, to), start, begins)
    );
  }
  return rows;
}

function rowOf(
  from: number,
  to: number,
  start: number,
  first = from
): IGridRow {
  // Years stand exactly above each other, also one of which only the end is told.
  const begins = weekOf(first, start);
  return { from, to, begins, weeks: Math.floor((to - begins) / 7) + 1 };
}

export function cellOf(rows: readonly IGridRow[], day: number): ICell {
  const row = rows.findIndex(({ from, to }) => day >= from && day <= to);
  const since = day - (rows[row]?.begins ?? day);
  return { row, week: Math.floor(since / 7), line: since % 7 };
}

/** The day at a place; null where there is none. */
export function dayAt(
  rows: readonly IGridRow[],
  { row, week, line }: ICell
): number | null {
  const here = rows[row];
  if (!here || line < 0 || line > 6) {
    return null;
  }
  const day = here.begins + 7 * week + line;
  return day >= here.from && day <= here.to ? day : null;
}
