import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { State } from './state';

/** The places of the annotator: codes on the left, the text in the middle, suggestions on the right. */
export function makeFrame(trans: TranslationBundle) {
  const part = (
    name: string,
    attributes: Readonly<Record<string, string>> = {}
  ) => h('div', { class: `jp-PsydynCode-${name}`, ...attributes });
  const region = (name: string, label: string) =>
    part(name, { role: 'region', 'aria-label': label });
  const frame = {
    room: part('room'),
    // Its own size is what the one around it is asked for.
    grid: part('grid'),
    head: part('head'),
    saved: h('span', { class: 'jp-PsydynCode-saved' }),
    kept: part('kept', { role: 'alert' }),
    problem: part('problem', { role: 'alert' }),
    left: region('left', trans.__('Codes and layers')),
    layers: part('layers'),
    starts: part('starts'),
    codes: part('codebook'),
    middle: region('middle', trans.__('Text')),
    column: part('column'),
    gutter: part('gutter'),
    text: part('text'),
    ask: part('ask'),
    margin: region('margin', trans.__('Passages and memos')),
    relations: part('relationlist'),
    right: part('right'),
    queue: region('queue', trans.__('Suggestions')),
    card: region('coded', trans.__('Card')),
    live: h('div', {
      class: 'jp-Psydyn-aloud',
      role: 'status',
      'aria-live': 'polite'
    })
  };
  const { room, grid, left, middle, column, right } = frame;
  frame.ask.hidden = true;
  right.append(frame.queue, frame.card);
  left.append(frame.layers, frame.starts, frame.codes);
  column.append(frame.gutter, frame.text, frame.ask, frame.margin);
  middle.append(frame.problem, column, frame.relations);
  grid.append(frame.head, frame.kept, left, middle, right, frame.live);
  room.append(grid);
  return frame;
}

/** In the place of a text: that it is being read, or that there is none yet. */
export function drawNoText(
  text: HTMLElement,
  { trans, isRead, entries }: State,
  recordDream?: () => void
): void {
  const isEmpty = isRead && !entries.length;
  if (text.dataset.entry === String(isEmpty)) {
    return;
  }
  text.dataset.entry = String(isEmpty);
  const record = h('button', { type: 'button' }, trans.__('Record a dream'));
  record.addEventListener('click', () => recordDream?.());
  text.replaceChildren(
    isEmpty
      ? h(
          'p',
          {},
          trans.__('There is no dream to read yet.'),
          ' ',
          recordDream && record
        )
      : h('p', { class: 'jp-PsydynCode-loading' }, trans.__('Opening…'))
  );
}
