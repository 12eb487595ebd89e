/*
 * An entry that is not in the journal yet is called `new`, or `new~` and
 * something random; the journal's own ids hold no `~`.
 */

export function isNew(id: string): boolean {
  return id === 'new' || id.startsWith('new~');
}

export function newId(): string {
  const random = crypto.getRandomValues(new Uint32Array(2));
  return `new~${Array.from(random, part => part.toString(36)).join('')}`;
}
