import { TranslationBundle } from '@jupyterlab/translation';
import { ICodebook } from '../../coding';
import { IFigure } from '../../desk/practice';
import { drawConcept } from '../concepts/concept';
import { h } from '../dom';
import { night } from '../format';
import { quietly } from '../workroom/context';
import { button, choice, words } from '../workroom/fields';
import { drawCounts } from './episodes';
import { figureCodes } from './figurecodes';
import { drawFoldedForm, IForm, IPage, recordForm, section } from './casepage';

/** Who matters in this life, and the episodes with them. */
export function drawFigures(page: IPage): HTMLElement {
  const { one, ctx, value } = page;
  const { trans } = ctx;
  const figures = value.figures.filter(({ case: of }) => of === one.id);
  const heads = figures.filter(figure => headOf(figure, figures) === figure);
  const drawn = section(
    trans.__('People who matter'),
    figures.length > 0 &&
      h(
        'ul',
        { class: 'jp-PsydynInterpret-plain' },
        ...heads.map(head => group(head, figures, page))
      ),
    !figures.length &&
      quietly(
        trans.__(
          'Nobody is noted yet. Names that stand here are known when a copy is pseudonymised, and lead to the episodes with them.'
        )
      ),
    drawFoldedForm(page, `figure:new:${one.id}`, trans.__('Add somebody'), () =>
      form(page, `figure:new:${one.id}`, figures)
    )
  );
  drawCounts(drawn, page);
  drawConcept('relationship-episode', drawn, trans);
  return drawn;
}

/** Who somebody turned out to be, in the end; themselves where nobody said, or it has no end. */
export function headOf(figure: IFigure, figures: readonly IFigure[]): IFigure {
  const passed = new Set<string>();
  let head = figure;
  for (;;) {
    passed.add(head.id);
    const into = figures.find(({ id }) => id === head.into);
    if (!into) {
      return head;
    }
    if (passed.has(into.id)) {
      return figure;
    }
    head = into;
  }
}

/** Somebody, with all that they were noted as. */
function group(
  head: IFigure,
  figures: readonly IFigure[],
  page: IPage
): HTMLElement {
  const { trans, acts } = page.ctx;
  const same = figures.filter(
    one => one !== head && headOf(one, figures) === head
  );
  const codes = [head, ...same].flatMap(({ code }) => (code ? [code] : []));
  const count = button(
    '',
    () => acts.readPeople?.(),
    `episodes:${head.id}`,
    ''
  );
  count.classList.add('jp-PsydynPractice-episodes');
  count.dataset.codes = JSON.stringify(codes);
  count.hidden = true;
  return h(
    'li',
    {},
    line(head, figures, page, codes.length > 0 && count),
    same.length > 0 &&
      h(
        'ul',
        {
          class: 'jp-PsydynPractice-same',
          'aria-label': trans.__('Noted as well, and the same as %1', head.name)
        },
        ...same.map(one => h('li', {}, line(one, figures, page)))
      )
  );
}

function line(
  figure: IFigure,
  figures: readonly IFigure[],
  page: IPage,
  ...more: (Node | false)[]
): HTMLElement {
  const { trans } = page.ctx;
  const { id, name, variants, relation, pseudonym, code, note } = figure;
  const coded = codeName(code, page.value.codebooks);
  const said = [
    figure.sort !== 'person' && sorts(trans)[figure.sort],
    relation,
    figure.since && trans.__('since %1', night(figure.since, trans)),
    figure.until && trans.__('until %1', night(figure.until, trans)),
    variants.length > 0 && trans.__('also %1', variants.join(', ')),
    pseudonym && trans.__('in copies: %1', pseudonym),
    code &&
      trans.__('coded as %1', coded ?? trans.__('a code of no codebook here'))
  ].filter((one): one is string => !!one);
  return h(
    'div',
    { class: 'jp-PsydynPractice-figure' },
    h('b', { dir: 'auto' }, name),
    ' ',
    h(
      'span',
      { class: 'jp-PsydynInterpret-quiet', dir: 'auto' },
      said.join(' · ')
    ),
    ...more,
    note && h('p', { class: 'jp-PsydynInterpret-said', dir: 'auto' }, note),
    drawFoldedForm(
      page,
      `figure:${id}`,
      trans.__('Change'),
      () => form(page, `figure:${id}`, figures, figure),
      trans.__('Change: %1', name)
    )
  );
}

