import { line } from '../../desk/error';
import { Row } from '../../tokens';
import { h } from '../dom';
import { night } from '../format';
import { marked } from '../passages';
import { IActs } from '../picture';

/** A pointer that passes over asks for nothing. */
const RESTS = 250;

/** Below a timeline what a mark under the pointer or the focus is: what was noticed, and its passage. */
export function drawPreview(
  rows: readonly Row[],
  timeline: HTMLElement,
  { trans, passages }: IActs
): () => void {
  const byKey = new Map(rows.map(row => [row.key, row]));
  const place = h('p', { class: 'jp-PsydynReview-disturbancePreview' });
  const rest = trans.__(
    'Rest on a mark to read its passage here; choose it to name it or wave it off.'
  );
  place.textContent = passages ? rest : '';
  timeline.append(place);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = '';
  const show = (event: Event) => {
    const key = (event.target as Element).closest<SVGElement>('[data-key]')
      ?.dataset.key;
    const row = key === undefined ? undefined : byKey.get(key);
    if (!row || row.key === asked) {
      return;
    }
    asked = row.key;
    const what = `${row.kind}, ${night(String(row.night ?? ''), trans)}. ${row.noticed}`;
    place.replaceChildren(h('span', {}, what));
    clearTimeout(timer);
    if (passages) {
      timer = setTimeout(() => void read(row.key), RESTS);
    }
  };
  const read = async (key: string) => {
    let found: Node[];
    try {
      found = (await passages!(key)).map(one => h('q', {}, ...marked(one)));
    } catch (error) {
      found = [h('span', {}, line(error))];
    }
    if (key === asked) {
      place.append(' ', ...found);
    }
  };
  timeline.addEventListener('pointerover', show);
  timeline.addEventListener('focusin', show);
  return () => {
    asked = '';
    clearTimeout(timer);
    timeline.removeEventListener('pointerover', show);
    timeline.removeEventListener('focusin', show);
  };
}
