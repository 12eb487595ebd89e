import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';
import { dayOfYear, lastNight } from '../desk/night';
import { IOpenJournal, ISummary } from '../tokens';
import { h } from './dom';
import { quiet } from './fields';
import { night } from './format';
import { drawHead, IJournalActions } from './head';
import { drawWay } from './helping/way';
import { drawExample } from './keeping';

/** What the list can ask its host to do. */
export interface IEntryActions extends IJournalActions {
  open(id: string): void;
  recordDream(): void;
  /** By which keys one records a dream; empty where there are none. */
  recordKeys(): string;
  recordAssociations(): void;
  /** Show the ways to associate, at a place on the page. */
  associateOtherwise(x: number, y: number): void;
  openJournal(): void;
  newJournal(): void;
  /** Show what can be done with an entry, at a place on the page. */
  menu(entry: ISummary, x: number, y: number): void;
  search(query: string): Promise<readonly string[]>;
  /** Entries of which something is kept on this device and not saved. */
  kept(): Promise<readonly string[]>;
  /** Where goals are gone through, and the next review is set. */
  openGoals(): void;
  singleKeys(): boolean;
}

/** A pause in typing; the search goes to the server. */
const SEARCH_AFTER = 250;

/**
 * The entries of the open journal, newest night first.
 *
 * @returns a function that stops following it.
 */
