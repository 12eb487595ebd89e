import { TranslationBundle } from '@jupyterlab/translation';
import { changeCase, IFrame, IWholeCase } from '../../desk/practice';
import { h } from '../dom';
import { night } from '../format';
import { quietly } from '../workroom/context';
import { words } from '../workroom/fields';
import { drawFoldedForm, IForm, IPage, keep, section } from './casepage';

/** How the treatment is set, and in which language and culture somebody lives. */
export function drawFrame(page: IPage): HTMLElement {
  const { one, ctx } = page;
  const { trans } = ctx;
  const said = [
    [trans.__('Frame'), frameWords(one.frame, trans)],
    [trans.__('Note'), one.frame?.note ?? ''],
    [trans.__('Language and culture'), one.context],
    [
      trans.__('Record kept until'),
      one.retain_until && night(one.retain_until, trans)
    ]
  ].filter(([, words]) => words);
  return section(
    one.pseudonym || trans.__('Case'),
    said.length
      ? h(
          'dl',
          { class: 'jp-PsydynPractice-said' },
          ...said.flatMap(([name, words]) => [
            h('dt', {}, name),
            h('dd', { dir: 'auto' }, words)
          ])
        )
      : quietly(
          trans.__(
            'How often and where you meet, since when, and in which language and culture this person lives: nothing is said yet.'
          )
        ),
    drawFoldedForm(
      page,
      `case:${one.id}`,
      trans.__('Change'),
      () => form(page),
      trans.__('Change the frame')
    )
  );
}

/** "2 sessions a week, 50 minutes each, couch, since 2026-01" */
export function frameWords(
  frame: IFrame | null,
  trans: TranslationBundle
): string {
  if (!frame) {
    return '';
  }
  const { sessions_a_week: often, minutes, setting, since } = frame;
  return [
    often === null
      ? ''
      : trans._n('%1 session a week', '%1 sessions a week', often),
    minutes === null
      ? ''
      : trans._n('%1 minute each', '%1 minutes each', minutes),
    setting,
    since && trans.__('since %1', night(since, trans))
  ]
    .filter(Boolean)
    .join(', ');
}

function form(page: IPage): IForm {
  const { one, ctx } = page;
  const { trans } = ctx;
  const key = `case:${one.id}`;
  const line = (
    name: keyof IFrame | keyof IWholeCase,
    label: string,
    stored: string | number | null | undefined,
    help = '',
    as: Readonly<Record<string, string>> = {}
  ) =>
    words(ctx, `${key}:${name}`, label, String(stored ?? ''), {
      rows: 1,
      help,
      as
    });
  const count = (most: number) => ({
    type: 'number',
    min: '0',
    max: String(most),
    step: '1'
  });
  const fields = {
    pseudonym: line('pseudonym', trans.__('Pseudonym'), one.pseudonym),
    sessions_a_week: line(
      'sessions_a_week',
      trans.__('Sessions a week'),
      one.frame?.sessions_a_week,
      '',
      count(14)
    ),
    minutes: line(
      'minutes',
      trans.__('Minutes each'),
      one.frame?.minutes,
      '',
      count(600)
    ),
    setting: line(
      'setting',
      trans.__('Setting'),
      one.frame?.setting,
      trans.__('For example: couch, face to face, online')
    ),
    since: line(
      'since',
      trans.__('Since'),
      one.frame?.since,
      trans.__('A day, a month or a year: 2026-01')
    ),
    note: words(
      ctx,
      `${key}:note`,
      trans.__('Note on the frame'),
      one.frame?.note
    ),
    context: words(
      ctx,
      `${key}:context`,
      trans.__('Language and culture, in their own words'),
      one.context,
      { rows: 3 }
    ),
    retain_until: line(
      'retain_until',
      trans.__('Record kept until'),
      one.retain_until,
      trans.__(
        'How long a record has to be kept is said by your law and profession.'
      ),
      { type: 'date' }
    )
  };
  return {
    nodes: Object.values(fields).map(({ node }) => node),
    save: () =>
      keep(
        page,
        key,
        fields,
        desk =>
          changeCase(desk, one, {
            pseudonym: fields.pseudonym.value(),
            context: fields.context.value(),
            retain_until: fields.retain_until.value(),
            frame: {
              sessions_a_week: number(fields.sessions_a_week.value()),
              minutes: number(fields.minutes.value()),
              setting: fields.setting.value(),
              since: fields.since.value(),
              note: fields.note.value()
            }
          }),
        trans.__('Saved.')
      )
  };
}

/** The field takes nothing but numbers: what is there is one, or nothing. */
export function number(said: string): number | null {
  return said === '' ? null : Number(said);
}
