import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row, Verdict } from '../../tokens';
import { chip, drawVerdict, kindWord } from '../chip';
import { h, svg } from '../dom';
import { known, percent } from '../format';
import { ACROSS, rove } from '../keys';
import { IActs } from '../picture';
import { alsoLine } from '../timing';
import { changeWords, changesOf } from './changes';
import { FEW, ILooked, IOverviewMotif, isTold, toldIn } from './columns';
import { dayNumber } from './days';
import { drawAxis } from './overtime';
import { IPiece, IPieceActs, section } from './piece';
import { along, bar, IOverTime } from './plot';

/** With more dreams than these their ticks run together: periods are drawn. */
const TICKED = 150;
const TOPS: readonly number[] = [0.05, 0.1, 0.25, 0.5, 1];

/** The strongest motifs, a small strip over time each. */
export function drawStrips(
  snapshot: ISnapshot,
  over: IOverTime,
  acts: IActs,
  { trans, select }: IPieceActs
): IPiece {
  const { series } = over;
  const rows = new Map(snapshot.rows.map(row => [row.key, row]));
  const dated = toldIn(
    series,
    Uint8Array.from(series.days, day => Number(day >= 0))
  );
  const strip = dated > TICKED ? bars(over, series.motifs) : ticks(over);
  const lines = series.motifs.map(motif => {
    const only = (isOnly: boolean) =>
      select({ motif: isOnly ? '' : motif.key });
    return drawStrip(motif, rows.get(motif.key), over, strip, acts, only);
  });
  const list = h(
    'ol',
    {
      class: 'jp-PsydynOverview-strips',
      'aria-label': trans.__('Strongest motifs')
    },
    ...lines.map(({ node }) => node)
  );
  rove(list, '.jp-PsydynOverview-strip button', ACROSS);
  return {
    node: section(
      'motifs',
      trans.__('Strongest motifs'),
      lines.length
        ? list
        : h(
            'p',
            { class: 'jp-PsydynReview-empty' },
            trans.__('No motif came back often enough to be listed.')
          ),
      lines.length > 0 && drawAxis(over),
      lines.length > 0 &&
        h(
          'p',
          { class: 'jp-PsydynReview-quiet' },
          [
            dated > TICKED
              ? trans.__(
                  'Share of the dreams of a period, on a scale of its own each; the line: were it as common as ever; paler: fewer than %1 dreams.',
                  FEW
                )
              : trans.__('A tick for each night it comes in.'),
            dated < FEW
              ? trans._n(
                  '%1 dream with a date: too few to speak of change.',
                  '%1 dreams with a date: too few to speak of change.',
                  dated
                )
              : series.motifs.some(({ changes }) => changes.length)
                ? trans.__(
                    'A broken line: from here on it comes differently often.'
                  )
                : trans._n(
                    'No change can be told from chance, in %1 dream.',
                    'No change can be told from chance, in %1 dreams.',
                    dated
                  )
          ].join(' ')
        )
    ),
    show: looked => lines.forEach(line => line.show(looked))
  };
}

interface IStripWay {
  /** The end of the scale of one motif; empty where there is none. */
  top(motif: IOverviewMotif): string;
  /** Fills the plot of one motif. */
  fill(plot: HTMLElement, motif: IOverviewMotif, looked: ILooked): void;
}

function drawStrip(
  motif: IOverviewMotif,
  row: Row | undefined,
  over: IOverTime,
  way: IStripWay,
  acts: IActs,
  only: (isOnly: boolean) => void
) {
  const { trans } = acts;
  const { series } = over;
  const figure = h('span', { class: 'jp-PsydynOverview-figure' });
  const button = h(
    'button',
    { type: 'button', class: 'jp-PsydynOverview-only' },
    trans.__('only these')
  );
  let isOnly = false;
  button.addEventListener('click', () => only(isOnly));
  const name = h(
    'button',
    {
      type: 'button',
      class: 'jp-PsydynOverview-name',
      'data-key': motif.key,
      'aria-keyshortcuts': 'Shift+Enter',
      title: acts.choose
        ? trans.__('Passages; with Shift: only these dreams')
        : trans.__('Only these dreams')
    },
    chip(motif.name, motif.kind, (row?.verdict ?? 'open') as Verdict),
    h(
      'span',
      { class: 'jp-PsydynReview-quiet' },
      motif.kind === 'lemma' ? '' : kindWord(motif.kind, trans)
    ),
    drawVerdict(row?.verdict as Verdict | undefined, trans)
  );
  name.addEventListener('click', event => {
    if (acts.choose && !event.shiftKey) {
      acts.choose(motif.key);
    } else {
      only(isOnly);
    }
  });
  const changes = changesOf(series, motif);
  const ground = h('div', {});
  const plot = h(
    'div',
    { class: 'jp-PsydynOverview-plot', 'aria-hidden': 'true' },
    ground,
    ...changes.map(({ night }) =>
      h('span', {
        class: 'jp-PsydynOverview-change',
        style: `inset-inline-start: ${along(over, dayNumber(night)).toFixed(2)}%`
      })
    )
  );
  const also = row ? alsoLine(row, trans) : null;
  return {
    node: h(
      'li',
      { class: 'jp-PsydynOverview-strip' },
      h('div', { class: 'jp-PsydynOverview-stripHead' }, name, figure, button),
      h(
        'div',
        { class: 'jp-PsydynOverview-stripPlot' },
        plot,
        h(
          'span',
          { class: 'jp-PsydynOverview-top', 'aria-hidden': 'true' },
          way.top(motif)
        )
      ),
      ...changes.map(change =>
        h(
          'p',
          { class: 'jp-PsydynOverview-changeWords' },
          changeWords(change, trans)
        )
      ),
      also
    ),
    show: (looked: ILooked) => {
      isOnly = looked.selection.motif === motif.key;
      button.setAttribute('aria-pressed', String(isOnly));
      button.setAttribute(
        'aria-label',
        trans.__('Only the dreams with %1', motif.name)
      );
      const n = toldIn(series, looked.inside);
      const k = motif.at.filter(at => looked.inside[at]).length;
      figure.textContent = figureOf(
        k,
        n,
        looked.isNarrowed ? undefined : row,
        trans
      );
      way.fill(ground, motif, looked);
    }
  };
}

