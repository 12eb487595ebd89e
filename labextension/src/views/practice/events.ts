import { TranslationBundle } from '@jupyterlab/translation';
import { ILifeEvent, Treatment } from '../../desk/practice';
import { h } from '../dom';
import { night } from '../format';
import { quietly } from '../workroom/context';
import { choice, words } from '../workroom/fields';
import { drawFoldedForm, IForm, IPage, recordForm, section } from './casepage';
import { drawTimeline } from './timeline';

/** What happened in the life, and treatments beside this one, on one line of time; nothing is inferred. */
export function drawEvents(page: IPage): HTMLElement {
  const { one, ctx, value } = page;
  const { trans, journal } = ctx;
  const events = [...value.events]
    .filter(({ case: of }) => of === one.id)
    .sort((a, b) => a.since.localeCompare(b.since));
  const nights = journal.entries
    .filter(
      entry =>
        entry.kind === 'dream' &&
        entry.recall !== 'none' &&
        entry.case === one.id
    )
    .map(entry => entry.night);
  return section(
    trans.__('Life and treatments'),
    events.length > 0 && drawTimeline(events, nights, trans),
    events.length
      ? h(
          'ul',
          {
            class: 'jp-PsydynInterpret-plain',
            'aria-label': trans.__('Events, transitions and treatments by time')
          },
          ...events.map(event => line(event, page))
        )
      : quietly(
          trans.__(
            'What happened in the life, transitions, and treatments beside this one stand here by their time. None is noted yet.'
          )
        ),
    drawFoldedForm(
      page,
      `event:new:${one.id}`,
      trans.__('Add an event or a treatment'),
      () => form(page, `event:new:${one.id}`)
    )
  );
}

/** "1998", "1998 to 2001-05" */
function whenWords(
  { since, until }: ILifeEvent,
  trans: TranslationBundle
): string {
  return until
    ? trans.__('%1 to %2', night(since, trans), night(until, trans))
    : night(since, trans);
}

/** What sort of thing it is: "event", "treatment: medication". */
function sortWord(
  { sort, treatment }: Pick<ILifeEvent, 'sort' | 'treatment'>,
  trans: TranslationBundle
): string {
  const named = sorts(trans)[sort];
  return sort === 'treatment' && treatment
    ? trans.__('%1: %2', named, treatments(trans)[treatment])
    : named;
}

function line(event: ILifeEvent, page: IPage): HTMLElement {
  const { trans } = page.ctx;
  const { id, title, note } = event;
  return h(
    'li',
    {},
    h('span', { class: 'jp-PsydynPractice-when' }, whenWords(event, trans)),
    ' ',
    h('b', { dir: 'auto' }, title),
    ` · ${sortWord(event, trans)}`,
    note && h('p', { class: 'jp-PsydynInterpret-said', dir: 'auto' }, note),
    drawFoldedForm(
      page,
      `event:${id}`,
      trans.__('Change'),
      () => form(page, `event:${id}`, event),
      trans.__('Change: %1', title)
    )
  );
}

function form(page: IPage, key: string, known?: ILifeEvent): IForm {
  const { ctx } = page;
  const { trans } = ctx;
  const partial = trans.__('A day, a month or a year; 1998? if unsure');
  const fields = {
    title: words(ctx, `${key}:title`, trans.__('What'), known?.title, {
      rows: 1,
      as: { required: '' }
    }),
    sort: choice(
      ctx,
      `${key}:sort`,
      trans.__('Which sort'),
      Object.entries(sorts(trans)),
      known?.sort ?? 'event'
    ),
    treatment: choice(
      ctx,
      `${key}:treatment`,
      trans.__('Which treatment'),
      [['', trans.__('not said')], ...Object.entries(treatments(trans))],
      known?.treatment ?? ''
    ),
    since: words(
      ctx,
      `${key}:since`,
      trans.__('When, or since'),
      known?.since,
      {
        rows: 1,
        help: partial,
        as: { required: '' }
      }
    ),
    until: words(
      ctx,
      `${key}:until`,
      trans.__('Until (empty: a moment, or no end said)'),
      known?.until,
      { rows: 1, help: partial }
    ),
    note: words(ctx, `${key}:note`, trans.__('Note'), known?.note)
  };
  const isTreatment = () => fields.sort.value() === 'treatment';
  const fold = () => {
    fields.treatment.node.hidden = !isTreatment();
  };
  fold();
  fields.sort.input.addEventListener('change', fold);
  const said = () => ({
    title: fields.title.value(),
    sort: fields.sort.value() as ILifeEvent['sort'],
    treatment: (isTreatment()
      ? fields.treatment.value()
      : '') as ILifeEvent['treatment'],
    since: fields.since.value(),
    until: fields.until.value(),
    note: fields.note.value()
  });
  return recordForm(page, key, 'events', known, fields, said, {
    saved: trans.__('Saved.'),
    removed: trans.__('Taken off the line of time.')
  });
}

function sorts(
  trans: TranslationBundle
): Readonly<Record<ILifeEvent['sort'], string>> {
  return {
    event: trans.__('event'),
    transition: trans.__('transition'),
    treatment: trans.__('treatment')
  };
}

function treatments(
  trans: TranslationBundle
): Readonly<Record<Treatment, string>> {
  return {
    medication: trans.__('medication'),
    'talk therapy': trans.__('other talk therapy'),
    'trauma-focused': trans.__('trauma-focused'),
    group: trans.__('group'),
    family: trans.__('family'),
    other: trans.__('other')
  };
}
