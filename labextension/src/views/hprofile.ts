import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row } from '../tokens';
import { drawDiverging, IDivergingBar } from './diverging';
import { isClear, known, number, percent } from './format';
import { drawEmpty, drawSamples } from './legends';
import { IActs } from './picture';

/** The profile of content indices: how far each lies from its norm, in the order of the table. */
export function drawHprofile(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const rows = snapshot.rows.filter(row => known(row.h) !== null);
  if (!rows.length) {
    host.append(
      drawEmpty(trans.__('No index can be compared with its norm yet.'))
    );
    return;
  }
  const groups = new Map<string, IDivergingBar[]>();
  for (const row of rows) {
    // Periods of a series are one list.
    const title = String(row.group ?? snapshot.title);
    groups.set(title, [...(groups.get(title) ?? []), bar(row, trans)]);
  }
  drawDiverging(
    {
      name: trans.__('Index'),
      less: trans.__('below the norm'),
      more: trans.__('above'),
      figure: trans.__('Here : norm'),
      interval: 'h'
    },
    Array.from(groups, ([title, bars]) => ({ title, bars })),
    host,
    acts
  );
  host.append(drawLegend(snapshot.rows.length - rows.length, trans));
}

function drawLegend(without: number, trans: TranslationBundle): HTMLElement {
  return drawSamples(
    [
      [
        null,
        trans.__(
          'Length: h, the difference from the norm; .2 is small, .5 medium, .8 large. Thin line: its 95 % interval. Grey: not distinguishable from the norm.'
        )
      ],
      without > 0 && [
        null,
        trans._n(
          '%1 index that nothing was counted for is in the table',
          '%1 indices that nothing was counted for are in the table',
          without
        )
      ]
    ],
    trans
  );
}

function bar(row: Row, trans: TranslationBundle): IDivergingBar {
  const [h, low, high] = [
    known(row.h) ?? 0,
    known(row.h_low),
    known(row.h_high)
  ];
  const [count, n] = [known(row.count) ?? 0, known(row.n) ?? 0];
  const [here, norm] = [row.value, row.norm].map(value =>
    figure(known(value), row.unit)
  );
  const label = String(row.index);
  const counted = trans.__('%1 of %2', count, n);
  const said = [
    trans.__('%1: %2 here, %3 in the norm', label, here, norm),
    counted,
    low !== null && high !== null
      ? trans.__(
          'h %1, 95 % interval %2 to %3',
          number(h),
          number(low),
          number(high)
        )
      : trans.__('h %1', number(h)),
    isClear(row.q) ? '' : trans.__('not distinguishable from the norm')
  ];
  return {
    key: row.key,
    label,
    value: h,
    low,
    high,
    isClear: isClear(row.q),
    hasPassages: count > 0,
    beside: counted,
    figure: trans.__('%1 : %2', here, norm),
    aloud: said.filter(one => one).join(', ')
  };
}

/** A value in its unit: "48 %", or ".24" of those that are counted per character. */
function figure(value: number | null, unit: Row[string] | undefined): string {
  if (value === null) {
    return '–';
  }
  return String(unit).startsWith('%') ? percent(value / 100) : value.toFixed(2);
}
