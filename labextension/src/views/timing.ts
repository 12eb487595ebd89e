import { TranslationBundle } from '@jupyterlab/translation';
import { Row } from '../tokens';
import { h } from './dom';
import { isClear, known, night, number } from './format';

/** What a text column joins by "; ". */
export function several(value: Row[string] | undefined): readonly string[] {
  return typeof value === 'string'
    ? value
        .split(';')
        .map(one => one.trim())
        .filter(one => one)
    : [];
}

/**
 * What else there is to say of a motif, small and below its strip: how it comes
 * and goes, how often it is denied, what was not listed apart from it. Null
 * where there is nothing.
 */
export function alsoLine(
  row: Row,
  trans: TranslationBundle
): HTMLElement | null {
  const variants = several(row.variants);
  const negated = known(row.negated) ?? 0;
  const said = [
    trendWord(row, trans),
    negated > 0 &&
      h(
        'span',
        {
          title: trans.__('Where the word is denied (no dog) it is not counted')
        },
        trans._n('%1 negated', '%1 negated', negated)
      ),
    variants.length > 0 &&
      h('span', {}, trans.__('also: %1', variants.join(', ')))
  ].filter(one => one);
  return said.length
    ? h('span', { class: 'jp-PsydynReview-also' }, ...said)
    : null;
}

/** A trend that is clear, in words: the arrow alone would be a riddle. */
function trendWord(row: Row, trans: TranslationBundle): HTMLElement | null {
  const trend = known(row.trend);
  if (trend === null || trend === 1 || !isClear(row.trend_q)) {
    return null;
  }
  const rises = trend > 1;
  return h(
    'span',
    {
      title: trans.__('%1 times as often each year', number(trend)),
      'data-trend': rises ? 'more' : 'less'
    },
    h('span', { 'aria-hidden': 'true' }, rises ? '↗ ' : '↘ '),
    rises
      ? trans.__('more often as time goes on')
      : trans.__('less often as time goes on')
  );
}

/** The nights from which on it comes more often or more seldom, for a strip's name. */
export function changesWords(
  changes: readonly string[],
  trans: TranslationBundle
): string {
  return changes.length
    ? trans.__(
        'comes more often, or more seldom, from %1 on',
        changes.map(change => night(change, trans)).join(', ')
      )
    : '';
}
