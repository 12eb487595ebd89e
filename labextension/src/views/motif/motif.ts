import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row } from '../../tokens';
import { chip, ChipKind, kindWord } from '../chip';
import { h } from '../dom';
import { night, number, percent } from '../format';
import { IActs } from '../picture';
import { drawRecurrence } from '../recurrence';
import { EVERYTHING, isWithin } from '../selection';
import { stripOver } from '../strip';
import { changesWords } from '../timing';
import { drawFelt } from './felt';
import { drawNeighbours } from './neighbours';

/** What is drawn of a motif itself (`analysis/motif.py`). */
interface IMotif {
  readonly key: string;
  readonly name: string;
  readonly kind: ChipKind;
  readonly entries: number;
  readonly of: number;
  readonly share: number;
  readonly share_low: number;
  readonly share_high: number;
  readonly count: number;
  readonly negated: number;
  readonly expected: number | null;
  readonly everyday: number | null;
  /** As it is written, most often first. */
  readonly forms: readonly string[];
}

/** One motif read closely: how common, when, with what, and what was felt. */
export function drawMotif(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): () => void {
  const { trans } = acts;
  const motif: IMotif = snapshot.picture.motif;
  const periods: readonly Row[] = snapshot.picture.periods ?? [];
  host.append(
    drawHead(motif, acts),
    drawNights(snapshot, periods, acts),
    section(trans.__('Over time'), into =>
      drawRecurrence(
        {
          ...snapshot,
          kind: 'recurrence',
          rows: periods,
          picture: { changes: snapshot.picture.changes }
        },
        into,
        acts
      )
    ),
    section(trans.__('What comes with it'), into =>
      drawNeighbours(snapshot, motif.entries, into, acts)
    ),
    section(trans.__('What was felt'), into =>
      drawFelt(snapshot.picture.affects, into, acts)
    )
  );
  return () => host.replaceChildren();
}

function section(
  title: string,
  draw: (into: HTMLElement) => void
): HTMLElement {
  const into = h('div');
  draw(into);
  return h(
    'section',
    { class: 'jp-PsydynReview-motifSection', 'aria-label': title },
    h('h3', {}, title),
    into
  );
}

function drawHead(motif: IMotif, acts: IActs): HTMLElement {
  const { trans } = acts;
  const { entries, of, share, share_low, share_high } = motif;
  const all = h(
    'button',
    { type: 'button', class: 'jp-PsydynReview-do', 'data-key': motif.key },
    trans._n('Read the %1 dream', 'Read the %1 dreams', entries)
  );
  all.addEventListener('click', () => acts.choose?.(motif.key));
  return h(
    'div',
    { class: 'jp-PsydynReview-motifHead' },
    h(
      'p',
      { class: 'jp-PsydynReview-motifName' },
      chip(motif.name, motif.kind),
      h(
        'span',
        { class: 'jp-PsydynReview-quiet' },
        kindWord(motif.kind, trans)
      ),
      h(
        'span',
        {},
        trans._n(
          'in %2 of %1 dream, %3 [%4–%5]',
          'in %2 of %1 dreams, %3 [%4–%5]',
          of,
          entries,
          percent(share),
          Math.round(100 * share_low),
          Math.round(100 * share_high)
        )
      ),
      acts.choose && entries > 0 && all
    ),
    h(
      'p',
      { class: 'jp-PsydynReview-quiet' },
      [...compared(motif, trans), written(motif, trans)]
        .filter(one => one)
        .join(' · ')
    )
  );
}

/** What the number of dreams stands beside. */
function compared(motif: IMotif, trans: TranslationBundle): readonly string[] {
  const { expected, everyday, count, negated, kind } = motif;
  return [
    trans._n('%1 time', '%1 times', count),
    everyday === null
      ? ''
      : trans.__(
          'were it as common as in everyday English: %1 dreams',
          number(everyday)
        ),
    expected === null
      ? ''
      : kind === 'set'
        ? trans.__('all of it by chance: %1 dreams', number(expected))
        : trans.__(
            'its words dealt out by chance: %1 dreams',
            number(expected)
          ),
    negated > 0 ? trans._n('%1 negated', '%1 negated', negated) : ''
  ];
}

function written(motif: IMotif, trans: TranslationBundle): string {
  const isItself =
    motif.forms.length === 1 && motif.forms[0] === motif.name.toLowerCase();
  return motif.forms.length && !isItself
    ? trans.__('written: %1', motif.forms.join(', '))
    : '';
}

/** The nights it came in, and the period that is looked at. */
function drawNights(
  { picture }: ISnapshot,
  periods: readonly Row[],
  acts: IActs
): HTMLElement | string {
  const { trans, selection = EVERYTHING } = acts;
  const { first, last, all = [], nights = [], changes = [] } = picture;
  if (!all.length) {
    return '';
  }
  const within = (days: readonly string[]) =>
    days.filter(day => isWithin(day, selection));
  const told = within(all);
  const own = within(nights);
  const { ground, strip } = stripOver({ first, last }, told);
  const isPart = told.length < all.length;
  const name = [
    trans._n(
      'It came in %2 of %1 dated night',
      'It came in %2 of %1 dated nights',
      told.length,
      own.length
    ),
    isPart ? trans.__('of the period; the figures here are of all') : '',
    changesWords(changes, trans)
  ]
    .filter(one => one)
    .join('; ');
  return h(
    'div',
    { class: 'jp-PsydynReview-motifNights' },
    ground,
    h('span', { class: 'jp-PsydynReview-quiet' }, night(first, trans)),
    strip(own, name, changes),
    h('span', { class: 'jp-PsydynReview-quiet' }, night(last, trans)),
    acts.select && periods.length > 1 && drawPeriods(periods, acts),
    h(
      'p',
      { class: 'jp-PsydynReview-quiet' },
      `${name}.`,
      changes.length > 0 && ` ${trans.__('A broken line: from that night on.')}`
    )
  );
}

/** Look at one of the periods, or at all of the time. */
function drawPeriods(periods: readonly Row[], acts: IActs): HTMLElement {
  const { trans, selection = EVERYTHING } = acts;
  const value = ({ first, last }: Row) => `${first}/${last}`;
  const looked =
    selection.since || selection.until
      ? `${selection.since}/${selection.until}`
      : '';
  const isOther = looked !== '' && !periods.some(row => value(row) === looked);
  const select = h(
    'select',
    { 'aria-label': trans.__('Period') },
    h('option', { value: '' }, trans.__('all of the time')),
    isOther &&
      h(
        'option',
        { value: looked },
        `${selection.since || '…'} – ${selection.until || '…'}`
      ),
    ...periods.map(row => h('option', { value: value(row) }, row.key))
  );
  select.value = looked;
  select.addEventListener('change', () => {
    const [since = '', until = ''] = select.value.split('/');
    acts.select!({ since, until });
  });
  return select;
}
