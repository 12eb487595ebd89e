import { IAnnotation, ICodebook, IReadyCodebook } from '../../coding';
import { drawConcept } from '../concepts/concept';
import { OF_CODEBOOK } from '../concepts/places';
import { h } from '../dom';
import {
  CodebookDeed,
  doToCodebook,
  getCodebooks,
  getStale,
  IDone,
  INear,
  makeCodebook
} from './client';
import { codePrefix, drawCodeForm, storedCode } from './codeform';
import { drawCodeTree, ITreeActs } from './codetree';
import { attempt, IContext, idOf, kept, quietly } from '../workroom/context';
import { drawHistory, drawStale } from './editions';
import { button, clashes, row, words } from '../workroom/fields';
import { drawLoaded, ILoaded } from '../workroom/loaded';

interface IBooks {
  readonly codebooks: readonly ICodebook[];
  readonly ready: readonly IReadyCodebook[];
  /** Of the one that is looked at. */
  readonly stale: readonly IAnnotation[];
}

/** Codebooks: which there are, and the one that is worked on. */
export function drawCodebooks(host: HTMLElement, ctx: IContext): () => void {
  const { chosen } = ctx;
  return drawLoaded<IBooks>(
    host,
    ctx,
    async desk => {
      const { codebooks, ready } = await getCodebooks(desk);
      const book = current(codebooks, chosen.get('book'));
      const stale = book ? await getStale(desk, book.id) : [];
      return { codebooks: codebooks.filter(one => !one.deleted), ready, stale };
    },
    (place, loaded) => {
      const book = current(loaded.value.codebooks, chosen.get('book'));
      place.append(
        drawList(loaded, book, ctx),
        ...(book ? [drawBook(book, loaded, place, ctx)] : [])
      );
    }
  );
}

function current(
  books: readonly ICodebook[],
  id: string | undefined
): ICodebook | undefined {
  const there = books.filter(one => !one.deleted);
  return there.find(one => one.id === id) ?? there[0];
}

function drawList(
  { value, reload }: ILoaded<IBooks>,
  book: ICodebook | undefined,
  ctx: IContext
): HTMLElement {
  const { trans, chosen, drafts } = ctx;
  const make = (key: string, fields: { title?: string; ready?: string }) =>
    void attempt(
      ctx,
      reload,
      desk => makeCodebook(desk, { id: idOf(ctx, key), ...fields }),
      made => trans.__('Codebook “%1” was made.', made.title),
      made => {
        chosen.set('book', made.id);
        chosen.delete(`id:${key}`);
        drafts.drop(key);
      }
    );
  const title = words(ctx, 'newbook', trans.__('Its title'), '', { rows: 1 });
  const form = h(
    'form',
    {},
    row(title.node, h('button', { type: 'submit' }, trans.__('New codebook')))
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (title.value()) {
      make('newbook', { title: title.value() });
    } else {
      title.input.focus();
    }
  });
  const ready = value.ready.map(one => {
    const item = h(
      'li',
      {},
      h('strong', {}, one.title),
      ' ',
      trans._n('%1 code', '%1 codes', one.codes),
      one.note && quietly(one.note),
      h(
        'p',
        { class: 'jp-PsydynInterpret-quiet' },
        trans.__('After: %1', one.sources.join('; '))
      ),
      button(
        trans.__('Begin with this'),
        () => make(`ready:${one.name}`, { ready: one.name }),
        `ready:${one.name}`,
        trans.__('Begin with %1', one.title)
      )
    );
    for (const id of OF_CODEBOOK[one.name] ?? []) {
      drawConcept(id, item, trans);
    }
    return item;
  });
  const begin = h(
    'details',
    { open: value.codebooks.length === 0 },
    h(
      'summary',
      { 'data-keep': 'ready' },
      trans.__('Ready ones to begin with')
    ),
    h('ul', { class: 'jp-PsydynInterpret-plain' }, ...ready)
  );
  return h(
    'div',
    { class: 'jp-PsydynInterpret-books' },
    value.codebooks.length === 0 &&
      quietly(
        trans.__(
          'A codebook says which codes can be put on passages, and when. There is none yet: begin with a ready one, or with a title of your own.'
        )
      ),
    row(
      ...value.codebooks.map(one => {
        const open = button(
          one.title,
          () => {
            chosen.set('book', one.id);
            void reload();
          },
          `book:${one.id}`
        );
        open.setAttribute('aria-pressed', String(one === book));
        return open;
      })
    ),
    form,
    ready.length > 0 && begin
  );
}

