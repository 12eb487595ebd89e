/** Whether a key is that of a motif: `lemma:water`, `set:dog + gate`. */
export function isMotif(key: string): boolean {
  return /^(?:lemma|phrase|symbol|set):/.test(key);
}

/** What a key names: `lemma:water` is called water. */
export function nameOf(key: string): string {
  return key.replace(/^\w+:/, '');
}
