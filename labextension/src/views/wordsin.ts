import { IPassage } from '../tokens';

/** What English adds to a word; a page knows no more of base forms. */
const ENDINGS = ["'s", '’s', 's', 'es', 'd', 'ed', 'ing'];

/**
 * The keys of the words of a network that stand in a passage, by their forms:
 * water, waters, watered.
 */
export function wordsIn(
  nodes: readonly { readonly key: string; readonly label: string }[],
  { segments }: IPassage
): readonly string[] {
  const said = new Set(
    segments
      .map(({ text }) => text)
      .join('')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}'’-]+/gu)
  );
  return nodes
    .filter(({ label }) =>
      ['', ...ENDINGS].some(ending => said.has(label.toLowerCase() + ending))
    )
    .map(({ key }) => key);
}
