/** A hidden page's timers may be held back for a minute: longer than this, and it slept. */
const ASLEEP = 120000;

/**
 * @param slept - is called when much more time has passed since the last beat
 * than should have.
 * @returns a beat: to be called often.
 */
export function noticeSleep(slept: () => void): () => void {
  // Not `performance.now()`, which in some browsers sleeps too.
  let last = Date.now();
  return () => {
    const now = Date.now();
    const hasSlept = now - last > ASLEEP;
    last = now;
    if (hasSlept) {
      slept();
    }
  };
}
