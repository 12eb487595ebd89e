import { ICodebook } from '../../coding';
import {
  AroundFields,
  changeAround,
  removeAround,
  IAround,
  IConsent,
  IFigure,
  ILifeEvent,
  IWholeCase,
  makeAround
} from '../../desk/practice';
import { ITransport } from '../../tokens';
import { h } from '../dom';
import { attempt, IContext, idOf, kept } from '../workroom/context';
import { button, ITyped, row } from '../workroom/fields';
import { ILoaded } from '../workroom/loaded';
import { atFields } from '../workroom/refused';

/** What stands around all dreams of a journal, as the case page reads it. */
export interface IGathered {
  readonly cases: readonly IWholeCase[];
  readonly consents: readonly IConsent[];
  readonly events: readonly ILifeEvent[];
  readonly figures: readonly IFigure[];
  readonly codebooks: readonly ICodebook[];
}

/** What the parts of the page share: the case, and how it is drawn and read again. */
export interface IPage extends ILoaded<IGathered> {
  readonly ctx: IContext;
  readonly place: HTMLElement;
  readonly one: IWholeCase;
}

/** Keep what a form says; where that worked it is folded again. */
export function keep(
  { ctx, reload }: IPage,
  key: string,
  fields: Readonly<Record<string, ITyped>>,
  ask: (desk: ITransport) => Promise<unknown>,
  said: string
): void {
  void attempt(
    ctx,
    reload,
    desk => atFields(fields, () => ask(desk)),
    said,
    () => {
      ctx.drafts.drop(`${key}:`);
      ctx.chosen.delete(key);
      ctx.chosen.delete(`id:${key}`);
    }
  );
}

export interface IForm {
  readonly nodes: readonly Node[];
  save(): void;
  /** Takes the record away; absent where there is none yet. */
  remove?(): void;
}

/**
 * The form of a record: of a new one, or of one that is there, which it also
 * takes away.
 *
 * @param said - what its fields say, under the names of the wire.
 */
export function recordForm<K extends keyof IAround>(
  page: IPage,
  key: string,
  kind: K,
  known: IAround[K] | undefined,
  fields: Readonly<Record<string, ITyped>>,
  said: () => AroundFields<K>,
  told: { readonly saved: string; readonly removed: string }
): IForm {
  const { ctx, one } = page;
  return {
    nodes: Object.values(fields).map(({ node }) => node),
    save: () =>
      keep(
        page,
        key,
        fields,
        desk =>
          known
            ? changeAround(desk, kind, known, said())
            : makeAround(desk, kind, {
                ...said(),
                id: idOf(ctx, key),
                case: one.id
              }),
        told.saved
      ),
    remove:
      known &&
      (() =>
        keep(
          page,
          key,
          {},
          desk => removeAround(desk, kind, known),
          told.removed
        ))
  };
}

/**
 * A form that a button unfolds. Esc folds it and what was typed stays; Cancel
 * lets go of that.
 *
 * @param key - of the button; what is typed is kept below it.
 * @param name - of the button where several have its label; it begins with that.
 */
export function drawFoldedForm(
  { ctx, place, show }: IPage,
  key: string,
  label: string,
  make: () => IForm,
  name = ''
): HTMLElement {
  const { trans, chosen, drafts } = ctx;
  const isOpen = chosen.get(key) === 'yes';
  const turn = (open: boolean) => {
    chosen.set(key, open ? 'yes' : '');
    // What was said of another form is over.
    ctx.say('');
    show();
    const drawn = Array.from(place.querySelectorAll('form'));
    const form = drawn.find(one => one.dataset.form === key);
    (
      form?.querySelector<HTMLElement>('input, select, textarea') ??
      kept(place, key)
    )?.focus();
  };
  const opener = button(label, () => turn(!isOpen), key, name);
  opener.setAttribute('aria-expanded', String(isOpen));
  if (!isOpen) {
    return h('div', { class: 'jp-PsydynPractice-folded' }, opener);
  }
  const { nodes, save, remove } = make();
  const form = h(
    'form',
    { class: 'jp-PsydynInterpret-form', 'data-form': key },
    ...nodes,
    row(
      h(
        'button',
        { type: 'submit', 'data-keep': `${key}:save` },
        trans.__('Save')
      ),
      button(
        trans.__('Cancel'),
        () => {
          drafts.drop(`${key}:`);
          turn(false);
        },
        `${key}:cancel`
      ),
      !!remove && button(trans.__('Remove'), remove, `${key}:remove`)
    )
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    save();
  });
  form.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      turn(false);
    }
  });
  return h('div', { class: 'jp-PsydynPractice-folded' }, opener, form);
}

/** A part of the page, with its name. */
export function section(
  name: string,
  ...nodes: (Node | string | false | null)[]
): HTMLElement {
  return h(
    'section',
    { class: 'jp-PsydynPractice-part', 'aria-label': name },
    h('h2', {}, name),
    ...nodes
  );
}
