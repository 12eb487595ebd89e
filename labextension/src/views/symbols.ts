import { ISnapshot, Row } from '../tokens';
import { chip } from './chip';
import { h } from './dom';
import { percent, total } from './format';
import { rove } from './keys';
import { IActs } from './picture';

/** Symbol categories as bars of the dreams they occur in, with the words that stood for them. */
export function drawSymbols(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const of = total(snapshot);
  const longest = Math.max(1, ...snapshot.rows.map(entries));

  const bar = (row: Row) => {
    const item = h(
      acts.choose ? 'button' : 'div',
      {
        class: 'jp-PsydynReview-symbol',
        'data-key': acts.choose && row.key,
        'aria-current': acts.chosen === row.key ? 'true' : undefined
      },
      chip(String(row.category), 'symbol'),
      h(
        'span',
        { class: 'jp-PsydynReview-bar', 'aria-hidden': 'true' },
        h('span', {
          style: `inline-size: ${(100 * entries(row)) / longest}%`
        })
      ),
      h(
        'span',
        { class: 'jp-PsydynReview-figure' },
        of === null
          ? String(row.entries)
          : trans.__('%1 of %2', entries(row), of)
      ),
      h(
        'span',
        { class: 'jp-PsydynReview-interval' },
        typeof row.share === 'number' ? percent(row.share) : ''
      ),
      h('span', { class: 'jp-PsydynReview-forms' }, String(row.forms ?? ''))
    );
    if (acts.choose) {
      item.setAttribute('type', 'button');
      item.addEventListener('click', () => acts.choose!(row.key));
    }
    return h('li', {}, item);
  };

  const list = h(
    'ol',
    { class: 'jp-PsydynReview-symbols', 'aria-label': trans.__('Symbols') },
    ...snapshot.rows.map(bar)
  );
  rove(list, '.jp-PsydynReview-symbol[data-key]');
  host.append(
    snapshot.rows.length
      ? list
      : h(
          'p',
          { class: 'jp-PsydynReview-empty' },
          trans.__('No word of the lexicon occurs.')
        )
  );
}

function entries(row: Row): number {
  return Number(row.entries) || 0;
}