export function drawEntries(
  journal: IOpenJournal,
  host: HTMLElement,
  actions: IEntryActions,
  trans: TranslationBundle = nullTranslator.load('')
): () => void {
  const button = (label: string, act: () => void) => {
    const node = h('button', { type: 'button' }, label);
    node.addEventListener('click', act);
    return node;
  };
  const head = drawHead(journal, actions, trans);
  const example = drawExample(trans);
  const search = h('input', {
    type: 'search',
    class: 'jp-Psydyn-search',
    'aria-label': trans.__('Search the entries'),
    placeholder: trans.__('search…'),
    ...quiet
  });
  const kept = h('div', { class: 'jp-Psydyn-kept' });
  const said = h('p', { class: 'jp-Psydyn-state', role: 'status' });
  const retry = button(trans.__('Try again'), () => void journal.refresh());
  const list = h('ul', {
    class: 'jp-Psydyn-list',
    'aria-label': trans.__('Entries, newest night first')
  });
  const none = h(
    'div',
    { class: 'jp-Psydyn-state' },
    h(
      'p',
      {},
      trans.__(
        'Dreams and associations are kept in a journal, a file of yours. None is open.'
      )
    ),
    button(trans.__('New journal…'), actions.newJournal),
    button(trans.__('Open a journal…'), actions.openJournal)
  );
  const ways = button('▾', () => {
    const { left, bottom } = ways.getBoundingClientRect();
    actions.associateOtherwise(left, bottom);
  });
  ways.classList.add('jp-Psydyn-icon');
  ways.setAttribute('aria-label', trans.__('Other ways to associate'));
  ways.setAttribute('aria-haspopup', 'menu');
  const record = button(trans.__('+ Dream'), actions.recordDream);
  record.classList.add('jp-Psydyn-first');
  const due = button('', actions.openGoals);
  due.classList.add('jp-Psydyn-due');
  const room = h(
    'div',
    {},
    head.node,
    example,
    h(
      'div',
      { class: 'jp-Psydyn-row' },
      record,
      h(
        'span',
        { class: 'jp-Psydyn-ways' },
        button(trans.__('+ Association'), actions.recordAssociations),
        ways
      )
    ),
    kept,
    search,
    said,
    retry,
    list
  );
  const foot = h('div', { class: 'jp-PsydynHelp-foot' }, due, drawWay(trans));
  host.classList.add('jp-Psydyn-entries');
  host.replaceChildren(none, room, foot);

  let found: ReadonlySet<string> | null = null;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    const query = search.value.trim();
    const mine = ++asked;
    let ids: ReadonlySet<string> | null = null;
    try {
      ids = query ? new Set(await actions.search(query)) : null;
    } catch (error) {
      if (mine === asked) {
        said.textContent = (error as Error).message;
      }
      return;
    }
    if (mine === asked) {
      found = ids;
      show();
    }
  };

  let drawn: unknown[] = [];
  const show = () => {
    const { info, problem, path, entries } = journal;
    none.hidden = path !== null;
    room.hidden = path === null;
    head.show();
    example.hidden = !info?.example;
    retry.hidden = !problem;
    const shown = found
      ? entries.filter(entry => found!.has(entry.id))
      : entries;
    said.textContent = problem
      ? problem
      : !info
        ? trans.__('Reading…')
        : entries.length === 0
          ? noDream(actions.recordKeys(), trans)
          : found
            ? trans._n('%1 entry found', '%1 entries found', shown.length)
            : '';
    said.hidden = !said.textContent;
    search.hidden = entries.length === 0;
    due.textContent = info?.review_due ? dueWords(info.review_due, trans) : '';
    due.hidden = !due.textContent;
    if (drawn[0] !== entries || drawn[1] !== found) {
      drawn = [entries, found];
      redraw(shown);
    }
    void actions.kept().then(ids => {
      kept.replaceChildren(
        ...ids.map(id =>
          button(trans.__('Kept on this device, not saved yet: open'), () =>
            actions.open(id)
          )
        )
      );
    });
  };

  const redraw = (shown: readonly ISummary[]) => {
    const focused = (document.activeElement as HTMLElement | null)?.dataset.id;
    const lines: HTMLElement[] = [];
    let year: string | null = null;
    for (const entry of shown) {
      const its = entry.night.slice(0, 4);
      if (its !== year) {
        year = its;
        lines.push(
          h('li', { class: 'jp-Psydyn-year' }, year || trans.__('no date'))
        );
      }
      lines.push(item(entry));
    }
    list.replaceChildren(...lines);
    const node = rows().find(row => row.dataset.id === focused) ?? rows()[0];
    if (node) {
      node.tabIndex = 0;
      if (focused) {
        node.focus();
      }
    }
  };
  const item = (entry: ISummary) => {
    const row = h(
      'button',
      {
        type: 'button',
        class: 'jp-Psydyn-entry',
        'data-id': entry.id,
        tabindex: '-1'
      },
      h('time', {}, dayOfYear(entry.night)),
      h(
        'span',
        {
          dir: 'auto',
          translate: 'no',
          class: entry.title ? '' : 'jp-Psydyn-quietly'
        },
        describe(entry, trans)
      ),
      entry.elements > 0 &&
        h(
          'span',
          {
            class: 'jp-Psydyn-count',
            'aria-label': trans._n(
              '%1 element with associations',
              '%1 elements with associations',
              entry.elements
            )
          },
          `◦${entry.elements}`
        )
    );
    const menu = h(
      'button',
      {
        type: 'button',
        class: 'jp-Psydyn-dots',
        'aria-label': trans.__('Menu of entry %1', entry.number),
        'aria-haspopup': 'menu',
        tabindex: '-1'
      },
      '⋯'
    );
    row.addEventListener('click', () => actions.open(entry.id));
    menu.addEventListener('click', () => {
      const { left, bottom } = menu.getBoundingClientRect();
      actions.menu(entry, left, bottom);
    });
    const line = h('li', {}, row, menu);
    line.addEventListener('contextmenu', event => {
      event.preventDefault();
      event.stopPropagation();
      actions.menu(entry, event.clientX, event.clientY);
    });
    return line;
  };
  const rows = () =>
    Array.from(list.querySelectorAll<HTMLButtonElement>('.jp-Psydyn-entry'));

  const go = (step: number) => {
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const next = all[Math.max(0, Math.min(all.length - 1, at + step))];
    if (next) {
      all.forEach(row => (row.tabIndex = -1));
      next.tabIndex = 0;
      next.focus();
    }
  };
  const keydown = (event: KeyboardEvent) => {
    const isTyping = event.target === search;
    const single = !isTyping && actions.singleKeys();
    const plainKey = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!plainKey) {
      return;
    }
    if (event.key === 'ArrowDown' || (single && event.key === 'j')) {
      go(1);
    } else if (
      (event.key === 'ArrowUp' && !isTyping) ||
      (single && event.key === 'k')
    ) {
      go(-1);
    } else if (single && event.key === '/') {
      search.focus();
    } else if (isTyping && event.key === 'Escape') {
      search.value = '';
      void look();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), SEARCH_AFTER);
  });
  host.addEventListener('keydown', keydown);
  journal.changed.connect(show);
  show();
  return () => {
    clearTimeout(timer);
    host.removeEventListener('keydown', keydown);
    journal.changed.disconnect(show);
    host.classList.remove('jp-Psydyn-entries');
    host.replaceChildren();
  };
}

function noDream(keys: string, trans: TranslationBundle): string {
  return keys
    ? trans.__('No dream yet. The first one is a key away: %1.', keys)
    : trans.__('No dream yet.');
}

/** "Review due 3 Dec"; of another year with it. */
function dueWords(
  day: string,
  trans: TranslationBundle,
  today = lastNight(new Date())
): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  const said = isThisYear ? dayOfYear(day) : night(day, trans);
  return day < today
    ? trans.__('Review was due %1', said)
    : trans.__('Review due %1', said);
}

/** An entry in a few words: its title, else how it begins. */
function describe(entry: ISummary, trans: TranslationBundle): string {
  const words = entry.title || entry.first_words;
  if (entry.kind === 'note') {
    return trans.__('Note: %1', words);
  }
  if (entry.kind === 'association') {
    return trans.__('Associations: %1', words);
  }
  return entry.recall === 'none' && !words ? trans.__('no recall') : words;
}
