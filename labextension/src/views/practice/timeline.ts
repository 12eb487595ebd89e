import { TranslationBundle } from '@jupyterlab/translation';
import { ILifeEvent } from '../../desk/practice';
import { h } from '../dom';
import { shorten } from '../format';
import { isoOf, monthOf, monthStart } from '../overview/days';
import { stripOver } from '../strip';
import { IReach, reachOf } from './reach';
import { today } from './today';

const STEPS = [1, 2, 5, 10, 20, 50];
/** So many years are named: more would run into each other on a narrow page. */
const NAMED = 6;
const LONGEST = 40;

/** What sort of thing it is, in a sign: never by its colour alone. */
const SIGNS: Readonly<Record<ILifeEvent['sort'], string>> = {
  event: '●',
  transition: '◆',
  treatment: '▬'
};

/**
 * A row for each event on one line of time, the nights with a dream below. A
 * date that is known to the year is drawn as the whole year it may lie in,
 * paler than what is known. For the eye: the list beside it says the same.
 */
export function drawTimeline(
  events: readonly ILifeEvent[],
  nights: readonly string[],
  trans: TranslationBundle,
  until = today()
): HTMLElement {
  const dreams = nights.filter(night => /^\d{4}-\d\d-\d\d$/.test(night));
  const reaches = [
    ...events.flatMap(({ since, until }) => [since, until]),
    ...dreams,
    until
  ].flatMap(text => reachOf(text) ?? []);
  const all: IReach = {
    from: Math.min(...reaches.map(({ from }) => from)),
    to: Math.max(...reaches.map(({ to }) => to))
  };
  const span = { first: isoOf(all.from), last: isoOf(all.to) };
  const { ground, strip } = stripOver(span, []);
  return h(
    'div',
    { class: 'jp-PsydynPractice-timeline', 'aria-hidden': 'true' },
    ...events.map(event =>
      row(
        `${SIGNS[event.sort]} ${shorten(event.title, LONGEST)}`,
        ...marks(event, all.to).map(({ kind, reach }) => mark(kind, reach, all))
      )
    ),
    row(trans.__('Dreams (%1)', dreams.length), ground, strip(dreams, '')),
    row(
      '',
      ...years(all).map(({ at, name }) =>
        h(
          'span',
          { class: 'jp-PsydynPractice-year', style: start(at, all) },
          name
        )
      )
    )
  );
}

interface IMark {
  /** `known`: it was then; `open`: it may have been; `moment`: a day. */
  readonly kind: 'known' | 'open' | 'moment';
  readonly reach: IReach;
}

/** What is drawn of an event; of a treatment whose end nobody said, all that comes after is open. */
export function marks(
  { since, until, sort }: Pick<ILifeEvent, 'since' | 'until' | 'sort'>,
  last: number
): readonly IMark[] {
  const begins = reachOf(since);
  if (!begins) {
    return [];
  }
  const isOpen = sort === 'treatment' && !until;
  const ends =
    reachOf(until) ?? (isOpen ? { from: begins.to, to: last } : null);
  if (!ends) {
    return begins.from === begins.to
      ? [{ kind: 'moment', reach: begins }]
      : [{ kind: 'open', reach: begins }];
  }
  const found: IMark[] = [
    { kind: 'open', reach: { from: begins.from, to: ends.to } }
  ];
  if (begins.to <= ends.from) {
    found.push({ kind: 'known', reach: { from: begins.to, to: ends.from } });
  }
  return found;
}

/** The years that are named, each at its first day. */
export function years({
  from,
  to
}: IReach): readonly { readonly at: number; readonly name: string }[] {
  const first = monthOf(from).year;
  const last = monthOf(to).year;
  const step =
    STEPS.find(step => (last - first) / step <= NAMED) ??
    STEPS[STEPS.length - 1];
  const found = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    const at = Math.max(from, monthStart(year, 0));
    found.push({ at, name: String(year) });
  }
  return found;
}

function row(name: string, ...drawn: Node[]): HTMLElement {
  return h(
    'div',
    { class: 'jp-PsydynPractice-timeRow' },
    h('span', { class: 'jp-PsydynPractice-timeName', dir: 'auto' }, name),
    h('span', { class: 'jp-PsydynPractice-track' }, ...drawn)
  );
}

function mark(kind: IMark['kind'], { from, to }: IReach, all: IReach) {
  const size = (100 * (to - from + 1)) / length(all);
  return h('span', {
    class: 'jp-PsydynPractice-mark',
    'data-kind': kind,
    style: `${start(from, all)}; inline-size: ${size.toFixed(2)}%`
  });
}

function start(day: number, all: IReach): string {
  const at = (100 * (day - all.from)) / length(all);
  return `inset-inline-start: ${at.toFixed(2)}%`;
}

function length({ from, to }: IReach): number {
  return to - from + 1;
}
