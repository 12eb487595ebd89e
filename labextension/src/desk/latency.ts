import { IClock } from './reaction';

/** Half a second of frames at 60 Hz; then a few at a wrong time do not move the middle. */
const FRAMES = 30;

/** What this machine adds to a time. In milliseconds; `null` while nothing was measured. */
export interface ILatency {
  /** From one frame to the next. */
  readonly frame_ms: number | null;
  /** From a key to the page. */
  readonly key_ms: number | null;
}

/**
 * Measure this machine: its frames now, and each key that comes in below `host`.
 *
 * @param changed - called when there is more to tell.
 * @returns what was measured so far, and a function that stops.
 */
export function measureLatency(
  host: HTMLElement,
  clock: IClock,
  changed: () => void
): { told(): ILatency; stop(): void } {
  const frames: number[] = [];
  const keys: number[] = [];
  let last: number | null = null;
  const next = (at: number) => {
    if (last !== null) {
      frames.push(at - last);
    }
    last = at;
    if (frames.length < FRAMES) {
      cancel = clock.painted(next);
    } else {
      changed();
    }
  };
  let cancel = clock.painted(next);
  const keydown = (event: Event) => {
    keys.push(clock.now() - clock.at(event));
    changed();
  };
  host.addEventListener('keydown', keydown, true);
  return {
    told: () => ({
      frame_ms: frames.length < FRAMES ? null : middle(frames),
      key_ms: middle(keys)
    }),
    stop: () => {
      cancel();
      host.removeEventListener('keydown', keydown, true);
    }
  };
}

/** The median, to 0.1 ms. */
function middle(values: readonly number[]): number | null {
  if (values.length === 0) {
    return null;
  }
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const median =
    sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return Math.round(median * 10) / 10;
}
