import { h } from '../dom';
import { percent } from '../format';
import { nightsOf } from './nights';
import { bar, Draw, frame } from './plot';

const HEIGHT = 34;

/** The share of nights of which something was recalled. It tells of nights, whatever was dreamt in them. */
export const drawRecall: Draw = (over, trans) => {
  const { series, periods, place } = over;
  const known = nightsOf(series).filter(({ recall }) => recall);
  const tell = (nights: typeof known) => ({
    n: nights.length,
    full: nights.filter(({ recall }) => recall === 'full').length,
    fragment: nights.filter(({ recall }) => recall === 'fragment').length
  });
  const counts = periods.map((_, period) =>
    tell(known.filter(({ entries }) => place[entries[0]] === period))
  );
  const bars = counts.flatMap(({ n, full, fragment }, period) =>
    n
      ? [
          bar(over, period, 'recall', n, 0, full / n, {
            'data-recall': 'full'
          }),
          bar(over, period, 'recall', n, full / n, fragment / n, {
            'data-recall': 'fragment'
          }),
          bar(over, period, 'recallFrame', n, 0, 1)
        ]
      : []
  );
  const { node, figure } = frame(
    trans.__('Nights recalled'),
    HEIGHT,
    '100 %',
    h('div', {}, ...bars)
  );
  return {
    node,
    show: ({ within }) => {
      const { n, full, fragment } = tell(
        known.filter(({ entries }) => within[entries[0]])
      );
      figure.textContent = n
        ? trans._n(
            '%2 of %1 night (%3), fragments: %4',
            '%2 of %1 nights (%3), fragments: %4',
            n,
            full + fragment,
            percent((full + fragment) / n),
            fragment
          )
        : trans.__('no night');
    },
    words: period => {
      const { n, full, fragment } = counts[period];
      return n
        ? trans._n(
            'recalled %2 of %1 night',
            'recalled %2 of %1 nights',
            n,
            full + fragment
          )
        : '';
    }
  };
};

/** Whether anybody said how much was recalled. */
export function hasRecall(recall: readonly string[]): boolean {
  return recall.some(one => one);
}
