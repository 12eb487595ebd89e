import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row, Verdict } from '../tokens';
import { chip, drawVerdict } from './chip';
import { h, svg } from './dom';
import { drawLine, seen } from './finding';
import { isClear, known, number } from './format';
import { drawEmpty, drawSamples } from './legends';
import { IActs } from './picture';
import { drawShortlist } from './shortlist';
import { IStart, inSight, leadingTo, startsOf } from './starts';
import { drawWays, light } from './ways';
import { followWidth } from './width';

/**
 * Where chains meet: the elements of a dream at one side in their order, the
 * associations that several of them reach at the other, a line for each way.
 */
export function drawNodal(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): (() => void) | void {
  const { trans } = acts;
  const { rows } = snapshot;
  if (!rows.length) {
    host.append(
      drawEmpty(
        trans.__(
          'No association is reached from several elements. More chains, or longer ones, may show some.'
        )
      )
    );
    return;
  }
  if (!rows.some(row => isClear(row.q))) {
    host.append(
      h(
        'p',
        { class: 'jp-PsydynReview-unclear' },
        trans._n(
          'None can be told from chance: the %1 association below is a place to read, not a finding.',
          'None can be told from chance: the %1 associations below are places to read, not findings.',
          rows.length
        )
      )
    );
  }
  const ofDreams = snapshot.parameters.unit === 'dream';
  const met = startsOf(snapshot);
  const left = h('ul', {
    class: 'jp-PsydynReview-nodalElements',
    'aria-label': ofDreams ? trans.__('Dreams') : trans.__('Elements')
  });
  const ways = svg('svg', {
    class: 'jp-PsydynReview-nodalWays',
    'aria-hidden': 'true'
  });
  const list = h('ol', {
    class: 'jp-PsydynReview-nodalRows',
    'aria-label': trans.__('Associations that several elements reach')
  });
  const frame = h('div', { class: 'jp-PsydynReview-nodal' }, left, ways, list);
  let shown: readonly Row[] = [];
  const lit = light(frame);
  const connect = () => {
    drawWays(frame, shown, met.ways);
    lit();
  };
  const buttons = drawShortlist(
    {
      list,
      rows,
      page: inSight(
        met,
        rows.filter(row => row.verdict !== 'rejected')
      ),
      line: row => line(row, ofDreams, acts),
      items: '.jp-PsydynReview-nodalRow[data-key]',
      all: count => trans.__('Show all %1 associations', count),
      filled: drawn => {
        shown = drawn;
        left.replaceChildren(...drawStarts(leadingTo(met, drawn)));
        connect();
      }
    },
    acts
  );
  host.append(frame, ...buttons, legend(rows, trans));
  connect();
  return followWidth(frame, connect);
}

function drawStarts(starts: readonly IStart[]): HTMLElement[] {
  return starts.map(({ key, label, entry }, i) =>
    h(
      'li',
      {
        'data-element': key,
        'data-dream': key === entry,
        // Another dream begins.
        'data-first': key !== entry && i > 0 && starts[i - 1].entry !== entry,
        title: label
      },
      h('bdi', {}, label)
    )
  );
}

/** @param ofDreams - whether it is dreams that were counted, and not their elements. */
function line(row: Row, ofDreams: boolean, acts: IActs): HTMLElement {
  const { trans } = acts;
  const verdict = (row.verdict ?? 'open') as Verdict;
  const isUnclear = !isClear(row.q);
  const name = String(row.association ?? row.key);
  const figures = figuresOf(row, ofDreams, trans);
  const drawn = drawLine(
    {
      key: row.key,
      kind: 'jp-PsydynReview-nodalRow',
      aloud: [
        trans.__('%1: reached from %2', name, figures[0].text),
        String(row.of ?? ''),
        ...figures.slice(1).map(({ text }) => text),
        isUnclear ? trans.__('not distinguishable from chance') : ''
      ]
        .filter(one => one)
        .join(', '),
      isDecided: true,
      isUnclear
    },
    acts,
    seen(
      'jp-PsydynReview-name',
      chip(name, 'lemma', verdict),
      drawVerdict(row.verdict as Verdict | undefined, trans)
    ),
    seen(
      'jp-PsydynReview-nodalFigures',
      ...figures.map(({ text, title }) => h('span', { title }, text))
    )
  );
  drawn.dataset.row = row.key;
  return drawn;
}

interface IFigure {
  readonly text: string;
  readonly title?: string;
}

/** With what a meeting stands: from how many it is reached, how often it was said, what chance would do. */
function figuresOf(
  row: Row,
  ofDreams: boolean,
  trans: TranslationBundle
): readonly IFigure[] {
  const [elements, dreams, count, expected, everyday, q] = [
    row.elements,
    row.dreams,
    row.count,
    row.expected,
    row.everyday,
    row.q
  ].map(known);
  const reached = trans._n('%1 element', '%1 elements', elements ?? 0);
  return [
    {
      text: ofDreams
        ? trans._n('%1 dream (%2)', '%1 dreams (%2)', dreams ?? 0, reached)
        : reached
    },
    count !== null && {
      text: trans._n('said %1 time', 'said %1 times', count)
    },
    expected !== null && {
      text: trans.__('by chance %1', number(expected)),
      title: ofDreams
        ? trans.__(
            'Dreams that would reach it, were all that was said dealt out'
          )
        : trans.__(
            'Elements that would reach it, were all that was said dealt out'
          )
    },
    everyday !== null && {
      text: trans.__('everyday %1', number(everyday)),
      title: ofDreams
        ? trans.__(
            'Dreams that would reach it, at its rate in everyday English'
          )
        : trans.__(
            'Elements that would reach it, at its rate in everyday English'
          )
    },
    q !== null && { text: trans.__('q %1', number(q)) }
  ].filter((one): one is IFigure => Boolean(one));
}

function legend(rows: readonly Row[], trans: TranslationBundle): HTMLElement {
  const sample = (isUnclear: boolean) =>
    svg(
      'svg',
      { width: '22', height: '16' },
      svg('path', {
        class: 'jp-PsydynReview-nodalWay',
        d: 'M0 8H22',
        'stroke-width': '2',
        'data-unclear': isUnclear
      })
    );
  return drawSamples(
    [
      rows.some(row => isClear(row.q)) && [
        sample(false),
        trans.__('more than chance would do; thicker: said more often')
      ],
      rows.some(row => !isClear(row.q)) && [
        sample(true),
        trans.__('grey: not distinguishable from chance')
      ],
      [null, trans.__('A hypothesis to be read and decided by people.')]
    ],
    trans
  );
}
