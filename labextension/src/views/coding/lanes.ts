import { toCodePoints, toUnits } from '../../spans';

/** In code points. */
export interface ISpan {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a text in which nothing begins or ends. */
export interface IPiece extends ISpan {
  readonly text: string;
  /** Which spans lie on it, by their index. */
  readonly on: readonly number[];
  /** Which of them begin with it. */
  readonly begins: readonly number[];
}

/**
 * The lane of each span, 0 nearest to the words. What overlaps, nests or adjoins
 * never shares a lane: two underlines that touch would look like one.
 */
export function lanes(spans: readonly ISpan[]): number[] {
  const order = spans
    .map((_, at) => at)
    .sort(
      (a, b) =>
        spans[a].start - spans[b].start || spans[b].end - spans[a].end || a - b
    );
  const ends: number[] = [];
  const found = spans.map(() => 0);
  for (const at of order) {
    const { start, end } = spans[at];
    const free = ends.findIndex(last => last < start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = end;
    found[at] = lane;
  }
  return found;
}

/** The text cut at all borders, in one pass: never more than two pieces a span, and one. */
export function pieces(text: string, spans: readonly ISpan[]): IPiece[] {
  const length = toCodePoints(text, text.length);
  const begin = new Map<number, number[]>();
  const borders = new Set([0, length]);
  spans.forEach(({ start, end }, at) => {
    if (start < end && start >= 0 && start < length) {
      begin.set(start, [...(begin.get(start) ?? []), at]);
      borders.add(start).add(Math.min(end, length));
    }
  });
  const places = [...borders].sort((a, b) => a - b);
  const open = new Set<number>();
  let unit = 0;
  return places.slice(1).map((end, i) => {
    const start = places[i];
    for (const at of open) {
      if (spans[at].end <= start) {
        open.delete(at);
      }
    }
    const begins = begin.get(start) ?? [];
    begins.forEach(at => open.add(at));
    const from = unit;
    unit += toUnits(text.slice(from), end - start);
    return { start, end, text: text.slice(from, unit), on: [...open], begins };
  });
}
