import { TranslationBundle } from '@jupyterlab/translation';
import { IMemo, MemoOn } from '../../coding';
import { h } from '../dom';
import { moment } from '../format';
import { rove } from '../keys';
import {
  changeMemo,
  getCases,
  getCoded,
  getLayers,
  getMemos,
  ICase,
  makeMemo
} from './client';
import {
  attempt,
  IContext,
  idOf,
  IWhere,
  kept,
  quietly
} from '../workroom/context';
import { button, choice, clashes, row, words } from '../workroom/fields';
import { drawLoaded, ILoaded } from '../workroom/loaded';

interface IMemos {
  readonly memos: readonly IMemo[];
  readonly cases: readonly ICase[];
}

/** What was noted, wherever it was. */
export function drawMemos(host: HTMLElement, ctx: IContext): () => void {
  return drawLoaded<IMemos>(
    host,
    ctx,
    async desk => {
      const [memos, cases] = await Promise.all([
        getMemos(desk),
        getCases(desk)
      ]);
      return { memos, cases };
    },
    (place, loaded) => draw(place, loaded, ctx)
  );
}

/** Those of a kind in which all the words stand, in whatever order. */
export function filtered(
  memos: readonly IMemo[],
  text: string,
  on: string
): readonly IMemo[] {
  const sought = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return memos.filter(memo => {
    const said = `${memo.text} ${memo.label} ${memo.by}`.toLocaleLowerCase();
    return (!on || memo.on === on) && sought.every(one => said.includes(one));
  });
}

function onWord(on: MemoOn, trans: TranslationBundle): string {
  return {
    span: trans.__('passage'),
    entry: trans.__('entry'),
    case: trans.__('case'),
    journal: trans.__('journal'),
    code: trans.__('code'),
    decision: trans.__('decision')
  }[on];
}

const KINDS: readonly MemoOn[] = [
  'span',
  'code',
  'entry',
  'case',
  'journal',
  'decision'
];

function draw(
  place: HTMLElement,
  { value, reload, show }: ILoaded<IMemos>,
  ctx: IContext
): void {
  const { trans, drafts } = ctx;
  const { memos } = value;
  const text = words(ctx, 'memofilter:text', trans.__('Words'), '', {
    rows: 1
  });
  const on = choice(
    ctx,
    'memofilter:on',
    trans.__('On'),
    [
      ['', trans.__('anything')],
      ...KINDS.map(kind => [kind, onWord(kind, trans)] as const)
    ],
    ''
  );
  const count = h('output', {});
  const list = h('ul', { class: 'jp-PsydynInterpret-plain' });
  // Only what is hidden changes: what is being typed in a memo stays.
  const items = new Map(
    memos.map(memo => [memo, item(memo, reload, show, ctx)])
  );
  list.append(...items.values());
  const filter = () => {
    const found = new Set(filtered(memos, text.value(), on.value()));
    items.forEach((node, memo) => (node.hidden = !found.has(memo)));
    count.textContent = trans.__('%1 of %2 memos', found.size, memos.length);
  };
  text.input.addEventListener('input', filter);
  on.input.addEventListener('change', filter);
  filter();
  rove(list, 'li:not([hidden])');

  const target = choice(
    ctx,
    'newmemo:target',
    trans.__('About'),
    [
      ['', trans.__('the journal')],
      ...value.cases.map(
        ({ id, pseudonym }) => [id, trans.__('the case %1', pseudonym)] as const
      )
    ],
    ''
  );
  const said = words(ctx, 'newmemo:text', trans.__('New memo'), '');
  const form = h(
    'form',
    { class: 'jp-PsydynInterpret-form' },
    said.node,
    row(target.node, h('button', { type: 'submit' }, trans.__('Add')))
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (!said.value()) {
      said.input.focus();
      return;
    }
    const about = target.value();
    void attempt(
      ctx,
      reload,
      desk =>
        makeMemo(desk, {
          id: idOf(ctx, 'newmemo'),
          on: about ? 'case' : 'journal',
          target: about,
          text: said.value()
        }),
      trans.__('The memo was added.'),
      () => {
        drafts.drop('newmemo:');
        ctx.chosen.delete('id:newmemo');
      }
    );
  });
  place.append(
    form,
    ...(memos.length
      ? [
          h(
            'div',
            { role: 'search', class: 'jp-Psydyn-row' },
            text.node,
            on.node,
            count
          ),
          list
        ]
      : [
          quietly(
            trans.__(
              'All memos stand here: on passages, codes, entries and cases. There is none yet.'
            )
          )
        ])
  );
}

