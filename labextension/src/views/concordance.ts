import { partWord } from '../desk/part';
import { IPassage, ISnapshot } from '../tokens';
import { h } from './dom';
import { night } from './format';
import { negatedWord } from './negated';
import { paged } from './paged';
import { IActs } from './picture';

/** More lines than these are shown when asked for. */
const PAGE = 100;

/** A word in its contexts, the word in the middle of each line. */
export function drawConcordance(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const passages: readonly IPassage[] = snapshot.picture.passages ?? [];
  if (!passages.length) {
    host.append(
      h(
        'p',
        { class: 'jp-PsydynReview-empty' },
        trans.__('The word does not occur.')
      )
    );
    return;
  }
  const line = (passage: IPassage) => {
    const { left, word, right } = around(passage);
    return h(
      'li',
      { 'data-negated': passage.negated },
      // Read from the right, so as to be cut off on the left: there a line's
      // last space would go to its other end, and is drawn as room instead.
      h(
        'span',
        {
          class: 'jp-PsydynReview-left',
          'data-spaced': left !== left.trimEnd()
        },
        h('bdi', {}, left.trimEnd())
      ),
      ' ',
      h('bdi', { class: 'jp-PsydynReview-right' }, h('mark', {}, word), right),
      h(
        'span',
        { class: 'jp-PsydynReview-where' },
        night(passage.night, trans),
        passage.part === 'report' ? '' : `, ${partWord(passage.part, trans)}`,
        passage.negated ? ' ' : '',
        negatedWord(passage, trans)
      )
    );
  };
  const list = h('ol', {
    class: 'jp-PsydynReview-kwic',
    'aria-label': trans.__('Passages')
  });
  const more = paged(
    list,
    passages,
    PAGE,
    line,
    trans.__('Show all %1 passages', passages.length)
  );
  host.append(list, ...(more ? [more] : []));
}

/** A passage cut at its first mark. */
function around(passage: IPassage) {
  const { segments } = passage;
  const at = segments.findIndex(segment => segment.mark);
  const text = (some: typeof segments) =>
    some.map(segment => segment.text).join('');
  return {
    left: text(segments.slice(0, Math.max(0, at))),
    word: at < 0 ? '' : segments[at].text,
    right: text(segments.slice(at + 1))
  };
}
