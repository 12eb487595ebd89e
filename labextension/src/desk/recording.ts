import { ISignal, Signal } from '@lumino/signaling';
import { EntryFields, IEntry, IJournalInfo, ITransport } from '../tokens';
import {
  addAssociation,
  addElement,
  createEntry,
  getEntry,
  getInfo,
  saveEntry
} from './client';
import { Drafts, IDraftStore, IndexedDrafts } from './drafts';
import { DeskError } from './error';
import { isNew } from './ids';
import { lastNight } from './night';
import { IReactionTimes } from './reaction';
import {
  acknowledged,
  hasChanges,
  hasContent,
  IOpenElement,
  isWaiting,
  IWork,
  noWork,
  openElements,
  rebased,
  reconciled,
  toSpan,
  written
} from './work';

/**
 * How safe it is: `blank` nothing recorded, `saving` on its way, `kept` on this
 * device only and tried again, `unsaved` nowhere but here, `conflict` waits for
 * a person.
 */
export type Keeping =
  'blank' | 'saved' | 'saving' | 'kept' | 'unsaved' | 'conflict';

/** After the last key: shorter and a thinker's pause is saved as a revision. */
const SAVE_AFTER = 1500;
/** While somebody writes without a pause, the server still hears of it. */
const SAVE_WITHIN = 15000;
/** A crash costs half a second of typing at most. */
const DRAFT_AFTER = 500;
/** From 2 s, doubled up to a minute: a server that restarts is back in between. */
const RETRY_FIRST = 2000;
const RETRY_MOST = 60000;
/** As the journal has it. */
export const MOST_BYTES = 2_000_000;

export interface IRecordingOptions {
  /** `new`, or `new~` and anything, for one that is not in the journal yet. */
  readonly id: string;
  readonly kind?: IEntry['kind'];
  readonly store?: IDraftStore;
  readonly today?: () => Date;
}

/**
 * An entry being recorded: what the journal acknowledged, what was done since,
 * and the way from the one to the other. It asks one thing of the desk at a
 * time, in the order in which a person did them, and before each puts a draft
 * on this device. No DOM.
 */
export class Recording {
  constructor(
    private readonly _desk: ITransport,
    private readonly _options: IRecordingOptions
  ) {
    this._id = _options.id;
    this.ready = this._load();
  }

  /** Emitted when anything here changes. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Emitted when the journal has acknowledged something. */
  get saved(): ISignal<this, IEntry> {
    return this._saved;
  }

  /** Resolves when the entry and its draft were looked for, found or not. */
  readonly ready: Promise<void>;

  get id(): string {
    return this._id;
  }

  /** As the journal last acknowledged it. */
  get entry(): IEntry | null {
    return this._entry;
  }

  get info(): IJournalInfo | null {
    return this._info;
  }

  get keeping(): Keeping {
    return this._keeping;
  }

  /** Why it is not saved, in one line. */
  get problem(): string {
    return this._problem;
  }

  /** What the journal says of the night that was typed; empty where it took it. */
  get nightProblem(): string {
    return this._nightProblem;
  }

  /** What somebody else saved meanwhile, and in which parts it clashes. */
  get conflict(): { current: IEntry; parts: readonly string[] } | null {
    return this._conflict;
  }

  /** Whether an entry that should be there has not been read. */
  get isMissing(): boolean {
    return !isNew(this._id) && !this._entry;
  }

  /** Whether leaving the page now would lose something. */
  get isAtRisk(): boolean {
    return isWaiting(this._work) && !this._drafted;
  }

  get elements(): readonly IOpenElement[] {
    return openElements(this._entry, this._work, part => this.part(part));
  }

  element(key: string): IOpenElement | undefined {
    const id = this._known.get(key) ?? key;
    return this.elements.find(element => element.key === id);
  }

  part(name: string): string {
    return this._work.parts[name] ?? this._entry?.parts[name] ?? '';
  }

  value<K extends keyof Omit<EntryFields, 'parts'>>(
    name: K
  ): NonNullable<EntryFields[K]> | null | undefined {
    const fields: EntryFields = this._work.fields;
    return (name in fields ? fields[name] : this._entry?.[name]) as any;
  }

  get night(): string {
    return this.value('night') ?? (this._work.started || this._tonight());
  }

  /** The report as first told, once it stands. */
  get told(): string | null {
    return this.value('told') ?? null;
  }

  write(part: string, text: string): void {
    const old = this.part(part);
    if (text !== old) {
      this._do(written(this._work, part, old, text));
    }
  }

