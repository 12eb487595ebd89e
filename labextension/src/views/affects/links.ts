import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { drawLine, seen } from '../finding';
import { isClear, number } from '../format';
import { rove } from '../keys';
import { paged } from '../paged';
import { IActs } from '../picture';
import { IAffects, ILink } from './read';

const PAGE = 12;

/** What came with what more than once: trigger with emotion, emotion with response. */
export function drawLinks(
  { links, told }: IAffects,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  host.append(
    h(
      'p',
      { class: 'jp-PsydynReview-quiet' },
      trans._n(
        '%1 row told; pairs that came once: %2. That two things come together says nothing of why.',
        '%1 rows told; pairs that came once: %2. That two things come together says nothing of why.',
        told.rows,
        told.once
      )
    )
  );
  const names = {
    trigger: trans.__('What set it off, and what came'),
    response: trans.__('What came, and what was done')
  };
  for (const sort of ['trigger', 'response'] as const) {
    const mine = links.filter(link => link.sort === sort);
    if (!mine.length) {
      continue;
    }
    const list = h('ul', {
      class: 'jp-PsydynAffects-lines',
      'aria-label': names[sort]
    });
    const more = paged(
      list,
      mine,
      PAGE,
      link => h('li', {}, drawLink(link, acts)),
      trans.__('Show all %1', mine.length),
      () => reset()
    );
    const reset = rove(list, '[data-key]');
    host.append(h('h4', {}, names[sort]), list, ...(more ? [more] : []));
  }
}

function drawLink(link: ILink, acts: IActs): HTMLElement {
  const { trans } = acts;
  const { key, one, other } = link;
  const figures = tell(link, trans);
  return drawLine(
    {
      key,
      kind: 'jp-PsydynAffects-line',
      aloud: `${trans.__('%1, then %2', one, other)}: ${figures}`,
      isUnclear: link.lift !== null && !isClear(link.q)
    },
    acts,
    seen('', h('bdi', {}, one), ' → ', h('bdi', {}, other)),
    seen('jp-PsydynReview-quiet', figures)
  );
}

function tell(
  { both, n, expected, lift, low, high, q }: ILink,
  trans: TranslationBundle
): string {
  const seen = trans._n('%2 of %1 row', '%2 of %1 rows', n, both);
  return lift === null || low === null || high === null || q === null
    ? trans.__('%1, too few to compare with chance', seen)
    : trans.__(
        '%1, %2 expected: %3 times as often [%4 to %5], q %6',
        seen,
        number(expected),
        number(lift),
        number(low),
        number(high),
        number(q)
      );
}
