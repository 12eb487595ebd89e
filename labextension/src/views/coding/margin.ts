import { moment } from '../format';
import { h } from '../dom';
import { heights } from './heights';
import { State } from './state';

/** The names and memos of the passages beside their words, else below one another; the lost ones apart. */
export function drawMargin(
  host: HTMLElement,
  state: State,
  goTo: (annotation: string) => void
): void {
  const { trans } = state;
  const focused = (document.activeElement as HTMLElement | null)?.dataset.note;
  const order = Object.keys(state.entry?.parts ?? {});
  const sorted = [...state.annotations].sort(
    (a, b) => order.indexOf(a.part) - order.indexOf(b.part) || a.start - b.start
  );
  const item = (one: (typeof sorted)[number]) => {
    const name = state.nameOf(one);
    const button = h(
      'button',
      {
        type: 'button',
        class: 'jp-PsydynCode-note',
        'data-note': one.id,
        'data-colour': String(
          (state.code(one.codebook, one.code)?.colour ?? 7) % 8
        ),
        'data-look': one.state,
        'aria-label': trans.__('Go to %1 on “%2”', name, one.quote)
      },
      h('span', { class: 'jp-PsydynCode-swatch', 'aria-hidden': 'true' }),
      // In few letters: the colour says the class.
      h('b', { translate: 'no' }, one.value || name),
      one.lost && h('q', { translate: 'no' }, one.quote),
      one.memo && h('span', { dir: 'auto', translate: 'no' }, one.memo)
    );
    button.addEventListener('click', () => goTo(one.id));
    return h('li', {}, button);
  };
  const lost = sorted.filter(one => one.lost);
  const memos = state.coded.memos.filter(one => one.on !== 'span');
  host.replaceChildren(
    h(
      'ul',
      { class: 'jp-PsydynCode-notes', 'aria-label': trans.__('Passages') },
      ...sorted.filter(one => !one.lost).map(item)
    ),
    ...(lost.length
      ? [
          h('h3', {}, trans.__('No longer in the text')),
          h('ul', { class: 'jp-PsydynCode-lost' }, ...lost.map(item))
        ]
      : []),
    ...(memos.length
      ? [
          h('h3', {}, trans.__('Memos')),
          h(
            'ul',
            { class: 'jp-PsydynCode-memos' },
            ...memos.map(({ text, by, at }) =>
              h(
                'li',
                { dir: 'auto', translate: 'no' },
                text,
                h(
                  'small',
                  {},
                  ` ${[by, at && moment(at)].filter(Boolean).join(', ')}`
                )
              )
            )
          )
        ]
      : [])
  );
  if (focused) {
    noteOf(host, focused)?.focus({ preventScroll: true });
  }
}

/** Put the notes at the heights of their words, where there is room for all of them. */
export function placeNotes(
  host: HTMLElement,
  topOf: (annotation: string) => number | null,
  room: number
): void {
  const list = host.querySelector<HTMLElement>('.jp-PsydynCode-notes');
  const items = Array.from(list?.children ?? []) as HTMLElement[];
  const standing = items.map(item => ({
    top: topOf(item.querySelector<HTMLElement>('button')!.dataset.note!) ?? 0,
    height: item.offsetHeight + 4
  }));
  const tops = heights(standing, room);
  list?.toggleAttribute('data-placed', !!tops && items.length > 0);
  if (list) {
    list.style.blockSize = tops && items.length ? `${room}px` : '';
  }
  items.forEach((item, i) => {
    item.style.insetBlockStart = tops ? `${tops[i]}px` : '';
  });
}

function noteOf(host: HTMLElement, id: string): HTMLElement | undefined {
  return Array.from(
    host.querySelectorAll<HTMLElement>('.jp-PsydynCode-note')
  ).find(note => note.dataset.note === id);
}
