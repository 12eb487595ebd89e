import { TranslationBundle } from '@jupyterlab/translation';
import { IFelt } from '../../desk/work';
import { Period } from '../../tokens';
import { h } from '../dom';
import { tellFeeling } from '../feeling/words';

/** By their keys: with Alt from 1 on. */
const PERIODS: readonly Period[] = ['childhood', 'later', 'recent'];

/** The period that a key stands for. By its place on the keyboard: with Alt it may write anything. */
export function periodOf(event: KeyboardEvent): Period | undefined {
  const found = /^(?:Digit|Numpad)([1-3])$/.exec(event.code);
  return found ? PERIODS[Number(found[1]) - 1] : undefined;
}

export function periodWord(period: Period, trans: TranslationBundle): string {
  return {
    childhood: trans.__('childhood'),
    later: trans.__('later'),
    recent: trans.__('recent')
  }[period];
}

/** What came with something that was said, as small chips; none where nothing did. */
export function drawFelt(
  { affect, period }: IFelt,
  trans: TranslationBundle
): HTMLElement[] {
  const words = [
    affect && tellFeeling(affect),
    period && periodWord(period, trans)
  ];
  return words
    .filter((word): word is string => !!word)
    .map(word => h('span', { class: 'jp-Psydyn-tag', dir: 'auto' }, word));
}
