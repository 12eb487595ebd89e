import { ISnapshot, Row } from '../tokens';
import { IWay } from './ways';

/** From where an association is reached: an element of a dream, or a whole dream. */
export interface IStart {
  readonly key: string;
  readonly label: string;
  /** The dream that it is of. */
  readonly entry: string;
}

interface IMet {
  readonly starts: readonly IStart[];
  readonly ways: readonly IWay[];
}

/** The elements of a snapshot and the ways from them; of a series its dreams, each named by its elements. */
export function startsOf({ picture, parameters }: ISnapshot): IMet {
  const starts: readonly IStart[] = picture.elements ?? [];
  const ways: readonly IWay[] = picture.links ?? [];
  return parameters.unit === 'dream' ? byDream(starts, ways) : { starts, ways };
}

function byDream(elements: readonly IStart[], links: readonly IWay[]): IMet {
  const labels = new Map<string, string[]>();
  for (const { entry, label } of elements) {
    labels.set(entry, [...(labels.get(entry) ?? []), label]);
  }
  const entryOf = new Map(elements.map(({ key, entry }) => [key, entry]));
  const ways = new Map<string, IWay>();
  for (const { element, row, count } of links) {
    const entry = entryOf.get(element) ?? element;
    const name = JSON.stringify([entry, row]);
    const before = ways.get(name)?.count ?? 0;
    ways.set(name, { element: entry, row, count: before + count });
  }
  return {
    starts: Array.from(labels, ([entry, labels]) => ({
      key: entry,
      label: labels.join(' · '),
      entry
    })),
    ways: [...ways.values()]
  };
}

/** Those from which some of these are reached, in their order. */
export function leadingTo(
  { starts, ways }: IMet,
  rows: readonly Row[]
): readonly IStart[] {
  const keys = new Set(rows.map(({ key }) => key));
  const from = new Set(
    ways.filter(({ row }) => keys.has(row)).map(({ element }) => element)
  );
  return starts.filter(({ key }) => from.has(key));
}

/** More associations than these are shown when asked for. */
const PAGE = 12;
/** So many are shown wherever they are reached from. */
const LEAST = 5;
/** With more elements than these beside them, the lines go too far to be followed. */
const BESIDE = 30;

/** How many of the first are shown: as many as stay in sight with what leads to them. */
export function inSight(met: IMet, rows: readonly Row[]): number {
  let n = PAGE;
  while (n > LEAST && leadingTo(met, rows.slice(0, n)).length > BESIDE) {
    n--;
  }
  return n;
}
