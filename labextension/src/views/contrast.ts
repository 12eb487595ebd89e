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
  if (!snapshot.rows.length) {
    host.append(
      drawEmpty(trans.__('No element with associations to set beside it.'))
    );
    return;
  }
  drawDots(
    trans.__('Elements'),
    {
      ticks: TONES,
      tick: value => (value > 0 ? `+${value}` : String(value)),
      name: trans.__('Element'),
      figure: trans.__('n')
    },
    snapshot.rows,
    row => line(row, trans),
    host,
    acts
  );
  host.append(
    drawSamples(
      [
        [dot('open'), trans.__('the words of the dream')],
        [dot('filled'), trans.__('what was associated; n: how many')],
        [null, trans.__('−1: all words are dark, +1: all are bright')]
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
  const n = known(row.n);
  const label = String(row.element ?? row.key);
  const figure = (value: number | null) =>
    value === null ? trans.__('not known') : number(value);
  return {
    label,
    open: dream,
    filled: said,
    figure: n === null ? '–' : String(n),
    missing:
      dream === null && said === null ? trans.__('not known') : undefined,
    aloud: [
      trans.__(
        '%1: in the dream %2, in what was associated %3',
        label,
        figure(dream),
        figure(said)
      ),
      difference === null ? '' : trans.__('difference %1', number(difference)),
      n === null ? '' : trans._n('n %1', 'n %1', n)
    ]
      .filter(one => one)
      .join(', ')
  };
}
