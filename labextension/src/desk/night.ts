/**
 * The night a dream told now is of: the last one, named by the day on which it
 * ended, as dreamers and dream banks date their reports.
 *
 * @returns the local day as `2026-11-22`.
 */
export function lastNight(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A night for a list that is divided by years: `22 Nov`, `Nov`; what else there is stands as it is. */
export function dayOfYear(night: string): string {
  const found = /^(\d{4})-(\d\d)(?:-(\d\d))?(\??)$/.exec(night);
  if (!found) {
    return night;
  }
  const [, year, month, day, doubt] = found;
  const date = new Date(Number(year), Number(month) - 1, Number(day ?? 1));
  const shown = date.toLocaleDateString(undefined, {
    day: day ? 'numeric' : undefined,
    month: 'short'
  });
  return shown + doubt;
}
