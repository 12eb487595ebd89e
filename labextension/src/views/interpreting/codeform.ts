import { ICode, ICodebook } from '../../coding';
import { TranslationBundle } from '@jupyterlab/translation';
import { line } from '../../desk/error';
import { h } from '../dom';
import { CodeFields, countCoded } from './client';
import { IContext, quietly } from '../workroom/context';
import {
  button,
  choice,
  row,
  Stored,
  tick,
  unfolded,
  words
} from '../workroom/fields';
import { parentsFor } from './tree';

export interface ICodeActs {
  save(fields: CodeFields, meaning: boolean, why: string): void;
  move(parent: string): void;
  restate(deed: 'retire' | 'restore'): void;
  merge(into: string): void;
  split(names: readonly string[]): void;
}

export const codePrefix = (book: string, code: string) =>
  `code:${book}:${code}:`;

/** What stands in the journal of a code, field by field. */
export function storedCode(code: ICode): Stored {
  return {
    name: code.name,
    definition: code.definition,
    use_when: code.use_when,
    not_when: code.not_when,
    example: code.example,
    counter_example: code.counter_example,
    colour: String(code.colour),
    cues: code.cues.join('\n'),
    codable: code.codable ? 'yes' : ''
  };
}

/** The fields of a code, and what can be done with it. */
export function drawCodeForm(
  code: ICode,
  book: ICodebook,
  acts: ICodeActs,
  ctx: IContext
): HTMLElement {
  const { trans } = ctx;
  const prefix = codePrefix(book.id, code.id);
  const stored = storedCode(code);
  const field = (name: string, label: string, rows = 2, help = '') =>
    words(ctx, prefix + name, label, stored[name], { rows, help });
  const fields = {
    name: field('name', trans.__('Name'), 1),
    definition: field('definition', trans.__('Definition')),
    use_when: field('use_when', trans.__('Use when')),
    not_when: field('not_when', trans.__('Not when')),
    example: field('example', trans.__('Example')),
    counter_example: field('counter_example', trans.__('Counter-example')),
    colour: choice(
      ctx,
      `${prefix}colour`,
      trans.__('Colour'),
      colours(trans).map((name, i) => [String(i), name]),
      stored.colour
    ),
    cues: field(
      'cues',
      trans.__('Cues, one a line'),
      3,
      trans.__(
        'What suggests this code while coding; nothing is coded by itself. word:afraid finds a word in all its forms, symbol:water a category of symbols, motif:lemma:water a motif of this journal.'
      )
    ),
    codable: tick(
      ctx,
      `${prefix}codable`,
      trans.__('Can be put on a passage (a heading cannot)'),
      stored.codable
    )
  };
  const meaning = drawMeaning(code, book, prefix, ctx);
  const form = h(
    'form',
    {
      class: 'jp-PsydynInterpret-form',
      'aria-label': trans.__('Code %1', code.name)
    },
    ...Object.values(fields).map(({ node }) => node),
    meaning.node,
    row(
      h(
        'button',
        { type: 'submit', 'data-keep': `${prefix}save` },
        trans.__('Save')
      )
    )
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    acts.save(
      {
        name: fields.name.value(),
        definition: fields.definition.value(),
        use_when: fields.use_when.value(),
        not_when: fields.not_when.value(),
        example: fields.example.value(),
        counter_example: fields.counter_example.value(),
        colour: Number(fields.colour.value()),
        cues: lines(fields.cues.value()),
        codable: fields.codable.value() === 'yes'
      },
      meaning.isTicked(),
      meaning.why()
    );
  });
  return h(
    'div',
    {},
    form,
    drawPlace(code, book, prefix, acts, ctx),
    drawMergeAndSplit(code, book, prefix, acts, ctx),
    row(
      button(
        code.retired ? trans.__('Restore') : trans.__('Retire'),
        () => acts.restate(code.retired ? 'restore' : 'retire'),
        `${prefix}retire`
      ),
      quietly(
        code.retired
          ? trans.__('Retired: what was coded with it stays.')
          : trans.__('A retired code is offered no more; what was coded stays.')
      )
    )
  );
}

