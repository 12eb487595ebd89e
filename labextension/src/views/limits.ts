import { ISnapshot, Row } from '../tokens';
import { known } from './format';

/** A time over which a reaction is called prolonged, in seconds. */
export interface ILimit {
  readonly name: string;
  readonly seconds: number;
  /** By which the sheet goes; the others are shown to compare. */
  readonly isChosen: boolean;
}

export function limitsOf({ picture }: ISnapshot): readonly ILimit[] {
  return Object.entries(picture.thresholds ?? {}).flatMap(([name, value]) =>
    typeof value === 'number'
      ? [{ name, seconds: value, isChosen: name === picture.chosen }]
      : []
  );
}

/** One pause of minutes does not flatten all others: the scale ends at so many times the highest limit. */
const CUT = 2.5;

/** Where the scale of times ends, in seconds. */
export function reachOf(
  rows: readonly Row[],
  limits: readonly ILimit[]
): number {
  const times = rows.map(row => known(row.seconds) ?? 0);
  const highest = Math.max(0, ...limits.map(({ seconds }) => seconds));
  const most = Math.max(...times, highest);
  return (highest ? Math.min(most, CUT * highest) : most) || 1;
}
