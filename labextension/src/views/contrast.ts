import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row } from '../tokens';
import { dot, drawDots, IDots } from './dots';
import { known, number } from './format';
import { drawEmpty, drawSamples } from './legends';
import { IActs } from './picture';

/** From dark to bright words. */
const TONES: readonly number[] = [-1, 0, 1];

/** How bright or dark the words of a dream are, and those of what was associated to it. */
export function drawContrast(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  // Of those without any rated word there is nothing to draw.
  const rows = snapshot.rows.filter(
    row => known(row.dream) !== null || known(row.associations) !== null
  );
  const without = snapshot.rows.length - rows.length;
  if (!rows.length) {
    host.append(
      drawEmpty(trans.__('No element, and no association, has a rated word.'))
    );
    return;
  }
  drawDots(
    trans.__('Elements'),
    {
      ticks: TONES,
      tick: value => (value > 0 ? `+${value}` : String(value)),
      name: trans.__('Element'),
      figure: trans.__('Rated')
    },
    rows,
    row => line(row, trans),
    host,
    acts
  );
  host.append(
    drawSamples(
      [
        [dot('open'), trans.__('the sentence of the dream')],
        [
          dot('filled'),
          trans.__('what was associated; how many of them were rated')
        ],
        [
          null,
          trans.__(
            '−1 is the darkest that words can sound, +1 the brightest; what they mean here, only people know'
          )
        ],
        without > 0 && [
          null,
          trans._n(
            '%1 element without a rated word is in the table',
            '%1 elements without a rated word are in the table',
            without
          )
        ]
      ],
      trans
    )
  );
}

function line(row: Row, trans: TranslationBundle): IDots {
  const [dream, said, difference] = [
    row.dream,
    row.associations,
    row.difference
  ].map(known);
  const [n, rated] = [row.n, row.known].map(known);
  const label = String(row.element ?? row.key);
  const figure = (value: number | null) =>
    value === null ? trans.__('not known') : number(value);
  return {
    label,
    open: dream,
    filled: said,
    figure:
      rated !== null && n !== null
        ? trans.__('%1 of %2', rated, n)
        : String(rated ?? n ?? '–'),
    aloud: [
      trans.__(
        '%1: in the dream %2, in what was associated %3',
        label,
        figure(dream),
        figure(said)
      ),
      difference === null ? '' : trans.__('difference %1', number(difference)),
      rated !== null && n !== null
        ? trans._n('%2 of %1 rated', '%2 of %1 rated', n, rated)
        : ''
    ]
      .filter(one => one)
      .join(', ')
  };
}
