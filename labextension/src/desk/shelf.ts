import { IJournalInfo, ITransport } from '../tokens';
import { getInfo } from './client';
import { Drafts, IDraftStore, IndexedDrafts } from './drafts';

const pageDrafts = new IndexedDrafts();

/**
 * The drafts of a journal, once it has said its key; one thing at a time, as a
 * draft still being written when its entry was acknowledged must not land after
 * its removal.
 */
export class Shelf {
  constructor(
    private readonly _desk: ITransport,
    private readonly _store: IDraftStore = pageDrafts
  ) {}

  /** Known once the journal has answered. */
  get info(): IJournalInfo | null {
    return this._info;
  }

  /**
   * @returns the journal's id.
   * @throws DeskError where the journal does not answer.
   */
  async open(): Promise<string> {
    await this._open();
    return this._info!.id;
  }

  /** The journal is locked: neither its key nor what it said of itself stays. */
  forget(): void {
    this._drafts = undefined;
    this._info = null;
  }

  /** @throws DeskError where the journal does not answer. */
  async get<T>(id: string): Promise<T | undefined> {
    const drafts = await this._open();
    try {
      return await drafts?.get<T>(id);
    } catch (error) {
      // Damaged, or the browser keeps nothing here: one goes on without it.
      console.error('A draft on this device could not be read', error);
      return undefined;
    }
  }

  /** @returns whether it stands on this device now. */
  async put(id: string, draft: unknown): Promise<boolean> {
    try {
      const drafts = await this._open();
      await this._inTurn(() => drafts?.put(id, draft));
      return drafts !== null;
    } catch {
      // No key without the journal, no room in the browser: the answer says it.
      return false;
    }
  }

  /** A draft that stays is found again, and seen to be in the journal already. */
  async remove(id: string): Promise<void> {
    await this._inTurn(() => this._drafts?.remove(id)).catch(() => undefined);
  }

  private async _open(): Promise<Drafts | null> {
    if (this._drafts === undefined) {
      this._info = await getInfo(this._desk);
      this._drafts = await Drafts.open(this._info.draft_key, this._store);
    }
    return this._drafts;
  }

  private _inTurn(act: () => Promise<void> | undefined): Promise<void> {
    this._turn = this._turn.catch(() => undefined).then(act);
    return this._turn;
  }

  private _info: IJournalInfo | null = null;
  /** `null` where this browser keeps none, `undefined` while no key is known. */
  private _drafts: Drafts | null | undefined = undefined;
  private _turn: Promise<void> = Promise.resolve();
}
