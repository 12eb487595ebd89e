import { ISignal, Signal } from '@lumino/signaling';
import {
  EntryFields,
  IAffect,
  IAside,
  IEntry,
  IJournalInfo,
  ITransport,
  Period
} from '../tokens';
import { IOpenElement } from './elements';
import { getEntry, listAsides } from './client';
import { Choice, IConflict } from './conflict';
import { Courier, Keeping } from './courier';
import { IDraftStore } from './drafts';
import { isNew } from './ids';
import { IReactionTimes } from './reaction';
import { Sheet } from './sheet';
import { Shelf } from './shelf';
import { IFelt, IWork } from './work';

/** Several things done elsewhere at once are read once. */
const READ_AFTER = 200;

export interface IRecordingOptions {
  /** `new`, or `new~` and anything, for one that is not in the journal yet. */
  readonly id: string;
  readonly kind?: IEntry['kind'];
  /** Of whom a new one is; without it of the journal's first case. */
  readonly case?: string;
  readonly store?: IDraftStore;
  readonly today?: () => Date;
}

/**
 * What became of those that are new, by journal and id, once they are let go: a
 * view drawn anew waits for the old one, which may still be making the entry.
 */
const became = new Map<string, Promise<string>>();

/** An entry being recorded: what a view shows of it, and what a person does to it. No DOM. */
export class Recording {
  constructor(
    private readonly _desk: ITransport,
    private readonly _options: IRecordingOptions
  ) {
    const { id, kind, store, today } = _options;
    this._sheet = new Sheet(id, kind, today, _options.case);
    this._shelf = new Shelf(_desk, store);
    this._courier = new Courier(_desk, this._sheet, this._shelf, () =>
      this._read()
    );
    this._unlisten = _desk.lock?.before(() => {
      this._takeIn();
      return this.flush();
    });
    _desk.touched?.connect(this._touched, this);
    this.ready = this._courier.start();
  }

  /** Emitted when anything here changes. */
  get changed(): ISignal<unknown, void> {
    return this._courier.changed;
  }

  /** Emitted when the journal has acknowledged something. */
  get saved(): ISignal<unknown, IEntry> {
    return this._courier.saved;
  }

  /** Resolves when the entry and its draft were looked for, found or not. */
  readonly ready: Promise<void>;

  get id(): string {
    return this._sheet.id;
  }

  /** As the journal last acknowledged it. */
  get entry(): IEntry | null {
    return this._sheet.entry;
  }

  get kind(): IEntry['kind'] {
    return this._sheet.kind;
  }

  get info(): IJournalInfo | null {
    return this._shelf.info;
  }

  get keeping(): Keeping {
    return this._courier.keeping;
  }

  /** Why it is not saved, in one line. */
  get problem(): string {
    return this._courier.problem;
  }

  /** What the journal says of the night that was typed; empty where it took it. */
  get nightProblem(): string {
    return this._courier.nightProblem;
  }

  /** Two texts of this entry, to choose from. */
  get conflict(): IConflict | null {
    return this._sheet.conflict;
  }

  /** Whether an entry that should be there has not been read. */
  get isMissing(): boolean {
    return !isNew(this.id) && !this.entry;
  }

  /** Whether it was taken out of the journal. */
  get isDeleted(): boolean {
    return this._sheet.value('deleted') ?? false;
  }

  /** Whether leaving the page now would lose something. */
  get isAtRisk(): boolean {
    return this._courier.isAtRisk;
  }

  get elements(): readonly IOpenElement[] {
    return this._sheet.elements;
  }

  /** @param key - one that `take` gave, or the journal's id. */
  element(key: string): IOpenElement | undefined {
    return this._sheet.element(key);
  }

  part(name: string): string {
    return this._sheet.part(name);
  }

  value<K extends keyof IWork['fields']>(name: K): EntryFields[K] {
    return this._sheet.value(name);
  }

  get night(): string {
    return this._sheet.night;
  }

  /** The report as first told, once it stands. */
  get told(): string | null {
    return this.value('told') ?? null;
  }

  write(part: string, text: string): void {
    if (text !== this.part(part)) {
      this._sheet.write(part, text);
      this._courier.done();
    }
  }

  edit(fields: IWork['fields']): void {
    this._sheet.edit(fields);
    this._courier.done('night' in fields);
  }

