import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row, Verdict } from '../../tokens';
import { chip, drawVerdict, kindWord } from '../chip';
import { h } from '../dom';
import { known } from '../format';
import { ACROSS, rove } from '../keys';
import { IActs } from '../picture';
import { alsoLine } from '../timing';
import { changeWords, changesOf } from './changes';
import { FEW, ILooked, IOverviewMotif, toldIn } from './columns';
import { dayNumber } from './days';
import { drawAxis } from './overtime';
import { IPiece, IPieceActs, section } from './piece';
import { bars, IStripWay, ticks } from './stripways';
import { along, IOverTime } from './plot';

/** With more dreams than these their ticks run together: periods are drawn. */
const TICKED = 150;

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
  const strip = dated > TICKED ? bars(over, series.motifs, trans) : ticks(over);
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
  let filled: Uint8Array | null = null;
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
      h(
        'div',
        { class: 'jp-PsydynOverview-stripHead' },
        name,
        figure,
        h(
          'span',
          { class: 'jp-PsydynOverview-top', 'aria-hidden': 'true' },
          way.top(motif)
        ),
        button
      ),
      plot,
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
      if (looked.kept !== filled) {
        filled = looked.kept;
        way.fill(ground, motif, looked);
      }
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