  edit(fields: Omit<EntryFields, 'parts'>): void {
    if ('night' in fields) {
      this._nightProblem = '';
    }
    this._do({ ...this._work, fields: { ...this._work.fields, ...fields } });
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
    const there = this.elements.find(
      one =>
        one.part === part && one.quote === quote && (!part || one.at === at)
    );
    if (there) {
      return there.key;
    }
    const key = `~${this._taken++}`;
    const elements = [...this._work.elements, { key, part, at, quote }];
    this._do({ ...this._work, elements });
    void this.flush();
    return key;
  }

  associate(key: string, text: string, times: IReactionTimes): void {
    const element = this._known.get(key) ?? key;
    const association = { element, text, ...times };
    this._do({
      ...this._work,
      associations: [...this._work.associations, association]
    });
    void this.flush();
  }

  /**
   * Settle a conflict. No text is lost: what is not chosen stands in the
   * entry's history.
   */
  async resolve(choice: 'mine' | 'theirs' | 'both'): Promise<void> {
    const conflict = this._conflict;
    if (!conflict) {
      return;
    }
    const theirs = Object.fromEntries(
      conflict.parts.map(part => [part, conflict.current.parts[part] ?? ''])
    );
    this._conflict = null;
    if (choice === 'theirs') {
      // Mine is saved once, then theirs on top of it.
      this._afterwards = theirs;
    } else if (choice === 'both') {
      for (const part of conflict.parts) {
        this.write(part, `${this.part(part)}\n\n${theirs[part]}`);
      }
    }
    await this.flush();
  }

  /** Save what there is, now; resolves when that has worked or failed. */
  flush(): Promise<void> {
    this._stopTimers();
    this._due = true;
    this._running ??= this._drain().finally(() => {
      this._running = null;
    });
    return this._running;
  }

  /** Save a last time and let go; what fails then waits in its draft. */
  dispose(): void {
    if (!this._disposed) {
      this._disposed = true;
      void this.flush().finally(() => Signal.clearData(this));
    }
  }

  private _tonight(): string {
    return lastNight((this._options.today ?? (() => new Date()))());
  }

  private _do(work: IWork): void {
    const started = work.started || (hasContent(work) ? this._tonight() : '');
    this._work = { ...work, started };
    this._drafted = false;
    this._refused = false;
    if (this._entry || hasContent(work)) {
      this._show(this._conflict ? 'conflict' : 'saving');
      this._later();
    } else {
      this._show('blank');
      this._draft ??= setTimeout(() => void this._keep(), DRAFT_AFTER);
    }
  }

  private _later(): void {
    this._draft ??= setTimeout(() => void this._keep(), DRAFT_AFTER);
    this._longest ??= setTimeout(() => void this.flush(), SAVE_WITHIN);
    clearTimeout(this._pause);
    this._pause = setTimeout(() => void this.flush(), SAVE_AFTER);
  }

  private _stopTimers(): void {
    for (const timer of [this._pause, this._longest, this._draft]) {
      clearTimeout(timer);
    }
    clearTimeout(this._retry);
    this._longest = this._draft = undefined;
  }

  private async _load(): Promise<void> {
    try {
      if (!isNew(this._id)) {
        this._entry = await getEntry(this._desk, this._id);
      }
      const drafts = await this._open();
      const draft = await drafts?.get<IWork>(this._id);
      if (this._entry) {
        this._work = { ...this._work, ...this._at(this._entry) };
      }
      if (draft) {
        this._adopt(draft);
      }
      this._show(
        isWaiting(this._work) ? 'saving' : this._entry ? 'saved' : 'blank'
      );
      if (draft) {
        void this.flush();
      }
    } catch (error) {
      this._problem = line(error);
      this._show(this._drafted ? 'kept' : 'unsaved');
      this._again();
    }
  }

  private _at(entry: IEntry): Pick<IWork, 'revision' | 'base'> {
    return { revision: entry.revision, base: entry.parts };
  }

  /** Go on with a draft found on this device; what was typed before it was found comes below it. */
  private _adopt(draft: IWork): void {
    const typed = this._work.parts;
    const parts: Record<string, string> = { ...draft.parts };
    for (const [part, text] of Object.entries(typed)) {
      parts[part] = parts[part] ? `${parts[part]}\n\n${text}` : text;
    }
    this._work = { ...noWork, ...draft, parts };
    this._taken += draft.elements.length + 1;
    this._unsure = true;
    if (this._entry) {
      this._rebase(this._entry);
    }
  }

  private async _drain(): Promise<void> {
    try {
      await this.ready;
      if (this.isMissing) {
        await this._load();
      }
      let step: (() => Promise<void>) | null;
      while ((step = this._next())) {
        this._show('saving');
        await step();
      }
      await this._rest();
    } catch (error) {
      await this._failed(error);
    }
  }

