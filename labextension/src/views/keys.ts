/** Whether single letters act; people who dictate or use a screen reader switch them off. */
export const singleLetters = { act: (): boolean => true };

/**
 * The key of an event as a view's shortcut, or '' where it is none: text is
 * being typed, a modifier is held, or single letters are switched off.
 */
export function shortcut(event: KeyboardEvent): string {
  const { target } = event;
  if (
    event.ctrlKey ||
    event.altKey ||
    event.metaKey ||
    event.defaultPrevented
  ) {
    return '';
  }
  if (
    target instanceof HTMLElement &&
    target.matches('input, textarea, select, [contenteditable=true]')
  ) {
    return '';
  }
  if (event.key.length === 1) {
    return singleLetters.act() ? event.key.toLowerCase() : '';
  }
  return event.key;
}

/** Where each key of a list goes, as a step; `Infinity` is its end. */
const STEPS: Readonly<Record<string, number>> = {
  j: 1,
  k: -1,
  ArrowDown: 1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity
};

/** The same for what stands side by side. */
export const ACROSS: typeof STEPS = { ...STEPS, ArrowRight: 1, ArrowLeft: -1 };

/**
 * Let `items` of `list` be gone through by J and K, the arrows, Home and End,
 * with one stop of the Tab key for all of them.
 *
 * @returns a function to call when the items are others.
 */
export function rove(
  list: HTMLElement | SVGElement,
  items: string,
  steps = STEPS
): () => void {
  const all = () =>
    Array.from(list.querySelectorAll<HTMLElement | SVGElement>(items));
  const stop = (at: Element) => {
    for (const item of all()) {
      item.setAttribute('tabindex', item === at ? '0' : '-1');
    }
  };
  const reset = () => {
    const items = all();
    const first =
      items.find(item => item.getAttribute('aria-current')) ?? items[0];
    if (first) {
      stop(first);
    }
  };
  reset();
  list.addEventListener('focusin', event => {
    const item = (event.target as Element).closest(items);
    if (item && list.contains(item)) {
      stop(item);
    }
  });
  list.addEventListener('keydown', event => {
    const step = steps[shortcut(event as KeyboardEvent)];
    const at = all().findIndex(item => item.contains(event.target as Node));
    if (step === undefined || at < 0) {
      return;
    }
    event.preventDefault();
    const last = all().length - 1;
    all()[Math.max(0, Math.min(last, at + step))].focus();
  });
  return reset;
}
