import { IRating } from '../../tokens';
import { h } from '../dom';
import { IField, quiet } from '../fields';
import { button, row } from '../workroom/fields';
import type { IHourSheet } from './hour';
import { drawRows } from './rows';
import { wholeField } from './whole';

/** Items in one's own words, 0 to 10 before and after; no item is ours, and nothing is added up. */
export function drawRated({ hour, edit, ctx }: IHourSheet): IField {
  const { trans } = ctx;
  const rows = drawRows<IRating>(
    trans.__('Ratings'),
    () => hour().ratings,
    (rating, at, change) => {
      let now = rating;
      const set = (fields: Partial<IRating>) => {
        now = { ...now, ...fields };
        change(now);
      };
      const item = h('input', {
        ...quiet,
        type: 'text',
        'data-keep': `rating:${at}`
      });
      item.value = rating.item;
      item.addEventListener('input', () => set({ item: item.value }));
      const mark = (name: 'before' | 'after', label: string) =>
        wholeField(
          label,
          rating[name],
          10,
          value => set({ [name]: value }),
          `rating:${at}:${name}`,
          trans
        ).node;
      return row(
        h('label', {}, h('span', {}, trans.__('What is rated')), item),
        mark('before', trans.__('before')),
        mark('after', trans.__('after')),
        button(
          trans.__('Remove'),
          () => change(null),
          `rating:${at}:remove`,
          trans.__('Remove: %1', rating.item)
        )
      );
    },
    // An item without words is not there yet.
    ratings => edit({ ratings: ratings.filter(({ item }) => item.trim()) })
  );
  const node = h(
    'section',
    { 'aria-label': trans.__('Ratings') },
    h('h3', {}, trans.__('Ratings, 0 to 10')),
    rows.node,
    row(
      button(trans.__('+ Item'), () =>
        rows.add(
          { item: '', before: null, after: null },
          `rating:${rows.node.childElementCount}`
        )
      )
    )
  );
  return { node, show: rows.show };
}
