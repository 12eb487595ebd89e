import { ISnapshot, Row } from '../tokens';
import { h } from './dom';
import { drawLine, seen } from './finding';
import { night } from './format';
import { drawEmpty } from './legends';
import { IActs } from './picture';
import { drawLanes, markWords } from './resistance/lanes';
import { drawMonths } from './resistance/months';
import { drawPreview } from './resistance/preview';
import {
  ILane,
  kindOf,
  nameOfMark,
  standing,
  timelineOf
} from './resistance/read';
import { drawShortlist } from './shortlist';

/** The list is of so many at first. */
const PAGE = 30;

/** Which kinds somebody has put aside in a result, for as long as it is shown. */
const aside = new WeakMap<Element, Set<string>>();

/**
 * Where something may have got in the way: a lane a kind over time, by month
 * out of how many, and one by one. What a mark was, people say.
 */
export function drawResistance(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): (() => void) | void {
  const { trans } = acts;
  const { lanes, months } = timelineOf(snapshot);
  if (!lanes?.length) {
    host.append(
      drawEmpty(
        trans.__(
          'Nothing could have been noticed yet: it takes nights, associations with their times, or hours.'
        )
      )
    );
    return;
  }
  const of = host.closest('.jp-PsydynReview-result') ?? host;
  const without = aside.get(of) ?? new Set<string>();
  aside.set(of, without);
  const kinds = h('div');
  const place = h('div');
  let stop: (() => void) | undefined;
  const draw = () => {
    stop?.();
    place.replaceChildren();
    const shown = lanes.filter(({ kind }) => !without.has(kind));
    const rows = snapshot.rows.filter(row => !without.has(kindOf(row)));
    stop = drawShown(shown, rows, place);
  };
  const drawShown = (
    shown: readonly ILane[],
    rows: readonly Row[],
    into: HTMLElement
  ) => {
    const section = (name: string) => {
      const node = h('section', {}, h('h3', {}, name));
      into.append(node);
      return node;
    };
    const timeline = section(trans.__('Over time'));
    const stopLanes = drawLanes(shown, standing(rows), timeline, acts);
    const stopPreview = drawPreview(snapshot.rows, timeline, acts);
    drawMonths(shown, months, standing(rows), section(trans.__('By month')), acts); // prettier-ignore
    drawList(lanes, rows, section(trans.__('One by one')), acts);
    return () => {
      stopLanes();
      stopPreview();
    };
  };
  drawKinds(lanes, standing(snapshot.rows), without, kinds, acts, draw);
  host.append(kinds, place);
  draw();
  return () => stop?.();
}

/** What is shown, and by which rule it was noticed. */
function drawKinds(
  lanes: readonly ILane[],
  rows: readonly Row[],
  without: Set<string>,
  host: HTMLElement,
  { trans }: IActs,
  changed: () => void
): void {
  const boxes = lanes.map(lane => {
    const box = h('input', {
      type: 'checkbox',
      checked: !without.has(lane.kind)
    });
    box.addEventListener('change', () => {
      if (box.checked) {
        without.delete(lane.kind);
      } else {
        without.add(lane.kind);
      }
      changed();
    });
    const marks = rows.filter(row => kindOf(row) === lane.kind).length;
    return h(
      'label',
      {},
      box,
      lane.label,
      h(
        'span',
        { class: 'jp-PsydynReview-quiet' },
        ` ${trans.__('%1 of %2 %3', marks, lane.chances, lane.of)}`
      )
    );
  });
  host.append(
    h(
      'fieldset',
      { class: 'jp-PsydynReview-disturbanceKinds' },
      h('legend', {}, trans.__('Shown')),
      ...boxes
    ),
    h(
      'details',
      { class: 'jp-PsydynReview-help' },
      h('summary', {}, trans.__('How each is noticed')),
      h(
        'dl',
        {},
        ...lanes.flatMap(({ label, rule }) => [
          h('dt', {}, label),
          h('dd', {}, rule)
        ])
      )
    )
  );
}

/** Every mark with its name; those that were waved off when asked for. */
function drawList(
  lanes: readonly ILane[],
  rows: readonly Row[],
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  if (!rows.length) {
    host.append(drawEmpty(trans.__('Nothing was noticed.')));
    return;
  }
  const labels = new Map(lanes.map(({ kind, label }) => [kind, label]));
  const list = h('ol', { class: 'jp-PsydynReview-peopleThemes' });
  const buttons = drawShortlist(
    {
      list,
      rows,
      page: PAGE,
      line: row => drawRow(row, labels.get(kindOf(row)) ?? '', acts),
      items: '[data-key]',
      all: count => trans.__('Show all %1', count)
    },
    acts
  );
  host.append(list, ...buttons);
}

function drawRow(row: Row, label: string, acts: IActs): HTMLElement {
  const { trans } = acts;
  const name = nameOfMark(row);
  const line = drawLine(
    {
      key: row.key,
      kind: 'jp-PsydynReview-peopleTheme',
      aloud: markWords(row, label, trans),
      isDecided: true
    },
    acts,
    seen(
      'jp-PsydynReview-peopleThemeName',
      name ? h('bdi', {}, name) : label,
      ' ',
      h(
        'span',
        { class: 'jp-PsydynReview-quiet' },
        [name && label, night(String(row.night ?? ''), trans)]
          .filter(one => one)
          .join(', ')
      )
    ),
    seen(
      'jp-PsydynReview-peopleThemeLines',
      row.verdict === 'rejected'
        ? h('s', {}, String(row.noticed ?? ''))
        : String(row.noticed ?? '')
    )
  );
  return line;
}
