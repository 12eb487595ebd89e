import { ISnapshot } from '../tokens';
import { h, svg } from './dom';
import { known, number, percent } from './format';
import { drawEmpty, drawSamples } from './legends';
import { CARDS, curve, drawCards } from './lines';
import { IActs } from './picture';

const WIDTH = 600;
const HEIGHT = 130;
const EDGE = 4;

interface ILine {
  readonly key: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
}

/** How the weight of the words rises and falls from the start of a text to its end. */
export function drawSmoothed(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const lines: readonly ILine[] = snapshot.picture.lines ?? [];
  const neutral = known(snapshot.picture.neutral);
  const figures = lines
    .slice(0, CARDS)
    .flatMap(({ values }) => values)
    .filter(value => known(value) !== null) as number[];
  if (!figures.length) {
    host.append(
      drawEmpty(trans.__('No word of the dictionary occurs: nothing to draw.'))
    );
    return;
  }
  // Around the neutral value, as far as the furthest goes.
  const middle = neutral ?? 0.5;
  const reach =
    figures.reduce(
      (most, value) => Math.max(most, Math.abs(value - middle)),
      0
    ) || 0.1;
  const y = (value: number) =>
    HEIGHT / 2 - ((HEIGHT / 2 - EDGE) * (value - middle)) / reach;

  const draw = ({ values }: ILine) => {
    const step = WIDTH / Math.max(1, values.length - 1);
    return svg(
      'svg',
      {
        viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
        preserveAspectRatio: 'none',
        class: 'jp-PsydynReview-smooth'
      },
      neutral !== null &&
        svg('path', {
          class: 'jp-PsydynReview-neutral',
          d: `M0 ${y(neutral).toFixed(1)}H${WIDTH}`
        }),
      curve(values.map(known), at => at * step, y)
    );
  };
  drawCards(
    trans.__('Texts'),
    lines.map(line => {
      const row = snapshot.rows.find(row => row.key === line.key);
      const [words, covered, mean, high] = [
        row?.words,
        row?.known,
        row?.mean_raw,
        row?.high_share
      ].map(known);
      const beside = [
        words === null ? '' : trans._n('%1 word', '%1 words', words),
        words !== null && covered !== null
          ? trans.__('%1 of them in the dictionary', number(covered))
          : '',
        mean === null ? '' : trans.__('mean %1', number(mean)),
        high === null
          ? ''
          : trans.__('above the neutral line %1', percent(high))
      ]
        .filter(one => one)
        .join(', ');
      return {
        key: line.key,
        label: line.label || line.key,
        beside,
        drawing: draw(line),
        scale: [
          [number(middle + reach), (100 * EDGE) / HEIGHT],
          [number(middle - reach), 100 - (100 * EDGE) / HEIGHT]
        ],
        aloud: [line.label || line.key, beside].filter(one => one).join(': ')
      };
    }),
    host,
    acts,
    true
  );
  host.append(
    drawSamples(
      [
        neutral !== null && [
          h('span', { class: 'jp-PsydynReview-neutralSample' }),
          trans.__('neutral: %1', number(neutral))
        ],
        [
          null,
          trans.__(
            'From left to right: the words of a text from its first to its last. All on one scale, %1 to %2.',
            number(middle - reach),
            number(middle + reach)
          )
        ]
      ],
      trans
    )
  );
}
