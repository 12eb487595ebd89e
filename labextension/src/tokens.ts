import { Token } from '@lumino/coreutils';
import { ISignal } from '@lumino/signaling';
import type { Looking } from './views/selection';

/*
 * What travels between the desk (`jupyter_psydyn/desk/routes.py`) and the views,
 * under the names of the wire; `docs/architecture.md` tells the whole of it.
 */

export type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Carries a request to a journal: over HTTP, or over a kernel's comm. */
export interface ITransport {
  /** Which journal, for people: a file name. */
  readonly name: string;
  /** Whether the journal is locked; without one nobody can tell. */
  readonly lock?: IJournalLock;
  /** Emitted when somebody changed something in the journal, this page or another. */
  readonly touched?: ISignal<unknown, void>;
  /**
   * @param gone - aborted when nobody waits for the answer any more; a kernel
   * works on all the same.
   * @throws DeskError where the desk refused (with its status and its line),
   * or where it could not be reached (status 0).
   */
  request<T>(
    verb: Verb,
    path: string,
    body?: unknown,
    gone?: AbortSignal
  ): Promise<T>;
}

/** What opens a journal; nothing: an example's public words, or what this computer remembers. */
export interface ISecret {
  readonly passphrase?: string;
  readonly recovery_code?: string;
  /** Let this computer open it from now on. */
  readonly remember?: boolean;
}

/** Whether one journal is locked, for everything on this page that shows it. */
export interface IJournalLock {
  /** Of the journal, for people. */
  readonly name: string;
  readonly isLocked: boolean;
  /** Emitted when the journal was locked or unlocked. */
  readonly changed: ISignal<unknown, void>;
  /** Whether it opens without words: an example, or one that this computer remembers. */
  readonly opensItself: boolean;
  /** Whether this computer has a keyring to remember a journal in. */
  canRemember(): Promise<boolean>;
  /** @throws DeskError with one line for people, and `wait`: the seconds to the next try. Without it, it is unlocked elsewhere. */
  unlock?(secret: ISecret): Promise<void>;
  /** @returns takes what the journal answers to what it is asked now, and so shows to be open. What it was asked before it was locked shows nothing. */
  asking(): (told?: Pick<IJournalInfo, 'id' | 'example'>) => void;
  /** This computer opens it no more. */
  forgotten(): void;
  /** Let `save` be called before a person locks it; returns a function that takes it back. */
  before(save: () => Promise<void>): () => void;
  /** Resolves when what is being typed was saved, or that took too long. */
  saved(): Promise<void>;
}

/** Plutchik's eight families of feelings; a word is placed by the person who felt it. */
export type Family =
  | 'joy'
  | 'trust'
  | 'fear'
  | 'surprise'
  | 'sadness'
  | 'disgust'
  | 'anger'
  | 'anticipation';

export interface IAffect {
  readonly word: string;
  readonly strength: number | null;
  /** Absent where it was placed nowhere. */
  readonly family?: Family;
}

export interface IAssociation {
  readonly id: string;
  readonly text: string;
  readonly first_key_ms: number | null;
  readonly enter_ms: number | null;
  readonly at: string;
  /** The feeling that came with it; absent where none was said. */
  readonly affect?: IAffect;
  /** From when in the life it is; absent where that was not said. */
  readonly period?: Period;
}

export type Period = 'childhood' | 'later' | 'recent';

/** A span of a dream, in code points, and what was associated to it. */
export interface IElement {
  readonly id: string;
  readonly part: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly associations: readonly IAssociation[];
  readonly lost: boolean;
  /** The feeling with which these words were met in the dream; absent where none was said. */
  readonly affect?: IAffect;
}

export type Protocol = 'chain' | 'word-list' | 'stream';

export type Mark =
  | 'repeated'
  | 'misunderstood'
  | 'laughed'
  | 'exclaimed'
  | 'stammered'
  | 'foreign'
  | 'gesture';

/** One stimulus of a word list, and what it called up; times in milliseconds from the frame in which it appeared. */
export interface ITrial {
  readonly stimulus: string;
  /** Empty where none came (`failed`), or it was not given yet (no `at`). */
  readonly reaction: string;
  readonly first_key_ms: number | null;
  readonly enter_ms: number | null;
  readonly failed: boolean;
  readonly marks: readonly Mark[];
  readonly remark: string;
  /** What was remembered in the second run: empty for nothing, `null` not asked. */
  readonly reproduction: string | null;
  readonly reproduction_first_key_ms: number | null;
  readonly reproduction_enter_ms: number | null;
  readonly practice: boolean;
  readonly at: string;
}

/** When a span of a stream, in code points, was said; milliseconds since it began. */
export interface IMoment {
  readonly start: number;
  readonly end: number;
  readonly from_ms: number;
  readonly to_ms: number;
}

