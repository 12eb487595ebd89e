import { IFigure, makeAround } from '../../../desk/practice';
import { IQuestion, IRuling, rule } from '../../../desk/release';
import { h } from '../../dom';
import { rove, shortcut } from '../../keys';
import { attempt, idOf, IContext, kept, quietly } from '../../workroom/context';
import { button, choice, row } from '../../workroom/fields';
import { drawSomebody, fieldsOf } from './register';
import { placeWord, whyWord } from './words';

interface IQuestions {
  readonly questions: readonly IQuestion[];
  /** How many there are in all. */
  readonly left: number;
  readonly figures: readonly IFigure[];
  /** In which all of it is drawn, again and again. */
  readonly room: HTMLElement;
  /** Read again, and draw. */
  reload(): Promise<void>;
  /** Draw again what was read. */
  show(): void;
}

/** More than these come as they are decided: what lies below stays in reach. */
const PAGE = 12;
const MYTH = 'a figure of myth or of dreams';

/** What was decided since it was read, so that each decision is gone at once. */
export class Decided {
  add({ words, context }: IRuling): void {
    this._made.add(JSON.stringify([words, context ?? '']));
  }

  has({ words, context }: IQuestion): boolean {
    return (
      this._made.has(JSON.stringify([words, context])) ||
      this._made.has(JSON.stringify([words, '']))
    );
  }

  clear(): void {
    this._made.clear();
  }

  private readonly _made = new Set<string>();
}

/** What has to be decided before a copy goes out under pseudonyms, each with its passage. */
export function drawQuestions(
  place: HTMLElement,
  all: IQuestions,
  decided: Decided,
  ctx: IContext
): void {
  const { trans, chosen } = ctx;
  const open = all.questions.filter(one => !decided.has(one));
  const left = all.left - (all.questions.length - open.length);
  place.append(
    h(
      'h3',
      { id: 'jp-PsydynRelease-open' },
      left
        ? trans._n('%1 place to decide', '%1 places to decide', left)
        : trans.__('All is decided')
    )
  );
  if (!open.length) {
    place.append(
      quietly(
        left
          ? trans.__('Reading on …')
          : trans.__(
              'Nothing that was found is left to decide. What was not found, and the dream itself, may still tell who somebody is.'
            )
      )
    );
    return;
  }
  const settle = (several: readonly IRuling[], said: string) =>
    void attempt(
      ctx,
      async () => {
        several.forEach(one => decided.add(one));
        all.show();
        if (all.questions.every(one => decided.has(one))) {
          await all.reload();
        }
      },
      desk => rule(desk, open[0].case, several),
      said
    );
  const keep = ({ words, context }: IQuestion) =>
    settle([{ words, context, ruling: 'keep' }], trans.__('Kept here.'));
  const everywhere = ({ words }: IQuestion) =>
    settle([{ words, ruling: 'keep' }], trans.__('Kept everywhere.'));
  const name = (key: string) => {
    chosen.set('release:naming', key);
    all.show();
    focusOn(`name:${key}:whose`, all.room);
  };
  const myths = [
    ...new Set(open.filter(({ why }) => why === MYTH).map(one => one.words))
  ];
  place.append(
    quietly(
      trans.__(
        'J and K go through them; R replaces, P keeps in this place, E keeps everywhere.'
      )
    ),
    ...(myths.length
      ? [
          row(
            button(
              trans._n(
                'Keep the %1 figure of myth or of dreams everywhere',
                'Keep all %1 figures of myth or of dreams everywhere',
                myths.length
              ),
              () =>
                settle(
                  myths.map(one => ({ words: one, ruling: 'keep' })),
                  trans.__('Kept everywhere.')
                ),
              'question:myths'
            )
          )
        ]
      : [])
  );
  const list = h('ol', {
    class: 'jp-PsydynRelease-questions',
    'aria-labelledby': 'jp-PsydynRelease-open'
  });
  open.slice(0, PAGE).forEach((one, at) => {
    const key = `question:${at}`;
    const item = h(
      'li',
      {},
      h(
        'div',
        {
          class: 'jp-PsydynRelease-question',
          role: 'group',
          tabindex: '-1',
          'data-keep': key,
          'aria-label': [one.words, whyWord(one.why, trans)].join(', ')
        },
        h(
          'q',
          { dir: 'auto', translate: 'no' },
          ...one.segments.map(({ text, mark }) =>
            mark ? h('mark', {}, text) : text
          )
        ),
        about(one, ctx),
        row(
          button(trans.__('Replace … (R)'), () => name(key), `${key}:replace`),
          button(trans.__('Keep here (P)'), () => keep(one), `${key}:keep`),
          button(
            trans.__('Keep everywhere (E)'),
            () => everywhere(one),
            `${key}:everywhere`
          )
        )
      )
    );
    item.addEventListener('keydown', event => {
      const act = {
        r: () => name(key),
        p: () => keep(one),
        e: () => everywhere(one)
      }[shortcut(event)];
      if (act) {
        event.preventDefault();
        act();
      }
    });
    if (chosen.get('release:naming') === key) {
      drawNaming(item, one, key, all, decided, ctx);
    }
    list.append(item);
  });
  rove(list, '.jp-PsydynRelease-question');
  place.append(list);
  if (left > PAGE) {
    place.append(
      quietly(trans.__('%1 more come as these are decided.', left - PAGE))
    );
  }
}

