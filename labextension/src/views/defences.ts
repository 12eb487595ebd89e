import { ISnapshot } from '../tokens';
import { drawBars } from './bars';
import { defencesOf } from './defences/read';
import { drawSeries } from './defences/series';
import { h } from './dom';
import { known, percent } from './format';
import { drawEmpty } from './legends';
import { IActs } from './picture';

/**
 * Defences as people coded them: from session to session, level by level, by
 * name, and apart from these what is none. Every mark leads to its passages.
 */
export function drawDefences(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): (() => void) | void {
  const { trans } = acts;
  const found = defencesOf(snapshot);
  if (!snapshot.rows.length && !found.apart?.length) {
    host.append(
      drawEmpty(
        trans.__(
          'None yet: they stand here once passages were coded with the codebook of defences.'
        )
      )
    );
    return;
  }
  const section = (name: string) => {
    const node = h(
      'section',
      { class: 'jp-PsydynReview-defences' },
      h('h3', {}, name)
    );
    host.append(node);
    return node;
  };
  const stop = found.sessions.length
    ? drawSeries(found, section(trans.__('Over time')), acts)
    : undefined;
  const all = snapshot.rows.reduce(
    (sum, row) => sum + (known(row.count) ?? 0),
    0
  );
  if (all) {
    const name = trans.__('Level by level');
    const levels = snapshot.rows.map(row => {
      const [count, low, high] = [
        known(row.count) ?? 0,
        known(row.share_low),
        known(row.share_high)
      ];
      const label = `${row.level} ${row.name}`;
      const figure = trans.__('%1 of %2', count, all);
      const interval =
        low === null || high === null
          ? ''
          : `[${percent(low)}, ${percent(high)}]`;
      return {
        key: row.key,
        label,
        value: known(row.share),
        figure,
        beside: interval,
        below: String(row.defences ?? ''),
        aloud: [label, figure, interval, row.defences]
          .filter(one => one)
          .join(', '),
        hasPassages: count > 0
      };
    });
    drawBars(name, levels, section(name), acts);
  }
  if (found.defences.length) {
    const name = trans.__('By name');
    const bars = found.defences.map(({ key, label, level, count }) => ({
      key,
      label,
      value: count,
      figure: String(count),
      beside: trans.__('level %1', level),
      aloud: trans._n(
        '%2, level %3: %1 passage',
        '%2, level %3: %1 passages',
        count,
        label,
        level
      )
    }));
    drawBars(name, bars, section(name), acts);
  }
  if (found.apart.length) {
    const name = trans.__('Counted apart');
    const bars = found.apart.map(({ key, label, count }) => ({
      key,
      label,
      value: count,
      figure: String(count),
      aloud: trans._n('%2: %1 passage', '%2: %1 passages', count, label)
    }));
    drawBars(name, bars, section(name), acts);
  }
  return stop;
}
