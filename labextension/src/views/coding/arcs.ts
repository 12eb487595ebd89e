import { svg } from '../dom';

/** A relation between two heights of the text, in px. */
export interface IArc {
  readonly id: string;
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** Mean width of a letter in the gutter, in px. */
const LETTER = 6;

/** How far out each arc goes, 0 the least: short ones inside those that span them. */
export function depths(arcs: readonly IArc[]): number[] {
  const low = ({ from, to }: IArc) => Math.min(from, to);
  const high = ({ from, to }: IArc) => Math.max(from, to);
  const order = arcs
    .map((_, at) => at)
    .sort(
      (a, b) => high(arcs[a]) - low(arcs[a]) - (high(arcs[b]) - low(arcs[b]))
    );
  const placed: number[] = [];
  const found = arcs.map(() => 0);
  for (const at of order) {
    const taken = placed
      .filter(
        other =>
          low(arcs[other]) <= high(arcs[at]) &&
          low(arcs[at]) <= high(arcs[other])
      )
      .map(other => found[other]);
    while (taken.includes(found[at])) {
      found[at]++;
    }
    placed.push(at);
  }
  return found;
}

/** Arcs in a gutter to the left of the text; its table says the same in words. */
export function drawArcs(
  arcs: readonly IArc[],
  width: number,
  height: number
): SVGSVGElement {
  const depth = depths(arcs);
  const step = Math.min(
    14,
    (width - 12) / Math.max(1, ...depth.map(d => d + 1))
  );
  return svg(
    'svg',
    {
      class: 'jp-PsydynCode-arcs',
      width: String(width),
      height: height.toFixed(0),
      'aria-hidden': 'true'
    },
    ...arcs.map(({ id, type, from, to }, i) => {
      const right = width - 2;
      const left = right - 8 - (depth[i] + 1) * step;
      const middle = (from + to) / 2;
      const up = to < from ? -1 : 1;
      // How far out the curve comes; its words stand further out still.
      const out = right - 0.75 * (right - left) - 3;
      return svg(
        'g',
        { 'data-relation': id },
        svg('title', {}, type),
        svg('path', {
          d: `M${right} ${from.toFixed(1)}C${left.toFixed(1)} ${from.toFixed(1)} ${left.toFixed(1)} ${to.toFixed(1)} ${right} ${to.toFixed(1)}`
        }),
        // The head of the arrow: from source to target.
        svg('path', {
          class: 'jp-PsydynCode-arrow',
          d: `M${right} ${to.toFixed(1)}l-6 ${(-3 - up).toFixed(0)}v6z`
        }),
        svg(
          'text',
          {
            x: out.toFixed(1),
            y: (middle + 4).toFixed(1),
            'text-anchor': 'end'
          },
          shortened(type, Math.floor(out / LETTER))
        )
      );
    })
  );
}

/** Words that have room, else their beginning; the whole stands in the title and the table. */
function shortened(words: string, letters: number): string {
  const all = Array.from(words);
  return all.length <= letters
    ? words
    : `${all.slice(0, Math.max(0, letters - 1)).join('')}…`;
}
