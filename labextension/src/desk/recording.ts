import { ISignal, Signal } from '@lumino/signaling';
import { EntryFields, IEntry, IJournalInfo, ITransport } from '../tokens';
import { getEntry } from './client';
import { IDraftStore } from './drafts';
import { DeskError } from './error';
import { entryId, isNew, newId } from './ids';
import { lastNight } from './night';
import { Pace } from './pace';
import { IReactionTimes } from './reaction';
import { Shelf } from './shelf';
import { IStep, nextStep } from './steps';
import {
  hasContent,
  IOpenElement,
  IOutcome,
  isWaiting,
  IWork,
  noWork,
  openElements,
  rebased,
  written
} from './work';

/**
 * How safe it is: `blank` nothing recorded, `saving` on its way, `kept` on this
 * device only and tried again, `unsaved` nowhere but here, `conflict` waits for
 * a person.
 */
export type Keeping =
  'blank' | 'saved' | 'saving' | 'kept' | 'unsaved' | 'conflict';

/** As the journal has it. */
const MOST_BYTES = 2_000_000;

export interface IRecordingOptions {
  /** `new`, or `new~` and anything, for one that is not in the journal yet. */
  readonly id: string;
  readonly kind?: IEntry['kind'];
  readonly store?: IDraftStore;
  readonly today?: () => Date;
}

/**
 * What became of those that are new, by journal and id, once they are let go: a
 * view drawn anew waits for the old one, which may still be making the entry.
 */
