import { Row } from '../../tokens';
import { h } from '../dom';
import { drawLine, seen } from '../finding';
import { known, percent } from '../format';
import { rove } from '../keys';
import { IActs } from '../picture';
import { size } from './map';

/** Of each figure what was wished most often, and what most often came back, with how often that is. */
export function drawThemes(
  rows: readonly Row[],
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const list = h(
    'ol',
    {
      class: 'jp-PsydynReview-peopleThemes',
      'aria-label': trans.__('Most frequent themes')
    },
    ...rows.map(row => h('li', {}, drawTheme(row, acts)))
  );
  rove(list, '[data-key]');
  host.append(list);
}

function drawTheme(row: Row, acts: IActs): HTMLElement {
  const { trans } = acts;
  const episodes = known(row.episodes) ?? 0;
  const signed = ['positive', 'negative', 'mixed'].reduce(
    (sum, sign) => sum + (known(row[sign]) ?? 0),
    0
  );
  const lines: [string, string][] = [
    [trans.__('Wish'), theme(row, 'wish', episodes)],
    [trans.__('Response of other'), theme(row, 'other', episodes)],
    [trans.__('Response of self'), theme(row, 'self', episodes)],
    [
      trans.__('Positive'),
      signed ? share(row, 'positive_share', Number(row.positive), signed) : ''
    ]
  ];
  const name = String(row.figure ?? row.key);
  const said = size(episodes, trans);
  return drawLine(
    {
      key: row.key,
      kind: 'jp-PsydynReview-peopleTheme',
      aloud: [
        `${name}: ${said}`,
        ...lines.map(
          ([label, text]) => `${label}: ${text || trans.__('not coded')}`
        )
      ].join('; ')
    },
    acts,
    seen(
      'jp-PsydynReview-peopleThemeName',
      h('bdi', {}, name),
      ' ',
      h('span', { class: 'jp-PsydynReview-quiet' }, said)
    ),
    seen(
      'jp-PsydynReview-peopleThemeLines',
      ...lines.map(([label, text]) =>
        h(
          'span',
          {},
          h('span', { class: 'jp-PsydynReview-quiet' }, `${label}: `),
          text ? h('bdi', {}, text) : trans.__('not coded')
        )
      )
    )
  );
}

/** "Wish to be close, 3 / 4 [30 %, 95 %]": the figures stay on one line. */
function theme(row: Row, component: string, episodes: number): string {
  const name = String(row[component] ?? '');
  return name
    ? `${name}, ${share(row, `${component}_share`, Number(row[`${component}_episodes`]), episodes)}`
    : '';
}

function share(row: Row, name: string, count: number, of: number): string {
  const [low, high] = ['low', 'high'].map(end => known(row[`${name}_${end}`]));
  const interval =
    low === null || high === null ? '' : ` [${percent(low)}, ${percent(high)}]`;
  return `${count} / ${of}${interval}`.replace(/ /g, '\u00a0');
}
