import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row } from '../tokens';
import { h, svg } from './dom';
import { known, number, percent, seconds } from './format';
import { drawEmpty, drawSamples } from './legends';
import { blocks, CARDS, curve, drawCards } from './lines';
import { IActs } from './picture';

const WIDTH = 300;
const FLOW = 74;
const TIMES = 40;
const GAP = 8;
const EDGE = 5;
const HEIGHT = FLOW + GAP + TIMES;

/** One pause of minutes does not flatten all others: a bar ends at so many times the usual. */
const CUT = 5;

interface IChain {
  readonly key: string;
  readonly label: string;
  readonly flow: readonly (number | null)[];
  readonly seconds: readonly (number | null)[];
  readonly slow: readonly number[];
}

/** Chains of associations beside each other: how far each thought is from those before it, and how long it took. */
export function drawChains(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const chains: readonly IChain[] = snapshot.picture.chains ?? [];
  if (!chains.length) {
    host.append(
      drawEmpty(
        trans.__(
          'No chain yet: choose words of a dream and say what comes to mind.'
        )
      )
    );
    return;
  }
  const drawn = chains.slice(0, CARDS);
  const flows = drawn.flatMap(({ flow }) => figures(flow));
  const times = drawn.flatMap(({ seconds }) => figures(seconds));
  const top = Math.max(1, ...flows);
  const longest = ceiling(times);
  const isTimed = times.length > 0;
  const isSlow = drawn.some(({ slow }) => slow?.length);
  const rows = new Map(snapshot.rows.map(row => [row.key, row]));
  drawCards(
    trans.__('Chains'),
    chains.map(chain => {
      const said = words(rows.get(chain.key), chain, trans);
      return {
        key: chain.key,
        label: chain.label || chain.key,
        beside: said,
        drawing: draw(chain, top, longest, isTimed),
        scale: [
          [number(top), (100 * EDGE) / high(isTimed)],
          ['0', (100 * FLOW) / high(isTimed)]
        ],
        aloud: `${chain.label || chain.key}: ${said}`
      };
    }),
    host,
    acts,
    false,
    Math.max(chains.length, snapshot.rows.length)
  );
  host.append(
    drawSamples(
      [
        [
          h('span', { class: 'jp-PsydynReview-curveSample' }),
          trans.__(
            'how far an association is from all before it: 0 the same, %1 far; broken where a word has no vector',
            number(top)
          )
        ],
        isTimed && [
          h('span', { class: 'jp-PsydynReview-timeSample' }),
          trans.__('how long it took; the highest bar is %1', seconds(longest))
        ],
        isSlow && [
          h('span', { class: 'jp-PsydynReview-slowSample' }),
          trans.__(
            'possible resistance: slower than the chain around it. It may as well be a long word, an interruption, a thought kept back, or tiredness.'
          )
        ]
      ],
      trans
    )
  );
}

function draw(
  { flow = [], seconds: times = [], slow = [] }: IChain,
  top: number,
  longest: number,
  isTimed: boolean
): SVGSVGElement {
  const length = Math.max(flow.length, times.length, 2);
  const step = (WIDTH - 2 * EDGE) / (length - 1);
  const x = (at: number) => EDGE + at * step;
  const y = (value: number) => FLOW - ((FLOW - EDGE) * value) / top;
  const thick = Math.max(1, Math.min(10, step * 0.6));
  const height = high(isTimed);
  return svg(
    'svg',
    {
      viewBox: `0 0 ${WIDTH} ${height}`,
      preserveAspectRatio: 'none',
      class: 'jp-PsydynReview-chain',
      'data-timed': isTimed
    },
    ...blocks(slow).map(([from, to]) =>
      svg('rect', {
        class: 'jp-PsydynReview-slow',
        x: (x(from) - step / 2).toFixed(1),
        y: '0',
        width: ((to - from + 1) * step).toFixed(1),
        height: String(height)
      })
    ),
    svg('path', {
      class: 'jp-PsydynReview-axis',
      d: `M0 ${y(0)}H${WIDTH}${isTimed ? `M0 ${HEIGHT}H${WIDTH}` : ''}`
    }),
    svg('path', {
      class: 'jp-PsydynReview-grid',
      d: `M0 ${y(top / 2)}H${WIDTH}M0 ${y(top)}H${WIDTH}`
    }),
    curve(flow.map(known), x, y),
    ...times.map((value, at) => {
      const took = known(value);
      return (
        took !== null &&
        took > 0 &&
        svg('rect', {
          class: 'jp-PsydynReview-took',
          x: (x(at) - thick / 2).toFixed(1),
          y: (HEIGHT - TIMES * Math.min(1, took / longest)).toFixed(1),
          width: thick.toFixed(1),
          height: (TIMES * Math.min(1, took / longest)).toFixed(1)
        })
      );
    })
  );
}

/** Without times there is nothing to draw below. */
function high(isTimed: boolean): number {
  return isTimed ? HEIGHT : FLOW + EDGE;
}

/** What there is to say of a chain: how long, how far, how much of it was known. */
function words(
  row: Row | undefined,
  { flow = [], seconds: times = [], slow = [] }: IChain,
  trans: TranslationBundle
): string {
  const [length, mean, share, took] = [
    row?.length,
    row?.flow,
    row?.known,
    row?.seconds
  ].map(known);
  const n = length ?? Math.max(flow.length, times.length, 1) - 1;
  return [
    trans._n('%1 association', '%1 associations', n),
    mean === null
      ? trans.__('flow not known')
      : trans.__('flow %1', number(mean)),
    share === null
      ? ''
      : trans.__('%1 of the words have a vector', percent(share)),
    took === null ? '' : trans.__('median %1', seconds(took)),
    slow.length
      ? trans.__(
          'possible resistance at %1',
          blocks(slow)
            .map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
            .join(', ')
        )
      : ''
  ]
    .filter(one => one)
    .join(', ');
}

function figures(values: readonly (number | null)[] = []): number[] {
  return values.filter(value => known(value) !== null) as number[];
}

/** The longest bar there is: that of the longest time, or of some times the usual. */
function ceiling(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 1;
  const most = sorted[sorted.length - 1] ?? 1;
  return Math.min(most, CUT * usual) || 1;
}
