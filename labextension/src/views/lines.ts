import { h, svg } from './dom';
import { drawLine, seen } from './finding';
import { ACROSS, rove } from './keys';
import { IActs } from './picture';

/** A curve of its own in a frame of its own, one of many. */
export interface ICard {
  readonly key: string;
  readonly label: string;
  /** Quietly, below its name. */
  readonly beside: string;
  readonly drawing: SVGSVGElement;
  /** What stands at lines of the drawing: the figure, and how far down in per cent. */
  readonly scale: readonly (readonly [string, number])[];
  readonly aloud: string;
  readonly hasPassages?: boolean;
}

/** More than these nobody compares with their eyes: the table has them all. */
export const CARDS = 40;

/**
 * Small curves beside each other, all of one scale, as a list of that name.
 *
 * @param isWide - one below the other, each as wide as the page.
 * @param of - how many there are, drawn or not.
 */
export function drawCards(
  name: string,
  cards: readonly ICard[],
  host: HTMLElement,
  acts: IActs,
  isWide = false,
  of = cards.length
): void {
  const list = h(
    'ol',
    {
      class: 'jp-PsydynReview-cards',
      'aria-label': name,
      'data-wide': isWide
    },
    ...cards.slice(0, CARDS).map(card =>
      h(
        'li',
        {},
        drawLine(
          { ...card, kind: 'jp-PsydynReview-card' },
          acts,
          seen('jp-PsydynReview-cardName', h('bdi', {}, card.label)),
          seen(
            'jp-PsydynReview-cardPlot',
            card.drawing,
            ...card.scale.map(([text, down]) =>
              h(
                'span',
                {
                  class: 'jp-PsydynReview-cardFigure',
                  style: `inset-block-start: ${down.toFixed(1)}%`
                },
                text
              )
            )
          ),
          seen('jp-PsydynReview-quiet', card.beside)
        )
      )
    )
  );
  rove(list, '.jp-PsydynReview-card[data-key]', ACROSS);
  host.append(list);
  if (of > CARDS) {
    host.append(
      h(
        'p',
        { class: 'jp-PsydynReview-legend' },
        acts.trans.__('The first %1 of %2; the table has all.', CARDS, of)
      )
    );
  }
}

type Known = number | null;

/** A curve through what is known, broken where nothing is; a point alone is a dot. */
export function curve(
  values: readonly Known[],
  x: (at: number) => number,
  y: (value: number) => number
): SVGGElement {
  const d = values
    .map((value, at) => {
      if (value === null) {
        return '';
      }
      const here = `${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
      return at && values[at - 1] !== null ? `L${here}` : `M${here}`;
    })
    .join('');
  const alone = values
    .map((value, at) =>
      value !== null &&
      (values[at - 1] ?? null) === null &&
      (values[at + 1] ?? null) === null
        ? `M${x(at).toFixed(1)} ${y(value).toFixed(1)}h0`
        : ''
    )
    .join('');
  return svg(
    'g',
    {},
    svg('path', { class: 'jp-PsydynReview-curve', d }),
    // A line of no length is drawn as its round end.
    alone !== '' &&
      svg('path', {
        class: 'jp-PsydynReview-curve',
        'data-alone': true,
        d: alone
      })
  );
}

/** Figures that stand one after another, as blocks: 3, 4, 7 is 3 to 4 and 7. */
export function blocks(
  places: readonly number[]
): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const last = found[found.length - 1];
    if (last && place <= last[1] + 1) {
      last[1] = place;
    } else {
      found.push([place, place]);
    }
  }
  return found;
}
