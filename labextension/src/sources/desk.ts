import { Signal } from '@lumino/signaling';
import { decide, getFinding, getPassages, listDecisions } from '../desk/client';
import {
  IDecision,
  IJournalLock,
  IPassage,
  IResultSource,
  ISnapshot,
  ITransport,
  Verdict
} from '../tokens';

/** What is found in texts, and what in associations; the names are those of its Python. */
export type Finding =
  | 'motifs'
  | 'network'
  | 'nodal_points'
  | 'displacement'
  | 'paths'
  | 'chains'
  | 'score';

/** What people decide about. */
const DECIDED: Readonly<Partial<Record<Finding, IDecision['kind']>>> = {
  motifs: 'motif',
  network: 'edge',
  nodal_points: 'nodal',
  displacement: 'displacement'
};

/** What a finding may ask of the application. */
export interface IFindingActs {
  open?(passage: IPassage): void;
  /** Somebody has decided, and it is kept. */
  decided?(): void;
}

/** What was found in a journal; decisions are kept in the journal too. */
export class DeskResult implements IResultSource {
  private constructor(
    readonly finding: Finding,
    private readonly _desk: ITransport,
    private _parameters: object,
    private _snapshot: ISnapshot,
    private readonly _acts: IFindingActs
  ) {
    const kind = DECIDED[finding];
    if (kind) {
      this.decide = (key, verdict, memo) =>
        this._decide(kind, key, verdict, memo);
    }
  }

  readonly decide?: NonNullable<IResultSource['decide']>;

  static async ask(
    finding: Finding,
    desk: ITransport,
    parameters: object,
    acts: IFindingActs = {}
  ): Promise<DeskResult> {
    const snapshot = await getFinding(desk, finding, parameters);
    return new DeskResult(finding, desk, parameters, snapshot, acts);
  }

  readonly changed = new Signal<this, void>(this);

  get snapshot(): ISnapshot {
    return this._snapshot;
  }

  get lock(): IJournalLock | undefined {
    return this._desk.lock;
  }

  /** Analyse again: there is more in the journal, or the question is another. The last to ask is answered. */
  async ask(parameters: object): Promise<void> {
    const mine = ++this._asked;
    const snapshot = await getFinding(this._desk, this.finding, parameters);
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

  private async _decide(
    kind: IDecision['kind'],
    key: string,
    verdict: Verdict,
    memo: string
  ): Promise<void> {
    const row = this._snapshot.rows.find(row => row.key === key);
    const kept = await decide(this._desk, { kind, key, verdict, memo });
    this._take(one => (one === key ? kept : undefined));
    // A memo alone is being typed, and kept without a word.
    if ((row?.verdict ?? 'open') !== verdict) {
      this._acts.decided?.();
    }
  }

  /** Decisions may have been undone, or made in another window; nothing is analysed for it. */
  async readDecisions(): Promise<void> {
    const kind = DECIDED[this.finding];
    if (!kind) {
      return;
    }
    const decisions = (await listDecisions(this._desk)).filter(
      one => one.kind === kind
    );
    const last = new Map(decisions.map(one => [one.key, one]));
    this._take(key => last.get(key) ?? { verdict: 'open', memo: '' });
  }

  /** @param decided - what is decided on a key; nothing where that is as it was. */
  private _take(
    decided: (key: string) => Pick<IDecision, 'verdict' | 'memo'> | undefined
  ): void {
    let isOther = false;
    const rows = this._snapshot.rows.map(row => {
      const { verdict = row.verdict, memo = row.memo } = decided(row.key) ?? {};
      const isSame =
        (row.verdict ?? 'open') === verdict && (row.memo ?? '') === memo;
      isOther ||= !isSame;
      return isSame ? row : { ...row, verdict, memo };
    });
    if (isOther) {
      this._snapshot = { ...this._snapshot, rows };
      this.changed.emit();
    }
  }

  open(passage: IPassage): void {
    this._acts.open?.(passage);
  }

  private _asked = 0;
}