/** How associations were collected. */
export interface ISession {
  readonly protocol: Protocol;
  /** Who wrote it down for the dreamer; empty where the dreamer did. */
  readonly recorder: string;
  readonly stage: 'practice' | 'test' | 'reproduction' | 'done';
  readonly word_list: string;
  /** Of its order; `null` as printed. */
  readonly seed: number | null;
  /** Without a key so long, there is no reaction; `null` for no limit. */
  readonly limit_ms: number | null;
  /** What this machine takes from a key to the page; in no time, and taken from none. */
  readonly latency_ms: number | null;
  readonly trials: readonly ITrial[];
  readonly moments: readonly IMoment[];
}

export type Recall = 'full' | 'fragment' | 'none';

export type Audience = 'clinician' | 'supervisor' | 'research';

export type Release = Readonly<Partial<Record<Audience, string>>>;

/** An item in one's own words, 0 to 10 before and after; `null`: not rated. */
export interface IRating {
  readonly item: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** A therapy hour; its summary is the part `note` of its entry. */
export interface IHour {
  readonly attendance: 'held' | 'late' | 'missed' | 'cancelled';
  readonly minutes: number | null;
  readonly marks: readonly {
    readonly sort: 'rupture' | 'repair';
    readonly note: string;
  }[];
  readonly ratings: readonly IRating[];
}

/** Notice, name, allow; how strong it was, 0 to 10. */
export interface IMindfulMoment {
  readonly noticed: string;
  readonly named: string;
  readonly allowed: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** A page of the reflective journal; its text is the part `reflection` of its entry. */
export interface IReflection {
  readonly theme: string;
  readonly triggers: readonly {
    readonly trigger: string;
    readonly emotion: string;
    readonly response: string;
  }[];
  readonly moment: IMindfulMoment | null;
}

export interface IEntry {
  readonly id: string;
  readonly kind: 'dream' | 'association' | 'note';
  /** The id of the dreamer's; a new one without is of the journal's first. */
  readonly case?: string;
  readonly night: string;
  readonly woke: string;
  readonly title: string;
  readonly recall: Recall;
  readonly parts: Readonly<Record<string, string>>;
  readonly told: string | null;
  readonly affects: readonly IAffect[];
  readonly vividness: number | null;
  readonly lucid: boolean | null;
  readonly recurring: boolean | null;
  readonly tags: readonly string[];
  readonly elements: readonly IElement[];
  /** Absent where nobody said how it was collected. */
  readonly session?: ISession;
  /** Of a note: the therapy hour it sums up. */
  readonly hour?: IHour;
  /** Of a note: the page of the reflective journal it is. */
  readonly reflection?: IReflection;
  /** The day since which each audience may see it; empty: the dreamer only. */
  readonly release: Release;
  readonly deleted: boolean;
  readonly revision: number;
  readonly created: string;
  readonly changed: string;
}

/** The fields of an entry that a person changes; those not sent stay. */
export type EntryFields = Partial<
  Omit<IEntry, 'id' | 'elements' | 'revision' | 'created' | 'changed'>
>;

export interface ISummary {
  readonly id: string;
  readonly number: number;
  readonly kind: IEntry['kind'];
  /** The id of the dreamer's. */
  readonly case: string;
  readonly night: string;
  readonly title: string;
  readonly first_words: string;
  readonly recall: Recall;
  /** Words of the report, parted by white space. */
  readonly words: number;
  /** How its associations were collected; empty for an entry that is no session. */
  readonly protocol: Protocol | '';
  readonly elements: number;
  readonly associations: number;
  readonly changed: string;
  readonly revision: number;
}

export interface IJournalInfo {
  /** Tells one journal from another, and nothing else. */
  readonly id: string;
  readonly name: string;
  /** Its passphrase is public. */
  readonly example: boolean;
  readonly dreams: number;
  readonly nights_without_recall: number;
  readonly notes: number;
  readonly associations: number;
  readonly first: string;
  readonly last: string;
  /** The day on which the next review of a case is due; empty where none is set. */
  readonly review_due: string;
  readonly draft_key: string;
}

/** The text that lost a conflict, kept until a person has chosen. */
export interface IAside {
  readonly id: string;
  readonly entry: string;
  readonly revision: number;
  readonly parts: Readonly<Record<string, string>>;
  readonly at: string;
  readonly author: string;
}

/** One thing that somebody did, and that can be undone. */
export interface IDeed {
  readonly verb: string;
  readonly kind: string;
  /** Of the record, where it is one that has a number. */
  readonly number: number | null;
  /** How many records it changed. */
  readonly count: number;
  readonly at: string;
}

export interface IDeeds {
  readonly undo: IDeed | null;
  readonly redo: IDeed | null;
}

export interface ISegment {
  readonly text: string;
  readonly mark: boolean;
}

/** A sentence of an entry with the found words marked. */
export interface IPassage {
  readonly entry: string;
  readonly night: string;
  readonly part: string;
  readonly start: number;
  readonly end: number;
  readonly segments: readonly ISegment[];
  /** What is marked is denied (no dog), and not counted; older snapshots do not say. */
  readonly negated?: boolean;
}

export type Verdict = 'accepted' | 'rejected' | 'open';

export interface IDecision {
  readonly kind: 'motif' | 'edge' | 'nodal' | 'displacement' | 'mark';
  readonly key: string;
  readonly verdict: Verdict;
  readonly memo: string;
}

export interface IColumn {
  readonly name: string;
  readonly label: string;
  readonly type:
    'text' | 'number' | 'integer' | 'share' | 'date' | 'flag' | 'key';
  readonly help: string;
}

export type Row = Readonly<Record<string, string | number | boolean | null>> & {
  readonly key: string;
};

/** A result as it is saved in a notebook and drawn anywhere. */
export interface ISnapshot {
  readonly version: 1;
  readonly kind:
    | 'overview'
    | 'motif'
    | 'motifs'
    | 'network'
    | 'symbols'
    | 'concordance'
    | 'cloud'
    | 'keyness'
    | 'recurrence'
    | 'similar'
    | 'comparison'
    | 'protocol'
    | 'nodal'
    | 'displacement'
    | 'paths'
    | 'chains'
    | 'spectrum'
    | 'speechgraph'
    | 'dictionary'
    | 'smoothed'
    | 'reactions'
    | 'profile'
    | 'contrast'
    | 'agreement'
    | 'people'
    | 'ratings'
    | 'affects'
    | 'life'
    | 'goals'
    | 'resistance'
    | 'defences'
    | 'interventions'
    | 'hprofile';
  readonly title: string;
  readonly caption: string;
  readonly notes: readonly string[];
  readonly columns: readonly IColumn[];
  readonly rows: readonly Row[];
  readonly picture: Readonly<Record<string, any>>;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly code: string;
}

/**
 * A result that a view draws: from the desk, from a kernel, or from a saved
 * notebook. What a source cannot do, it leaves undefined: a file has no
 * passages, a kernel's result no decisions.
 */
export interface IResultSource {
  readonly snapshot: ISnapshot;
  readonly changed: ISignal<IResultSource, void>;
  /** Of the journal in which decisions are kept. */
  readonly lock?: IJournalLock;
  passages?(key: string): Promise<readonly IPassage[]>;
  decide?(key: string, verdict: Verdict, memo: string): Promise<void>;
  open?(passage: IPassage): void;
  /** What was associated, to be drawn over a network of words. */
  readonly layer?: ISnapshot;
  /** What is looked at, where several views share it. */
  readonly looking?: Looking;
  /** Where the hypotheses are kept that a finding may speak for or against. */
  readonly desk?: ITransport;
  /** Put the Python of this result into a new notebook. */
  openNotebook?(code: string): void;
  /** Read one motif closely. */
  readMotif?(key: string): void;
}

/** A journal behind the server extension. */
export interface IServerDesk extends ITransport {
  /** Below the server's root. */
  readonly path: string;
  readonly lock: IJournalLock;
  readonly touched: ISignal<unknown, void>;
}

/** The journals that this page shows, each with its lock. */
export interface IJournals {
  /** One for each path. */
  desk(path: string): IServerDesk;
  /** Whether any of them is open. */
  readonly isAnyOpen: boolean;
  /** Emitted when one of them was locked. */
  readonly locked: ISignal<IJournals, void>;
  /** Emitted when kernels ask to read and write. */
  readonly kernelsAsk: ISignal<IJournals, void>;
  /** What is typed is saved first. @throws DeskError where the server was not reached; here they are locked all the same. */
  lockAll(): Promise<void>;
}

export const IJournals = new Token<IJournals>(
  'jupyter-psydyn:IJournals',
  'The dream journals that this page shows, and their locks.'
);

/** The journal that is open in this Lab, or none. */
export interface IOpenJournal {
  /** Kept once the journal that was open last time, if any, is the open one again. */
  readonly ready: Promise<void>;
  readonly path: string | null;
  readonly transport: ITransport | null;
  /** Of the open journal. While it is locked, there is neither info nor an entry here. */
  readonly lock: IJournalLock | null;
  readonly info: IJournalInfo | null;
  readonly entries: readonly ISummary[];
  /** What went wrong last, as one line for people; empty where nothing did. */
  readonly problem: string;
  /** Emitted when any of the above changes. */
  readonly changed: ISignal<IOpenJournal, void>;
  open(path: string): Promise<void>;
  /** @returns the recovery code, which nobody tells again. */
  create(path: string, passphrase: string): Promise<string>;
  refresh(): Promise<void>;
}

export const IOpenJournal = new Token<IOpenJournal>(
  'jupyter-psydyn:IOpenJournal',
  'The dream journal that is open in this application.'
);
