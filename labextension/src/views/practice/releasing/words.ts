import { TranslationBundle } from '@jupyterlab/translation';
import { Form, IQuestion, Whom } from '../../../desk/release';
import { partWord } from '../../../desk/part';

/** For whom, as a choice. */
export function whoms(
  trans: TranslationBundle
): readonly (readonly [Whom, string])[] {
  return [
    ['supervisor', trans.__('a supervisor')],
    ['clinician', trans.__('a clinician')],
    ['research', trans.__('research')],
    ['dreamer', trans.__('the dreamer')]
  ];
}

export function whomWord(whom: Whom, trans: TranslationBundle): string {
  return whoms(trans).find(([name]) => name === whom)?.[1] ?? whom;
}

export function forms(
  trans: TranslationBundle
): readonly (readonly [Form, string])[] {
  return [
    ['jsonl', trans.__('JSON Lines (everything that goes)')],
    ['csv', trans.__('CSV (a row an entry)')],
    ['qdpx', trans.__('QDPX (what was coded, for other programs)')]
  ];
}

/** Why words are asked about. */
export function whyWord(why: string, trans: TranslationBundle): string {
  const known: Readonly<Record<string, string>> = {
    capital: trans.__('a capital'),
    name: trans.__('a name in the register that is a word as well'),
    'part of a name': trans.__('part of a name in the register'),
    'unknown word': trans.__('a word that no list knows'),
    address: trans.__('perhaps an address'),
    'a figure of myth or of dreams': trans.__('a figure of myth or of dreams')
  };
  return known[why] ?? why;
}

/** Where in a record the words stand. */
export function placeWord(
  { field, kind, entry }: IQuestion,
  trans: TranslationBundle
): string {
  if (!entry) {
    return trans.__('in the %1 of a %2', field, kind);
  }
  return kind === 'dream' || kind === 'association' || kind === 'note'
    ? partWord(field, trans)
    : trans.__('in the %1 of a %2', field, kind);
}
