import { IConsent } from '../../../desk/practice';
import { IDeparture } from '../../../desk/release';
import { h } from '../../dom';
import { moment, night } from '../../format';
import { IContext, quietly } from '../../workroom/context';
import { whomWord } from './words';

/** The consents of a case with what left under each, and everything that left. */
export function drawDepartures(
  place: HTMLElement,
  consents: readonly IConsent[],
  departures: readonly IDeparture[],
  ctx: IContext
): void {
  const { trans } = ctx;
  place.append(h('h3', {}, trans.__('Consents')));
  place.append(
    consents.length
      ? h(
          'ul',
          { class: 'jp-PsydynInterpret-plain' },
          ...consents.map(one => drawConsent(one, departures, ctx))
        )
      : quietly(
          trans.__(
            'None are kept for this case: what is released to somebody goes. Where one is kept, one must be in force.'
          )
        )
  );
  place.append(h('h3', {}, trans.__('What left')));
  place.append(
    departures.length
      ? h(
          'ol',
          { class: 'jp-PsydynInterpret-plain' },
          ...departures.map(one =>
            h(
              'li',
              {},
              h('p', {}, whatLeft(one, ctx)),
              one.purpose &&
                h('p', { class: 'jp-PsydynInterpret-said' }, one.purpose),
              one.without_consent &&
                quietly(
                  trans.__(
                    'Without a consent in force, because: %1',
                    one.without_consent
                  )
                )
            )
          )
        )
      : quietly(trans.__('Nothing so far.'))
  );
}

function drawConsent(
  one: IConsent,
  departures: readonly IDeparture[],
  ctx: IContext
): HTMLElement {
  const { trans } = ctx;
  const until = one.withdrawn
    ? trans.__('withdrawn %1', night(one.withdrawn, trans))
    : one.expires
      ? trans.__('until %1', night(one.expires, trans))
      : '';
  const since = trans.__('since %1', night(one.given, trans));
  const before = departures.filter(({ audience }) => audience === one.purpose);
  return h(
    'li',
    {},
    h('p', {}, [one.purpose, since, until].filter(Boolean).join(' · ')),
    one.withdrawn && before.length
      ? h(
          'ul',
          { class: 'jp-PsydynRelease-before' },
          ...before
            .filter(({ at }) => at.slice(0, 10) <= one.withdrawn)
            .map(left =>
              h('li', {}, trans.__('left before: %1', whatLeft(left, ctx)))
            )
        )
      : null
  );
}

/** "12 entries for research on 3 May 2026, pseudonymised, as .csv" */
export function whatLeft(
  { entries, audience, at, pseudonymised, form, by }: IDeparture,
  { trans }: IContext
): string {
  const count = trans._n('%1 entry', '%1 entries', entries.length);
  return [
    trans.__('%1 for %2 on %3', count, whomWord(audience, trans), moment(at)),
    pseudonymised ? trans.__('pseudonymised') : trans.__('with names'),
    trans.__('as %1', form),
    by && trans.__('by %1', by)
  ]
    .filter(Boolean)
    .join(', ');
}
