import { h } from './dom';

/**
 * Fill a list with the first of many things, and make a button that adds the
 * rest: a page of thousands is slow.
 *
 * @param line - draws one of them as an item of the list.
 * @param name - of the button, which tells how many there are.
 * @param added - is called when the rest is there.
 * @returns the button; null where nothing is left.
 */
export function paged<T>(
  list: HTMLElement,
  things: readonly T[],
  page: number,
  line: (thing: T) => HTMLElement,
  name: string,
  added: () => void = () => undefined
): HTMLElement | null {
  list.append(...things.slice(0, page).map(line));
  if (things.length <= page) {
    return null;
  }
  const more = h(
    'button',
    { type: 'button', class: 'jp-PsydynReview-more' },
    name
  );
  more.addEventListener('click', () => {
    const rest = things.slice(page).map(line);
    list.append(...rest);
    more.remove();
    added();
    // Reading goes on where the button stood, by keyboard too.
    const button = rest[0].querySelector<HTMLElement>('button');
    if (!button) {
      rest[0].tabIndex = -1;
    }
    (button ?? rest[0]).focus();
  });
  return more;
}