function drawBook(
  book: ICodebook,
  loaded: ILoaded<IBooks>,
  place: HTMLElement,
  ctx: IContext
): HTMLElement {
  const { trans, chosen, drafts } = ctx;
  const { reload, show, value } = loaded;
  const key = `code@${book.id}`;
  const code =
    book.codes.find(one => one.id === chosen.get(key)) ?? book.codes[0];
  const act = (
    deed: CodebookDeed,
    said: (done: IDone) => string,
    after: (done: IDone) => void = () => undefined
  ) =>
    attempt(
      ctx,
      reload,
      desk => doToCodebook(desk, book, deed),
      said,
      done => {
        near(ctx, book.id, done.near ?? []);
        after(done);
      }
    );
  const choose = (id: string) => {
    chosen.set(key, id);
    show();
  };
  const folded = foldedOf(book, ctx);
  const tree: ITreeActs = {
    chosen: code?.id ?? '',
    folded,
    choose,
    edit: id => {
      choose(id);
      kept(place, `${codePrefix(book.id, id)}name`)?.focus();
    },
    fold: (id, isFolded) => {
      chosen.set(`fold@${book.id}:${id}`, isFolded ? 'yes' : '');
      show();
    },
    move: (id, parent) =>
      void act({ deed: 'move', id, parent }, () =>
        trans.__('“%1” was moved.', nameOf(book, id))
      )
  };
  const add = words(ctx, `newcode:${book.id}:name`, trans.__('New code'), '', {
    rows: 1
  });
  const addForm = h(
    'form',
    {},
    row(add.node, h('button', { type: 'submit' }, trans.__('Add')))
  );
  addForm.addEventListener('submit', event => {
    event.preventDefault();
    const name = add.value();
    if (!name) {
      add.input.focus();
      return;
    }
    void act(
      {
        deed: 'add',
        code: {
          name,
          parent: code && !code.retired ? code.parent : '',
          colour: book.codes.length % 8
        }
      },
      () => trans.__('“%1” was added.', name),
      done => {
        drafts.drop(`newcode:${book.id}:`);
        const before = new Set(book.codes.map(({ id }) => id));
        const made = done.codebook.codes.find(({ id }) => !before.has(id));
        chosen.set(key, made?.id ?? '');
      }
    );
  });
  const title = words(ctx, `title:${book.id}`, trans.__('Title'), book.title, {
    rows: 1
  });
  return h(
    'section',
    { class: 'jp-PsydynInterpret-book', 'aria-label': book.title },
    row(
      title.node,
      button(
        trans.__('Rename'),
        () =>
          void act(
            { deed: 'title', title: title.value() },
            () => trans.__('Renamed.'),
            () => drafts.drop(`title:${book.id}`)
          ),
        `rename:${book.id}`
      ),
      h('span', {}, trans.__('edition %1', book.version))
    ),
    book.sources.length > 0 &&
      quietly(trans.__('After: %1', book.sources.join('; '))),
    book.note && quietly(book.note),
    drawNear(book, ctx, id => tree.edit(id)),
    h(
      'div',
      { class: 'jp-PsydynInterpret-panes' },
      h(
        'div',
        {},
        book.codes.length > 0
          ? drawCodeTree(book.codes, book.title, tree, ctx)
          : quietly(trans.__('No codes yet. Give the first one a name.')),
        addForm
      ),
      code &&
        drawCodeForm(
          code,
          book,
          {
            save: (fields, meaning, why) => {
              const prefix = codePrefix(book.id, code.id);
              if (clashes(ctx, prefix, storedCode(code))) {
                show();
                ctx.say(
                  trans.__(
                    'Somebody changed this code meanwhile. What you typed is still here; save again to keep it instead.'
                  )
                );
                return;
              }
              if (meaning && !why) {
                ctx.say(
                  trans.__(
                    'A change of meaning needs a reason: others read it.'
                  )
                );
                kept(place, `${prefix}why`)?.focus();
                return;
              }
              void act(
                {
                  deed: 'change',
                  code: { id: code.id, ...fields },
                  meaning,
                  why
                },
                () => trans.__('“%1” was saved.', fields.name ?? code.name),
                () => drafts.drop(prefix)
              );
            },
            move: parent => {
              void act(
                { deed: 'move', id: code.id, parent },
                () => trans.__('“%1” was moved.', code.name),
                () => drafts.drop(`${codePrefix(book.id, code.id)}parent`)
              );
            },
            restate: deed =>
              void act({ deed, id: code.id }, () =>
                deed === 'retire'
                  ? trans.__('“%1” was retired.', code.name)
                  : trans.__('“%1” is offered again.', code.name)
              ),
            merge: into =>
              void act(
                { deed: 'merge', ids: [code.id], into },
                done =>
                  trans._n(
                    'Merged; %1 annotation has the other code now.',
                    'Merged; %1 annotations have the other code now.',
                    done.recoded
                  ),
                () => chosen.set(key, into)
              ),
            split: names =>
              void act(
                { deed: 'split', id: code.id, into: names },
                () => trans.__('“%1” was split.', code.name),
                () => drafts.drop(`${codePrefix(book.id, code.id)}names`)
              )
          },
          ctx
        )
    ),
    drawStale(value.stale, book, ctx),
    drawHistory(book, ctx)
  );
}

function foldedOf(book: ICodebook, { chosen }: IContext): ReadonlySet<string> {
  return new Set(
    book.codes
      .map(({ id }) => id)
      .filter(id => chosen.get(`fold@${book.id}:${id}`) === 'yes')
  );
}

function nameOf(book: ICodebook, id: string): string {
  return book.codes.find(one => one.id === id)?.name ?? id;
}

function near({ chosen }: IContext, book: string, codes: readonly INear[]) {
  chosen.set(`near:${book}`, JSON.stringify(codes));
}

/** A warning where two codes are nearly the same. */
function drawNear(
  book: ICodebook,
  { chosen, trans }: IContext,
  open: (id: string) => void
): HTMLElement | null {
  const codes: readonly INear[] = JSON.parse(
    chosen.get(`near:${book.id}`) || '[]'
  );
  return codes.length === 0
    ? null
    : h(
        'div',
        { class: 'jp-PsydynInterpret-warning', role: 'note' },
        trans.__('Nearly the same name as a code that is there already:'),
        ' ',
        row(
          ...codes.map(({ id, name }) =>
            button(name, () => open(id), `near:${id}`)
          )
        ),
        quietly(trans.__('If both mean the same, merge them.'))
      );
}
