import { h } from '../dom';
import { drawLine, seen } from '../finding';
import { ACROSS, rove } from '../keys';
import { IActs } from '../picture';
import { byElement, ICell, IComponent, IMap, Period, size } from './map';
import { scrolled } from '../scrolled';

/** A column of counts: of which episodes, and how many there are. */
interface IColumn {
  readonly code: string;
  readonly label: string;
  readonly episodes: number;
}

/** In which part of life what was wished and answered: the darker, the larger the share of that part's episodes. */
export function drawDomains(map: IMap, host: HTMLElement, acts: IActs): void {
  const name = acts.trans.__('Wishes and responses by part of life');
  drawGrid(map, name, map.map.domains, map.map.cells, host, acts);
}

/** The same for then and now, side by side. */
export function drawThenAndNow(
  map: IMap,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const words = { then: trans.__('Then'), now: trans.__('Now') };
  drawGrid(
    map,
    trans.__('Wishes and responses then and now'),
    (['then', 'now'] as Period[]).map(period => ({
      code: period,
      label: words[period],
      episodes: map.periods[period]
    })),
    map.periods.cells,
    host,
    acts
  );
}

function drawGrid(
  map: IMap,
  name: string,
  columns: readonly IColumn[],
  cells: readonly ICell[],
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const of = (column: IColumn, { code }: IComponent) =>
    cells.find(({ one, other }) => one === column.code && other === code);
  const table = h(
    'table',
    { class: 'jp-PsydynReview-peopleGrid' },
    h('caption', { class: 'jp-Psydyn-aloud' }, name),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('td'),
        ...columns.map(({ label, episodes }) =>
          h(
            'th',
            { scope: 'col' },
            h('bdi', {}, label),
            h(
              'span',
              { class: 'jp-PsydynReview-quiet' },
              ` ${size(episodes, trans)}`
            )
          )
        )
      )
    ),
    ...byElement(map.components, trans).map(([kind, components]) =>
      h(
        'tbody',
        {},
        h(
          'tr',
          {},
          h(
            'th',
            { scope: 'rowgroup', colspan: String(columns.length + 1) },
            kind
          )
        ),
        ...components.map(component =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, h('bdi', {}, component.label)),
            ...columns.map(column =>
              h(
                'td',
                {},
                drawCell(column, component, of(column, component), acts)
              )
            )
          )
        )
      )
    )
  );
  host.append(scrolled(name, table));
  rove(table, '[data-key]', ACROSS);
}

function drawCell(
  column: IColumn,
  { label }: IComponent,
  cell: ICell | undefined,
  acts: IActs
): Node {
  const { trans } = acts;
  if (!cell) {
    return h('span', { class: 'jp-PsydynReview-peopleNone' }, '0');
  }
  const { key, episodes } = cell;
  const mark = drawLine(
    {
      key,
      kind: 'jp-PsydynReview-peopleCell',
      aloud: trans._n(
        '%2, %3: %1 episode of %4',
        '%2, %3: %1 episodes of %4',
        episodes,
        label,
        column.label,
        column.episodes
      )
    },
    acts,
    seen('', String(episodes))
  );
  const share = Math.round((45 * episodes) / Math.max(column.episodes, 1));
  mark.style.setProperty('--jp-psydyn-shade', `${share}%`);
  return mark;
}
