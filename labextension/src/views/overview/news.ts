import { IChanged } from '../../coding';
import { ISnapshot } from '../../tokens';
import { chip } from '../chip';
import { h } from '../dom';
import { moment } from '../format';
import { IActs } from '../picture';
import { changesOf, isMore } from './changes';
import { IOverviewMotif, ISeries, median, seriesOf } from './columns';
import { dayNumber, isoOf, shortDay } from './days';

/** A motif of which there is something new. */
export interface INewMotif {
  readonly key: string;
  readonly name: string;
  readonly kind: IOverviewMotif['kind'];
  /** For the first time, again after a long time, or more often since. */
  readonly how: 'first' | 'again' | 'more';
  /** Dreams with it since. */
  readonly n: number;
  /** Of those that came again: the days without it; else 0. */
  readonly gapDays: number;
}

export interface INews {
  /** The moment of the last review, as ISO has it; empty where there was none. */
  readonly since: string;
  /** What changed in the journal since. */
  readonly changes: readonly IChanged[];
  /** Nights recorded for days after it. */
  readonly days: readonly string[];
  readonly motifs: readonly INewMotif[];
}

/** A gap is long where it is so many of the usual ones, and more days than these. */
const LONG = { gaps: 3, days: 30 };
/** So many changes stand here; the reviews have them all. */
const SHOWN = 6;

/**
 * What the nights after a moment bring: the nights, and the motifs that came
 * for the first time, came back after a long gap (more than three median gaps,
 * and 30 days), or have come more often since a night after it.
 *
 * @param since - a moment as ISO has it; empty: nothing is told apart from what was before.
 */
export function newSince(
  snapshot: ISnapshot,
  since: string
): Pick<INews, 'days' | 'motifs'> {
  if (!since) {
    return { days: [], motifs: [] };
  }
  const series = seriesOf(snapshot);
  const after = localDay(since);
  const days = [...new Set(series.days.filter(day => day > after))];
  const motifs = series.motifs.flatMap(motif => {
    const found = newOf(series, motif, after);
    const { key, name, kind } = motif;
    return found ? [{ key, name, kind, ...found }] : [];
  });
  return { days: days.map(isoOf), motifs };
}

function newOf(
  series: ISeries,
  motif: IOverviewMotif,
  after: number
): Pick<INewMotif, 'how' | 'n' | 'gapDays'> | null {
  const days = motif.at.map(at => series.days[at]).filter(day => day >= 0);
  const n = days.filter(day => day > after).length;
  if (!n) {
    return null;
  }
  const before = [...new Set(days.filter(day => day <= after))];
  if (!before.length) {
    // What stands on a night that nobody knows may have come before.
    return days.length === motif.at.length
      ? { how: 'first', n, gapDays: 0 }
      : null;
  }
  const first = days.find(day => day > after)!;
  const gapDays = first - before[before.length - 1];
  const gaps = before.slice(1).map((day, i) => day - before[i]);
  if (
    gaps.length > 0 &&
    gapDays > LONG.days &&
    gapDays > LONG.gaps * median(gaps)
  ) {
    return { how: 'again', n, gapDays };
  }
  const grows = changesOf(series, motif).some(
    change => dayNumber(change.night) > after && isMore(change)
  );
  return grows ? { how: 'more', n, gapDays: 0 } : null;
}

/** The day on which a moment fell where the reader is. */
function localDay(moment: string): number {
  const date = new Date(moment);
  return (
    Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000
  );
}

/** What is new since the last session, in a few lines. */
export function drawNews(
  { since, changes, days, motifs }: INews,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const button = (text: string | Node, act?: () => void) => {
    if (!act) {
      return h('span', {}, text);
    }
    const made = h('button', { type: 'button' }, text);
    made.addEventListener('click', act);
    return made;
  };
  const line = (...said: (Node | string)[]) => h('li', {}, ...said);
  const nights =
    days.length > 0 &&
    line(
      button(
        trans._n('%1 new night', '%1 new nights', days.length),
        acts.select && (() => acts.select!({ since: days[0], until: '' }))
      ),
      ` ${shortList(days.map(day => shortDay(dayNumber(day))))}`
    );
  const came = motifs.map(({ key, name, kind, how, n, gapDays }) =>
    line(
      button(chip(name, kind), acts.choose && (() => acts.choose!(key))),
      ' ',
      {
        first: trans._n(
          'for the first time, in %1 dream',
          'for the first time, in %1 dreams',
          n
        ),
        again: trans._n(
          'again after %2 days, in %1 dream',
          'again after %2 days, in %1 dreams',
          n,
          gapDays
        ),
        more: trans._n(
          'more often, in %1 dream since',
          'more often, in %1 dreams since',
          n
        )
      }[how]
    )
  );
  const changed = changes
    .slice(0, SHOWN)
    .map(({ label, entry, by, at }) =>
      line(
        button(
          label,
          entry && acts.select ? () => acts.select!({ entry }) : undefined
        ),
        h(
          'span',
          { class: 'jp-PsydynReview-quiet' },
          ` ${[by, at && moment(at)].filter(one => one).join(' · ')}`
        )
      )
    );
  const left = changes.length - changed.length;
  const all = [nights, ...came, ...changed].filter(
    (one): one is HTMLLIElement => Boolean(one)
  );
  host.append(
    h(
      'section',
      {
        class: 'jp-PsydynOverview-news',
        'aria-label': trans.__('What is new')
      },
      h(
        'h3',
        {},
        since
          ? trans.__('New since %1', moment(since))
          : trans.__('Not reviewed so far')
      ),
      all.length
        ? h('ul', {}, ...all)
        : h(
            'p',
            { class: 'jp-PsydynReview-quiet' },
            since
              ? trans.__('Nothing since the last review.')
              : trans.__('What is new since a review stands here.')
          ),
      left > 0 &&
        h(
          'p',
          { class: 'jp-PsydynReview-quiet' },
          trans._n(
            '%1 more change under Reviews.',
            '%1 more changes under Reviews.',
            left
          )
        )
    )
  );
}

function shortList(said: readonly string[]): string {
  return said.length > 4
    ? `${said.slice(0, 2).join(', ')} … ${said[said.length - 1]}`
    : said.join(', ');
}
