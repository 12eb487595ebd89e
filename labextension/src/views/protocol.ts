import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row } from '../tokens';
import { h } from './dom';
import { drawLine, seen } from './finding';
import { known, seconds } from './format';
import { rove } from './keys';
import { drawEmpty, drawSamples } from './legends';
import { ILimit, limitsOf, reachOf } from './limits';
import { IActs } from './picture';
import { allSigns, isMisremembered, ISign, signsOf } from './signs';
import { drawTimeline } from './timeline';
import { drawTimelineLegend } from './timemarks';

/** A word-list test as a sheet: what was called out and said, how long it took, and what may be disturbed. */
export function drawProtocol(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): (() => void) | void {
  const { trans } = acts;
  const { rows } = snapshot;
  if (!rows.length) {
    host.append(drawEmpty(trans.__('No reaction was recorded yet.')));
    return;
  }
  const limits = limitsOf(snapshot);
  const reach = reachOf(rows, limits);
  const reading = h(
    'p',
    { class: 'jp-PsydynReview-sheetReading', 'aria-hidden': 'true' },
    ...inWords(rows[0], trans)
  );
  const lines = rows.map(row => line(row, reach, limits, acts));
  const sheet = h(
    'ol',
    { class: 'jp-PsydynReview-sheet', 'aria-label': trans.__('Reactions') },
    ...lines.map(item => h('li', {}, item))
  );
  const isTimed = rows.some(row => known(row.seconds) !== null);
  const timeline = isTimed
    ? drawTimeline(
        rows,
        limits,
        reach,
        at => show(at),
        at => go(at),
        acts
      )
    : null;
  const show = (at: number, inSight = false) => {
    reading.replaceChildren(...inWords(rows[at], trans));
    timeline?.mark(at, inSight);
  };
  const go = (at: number) => {
    lines[at].focus();
    lines[at].scrollIntoView?.({ block: 'nearest' });
  };
  for (const name of ['focusin', 'pointerover']) {
    sheet.addEventListener(name, event => {
      const at = lines.findIndex(item => item.contains(event.target as Node));
      if (at >= 0) {
        show(at, true);
      }
    });
  }
  rove(sheet, '.jp-PsydynReview-sheetLine');
  host.append(
    h(
      'p',
      {},
      trans.__(
        'Marks are a possible disturbance. Many have plain causes: a long or unknown word, a noise, a slow key. They are no finding about a person.'
      )
    ),
    ...(timeline
      ? [timeline.node, drawTimelineLegend(rows, limits, trans)]
      : []),
    reading,
    h(
      'div',
      { class: 'jp-PsydynReview-sheetScroll' },
      head(limits, reach, trans),
      sheet
    ),
    legend(rows, trans)
  );
  return timeline?.follow();
}

function line(
  row: Row,
  reach: number,
  limits: readonly ILimit[],
  acts: IActs
): HTMLElement {
  const { trans } = acts;
  const signs = signsOf(row, trans);
  const time = known(row.seconds);
  const at = (value: number) =>
    `${(100 * Math.max(0, Math.min(1, value / reach))).toFixed(2)}%`;
  const item = drawLine(
    {
      key: row.key,
      kind: 'jp-PsydynReview-sheetLine',
      aloud: aloud(row, signs, trans)
    },
    acts,
    seen('jp-PsydynReview-sheetNumber', String(row.position ?? row.key)),
    seen(
      'jp-PsydynReview-sheetStimulus',
      h('bdi', {}, String(row.stimulus ?? ''))
    ),
    seen('jp-PsydynReview-sheetReaction', ...reaction(row, trans)),
    seen(
      'jp-PsydynReview-sheetTime',
      ...limits.map((limit, i) =>
        h('span', {
          class: 'jp-PsydynReview-sheetLimit',
          'data-chosen': limit.isChosen,
          'data-nth': String(i),
          style: `inset-inline-start: ${at(limit.seconds)}`
        })
      ),
      time !== null &&
        h('span', {
          class: 'jp-PsydynReview-sheetBar',
          'data-beyond': time > reach,
          style: `inline-size: ${at(time)}`
        })
    ),
    seen('jp-PsydynReview-figure', time === null ? '–' : seconds(time)),
    seen('jp-PsydynReview-sheetSigns', ...signs.map(letter))
  );
  // Several of them in one reaction: a little stronger, and no more than that.
  item.toggleAttribute(
    'data-several',
    signs.filter(({ isFaint }) => !isFaint).length > 1
  );
  return item;
}

