import { TranslationBundle } from '@jupyterlab/translation';
import { Choice, IConflict } from '../desk/conflict';
import { Recording } from '../desk/recording';
import { h } from './dom';
import { IField } from './fields';
import { moment } from './format';

/**
 * Two texts of one entry, side by side; nothing is thrown away by choosing.
 *
 * @param chosen - is called when somebody has.
 */
export function drawConflict(
  recording: Recording,
  trans: TranslationBundle,
  chosen: () => void = () => undefined
): IField {
  const node = h('section', {
    class: 'jp-Psydyn-conflict',
    'aria-label': trans.__('Changed in two places')
  });
  let drawn = '';
  return {
    node,
    show: () => {
      const { conflict } = recording;
      node.hidden = !conflict;
      const now = conflict
        ? JSON.stringify([conflict.of, pairsOf(conflict, recording)])
        : '';
      if (now === drawn) {
        return;
      }
      drawn = now;
      node.replaceChildren(
        ...(conflict ? draw(conflict, recording, trans, chosen) : [])
      );
    }
  };
}

/** The two texts of each part side by side, with what was typed on since. */
function pairsOf(
  { of, parts, mine, theirs }: IConflict,
  recording: Recording
): readonly (readonly [string, string])[] {
  return parts.map(part =>
    of === 'typed'
      ? [recording.part(part), theirs[part] ?? '']
      : [mine[part], recording.part(part)]
  );
}

function draw(
  conflict: IConflict,
  recording: Recording,
  trans: TranslationBundle,
  chosen: () => void
): HTMLElement[] {
  const choice = (label: string, name: Choice) => {
    const button = h('button', { type: 'button' }, label);
    button.addEventListener('click', () => {
      void recording.resolve(name);
      chosen();
    });
    return button;
  };
  const pairs = (first: string, second: string) =>
    pairsOf(conflict, recording).map(([one, other]) =>
      h(
        'div',
        { class: 'jp-Psydyn-pair' },
        sheet(first, one),
        sheet(second, other)
      )
    );
  const choices = (...buttons: HTMLElement[]) =>
    h('p', { class: 'jp-Psydyn-row' }, ...buttons);

  if (conflict.of === 'typed') {
    return [
      h(
        'p',
        {},
        trans.__(
          'This entry was changed elsewhere while you wrote. Both texts stay in its history, whichever you choose.'
        )
      ),
      ...pairs(trans.__('Written here'), trans.__('Saved elsewhere')),
      choices(
        choice(trans.__('Keep what is written here'), 'mine'),
        choice(trans.__('Keep what was saved elsewhere'), 'theirs'),
        choice(trans.__('Keep both, one below the other'), 'both')
      )
    ];
  }
  return [
    h(
      'p',
      {},
      trans.__(
        'This entry was changed in two places at once. The text that was not taken is kept here until you choose; both stay in its history.'
      )
    ),
    ...pairs(
      kept(conflict.aside?.at ?? '', trans),
      trans.__('In the entry now')
    ),
    choices(
      choice(trans.__('Keep the entry as it is'), 'theirs'),
      choice(trans.__('Take the text kept aside'), 'mine'),
      choice(trans.__('Keep both, one below the other'), 'both')
    )
  ];
}

function kept(at: string, trans: TranslationBundle): string {
  return at
    ? trans.__('Kept aside, written %1', moment(at))
    : trans.__('Kept aside');
}

function sheet(label: string, words: string): HTMLElement {
  return h(
    'div',
    {},
    h('h3', {}, label),
    h(
      'div',
      {
        class: 'jp-Psydyn-sheet',
        dir: 'auto',
        translate: 'no',
        tabindex: '0',
        role: 'region',
        'aria-label': label
      },
      words
    )
  );
}