function figureOf(
  k: number,
  n: number,
  row: Row | undefined,
  trans: TranslationBundle
): string {
  const [low, high] = [known(row?.share_low), known(row?.share_high)];
  return low !== null && high !== null
    ? trans.__(
        '%1 of %2 [%3–%4 %]',
        k,
        n,
        Math.round(100 * low),
        Math.round(100 * high)
      )
    : trans.__('%1 of %2', k, n);
}

/** A tick a night; those that are not looked at faint. */
function ticks(over: IOverTime): IStripWay {
  const { days } = over.series;
  const path = (at: readonly number[], kind: string) =>
    svg('path', {
      class: 'jp-PsydynOverview-ticks',
      'data-kind': kind,
      d: at
        .map(one => `M${(10 * along(over, days[one] + 0.5)).toFixed(1)} 0V100`)
        .join('')
    });
  return {
    top: () => '',
    fill: (plot, { at }, { kept }) => {
      const dated = at.filter(one => days[one] >= 0);
      plot.replaceChildren(
        svg(
          'svg',
          { viewBox: '0 0 1000 100', preserveAspectRatio: 'none' },
          path(
            dated.filter(one => !kept[one]),
            'out'
          ),
          path(
            dated.filter(one => kept[one]),
            'in'
          )
        )
      );
    }
  };
}

/** A bar a period against what is expected of its dreams, were the motif as common as ever. */
function bars(over: IOverTime, motifs: readonly IOverviewMotif[]): IStripWay {
  const { series, periods, place } = over;
  const { words } = series.entries;
  const count = (at: Iterable<number>, kept: Uint8Array | null) => {
    const found = new Array<number>(periods.length).fill(0);
    for (const one of at) {
      if (place[one] >= 0 && (!kept || kept[one])) {
        found[place[one]]++;
      }
    }
    return found;
  };
  const every = Array.from({ length: series.size }, (_, at) => at).filter(at =>
    isTold(series, at)
  );
  const whole = count(every, null);
  const tops = new Map(
    motifs.map(({ key, at }) => {
      const shares = count(at, null).map((k, period) =>
        whole[period] >= FEW ? k / whole[period] : 0
      );
      return [key, TOPS.find(top => top >= Math.max(0, ...shares)) ?? 1];
    })
  );
  let of: readonly number[] = whole;
  let counted: Uint8Array | null = null;
  return {
    top: ({ key }) => percent(tops.get(key) ?? 1),
    fill: (plot, { key, at, rate }, { kept, selection }) => {
      if (counted !== kept) {
        // Once for all motifs.
        counted = kept;
        of = count(every, kept);
      }
      const k = count(at, kept);
      const expected = new Array<number>(periods.length).fill(0);
      // Of dreams chosen by what is in them nothing is expected.
      const isChosen = Boolean(selection.motif || selection.entry);
      for (const one of isChosen ? [] : every) {
        if (place[one] >= 0) {
          expected[place[one]] +=
            rate === null ? 1 : -Math.expm1(-rate * words[one]);
        }
      }
      const high = (value: number, period: number) =>
        Math.min(1, value / Math.max(1, of[period]) / (tops.get(key) ?? 1));
      plot.replaceChildren(
        ...periods.flatMap((_, period) => [
          ...(k[period]
            ? [
                bar(
                  over,
                  period,
                  'share',
                  of[period],
                  0,
                  high(k[period], period)
                )
              ]
            : []),
          ...(expected[period]
            ? [
                bar(
                  over,
                  period,
                  'expected',
                  of[period],
                  high(expected[period], period),
                  0
                )
              ]
            : [])
        ])
      );
    }
  };
}
