import { h } from './dom';

/** A table that may be wider than its room scrolls there, by keys as well. */
export function scrolled(name: string, table: HTMLElement): HTMLElement {
  return h(
    'div',
    {
      class: 'jp-PsydynReview-peopleScroll',
      role: 'region',
      'aria-label': name,
      tabindex: '0'
    },
    table
  );
}
