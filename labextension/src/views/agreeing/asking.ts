import { TranslationBundle } from '@jupyterlab/translation';
import { DeskError, line } from '../../desk/error';
import { h } from '../dom';

/** What takes longer than this says so. */
const SLOW = 300;

/** Asks one thing after the other, and says how it stands. */
export interface IAsking {
  readonly node: HTMLElement;
  /** Ask; the last to ask is answered. What went wrong stands there, with a way to try again. */
  run<T>(
    ask: () => Promise<T>,
    show: (answer: T) => void,
    waiting: string
  ): Promise<void>;
  /** Say something, with steps one can take. */
  say(text: string, ...steps: readonly (readonly [string, () => void])[]): void;
  stop(): void;
}

export function drawAsking(
  trans: TranslationBundle,
  again: () => void
): IAsking {
  const node = h('div', { class: 'jp-PsydynReview-state', role: 'status' });
  let asked = 0;
  const say: IAsking['say'] = (text, ...steps) => {
    node.replaceChildren(
      text && h('p', { class: 'jp-PsydynReview-empty' }, text),
      ...steps.map(([label, act]) => step(label, act))
    );
  };
  return {
    node,
    say,
    run: async (ask, show, waiting) => {
      const mine = ++asked;
      const slow = setTimeout(() => {
        if (mine === asked) {
          node.replaceChildren(
            h('p', {}, h('progress', { 'aria-label': waiting }), ' ', waiting)
          );
        }
      }, SLOW);
      try {
        const answer = await ask();
        if (mine === asked) {
          say('');
          show(answer);
        }
      } catch (error) {
        if (mine === asked) {
          const isConflict = error instanceof DeskError && error.status === 409;
          say(line(error), [
            isConflict ? trans.__('Read again') : trans.__('Try again'),
            again
          ]);
        }
      } finally {
        clearTimeout(slow);
      }
    },
    stop: () => {
      asked++;
    }
  };
}

export function step(label: string, act: () => void): HTMLButtonElement {
  const button = h(
    'button',
    { type: 'button', class: 'jp-PsydynReview-do' },
    label
  );
  button.addEventListener('click', act);
  return button;
}
