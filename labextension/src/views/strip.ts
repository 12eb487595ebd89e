import { svg } from './dom';

const DAY = 86_400_000;
const WIDTH = 1000;
const HEIGHT = 10;
/** A night from which on it is otherwise reaches above the others by this. */
const ABOVE = 4;

/** A span of nights that strips are drawn over. */
export interface ISpan {
  readonly first: string;
  readonly last: string;
}

let made = 0;

/**
 * Nights over time: a faint tick for each that was recorded, so that gaps
 * show, a strong one for each in which the motif occurs, and a taller, broken
 * one where it changes. The faint ones are one path, drawn once and shared by
 * every strip of a list.
 */
export function stripOver(span: ISpan, all: readonly string[]) {
  const from = day(span.first);
  const days = Math.max(1, day(span.last) - from);
  const ticks = (nights: readonly string[], top: number, bottom: number) =>
    nights
      .map(night => ((day(night) - from) / days) * WIDTH)
      .filter(x => x >= 0 && x <= WIDTH)
      .map(x => `M${x.toFixed(1)} ${top}V${bottom}`)
      .join('');
  const id = `jp-PsydynReview-strip-${++made}`;
  const ground = svg(
    'svg',
    { class: 'jp-PsydynReview-stripGround', 'aria-hidden': 'true' },
    svg('defs', {}, svg('path', { id, d: ticks(all, 7, HEIGHT) }))
  );
  const strip = (
    nights: readonly string[],
    name: string,
    changes: readonly string[] = []
  ) =>
    svg(
      'svg',
      {
        class: 'jp-PsydynReview-strip',
        viewBox: `-4 ${-ABOVE} ${WIDTH + 8} ${HEIGHT + ABOVE}`,
        preserveAspectRatio: 'none',
        role: 'img',
        'aria-label': name
      },
      svg('use', { href: `#${id}`, class: 'jp-PsydynReview-allNights' }),
      svg('path', {
        d: ticks(nights, 0, HEIGHT),
        class: 'jp-PsydynReview-nights'
      }),
      changes.length > 0 &&
        svg('path', {
          d: ticks(changes, -ABOVE, HEIGHT),
          class: 'jp-PsydynReview-changes'
        })
    );
  return { ground, strip };
}

function day(text: string): number {
  return Date.parse(`${text}T00:00Z`) / DAY;
}
