import { ISummary } from '../../tokens';
import { h } from '../dom';
import { night } from '../format';
import { State } from './state';

/** Which entry is read: chosen, or the one before and after it. */
export function drawPicker(
  host: HTMLElement,
  state: State
): { update(): void; go(by: number): void } {
  const { trans } = state;
  const choice = h('select', {
    class: 'jp-PsydynCode-entry',
    translate: 'no',
    'aria-label': trans.__('Entry')
  });
  const open = (id: string) => void state.open(id);
  choice.addEventListener('change', () => open(choice.value));
  // The newest comes first in the list: the one after it in time stands before it.
  const go = (by: number) => {
    const at = state.entries.findIndex(one => one.id === state.wanted);
    const next = state.entries[at - by];
    if (next && at >= 0) {
      open(next.id);
    } else {
      state.say(
        by < 0
          ? trans.__('This is the first entry')
          : trans.__('This is the last entry')
      );
    }
  };
  const step = (label: string, text: string, key: string, by: number) => {
    const button = h(
      'button',
      {
        type: 'button',
        'aria-label': label,
        title: `${label} (${key})`,
        'aria-keyshortcuts': key
      },
      text
    );
    button.addEventListener('click', () => go(by));
    return button;
  };
  const before = step(trans.__('Entry before'), '‹', '[', -1);
  const after = step(trans.__('Entry after'), '›', ']', 1);
  host.append(before, choice, after);
  let drawn: readonly ISummary[] | null = null;
  return {
    go,
    update: () => {
      if (drawn !== state.entries) {
        drawn = state.entries;
        choice.replaceChildren(
          ...drawn.map(one =>
            h(
              'option',
              { value: one.id },
              trans.__(
                '%1 · %2',
                night(one.night, trans),
                one.title || one.first_words
              )
            )
          )
        );
      }
      choice.value = state.wanted;
      const at = state.entries.findIndex(one => one.id === state.wanted);
      before.disabled = at < 0 || at === state.entries.length - 1;
      after.disabled = at <= 0;
    }
  };
}
