import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { drawLine, seen } from '../finding';
import { number } from '../format';
import { ACROSS, rove } from '../keys';
import { IActs } from '../picture';
import { byElement, IDisplay, ILikeness, IProfileRow, size } from './map';
import { scrolled } from '../scrolled';

/** What is wished of the therapist and what comes back, beside what is told of others. */
export function drawDisplay(
  display: IDisplay,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  drawLikeness(display.likeness, host, trans);
  if (!display.rows.length) {
    return;
  }
  const name = trans.__('Wishes and responses with the therapist and others');
  const table = h(
    'table',
    { class: 'jp-PsydynReview-peopleGrid' },
    h('caption', { class: 'jp-Psydyn-aloud' }, name),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('td'),
        heading(trans.__('With the therapist'), display.therapist, trans),
        heading(trans.__('With others'), display.others, trans),
        h(
          'th',
          { scope: 'col' },
          trans.__('Difference, 95\u00a0%\u00a0interval, in points')
        )
      )
    ),
    ...byElement(display.rows, trans).map(([kind, rows]) =>
      h(
        'tbody',
        {},
        h('tr', {}, h('th', { scope: 'rowgroup', colspan: '4' }, kind)),
        ...rows.map(row => drawRow(row, display, acts))
      )
    )
  );
  host.append(scrolled(name, table));
  rove(table, '[data-key]', ACROSS);
}

function heading(
  name: string,
  episodes: number,
  trans: TranslationBundle
): HTMLElement {
  return h(
    'th',
    { scope: 'col' },
    name,
    h('span', { class: 'jp-PsydynReview-quiet' }, ` ${size(episodes, trans)}`)
  );
}

function drawRow(
  row: IProfileRow,
  { therapist, others }: IDisplay,
  acts: IActs
): HTMLElement {
  const points = [row.difference, row.low, row.high].map(one =>
    Math.round(100 * one)
  );
  const [difference, low, high] = points.map(one =>
    one > 0 ? `+${one}` : `${one}`.replace('-', '\u2212')
  );
  const isClear = row.low > 0 || row.high < 0;
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, h('bdi', {}, row.label)),
    h('td', {}, drawSide(row, 'therapist', therapist, acts)),
    h('td', {}, drawSide(row, 'others', others, acts)),
    h(
      'td',
      { class: 'jp-PsydynReview-peopleDifference', 'data-unclear': !isClear },
      `${difference} [${low}, ${high}]`
    )
  );
}

function drawSide(
  row: IProfileRow,
  side: 'therapist' | 'others',
  of: number,
  acts: IActs
): Node {
  const { trans } = acts;
  const count = row[side];
  if (!count) {
    return h('span', { class: 'jp-PsydynReview-peopleNone' }, '0');
  }
  const whom =
    side === 'therapist'
      ? trans.__('with the therapist')
      : trans.__('with others');
  const mark = drawLine(
    {
      key: `side:${side}|${row.code}`,
      kind: 'jp-PsydynReview-peopleCell',
      aloud: trans._n(
        '%2, %3: %1 episode of %4',
        '%2, %3: %1 episodes of %4',
        count,
        row.label,
        whom,
        of
      )
    },
    acts,
    seen('', String(count))
  );
  mark.style.setProperty('--jp-psydyn-shade', `${Math.round((45 * count) / of)}%`); // prettier-ignore
  return mark;
}

/** How alike the two are, with what chance would give; or why that is not said. */
export function drawLikeness(
  likeness: ILikeness,
  host: HTMLElement,
  trans: TranslationBundle
): void {
  const { value, low, high, dealt_low, dealt_high, episodes, note } = likeness;
  const said =
    value === null || low === null || high === null
      ? trans.__('How alike they are is not said: %1.', note)
      : trans.__(
          'How alike: %1, 95 % interval %2 to %3 (cosine of the shares; %4 and %5 episodes). The same episodes dealt out at random: %6 to %7.',
          number(value),
          number(low),
          number(high),
          ...episodes,
          number(dealt_low ?? 0),
          number(dealt_high ?? 0)
        );
  host.append(h('p', { class: 'jp-PsydynReview-quiet' }, said));
}
