import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row } from '../../tokens';
import { h } from '../dom';
import { familyWord } from '../feeling/words';
import { drawLine, seen } from '../finding';
import { known, number, percent } from '../format';
import { ACROSS, rove } from '../keys';
import { shortName } from '../periods';
import { IActs } from '../picture';
import { IAffects, IFamilyShare, ITime } from './read';

/** With fewer placed labels than these a share says next to nothing. */
const FEW = 5;

/** A row a family, a column a time: how much of what was placed is there, as high as its share. */
export function drawTimes(
  { periods }: IAffects,
  { rows, parameters }: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  // With one time alone there is nothing to compare.
  const size = rows.length > 1 ? Number(parameters.compared_at ?? 0) : 0;
  const families = periods[0].families.map(({ family }) => family);
  const figures = (name: string, of: (row: Row) => string) =>
    h(
      'tr',
      { class: 'jp-PsydynAffects-figures' },
      h('th', { scope: 'row' }, name),
      ...rows.map(row => h('td', {}, of(row)))
    );
  const table = h(
    'table',
    { class: 'jp-PsydynAffects-times' },
    h(
      'caption',
      { class: 'jp-Psydyn-aloud' },
      trans.__('Families of feelings over time')
    ),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('td'),
        ...rows.map((row, at) => drawHead(row, rows[at - 1]?.key, acts))
      )
    ),
    h(
      'tbody',
      {},
      ...families.map((family, at) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, familyWord(family, trans)),
          ...periods.map(time =>
            h('td', {}, drawCell(time, time.families[at], acts))
          )
        )
      )
    ),
    h(
      'tbody',
      {},
      figures(trans.__('placed, of all labels'), row =>
        trans.__('%1 of %2', known(row.placed) ?? 0, known(row.labels) ?? 0)
      ),
      figures(trans.__('different words'), row => String(row.distinct ?? '')),
      size > 0 &&
        figures(
          trans._n('different in %1 label', 'different in %1 labels', size),
          row => figure(row.rarefied)
        ),
      figures(trans.__('granularity, bits'), row => figure(row.entropy)),
      figures(trans.__('95 % interval'), row => interval(row, trans))
    )
  );
  rove(table, '[data-key]', ACROSS);
  host.append(
    h(
      'p',
      { class: 'jp-PsydynReview-quiet' },
      trans.__(
        'Share of the labels placed on the wheel, by family; a full cell is all of them.'
      )
    ),
    h(
      'div',
      {
        class: 'jp-PsydynAffects-scroll',
        role: 'region',
        'aria-label': trans.__('Feelings over time'),
        tabindex: '0'
      },
      table
    )
  );
}

function drawHead(
  { key, labelled }: Row,
  before: string | undefined,
  acts: IActs
): HTMLElement {
  const { trans } = acts;
  const [name, year] =
    key === 'all' ? [trans.__('all'), ''] : shortName(key, before);
  const n = known(labelled) ?? 0;
  return h(
    'th',
    { scope: 'col' },
    drawLine(
      {
        key,
        kind: 'jp-PsydynAffects-head',
        aloud: trans._n('%2: %1 entry', '%2: %1 entries', n, key)
      },
      acts,
      seen('', name),
      seen('jp-PsydynReview-quiet', year)
    )
  );
}

function drawCell(
  { key, placed }: ITime,
  { family, count, share, low, high }: IFamilyShare,
  acts: IActs
): HTMLElement {
  const { trans } = acts;
  const name = familyWord(family, trans);
  const aloud =
    share === null || low === null || high === null
      ? trans.__('%1, %2: nothing was placed', name, key)
      : trans.__(
          '%1, %2: %3 of %4 placed, %5 [%6 to %7]%8',
          name,
          key,
          count,
          placed,
          percent(share),
          percent(low),
          percent(high),
          placed < FEW ? trans.__(', few') : ''
        );
  const cell = drawLine(
    {
      key: `family:${key}|${family}`,
      kind: 'jp-PsydynAffects-cell',
      aloud,
      hasPassages: count > 0,
      isUnclear: placed < FEW
    },
    acts,
    seen(
      'jp-PsydynAffects-share',
      h('span', {
        style: `block-size: ${(100 * (share ?? 0)).toFixed(1)}%`
      })
    ),
    seen('jp-PsydynReview-quiet', count ? String(count) : '')
  );
  cell.title = aloud;
  return cell;
}

function figure(value: Row[string]): string {
  const found = known(value);
  return found === null ? '–' : number(found);
}

function interval(row: Row, trans: TranslationBundle): string {
  const [low, high] = [known(row.entropy_low), known(row.entropy_high)];
  return low === null || high === null
    ? '–'
    : trans.__('%1 to %2', number(low), number(high));
}
