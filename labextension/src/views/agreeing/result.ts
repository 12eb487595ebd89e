import { Signal } from '@lumino/signaling';
import { getPassages } from '../../desk/client';
import {
  IJournalLock,
  IPassage,
  IResultSource,
  ISnapshot,
  ITransport
} from '../../tokens';

/** What a desk answered about readers, to be drawn as any other result; nobody decides about it. */
export class Compared implements IResultSource {
  /**
   * @param verb - by which passages are asked; empty where there are none.
   */
  constructor(
    private _snapshot: ISnapshot,
    private readonly _desk: ITransport,
    verb: string,
    parameters: object,
    private readonly _open: (passage: IPassage) => void
  ) {
    if (verb) {
      this.passages = key => getPassages(this._desk, { verb, parameters }, key);
    }
  }

  readonly changed = new Signal<this, void>(this);
  readonly passages?: NonNullable<IResultSource['passages']>;

  get snapshot(): ISnapshot {
    return this._snapshot;
  }

  /** The answer to the same question, asked again. */
  take(snapshot: ISnapshot): void {
    this._snapshot = snapshot;
    this.changed.emit();
  }

  get lock(): IJournalLock | undefined {
    return this._desk.lock;
  }

  open(passage: IPassage): void {
    this._open(passage);
  }
}