function form(
  page: IPage,
  key: string,
  figures: readonly IFigure[],
  known?: IFigure
): IForm {
  const { ctx, value } = page;
  const { trans } = ctx;
  const text = (
    name: 'name' | 'relation' | 'pseudonym' | 'since' | 'until',
    label: string,
    help = '',
    as: Readonly<Record<string, string>> = {}
  ) =>
    words(ctx, `${key}:${name}`, label, known?.[name], { rows: 1, help, as });
  const others = figures.filter(({ id }) => id !== known?.id);
  const fields = {
    name: text('name', trans.__('Name'), '', { required: '' }),
    variants: words(
      ctx,
      `${key}:variants`,
      trans.__('Other ways they are called'),
      known?.variants.join('\n'),
      { rows: 2, help: trans.__('One a line') }
    ),
    sort: choice(
      ctx,
      `${key}:sort`,
      trans.__('Which sort'),
      Object.entries(sorts(trans)),
      known?.sort ?? 'person'
    ),
    relation: text(
      'relation',
      trans.__('Relation'),
      trans.__('For example: sister, first teacher')
    ),
    pseudonym: text(
      'pseudonym',
      trans.__('Called in pseudonymised copies'),
      trans.__('Empty: by the relation')
    ),
    since: text(
      'since',
      trans.__('In this life since'),
      trans.__('A day, a month or a year; 1998? if unsure')
    ),
    until: text('until', trans.__('Until')),
    code: choice(
      ctx,
      `${key}:code`,
      trans.__('Episodes with them are coded as'),
      codeChoices(known?.code ?? '', value.codebooks, trans),
      known?.code ?? ''
    ),
    into: choice(
      ctx,
      `${key}:into`,
      trans.__('Turned out to be the same as'),
      [
        ['', trans.__('nobody else')],
        ...others.map(({ id, name }) => [id, name] as const)
      ],
      others.some(({ id }) => id === known?.into) ? known!.into : ''
    ),
    note: words(ctx, `${key}:note`, trans.__('Note'), known?.note)
  };
  const said = () => ({
    name: fields.name.value(),
    variants: fields.variants
      .value()
      .split('\n')
      .map(one => one.trim())
      .filter(Boolean),
    sort: fields.sort.value() as IFigure['sort'],
    relation: fields.relation.value(),
    pseudonym: fields.pseudonym.value(),
    since: fields.since.value(),
    until: fields.until.value(),
    code: fields.code.value(),
    into: fields.into.value(),
    note: fields.note.value()
  });
  return recordForm(page, key, 'figures', known, fields, said, {
    saved: trans.__('Saved.'),
    removed: trans.__('Taken off the list. What was coded stays coded.')
  });
}

function codeChoices(
  code: string,
  books: readonly ICodebook[],
  trans: TranslationBundle
): readonly (readonly [string, string])[] {
  const codes = figureCodes(books);
  const isGone = code && codes.every(({ id }) => id !== code);
  return [
    ['', codes.length ? trans.__('no code') : trans.__('no codebook has any')],
    ...codes.map(({ id, name }) => [id, name] as const),
    // A code that was merged or retired since stays what it was, until somebody chooses.
    ...(isGone
      ? [
          [
            code,
            codeName(code, books) ?? trans.__('a code of no codebook here')
          ] as const
        ]
      : [])
  ];
}

/** As it is called now, also where it was merged or retired. */
function codeName(
  code: string,
  books: readonly ICodebook[]
): string | undefined {
  return figureCodes(books, true).find(({ id }) => id === code)?.name;
}

function sorts(
  trans: TranslationBundle
): Readonly<Record<IFigure['sort'], string>> {
  return {
    person: trans.__('person'),
    place: trans.__('place'),
    organisation: trans.__('organisation')
  };
}
