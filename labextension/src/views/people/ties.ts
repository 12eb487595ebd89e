import { h, svg } from '../dom';
import { drawMark } from '../finding';
import { ACROSS, rove } from '../keys';
import { drawSamples } from '../legends';
import { IActs } from '../picture';
import { drawToWidth } from '../width';
import { IFigure, IMap, ITie, Sign, signWord, SIGNS, size } from './map';

/** More figures than these lie on each other; the list below has all. */
const DRAWN = 12;
const NARROW = 560;
const HEIGHT = 400;
const ME = 22;
/** Room for a figure with its name and its number, above and below, and to its sides. */
const ABOVE = 60;
const BESIDE = 64;
/** Between two ties of one figure, in px. */
const APART = 9;
const LETTERS = 18;

/** Who there is around the dreamer: a line for each sign, the thicker, the more episodes. */
export function drawTies(
  { figures }: IMap,
  host: HTMLElement,
  acts: IActs
): () => void {
  const { trans } = acts;
  const place = h('div', { class: 'jp-PsydynReview-peopleTies' });
  host.append(place);
  return drawToWidth(place, room => {
    const width = Math.min(room, 760);
    const some = figures.slice(0, width < NARROW ? DRAWN / 2 : DRAWN);
    const left = figures.length - some.length;
    return [
      drawing(some, width, acts),
      legend(some, acts),
      ...(left
        ? [
            h(
              'p',
              { class: 'jp-PsydynReview-quiet' },
              trans._n(
                '%1 more figure stands in the list below.',
                '%1 more figures stand in the list below.',
                left
              )
            )
          ]
        : [])
    ];
  });
}

function drawing(
  figures: readonly IFigure[],
  width: number,
  acts: IActs
): SVGElement {
  const { trans } = acts;
  const centre = { x: width / 2, y: HEIGHT / 2 };
  const most = Math.max(
    ...figures.flatMap(({ ties }) => ties.map(({ episodes }) => episodes)),
    1
  );
  const image = svg(
    'svg',
    {
      class: 'jp-PsydynReview-peopleDrawing',
      width: String(width),
      height: String(HEIGHT),
      viewBox: `0 0 ${width} ${HEIGHT}`,
      role: acts.choose ? 'group' : 'img',
      'aria-label': trans._n(
        'The dreamer and %1 figure, with a line for each sign. The table holds all of it.',
        'The dreamer and %1 figures, with a line for each sign. The table holds all of it.',
        figures.length
      )
    },
    ...figures.flatMap((figure, i) => {
      const angle = (2 * Math.PI * i) / figures.length - Math.PI / 2;
      const x = centre.x + Math.cos(angle) * (centre.x - BESIDE);
      const y = centre.y + Math.sin(angle) * (centre.y - ABOVE);
      const radius = 7 + 9 * Math.sqrt(figure.episodes / figures[0].episodes);
      return [
        drawFigure(figure, x, y, Math.min(radius, 16), y < centre.y - ME, acts),
        ...figure.ties.map((tie, at) =>
          drawTie(
            figure,
            tie,
            shifted(centre, { x, y }, (at - (figure.ties.length - 1) / 2) * APART), // prettier-ignore
            1.5 + 6.5 * (tie.episodes / most),
            acts
          )
        )
      ];
    }),
    svg(
      'g',
      { class: 'jp-PsydynReview-peopleMe', 'aria-hidden': 'true' },
      svg('circle', {
        cx: String(centre.x),
        cy: String(centre.y),
        r: String(ME)
      }),
      svg(
        'text',
        { x: String(centre.x), y: String(centre.y + 4) },
        trans.__('me')
      )
    )
  );
  rove(image, '[data-key][tabindex]', ACROSS);
  return image;
}

interface IPoint {
  readonly x: number;
  readonly y: number;
}

/** From the rim of the centre to a figure, `by` px aside. */
function shifted(from: IPoint, to: IPoint, by: number): [IPoint, IPoint] {
  const long = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / long, (to.y - from.y) / long];
  const on = (end: IPoint, along: number) => ({
    x: end.x + dx * along - dy * by,
    y: end.y + dy * along + dx * by
  });
  return [on(from, ME + 4), on(to, -20)];
}

function drawTie(
  figure: IFigure,
  { key, sign, episodes }: ITie,
  [from, to]: [IPoint, IPoint],
  thick: number,
  acts: IActs
): SVGElement {
  const { trans } = acts;
  const ends = {
    x1: from.x.toFixed(1),
    y1: from.y.toFixed(1),
    x2: to.x.toFixed(1),
    y2: to.y.toFixed(1)
  };
  return drawMark(
    {
      key,
      kind: 'jp-PsydynReview-peopleTie',
      aloud: trans._n(
        '%2, %3: %1 episode of %4',
        '%2, %3: %1 episodes of %4',
        episodes,
        figure.label,
        signWord(sign, trans),
        figure.episodes
      )
    },
    acts,
    svg('line', { ...ends, class: 'jp-PsydynReview-hit' }),
    svg('line', {
      ...ends,
      'data-sign': sign || 'none',
      'stroke-width': thick.toFixed(1)
    })
  );
}

function drawFigure(
  { key, label, episodes }: IFigure,
  x: number,
  y: number,
  radius: number,
  isNameAbove: boolean,
  acts: IActs
): SVGElement {
  // Away from the middle, where the ties come from.
  const [nameAt, countAt] = isNameAbove ? [-36, -22] : [31, 45];
  const letters = Array.from(label);
  const name =
    letters.length > LETTERS
      ? `${letters.slice(0, LETTERS - 1).join('')}…`
      : label;
  const mark = drawMark(
    {
      key,
      kind: 'jp-PsydynReview-peopleFigure',
      aloud: `${label}: ${size(episodes, acts.trans)}`
    },
    acts,
    svg('circle', {
      cx: x.toFixed(1),
      cy: y.toFixed(1),
      r: radius.toFixed(1)
    }),
    svg('text', { x: x.toFixed(1), y: (y + nameAt).toFixed(1) }, name),
    svg(
      'text',
      {
        x: x.toFixed(1),
        y: (y + countAt).toFixed(1),
        class: 'jp-PsydynReview-peopleCount'
      },
      String(episodes)
    )
  );
  // Nobody: there is an episode, and no figure was coded.
  mark.toggleAttribute('data-nobody', key === 'figure:');
  return mark;
}

function legend(figures: readonly IFigure[], { trans }: IActs): HTMLElement {
  const used = new Set<Sign>(
    figures.flatMap(({ ties }) => ties.map(({ sign }) => sign))
  );
  return drawSamples(
    [
      ...SIGNS.filter(sign => used.has(sign)).map(
        sign => [sample(sign), signWord(sign, trans)] as [Node, string]
      ),
      [null, trans.__('the thicker a line, the more episodes')]
    ],
    trans
  );
}

function sample(sign: Sign): SVGElement {
  return svg(
    'svg',
    { width: '30', height: '10', class: 'jp-PsydynReview-peopleTie' },
    svg('line', {
      x1: '0',
      y1: '5',
      x2: '30',
      y2: '5',
      'data-sign': sign || 'none',
      'stroke-width': '3'
    })
  );
}
