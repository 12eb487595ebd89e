import { TranslationBundle } from '@jupyterlab/translation';
import { partWord } from '../desk/part';
import { IPassage } from '../tokens';
import { h } from './dom';
import { night } from './format';
import { rove, shortcut } from './keys';
import { negatedWord } from './negated';
import { paged } from './paged';

/** More than these are shown when asked for. */
const PAGE = 50;

/** Passages as a list to read: each with its night, the found words marked. */
export function drawPassages(
  passages: readonly IPassage[],
  host: HTMLElement,
  trans: TranslationBundle,
  open?: (passage: IPassage) => void,
  use?: (passage: IPassage) => void,
  read?: (passage: IPassage | null) => void
): void {
  const list = h('ol', { class: 'jp-PsydynReview-passages' });
  const more = paged(
    list,
    passages,
    PAGE,
    passage => {
      const row = item(passage, trans, open, use);
      if (read) {
        for (const gesture of ['focusin', 'pointerenter']) {
          row.addEventListener(gesture, () => read(passage));
        }
        for (const gesture of ['focusout', 'pointerleave']) {
          row.addEventListener(gesture, () => read(null));
        }
      }
      return row;
    },
    trans.__('Show all %1 passages', passages.length),
    () => reset()
  );
  const reset = rove(list, '.jp-PsydynReview-openPassage');
  host.append(list, ...(more ? [more] : []));
}

function item(
  passage: IPassage,
  trans: TranslationBundle,
  open?: (passage: IPassage) => void,
  use?: (passage: IPassage) => void
): HTMLElement {
  const when = night(passage.night, trans);
  const where =
    // What has no words stands in no part.
    passage.part === 'report' || !passage.part
      ? when
      : `${when}, ${partWord(passage.part, trans)}`;
  const row = h(
    'li',
    { class: 'jp-PsydynReview-passage', 'data-negated': passage.negated },
    h('q', {}, ...marked(passage)),
    open
      ? opener(passage, where, trans, open)
      : h('span', { class: 'jp-PsydynReview-where' }, where),
    negatedWord(passage, trans)
  );
  if (use) {
    row.addEventListener('keydown', event => {
      if (shortcut(event) === 'h') {
        event.preventDefault();
        event.stopPropagation();
        use(passage);
      }
    });
  }
  return row;
}

function opener(
  passage: IPassage,
  where: string,
  trans: TranslationBundle,
  open: (passage: IPassage) => void
): HTMLElement {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'jp-PsydynReview-openPassage jp-PsydynReview-where',
      title: trans.__('Open the entry at this passage')
    },
    where
  );
  button.addEventListener('click', () => open(passage));
  return button;
}

export function marked(passage: IPassage): (Node | string)[] {
  return passage.segments.map(({ text, mark }) =>
    mark ? h('mark', {}, text) : text
  );
}
