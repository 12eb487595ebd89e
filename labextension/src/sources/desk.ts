import { Signal } from '@lumino/signaling';
import {
  decide,
  getMotifs,
  getNetwork,
  getPassages,
  listDecisions
} from '../desk/client';
import {
  IDecision,
  IJournalLock,
  IPassage,
  IResultSource,
  ISnapshot,
  ITransport,
  Verdict
} from '../tokens';

export type Finding = 'motifs' | 'network';

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
  ) {}

  static async ask(
    finding: Finding,
    desk: ITransport,
    parameters: object,
    acts: IFindingActs = {}
  ): Promise<DeskResult> {
    const snapshot = await analyse(finding, desk, parameters);
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
    const { kind } = this;
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
    const decisions = (await listDecisions(this._desk)).filter(
      ({ kind }) => kind === this.kind
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

  private get kind(): IDecision['kind'] {
    return this.finding === 'network' ? 'edge' : 'motif';
  }

  open(passage: IPassage): void {
    this._acts.open?.(passage);
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
