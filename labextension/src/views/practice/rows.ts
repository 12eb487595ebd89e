import { h } from '../dom';
import { IField } from '../fields';
import { kept, redraw } from '../workroom/context';

/**
 * A list of rows in which people write: drawn anew where it is another than
 * what was last drawn or typed, and never under somebody's hands.
 *
 * @param stored - what stands in the journal.
 * @param draw - a row; `change` takes over what was typed in it, `null` takes the row away.
 * @param taken - is called with all rows after each change.
 */
export function drawRows<T>(
  name: string,
  stored: () => readonly T[],
  draw: (one: T, at: number, change: (one: T | null) => void) => HTMLElement,
  taken: (rows: readonly T[]) => void
): IField & {
  /** Add a row, and put the focus into what has this `data-keep`. */
  add(one: T, keep: string): void;
} {
  const list = h('ul', {
    class: 'jp-PsydynPractice-rows',
    'aria-label': name
  });
  let rows: readonly T[] = [];
  let from = '';
  const fill = () =>
    redraw(list, () =>
      list.replaceChildren(
        ...rows.map((one, at) =>
          h(
            'li',
            {},
            draw(one, at, next => {
              rows = next
                ? rows.map((other, i) => (i === at ? next : other))
                : rows.filter((_, i) => i !== at);
              take();
              if (!next) {
                fill();
              }
            })
          )
        )
      )
    );
  /** While what is drawn here is being taken over: that is no news. */
  let isTaking = false;
  const take = () => {
    isTaking = true;
    taken(rows);
    isTaking = false;
    from = JSON.stringify(stored());
  };
  return {
    node: list,
    show: () => {
      const now = JSON.stringify(stored());
      if (!isTaking && now !== from) {
        from = now;
        rows = stored();
        fill();
      }
    },
    add: (one, keep) => {
      rows = [...rows, one];
      take();
      fill();
      kept(list, keep)?.focus();
    }
  };
}
