/** Where words are typed. */
export const WORDS =
  'textarea, input:not([type=checkbox], [type=radio], [type=button])';

export function isForWords(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(WORDS);
}

/** The fields for words in a part of the page. */
export function wordsIn(
  host: Element
): readonly (HTMLInputElement | HTMLTextAreaElement)[] {
  return Array.from(
    host.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(WORDS)
  );
}
