import { IAnnotation, ICode, IPlace, IRelation, Role } from '../../coding';
import { undo } from '../../desk/client';
import { DeskError, line } from '../../desk/error';
import { entryId } from '../../desk/ids';
import {
  addCode,
  annotate,
  changeAnnotation,
  changeRelation,
  Fields,
  keepChecklist,
  makeCodebook,
  makeLayer,
  makeMemo,
  relate
} from './client';
import { State } from './state';

/* What a person does to an entry's codes; each deed is saved in its turn. */

/** @returns the id under which it is asked for, and whether it was saved. */
export function mark(
  state: State,
  at: IPlace,
  { id: code }: ICode,
  value = ''
): { readonly id: string; readonly saved: Promise<boolean> } {
  const { trans, saving, desk, layerId: layer, codebookId: codebook } = state;
  const id = entryId();
  const name = state.nameOf({ codebook, code, value });
  const saved = saving.do(named(state, name, at.quote), async () => {
    const made = { id, layer, ...at, codebook, code, value };
    state.took(await annotate(desk, made));
    state.used(code);
    state.say(trans.__('%1 on “%2”: saved', name, at.quote));
  });
  return { id, saved };
}

/** Change an annotation; it keeps its id, and what was not changed. */
export function change(
  state: State,
  id: string,
  fields: Fields,
  said: string
): Promise<boolean> {
  const { trans, saving, desk } = state;
  const before = state.annotation(id);
  const what = before
    ? named(state, state.nameOf(before), before.quote)
    : trans.__('a passage');
  return saving.do(what, async () => {
    const now = state.annotation(id);
    if (!now) {
      throw new DeskError(404, trans.__('This code was removed meanwhile.'));
    }
    state.took(await changeAnnotation(desk, now, fields));
    state.say(said);
  });
}

export function recode(
  state: State,
  { id, codebook }: IAnnotation,
  { id: code }: ICode,
  value = ''
): Promise<boolean> {
  const name = state.nameOf({ codebook, code, value });
  state.used(code);
  const said = state.trans.__('Now %1: saved', name);
  return change(state, id, { code, value }, said);
}

/** Say of which classes there are no other codes in the open entry than those that are marked. */
export function lookedFor(
  state: State,
  codes: readonly string[],
  said: string
): Promise<boolean> {
  const { desk, layerId: layer, codebookId: codebook, wanted: entry } = state;
  return state.saving.do(said, async () => {
    const kept = await keepChecklist(desk, layer, entry, { codebook, codes });
    if (state.wanted === entry) {
      const rest = state.coded.checklists.filter(one => one.id !== kept.id);
      state.coded = { ...state.coded, checklists: [...rest, kept] };
    }
    state.say(said);
  });
}

export function join(
  state: State,
  source: IAnnotation,
  target: IAnnotation,
  type: string
): Promise<boolean> {
  const { trans, saving, desk } = state;
  const id = entryId();
  const what = trans.__(
    '%1: from “%2” to “%3”',
    type,
    source.quote,
    target.quote
  );
  return saving.do(what, async () => {
    const made = { id, source: source.id, target: target.id, type };
    const relation = await relate(desk, made);
    state.coded = {
      ...state.coded,
      relations: [
        ...state.coded.relations.filter(one => one.id !== relation.id),
        relation
      ]
    };
    state.say(trans.__('%1: saved', what));
  });
}

export function changeJoin(
  state: State,
  id: string,
  fields: Partial<Pick<IRelation, 'type' | 'deleted'>>,
  said: string
): Promise<boolean> {
  const { trans, saving, desk } = state;
  const find = () => state.coded.relations.find(one => one.id === id);
  return saving.do(find()?.type ?? trans.__('a relation'), async () => {
    const now = find();
    if (!now) {
      throw new DeskError(
        404,
        trans.__('This relation was removed meanwhile.')
      );
    }
    const after = await changeRelation(desk, now, fields);
    state.coded = {
      ...state.coded,
      relations: state.coded.relations.flatMap(one =>
        one.id !== id ? [one] : after.deleted ? [] : [after]
      )
    };
    state.say(said);
  });
}

/** A note on the entry as a whole. */
export function noteOnEntry(state: State, text: string): Promise<boolean> {
  const { trans, saving, desk, layerId: layer } = state;
  const target = state.wanted;
  const id = entryId();
  return saving.do(trans.__('Memo: %1', text), async () => {
    const made = { id, on: 'entry' as const, target, text, layer };
    const memo = await makeMemo(desk, made);
    if (state.wanted === target) {
      const memos = [memo, ...state.coded.memos];
      state.coded = { ...state.coded, memos };
    }
    state.say(trans.__('Memo saved'));
  });
}

export function takeReady(state: State, name: string): Promise<boolean> {
  return openCodebook(state, { ready: name }, name);
}

export function openCodebook(
  state: State,
  made: { readonly ready?: string; readonly title?: string },
  what: string
): Promise<boolean> {
  const id = entryId();
  return state.saving.do(what, async () => {
    const book = await makeCodebook(state.desk, { id, ...made });
    const rest = state.codebooks.filter(one => one.id !== book.id);
    await state.tookBooks([...rest, book]);
    state.codebookId = book.id;
    state.say(
      state.trans.__('%1: %2 codes', book.title, String(book.codes.length))
    );
  });
}

export function openLayer(
  state: State,
  role: Role,
  title: string
): Promise<boolean> {
  const id = entryId();
  return state.saving.do(title, async () => {
    const layer = await makeLayer(state.desk, { id, title, role });
    const rest = state.layers.filter(one => one.id !== layer.id);
    state.layers = [...rest, { ...layer, mine: true }];
    // Not waited for: to open is to read, and what is read may fail by itself.
    void state.turnTo(layer.id).catch(() => undefined);
    state.say(state.trans.__('You mark in %1', title));
  });
}

/** @returns the new code, or nothing where it was not saved. */
export async function newCode(
  state: State,
  name: string
): Promise<ICode | undefined> {
  const { trans } = state;
  let made: ICode | undefined;
  const of = state.codebookId;
  await state.saving.do(trans.__('New code %1', name), async () => {
    const book = state.codebooks.find(one => one.id === of);
    if (!book) {
      throw new DeskError(404, trans.__('There is no codebook yet.'));
    }
    const known = new Set(book.codes.map(code => code.id));
    const fields = { name, colour: book.codes.length % 8 };
    const { codebook, near } = await addCode(state.desk, book, fields);
    state.codebooks = state.codebooks.map(one =>
      one.id === codebook.id ? codebook : one
    );
    made = codebook.codes.find(code => !known.has(code.id));
    const alike = near.map(one => one.name).join(', ');
    state.say(
      alike
        ? trans.__('New code %1: saved. It is close to %2', name, alike)
        : trans.__('New code %1: saved', name)
    );
  });
  return made;
}

export async function goBack(
  state: State,
  direction: 'undo' | 'redo'
): Promise<void> {
  const { trans } = state;
  await state.saving.settled;
  try {
    await undo(state.desk, direction);
    await state.reread();
    state.say(
      direction === 'undo' ? trans.__('Undone') : trans.__('Done again')
    );
  } catch (error) {
    state.say(line(error));
  }
}

function named(state: State, name: string, quote: string): string {
  return state.trans.__('%1 on “%2”', name, quote);
}
