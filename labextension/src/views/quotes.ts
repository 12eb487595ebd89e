import { ISnapshot } from '../tokens';

const QUOTE: ReadonlySet<ISnapshot['kind']> = new Set([
  'concordance',
  'paths',
  'protocol',
  'reactions'
] as const);

/**
 * Whether a result holds what was said, word for word: it is shown only as it
 * was asked for, and is hidden when a journal is locked. A speech graph that is
 * drawn has each word with the next.
 */
export function quotes({ kind, picture }: ISnapshot): boolean {
  return QUOTE.has(kind) || (kind === 'speechgraph' && 'nodes' in picture);
}
