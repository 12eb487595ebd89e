import { Row } from '../tokens';
import { svg } from './dom';
import { isClear } from './format';

/** From an element to an association that it reaches. */
export interface IWay {
  readonly element: string;
  readonly row: string;
  readonly count: number;
}

/** Curves from the middle of each element to the middle of each association, as they stand on the page. */
export function drawWays(
  frame: HTMLElement,
  rows: readonly Row[],
  links: readonly IWay[]
): void {
  const ways = frame.querySelector<SVGSVGElement>('svg')!;
  const own = ways.getBoundingClientRect();
  const middle = (item: Element | undefined) => {
    const box = item?.getBoundingClientRect();
    return box ? box.top + box.height / 2 - own.top : 0;
  };
  const items = (name: string) =>
    new Map(
      Array.from(frame.querySelectorAll<HTMLElement>(`[data-${name}]`)).map(
        item => [item.dataset[name], item]
      )
    );
  const [elements, drawn] = [items('element'), items('row')];
  const byKey = new Map(rows.map(row => [row.key, row]));
  const width = own.width || 100;
  // Right to left where the page is read so.
  const isBack =
    typeof getComputedStyle === 'function' &&
    getComputedStyle(frame).direction === 'rtl';
  const [from, to] = isBack ? [width, 0] : [0, width];
  ways.replaceChildren(
    ...links
      .filter(({ row }) => byKey.has(row))
      .map(({ element, row, count }) => {
        const [y1, y2] = [
          middle(elements.get(element)),
          middle(drawn.get(row))
        ];
        const way = svg('path', {
          class: 'jp-PsydynReview-nodalWay',
          d: `M${from} ${y1.toFixed(1)}C${width / 2} ${y1.toFixed(1)} ${width / 2} ${y2.toFixed(1)} ${to} ${y2.toFixed(1)}`,
          'stroke-width': Math.min(7, 1 + 1.3 * (count - 1)).toFixed(1),
          'data-unclear': !isClear(byKey.get(row)!.q),
          'data-from': element,
          'data-to': row
        });
        return way;
      })
  );
}

/**
 * While an association or an element is pointed at, focused or open, what it is
 * linked to stands out.
 *
 * @returns a function to call when the lines are others.
 */
export function light(frame: HTMLElement): () => void {
  const items = () =>
    Array.from(
      frame.querySelectorAll<HTMLElement>('[data-row], [data-element]')
    );
  const show = (pointed: HTMLElement | null) => {
    const at =
      pointed ?? frame.querySelector<HTMLElement>('[data-row][aria-current]');
    const near = new Set<string | undefined>();
    frame.querySelectorAll<SVGPathElement>('[data-from]').forEach(way => {
      const { from, to } = way.dataset;
      const isNear =
        at !== null &&
        (at.dataset.row === undefined
          ? at.dataset.element === from
          : at.dataset.row === to);
      way.toggleAttribute('data-near', isNear);
      if (isNear) {
        near.add(`from ${from}`).add(`to ${to}`);
      }
    });
    for (const item of items()) {
      const { row, element } = item.dataset;
      const name = row === undefined ? `from ${element}` : `to ${row}`;
      item.toggleAttribute('data-near', near.has(name));
    }
    frame.toggleAttribute('data-lit', near.size > 0);
  };
  for (const name of ['pointerover', 'focusin', 'click']) {
    frame.addEventListener(name, ({ target }) => {
      const own = items().find(item => item.contains(target as Node));
      show(own ?? null);
    });
  }
  for (const name of ['pointerleave', 'focusout']) {
    frame.addEventListener(name, () => show(null));
  }
  return () => show(null);
}
