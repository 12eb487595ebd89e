import { lastNight } from '../../desk/night';

/** The day it is where the reader is, as ISO has it. */
export function today(): string {
  return lastNight(new Date());
}
