import { dayNumber, monthStart } from '../overview/days';

/** The days, both ends in it, within which a date lies that may be partial. */
export interface IReach {
  readonly from: number;
  readonly to: number;
}

/** Of a date as the journal writes it: `1998-05-03`, `1998-05`, `1998`, each with `?` where it is uncertain; null for none. */
export function reachOf(text: string): IReach | null {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?\??$/.exec(text);
  if (!found) {
    return null;
  }
  const [, year, month, day] = found;
  if (day) {
    const at = dayNumber(`${year}-${month}-${day}`);
    return { from: at, to: at };
  }
  const first = month ? Number(month) - 1 : 0;
  const after = month ? Number(month) : 12;
  return {
    from: monthStart(Number(year), first),
    to: monthStart(Number(year), after) - 1
  };
}
