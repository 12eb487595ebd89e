import { TranslationBundle } from '@jupyterlab/translation';
import { Row } from '../../tokens';
import { h } from '../dom';
import { drawLine, seen } from '../finding';
import { isClear, known, number } from '../format';
import { rove } from '../keys';
import { drawEmpty } from '../legends';
import { paged } from '../paged';
import { IActs } from '../picture';

/** So many stand here at first: a page of questions asks nothing. */
const PAGE = 6;

/** What may be asked in the next hour, those furthest from chance first; each leads to the passages it counts. */
export function drawQuestions(
  rows: readonly Row[],
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  if (!rows.length) {
    host.append(
      drawEmpty(
        trans.__(
          'Nothing was compared: it takes three moments of a kind and five nights near them. The notes say what is missing.'
        )
      )
    );
    return;
  }
  const list = h('ol', { class: 'jp-PsydynLife-questions' });
  const more = paged(
    list,
    rows,
    PAGE,
    row => h('li', {}, drawQuestion(row, acts)),
    trans.__('Show all %1 questions', rows.length),
    () => reset()
  );
  const reset = rove(list, '[data-key]');
  host.append(list, ...(more ? [more] : []));
}

function drawQuestion(row: Row, acts: IActs): HTMLElement {
  const { trans } = acts;
  const said = String(row.question);
  const figures = figuresOf(row, trans);
  return drawLine(
    {
      key: row.key,
      kind: 'jp-PsydynLife-question',
      aloud: `${said} ${figures}`,
      isUnclear: !isClear(row.q)
    },
    acts,
    seen('', said),
    seen('jp-PsydynReview-quiet', figures)
  );
}

/** How far apart the shares are, with the interval, and on how many moments it rests. */
function figuresOf(row: Row, trans: TranslationBundle): string {
  const points = (value: unknown) =>
    Math.round(100 * (known(value as number) ?? 0));
  return trans._n(
    'difference %2 points [%3 to %4], p %5, %1 moment',
    'difference %2 points [%3 to %4], p %5, %1 moments',
    known(row.moments) ?? 0,
    points(row.difference),
    points(row.low),
    points(row.high),
    number(known(row.p) ?? 1)
  );
}
