import { ISignal, Signal } from '@lumino/signaling';
import { ITransport } from '../tokens';
import { DeskError, line } from './error';
import { entryId } from './ids';
import { Pace } from './pace';
import {
  changeAround,
  removeAround,
  IListedHour,
  IProcessNote,
  listAround,
  makeAround
} from './practice';

export type NoteKeeping = 'blank' | 'saved' | 'saving' | 'unsaved' | 'conflict';

/**
 * A process note as it lies open: saved with a pause in writing, when it is
 * left, and before the journal is locked. It is no entry, and nothing of it is
 * drafted on this device: its key is another than that of drafts. No DOM.
 */
export class ProcessWriting {
  /**
   * @param hour - which it is about.
   * @param note - as the journal has it; null for one that is not there yet.
   * @param typed - what was typed and could not be saved.
   */
  constructor(
    private readonly _desk: ITransport,
    private readonly _hour: Pick<IListedHour, 'id' | 'case' | 'night'>,
    private _note: IProcessNote | null,
    typed?: string
  ) {
    this._saved = _note?.text ?? '';
    this._text = typed ?? this._saved;
    this._keeping = _note ? 'saved' : 'blank';
    this._unlisten = _desk.lock?.before(() => this.flush());
    if (this._isWaiting) {
      this._pace.typed(true);
    }
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get text(): string {
    return this._text;
  }

  get keeping(): NoteKeeping {
    return this._keeping;
  }

  /** Why it is not saved, in one line. */
  get problem(): string {
    return this._problem;
  }

  /** What somebody saved in another window, to choose from; null where nobody did. */
  get theirs(): string | null {
    return this._theirs?.text ?? null;
  }

  /** Whether leaving the page now would lose something. */
  get isAtRisk(): boolean {
    return this._isWaiting;
  }

  write(text: string): void {
    this._text = text;
    if (!this._theirs) {
      this._show('saving');
      this._pace.typed(true);
    }
  }

  /** Settle a conflict: with the text typed here, or with the one that stands in the journal. */
  choose(mine: boolean): void {
    this._note = this._theirs;
    this._theirs = null;
    this._saved = this._note?.text ?? '';
    this._text = mine ? this._text : this._saved;
    this._show('saving');
    void this.flush();
  }

  /** Save what there is, now; resolves when that has worked or failed. */
  flush(): Promise<void> {
    this._pace.stop();
    this._running ??= this._save().finally(() => {
      this._running = null;
    });
    return this._running;
  }

  /** Save a last time and let go. */
  async dispose(): Promise<void> {
    this._unlisten?.();
    Signal.clearData(this);
    await this.flush();
    this._pace.stop();
    this._text = this._saved = '';
    this._note = this._theirs = null;
  }

  private get _isWaiting(): boolean {
    return this._text.trim() !== this._saved.trim();
  }

  private async _save(): Promise<void> {
    try {
      while (this._isWaiting && !this._theirs) {
        this._show('saving');
        await this._send(this._text);
        this._pace.calm();
      }
      if (!this._theirs) {
        this._show(this._note ? 'saved' : 'blank');
      }
    } catch (error) {
      this._problem = line(error);
      this._show('unsaved');
      if (!(error instanceof DeskError && [400, 413].includes(error.status))) {
        this._pace.again();
      }
    }
  }

  private async _send(text: string): Promise<void> {
    const { id, case: of, night } = this._hour;
    const kind = 'process-notes';
    try {
      if (!this._note) {
        // A day that is known in part is none for this record; the hour says it.
        const day = /^\d{4}-\d\d-\d\d$/.test(night) ? night : '';
        const made = { id: this._id, case: of, hour: id, day, text };
        this._note = await makeAround(this._desk, kind, made);
      } else if (text.trim()) {
        this._note = await changeAround(this._desk, kind, this._note, { text });
      } else {
        await removeAround(this._desk, kind, this._note);
        this._note = null;
        this._id = entryId();
      }
      // As it was sent: the journal takes control characters out of it.
      this._saved = text;
    } catch (error) {
      if (!(error instanceof DeskError && error.status === 409)) {
        throw error;
      }
      await this._lookAgain();
    }
  }

  /** Another window has saved it, or taken it away: then what is typed here is a new one. */
  private async _lookAgain(): Promise<void> {
    const mine = this._note?.id;
    const notes = await listAround(this._desk, 'process-notes');
    const now = notes.find(({ id }) => id === mine);
    if (now && now.text !== this._text) {
      this._theirs = now;
      this._show('conflict');
      return;
    }
    this._note = now ?? null;
    this._saved = now?.text ?? '';
    this._id = entryId();
  }

  private _show(keeping: NoteKeeping): void {
    this._keeping = keeping;
    this._changed.emit();
  }

  private _text: string;
  /** What was last sent and acknowledged. */
  private _saved: string;
  private _keeping: NoteKeeping;
  private _problem = '';
  private _theirs: IProcessNote | null = null;
  private _id = entryId();
  private _running: Promise<void> | null = null;
  private readonly _unlisten: (() => void) | undefined;
  private readonly _pace = new Pace(
    () => undefined,
    () => void this.flush()
  );
  private readonly _changed = new Signal<this, void>(this);
}
