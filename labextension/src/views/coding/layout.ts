import { drawArcs } from './arcs';
import { placeNotes } from './margin';
import { State } from './state';
import { handles } from './text';

const GUTTER = 96;

/** What stands beside the words: arcs in the gutter, notes in the margin. Nothing of it where sizes are not known. */
export function layOut(
  state: State,
  text: HTMLElement,
  gutter: HTMLElement,
  margin: HTMLElement
): void {
  const corner = text.getBoundingClientRect();
  const tops = new Map(
    handles(text).map(one => [
      one.dataset.handle!,
      one.getBoundingClientRect().top - corner.top
    ])
  );
  const relations = state.coded.relations.flatMap(
    ({ id, type, source, target }) => {
      const from = tops.get(source);
      const to = tops.get(target);
      // A passage that is lost has no height: the table names it.
      return from === undefined || to === undefined
        ? []
        : // In one line of the text the arc leaves above and comes in below.
          [
            Math.abs(from - to) < 8
              ? { id, type, from: from + 4, to: to + 18 }
              : { id, type, from: from + 10, to: to + 10 }
          ];
    }
  );
  gutter.hidden = !relations.length;
  gutter.replaceChildren(
    ...(relations.length ? [drawArcs(relations, GUTTER, corner.height)] : [])
  );
  placeNotes(margin, id => tops.get(id) ?? null, corner.height);
}
