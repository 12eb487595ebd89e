import { TranslationBundle } from '@jupyterlab/translation';
import { Row } from '../tokens';

/** One way in which a reaction may be disturbed. */
export interface ISign {
  /** As Jung's assistants marked it on a sheet: one letter. */
  readonly letter: string;
  readonly word: string;
  /** Too common by chance to be counted with the others. */
  readonly isFaint?: boolean;
}

type Test = (row: Row) => boolean;

const isSet =
  (name: string): Test =>
  row =>
    Boolean(row[name]);

/** Every sign that a sheet may have, in the order in which they stand. */
export function allSigns(
  trans: TranslationBundle
): readonly (ISign & { readonly test: Test })[] {
  return [
    { letter: 'T', word: trans.__('prolonged'), test: isSet('prolonged') },
    { letter: 'F', word: trans.__('no reaction'), test: isSet('failed') },
    { letter: 'R', word: trans.__('word repeated'), test: isSet('repeated') },
    {
      letter: 'M',
      word: trans.__('misunderstood'),
      test: isSet('misunderstood')
    },
    {
      letter: 'W',
      word: trans.__('several words'),
      test: isSet('several_words')
    },
    {
      letter: 'P',
      word: trans.__('same reaction as before'),
      test: isSet('perseverated')
    },
    {
      letter: 'A',
      word: trans.__('prolonged after a disturbance'),
      test: isSet('after')
    },
    {
      letter: 'X',
      word: trans.__('reproduction changed or missing'),
      test: isMisremembered
    },
    {
      letter: 'C',
      word: trans.__('sounds alike; common by chance, not counted'),
      isFaint: true,
      test: isSet('clang')
    },
    { letter: 'S', word: trans.__('stereotyped'), test: isSet('stereotyped') }
  ];
}

export function signsOf(row: Row, trans: TranslationBundle): readonly ISign[] {
  return allSigns(trans).filter(({ test }) => test(row));
}

/** Whether something else was remembered in the second run, or nothing. */
export function isMisremembered({ reproduced }: Row): boolean {
  return reproduced === 'changed' || reproduced === 'missing';
}
