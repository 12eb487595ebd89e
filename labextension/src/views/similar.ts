import { ISnapshot, Row } from '../tokens';
import { chip } from './chip';
import { h } from './dom';
import { known, night, number } from './format';
import { rove } from './keys';
import { IActs } from './picture';

/** How a symbol is told from a word of the same name in the list of what is shared. */
const SYMBOL = ' (symbol)';

/** The dreams nearest to one, each with how near it is and what both hold. */
export function drawSimilar(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  if (!snapshot.rows.length) {
    host.append(
      h(
        'p',
        { class: 'jp-PsydynReview-empty' },
        trans.__('No other dream shares a word or a symbol with it.')
      )
    );
    return;
  }
  const line = (row: Row) => {
    const similarity = known(row.similarity) ?? 0;
    const when = row.night
      ? night(String(row.night), trans)
      : // Those without a night have to be told from each other.
        `${night('', trans)}, ${row.key}`;
    const item = h(
      acts.choose ? 'button' : 'div',
      {
        class: 'jp-PsydynReview-similar',
        type: acts.choose && 'button',
        'data-key': acts.choose && row.key,
        'aria-current': acts.chosen === row.key ? 'true' : undefined
      },
      h('span', {}, when),
      h(
        'span',
        { class: 'jp-PsydynReview-bar', 'aria-hidden': 'true' },
        h('span', {
          style: `inline-size: ${100 * Math.max(0, Math.min(1, similarity))}%`
        })
      ),
      h(
        'span',
        { class: 'jp-PsydynReview-figure' },
        h('span', { class: 'jp-Psydyn-aloud' }, trans.__(', similarity ')),
        number(similarity)
      ),
      h(
        'span',
        { class: 'jp-PsydynReview-shared' },
        h('span', { class: 'jp-Psydyn-aloud' }, trans.__(', both hold ')),
        ...shared(row).flatMap((name, i) => [
          i > 0 && h('span', { class: 'jp-Psydyn-aloud' }, ', '),
          sharedChip(name)
        ])
      )
    );
    if (acts.choose) {
      item.addEventListener('click', () => acts.choose!(row.key));
    }
    return h('li', {}, item);
  };
  const sharedChip = (name: string) => {
    const isSymbol = name.endsWith(SYMBOL);
    const drawn = chip(
      isSymbol ? name.slice(0, -SYMBOL.length) : name,
      isSymbol ? 'symbol' : 'lemma'
    );
    if (isSymbol) {
      drawn.append(
        h('span', { class: 'jp-Psydyn-aloud' }, trans.__(' (symbol)'))
      );
    }
    return drawn;
  };
  const list = h(
    'ol',
    { class: 'jp-PsydynReview-similars', 'aria-label': trans.__('Similar') },
    ...snapshot.rows.map(line)
  );
  rove(list, '.jp-PsydynReview-similar[data-key]');
  host.append(
    list,
    h(
      'p',
      { class: 'jp-PsydynReview-legend' },
      trans.__(
        'Similarity is from 0 to 1. Round: words that both hold; square: symbols.'
      )
    )
  );
}

function shared(row: Row): readonly string[] {
  return String(row.shared ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(name => name);
}
