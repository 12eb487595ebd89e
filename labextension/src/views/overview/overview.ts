import { ISnapshot } from '../../tokens';
import { h } from '../dom';
import { shortcut } from '../keys';
import { nameOf } from '../motifkey';
import { IActs } from '../picture';
import { EVERYTHING, ISelection } from '../selection';
import { drawCalendar } from './calendar';
import { FEW, ILooked, ISeries, look, seriesOf, toldIn } from './columns';
import { dayNumber, shortDay, weekStart } from './days';
import { drawOverTime } from './overtime';
import { IPiece, IPieceActs } from './piece';
import { along, IOverTime } from './plot';
import { periodsOf, places, unitFor } from './spans';
import { drawStrips } from './strips';

/**
 * A series at a glance: its nights, what was told, recalled and felt over time,
 * and the strongest motifs. All of it is narrowed here, with nobody to ask.
 */
export function drawOverview(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): () => void {
  const { trans } = acts;
  const series = seriesOf(snapshot);
  let selection = acts.selection ?? EVERYTHING;
  const root = h('div', { class: 'jp-PsydynOverview' });
  const said = h('p', {
    class: 'jp-PsydynOverview-said',
    role: 'status'
  });
  const all = h(
    'button',
    { type: 'button', class: 'jp-PsydynReview-more' },
    trans.__('Look at all')
  );
  const few = h('p', { class: 'jp-PsydynReview-quiet' });
  const head = h('div', { class: 'jp-PsydynOverview-head' }, said, all, few);

  let pieces: readonly IPiece[] = [];
  let looked: ILooked | undefined;
  const show = (shown: ISelection) => {
    const now = look(series, shown, looked);
    looked = now;
    setVeils(root, series, shown);
    said.textContent = headline(series, now, acts);
    all.hidden = !now.isNarrowed;
    few.textContent = tooFew(toldIn(series, now.inside), acts);
    pieces.forEach(piece => piece.show(now));
  };
  const pieceActs: IPieceActs = {
    trans,
    select: some => {
      selection = { ...selection, ...some };
      show(selection);
      acts.select?.(some);
    },
    preview: some => show({ ...selection, ...some })
  };
  const clear = () =>
    pieceActs.select({ since: '', until: '', motif: '', entry: '' });
  all.addEventListener('click', () => {
    clear();
    root.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });
  root.addEventListener('keydown', event => {
    if (shortcut(event) === 'Escape' && looked?.isNarrowed) {
      event.preventDefault();
      event.stopPropagation();
      clear();
    }
  });

  pieces = piecesOf(snapshot, series, acts, pieceActs);
  const [calendar, overTime, strips] = pieces;
  root.append(
    head,
    strips
      ? h(
          'div',
          { class: 'jp-PsydynOverview-columns' },
          h('div', {}, calendar.node, overTime.node),
          h('div', {}, strips.node)
        )
      : h(
          'p',
          { class: 'jp-PsydynReview-empty' },
          trans.__(
            'No night has a full date: there is nothing to draw over time. The table has the motifs.'
          )
        )
  );
  host.append(h('div', { class: 'jp-PsydynOverview-host' }, root));
  show(selection);
  acts.follow?.(next => {
    selection = next;
    show(next);
  });
  return () => pieces.forEach(piece => piece.stop?.());
}

function piecesOf(
  snapshot: ISnapshot,
  series: ISeries,
  acts: IActs,
  pieceActs: IPieceActs
): readonly IPiece[] {
  if (!series.span) {
    return [];
  }
  const { from, to } = series.span;
  const start = weekStart(navigator.language);
  const dated = series.days.filter(day => day >= 0).length;
  const unit = unitFor(from, to, dated);
  const periods = periodsOf(from, to, unit, start);
  const place = places(series.days, periods);
  const over: IOverTime = { series, unit, periods, place };
  return [
    drawCalendar(series, start, pieceActs),
    drawOverTime(over, pieceActs),
    drawStrips(snapshot, over, acts, pieceActs)
  ];
}

const VEILED = '.jp-PsydynOverview-plot, .jp-PsydynOverview-zones';

/** What lies outside the period is covered, in every plot by the same two figures. */
function setVeils(
  root: HTMLElement,
  series: ISeries,
  { since, until }: ISelection
): void {
  if (!series.span) {
    return;
  }
  const place = (day: number) =>
    Math.max(0, Math.min(100, along({ series } as IOverTime, day)));
  const before = since ? place(dayNumber(since)) : 0;
  const after = until ? 100 - place(dayNumber(until) + 1) : 0;
  // On each of them and not on what they are in: that would restyle every night.
  for (const { style } of Array.from(
    root.querySelectorAll<HTMLElement>(VEILED)
  )) {
    style.setProperty('--jp-psydyn-before', `${before.toFixed(2)}%`);
    style.setProperty('--jp-psydyn-after', `${after.toFixed(2)}%`);
  }
}

function headline(
  series: ISeries,
  { selection, inside, isNarrowed }: ILooked,
  { trans }: IActs
): string {
  const every = new Uint8Array(series.size).fill(1);
  const told = toldIn(series, every);
  const { since, until, motif, entry, code } = selection;
  const { span } = series;
  const [from, to] = [
    since ? dayNumber(since) : span?.from,
    until ? dayNumber(until) : span?.to
  ];
  const when =
    from !== undefined && to !== undefined
      ? from === to
        ? shortDay(from)
        : trans.__('%1 to %2', shortDay(from), shortDay(to))
      : '';
  const which = [
    when,
    motif
      ? trans.__(
          'with %1',
          series.motifs.find(one => one.key === motif)?.name ?? nameOf(motif)
        )
      : '',
    entry ? trans.__('one entry') : '',
    code ? trans.__('not narrowed to a code: here all are shown') : ''
  ].filter(one => one);
  const dreams = isNarrowed
    ? trans.__('%1 of %2 dreams', toldIn(series, inside), told)
    : trans._n('%1 dream', '%1 dreams', told);
  return [dreams, ...which].join(', ');
}

function tooFew(told: number, { trans }: IActs): string {
  return told < FEW
    ? trans._n(
        '%1 dream: too few to speak of change.',
        '%1 dreams: too few to speak of change.',
        told
      )
    : '';
}
