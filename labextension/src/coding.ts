/*
 * Codes on passages, as they travel between the desk (`jupyter_psydyn/desk/routes.py`) and the views, under
 * the names of the wire. Places are in code points.
 */

export type Role = 'dreamer' | 'clinician' | 'researcher';

export interface IRecord {
  readonly id: string;
  readonly case: string;
  readonly deleted: boolean;
  readonly revision: number;
}

export interface ILayer extends IRecord {
  readonly title: string;
  readonly role: Role;
  /** An account. */
  readonly reader: string;
  /** Since when others see it; empty: nobody else does. */
  readonly released: string;
  readonly private: boolean;
  /** The layers of which this one is the adjudication. */
  readonly settles: readonly string[];
  /** Whether it is this reader's, to mark in. */
  readonly mine: boolean;
  /** Of another reader, and not released: there is nothing to see but its title. */
  readonly blind?: boolean;
}

export interface IPlace {
  readonly entry: string;
  readonly part: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface IAnnotation extends IRecord, IPlace {
  readonly codebook: string;
  /** Id of a code of that codebook. */
  readonly code: string;
  /** What is written where the code is a class of codes (“1MKA”); else empty. */
  readonly value: string;
  readonly version: number;
  readonly layer: string;
  readonly by: string;
  readonly state: 'suggested' | 'accepted' | 'rejected';
  /** What suggested it; empty: nobody did. */
  readonly rule: string;
  readonly memo: string;
  /** An edit took the words away. */
  readonly lost: boolean;
  readonly at: string;
}

/** Which codes of a codebook were looked for in an entry: what is marked is all there is. */
export interface IChecklist extends IRecord {
  readonly layer: string;
  readonly entry: string;
  readonly codebook: string;
  readonly codes: readonly string[];
}

export interface IRelation extends IRecord {
  readonly source: string;
  readonly target: string;
  readonly type: string;
  readonly note: string;
  readonly layer: string;
  readonly by: string;
}

export interface ICode {
  readonly id: string;
  readonly name: string;
  /** Id of the code above it; empty at the top. */
  readonly parent: string;
  readonly definition: string;
  readonly use_when: string;
  readonly not_when: string;
  readonly example: string;
  readonly counter_example: string;
  /** 0 to 7, in the order of the palette (Okabe-Ito). */
  readonly colour: number;
  /** A heading is not. */
  readonly codable: boolean;
  readonly cues: readonly string[];
  /** The version that last changed its meaning. */
  readonly since: number;
  /** What it was merged or split into. */
  readonly into: readonly string[];
  readonly retired: boolean;
}

export interface IEdition {
  readonly version: number;
  readonly deed: string;
  readonly codes: readonly string[];
  readonly meaning: boolean;
  readonly why: string;
  readonly by: string;
  readonly at: string;
}

export interface ICodebook extends IRecord {
  readonly title: string;
  readonly version: number;
  readonly codes: readonly ICode[];
  readonly editions: readonly IEdition[];
  readonly ready: string;
  readonly sources: readonly string[];
  readonly note: string;
}

export interface IReadyCodebook {
  readonly name: string;
  readonly title: string;
  readonly sources: readonly string[];
  /** How many. */
  readonly codes: number;
  readonly note: string;
}

/** Something that may be written, and what it means. */
export interface IChoice {
  readonly key: string;
  readonly label: string;
  readonly definition: string;
}

/** One sign of a code, or somebody. */
export interface IFormStep {
  readonly name: string;
  readonly choices: readonly IChoice[];
  /** Besides the choices characters may stand here, and several with a plus sign. */
  readonly agents: boolean;
  /** The choices that end the code. */
  readonly last: readonly string[];
  /** A space stands before it. */
  readonly apart: boolean;
  readonly optional: boolean;
}

/** How codes of a class are written: GET `forms`. */
export interface IForm {
  /** Id of the code of the codebook. */
  readonly field: string;
  readonly label: string;
  readonly definition: string;
  readonly example: string;
  readonly steps: readonly IFormStep[];
}

export interface ISegment {
  readonly text: string;
  readonly mark: boolean;
}

export interface ISuggestion extends IPlace {
  readonly key: string;
  readonly night: string;
  readonly codebook: string;
  readonly code: string;
  readonly value: string;
  readonly rule: string;
  /** One sentence. */
  readonly why: string;
  readonly segments: readonly ISegment[];
}

/** How often people agreed with a rule so far. `null` where it was never judged. */
export interface IRulePrecision {
  readonly rule: string;
  readonly accepted: number;
  readonly rejected: number;
  readonly precision: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export type MemoOn =
  'span' | 'entry' | 'case' | 'journal' | 'code' | 'decision';

export interface IMemo {
  readonly on: MemoOn;
  readonly target: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  /** Id of the entry it leads to; empty where it leads to none. */
  readonly entry: string;
  /** What it is about, for people. */
  readonly label: string;
  /** Id of the record that holds it. */
  readonly record: string;
  readonly revision: number;
}

export interface IAdjudication extends IRecord {
  readonly layer: string;
  readonly entry: string;
  readonly settles: readonly string[];
  readonly kept: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** GET `layers/ID/entries/ID`. */
export interface ICoded {
  readonly annotations: readonly IAnnotation[];
  readonly relations: readonly IRelation[];
  readonly others: readonly {
    readonly layer: ILayer;
    readonly annotations: readonly IAnnotation[];
  }[];
  readonly memos: readonly IMemo[];
  readonly adjudications: readonly IAdjudication[];
  readonly checklists: readonly IChecklist[];
}

export interface IDifference extends IPlace {
  readonly night: string;
  readonly segments: readonly ISegment[];
  readonly said: readonly {
    readonly layer: string;
    readonly annotations: readonly IAnnotation[];
  }[];
  readonly adjudication?: IAdjudication;
}

export type EvidenceOn =
  'passage' | 'annotation' | 'entry' | 'motif' | 'edge' | 'nodal';

export interface IEvidence {
  readonly on: EvidenceOn;
  readonly key: string;
  readonly entry: string;
  readonly part: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly note: string;
}

export type HypothesisState =
  'open' | 'supported' | 'not supported' | 'withdrawn';

export interface IHypothesis extends IRecord {
  readonly reading: string;
  readonly supporting: readonly IEvidence[];
  readonly opposing: readonly IEvidence[];
  readonly alternatives: readonly string[];
  readonly state: HypothesisState;
  /** The dreamer's own word on it. */
  readonly dreamer: string;
  readonly role: Role;
  readonly by: string;
  readonly at: string;
}

export interface IReview extends IRecord {
  readonly at: string;
  readonly note: string;
  readonly by: string;
}

/** Something that is new or other since the last review. */
export interface IChanged {
  readonly what: string;
  readonly label: string;
  readonly entry: string;
  readonly record: string;
  readonly at: string;
  readonly by: string;
}

export interface IReport {
  readonly name: string;
  readonly media: string;
  /** base64. */
  readonly content: string;
  readonly left_out: readonly string[];
}
