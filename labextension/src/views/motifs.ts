import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row, Verdict } from '../tokens';
import { chip, ChipKind, drawVerdict, kindWord } from './chip';
import { h } from './dom';
import { isClear, known, night, number, percent, total } from './format';
import { shortcut } from './keys';
import { motifsWithin } from './narrowed';
import { IActs } from './picture';
import { drawShortlist } from './shortlist';
import { stripOver } from './strip';
import { alsoLine, changesWords, several } from './timing';

/** More motifs than these are shown when asked for: the first are the strongest. */
const PAGE = 25;

/** Motifs by rank, each with the nights it came in and what chance would make of it. */
export function drawMotifs(
  whole: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans, selection } = acts;
  const snapshot = selection ? motifsWithin(whole, selection) : whole;
  const list = h('ol', {
    class: 'jp-PsydynReview-motifs',
    'aria-label': trans.__('Motifs')
  });
  const { ground, line } = lines(snapshot, acts);
  const changing = snapshot.rows.some(row => several(row.changes).length);
  const buttons = drawShortlist(
    {
      list,
      rows: snapshot.rows,
      page: PAGE,
      line,
      items: '.jp-PsydynReview-row[data-key]',
      all: count => trans.__('Show all %1 motifs', count)
    },
    acts
  );
  host.append(ground, header(snapshot, trans), list, ...buttons);
  if (changing) {
    host.append(
      h(
        'p',
        { class: 'jp-PsydynReview-legend' },
        trans.__(
          'A broken line: the night from which on it comes more often, or more seldom.'
        )
      )
    );
  }
  if (!snapshot.rows.length) {
    list.replaceWith(
      h(
        'p',
        { class: 'jp-PsydynReview-empty' },
        trans.__('No motif came back often enough to be listed.')
      )
    );
  }
}

function header(snapshot: ISnapshot, trans: TranslationBundle): HTMLElement {
  const { first, last } = snapshot.picture;
  return h(
    'div',
    {
      class: 'jp-PsydynReview-row jp-PsydynReview-rowHead',
      'aria-hidden': 'true'
    },
    h('span', {}, trans.__('Motif')),
    h(
      'span',
      { class: 'jp-PsydynReview-period' },
      h('span', {}, first ? night(first, trans) : ''),
      h('span', {}, last ? night(last, trans) : '')
    ),
    h('span', { class: 'jp-PsydynReview-figure' }, trans.__('Dreams')),
    h('span', {}, trans.__('Share, 95 % interval')),
    h('span', {}, trans.__('To compare'))
  );
}

function lines(snapshot: ISnapshot, acts: IActs) {
  const { trans } = acts;
  const { first, last, all = [], nights = {} } = snapshot.picture;
  const { ground, strip } = stripOver({ first, last }, all);
  const of = total(snapshot);

  const line = (row: Row): HTMLElement => {
    const verdict = (row.verdict ?? 'open') as Verdict;
    const own: readonly string[] = nights[row.key] ?? [];
    const changes = several(row.changes);
    const item = h(
      acts.choose ? 'button' : 'div',
      {
        class: 'jp-PsydynReview-row',
        'data-key': acts.choose && row.key,
        'aria-current': acts.chosen === row.key ? 'true' : undefined
      },
      h(
        'span',
        { class: 'jp-PsydynReview-name' },
        chip(String(row.motif), row.kind as ChipKind, verdict),
        h(
          'span',
          { class: 'jp-PsydynReview-quiet' },
          row.kind === 'lemma' ? '' : kindWord(String(row.kind), trans)
        ),
        drawVerdict(row.verdict as Verdict | undefined, trans)
      ),
      strip(own, stripName(own, changes, trans), changes),
      h(
        'span',
        { class: 'jp-PsydynReview-figure' },
        of === null
          ? String(row.entries)
          : trans.__('%1 of %2', Number(row.entries), of)
      ),
      h('span', { class: 'jp-PsydynReview-interval' }, interval(row)),
      h('span', { class: 'jp-PsydynReview-expected' }, ...beside(row, trans)),
      alsoLine(row, trans)
    );
    if (acts.choose) {
      item.setAttribute('type', 'button');
      item.addEventListener('click', () => acts.choose!(row.key));
      item.addEventListener('keydown', event => {
        const verdict = VERDICTS[shortcut(event as KeyboardEvent)];
        if (verdict && acts.decide) {
          event.preventDefault();
          acts.decide(row.key, verdict);
        }
      });
    }
    return item;
  };
  return { ground, line };
}

const VERDICTS: Readonly<Record<string, Verdict>> = {
  y: 'accepted',
  n: 'rejected'
};

function interval(row: Row): string {
  const { share, share_low, share_high } = row;
  if (typeof share !== 'number') {
    return '';
  }
  return typeof share_low === 'number' && typeof share_high === 'number'
    ? `${percent(share)} [${Math.round(share_low * 100)}–${Math.round(share_high * 100)}]`
    : percent(share);
}

/**
 * What the number of dreams stands beside: of words that come together, what
 * chance would do; of a word or a class, everyday English. Its q is that of its
 * spread, and says something only where it comes in clusters.
 */
function beside(row: Row, trans: TranslationBundle): Node[] {
  const { kind, entries, expected, everyday, q } = row;
  const [seen, byChance] = [known(entries), known(expected)];
  const said: Node[] = [];
  if (kind === 'set' && byChance !== null) {
    said.push(
      figure(
        trans.__('by chance %1', number(byChance)),
        trans.__('Dreams that would hold both by chance')
      )
    );
  }
  if (typeof everyday === 'number') {
    said.push(
      figure(
        trans.__('everyday %1', number(everyday)),
        trans.__(
          'Dreams that would hold it, were it as common as in everyday English'
        )
      )
    );
  }
  if (seen !== null && byChance !== null && seen < byChance && isClear(q)) {
    said.push(
      figure(
        trans.__('in clusters'),
        trans.__(
          'It fills fewer dreams than its words would by chance (%1)',
          number(byChance)
        )
      )
    );
  }
  return said;
}

function figure(text: string, title: string): HTMLElement {
  return h('span', { title }, text);
}

function stripName(
  nights: readonly string[],
  changes: readonly string[],
  trans: TranslationBundle
): string {
  if (nights.length === 0) {
    return trans.__('no dated night');
  }
  const name = trans._n(
    '%1 dated night, %2',
    '%1 dated nights, %2 to %3',
    nights.length,
    night(nights[0], trans),
    night(nights[nights.length - 1], trans)
  );
  return changes.length ? `${name}; ${changesWords(changes, trans)}` : name;
}
