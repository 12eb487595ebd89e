import { TranslationBundle } from '@jupyterlab/translation';

/** What there is to know about a word of the field, for somebody who meets it here first. */
export interface IConcept {
  readonly name: string;
  /** What it is. */
  readonly what: string;
  /** Who proposed it, when, and where. */
  readonly who: string;
  /** How it is shown here: what is recorded, coded or counted. */
  readonly here: string;
  /** What it cannot tell. */
  readonly limits: string;
}

/** A concept in the reader's language. */
export type Said = (trans: TranslationBundle) => IConcept;
