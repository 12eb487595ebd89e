import { Signal } from '@lumino/signaling';
import {
  decide,
  getFinding,
  getPassages,
  IQuestion,
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
import type { Looking } from '../views/selection';

/** What is found in texts, and what in associations; the names are those of its Python. */
export type Finding =
  | 'overview'
  | 'motifs'
  | 'motif'
  | 'network'
  | 'concordance'
  | 'wordcloud'
  | 'similar'
  | 'people'
  | 'ratings'
  | 'affects'
  | 'life'
  | 'resistance'
  | 'defences'
  | 'interventions'
  | AssociationFinding;

export type AssociationFinding =
  'nodal_points' | 'displacement' | 'paths' | 'chains' | 'score';

export const OF_ASSOCIATIONS: readonly AssociationFinding[] = [
  'nodal_points',
  'displacement',
  'paths',
  'chains',
  'score'
];

/** What stands on one line of time with the hours and what was noted around the dreams. */
export const OVER_TIME: readonly Finding[] = [
  'life',
  'resistance',
  'defences',
  'interventions',
  'affects',
  'ratings'
];

/** What reads more than entries: what people coded, and what stands around the dreams. */
export function isOfPractice(finding: Finding): boolean {
  return finding === 'people' || OVER_TIME.includes(finding);
}

export function isOfAssociations(
  finding: Finding
): finding is AssociationFinding {
  return (OF_ASSOCIATIONS as readonly Finding[]).includes(finding);
}

/** What a room of its own shows of a journal, and the reading room does not. */
type AnyVerb = Finding | 'goals';

/** What people decide about. */
const DECIDED: Readonly<Partial<Record<AnyVerb, IDecision['kind']>>> = {
  motifs: 'motif',
  network: 'edge',
  nodal_points: 'nodal',
  displacement: 'displacement',
  resistance: 'mark'
};

/** What a finding may ask of the application. */
export interface IFindingActs {
  open?(passage: IPassage): void;
  /** Somebody has decided, and it is kept. */
  decided?(): void;
  openNotebook?(code: string): void;
  readMotif?(key: string): void;
}

/** What is asked of a journal. */
export interface IFindingQuestion extends IQuestion {
  readonly verb: AnyVerb;
  /** What is found in associations, to be drawn over it. */
  readonly layer?: AssociationFinding;
}

interface IFound {
  readonly snapshot: ISnapshot;
  readonly layer?: ISnapshot;
}

async function find(
  desk: ITransport,
  { layer, ...question }: IFindingQuestion,
  gone?: AbortSignal
): Promise<IFound> {
  const over = { verb: layer!, narrow: question.narrow };
  const [snapshot, found] = await Promise.all([
    getFinding(desk, question, gone),
    layer && getFinding(desk, over, gone)
  ]);
  return { snapshot, layer: found };
}

/** What was found in a journal; decisions are kept in the journal too. */
export class DeskResult implements IResultSource {
  private constructor(
    readonly desk: ITransport,
    private _question: IFindingQuestion,
    { snapshot, layer }: IFound,
    acts: IFindingActs,
    readonly looking?: Looking
  ) {
    this._snapshot = snapshot;
    this._layer = layer;
    const kind = DECIDED[_question.verb];
    if (kind) {
      this.decide = (key, verdict, memo) =>
        this._decide(kind, key, verdict, memo);
    }
    this._decided = acts.decided;
    this.open = acts.open;
    this.openNotebook = acts.openNotebook;
    this.readMotif = acts.readMotif;
  }

  readonly decide?: NonNullable<IResultSource['decide']>;
  readonly open?: IFindingActs['open'];
  readonly openNotebook?: IFindingActs['openNotebook'];
  readonly readMotif?: IFindingActs['readMotif'];

  static async ask(
    desk: ITransport,
    question: IFindingQuestion,
    acts: IFindingActs = {},
    looking?: Looking,
    gone?: AbortSignal
  ): Promise<DeskResult> {
    const found = await find(desk, question, gone);
    return new DeskResult(desk, question, found, acts, looking);
  }

  readonly changed = new Signal<this, void>(this);

  get snapshot(): ISnapshot {
    return this._snapshot;
  }

  /** What was associated, to be drawn over it. */
  get layer(): ISnapshot | undefined {
    return this._layer;
  }

  get lock(): IJournalLock | undefined {
    return this.desk.lock;
  }

  /** Analyse again: there is more in the journal, or the question is another. The last to ask is answered. */
  async ask(question: IFindingQuestion, gone?: AbortSignal): Promise<void> {
    const mine = ++this._asked;
    const { snapshot, layer } = await find(this.desk, question, gone);
    if (mine !== this._asked) {
      return;
    }
    this._question = question;
    this._snapshot = snapshot;
    this._layer = layer;
    this.changed.emit();
  }

  passages(key: string): Promise<readonly IPassage[]> {
    const { layer: _, ...question } = this._question;
    return getPassages(this.desk, question, key);
  }

  private async _decide(
    kind: IDecision['kind'],
    key: string,
    verdict: Verdict,
    memo: string
  ): Promise<void> {
    const row = this._snapshot.rows.find(row => row.key === key);
    const kept = await decide(this.desk, { kind, key, verdict, memo });
    this._take(one => (one === key ? kept : undefined));
    // A memo alone is being typed, and kept without a word.
    if ((row?.verdict ?? 'open') !== verdict) {
      this._decided?.();
    }
  }

  /** Decisions may have been undone, or made in another window; nothing is analysed for it. */
  async readDecisions(): Promise<void> {
    const kind = DECIDED[this._question.verb];
    if (!kind) {
      return;
    }
    const decisions = (await listDecisions(this.desk)).filter(
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

  private _snapshot: ISnapshot;
  private _layer: ISnapshot | undefined;
  private readonly _decided: IFindingActs['decided'];
  private _asked = 0;
}
