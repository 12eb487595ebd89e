interface IDraft {
  readonly text: string;
  /** What stood in the journal when typing began. */
  readonly base: string;
}

/**
 * What is typed and not in the journal yet. It outlives being drawn again, so
 * that what comes from elsewhere takes no words away.
 */
export class Drafts {
  text(key: string): string | undefined {
    return this._typed.get(key)?.text;
  }

  type(key: string, text: string, stored: string): void {
    const base = this._typed.get(key)?.base ?? stored;
    if (text === base && base === stored) {
      this._typed.delete(key);
    } else {
      this._typed.set(key, { text, base });
    }
  }

  /** Whether somebody changed in the journal what is being changed here. */
  isClash(key: string, stored: string): boolean {
    const draft = this._typed.get(key);
    return !!draft && draft.base !== stored && draft.text !== stored;
  }

  /** What stands in the journal was seen: the next save is meant. */
  see(key: string, stored: string): void {
    const draft = this._typed.get(key);
    if (draft) {
      this._typed.set(key, { text: draft.text, base: stored });
    }
  }

  /** Everything below a key, once it is kept or not wanted. */
  drop(prefix: string): void {
    for (const key of Array.from(this._typed.keys())) {
      if (key.startsWith(prefix)) {
        this._typed.delete(key);
      }
    }
  }

  private readonly _typed = new Map<string, IDraft>();
}
