import { ISignal, Signal } from '@lumino/signaling';
import { DeskError, line } from '../../desk/error';

/** A change that the journal did not take: kept until it did, or a person leaves it. */
export interface IKept {
  /** For people: "fear on “the cold water”". */
  readonly what: string;
  readonly why: string;
  /** Somebody else changed it meanwhile, and what there is now was read again. */
  readonly isClash: boolean;
  again(): Promise<boolean>;
  leave(): void;
}

/** Changes one at a time and in order; each is saved when the journal has said so. */
export class Saving {
  /** @param reread - reads what the journal holds now, after a conflict. */
  constructor(private readonly _reread: () => Promise<void>) {}

  readonly kept: IKept[] = [];

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get state(): 'idle' | 'saving' | 'saved' | 'unsaved' {
    return this._waiting
      ? 'saving'
      : this.kept.length
        ? 'unsaved'
        : this._hasSaved
          ? 'saved'
          : 'idle';
  }

  /** Resolves when all that was to be saved was, or is kept. */
  get settled(): Promise<void> {
    return this._queue;
  }

  /** @returns whether it was saved. `ask` looks up the revision when its turn has come. */
  do(
    what: string,
    ask: () => Promise<void>,
    left: () => void = () => undefined
  ): Promise<boolean> {
    this._waiting++;
    this._changed.emit();
    const turn = this._queue.then(() => this._try(what, ask, left));
    this._queue = turn.then(() => undefined);
    return turn;
  }

  private async _try(
    what: string,
    ask: () => Promise<void>,
    left: () => void
  ): Promise<boolean> {
    let isSaved = false;
    try {
      await ask();
      isSaved = this._hasSaved = true;
    } catch (error) {
      const isClash = error instanceof DeskError && error.status === 409;
      if (isClash) {
        // What is shown beside the change is then what it would change.
        await this._reread().catch(() => undefined);
      }
      const remove = () => this.kept.splice(this.kept.indexOf(kept), 1);
      const kept: IKept = {
        what,
        why: line(error),
        isClash,
        again: () => {
          remove();
          return this.do(what, ask, left);
        },
        leave: () => {
          remove();
          left();
          this._changed.emit();
        }
      };
      this.kept.push(kept);
    }
    this._waiting--;
    this._changed.emit();
    return isSaved;
  }

  private _queue: Promise<void> = Promise.resolve();
  private _waiting = 0;
  private _hasSaved = false;
  private readonly _changed = new Signal<this, void>(this);
}