function item(
  memo: IMemo,
  reload: () => Promise<void>,
  show: () => void,
  ctx: IContext
): HTMLElement {
  const { trans, chosen, drafts } = ctx;
  const key = `memo:${memo.on}:${memo.record}:${memo.target}`;
  const isEdited = chosen.get(`edit:${key}`) === 'yes';
  const turn = (on: boolean) => {
    chosen.set(`edit:${key}`, on ? 'yes' : '');
    show();
  };
  const edit = () => {
    turn(true);
    // Drawn again, the field has the same name.
    focusOn(`${key}:text`);
  };
  const close = () => {
    drafts.drop(`${key}:`);
    turn(false);
    focusOn(key);
  };
  const node = h('li', {
    class: 'jp-PsydynInterpret-memo',
    'data-keep': key,
    tabindex: '-1'
  });
  const head = h(
    'p',
    { class: 'jp-PsydynInterpret-quiet' },
    [onWord(memo.on, trans), memo.label, memo.by, memo.at && moment(memo.at)]
      .filter(Boolean)
      .join(' · ')
  );
  node.append(head);
  if (!isEdited) {
    node.append(
      h('p', { class: 'jp-PsydynInterpret-said' }, memo.text),
      row(
        memo.entry &&
          button(
            trans.__('Open'),
            () => void openMemo(memo, ctx),
            `${key}:open`,
            trans.__('Open %1', memo.label)
          ),
        // What was noted with a verdict is changed with it.
        memo.on === 'decision'
          ? h(
              'span',
              { class: 'jp-PsydynInterpret-quiet' },
              trans.__('Changed where it was decided, in the reading room.')
            )
          : button(trans.__('Edit'), edit, `${key}:edit`)
      )
    );
    node.addEventListener('keydown', event => {
      if (event.key === 'Enter' && event.target === node) {
        event.preventDefault();
        if (memo.entry) {
          void openMemo(memo, ctx);
        } else if (memo.on !== 'decision') {
          edit();
        }
      }
    });
    return node;
  }
  const field = words(ctx, `${key}:text`, trans.__('Memo'), memo.text);
  const save = () => {
    if (clashes(ctx, `${key}:`, { text: memo.text })) {
      show();
      ctx.say(
        trans.__(
          'Somebody changed this memo meanwhile. What you typed is still here; save again to keep it instead.'
        )
      );
      return;
    }
    const text = field.value();
    void attempt(
      ctx,
      reload,
      desk => changeMemo(desk, memo, text),
      text
        ? trans.__('The memo was saved.')
        : trans.__('The memo was removed.'),
      () => {
        drafts.drop(`${key}:`);
        chosen.delete(`edit:${key}`);
      }
    );
  };
  node.append(
    field.node,
    row(button(trans.__('Save'), save, key), button(trans.__('Cancel'), close))
  );
  node.removeAttribute('data-keep');
  field.node.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  });
  return node;
}

function focusOn(name: string): void {
  kept(document.body, name)?.focus();
}

/** That of a passage opens at its words; where they are not found, its entry. */
async function openMemo(
  { on, entry, record }: IMemo,
  { acts, journal }: IContext
): Promise<void> {
  const desk = journal.transport;
  let place: IWhere = { entry };
  if (on === 'span' && desk) {
    try {
      const [layer] = await getLayers(desk);
      const { annotations, others } = await getCoded(desk, layer.id, entry);
      place =
        [annotations, ...others.map(one => one.annotations)]
          .flat()
          .find(one => one.id === record && !one.lost) ?? place;
    } catch {
      // The entry can be opened all the same.
    }
  }
  acts.open(place);
}
