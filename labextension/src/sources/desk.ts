import { Signal } from '@lumino/signaling';
import { decide, getMotifs, getNetwork, getPassages } from '../desk/client';
import {
  IPassage,
  IResultSource,
  ISnapshot,
  ITransport,
  Verdict
} from '../tokens';

export type Finding = 'motifs' | 'network';

/** What was found in a journal; decisions are kept in the journal too. */
export class DeskResult implements IResultSource {
  private constructor(
    readonly finding: Finding,
    private readonly _desk: ITransport,
    private _parameters: object,
    private _snapshot: ISnapshot,
    private readonly _open?: (passage: IPassage) => void
  ) {}

  static async ask(
    finding: Finding,
    desk: ITransport,
    parameters: object,
    open?: (passage: IPassage) => void
  ): Promise<DeskResult> {
    const snapshot = await analyse(finding, desk, parameters);
    return new DeskResult(finding, desk, parameters, snapshot, open);
  }

  readonly changed = new Signal<this, void>(this);

  get snapshot(): ISnapshot {
    return this._snapshot;
  }

  /** Analyse again: there is more in the journal, or the question is another. The last to ask is answered. */
  async ask(parameters: object): Promise<void> {
    const mine = ++this._asked;
    const snapshot = await analyse(this.finding, this._desk, parameters);
    if (mine !== this._asked) {
      return;
    }
    this._parameters = parameters;
    this._snapshot = snapshot;
    this.changed.emit();
  }

  passages(key: string): Promise<readonly IPassage[]> {
    return getPassages(this._desk, this.finding, key, this._parameters);
  }

  async decide(key: string, verdict: Verdict, memo: string): Promise<void> {
    const kind = this.finding === 'network' ? 'edge' : 'motif';
    const kept = await decide(this._desk, { kind, key, verdict, memo });
    this._snapshot = {
      ...this._snapshot,
      rows: this._snapshot.rows.map(row =>
        row.key === key
          ? { ...row, verdict: kept.verdict, memo: kept.memo }
          : row
      )
    };
    this.changed.emit();
  }

  open(passage: IPassage): void {
    this._open?.(passage);
  }

  private _asked = 0;
}

function analyse(
  finding: Finding,
  desk: ITransport,
  parameters: object
): Promise<ISnapshot> {
  return finding === 'network'
    ? getNetwork(desk, parameters)
    : getMotifs(desk, parameters);
}
