import { TranslationBundle } from '@jupyterlab/translation';
import { changeAround, IConsent } from '../../desk/practice';
import { drawConcept } from '../concepts/concept';
import { h } from '../dom';
import { night } from '../format';
import { quietly } from '../workroom/context';
import { choice, words } from '../workroom/fields';
import {
  drawFoldedForm,
  IForm,
  IPage,
  keep,
  recordForm,
  section
} from './casepage';
import { today } from './today';

type Standing = 'holds' | 'withdrawn' | 'expired' | 'not yet';

/** What was agreed to, and what of it is in force today. */
export function drawConsents(page: IPage): HTMLElement {
  const { one, ctx, value } = page;
  const { trans } = ctx;
  const day = today();
  const consents = value.consents.filter(({ case: of }) => of === one.id);
  const holding = consents.filter(
    consent => standingOf(consent, day) === 'holds'
  );
  const drawn = section(
    trans.__('Consent'),
    quietly(
      consents.length
        ? holding.length
          ? trans.__(
              'In force today: %1.',
              holding.map(consent => scope(consent, trans)).join('; ')
            )
          : trans.__('None is in force today.')
        : trans.__(
            'No consent is kept. Where one is kept for somebody, nothing goes to them without one in force.'
          )
    ),
    consents.length > 0 &&
      h(
        'ul',
        { class: 'jp-PsydynInterpret-plain' },
        ...consents.map(consent => line(consent, day, page))
      ),
    drawFoldedForm(
      page,
      `consent:new:${one.id}`,
      trans.__('Add a consent'),
      () => form(page, `consent:new:${one.id}`)
    )
  );
  drawConcept('consent', drawn, trans);
  return drawn;
}

/** Whether it is in force on a day; as `Consent.holds` has it. */
export function standingOf(
  { given, expires, withdrawn }: IConsent,
  day: string
): Standing {
  return withdrawn && withdrawn <= day
    ? 'withdrawn'
    : expires && expires < day
      ? 'expired'
      : given <= day
        ? 'holds'
        : 'not yet';
}

function scope({ purpose, expires }: IConsent, trans: TranslationBundle) {
  const named = purposeWord(purpose, trans);
  return expires
    ? trans.__('%1, until %2', named, night(expires, trans))
    : named;
}

function line(consent: IConsent, day: string, page: IPage): HTMLElement {
  const { trans } = page.ctx;
  const { id, purpose, given, expires, withdrawn, wording, by } = consent;
  const named = purposeWord(purpose, trans);
  const standing = standingOf(consent, day);
  const said = [
    trans.__('given %1', night(given, trans)),
    expires && trans.__('until %1', night(expires, trans)),
    withdrawn && trans.__('withdrawn %1', night(withdrawn, trans)),
    by && trans.__('noted by %1', by)
  ];
  return h(
    'li',
    { 'data-standing': standing },
    h('b', {}, named),
    ` · ${standingWord(standing, trans)} · `,
    h(
      'span',
      { class: 'jp-PsydynInterpret-quiet' },
      said.filter(Boolean).join(', ')
    ),
    wording &&
      h('p', { class: 'jp-PsydynInterpret-said', dir: 'auto' }, wording),
    h(
      'div',
      { class: 'jp-PsydynPractice-deeds' },
      drawFoldedForm(
        page,
        `consent:${id}`,
        trans.__('Change'),
        () => form(page, `consent:${id}`, consent),
        trans.__('Change the consent: %1', named)
      ),
      !withdrawn &&
        drawFoldedForm(
          page,
          `withdraw:${id}`,
          trans.__('Withdraw'),
          () => withdrawal(page, consent, day),
          trans.__('Withdraw the consent: %1', named)
        )
    )
  );
}

function form(page: IPage, key: string, known?: IConsent): IForm {
  const { ctx } = page;
  const { trans } = ctx;
  const day = (name: 'given' | 'expires' | 'withdrawn', label: string) =>
    words(
      ctx,
      `${key}:${name}`,
      label,
      known?.[name] ?? (name === 'given' ? today() : ''),
      {
        rows: 1,
        as: { type: 'date', ...(name === 'given' && { required: '' }) }
      }
    );
  const fields = {
    purpose: choice(
      ctx,
      `${key}:purpose`,
      trans.__('What for'),
      PURPOSES.map(purpose => [purpose, purposeWord(purpose, trans)] as const),
      known?.purpose ?? 'treatment'
    ),
    given: day('given', trans.__('Given')),
    expires: day('expires', trans.__('Until (empty: no end was said)')),
    ...(known?.withdrawn && {
      withdrawn: day('withdrawn', trans.__('Withdrawn'))
    }),
    wording: words(
      ctx,
      `${key}:wording`,
      trans.__('To what wording, and how far it goes'),
      known?.wording,
      { rows: 3 }
    )
  };
  const said = () => ({
    purpose: fields.purpose.value() as IConsent['purpose'],
    given: fields.given.value(),
    expires: fields.expires.value(),
    wording: fields.wording.value(),
    ...(fields.withdrawn && { withdrawn: fields.withdrawn.value() })
  });
  return recordForm(page, key, 'consents', known, fields, said, {
    saved: trans.__('The consent was saved.'),
    removed: trans.__('The consent was taken out of the list.')
  });
}

function withdrawal(page: IPage, consent: IConsent, day: string): IForm {
  const { ctx } = page;
  const { trans } = ctx;
  const key = `withdraw:${consent.id}`;
  const withdrawn = words(
    ctx,
    `${key}:withdrawn`,
    trans.__('From which day on'),
    day,
    {
      rows: 1,
      as: { type: 'date', required: '' },
      help: trans.__(
        'From that day nothing more goes out for it. What went out before stays where it is.'
      )
    }
  );
  return {
    nodes: [withdrawn.node],
    save: () =>
      keep(
        page,
        key,
        { withdrawn },
        desk =>
          changeAround(desk, 'consents', consent, {
            withdrawn: withdrawn.value()
          }),
        trans.__('Kept: it was withdrawn.')
      )
  };
}

const PURPOSES: readonly IConsent['purpose'][] = [
  'treatment',
  'clinician',
  'supervisor',
  'research',
  'teaching',
  'publication'
];

function purposeWord(
  purpose: IConsent['purpose'],
  trans: TranslationBundle
): string {
  return {
    treatment: trans.__('treatment'),
    clinician: trans.__('to be read by the clinician'),
    supervisor: trans.__('supervision'),
    research: trans.__('research'),
    teaching: trans.__('teaching'),
    publication: trans.__('publication')
  }[purpose];
}

function standingWord(standing: Standing, trans: TranslationBundle): string {
  return {
    holds: trans.__('in force'),
    withdrawn: trans.__('withdrawn'),
    expired: trans.__('expired'),
    'not yet': trans.__('not in force yet')
  }[standing];
}
