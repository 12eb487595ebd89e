import { ISnapshot, Row } from '../tokens';
import { h } from './dom';
import { drawLine, seen } from './finding';
import { cell, known, number, perCent } from './format';
import { rove } from './keys';
import { drawEmpty } from './legends';
import { IActs } from './picture';

/** Two people, or two sessions, back to back: how many of the reactions are of each kind. */
export function drawProfile(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const { rows, picture } = snapshot;
  if (!rows.length) {
    host.append(
      drawEmpty(trans.__('No reaction is classified: nothing to compare.'))
    );
    return;
  }
  const [a, b] = [String(picture.a ?? 'a'), String(picture.b ?? 'b')];
  const distance = known(picture.distance);
  const longest =
    Math.max(...rows.flatMap(row => [known(row.a) ?? 0, known(row.b) ?? 0])) ||
    1;
  const figure = (row: Row, name: string) => {
    const column = snapshot.columns.find(column => column.name === name);
    const value = known(row[name]);
    return value === null
      ? '–'
      : column?.type === 'share'
        ? cell(value, column)
        : perCent(value);
  };
  const bar = (row: Row, side: 'a' | 'b') =>
    h(
      'span',
      {
        class: 'jp-PsydynReview-profileBar',
        'data-side': side
      },
      h('span', {
        style: `flex-basis: ${((100 * Math.max(0, known(row[side]) ?? 0)) / longest).toFixed(2)}%`
      }),
      h('span', {}, figure(row, side))
    );
  const line = (row: Row) => {
    const category = String(row.category ?? row.key);
    return drawLine(
      {
        key: row.key,
        kind: 'jp-PsydynReview-profileLine',
        aloud: trans.__(
          '%1: %2 %3, %4 %5, difference %6',
          category,
          a,
          figure(row, 'a'),
          b,
          figure(row, 'b'),
          figure(row, 'difference')
        ),
        hasPassages: known(row.a) !== 0 || known(row.b) !== 0
      },
      acts,
      seen('jp-PsydynReview-profileName', h('bdi', {}, category)),
      seen('jp-PsydynReview-profileSides', bar(row, 'a'), bar(row, 'b')),
      seen('jp-PsydynReview-interval', figure(row, 'difference'))
    );
  };
  const list = h(
    'ol',
    {
      class: 'jp-PsydynReview-profile',
      'aria-label': trans.__('%1 and %2', a, b)
    },
    ...rows.map(row => h('li', {}, line(row)))
  );
  rove(list, '.jp-PsydynReview-profileLine[data-key]');
  host.append(
    h(
      'div',
      {
        class: 'jp-PsydynReview-profileLine jp-PsydynReview-profileHead',
        'aria-hidden': 'true'
      },
      h(
        'span',
        { class: 'jp-PsydynReview-profileSides' },
        h('bdi', {}, a),
        h('bdi', {}, b)
      ),
      h('span', { class: 'jp-PsydynReview-interval' }, trans.__('Difference'))
    ),
    list
  );
  if (distance !== null) {
    host.append(
      h(
        'p',
        {},
        trans.__(
          'Distance of the two profiles: %1 points of per cent, the mean of all differences.',
          number(distance)
        ),
        ' ',
        h(
          'span',
          { class: 'jp-PsydynReview-quiet' },
          trans.__(
            '0: the same share of every kind. With few reactions the distance is large by chance alone.'
          )
        )
      )
    );
  }
}
