/*
 * An entry that is not in the journal yet is called `new~` and something that
 * tells it from others, or `new` where one will do; the journal's own ids hold
 * no `~`.
 */

export function isNew(id: string): boolean {
  return id === 'new' || id.startsWith('new~');
}

export function newId(): string {
  return `new~${entryId()}`;
}

/** An id for an entry that is to be made: 12 hexadecimal digits, as the journal's own. */
export function entryId(): string {
  const random = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(random, byte => byte.toString(16).padStart(2, '0')).join(
    ''
  );
}
