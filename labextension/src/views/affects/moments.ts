import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { drawLine, seen } from '../finding';
import { night, number } from '../format';
import { rove } from '../keys';
import { paged } from '../paged';
import { IActs } from '../picture';
import { IMoments } from './read';

const PAGE = 20;

/** How strong it was before and after each moment, on a line from 0 to 10. */
export function drawMoments(
  { each, ...change }: IMoments,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const list = h('ol', {
    class: 'jp-PsydynAffects-lines',
    'aria-label': trans.__('Mindful moments, before and after')
  });
  const more = paged(
    list,
    each,
    PAGE,
    ({ key, night: day, before, after }) => {
      const when = night(day, trans);
      const said = trans.__(
        'before %1, after %2',
        before ?? trans.__('not rated'),
        after ?? trans.__('not rated')
      );
      return h(
        'li',
        {},
        drawLine(
          { key, kind: 'jp-PsydynAffects-line', aloud: `${when}: ${said}` },
          acts,
          seen('jp-PsydynReview-where', when),
          seen('jp-PsydynAffects-track', ...dots(before, after)),
          seen('jp-PsydynReview-quiet', `${before ?? '–'} → ${after ?? '–'}`)
        )
      );
    },
    trans.__('Show all %1', each.length),
    () => reset()
  );
  const reset = rove(list, '[data-key]');
  host.append(h('p', {}, tell(change, trans)), list, ...(more ? [more] : []));
}

/** Open: before; filled: after. */
function dots(before: number | null, after: number | null): HTMLElement[] {
  return (
    [
      ['open', before],
      ['filled', after]
    ] as const
  )
    .filter(([, value]) => value !== null)
    .map(([dot, value]) =>
      h('span', {
        'data-dot': dot,
        style: `inset-inline-start: ${10 * value!}%`
      })
    );
}

function tell(
  { n, mean, low, high }: Omit<IMoments, 'each'>,
  trans: TranslationBundle
): string {
  return mean === null || low === null || high === null
    ? trans._n(
        '%1 rated before and after: too few for a mean.',
        '%1 rated before and after: too few for a mean.',
        n
      )
    : trans.__(
        '%1 rated before and after: on average %2 [%3 to %4] after.',
        n,
        signed(mean),
        signed(low),
        signed(high)
      );
}

function signed(value: number): string {
  return value > 0 ? `+${number(value)}` : number(value).replace('-', '−');
}
