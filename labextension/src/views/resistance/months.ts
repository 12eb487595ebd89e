import { Row } from '../../tokens';
import { h } from '../dom';
import { IActs } from '../picture';
import { ILane, IMonth, kindOf } from './read';
import { scrolled } from '../scrolled';

/** By month how many marks of each kind, out of how many there could have been; never added up. */
export function drawMonths(
  lanes: readonly ILane[],
  months: readonly IMonth[],
  rows: readonly Row[],
  host: HTMLElement,
  { trans }: IActs
): void {
  const count = (month: string, kind: string) =>
    rows.filter(
      row => kindOf(row) === kind && String(row.night ?? '').startsWith(month)
    ).length;
  const name = trans.__('By month, each out of how many there could have been');
  host.append(
    scrolled(
      name,
      h(
        'table',
        { class: 'jp-PsydynReview-disturbanceMonths' },
        h('caption', { class: 'jp-Psydyn-aloud' }, name),
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('td'),
            ...lanes.map(({ label, of }) =>
              h(
                'th',
                { scope: 'col' },
                label,
                h('span', { class: 'jp-PsydynReview-quiet' }, ` / ${of}`)
              )
            )
          )
        ),
        h(
          'tbody',
          {},
          ...months.map(({ month, chances }) =>
            h(
              'tr',
              {},
              h('th', { scope: 'row' }, month),
              ...lanes.map(({ kind }) =>
                h(
                  'td',
                  {},
                  chances[kind]
                    ? trans.__('%1 of %2', count(month, kind), chances[kind])
                    : '–'
                )
              )
            )
          )
        )
      )
    )
  );
}