/** Each line that says something. */
export function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map(one => one.trim())
    .filter(Boolean);
}

/** In the order of the palette. */
function colours(trans: TranslationBundle): readonly string[] {
  return [
    trans.__('blue'),
    trans.__('orange'),
    trans.__('green'),
    trans.__('pink'),
    trans.__('light blue'),
    trans.__('red'),
    trans.__('yellow'),
    trans.__('grey')
  ];
}

function drawMeaning(
  code: ICode,
  book: ICodebook,
  prefix: string,
  ctx: IContext
) {
  const { trans } = ctx;
  const box = tick(
    ctx,
    `${prefix}meaning`,
    trans.__('This changes its meaning')
  );
  const why = words(ctx, `${prefix}why`, trans.__('Reason'), '', { rows: 1 });
  const said = h('p', {
    class: 'jp-PsydynInterpret-quiet',
    role: 'status'
  });
  const more = h('div', {}, said, why.node);
  const tell = async () => {
    const isTicked = box.input.checked;
    more.hidden = !isTicked;
    const desk = ctx.journal.transport;
    if (!isTicked || !desk) {
      return;
    }
    said.textContent = trans.__(
      'Annotations made before will be listed as stale.'
    );
    try {
      const n = await countCoded(desk, book.id, code.id);
      said.textContent = trans.__(
        'Annotations made before will be listed as stale: %1',
        n
      );
    } catch (error) {
      said.textContent += ` ${trans.__('How many could not be counted: %1', line(error))}`;
    }
  };
  box.input.addEventListener('change', () => void tell());
  void tell();
  return {
    node: h('div', {}, box.node, more),
    isTicked: () => box.input.checked,
    why: () => why.value()
  };
}

function drawPlace(
  code: ICode,
  book: ICodebook,
  prefix: string,
  acts: ICodeActs,
  ctx: IContext
): HTMLElement {
  const { trans } = ctx;
  const parent = choice(
    ctx,
    `${prefix}parent`,
    trans.__('Stands under'),
    [
      ['', trans.__('(the top)')],
      ...parentsFor(book.codes, code.id).map(
        ({ id, name }) => [id, name] as const
      )
    ],
    code.parent
  );
  return row(
    parent.node,
    button(trans.__('Move'), () => acts.move(parent.value()), `${prefix}move`)
  );
}

function drawMergeAndSplit(
  code: ICode,
  book: ICodebook,
  prefix: string,
  acts: ICodeActs,
  ctx: IContext
): HTMLElement {
  const { trans } = ctx;
  const others = book.codes.filter(
    one => one.id !== code.id && !one.retired && one.codable
  );
  const into = choice(
    ctx,
    `${prefix}into`,
    trans.__('Merge “%1” into', code.name),
    others.map(({ id, name }) => [id, name]),
    others[0]?.id ?? ''
  );
  const names = words(
    ctx,
    `${prefix}names`,
    trans.__('Split “%1” into, one name a line', code.name),
    '',
    { rows: 3 }
  );
  return h(
    'div',
    { class: 'jp-PsydynInterpret-deeds' },
    others.length > 0 &&
      unfolded(ctx, `${prefix}merge`, trans.__('Merge …'), [
        into.node,
        quietly(
          trans.__(
            'What was coded with it gets the other code; it stays, retired, in the history.'
          )
        ),
        button(trans.__('Merge'), () => acts.merge(into.value()), `${prefix}m`)
      ]),
    unfolded(ctx, `${prefix}split`, trans.__('Split …'), [
      names.node,
      quietly(
        trans.__(
          'What was coded with it keeps the old code, and is listed to be looked at again.'
        )
      ),
      button(
        trans.__('Split'),
        () => {
          const said = lines(names.value());
          if (said.length < 2) {
            ctx.say(trans.__('A code is split into two or more.'));
            names.input.focus();
          } else {
            acts.split(said);
          }
        },
        `${prefix}s`
      )
    ])
  );
}