  private _next(): (() => Promise<void>) | null {
    const work = this._work;
    if (this._conflict || this._refused || this.isMissing) {
      return null;
    }
    if (!this._entry) {
      return hasContent(work) ? () => this._create() : null;
    }
    if (this._unsure && isWaiting(work)) {
      return () => this._ask();
    }
    const { night, ...fields } = work.fields;
    const changes = hasChanges({ ...work, fields });
    if (changes && (this._due || work.elements.length > 0)) {
      return () => this._save(fields);
    }
    if (night !== undefined && this._due && !this._nightProblem) {
      return () => this._saveNight(night);
    }
    if (work.elements.length > 0) {
      return () => this._saveElement();
    }
    return work.associations.length > 0 ? () => this._saveAssociation() : null;
  }

  /** A new entry gets the night on which it was begun; another one follows by itself. */
  private async _create(): Promise<void> {
    const { night, ...fields } = this._work.fields;
    await this._send({ ...this._work, fields }, sent =>
      createEntry(this._desk, {
        kind: this._options.kind ?? 'dream',
        night: sent.started,
        ...sent.fields,
        parts: sent.parts
      })
    );
  }

  private async _save(fields: IWork['fields']): Promise<void> {
    await this._send({ ...this._work, fields }, sent => {
      const parts = Object.keys(sent.parts).length
        ? { parts: { ...this._entry!.parts, ...sent.parts } }
        : {};
      return this._put({ ...sent.fields, ...parts });
    });
  }

  private async _send(
    sent: IWork,
    request: (sent: IWork) => Promise<IEntry>
  ): Promise<void> {
    this._due = false;
    for (const [part, text] of Object.entries(sent.parts)) {
      refuseTooLong(part, text);
    }
    this._work = { ...this._work, sent: sent.parts };
    await this._keep();
    try {
      const entry = await request(sent);
      this._work = acknowledged(this._work, sent, entry);
      await this._acknowledged(entry);
    } catch (error) {
      const current = currentOf(error);
      if (!current) {
        throw error;
      }
      this._due = true;
      this._rebase(current);
    }
  }

  /** A night that the journal refuses holds up nothing else. */
  private async _saveNight(night: string): Promise<void> {
    const sent = { ...noWork, fields: { night } };
    await this._send(sent, () => this._put({ night })).catch(error => {
      if (!(error instanceof DeskError) || error.status !== 400) {
        throw error;
      }
      this._nightProblem = error.message;
    });
    this._due = true;
  }

  private async _saveElement(): Promise<void> {
    const waiting = this._work.elements[0];
    await this._keep();
    const before = new Set(this._entry!.elements.map(element => element.id));
    const span = toSpan(waiting, this._entry!.parts);
    const entry = await addElement(this._desk, this._id, span);
    const added =
      entry.elements.find(element => !before.has(element.id)) ??
      entry.elements.find(element => element.quote === waiting.quote)!;
    const elements = this._work.elements.filter(one => one.key !== waiting.key);
    this._work = { ...this._work, elements };
    this._name(new Map([[waiting.key, added.id]]));
    this._rebase(entry);
    await this._acknowledged(entry);
  }

  private async _saveAssociation(): Promise<void> {
    const { element, ...association } = this._work.associations[0];
    await this._keep();
    const entry = await addAssociation(
      this._desk,
      this._id,
      element,
      association
    );
    const associations = this._work.associations.slice(1);
    this._work = { ...this._work, associations };
    this._rebase(entry);
    await this._acknowledged(entry);
  }

  private _put(fields: EntryFields): Promise<IEntry> {
    return saveEntry(this._desk, this._id, this._work.revision, fields);
  }

  /** After an answer was lost: what of the work does the journal have already? */
  private async _ask(): Promise<void> {
    const current = await getEntry(this._desk, this._id);
    this._unsure = false;
    this._rebase(current);
  }

  private _rebase(current: IEntry): void {
    const { work, clash } = rebased(this._work, current);
    const { work: left, known } = reconciled(work, current);
    this._entry = current;
    this._work = left;
    this._name(known);
    if (clash.length > 0) {
      this._conflict = { current, parts: clash };
      this._show('conflict');
    }
  }

  /** The journal has given elements their ids. */
  private _name(ids: ReadonlyMap<string, string>): void {
    for (const [key, id] of ids) {
      this._known.set(key, id);
    }
    const associations = this._work.associations.map(one => ({
      ...one,
      element: ids.get(one.element) ?? one.element
    }));
    this._work = { ...this._work, associations };
  }

  private async _acknowledged(entry: IEntry): Promise<void> {
    const old = this._id;
    this._entry = entry;
    this._id = entry.id;
    this._work = { ...this._work, ...this._at(entry) };
    this._wait = RETRY_FIRST;
    if (this._afterwards) {
      const parts = { ...this._work.parts, ...this._afterwards };
      this._work = { ...this._work, parts };
      this._afterwards = null;
      this._due = true;
    }
    if (old !== entry.id) {
      if (isWaiting(this._work)) {
        await this._keep();
      }
      await this._forget(old);
    }
    this._problem = '';
    this._show(isWaiting(this._work) ? 'saving' : 'saved');
    this._saved.emit(entry);
  }

