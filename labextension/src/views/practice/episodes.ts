import { ICodebook } from '../../coding';
import { getFinding } from '../../desk/client';
import { ITransport } from '../../tokens';
import { h } from '../dom';
import { mapOf } from '../people/map';
import { became } from './figurecodes';
import { IGathered, IPage } from './casepage';

/** Of each episode of a case the keys of its figures; a sentence where nobody can count them. */
type Counted = readonly (readonly string[])[] | string;

/** Asked once for what was read; drawn again, it is known. */
const counted = new WeakMap<IGathered, Promise<Counted>>();

/** How many episodes there are with each, once the desk has counted; nothing waits for it. */
export function drawCounts(
  drawn: HTMLElement,
  { ctx, one, value }: IPage
): void {
  const { trans, journal } = ctx;
  const places = Array.from(
    drawn.querySelectorAll<HTMLElement>('[data-codes]')
  );
  if (!places.length || !journal.transport) {
    return;
  }
  const asking = counted.get(value) ?? count(journal.transport, one.id);
  counted.set(value, asking);
  void asking.then(episodes => {
    if (typeof episodes === 'string') {
      drawn
        .querySelector('ul')
        ?.before(
          h(
            'p',
            { class: 'jp-PsydynInterpret-quiet' },
            trans.__('The episodes were not counted: %1', episodes)
          )
        );
      return;
    }
    for (const place of places) {
      const codes: readonly string[] = JSON.parse(place.dataset.codes!);
      const keys = keysOf(codes, value.codebooks);
      const n = episodes.filter(keyed =>
        keyed.some(key => keys.has(key))
      ).length;
      place.textContent = trans._n('%1 episode', '%1 episodes', n);
      place.hidden = false;
    }
  });
}

/** Under which keys the relational map has the episodes with these codes; a merged one counts as the one it became. */
export function keysOf(
  codes: readonly string[],
  books: readonly ICodebook[]
): ReadonlySet<string> {
  return new Set(
    codes.map(id => {
      for (const book of books) {
        const code = book.codes.find(one => one.id === id);
        if (code) {
          return `figure:${became(code, book.codes).id}`;
        }
      }
      return `figure:${id}`;
    })
  );
}

async function count(desk: ITransport, of: string): Promise<Counted> {
  try {
    const question = { verb: 'people', parameters: { case: of } };
    const map = mapOf(await getFinding(desk, question));
    return map.episodes.map(({ figures }) => figures);
  } catch (error) {
    return (error as Error).message;
  }
}
