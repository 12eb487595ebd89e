import { ISignal, Signal } from '@lumino/signaling';
import { IAside, IEntry, ITransport } from '../tokens';
import { DeskError, isLocked, line } from './error';
import { Pace } from './pace';
import { Sheet } from './sheet';
import { Shelf } from './shelf';
import { IStep, nextStep, refuseTooLong } from './steps';
import { isWaiting } from './work';

/**
 * How safe it is: `blank` nothing recorded, `saving` on its way, `kept` on this
 * device only and tried again, `failing` the same, as the journal cannot be
 * written: its disk is full, say; `unsaved` nowhere but here, `conflict` waits
 * for a person.
 */
export type Keeping =
  'blank' | 'saved' | 'saving' | 'kept' | 'failing' | 'unsaved' | 'conflict';

/**
 * The way from a sheet to the journal. It asks one thing of the desk at a time,
 * in the order in which a person did them, and before each puts a draft on this
 * device.
 */
export class Courier {
  /** @param read - puts on the sheet what there is, before anything is saved. */
  constructor(
    private readonly _desk: ITransport,
    private readonly _sheet: Sheet,
    private readonly _shelf: Shelf,
    private readonly _read: () => Promise<void>
  ) {}

  /** Emitted when anything here changes. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Emitted when the journal has acknowledged something. */
  get saved(): ISignal<this, IEntry> {
    return this._saved;
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

  /** Whether leaving the page now would lose something. */
  get isAtRisk(): boolean {
    return isWaiting(this._sheet.work) && !this._drafted;
  }

  /** Look for the entry and its draft; resolves whether they were found or not. */
  start(): Promise<void> {
    this._ready = this._begin().catch(error => this._failed(error));
    return this._ready;
  }

  /** A person did something. */
  done(isNight = false): void {
    const { isWorthSaving, isClash } = this._sheet;
    if (isNight) {
      this._nightProblem = '';
    }
    this._drafted = false;
    this._refused = false;
    this._pace.typed(isWorthSaving);
    this._show(isClash ? 'conflict' : isWorthSaving ? 'saving' : 'blank');
  }

  /** A person did one of many small things: it is on this device at once, else in the journal. */
  jotted(): void {
    this.done();
    void this.keep().then(isKept => {
      if (!isKept) {
        void this.flush();
      }
    });
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

  /** Somebody else saved the entry; what waits here finds out when it is saved. */
  async look(
    ask: () => Promise<IEntry>,
    askAsides: () => Promise<readonly IAside[]>
  ): Promise<void> {
    const { _sheet: sheet } = this;
    const rests = () => !this._isStopped && !isWaiting(sheet.work);
    await this._running;
    if (rests() && sheet.entry) {
      const [entry, asides] = await Promise.all([ask(), askAsides()]);
      if (rests()) {
        const isNews = entry.revision > sheet.entry.revision;
        if (isNews) {
          this._settle(entry);
        }
        if (sheet.cameBack(asides) || isNews) {
          this._show('saved');
        }
      }
    }
  }

  /** Try nothing again. */
  stop(): void {
    this._isStopped = true;
    this._pace.stop();
  }

  /** Nothing that is still under way comes back to the sheet. */
  forget(): void {
    this._forgotten = true;
    this._problem = this._nightProblem = '';
    Signal.clearData(this);
  }

  /** @returns whether what waits stands on this device now. */
  async keep(): Promise<boolean> {
    const { id, work } = this._sheet;
    const isKept = !isWaiting(work) || (await this._shelf.put(id, work));
    if (work === this._sheet.work) {
      this._drafted = isKept;
    }
    return isKept;
  }

  /** @throws DeskError where the journal does not answer; then it is read before anything is saved. */
  private async _begin(): Promise<void> {
    await this._read();
    this._isRead = true;
    this._problem = '';
    this._show(this._sheet.entry ? 'saved' : 'blank');
    if (isWaiting(this._sheet.work)) {
      this._show('saving');
      void this.flush();
    }
  }

  private async _drain(): Promise<void> {
    try {
      await this._ready;
      if (!this._isRead) {
        await this._begin();
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
    const { id, kind, of, entry, work, isClash } = this._sheet;
    if (isClash || this._refused || this._forgotten) {
      return null;
    }
    return nextStep(this._desk, {
      id,
      kind,
      of,
      entry,
      work,
      isDue: this._due,
      isUnsure: this._unsure,
      isNightWrong: this._nightProblem !== ''
    });
  }

  private async _take(step: IStep): Promise<void> {
    this._show('saving');
    Object.entries(step.sent).forEach(refuseTooLong);
    if (step.does === 'fields') {
      this._due = Object.keys(this._sheet.work.after).length > 0;
      this._sheet.sending(step.sent);
    }
    await this.keep();
    try {
      const answer = await step.ask();
      this._unsure = false;
      this._settle(answer, step);
      this._pace.calm();
      this._problem = '';
      this._saved.emit(answer);
    } catch (error) {
      const refused = error instanceof DeskError ? error : null;
      const current = refused?.status === 409 ? refused.body.current : null;
      if (current) {
        this._lost(refused!.body.aside, step, current as IEntry);
        this._settle(current as IEntry);
      } else if (step.does === 'night' && refused?.status === 400) {
        this._nightProblem = refused.message;
      } else {
        throw error;
      }
      this._due = true;
    }
  }

  /** The journal holds `entry`, as the answer to a step, or because somebody else saved it. */
  private _settle(entry: IEntry, step?: IStep): void {
    if (this._forgotten) {
      return;
    }
    const old = this._sheet.id;
    const { work } = this._sheet;
    if (step) {
      this._sheet.settle(step.settle(work, entry), entry);
    } else {
      this._sheet.read(entry);
    }
    if (old !== this._sheet.id) {
      void this.keep().then(() => this._shelf.remove(old));
    }
  }

  /** The text that was sent lost a conflict, and the journal has kept it aside. */
  private _lost(aside: unknown, { sent }: IStep, current: IEntry): void {
    if (typeof aside === 'string') {
      const { id, revision } = current;
      const lost = { id: aside, entry: id, revision, parts: sent };
      this._sheet.lost([{ ...lost, at: '', author: '' }]);
    }
  }

  /** Nothing is to be done now. */
  private async _rest(): Promise<void> {
    const { work, entry, isClash, isWorthSaving } = this._sheet;
    if (this._forgotten) {
      return;
    }
    if (!isWaiting(work)) {
      await this._shelf.remove(this._sheet.id);
      this._show(entry ? 'saved' : 'blank');
      return;
    }
    await this.keep();
    if (isClash) {
      this._show('conflict');
    } else if (this._refused) {
      this._show('unsaved');
    } else if (this._nightProblem) {
      this._show('saved');
    } else if (!isWorthSaving) {
      this._show('blank');
    }
  }

  private async _failed(error: unknown): Promise<void> {
    if (this._forgotten) {
      return;
    }
    const status = error instanceof DeskError ? error.status : 0;
    const isRefused = [400, 413].includes(status);
    this._refused = isRefused;
    this._unsure = !isRefused;
    this._problem = line(error);
    const isKept = isWaiting(this._sheet.work) && (await this.keep());
    const safe = status >= 500 ? 'failing' : 'kept';
    this._show(isKept && !isRefused ? safe : 'unsaved');
    // A locked journal is asked again when somebody unlocks it.
    if (!isRefused && !isLocked(error) && !this._isStopped) {
      this._pace.again();
    }
  }

  private _show(keeping: Keeping): void {
    if (!this._forgotten) {
      this._keeping = keeping;
      this._changed.emit();
    }
  }

  private _keeping: Keeping = 'blank';
  private _problem = '';
  private _nightProblem = '';
  private _drafted = false;
  private _isRead = false;
  private _refused = false;
  private _unsure = false;
  private _due = false;
  private _isStopped = false;
  private _forgotten = false;
  private _ready: Promise<void> = Promise.resolve();
  private _running: Promise<void> | null = null;
  private readonly _pace = new Pace(
    () => void this.keep(),
    () => void this.flush()
  );
  private readonly _changed = new Signal<this, void>(this);
  private readonly _saved = new Signal<this, IEntry>(this);
}
