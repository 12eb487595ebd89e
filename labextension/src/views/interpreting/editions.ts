import { IAnnotation, ICodebook } from '../../coding';
import { h } from '../dom';
import { moment } from '../format';
import { paged } from '../paged';
import { IContext } from '../workroom/context';
import { button, unfolded } from '../workroom/fields';
import { pathOf } from './tree';

const PAGE = 50;

/** What was coded before its code changed its meaning. */
export function drawStale(
  stale: readonly IAnnotation[],
  book: ICodebook,
  ctx: IContext
): HTMLElement | null {
  const { trans, acts } = ctx;
  if (stale.length === 0) {
    return null;
  }
  const list = h('ul', { class: 'jp-PsydynInterpret-plain' });
  const more = paged(
    list,
    stale,
    PAGE,
    one =>
      h(
        'li',
        {},
        h('q', {}, one.quote),
        ` ${pathOf(book.codes, one.code)} `,
        button(
          trans.__('Look again'),
          () => acts.open(one),
          `stale:${one.id}`,
          trans.__('Look again at “%1”', one.quote)
        )
      ),
    trans.__('Show all %1', stale.length)
  );
  return unfolded(
    ctx,
    `stale:${book.id}`,
    trans._n(
      '%1 annotation was made before its code changed its meaning',
      '%1 annotations were made before their code changed its meaning',
      stale.length
    ),
    [list, ...(more ? [more] : [])]
  );
}

/** What made each edition of a codebook, newest first. */
export function drawHistory(book: ICodebook, ctx: IContext): HTMLElement {
  const { trans } = ctx;
  const deeds: Readonly<Record<string, string>> = {
    add: trans.__('added'),
    change: trans.__('changed'),
    move: trans.__('moved'),
    merge: trans.__('merged'),
    split: trans.__('split'),
    retire: trans.__('retired'),
    restore: trans.__('restored'),
    title: trans.__('renamed')
  };
  return unfolded(ctx, `history:${book.id}`, trans.__('History'), [
    h(
      'ol',
      { class: 'jp-PsydynInterpret-plain' },
      ...[...book.editions]
        .reverse()
        .map(one =>
          h(
            'li',
            {},
            [
              trans.__('edition %1', one.version),
              `${deeds[one.deed] ?? one.deed} ${one.codes
                .map(id => pathOf(book.codes, id))
                .join(', ')}`.trim(),
              one.meaning && trans.__('meaning changed'),
              one.why,
              one.by,
              one.at && moment(one.at)
            ]
              .filter(Boolean)
              .join(' · ')
          )
        )
    )
  ]);
}
