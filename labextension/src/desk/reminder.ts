/** Of a computer that slept: what comes later than this is not made up for. */
const LATE = 5 * 60_000;

/** Milliseconds from now to the next time that the clock says `18:30`. */
export function untilNext(time: string, now: Date): number {
  const [hours, minutes] = time.split(':').map(Number);
  const next = new Date(now);
  next.setHours(hours, minutes, 0, 0);
  if (next <= now) {
    next.setDate(next.getDate() + 1);
  }
  return next.getTime() - now.getTime();
}

/**
 * Remind of something every day at a time of the clock.
 *
 * @returns a function that ends it.
 */
export function remindAt(time: string, remind: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = () => {
    const ms = untilNext(time, new Date());
    const due = Date.now() + ms;
    timer = setTimeout(() => {
      if (Date.now() - due < LATE) {
        remind();
      }
      wait();
    }, ms);
  };
  wait();
  return () => clearTimeout(timer);
}
