import { Drafts, IDraftStore, IndexedDrafts, VIEW } from './drafts';

/**
 * What a view of a journal showed, for when it is drawn again. Words of dreams
 * are in it (the motif that is looked at), so that it is no part of Lab's
 * workspace files: it is sealed on this device as drafts are.
 */
export class KeptView<T> {
  constructor(
    private readonly _name: string,
    private readonly _store: IDraftStore = new IndexedDrafts()
  ) {}

  /** @returns nothing where none was kept, or it cannot be read. */
  async read(draftKey: string): Promise<T | undefined> {
    try {
      const drafts = await this._open(draftKey);
      return await drafts?.get<T>(VIEW + this._name);
    } catch {
      return undefined;
    }
  }

  /** Where the browser keeps nothing, nothing is kept: the view begins anew. */
  async keep(draftKey: string, shown: T): Promise<void> {
    const drafts = await this._open(draftKey);
    await drafts?.put(VIEW + this._name, shown);
  }

  private async _open(draftKey: string): Promise<Drafts | null> {
    return draftKey ? Drafts.open(draftKey, this._store) : null;
  }
}
