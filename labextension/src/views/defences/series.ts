import { TranslationBundle } from '@jupyterlab/translation';
import { h, svg } from '../dom';
import { drawMark } from '../finding';
import { night, number } from '../format';
import { ACROSS, rove } from '../keys';
import { drawSamples } from '../legends';
import { IActs } from '../picture';
import { drawToWidth } from '../width';
import { IDefences, ILevel, ISession } from './read';

/** The plot of the ODF, and that of the shares below it, in px. */
const ODF = 130;
const GAP = 14;
const SHARES = 170;
const BELOW = 36;
const BEFORE = 26;
/** A session is no wider, and never narrower than its day. */
const WIDEST = 64;
const NARROWEST = 36;
/** What is lower has no number in it. */
const READABLE = 13;

/** From session to session the ODF, and below it which share each level has. */
export function drawSeries(
  found: IDefences,
  host: HTMLElement,
  acts: IActs
): () => void {
  const { trans } = acts;
  const place = h('div', {
    class: 'jp-PsydynReview-defenceSeries',
    role: 'region',
    'aria-label': trans.__('ODF and levels over time'),
    tabindex: '0'
  });
  host.append(place, legend(found, trans));
  return drawToWidth(place, width => [drawing(found, width, acts)]);
}

function drawing(found: IDefences, width: number, acts: IActs): SVGElement {
  const { trans } = acts;
  const { sessions, levels } = found;
  const room = (width - BEFORE) / sessions.length;
  const step = Math.max(NARROWEST, Math.min(WIDEST, room));
  const across = BEFORE + step * sessions.length;
  const height = ODF + GAP + SHARES + BELOW;
  const middle = (at: number) => BEFORE + step * (at + 0.5);
  const image = svg(
    'svg',
    {
      width: px(across),
      height: px(height),
      viewBox: `0 0 ${px(across)} ${px(height)}`,
      role: acts.choose ? 'group' : 'img',
      'aria-label': trans._n(
        'ODF and shares of the levels, in %1 session',
        'ODF and shares of the levels, in %1 sessions',
        sessions.length
      )
    },
    band(found, across),
    ...levels.flatMap(({ level }) => gridLine(level, across)),
    svg('path', {
      class: 'jp-PsydynReview-defenceLine',
      d: lineOf(sessions, middle)
    }),
    ...sessions.flatMap((session, at) => [
      drawOdf(session, middle(at), step, acts),
      ...drawShares(session, levels, middle(at), Math.min(step - 6, 40), acts),
      ...when(session, sessions[at - 1], middle(at))
    ])
  );
  rove(image, '[data-key][tabindex]', ACROSS);
  return image;
}

const px = (value: number) => value.toFixed(1);

/** Where a level stands: 1 at the bottom, 7 at the top. */
function height(level: number): number {
  return ODF - 10 - ((ODF - 20) * (level - 1)) / 6;
}

/** The interval of the ODF of all that was coded. */
function band({ odf: { low, high } }: IDefences, across: number) {
  return (
    low !== null &&
    high !== null &&
    svg('rect', {
      class: 'jp-PsydynReview-defenceBand',
      x: px(BEFORE),
      width: px(across - BEFORE),
      y: px(height(high)),
      height: px(Math.max(height(low) - height(high), 1))
    })
  );
}

function gridLine(level: number, across: number): SVGElement[] {
  const y = height(level);
  return [
    svg('line', {
      class: 'jp-PsydynReview-defenceGrid',
      x1: px(BEFORE),
      x2: px(across),
      y1: px(y),
      y2: px(y)
    }),
    label(String(level), BEFORE - 12, y + 4)
  ];
}

function label(text: string, x: number, y: number): SVGElement {
  return svg('text', { x: px(x), y: px(y), 'aria-hidden': 'true' }, text);
}

/** Broken where a session has no ODF. */
function lineOf(
  sessions: readonly ISession[],
  middle: (at: number) => number
): string {
  return sessions
    .map(({ odf }, at) =>
      odf === null
        ? ''
        : `${sessions[at - 1] && sessions[at - 1].odf !== null ? 'L' : 'M'}${px(middle(at))} ${px(height(odf))}`
    )
    .join('');
}

