import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row } from '../../tokens';
import { chip, ChipKind } from '../chip';
import { dot, drawDots, IDots } from '../dots';
import { h } from '../dom';
import { isClear, known, number } from '../format';
import { drawEmpty, drawSamples } from '../legends';
import { IActs } from '../picture';

/** So many of those that cannot be told from chance are shown at first. */
const UNTOLD = 10;

/** What comes with a motif, the surest first: how often, and how often by chance. */
export function drawNeighbours(
  snapshot: ISnapshot,
  entries: number,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const { rows } = snapshot;
  if (!rows.length) {
    host.append(
      drawEmpty(
        trans.__(
          'Nothing comes with it more often than chance would have it, as far as so few dreams can tell.'
        )
      )
    );
    return;
  }
  const most = Math.max(...rows.map(row => known(row.count) ?? 0), 1);
  const dreams = Number(snapshot.parameters.entries ?? 0);
  const scale = {
    ticks: ticks(most),
    tick: String,
    name: trans.__('Neighbour'),
    figure: unitWord(snapshot, trans)
  };
  const unclear = trans._n(
    'Not distinguishable from chance with %1 dream',
    'Not distinguishable from chance with %1 dreams',
    dreams
  );
  const [told, untold] = [true, false].map(clear =>
    rows.filter(row => isClear(row.q) === clear)
  );
  const draw = (some: readonly Row[], name: string, page?: number) =>
    drawDots(name, scale, some, row => line(row, trans), host, acts, page);
  if (told.length) {
    draw(told, trans.__('Neighbours'));
  }
  if (untold.length) {
    host.append(h('p', { class: 'jp-PsydynReview-unclear' }, `${unclear}:`));
    draw(untold, unclear, UNTOLD);
  }
  const isEntries = snapshot.parameters.unit === 'entry';
  host.append(
    drawSamples(
      [
        [
          dot('filled'),
          isEntries
            ? trans._n(
                'with it, of the %1 dream that holds the motif',
                'with it, of the %1 dreams that hold the motif',
                entries
              )
            : trans.__('with it')
        ],
        [dot('open'), trans.__('by chance, the two independent')],
        [null, trans.__('round: a word; square: a class of things')]
      ],
      trans
    )
  );
}

function line(row: Row, trans: TranslationBundle): IDots {
  const [count, expected, q] = [row.count, row.expected, row.q].map(known);
  const name = String(row.neighbour);
  return {
    label: chip(name, row.kind as ChipKind),
    open: expected,
    filled: count,
    figure: String(count ?? '–'),
    isUnclear: !isClear(q),
    aloud: [
      row.kind === 'symbol' ? trans.__('%1 (symbol)', name) : name,
      trans.__('%1 with it', count ?? 0),
      expected === null ? '' : trans.__('by chance %1', number(expected)),
      q === null ? '' : `q ${number(q)}`,
      isClear(q) ? '' : trans.__('not distinguishable from chance')
    ]
      .filter(one => one)
      .join(', ')
  };
}

/** Whole numbers from nothing to the most, a few. */
export function ticks(most: number): readonly number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find(
    step => most / step <= 5
  );
  const by = step ?? Math.ceil(most / 5);
  return Array.from({ length: Math.ceil(most / by) + 1 }, (_, at) => at * by);
}

function unitWord({ parameters }: ISnapshot, trans: TranslationBundle): string {
  switch (parameters.unit) {
    case 'entry':
      return trans.__('Dreams');
    case 'sentence':
      return trans.__('Sentences');
    default:
      return trans.__('Windows');
  }
}