function about(one: IQuestion, { trans, acts }: IContext): HTMLElement {
  const said = [
    whyWord(one.why, trans),
    placeWord(one, trans),
    one.alike > 1
      ? trans.__('the same words in %1 places', one.alike)
      : trans.__('in this place only')
  ].join(' · ');
  const line = quietly(said);
  if (one.entry) {
    line.append(
      ' ',
      button(trans.__('Open the entry'), () => acts.open({ entry: one.entry }))
    );
  }
  return line;
}

/** Drawn anew, the room has it in another place. */
function focusOn(name: string, room: HTMLElement): void {
  kept(room, name)?.focus();
}

/** Whose name it is: somebody's of the register, or somebody new. */
function drawNaming(
  item: HTMLElement,
  one: IQuestion,
  key: string,
  { figures, room, reload, show }: IQuestions,
  decided: Decided,
  ctx: IContext
): void {
  const { trans, chosen, drafts } = ctx;
  const prefix = `name:${key}:`;
  const close = () => {
    chosen.delete('release:naming');
    chosen.delete(`id:${prefix}`);
    drafts.drop(prefix);
  };
  const whose = choice(
    ctx,
    `${prefix}whose`,
    trans.__('Whose name is it?'),
    [
      ['', trans.__('somebody new')],
      ...figures.map(
        ({ id, name, relation }) =>
          [id, [name, relation].filter(Boolean).join(', ')] as const
      )
    ],
    one.figure
  );
  const somebody = drawSomebody(prefix, ctx);
  const isNew = () => !whose.value();
  const form = h(
    'form',
    { class: 'jp-PsydynInterpret-form jp-PsydynRelease-naming' },
    whose.node,
    somebody.relation.node,
    somebody.sort.node,
    row(
      h(
        'button',
        { type: 'submit', 'data-keep': `${prefix}save` },
        trans.__('Replace')
      ),
      button(
        trans.__('Cancel'),
        () => {
          close();
          show();
          focusOn(key, room);
        },
        `${prefix}cancel`
      )
    )
  );
  const update = () => {
    somebody.relation.node.hidden = somebody.sort.node.hidden = !isNew();
  };
  update();
  whose.input.addEventListener('change', update);
  form.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
      show();
      focusOn(key, room);
    }
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    const figure = whose.value();
    void attempt(
      ctx,
      async () => {
        close();
        decided.clear();
        await reload();
      },
      desk =>
        figure
          ? rule(desk, one.case, [
              {
                words: one.words,
                context: one.why === 'name' ? one.context : '',
                ruling: 'replace',
                figure
              }
            ])
          : makeAround(desk, 'figures', {
              id: idOf(ctx, prefix),
              case: one.case,
              name: one.words,
              ...fieldsOf(somebody)
            }),
      trans.__('Replaced wherever it stands.')
    );
  });
  item.append(form);
}