function drawOdf(
  session: ISession,
  x: number,
  step: number,
  acts: IActs
): SVGElement {
  const { odf, low, high } = session;
  return drawMark(
    {
      key: session.key,
      kind: 'jp-PsydynReview-defenceOdf',
      aloud: spoken(session, acts.trans)
    },
    acts,
    svg('rect', {
      class: 'jp-PsydynReview-hit',
      x: px(x - step / 2),
      y: '0',
      width: px(step),
      height: px(ODF)
    }),
    ...(low !== null && high !== null
      ? [
          svg('line', {
            x1: px(x),
            x2: px(x),
            y1: px(height(low)),
            y2: px(height(high))
          })
        ]
      : []),
    odf === null
      ? label(acts.trans.__('few'), x, ODF - 14)
      : svg('circle', { cx: px(x), cy: px(height(odf)), r: '5' })
  );
}

/** The levels of a session on each other, 7 at the top; those that nobody coded are not there. */
function drawShares(
  { key, night: on, counts, n }: ISession,
  levels: readonly ILevel[],
  x: number,
  wide: number,
  acts: IActs
): SVGElement[] {
  const { trans } = acts;
  let bottom = ODF + GAP + SHARES;
  return levels.flatMap(({ level, label: name }, at) => {
    const tall = (SHARES * counts[at]) / Math.max(n, 1);
    bottom -= tall;
    const aloud = trans.__('%1: level %2, %3, %4 of %5', night(on, trans), level, name, counts[at], n); // prettier-ignore
    return counts[at]
      ? [
          drawMark(
            {
              key: `${key}|${level}`,
              kind: 'jp-PsydynReview-defenceShare',
              aloud
            },
            acts,
            svg('rect', {
              x: px(x - wide / 2),
              y: px(bottom),
              width: px(wide),
              height: px(Math.max(tall - 1, 1)),
              'data-level': String(level)
            }),
            ...(tall < READABLE
              ? []
              : [label(String(level), x, bottom + tall / 2 + 4)])
          )
        ]
      : [];
  });
}

/** Day and month, and below it the year where it is another than before. */
function when(
  { night: on }: ISession,
  before: ISession | undefined,
  x: number
): SVGElement[] {
  const [year, ...rest] = on.split('-');
  const base = ODF + GAP + SHARES;
  return [
    label(rest.join('-') || year, x, base + 15),
    label(
      rest.length && !before?.night.startsWith(year) ? year : '',
      x,
      base + 29
    )
  ];
}

/** "2 Mar 2026: ODF 3.6, of 5 passages in 1 entry; no interval: …". */
function spoken(session: ISession, trans: TranslationBundle): string {
  const { odf, low, high, n, note } = session;
  return [
    odf === null
      ? trans.__('%1: no ODF', night(session.night, trans))
      : trans.__('%1: ODF %2', night(session.night, trans), number(odf)),
    low !== null &&
      high !== null &&
      trans.__('95 % interval %1 to %2', number(low), number(high)),
    trans._n('%1 passage', '%1 passages', n),
    note
  ]
    .filter(one => one)
    .join(', ');
}

function legend(
  { levels, odf: { low, high, odf } }: IDefences,
  trans: TranslationBundle
): HTMLElement {
  const sample = (kind: string, level?: number) =>
    h('span', {
      class: `jp-PsydynReview-defenceSample ${kind}`,
      'data-level': level === undefined ? undefined : String(level)
    });
  return drawSamples(
    [
      [
        sample('jp-PsydynReview-defenceDot'),
        trans.__('ODF of a session, 1 to 7, with its interval where it has one')
      ],
      low !== null &&
        high !== null &&
        odf !== null && [
          sample('jp-PsydynReview-defenceBand'),
          trans.__(
            'of all that was coded: %1, 95 % interval %2 to %3',
            number(odf),
            number(low),
            number(high)
          )
        ],
      ...levels.map(({ level, label: name }): [Node, string] => [
        sample('jp-PsydynReview-defenceShare', level),
        `${level} ${name}`
      ])
    ],
    trans
  );
}
