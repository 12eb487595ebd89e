import { ISignal, Signal } from '@lumino/signaling';
import { IJournalInfo, IJournalLock, ISecret } from '../tokens';
import { after } from './pace';

/** Who locks waits no longer than this for what is being saved: a draft of it stands on this device. */
const SAVE_WITHIN = 800;

/** What an open journal says of itself. */
type Told = Pick<IJournalInfo, 'id' | 'example'>;

/** How a lock is opened; a journal that only a kernel knows has none here. */
export interface IKeyhole {
  unlock(secret: ISecret): Promise<Told>;
  canRemember(): Promise<boolean>;
}

/** The one place on this page that knows whether a journal is locked. It opens by `unlock`, or as it is heard of. */
export class JournalLock implements IJournalLock {
  constructor(
    readonly name: string,
    private readonly _keyhole: IKeyhole | null = null
  ) {
    if (_keyhole) {
      this.unlock = async secret => {
        const info = await _keyhole.unlock(secret);
        const isSaid = 'passphrase' in secret || 'recovery_code' in secret;
        this._isRemembered ||=
          secret.remember === true || (!isSaid && !info.example);
        this.opened(info);
      };
    }
  }

  readonly unlock?: (secret: ISecret) => Promise<void>;

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isLocked(): boolean {
    return this._isLocked;
  }

  get opensItself(): boolean {
    return this._isExample || this._isRemembered;
  }

  /** The journal's; empty until the journal has said it. */
  get id(): string {
    return this._id;
  }

  async canRemember(): Promise<boolean> {
    return (await this._keyhole?.canRemember()) ?? false;
  }

  before(save: () => Promise<void>): () => void {
    this._savers.add(save);
    return () => this._savers.delete(save);
  }

  /** Resolves when what is being typed was saved, or that took too long. */
  async saved(): Promise<void> {
    const saving = Promise.all([...this._savers].map(async save => save()));
    await Promise.race([saving.catch(() => undefined), after(SAVE_WITHIN)]);
  }

  /**
   * Somebody has unlocked the journal, here or elsewhere.
   *
   * @param told - what it says of itself.
   */
  opened(told?: Told): void {
    if (told) {
      this._id = told.id;
      this._isExample = told.example;
    }
    this._isShut = false;
    this._set(false);
  }

  asking(): (told?: Told) => void {
    const turn = this._turn;
    return told => {
      if (turn === this._turn && !this._isShut) {
        this.opened(told);
      }
    };
  }

  /**
   * The journal was locked.
   *
   * @param told - what an answer says of a locked journal.
   */
  closed(told: Readonly<Record<string, unknown>> = {}): void {
    if (typeof told.id === 'string') {
      this._id = told.id;
      this._isExample = told.example === true;
      this._isRemembered = told.computer === true;
    }
    this._set(true);
  }

  /** A person locked it: whatever an answer says, it stays so until somebody unlocks it. */
  shut(): void {
    // One that has not said its id yet would not be heard to be unlocked.
    this._isShut = this._id !== '';
    this.closed();
  }

  forgotten(): void {
    this._isRemembered = false;
  }

  private _set(isLocked: boolean): void {
    this._turn++;
    if (isLocked !== this._isLocked) {
      this._isLocked = isLocked;
      this._changed.emit();
    }
  }

  private _id = '';
  private _isLocked = false;
  private _isShut = false;
  /** How often it was heard that it is locked, or open. */
  private _turn = 0;
  private _isExample = false;
  /** By this computer, as far as this page knows. */
  private _isRemembered = false;
  private readonly _savers = new Set<() => Promise<void>>();
  private readonly _changed = new Signal<this, void>(this);
}
