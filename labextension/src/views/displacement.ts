import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row } from '../tokens';
import { dot, drawDots, IDots } from './dots';
import { known, number } from './format';
import { drawEmpty, drawSamples } from './legends';
import { IActs } from './picture';

/** How strong a feeling is, as it was said. */
const STRENGTHS: readonly number[] = [1, 2, 3, 4, 5];

/** The feeling on each element of a dream, and on what was associated to it. */
export function drawDisplacement(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  if (!snapshot.rows.length) {
    host.append(
      drawEmpty(
        trans.__('No feeling was said yet, on an element or an association.')
      )
    );
    return;
  }
  drawDots(
    trans.__('Elements'),
    {
      ticks: STRENGTHS,
      tick: String,
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
        [dot('open'), trans.__('on the element itself, from 1 to 5')],
        [
          dot('filled'),
          trans.__(
            'mean of its associations, with its 95 % interval; n: of how many'
          )
        ]
      ],
      trans
    )
  );
}

function line(row: Row, trans: TranslationBundle): IDots {
  const [strength, mean, low, high] = [
    row.strength,
    row.mean,
    row.low,
    row.high
  ].map(known);
  const n = known(row.associations) ?? 0;
  const label = String(row.element ?? row.key);
  const feelings = String(row.feelings ?? '');
  return {
    label,
    open: strength,
    filled: mean,
    low,
    high,
    figure: String(n),
    beside: feelings,
    missing:
      strength === null && mean === null
        ? trans.__('no strength was said')
        : strength === null
          ? trans.__('on it: not said')
          : mean === null
            ? trans.__('on what follows: not said')
            : undefined,
    aloud: [
      trans.__(
        '%1: on the element %2',
        label,
        strength === null
          ? trans.__('not said')
          : trans.__('%1 of 5', number(strength))
      ),
      mean === null
        ? trans.__('on its associations not said')
        : trans._n(
            'on %1 association %2',
            'on %1 associations in the mean %2',
            n,
            number(mean)
          ),
      low !== null && high !== null
        ? trans.__('95 % interval %1 to %2', number(low), number(high))
        : '',
      feelings
    ]
      .filter(one => one)
      .join(', '),
    isDecided: true
  };
}
