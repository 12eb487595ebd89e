import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { IPreview, IRow } from './client';
import { counts, trouble } from './words';

/** What will become of the rows: how many, the first of them, and those to look at. */
export function drawPreview(
  preview: IPreview,
  trans: TranslationBundle
): readonly HTMLElement[] {
  const { first, troubled, notes } = preview;
  const [sentence, ...more] = counts(preview, trans);
  return [
    h(
      'div',
      { class: 'jp-PsydynImport-counts' },
      h('p', {}, h('strong', {}, sentence)),
      ...list([...more, ...notes])
    ),
    rows(trans.__('The first rows, as they would be recorded'), first, trans),
    ...(troubled.length > 0
      ? [rows(trans.__('Rows to look at'), troubled, trans)]
      : [])
  ];
}

export function list(sentences: readonly string[]): readonly HTMLElement[] {
  return sentences.length > 0
    ? [h('ul', {}, ...sentences.map(one => h('li', {}, one)))]
    : [];
}

function rows(
  caption: string,
  some: readonly IRow[],
  trans: TranslationBundle
): HTMLElement {
  return h(
    'table',
    { class: 'jp-PsydynImport-table jp-PsydynImport-rows' },
    h('caption', {}, caption),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'col' }, trans.__('Place')),
        h('th', { scope: 'col' }, trans.__('Night')),
        h('th', { scope: 'col' }, trans.__('Dream'))
      )
    ),
    h('tbody', {}, ...some.map(row => line(row, trans)))
  );
}

function line(row: IRow, trans: TranslationBundle): HTMLElement {
  const { where, night, dreamer, title, first_words, tags, left_out } = row;
  const about = [dreamer, ...tags].join(' · ');
  const wrong = trouble(row, trans);
  return h(
    'tr',
    { class: left_out ? 'jp-PsydynImport-out' : undefined },
    h('th', { scope: 'row' }, where),
    h('td', {}, night || trans.__('unknown')),
    h(
      'td',
      { translate: 'no', dir: 'auto' },
      title && h('strong', {}, title),
      first_words && h('p', { class: 'jp-PsydynImport-told' }, first_words),
      about && h('p', { class: 'jp-PsydynImport-quiet' }, about),
      wrong && h('p', { class: 'jp-PsydynImport-trouble' }, wrong)
    )
  );
}
