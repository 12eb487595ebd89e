/*
 * An entry that is not in the journal yet is called `new~` and something that
 * tells it from others, or `new` where one will do; the journal's own ids hold
 * no `~`.
 */

export function isNew(id: string): boolean {
  return id === 'new' || id.startsWith('new~');
}

export function newId(): string {
  const random = crypto.getRandomValues(new Uint32Array(2));
  return `new~${Array.from(random, part => part.toString(36)).join('')}`;
}
