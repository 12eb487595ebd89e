import { IMoment } from '../tokens';

/** A pause, in milliseconds: within a second even a slow typist strikes the next key of a word. */
export const PAUSE = 1000;

/** What was typed without a pause, in UTF-16 units of the text as it stands. */
export interface IRun {
  readonly start: number;
  readonly end: number;
  readonly from_ms: number;
  readonly to_ms: number;
}

/**
 * The runs after one more edit.
 *
 * What is typed at the end goes on with the last run, or begins another where a
 * pause lies between. What is typed, pasted or cut elsewhere carries the runs
 * along, and is given no time: an afterthought was not said there.
 *
 * @param at_ms - since the stream began; `null` where it was not typed.
 */
export function withEdit(
  runs: readonly IRun[],
  old: string,
  text: string,
  at_ms: number | null
): readonly IRun[] {
  const [low, high, grown] = edited(old, text);
  const end = high + grown;
  const moved = runs
    .map(run => ({
      ...run,
      start:
        run.start >= high
          ? run.start + grown
          : run.start >= low
            ? end
            : run.start,
      end: run.end <= low ? run.end : run.end >= high ? run.end + grown : low
    }))
    .filter(run => run.end > run.start);
  const isAtEnd = high >= (runs[runs.length - 1]?.end ?? 0);
  if (!isAtEnd || at_ms === null) {
    return moved;
  }
  const last = moved[moved.length - 1];
  const before = moved.slice(0, -1);
  // Hands that take something back are at work too.
  const isWithin = last && (end <= low || last.end >= end);
  const goesOn = last && last.end >= low && at_ms - last.to_ms < PAUSE;
  if (isWithin || goesOn) {
    return [...before, { ...last, end: Math.max(last.end, end), to_ms: at_ms }];
  }
  return end > low
    ? [...moved, { start: low, end, from_ms: at_ms, to_ms: at_ms }]
    : moved;
}

/** The stretch of `old` that an edit replaced, in whole characters, and by how much it grew. */
function edited(old: string, text: string): [number, number, number] {
  const most = Math.min(old.length, text.length);
  let low = 0;
  while (low < most && old[low] === text[low]) {
    low++;
  }
  if (cuts(old, low) || cuts(text, low)) {
    low--;
  }
  let tail = 0;
  while (
    tail < most - low &&
    old[old.length - 1 - tail] === text[text.length - 1 - tail]
  ) {
    tail++;
  }
  if (cuts(old, old.length - tail) || cuts(text, text.length - tail)) {
    tail--;
  }
  return [low, old.length - tail, text.length - old.length];
}

/** Whether a place lies between the two halves of a character. */
function cuts(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

/** As the journal has them: in code points. */
export function toMoments(text: string, runs: readonly IRun[]): IMoment[] {
  const points = counter(text);
  return runs.map(run => ({
    start: points(run.start),
    end: points(run.end),
    from_ms: Math.round(run.from_ms),
    to_ms: Math.round(run.to_ms)
  }));
}

/** As a view has them: in UTF-16 units. */
export function toRuns(text: string, moments: readonly IMoment[]): IRun[] {
  let unit = 0;
  let point = 0;
  const units = (wanted: number) => {
    for (; point < wanted && unit < text.length; point++) {
      unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
    }
    return unit;
  };
  return moments.map(({ start, end, from_ms, to_ms }) => ({
    start: units(start),
    end: units(end),
    from_ms,
    to_ms
  }));
}

/** Counts code points up to places that only go on: a long text is gone through once with each key. */
function counter(text: string): (unit: number) => number {
  let unit = 0;
  let point = 0;
  return wanted => {
    for (; unit < wanted; point++) {
      unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
    }
    return point;
  };
}

/** A stretch of a stream, and the pause before it in milliseconds; 0 where there was none. */
export interface IStretch {
  readonly text: string;
  readonly pause_ms: number;
}

/** The text cut where somebody was silent. */
export function withPauses(text: string, runs: readonly IRun[]): IStretch[] {
  const cuts = runs
    .map((run, i) => ({
      at: run.start,
      pause_ms: i > 0 ? run.from_ms - runs[i - 1].to_ms : run.from_ms
    }))
    .filter(cut => cut.pause_ms >= PAUSE);
  const places = [0, ...cuts.map(cut => cut.at), text.length];
  const pauses = [0, ...cuts.map(cut => cut.pause_ms)];
  return pauses
    .map((pause_ms, i) => ({
      text: text.slice(places[i], places[i + 1]),
      pause_ms
    }))
    .filter(one => one.text);
}
