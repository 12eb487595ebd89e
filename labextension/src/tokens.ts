import { Token } from '@lumino/coreutils';
import { ISignal } from '@lumino/signaling';

/*
 * What travels between the desk (`jupyter_psydyn/review/desk.py`) and the views,
 * under the names of the wire; `docs/architecture.md` tells the whole of it.
 */

export type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Carries a request to a journal: over HTTP, or over a kernel's comm. */
export interface ITransport {
  /** Which journal, for people: a file name. */
  readonly name: string;
  /**
   * @throws DeskError where the desk refused (with its status and its line),
   * or where it could not be reached (status 0).
   */
  request<T>(verb: Verb, path: string, body?: unknown): Promise<T>;
}

export interface IAffect {
  readonly word: string;
  readonly strength: number | null;
}

export interface IAssociation {
  readonly id: string;
  readonly text: string;
  readonly first_key_ms: number | null;
  readonly enter_ms: number | null;
  readonly at: string;
}

/** A span of a dream, in code points, and what was associated to it. */
export interface IElement {
  readonly id: string;
  readonly part: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly associations: readonly IAssociation[];
  readonly lost: boolean;
}

export type Recall = 'full' | 'fragment' | 'none';

export interface IEntry {
  readonly id: string;
  readonly kind: 'dream' | 'association' | 'note';
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
  readonly night: string;
  readonly title: string;
  readonly first_words: string;
  readonly recall: Recall;
  readonly elements: number;
  readonly associations: number;
  readonly changed: string;
  readonly revision: number;
}

export interface IJournalInfo {
  readonly name: string;
  readonly encrypted: boolean;
  readonly dreams: number;
  readonly nights_without_recall: number;
  readonly notes: number;
  readonly associations: number;
  readonly first: string;
  readonly last: string;
  readonly draft_key: string;
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
}

export type Verdict = 'accepted' | 'rejected' | 'open';

export interface IDecision {
  readonly kind: 'motif' | 'edge';
  readonly key: string;
  readonly verdict: Verdict;
  readonly memo: string;
}

export interface IColumn {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'integer' | 'share' | 'date' | 'key';
  readonly help: string;
}

export type Row = Readonly<Record<string, string | number | boolean | null>> & {
  readonly key: string;
};

/** A result as it is saved in a notebook and drawn anywhere. */
export interface ISnapshot {
  readonly version: 1;
  readonly kind: 'motifs' | 'network' | 'symbols' | 'concordance' | 'cloud';
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
  passages?(key: string): Promise<readonly IPassage[]>;
  decide?(key: string, verdict: Verdict, memo: string): Promise<void>;
  open?(passage: IPassage): void;
}

/** The journal that is open in this Lab, or none. */
export interface IOpenJournal {
  /** Kept once the journal that was open last time, if any, is the open one again. */
  readonly ready: Promise<void>;
  readonly path: string | null;
  readonly transport: ITransport | null;
  readonly info: IJournalInfo | null;
  readonly entries: readonly ISummary[];
  /** What went wrong last, as one line for people; empty where nothing did. */
  readonly problem: string;
  /** Emitted when any of the above changes. */
  readonly changed: ISignal<IOpenJournal, void>;
  open(path: string): Promise<void>;
  create(path: string): Promise<void>;
  close(): void;
  refresh(): Promise<void>;
}

export const IOpenJournal = new Token<IOpenJournal>(
  'jupyter-psydyn:IOpenJournal',
  'The dream journal that is open in this application.'
);