  /**
   * The same for what comes in quick succession, as the reactions of a test do:
   * at once on this device, and with a pause or within 15 s in the journal,
   * which so gets no revision of each.
   */
  jot(fields: IWork['fields']): void {
    this._sheet.edit(fields);
    this._courier.jotted();
  }

  /**
   * Let `take` take over what still stands in a field, before the journal is
   * locked or this is let go; returns a function that takes it back.
   */
  atLast(take: () => void): () => void {
    this._takers.add(take);
    return () => this._takers.delete(take);
  }

  /** The report stands as first told; what is written from now on is an edit. */
  async done(): Promise<void> {
    if (this.told === null && this.part('report').trim()) {
      this.edit({ told: this.part('report') });
    }
    await this.flush();
  }

  /**
   * Take words of a part as an element, or with part `''` a word of its own.
   *
   * @param at - in UTF-16 units of the text as it stands.
   * @returns the element's key, which stays when the journal gives it an id.
   */
  take(part: string, at: number, quote: string): string {
    const key = this._sheet.take(part, at, quote);
    this._courier.done();
    void this.flush();
    return key;
  }

  associate(
    key: string,
    text: string,
    times: IReactionTimes,
    came?: { readonly affect?: IAffect; readonly period?: Period }
  ): void {
    this._sheet.associate(key, text, times, came);
    this._courier.done();
    void this.flush();
  }

  /**
   * Say what is felt about something that was said, or when in the life it was.
   *
   * @param association - the id of one that was said to the element; empty for the element itself.
   */
  feel(key: string, association: string, said: IFelt): void {
    this._sheet.feel(key, association, said);
    this._courier.done();
    void this.flush();
  }

  /** Settle a conflict. What is not chosen stands in the journal's log. */
  async resolve(choice: Choice): Promise<void> {
    this._sheet.choose(choice);
    this._courier.done();
    await this.flush();
  }

  /** Save what there is, now; resolves when that has worked or failed. */
  flush(): Promise<void> {
    return this._courier.flush();
  }

  /**
   * Save a last time and let go; what fails then waits in its draft, and so does
   * what a locked journal does not take any more. Nothing stays in memory.
   */
  dispose(): void {
    if (this._disposed) {
      return;
    }
    this._disposed = true;
    this._takeIn();
    this._unlisten?.();
    this._courier.stop();
    Signal.clearData(this);
    const last: Promise<unknown> = this._desk.lock?.isLocked
      ? this._courier.keep()
      : this.flush();
    const left = last.then(() => {
      this._courier.forget();
      this._sheet.forget();
      this._shelf.forget();
      return this.id;
    });
    const { id } = this._options;
    if (isNew(id) && id !== 'new') {
      became.set((this.info?.id ?? '') + id, left);
    }
  }

  /** @throws DeskError where the journal does not answer. */
  private async _read(): Promise<void> {
    const journal = await this._shelf.open();
    await became.get(journal + this.id)?.then(id => this._sheet.became(id));
    const draft = await this._shelf.get<IWork>(this.id);
    if (isNew(this.id)) {
      this._sheet.adopt(draft);
      return;
    }
    const [entry, asides] = await Promise.all([
      getEntry(this._desk, this.id),
      this._asides()
    ]);
    this._sheet.lost(asides);
    this._sheet.adopt(draft, entry);
  }

  /** Who cannot tell what was kept aside can tell the entry all the same. */
  private async _asides(): Promise<readonly IAside[]> {
    try {
      return await listAsides(this._desk, this.id);
    } catch {
      return [];
    }
  }

  private _takeIn(): void {
    this._takers.forEach(take => take());
  }

  /** Somebody changed something in the journal: if it was this entry, it is shown so. */
  private _touched(): void {
    clearTimeout(this._timer);
    this._timer = setTimeout(() => {
      // Unanswered, it is read when it is saved or opened, at the latest.
      this._courier
        .look(
          () => getEntry(this._desk, this.id),
          () => this._asides()
        )
        .catch(() => undefined);
    }, READ_AFTER);
  }

  private _disposed = false;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private readonly _takers = new Set<() => void>();
  private readonly _sheet: Sheet;
  private readonly _shelf: Shelf;
  private readonly _courier: Courier;
  private readonly _unlisten: (() => void) | undefined;
}
