import { IColumn, ISnapshot, Row } from '../tokens';
import { h } from './dom';
import { cell } from './format';
import { IActs } from './picture';

/** More rows than this are asked for: a table of thousands makes a page slow. */
const PAGE = 200;

/** From the largest, and what is set first. */
const FROM_ABOVE = new Set(['number', 'integer', 'share', 'flag']);

/** The table of a result: everything its picture shows, and sortable. */
export function drawTable(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const columns = snapshot.columns.filter(column => column.type !== 'key');
  let sorted: { by: IColumn; descending: boolean } | null = null;
  let shown = PAGE;

  const body = h('tbody');
  const more = h('button', { type: 'button', class: 'jp-PsydynReview-more' });
  const headers = columns.map(column => header(column, () => sort(column)));

  const sort = (by: IColumn) => {
    const again = sorted?.by === by;
    sorted = {
      by,
      descending: again ? !sorted!.descending : FROM_ABOVE.has(by.type)
    };
    headers.forEach((th, i) =>
      columns[i] === by
        ? th.setAttribute(
            'aria-sort',
            sorted!.descending ? 'descending' : 'ascending'
          )
        : th.removeAttribute('aria-sort')
    );
    fill();
  };
  const fill = () => {
    const rows = sorted
      ? [...snapshot.rows].sort(order(sorted.by.name, sorted.descending))
      : snapshot.rows;
    body.replaceChildren(
      ...rows.slice(0, shown).map(row => line(row, columns, acts))
    );
    more.hidden = rows.length <= shown;
    more.textContent = trans.__('Show all %1 rows', rows.length);
  };
  more.addEventListener('click', () => {
    shown = Infinity;
    fill();
  });
  fill();

  host.append(
    h(
      'div',
      {
        class: 'jp-PsydynReview-tableScroll',
        role: 'region',
        'aria-label': snapshot.title,
        tabindex: '0'
      },
      h(
        'table',
        { class: 'jp-PsydynReview-table' },
        h('caption', {}, snapshot.caption),
        h('thead', {}, h('tr', {}, ...headers)),
        body
      )
    ),
    more
  );
  const helped = columns.filter(column => column.help);
  if (helped.length) {
    host.append(
      h(
        'details',
        { class: 'jp-PsydynReview-help' },
        h('summary', {}, trans.__('What the columns mean')),
        h(
          'dl',
          {},
          ...helped.flatMap(column => [
            h('dt', {}, column.label),
            h('dd', {}, column.help)
          ])
        )
      )
    );
  }
}

function header(column: IColumn, sort: () => void): HTMLTableCellElement {
  const button = h(
    'button',
    { type: 'button', title: column.help || undefined },
    column.label
  );
  button.addEventListener('click', sort);
  return h('th', { scope: 'col', 'data-type': column.type }, button);
}

function line(
  row: Row,
  columns: readonly IColumn[],
  acts: IActs
): HTMLTableRowElement {
  return h(
    'tr',
    { 'aria-current': acts.chosen === row.key ? 'true' : undefined },
    ...columns.map((column, i) => {
      const text = cell(row[column.name], column);
      if (i > 0) {
        return h('td', { 'data-type': column.type }, text);
      }
      return h(
        'th',
        { scope: 'row', 'data-type': column.type },
        acts.choose ? opener(row.key, text, acts.choose) : text
      );
    })
  );
}

function opener(
  key: string,
  text: string,
  choose: (key: string) => void
): HTMLElement {
  const button = h(
    'button',
    { type: 'button', class: 'jp-PsydynReview-link', 'data-key': key },
    text
  );
  button.addEventListener('click', () => choose(key));
  return button;
}

/** By one column; what is not known comes last either way. */
function order(name: string, descending: boolean): (a: Row, b: Row) => number {
  return (a, b) => {
    const [x, y] = [a[name], b[name]];
    if (typeof x === 'number' && typeof y === 'number') {
      return descending ? y - x : x - y;
    }
    const [unknownX, unknownY] = [x ?? '', y ?? ''].map(v => v === '');
    if (unknownX || unknownY) {
      return Number(unknownX) - Number(unknownY);
    }
    const ascending = String(x).localeCompare(String(y));
    return descending ? -ascending : ascending;
  };
}
