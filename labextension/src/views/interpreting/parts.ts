/** The parts of an entry that have a text, in the order in which they are read. */
export const PARTS: readonly string[] = [
  'report',
  'association',
  'residue',
  'reflection',
  'note'
];