  /** Nothing is to be done now. */
  private async _rest(): Promise<void> {
    if (this._conflict) {
      await this._keep();
      this._show('conflict');
    } else if (this._refused || this.isMissing) {
      this._show('unsaved');
    } else if (!isWaiting(this._work)) {
      await this._forget(this._id);
      this._problem = '';
      this._show(this._entry ? 'saved' : 'blank');
    } else if (this._nightProblem) {
      await this._keep();
      this._show('saved');
    } else {
      await this._keep();
    }
  }

  private async _failed(error: unknown): Promise<void> {
    const kept = await this._keep();
    this._problem = line(error);
    this._unsure = true;
    if (error instanceof DeskError && [400, 413].includes(error.status)) {
      this._refused = true;
      this._show('unsaved');
      return;
    }
    this._show(kept ? 'kept' : 'unsaved');
    this._again();
  }

  private _again(): void {
    if (!this._disposed) {
      clearTimeout(this._retry);
      this._retry = setTimeout(() => void this.flush(), this._wait);
      this._wait = Math.min(this._wait * 2, RETRY_MOST);
    }
  }

  /** @returns whether what waits stands on this device now. */
  private async _keep(): Promise<boolean> {
    clearTimeout(this._draft);
    this._draft = undefined;
    if (!isWaiting(this._work)) {
      return true;
    }
    const work = this._work;
    try {
      const drafts = await this._open();
      await this._inTurn(() => drafts?.put(this._id, work));
      if (work === this._work) {
        this._drafted = drafts !== null;
      }
      return drafts !== null;
    } catch {
      // No key without the journal, no room in the browser: the word says "not saved".
      return false;
    }
  }

  private async _forget(id: string): Promise<void> {
    if (this._drafts) {
      const drafts = this._drafts;
      await this._inTurn(() => drafts.remove(id)).catch(() => undefined);
    }
  }

  /** A draft that was being written when its entry was acknowledged must not come after its removal. */
  private _inTurn(act: () => Promise<void> | undefined): Promise<void> {
    this._shelf = this._shelf.catch(() => undefined).then(act);
    return this._shelf;
  }

  /** @returns `null` where this browser keeps no drafts. */
  private async _open(): Promise<Drafts | null> {
    if (this._drafts === undefined) {
      this._info = await getInfo(this._desk);
      this._drafts = await Drafts.open(
        this._info.draft_key,
        this._options.store ?? pageDrafts
      );
    }
    return this._drafts;
  }

  private _show(keeping: Keeping): void {
    this._keeping = keeping;
    this._changed.emit();
  }

  private _id: string;
  private _entry: IEntry | null = null;
  private _info: IJournalInfo | null = null;
  private _work: IWork = noWork;
  private _keeping: Keeping = 'blank';
  private _problem = '';
  private _nightProblem = '';
  private _conflict: { current: IEntry; parts: readonly string[] } | null =
    null;
  private _afterwards: Record<string, string> | null = null;
  private _drafts: Drafts | null | undefined = undefined;
  private _drafted = false;
  private _refused = false;
  private _unsure = false;
  private _due = false;
  private _disposed = false;
  private _taken = 0;
  private _wait = RETRY_FIRST;
  private _running: Promise<void> | null = null;
  private _shelf: Promise<void> = Promise.resolve();
  private _pause: ReturnType<typeof setTimeout> | undefined;
  private _longest: ReturnType<typeof setTimeout> | undefined;
  private _draft: ReturnType<typeof setTimeout> | undefined;
  private _retry: ReturnType<typeof setTimeout> | undefined;
  private readonly _known = new Map<string, string>();
  private readonly _changed = new Signal<this, void>(this);
  private readonly _saved = new Signal<this, IEntry>(this);
}

const pageDrafts = new IndexedDrafts();

function line(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the journal holds, where an error is a conflict. */
function currentOf(error: unknown): IEntry | null {
  return error instanceof DeskError && error.status === 409
    ? ((error.body.current as IEntry | undefined) ?? null)
    : null;
}

function refuseTooLong(part: string, text: string): void {
  if (text.length * 3 < MOST_BYTES) {
    return;
  }
  const bytes = new TextEncoder().encode(text).length;
  if (bytes >= MOST_BYTES) {
    throw new DeskError(
      413,
      `${part} is ${(bytes / 1e6).toFixed(1)} MB; a text must stay under 2 MB. Nothing was sent.`
    );
  }
}
