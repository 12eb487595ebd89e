import { IAnnotation } from '../../coding';
import { toCodePoints } from '../../spans';
import { aloud } from './aloud';
import { ISelected } from './caret';
import { State } from './state';
import { Suggesting } from './suggesting';
import { IMark } from './text';

const SUGGESTED = 'suggestion:';

/** Everything that lies under the words of the open entry: of others, one's own, and suggested. */
export function marksOf(state: State, suggesting: Suggesting): IMark[] {
  const { coded, entry, trans } = state;
  const mark = (
    one: Pick<
      IAnnotation,
      | 'codebook'
      | 'code'
      | 'value'
      | 'part'
      | 'start'
      | 'end'
      | 'quote'
      | 'by'
      | 'memo'
      | 'state'
      | 'lost'
    >,
    id: string,
    look: IMark['look'],
    extra = ''
  ): IMark => {
    const name = state.nameOf(one);
    const read = aloud(one, name, trans);
    return {
      id,
      part: one.part,
      start: one.start,
      end: one.end,
      name,
      aloud: extra ? trans.__('%1; %2', read, extra) : read,
      colour: state.code(one.codebook, one.code)?.colour ?? 7,
      look
    };
  };
  const others = coded.others
    .filter(({ layer }) => state.beneath.has(layer.id))
    .flatMap(({ layer, annotations }) =>
      annotations
        .filter(one => one.state === 'accepted' && !one.lost && !one.deleted)
        .map(one => mark(one, one.id, 'dim', layer.title))
    );
  const own = state.annotations
    .filter(one => !one.lost)
    .map(one =>
      mark(one, one.id, one.state === 'suggested' ? 'suggested' : 'accepted')
    );
  const plain = { by: '', memo: '', state: 'suggested', lost: false } as const;
  const suggested = suggesting.suggestions
    .filter(one => one.entry === entry?.id)
    .map(one => mark({ ...one, ...plain }, SUGGESTED + one.key, 'suggested'));
  return [...others, ...own, ...suggested];
}

/** Which suggestion a mark is, if it is one. */
export function suggestionOf(id: string, { suggestions }: Suggesting): number {
  return id.startsWith(SUGGESTED)
    ? suggestions.findIndex(one => SUGGESTED + one.key === id)
    : -1;
}

/** What was selected, as the desk names a place. */
export function placeOf(state: State, { part, start, end, quote }: ISelected) {
  const text = state.entry?.parts[part] ?? '';
  return {
    entry: state.wanted,
    part,
    start: toCodePoints(text, start),
    end: toCodePoints(text, end),
    quote
  };
}
