/** What wants to stand at a height, in px from the top. */
export interface IStanding {
  readonly top: number;
  readonly height: number;
}

/**
 * Where each may stand so that none covers another: at its height or below it,
 * in order. `null` where they do not all fit: a list is better then.
 */
export function heights(
  items: readonly IStanding[],
  room: number
): number[] | null {
  const order = items
    .map((_, at) => at)
    .sort((a, b) => items[a].top - items[b].top || a - b);
  const tops = items.map(() => 0);
  let free = 0;
  for (const at of order) {
    tops[at] = Math.max(free, items[at].top);
    free = tops[at] + items[at].height;
  }
  return free <= room ? tops : null;
}
