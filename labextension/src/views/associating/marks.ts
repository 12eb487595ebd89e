import { TranslationBundle } from '@jupyterlab/translation';
import { Mark } from '../../tokens';
import { h } from '../dom';

/** The key of each mark: alone where nothing is being typed, with Alt anywhere. L with Alt locks the journal. */
const KEYS: readonly (readonly [Mark, string])[] = [
  ['repeated', 'R'],
  ['misunderstood', 'M'],
  ['laughed', 'H'],
  ['exclaimed', 'E'],
  ['stammered', 'S'],
  ['foreign', 'F'],
  ['gesture', 'G']
];

export function markWord(mark: Mark, trans: TranslationBundle): string {
  return {
    repeated: trans.__('word repeated'),
    misunderstood: trans.__('misunderstood'),
    laughed: trans.__('laughed'),
    exclaimed: trans.__('exclaimed'),
    stammered: trans.__('stammered'),
    foreign: trans.__('foreign word'),
    gesture: trans.__('gesture')
  }[mark];
}

/** The mark that a key stands for. By its place on the keyboard: with Alt it may write anything. */
export function markOf(event: KeyboardEvent): Mark | undefined {
  return KEYS.find(([, key]) => event.code === `Key${key}`)?.[0];
}

export interface IMarks {
  readonly node: HTMLElement;
  /** @param about - the word of the trial. */
  show(marks: readonly Mark[], about: string): void;
}

/** What somebody saw or heard with a reaction. The focus stays where one types. */
export function drawMarks(
  toggle: (mark: Mark) => void,
  trans: TranslationBundle
): IMarks {
  const buttons = KEYS.map(([mark, key]) => {
    const button = h(
      'button',
      { type: 'button', 'aria-pressed': 'false', 'aria-keyshortcuts': key },
      markWord(mark, trans),
      h('kbd', { 'aria-hidden': 'true' }, key)
    );
    button.addEventListener('mousedown', event => event.preventDefault());
    button.addEventListener('click', () => toggle(mark));
    return button;
  });
  const word = h('span', {
    class: 'jp-Psydyn-label',
    dir: 'auto',
    translate: 'no'
  });
  return {
    node: h(
      'div',
      {
        class: 'jp-Psydyn-marks',
        role: 'group',
        'aria-label': trans.__('What was seen or heard with it')
      },
      word,
      ...buttons
    ),
    show: (marks, about) => {
      word.textContent = trans.__('with “%1”', about);
      KEYS.forEach(([mark], i) =>
        buttons[i].setAttribute('aria-pressed', String(marks.includes(mark)))
      );
    }
  };
}
