import { h } from '../dom';
import { shortcut } from '../keys';
import { ISelection } from '../selection';
import { drawLexiconFeelings, drawOwnFeelings } from './affects';
import { FEW } from './columns';
import { dayNumber, isoOf } from './days';
import { drawLengths } from './lengths';
import { drawReadout, IPiece, IPieceActs, IReadout, section } from './piece';
import { along, IOverTime, ITime } from './plot';
import { drawRecall, hasRecall } from './recall';
import { periodName, ticksOf, unitWord } from './spans';

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: -Infinity,
  End: Infinity
};

/** In per cent: a name that begins later does not fit. */
const LAST = 90;
/** So many years or months are named below what is drawn over time. */
const TICKS = 6;

/** How much was told, recalled and felt, over time; across all three a period is chosen. */
export function drawOverTime(over: IOverTime, acts: IPieceActs): IPiece {
  const { trans } = acts;
  const { series, periods, unit } = over;
  const { affects, entries } = series;
  const plots = [
    drawLengths(over, trans),
    ...(hasRecall(entries.recall) ? [drawRecall(over, trans)] : []),
    affects.source === 'own'
      ? drawOwnFeelings(over, affects, trans)
      : drawLexiconFeelings(over, affects, trans)
  ];
  const readout = drawReadout(trans.__('Drag, or click, to look at a period.'));
  const zones = drawZones(over, acts, readout);
  const node = section(
    'time',
    trans.__('Over time, %1', unitWord(unit, trans)),
    ...plots.map(({ node }) => node),
    drawAxis(over),
    zones.node,
    readout.node,
    ...plots.map(({ legend }) => legend ?? null),
    h(
      'p',
      { class: 'jp-PsydynReview-quiet' },
      trans.__('Paler: fewer than %1 entries in it.', FEW)
    )
  );
  return {
    node,
    show: looked => {
      plots.forEach(plot => plot.show(looked));
      zones.show(looked.selection, period =>
        [
          periodName(periods[period], unit, trans),
          plots
            .map(plot => plot.words(period))
            .filter(one => one)
            .join('; ')
        ].join(': ')
      );
    }
  };
}

/** Years or months below what is drawn. */
export function drawAxis(over: ITime): HTMLElement {
  const { from, to } = over.series.span!;
  return h(
    'div',
    { class: 'jp-PsydynOverview-axis', 'aria-hidden': 'true' },
    ...ticksOf(from, to, TICKS)
      .filter(({ day }) => along(over, day) < LAST)
      .map(({ day, text }) =>
        h(
          'span',
          { style: `inset-inline-start: ${along(over, day).toFixed(2)}%` },
          text
        )
      )
  );
}

/** The periods as a band to choose from: by pointer any days, by keys whole periods. */
function drawZones(
  over: IOverTime,
  { trans, select, preview }: IPieceActs,
  readout: IReadout
) {
  const { periods, series } = over;
  const { from, to } = series.span!;
  let anchor = 0;
  const act = (
    [one, other]: readonly [number, number],
    how: (some: Partial<ISelection>) => void
  ) => how({ since: isoOf(one), until: isoOf(other) });
  const buttons = periods.map(({ from, to }, period) => {
    const start = along(over, from);
    const button = h('button', {
      type: 'button',
      class: 'jp-PsydynOverview-zone',
      tabindex: period === periods.length - 1 ? '0' : '-1',
      style:
        `inset-inline-start: ${start.toFixed(2)}%; ` +
        `inline-size: ${(along(over, to + 1) - start).toFixed(2)}%`
    });
    // By pointer it was chosen when it was let go.
    button.addEventListener('click', event => {
      if (event.detail === 0) {
        toggle(period);
      }
    });
    return button;
  });
  const node = h(
    'div',
    {
      class: 'jp-PsydynOverview-zones',
      role: 'group',
      'aria-label': trans.__(
        'Periods: arrows move, Enter looks at one alone, Shift with arrows at several'
      )
    },
    ...buttons
  );
  let shown: Pick<ISelection, 'since' | 'until'> = { since: '', until: '' };
  const toggle = (period: number) => {
    const { from, to } = periods[period];
    const isShown = shown.since === isoOf(from) && shown.until === isoOf(to);
    if (isShown) {
      select({ since: '', until: '' });
    } else {
      act([from, to], select);
    }
  };
  const go = (period: number) => {
    buttons.forEach((one, i) => (one.tabIndex = i === period ? 0 : -1));
    buttons[period].focus();
  };
  node.addEventListener('keydown', event => {
    const step = STEPS[shortcut(event)];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    if (step === undefined || at < 0) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const next = Math.max(0, Math.min(buttons.length - 1, at + step));
    if (event.shiftKey) {
      const ends = [periods[anchor], periods[next]];
      act(
        [
          Math.min(...ends.map(({ from }) => from)),
          Math.max(...ends.map(({ to }) => to))
        ],
        select
      );
    } else {
      anchor = next;
    }
    go(next);
  });
  const under = ({ clientX }: PointerEvent) => {
    const { left, width } = node.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (clientX - left) / (width || 1)));
    return Math.min(to, from + Math.floor(share * (to - from + 1)));
  };
  let pressed: { day: number; x: number } | null = null;
  let drawn: [number, number] | null = null;
  node.addEventListener('pointerdown', event => {
    pressed =
      event.button === 0 ? { day: under(event), x: event.clientX } : null;
    drawn = null;
  });
  node.addEventListener('pointermove', event => {
    // A hand that clicks moves by a pixel or two.
    const isDrawing =
      pressed && (drawn || Math.abs(event.clientX - pressed.x) > 4);
    if (isDrawing && event.pointerType !== 'touch') {
      node.setPointerCapture?.(event.pointerId);
      const day = under(event);
      drawn = [Math.min(pressed!.day, day), Math.max(pressed!.day, day)];
      act(drawn, preview);
    }
  });
  node.addEventListener('pointerup', () => {
    const period = pressed
      ? periods.findIndex(
          ({ from, to }) => pressed!.day >= from && pressed!.day <= to
        )
      : -1;
    if (drawn) {
      act(drawn, select);
    } else if (period >= 0) {
      anchor = period;
      go(period);
      toggle(period);
    }
    pressed = drawn = null;
  });
  node.addEventListener('pointercancel', () => {
    pressed = drawn = null;
    preview({});
  });
  const tell = (event: Event) => {
    const said = (event.target as Element).getAttribute('aria-label');
    if (buttons.includes(event.target as HTMLButtonElement)) {
      readout.tell(said ?? '');
    }
  };
  node.addEventListener('pointerover', tell);
  node.addEventListener('focusin', tell);
  node.addEventListener('pointerleave', () => readout.tell(''));
  return {
    node,
    show: (selection: ISelection, words: (period: number) => string) => {
      shown = selection;
      buttons.forEach((button, period) => {
        const { from, to } = periods[period];
        button.setAttribute('aria-label', words(period));
        button.setAttribute(
          'aria-pressed',
          String(
            Boolean(selection.since || selection.until) &&
              (!selection.since || dayNumber(selection.since) <= from) &&
              (!selection.until || dayNumber(selection.until) >= to)
          )
        );
      });
    }
  };
}
