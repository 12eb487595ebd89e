import { h } from '../dom';
import { drawConcept } from '../concepts/concept';
import { IField, quiet } from '../fields';
import { button, row } from '../workroom/fields';
import { IHour } from '../../tokens';
import type { IHourSheet } from './hour';
import { drawRows } from './rows';

type Mark = IHour['marks'][number];

/** Ruptures of the working relationship and their repair, as somebody noticed them, a line each. */
export function drawMarks({ hour, edit, ctx }: IHourSheet): IField {
  const { trans } = ctx;
  const named = {
    rupture: trans.__('Rupture'),
    repair: trans.__('Repair')
  };
  const rows = drawRows<Mark>(
    trans.__('Ruptures and repairs'),
    () => hour().marks,
    (mark, at, change) => {
      const note = h('input', {
        ...quiet,
        type: 'text',
        'data-keep': `mark:${at}`
      });
      note.value = mark.note;
      // The row keeps what was typed in it.
      let now = mark;
      note.addEventListener('input', () => {
        now = { ...now, note: note.value };
        change(now);
      });
      return row(
        h('label', {}, h('span', {}, named[mark.sort]), note),
        button(
          trans.__('Remove'),
          () => change(null),
          `mark:${at}:remove`,
          trans.__('Remove: %1', named[mark.sort])
        )
      );
    },
    marks => edit({ marks })
  );
  const add = (sort: Mark['sort']) =>
    button(`+ ${named[sort]}`, () =>
      rows.add({ sort, note: '' }, `mark:${rows.node.childElementCount}`)
    );
  const node = h(
    'section',
    { 'aria-label': trans.__('Ruptures and repairs') },
    h('h3', {}, trans.__('Rupture and repair')),
    rows.node,
    row(add('rupture'), add('repair'))
  );
  drawConcept('rupture', node, trans);
  return { node, show: rows.show };
}
