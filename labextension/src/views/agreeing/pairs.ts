import { TranslationBundle } from '@jupyterlab/translation';
import { choice } from '../controls';
import { h } from '../dom';
import { known, number } from '../format';

/** Two readers, over all codes. */
export interface IPair {
  readonly a: string;
  readonly b: string;
  readonly kappa: number | null;
  readonly f1: number | null;
  /** What is missing, and why, in words. */
  readonly why?: string;
}

type Figure = 'kappa' | 'f1';

/** Each reader with each other, as a square of figures; the darker, the more they agree. */
export function drawPairs(
  pairs: readonly IPair[],
  host: HTMLElement,
  trans: TranslationBundle
): void {
  const readers = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const place = h('div', { class: 'jp-PsydynReview-agreeingScroll' });
  const show = (figure: string) =>
    place.replaceChildren(table(pairs, readers, figure as Figure, trans));
  show('kappa');
  host.append(
    h('h3', {}, trans.__('Each two readers')),
    h(
      'div',
      { class: 'jp-PsydynReview-controls' },
      choice(
        trans.__('Shown'),
        [
          ['kappa', trans.__('Kappa of all codes')],
          ['f1', trans.__('Same passages (F1, exact)')]
        ],
        'kappa',
        show
      )
    ),
    place
  );
  const whys = pairs.filter(({ why }) => why);
  if (whys.length) {
    host.append(
      h(
        'ul',
        { class: 'jp-PsydynReview-notes' },
        ...whys.map(({ a, b, why }) =>
          h('li', {}, trans.__('%1 and %2: %3', a, b, why!))
        )
      )
    );
  }
}

function table(
  pairs: readonly IPair[],
  readers: readonly string[],
  figure: Figure,
  trans: TranslationBundle
): HTMLElement {
  const of = (x: string, y: string) =>
    pairs.find(({ a, b }) => (a === x && b === y) || (a === y && b === x));
  return h(
    'table',
    { class: 'jp-PsydynReview-agreeingPairs' },
    h(
      'caption',
      { class: 'jp-Psydyn-aloud' },
      figure === 'kappa'
        ? trans.__('Kappa of each two readers, all codes together')
        : trans.__('Passages that each two readers marked alike')
    ),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('td'),
        ...readers.map(reader => h('th', { scope: 'col' }, name(reader)))
      )
    ),
    h(
      'tbody',
      {},
      ...readers.map(row =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, name(row)),
          ...readers.map(column => cell(row, column, of(row, column)?.[figure]))
        )
      )
    )
  );

  function cell(
    row: string,
    column: string,
    found: number | null | undefined
  ): HTMLElement {
    if (row === column) {
      return h('td', { class: 'jp-PsydynReview-agreeingSelf' });
    }
    const value = known(found);
    if (value === null) {
      return h('td', { title: trans.__('not defined') }, '–');
    }
    const shade = Math.round(Math.max(0, Math.min(1, value)) * 40);
    return h(
      'td',
      { style: `--jp-psydyn-shade: ${shade}%` },
      number(value).replace('-', '−')
    );
  }
}

function name(reader: string): HTMLElement {
  return h('bdi', {}, reader);
}
