import { ISnapshot, Row } from '../tokens';
import { ISelection, isWithin } from './selection';

/**
 * Motifs of a period, as far as a page knows them without asking: the nights
 * they came in, counted. What takes the texts (intervals, what chance would do)
 * is left out until the desk has answered; motifs that did not come are gone.
 */
export function motifsWithin(
  snapshot: ISnapshot,
  selection: ISelection
): ISnapshot {
  const { all = [], nights = {} } = snapshot.picture;
  const within = (days: readonly string[]) =>
    days.filter(day => isWithin(day, selection));
  const told = within(all);
  if (told.length === all.length) {
    return snapshot;
  }
  const here: Record<string, readonly string[]> = {};
  for (const { key } of snapshot.rows) {
    here[key] = within(nights[key] ?? []);
  }
  return {
    ...snapshot,
    rows: snapshot.rows
      .filter(({ key }) => here[key].length)
      .map(row => counted(row, here[row.key].length, told.length)),
    picture: {
      ...snapshot.picture,
      first: told[0] ?? '',
      last: told[told.length - 1] ?? '',
      all: told,
      nights: here
    },
    parameters: { ...snapshot.parameters, entries: told.length }
  };
}

/** What only the texts of the period can tell. */
const UNKNOWN = {
  share_low: null,
  share_high: null,
  expected: null,
  everyday: null,
  q: null,
  trend: null,
  trend_q: null,
  changes: ''
};

function counted(row: Row, entries: number, of: number): Row {
  return { ...row, ...UNKNOWN, entries, share: entries / of } as Row;
}
