import { ASSOCIATING } from './associating';
import { DREAMING } from './dreaming';
import { RELATING } from './relating';
import { WORKING } from './working';

/** Every concept that is explained; docs/glossary.md is the same text. */
export const CONCEPTS = {
  ...DREAMING,
  ...ASSOCIATING,
  ...RELATING,
  ...WORKING
};

export type ConceptId = keyof typeof CONCEPTS;
