import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { drawLine, seen } from '../finding';
import { night, number, percent } from '../format';
import { rove } from '../keys';
import { paged } from '../paged';
import { IActs } from '../picture';
import { IApart, IBeside, Side } from './read';

const PAGE = 20;

/** Where the words of an entry and its label are on the same side, and where they are not. */
export function drawBeside(
  beside: IBeside,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  host.append(
    h('p', {}, tell(beside, trans)),
    h(
      'p',
      { class: 'jp-PsydynReview-quiet' },
      trans.__(
        'A word list listens to single words. Where it differs, the label stands; what was meant, only its writer knows.'
      ),
      ' ',
      leftOut(beside, trans)
    )
  );
  if (beside.n) {
    host.append(drawCells(beside, acts));
  }
  const list = h('ul', {
    class: 'jp-PsydynAffects-lines',
    'aria-label': trans.__('Where label and words differ')
  });
  const more = paged(
    list,
    beside.apart,
    PAGE,
    one => h('li', {}, drawApart(one, acts)),
    trans.__('Show all %1', beside.apart.length),
    () => reset()
  );
  const reset = rove(list, '[data-key]');
  if (beside.apart.length) {
    host.append(
      h('h4', {}, trans.__('Where they differ')),
      list,
      ...(more ? [more] : [])
    );
  }
}

function tell(
  { n, same, share, low, high, expected }: IBeside,
  trans: TranslationBundle
): string {
  return share === null || low === null || high === null
    ? trans.__('No entry has a label and words that are both clear.')
    : trans.__(
        'On the same side in %1 of %2 entries, %3 [%4 to %5]; were labels dealt out at random, %6.',
        same,
        n,
        percent(share),
        percent(low),
        percent(high),
        percent(expected ?? 0)
      );
}

function leftOut({ left_out }: IBeside, trans: TranslationBundle): string {
  const { mixed, unknown, unrated, between } = left_out;
  const said = [
    mixed && trans.__('%1 with bright and dark labels', mixed),
    unknown && trans.__('%1 with labels on no known side', unknown),
    unrated && trans.__('%1 with fewer than three rated words', unrated),
    between && trans.__('%1 with words neither bright nor dark', between)
  ].filter(Boolean);
  return said.length ? trans.__('Not compared: %1.', said.join('; ')) : '';
}

function sideWord(side: Side, trans: TranslationBundle): string {
  return side === 'bright' ? trans.__('bright') : trans.__('dark');
}

function drawCells({ cells }: IBeside, acts: IActs): HTMLElement {
  const { trans } = acts;
  const sides: readonly Side[] = ['bright', 'dark'];
  const cell = (label: Side, words: Side) => {
    const { key, entries } = cells.find(
      one => one.label === label && one.words === words
    )!;
    return h(
      'td',
      {},
      drawLine(
        {
          key,
          kind: 'jp-PsydynAffects-count',
          aloud: trans._n(
            'label %2, words %3: %1 entry',
            'label %2, words %3: %1 entries',
            entries,
            sideWord(label, trans),
            sideWord(words, trans)
          ),
          hasPassages: entries > 0
        },
        acts,
        seen('', String(entries))
      )
    );
  };
  const table = h(
    'table',
    { class: 'jp-PsydynAffects-cells' },
    h('caption', { class: 'jp-Psydyn-aloud' }, trans.__('Labels and words')),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('td'),
        ...sides.map(words =>
          h(
            'th',
            { scope: 'col' },
            trans.__('words %1', sideWord(words, trans))
          )
        )
      )
    ),
    h(
      'tbody',
      {},
      ...sides.map(label =>
        h(
          'tr',
          {},
          h(
            'th',
            { scope: 'row' },
            trans.__('label %1', sideWord(label, trans))
          ),
          ...sides.map(words => cell(label, words))
        )
      )
    )
  );
  rove(table, '[data-key]');
  return table;
}

function drawApart(one: IApart, acts: IActs): HTMLElement {
  const { trans } = acts;
  const { key, labels, words, score, rated } = one;
  const when = night(one.night, trans);
  const said =
    words === 'dark'
      ? trans.__('the words sound darker than the label')
      : trans.__('the words sound brighter than the label');
  const figure = trans._n(
    '%2 by %1 rated word',
    '%2 by %1 rated words',
    rated,
    number(score)
  );
  return drawLine(
    {
      key,
      kind: 'jp-PsydynAffects-line',
      aloud: `${when}, ${labels}: ${said}, ${figure}`
    },
    acts,
    seen('jp-PsydynReview-where', when),
    seen('', h('bdi', {}, labels)),
    seen('jp-PsydynReview-quiet', `${said} (${figure})`)
  );
}
