import { TranslationBundle } from '@jupyterlab/translation';
import { Family, IAffect } from '../../tokens';

/** Plutchik's eight in the order of the wheel: opposites are four apart. */
export const FAMILIES: readonly Family[] = [
  'joy',
  'trust',
  'fear',
  'surprise',
  'sadness',
  'disgust',
  'anger',
  'anticipation'
];

export function familyWord(family: Family, trans: TranslationBundle): string {
  return {
    joy: trans.__('joy'),
    trust: trans.__('trust'),
    fear: trans.__('fear'),
    surprise: trans.__('surprise'),
    sadness: trans.__('sadness'),
    disgust: trans.__('disgust'),
    anger: trans.__('anger'),
    anticipation: trans.__('anticipation')
  }[family];
}

/** `dread 4` or `dread 4/5` is a word with its strength; `dread` a word alone. */
export function readFeeling(said: string): IAffect | null {
  const found = /^\s*(.*?)(?:[\s:,]+([1-5])(?:\s*\/\s*5)?)?\s*$/.exec(said)!;
  const word = found[1].trim();
  return word ? { word, strength: found[2] ? Number(found[2]) : null } : null;
}

/** As one would type it: `dread 4`. */
export function sayFeeling({ word, strength }: IAffect): string {
  return strength === null ? word : `${word} ${strength}`;
}

/** As it is read: `dread 4/5`. */
export function tellFeeling({ word, strength }: IAffect): string {
  return strength === null ? word : `${word} ${strength}/5`;
}
