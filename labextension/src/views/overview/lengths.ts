import { h, svg } from '../dom';
import { isTold, median } from './columns';
import { along, bar, Draw, frame } from './plot';

/** The scale ends at so many times the median: one long report does not flatten all others. */
const CUT = 4;
const HEIGHT = 76;

/** Words of each dream, and the median of each period. */
export const drawLengths: Draw = (over, trans) => {
  const { series, periods, place } = over;
  const { entries, size, days } = series;
  const told = Array.from({ length: size }, (_, at) => at).filter(at =>
    isTold(series, at)
  );
  const all = told.map(at => entries.words[at]);
  const most = Math.max(1, ...all);
  const reach = all.length ? Math.min(most, CUT * median(all)) : 1;
  const dots = (kind: string) =>
    svg('path', { class: `jp-PsydynOverview-dots`, 'data-kind': kind });
  const [faint, strong] = [dots('out'), dots('in')];
  const medians = h('div', {});
  const drawing = svg(
    'svg',
    { viewBox: '0 0 1000 100', preserveAspectRatio: 'none' },
    faint,
    strong
  );
  const { node, figure } = frame(
    trans.__('Words a dream'),
    HEIGHT,
    reach < most ? trans.__('%1 and more', Math.round(reach)) : String(most),
    drawing,
    medians
  );
  const points = told
    .filter(at => days[at] >= 0)
    .map(at => {
      const y = 100 - 96 * Math.min(1, entries.words[at] / reach);
      const x = 10 * along(over, days[at] + 0.5);
      return { at, d: `M${x.toFixed(1)} ${y.toFixed(1)}h0` };
    });
  let filled: Uint8Array | null = null;
  let said: readonly (readonly [n: number, middle: number])[] = [];
  return {
    node,
    show: ({ kept, inside }) => {
      const here = told.filter(at => inside[at]).map(at => entries.words[at]);
      figure.textContent = here.length
        ? trans.__(
            'median %1, of %2',
            Math.round(median(here)),
            trans._n('%1 dream', '%1 dreams', here.length)
          )
        : trans.__('no dream');
      if (kept === filled) {
        return;
      }
      filled = kept;
      const [shown, left]: string[][] = [[], []];
      for (const { at, d } of points) {
        (kept[at] ? shown : left).push(d);
      }
      strong.setAttribute('d', shown.join(''));
      faint.setAttribute('d', left.join(''));
      const words: number[][] = periods.map(() => []);
      for (const at of told) {
        if (kept[at] && place[at] >= 0) {
          words[place[at]].push(entries.words[at]);
        }
      }
      said = words.map(one => [one.length, one.length ? median(one) : 0]);
      medians.replaceChildren(
        ...said.flatMap(([n, middle], period) =>
          n
            ? [
                bar(
                  over,
                  period,
                  'median',
                  n,
                  0.96 * Math.min(1, middle / reach),
                  0
                )
              ]
            : []
        )
      );
    },
    words: period => {
      const [n, middle] = said[period];
      return n
        ? trans._n(
            '%1 dream, %2 words',
            '%1 dreams, median %2 words',
            n,
            Math.round(middle)
          )
        : trans.__('no dream told');
    }
  };
};