/** What the columns are; not read aloud, a line says it. */
function head(
  limits: readonly ILimit[],
  reach: number,
  trans: TranslationBundle
): HTMLElement {
  const chosen = limits.find(({ isChosen }) => isChosen);
  return h(
    'div',
    {
      class: 'jp-PsydynReview-sheetLine jp-PsydynReview-sheetHead',
      'aria-hidden': 'true'
    },
    h('span', { class: 'jp-PsydynReview-sheetNumber' }, trans.__('No.')),
    h('span', { class: 'jp-PsydynReview-sheetStimulus' }, trans.__('Stimulus')),
    h('span', { class: 'jp-PsydynReview-sheetReaction' }, trans.__('Reaction')),
    h(
      'span',
      { class: 'jp-PsydynReview-sheetTime' },
      chosen &&
        h(
          'span',
          {
            style: `inset-inline-start: ${((100 * chosen.seconds) / reach).toFixed(2)}%`
          },
          seconds(chosen.seconds)
        )
    ),
    h('span', { class: 'jp-PsydynReview-figure' }, trans.__('Time')),
    h('span', { class: 'jp-PsydynReview-sheetSigns' }, trans.__('Marks'))
  );
}

function letter({ letter, word, isFaint }: ISign): HTMLElement {
  return h(
    'span',
    {
      class: 'jp-PsydynReview-sign',
      title: word,
      'data-faint': isFaint
    },
    letter
  );
}

/** What was said, and beside it what was remembered instead. */
function reaction(row: Row, trans: TranslationBundle): (Node | string)[] {
  const said = String(row.reaction ?? '');
  const again = isMisremembered(row)
    ? String(row.reproduction ?? '') || trans.__('nothing')
    : '';
  return [
    said ? h('bdi', {}, said) : h('span', {}, '—'),
    ...(again
      ? [
          h(
            'span',
            { class: 'jp-PsydynReview-quiet' },
            trans.__('again: '),
            h('bdi', {}, again)
          )
        ]
      : [])
  ];
}

function aloud(
  row: Row,
  signs: readonly ISign[],
  trans: TranslationBundle
): string {
  const time = known(row.seconds);
  return [
    trans.__(
      '%1, %2: %3',
      String(row.position ?? row.key),
      String(row.stimulus ?? ''),
      String(row.reaction ?? '') || trans.__('no reaction')
    ),
    time === null ? trans.__('time not known') : seconds(time),
    signs.length
      ? trans.__(
          'possible disturbance: %1',
          signs.map(({ word }) => word).join(', ')
        )
      : '',
    isMisremembered(row)
      ? trans.__(
          'reproduced as %1',
          String(row.reproduction ?? '') || trans.__('nothing')
        )
      : '',
    row.remark ? trans.__('remark: %1', String(row.remark)) : ''
  ]
    .filter(one => one)
    .join('; ');
}

/** The reaction that is pointed at or focused, with its marks in words. */
function inWords(row: Row, trans: TranslationBundle): (Node | string)[] {
  const time = known(row.seconds);
  const more = [
    time === null ? '' : seconds(time),
    signsOf(row, trans)
      .map(({ word }) => word)
      .join(', '),
    row.remark ? trans.__('remark: %1', String(row.remark)) : ''
  ].filter(one => one);
  return [
    `${row.position ?? row.key}  `,
    h('bdi', {}, String(row.stimulus ?? '')),
    ' → ',
    ...reaction(row, trans),
    ...(more.length ? [h('span', {}, ` · ${more.join(' · ')}`)] : [])
  ];
}

/** The letters that stand on this sheet, with how often each does. */
function legend(rows: readonly Row[], trans: TranslationBundle): HTMLElement {
  return drawSamples(
    allSigns(trans).map(sign => {
      const n = rows.filter(sign.test).length;
      return n > 0 && [letter(sign), trans.__('%1 (%2)', sign.word, n)];
    }),
    trans
  );
}
