import { TranslationBundle } from '@jupyterlab/translation';
import { h, svg } from '../dom';
import { monthOf, monthStart, shortMonth, shortWeekday } from './days';
import { cellOf, IGridRow } from './grid';
import { INight } from './nights';

/** In px: between days, and what stands beside, above and below a row of weeks. */
export const GAP = 2;
export const GUTTER = 42;
export const ABOVE = 16;
const BELOW = 8;

let made = 0;

/** In px. */
export function rowHeight(pitch: number): number {
  return ABOVE + 7 * pitch + BELOW;
}

/** The empty days, and what weeks, months and years are called. */
export function drawGround(
  rows: readonly IGridRow[],
  pitch: number,
  start: number
): readonly SVGElement[] {
  const id = `jp-PsydynOverview-days-${++made}`;
  const size = pitch - GAP;
  const cells = svg(
    'pattern',
    {
      id,
      width: String(pitch),
      height: String(pitch),
      patternUnits: 'userSpaceOnUse',
      x: String(GUTTER)
    },
    svg('rect', {
      class: 'jp-PsydynOverview-noNight',
      width: String(size),
      height: String(size),
      rx: '2'
    })
  );
  const text = (x: number, y: number, said: string, anchor = 'start') =>
    svg(
      'text',
      {
        class: 'jp-PsydynOverview-axisText',
        x: String(x),
        y: String(y),
        'text-anchor': anchor,
        'aria-hidden': 'true'
      },
      said
    );
  const drawn = rows.flatMap((row, at) => {
    const top = at * rowHeight(pitch) + ABOVE;
    const names: SVGElement[] = [];
    let free = 0;
    const { year, month } = monthOf(row.from);
    for (let next = month; monthStart(year, next) <= row.to; next++) {
      const first = Math.max(monthStart(year, next), row.from);
      const x = GUTTER + Math.floor((first - row.begins) / 7) * pitch;
      if (x >= free) {
        const isNewYear = next > month && next % 12 === 0;
        const said = isNewYear
          ? String(monthOf(first).year)
          : shortMonth(first);
        names.push(text(x, top - 5, said));
        free = x + 30;
      }
    }
    return [
      text(0, top - 5, String(year)),
      ...names,
      ...[1, 3, 5].map(line =>
        text(
          GUTTER - 6,
          top + line * pitch + size / 2 + 3.5,
          // The week of 4 January 1970 began on a Sunday.
          shortWeekday(3 + start + line),
          'end'
        )
      ),
      svg(
        'g',
        { transform: `translate(0 ${top})` },
        svg('path', { d: outline(row, pitch), fill: `url(#${id})` })
      )
    ];
  });
  return [svg('defs', {}, cells), ...drawn];
}

/** Around the days of a row: its first week and its last need not be whole. */
function outline(row: IGridRow, pitch: number): string {
  const [first, last] = [row.from, row.to].map(day => cellOf([row], day));
  const x = (week: number) => GUTTER + week * pitch;
  const y = (line: number) => line * pitch;
  if (first.week === last.week) {
    return `M${x(first.week)} ${y(first.line)}h${pitch}V${y(last.line + 1)}h${-pitch}Z`;
  }
  return (
    `M${x(first.week)} ${y(first.line)}H${x(first.week + 1)}V0` +
    `H${x(last.week + 1)}V${y(last.line + 1)}H${x(last.week)}V${y(7)}H${x(first.week)}Z`
  );
}

/** What shades and shapes stand for. */
export function drawLegend(
  nights: readonly INight[],
  trans: TranslationBundle
): HTMLElement {
  const sample = (shade?: number) =>
    svg(
      'svg',
      { width: '13', height: '13', 'aria-hidden': 'true' },
      shade === undefined
        ? svg('circle', {
            class: 'jp-PsydynOverview-night',
            'data-empty': true,
            cx: '6.5',
            cy: '6.5',
            r: '4.5'
          })
        : svg('rect', {
            class: 'jp-PsydynOverview-night',
            'data-shade': String(shade),
            x: '1',
            y: '1',
            width: '11',
            height: '11',
            rx: '2'
          })
    );
  const told = nights.filter(({ words }) => words > 0);
  return h(
    'ul',
    { class: 'jp-PsydynOverview-legend', 'aria-label': trans.__('Legend') },
    told.length > 0 &&
      h(
        'li',
        {},
        trans.__('fewer'),
        ...[0, 1, 2, 3].map(sample),
        trans.__('more words')
      ),
    nights.some(({ told }) => told === 0) &&
      h('li', {}, sample(), trans.__('nothing recalled'))
  );
}
