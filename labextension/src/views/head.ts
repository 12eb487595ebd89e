import { TranslationBundle } from '@jupyterlab/translation';
import { journalName } from '../desk/name';
import { IOpenJournal } from '../tokens';
import { h, svg } from './dom';
import { IField } from './fields';

/** What can be done with a journal as a whole. */
export interface IJournalActions {
  reviewMotifs(): void;
  lock(): void;
  /** By which keys one locks it; empty where there are none. */
  lockKeys(): string;
  /** Show what else can be done, at a place on the page. */
  more(x: number, y: number): void;
}

/** The name of the open journal, and how much is in it. */
export function drawHead(
  journal: IOpenJournal,
  actions: IJournalActions,
  trans: TranslationBundle
): IField {
  const name = h('h2', { translate: 'no' });
  const count = h('span', { class: 'jp-Psydyn-quietly' });
  const motifs = h('button', { type: 'button' }, trans.__('Motifs'));
  const lock = h(
    'button',
    {
      type: 'button',
      class: 'jp-Psydyn-icon',
      'aria-label': trans.__('Lock the journal')
    },
    padlock()
  );
  const more = h(
    'button',
    {
      type: 'button',
      class: 'jp-Psydyn-icon',
      'aria-label': trans.__('Menu of the journal'),
      'aria-haspopup': 'menu'
    },
    '⋯'
  );
  motifs.addEventListener('click', actions.reviewMotifs);
  lock.addEventListener('click', actions.lock);
  more.addEventListener('click', () => {
    const { left, bottom } = more.getBoundingClientRect();
    actions.more(left, bottom);
  });
  return {
    node: h(
      'div',
      { class: 'jp-Psydyn-name' },
      name,
      count,
      h('span', { class: 'jp-Psydyn-tools' }, motifs, lock, more)
    ),
    show: () => {
      const { info, path } = journal;
      name.textContent = journalName(info?.name ?? path ?? '');
      count.textContent = info
        ? trans._n('%1 dream', '%1 dreams', info.dreams)
        : '';
      const keys = actions.lockKeys();
      lock.title = keys
        ? trans.__('Lock the journal (%1)', keys)
        : trans.__('Lock the journal');
    }
  };
}

function padlock(): SVGElement {
  return svg(
    'svg',
    { viewBox: '0 0 16 16', width: '14', height: '14', 'aria-hidden': 'true' },
    svg('path', { d: 'M5 7V5a3 3 0 0 1 6 0v2' }),
    svg('rect', { x: '3', y: '7', width: '10', height: '7', rx: '1' })
  );
}
