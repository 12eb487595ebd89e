import { h, svg } from '../dom';
import { shortcut } from '../keys';
import { ISelection } from '../selection';
import { followWidth } from '../width';
import { ILooked, ISeries } from './columns';
import { dayNumber, isoOf } from './days';
import { cellOf, dayAt, IGridRow, layGrid } from './grid';
import { nightsOf, nightWords, shadesOf } from './nights';
import {
  ABOVE,
  drawGround,
  drawLegend,
  GAP,
  GUTTER,
  rowHeight
} from './calendarground';
import { drawReadout, IPiece, IPieceActs, section } from './piece';

/** In px: from one day to the next, at least and at most. */
const PITCH = { least: 9, most: 19 };
/** Where the width is not known yet. */
const USUAL = 640;

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  ArrowLeft: -7,
  ArrowRight: 7,
  Home: -Infinity,
  End: Infinity
};

/** Every night by weeks: how much was told in it, or that nothing was recalled. */
export function drawCalendar(
  series: ISeries,
  start: number,
  acts: IPieceActs
): IPiece {
  const { trans } = acts;
  const { from, to } = series.span!;
  const nights = nightsOf(series);
  const byDay = new Map(nights.map(night => [night.day, night]));
  const shade = shadesOf(nights);
  const scroll = h('div', { class: 'jp-PsydynOverview-calendarScroll' });
  const readout = drawReadout(
    trans.__('Drag over days to look at a period, click one to open it.')
  );
  const node = section(
    'calendar',
    trans.__('Nights'),
    scroll,
    readout.node,
    drawLegend(nights, trans)
  );

  let rows: readonly IGridRow[] = [];
  let pitch = PITCH.least;
  let marks = new Map<number, SVGElement>();
  let looked: ILooked | null = null;
  let drawing = svg('svg');
  /** The day that the keys are at. */
  let cursor = nights[nights.length - 1].day;
  /** Where a period begins that is being chosen. */
  let anchor: number | null = null;

  const corner = (day: number) => {
    const { row, week, line } = cellOf(rows, day);
    return {
      x: GUTTER + week * pitch,
      y: row * rowHeight(pitch) + ABOVE + line * pitch
    };
  };
  const mark = (day: number): SVGElement => {
    const night = byDay.get(day);
    const { x, y } = corner(day);
    const size = pitch - GAP;
    const isEmpty = !night || night.told === 0;
    const half = size / 2;
    return svg(isEmpty ? 'circle' : 'rect', {
      class: 'jp-PsydynOverview-night',
      'data-shade': isEmpty ? undefined : String(shade(night.words)),
      'data-empty': night && isEmpty,
      'data-ghost': !night,
      role: night ? 'button' : 'img',
      tabindex: '-1',
      'aria-label': nightWords(day, night, trans),
      ...(isEmpty
        ? {
            cx: String(x + half),
            cy: String(y + half),
            r: String(half - 1)
          }
        : {
            x: String(x),
            y: String(y),
            width: String(size),
            height: String(size),
            rx: '2'
          })
    });
  };

  const draw = () => {
    const room = (scroll.clientWidth || USUAL) - GUTTER - 2;
    rows = layGrid(from, to, Math.floor(room / PITCH.least), start);
    const weeks = Math.max(...rows.map(row => row.weeks));
    pitch = Math.max(
      PITCH.least,
      Math.min(PITCH.most, Math.floor(room / weeks))
    );
    const width = GUTTER + weeks * pitch;
    const height = rows.length * rowHeight(pitch);
    marks = new Map(nights.map(({ day }) => [day, mark(day)]));
    drawing = svg(
      'svg',
      {
        width: String(width),
        height: String(height),
        viewBox: `0 0 ${width} ${height}`,
        role: 'group',
        'aria-label': trans.__(
          'Nights by weeks: arrows move by a day or a week, Enter opens, Shift with arrows chooses a period'
        )
      },
      ...drawGround(rows, pitch, start),
      ...marks.values()
    );
    listen(drawing);
    scroll.replaceChildren(drawing);
    stopAt(cursor);
    if (looked) {
      show(looked);
    }
  };

  /** The end of the period that is looked at comes into sight, where rows are scrolled. */
  const reveal = ({ since, until }: ISelection) => {
    if (since || until) {
      const last = until ? dayNumber(until) : to;
      const day = Math.max(from, Math.min(to, last));
      const { y } = corner(day);
      const { scrollTop, clientHeight } = scroll;
      if (y < scrollTop || y > scrollTop + clientHeight) {
        scroll.scrollTop = cellOf(rows, day).row * rowHeight(pitch);
      }
    }
  };
  const show = (next: ILooked) => {
    looked = next;
    const { inside, selection } = next;
    const isLit = Boolean(selection.motif || selection.entry);
    for (const { day, entries } of nights) {
      const isIn = entries.some(at => inside[at]);
      const item = marks.get(day)!;
      item.toggleAttribute('data-out', !isIn);
      item.toggleAttribute('data-lit', isIn && isLit);
    }
  };

  const stopAt = (day: number) => {
    drawing.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    drawing.querySelector('[data-ghost]')?.remove();
    let item = marks.get(day);
    if (!item) {
      // A new one each time: what stays is not read aloud again.
      item = mark(day);
      drawing.append(item);
    }
    item.setAttribute('tabindex', '0');
    cursor = day;
    return item;
  };
  const go = (day: number) => {
    const item = stopAt(Math.max(from, Math.min(to, day)));
    item.focus();
    item.scrollIntoView?.({ block: 'nearest' });
    readout.tell(item.getAttribute('aria-label') ?? '');
  };
  const choose = (
    one: number,
    other: number,
    act: (some: Partial<ISelection>) => void
  ) =>
    act({
      since: isoOf(Math.min(one, other)),
      until: isoOf(Math.max(one, other))
    });
  const open = (day: number) => {
    const night = byDay.get(day);
    if (night) {
      // Of several dreams of a night the next, each time.
      const ids = night.entries.map(at => series.entries.id[at]);
      const at = ids.indexOf(looked?.selection.entry ?? '');
      acts.select({ entry: ids[(at + 1) % ids.length] });
    }
  };

  const listen = (drawn: SVGSVGElement) => {
    drawn.addEventListener('keydown', event => {
      const key = shortcut(event);
      if (key === 'Enter' || key === ' ') {
        event.preventDefault();
        open(cursor);
        return;
      }
      const step = STEPS[key];
      if (step === undefined) {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      anchor = event.shiftKey ? (anchor ?? cursor) : null;
      go(cursor + step);
      if (anchor !== null) {
        choose(anchor, cursor, acts.select);
      }
    });
    let pressed: number | null = null;
    let drawnTo: number | null = null;
    const under = (event: PointerEvent) => {
      const box = drawn.getBoundingClientRect();
      const [x, y] = [
        event.clientX - box.left - GUTTER,
        event.clientY - box.top
      ];
      const row = Math.floor(y / rowHeight(pitch));
      return dayAt(rows, {
        row,
        week: Math.floor(x / pitch),
        line: Math.floor((y - row * rowHeight(pitch) - ABOVE) / pitch)
      });
    };
    drawn.addEventListener('pointerdown', event => {
      pressed = event.button === 0 ? under(event) : null;
      drawnTo = null;
    });
    drawn.addEventListener('pointermove', event => {
      const day = under(event);
      readout.tell(day === null ? '' : nightWords(day, byDay.get(day), trans));
      // By finger the page is moved.
      const isDrawing = pressed !== null && event.pointerType !== 'touch';
      if (isDrawing && day !== null && (day !== pressed || drawnTo !== null)) {
        drawn.setPointerCapture?.(event.pointerId);
        drawnTo = day;
        choose(pressed!, day, acts.preview);
      }
    });
    drawn.addEventListener('pointerup', event => {
      const day = under(event);
      if (pressed !== null && drawnTo !== null) {
        choose(pressed, drawnTo, acts.select);
      } else if (day !== null && day === pressed) {
        anchor = null;
        go(day);
        open(day);
      }
      pressed = drawnTo = null;
    });
    drawn.addEventListener('pointercancel', () => {
      pressed = drawnTo = null;
      acts.preview({});
    });
    drawn.addEventListener('pointerleave', () => {
      readout.tell('');
    });
    drawn.addEventListener('focusin', event => {
      readout.tell((event.target as Element).getAttribute('aria-label') ?? '');
    });
  };

  let unfollow: (() => void) | undefined;
  return {
    node,
    show: next => {
      looked = next;
      if (!marks.size) {
        // In its place by now: it fills the width there is.
        draw();
        unfollow = followWidth(scroll, draw);
      } else {
        show(next);
      }
      reveal(next.selection);
      const { entry } = next.selection;
      const at = entry ? series.entries.id.indexOf(entry) : -1;
      if (at >= 0 && series.days[at] >= 0 && series.days[at] !== cursor) {
        stopAt(series.days[at]);
      }
    },
    stop: () => unfollow?.()
  };
}
