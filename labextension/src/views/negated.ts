import { TranslationBundle } from '@jupyterlab/translation';
import { IPassage } from '../tokens';
import { h } from './dom';

/** Said beside a passage whose word is denied; nothing where it is not. */
export function negatedWord(
  passage: IPassage,
  trans: TranslationBundle
): HTMLElement | null {
  return passage.negated
    ? h(
        'span',
        {
          class: 'jp-PsydynReview-negated',
          title: trans.__('The word is denied here (no dog) and is not counted')
        },
        trans.__('negated')
      )
    : null;
}