const became = new Map<string, Promise<string>>();

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
    this._shelf = new Shelf(_desk, _options.store);
    this.ready = this._load().catch(error => this._failed(error));
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

  get kind(): IEntry['kind'] {
    return this._entry?.kind ?? this._options.kind ?? 'dream';
  }

  get info(): IJournalInfo | null {
    return this._shelf.info;
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

  /** @param key - one that `take` gave, or the journal's id. */
  element(key: string): IOpenElement | undefined {
    const id = this._known.get(key) ?? key;
    return this.elements.find(element => element.key === id);
  }

  part(name: string): string {
    return this._work.parts[name] ?? this._entry?.parts[name] ?? '';
  }

  value<K extends keyof IWork['fields']>(name: K): EntryFields[K] {
    const fields: EntryFields = this._work.fields;
    return name in fields ? fields[name] : this._entry?.[name];
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

  edit(fields: IWork['fields']): void {
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
    const key = newId();
    const elements = [...this._work.elements, { key, part, at, quote }];
    this._do({ ...this._work, elements });
    void this.flush();
    return key;
  }

  associate(key: string, text: string, times: IReactionTimes): void {
    const element = this._known.get(key) ?? key;
    const said = { element, text, ...times };
    const associations = [...this._work.associations, said];
    this._do({ ...this._work, associations });
    void this.flush();
  }

  /** Settle a conflict. What is not chosen stands in the entry's history. */
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
    this._pace.stop();
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
      const left = this.flush().then(() => {
        Signal.clearData(this);
        return this._id;
      });
      const { id } = this._options;
      if (isNew(id) && id !== 'new') {
        became.set((this.info?.draft_key ?? '') + id, left);
      }
    }
  }

  private _tonight(): string {
    return lastNight((this._options.today ?? (() => new Date()))());
  }

  private _do(work: IWork): void {
    const isWorthSaving = this._entry !== null || hasContent(work);
    const started = work.started || (isWorthSaving ? this._tonight() : '');
    const id = work.id || (isWorthSaving ? entryId() : '');
    this._work = { ...work, started, id };
    this._drafted = false;
    this._refused = false;
    this._pace.typed(isWorthSaving);
    this._show(
      this._conflict ? 'conflict' : isWorthSaving ? 'saving' : 'blank'
    );
  }

  /** @throws DeskError where the journal does not answer; then it is read before anything is saved. */
  private async _load(): Promise<void> {
    const journal = await this._shelf.open();
    await became.get(journal + this._id)?.then(id => {
      this._id = id;
    });
    if (!isNew(this._id)) {
      this._entry = await getEntry(this._desk, this._id);
    }
    this._adopt(await this._shelf.get<IWork>(this._id));
    this._isRead = true;
    this._problem = '';
    this._show(this._entry ? 'saved' : 'blank');
    if (isWaiting(this._work)) {
      this._show('saving');
      void this.flush();
    }
  }

  /** Go on with a draft found on this device; what was typed before it was found comes below it. */
  private _adopt(draft: IWork = noWork): void {
    const parts: Record<string, string> = { ...draft.parts };
    for (const [part, text] of Object.entries(this._work.parts)) {
      parts[part] = parts[part] ? `${parts[part]}\n\n${text}` : text;
    }
    const { fields, elements, associations, started, id } = this._work;
    this._work = {
      ...draft,
      parts,
      fields: { ...draft.fields, ...fields },
      elements: [...draft.elements, ...elements],
      associations: [...draft.associations, ...associations],
      started: draft.started || started,
      id: draft.id || id
    };
    if (this._entry) {
      this._settle(rebased(this._work, this._entry), this._entry);
    }
  }

  private async _drain(): Promise<void> {
    try {
      await this.ready;
      if (!this._isRead) {
        await this._load();
      }
      do {
        let step: IStep | null;
        while ((step = this._next())) {
          await this._take(step);
        }
        await this._rest();
        // Something may have been done while it came to rest.
      } while (this._next());
    } catch (error) {
      await this._failed(error);
    }
  }

  private _next(): IStep | null {
    if (this._conflict || this._refused) {
      return null;
    }
    return nextStep(this._desk, {
      id: this._id,
      kind: this.kind,
      entry: this._entry,
      work: this._work,
      isDue: this._due,
      isUnsure: this._unsure,
      isNightWrong: this._nightProblem !== ''
    });
  }

  private async _take(step: IStep): Promise<void> {
    this._show('saving');
    Object.entries(step.sent).forEach(refuseTooLong);
    if (step.does === 'fields') {
      this._due = false;
      this._work = { ...this._work, sent: step.sent };
    }
    await this._keep();
    try {
      const answer = await step.ask();
      this._unsure = false;
      this._settle(step.settle(this._work, answer), answer);
      this._pace.calm();
      this._problem = '';
      this._saved.emit(answer);
    } catch (error) {
      const refused = error instanceof DeskError ? error : null;
      const current = refused?.status === 409 ? refused.body.current : null;
      if (current) {
        this._settle(rebased(this._work, current as IEntry), current as IEntry);
      } else if (step.does === 'night' && refused?.status === 400) {
        this._nightProblem = refused.message;
      } else {
        throw error;
      }
      this._due = true;
    }
  }

  /** The journal holds `entry`, and `outcome` is what is left to do. */
  private _settle(outcome: IOutcome, entry: IEntry): void {
    const old = this._id;
    this._id = entry.id;
    this._entry = entry;
    this._work = outcome.work;
    for (const [key, id] of outcome.known) {
      this._known.set(key, id);
    }
    if (outcome.clash.length > 0) {
      this._conflict = { current: entry, parts: outcome.clash };
    } else if (this._afterwards) {
      const parts = { ...this._work.parts, ...this._afterwards };
      this._work = { ...this._work, parts };
      this._afterwards = null;
      this._due = true;
    }
    if (old !== this._id) {
      void this._keep().then(() => this._shelf.remove(old));
    }
  }

  /** Nothing is to be done now. */
  private async _rest(): Promise<void> {
    if (!isWaiting(this._work)) {
      await this._shelf.remove(this._id);
      this._show(this._entry ? 'saved' : 'blank');
      return;
    }
    await this._keep();
    if (this._conflict) {
      this._show('conflict');
    } else if (this._refused) {
      this._show('unsaved');
    } else if (this._nightProblem) {
      this._show('saved');
    } else if (!this._entry && !hasContent(this._work)) {
      this._show('blank');
    }
  }

  private async _failed(error: unknown): Promise<void> {
    const isRefused =
      error instanceof DeskError && [400, 413].includes(error.status);
    this._refused = isRefused;
    this._unsure = !isRefused;
    this._problem = line(error);
    const isKept = isWaiting(this._work) && (await this._keep());
    this._show(isKept && !isRefused ? 'kept' : 'unsaved');
    if (!isRefused && !this._disposed) {
      this._pace.again();
    }
  }

  /** @returns whether what waits stands on this device now. */
  private async _keep(): Promise<boolean> {
    const work = this._work;
    const isKept = !isWaiting(work) || (await this._shelf.put(this._id, work));
    if (work === this._work) {
      this._drafted = isKept;
    }
    return isKept;
  }

  private _show(keeping: Keeping): void {
    this._keeping = keeping;
    this._changed.emit();
  }

  private _id: string;
  private _entry: IEntry | null = null;
  private _work: IWork = noWork;
  private _keeping: Keeping = 'blank';
  private _problem = '';
  private _nightProblem = '';
  private _conflict: { current: IEntry; parts: readonly string[] } | null =
    null;
  /** Texts to be saved on top of those that were given up for them. */
  private _afterwards: Readonly<Record<string, string>> | null = null;
  private _drafted = false;
  private _isRead = false;
  private _refused = false;
  private _unsure = false;
  private _due = false;
  private _disposed = false;
  private _running: Promise<void> | null = null;
  private readonly _shelf: Shelf;
  private readonly _pace = new Pace(
    () => void this._keep(),
    () => void this.flush()
  );
  private readonly _known = new Map<string, string>();
  private readonly _changed = new Signal<this, void>(this);
  private readonly _saved = new Signal<this, IEntry>(this);
}

function line(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function refuseTooLong([part, text]: [string, string]): void {
  // No character takes more than 3 bytes a unit: most texts need not be measured.
  if (text.length * 3 < MOST_BYTES) {
    return;
  }
  const bytes = new TextEncoder().encode(text).length;
  if (bytes >= MOST_BYTES) {
    const size = (bytes / 1e6).toFixed(1);
    throw new DeskError(
      413,
      `${part} is ${size} MB; a text must stay under 2 MB. Nothing was sent.`
    );
  }
}
