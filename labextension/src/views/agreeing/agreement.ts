import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row } from '../../tokens';
import { choice } from '../controls';
import { h } from '../dom';
import { dot, drawDots, IDots } from '../dots';
import { known, number, percent } from '../format';
import { drawEmpty, drawSamples } from '../legends';
import { IActs } from '../picture';
import { coefficients, ICoefficient } from './coefficients';
import { drawPairs, IPair } from './pairs';

/** With fewer readings than these, a dot looks surer than it is. */
const FEW_CODINGS = 10;

/**
 * How far readers agree: for each code a dot on the scale of the chosen
 * coefficient, with its interval, and below it each two readers. Where there
 * is no figure, its line says why.
 */
export function drawAgreement(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const { rows, picture } = snapshot;
  if (!rows.length) {
    host.append(
      drawEmpty(trans.__('No code was given by anybody: nothing to compare.'))
    );
    return;
  }
  const all = coefficients(trans);
  const what = h('p', { class: 'jp-PsydynReview-quiet', role: 'status' });
  const plot = h('div');
  const show = (name: string) => {
    const chosen = all.find(one => one.name === name) ?? all[0];
    what.textContent = chosen.what;
    plot.replaceChildren();
    drawCodes(chosen, rows, plot, acts);
  };
  host.append(
    h(
      'div',
      { class: 'jp-PsydynReview-controls' },
      choice(
        trans.__('Coefficient'),
        all.map(({ name, label }) => [name, label]),
        all[0].name,
        show
      )
    ),
    what,
    plot
  );
  show(all[0].name);
  const pairs: readonly IPair[] = picture.pairs ?? [];
  if (pairs.length) {
    drawPairs(pairs, host, trans);
  }
}

function drawCodes(
  coefficient: ICoefficient,
  rows: readonly Row[],
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const { name, label, isSigned } = coefficient;
  // Without one that is worse than chance, its half of the scale is left out.
  const isBelow =
    isSigned &&
    rows.some(row =>
      [name, `${name}_low`].some(one => (known(row[one]) ?? 0) < 0)
    );
  const lines = rows.map(row => line(row, coefficient, rows, trans));
  const at = new Map(rows.map((row, i) => [row, lines[i]]));
  drawDots(
    label,
    {
      ticks: isBelow ? [-1, -0.5, 0, 0.5, 1] : [0, 0.5, 1],
      tick: value =>
        name === 'percent' ? percent(value) : number(value).replace('-', '−'),
      name: trans.__('Code'),
      figure: trans.__('Value')
    },
    rows,
    row => at.get(row)!,
    host,
    acts
  );
  host.append(
    drawSamples(
      [
        [dot('filled'), label],
        rows.some(row => known(row[`${name}_low`]) !== null) && [
          h('span', { class: 'jp-PsydynReview-agreeingRange' }),
          trans.__('its 95 % interval, drawn from whole entries')
        ],
        rows.every(row => known(row[`${name}_low`]) === null) && [
          null,
          trans.__('for this one no interval is drawn')
        ]
      ],
      trans
    )
  );
}

function line(
  row: Row,
  { name, label: said }: ICoefficient,
  rows: readonly Row[],
  trans: TranslationBundle
): IDots {
  const value = known(row[name]);
  const [low, high] = ['low', 'high'].map(end => known(row[`${name}_${end}`]));
  const write = name === 'percent' ? percent : number;
  const several = new Set(rows.map(({ version }) => version)).size > 1;
  const code = String(row.code ?? row.key);
  const version = String(row.version ?? '');
  const label =
    several && version !== 'all'
      ? trans.__('%1, version %2', code, version)
      : code;
  const codings = known(row.codings) ?? 0;
  const share = known(row.prevalence);
  const size = [
    trans._n('%1 coding', '%1 codings', codings),
    trans._n('%1 unit', '%1 units', known(row.units) ?? 0),
    share !== null && trans.__('in %1 of them', percent(share)),
    value !== null && codings < FEW_CODINGS && trans.__('few')
  ]
    .filter(one => one)
    .join(', ');
  const why = String(row.why ?? '');
  const missing =
    value === null ? why || trans.__('not defined here') : undefined;
  const interval =
    low !== null && high !== null
      ? trans.__('interval %1 to %2', write(low), write(high))
      : '';
  return {
    label,
    open: null,
    filled: value,
    low: value === null ? null : low,
    high: value === null ? null : high,
    figure: value === null ? '–' : write(value),
    beside: interval ? `${size}; [${write(low!)}, ${write(high!)}]` : size,
    missing,
    aloud: [
      value === null
        ? trans.__('%1: %2 not defined', label, said)
        : trans.__('%1: %2 %3', label, said, write(value)),
      interval,
      size,
      missing
    ]
      .filter(one => one)
      .join(', ')
  };
}
