import { TranslationBundle } from '@jupyterlab/translation';
import { partWord } from '../../desk/part';
import { ISnapshot } from '../../tokens';
import { h } from '../dom';
import { quiet } from '../fields';
import { night } from '../format';
import { rove, shortcut } from '../keys';
import { negatedWord } from '../negated';
import { IActs } from '../picture';
import {
  ALL,
  choices,
  ICodedPassage,
  IFilter,
  IKwic,
  isShown,
  lineOf,
  plain
} from './lines';
import {
  AFTER,
  BEFORE,
  LEVELS,
  lineOrder,
  sortedCode,
  sortKeys,
  wordAt
} from './order';

/** So many lines are drawn at a time: a page of thousands is slow. */
const PAGE = 100;

/** What somebody has set; kept with the result as long as it is shown. */
interface IState {
  keys: readonly string[];
  filter: IFilter;
}

const KEPT = new WeakMap<object, IState>();

/** A word in its contexts, the word in the middle of each line. */
export function drawConcordance(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const passages: readonly ICodedPassage[] = snapshot.picture.passages ?? [];
  if (!passages.length) {
    host.append(
      h(
        'p',
        { class: 'jp-PsydynReview-empty' },
        trans.__('The word does not occur.')
      )
    );
    return;
  }
  const lines = passages.map(lineOf);
  const state = KEPT.get(snapshot) ?? {
    keys: sortKeys(snapshot.parameters.sort),
    filter: ALL
  };
  KEPT.set(snapshot, state);

  const list = h('ol', {
    class: 'jp-PsydynReview-kwic',
    'aria-label': trans.__('Passages')
  });
  const count = h('span', { class: 'jp-PsydynReview-quiet', role: 'status' });
  const more = h('button', { type: 'button', class: 'jp-PsydynReview-more' });
  let order = lineOrder(lines, state.keys);
  let shown: readonly IKwic[] = [];
  let drawn = 0;

  const add = () => {
    list.append(
      ...shown
        .slice(drawn, drawn + PAGE)
        .map(line => drawLine(line, state.keys, acts))
    );
    drawn = Math.min(shown.length, drawn + PAGE);
    more.hidden = drawn === shown.length;
    more.textContent = trans.__(
      'Show %1 more',
      Math.min(PAGE, shown.length - drawn)
    );
  };
  const fill = () => {
    const filter = { ...state.filter, text: plain(state.filter.text) };
    shown = order
      .map(at => lines[at])
      .filter(line => isShown(line, filter, acts.selection));
    drawn = 0;
    list.replaceChildren();
    add();
    reset();
    count.textContent = trans._n(
      '%2 of %1 line',
      '%2 of %1 lines',
      lines.length,
      shown.length
    );
  };
  // Before the keys go through the list: the next page is there when they come to its end.
  list.addEventListener('keydown', event => {
    const goesOn = ['j', 'ArrowDown'].includes(shortcut(event));
    if (goesOn && list.lastElementChild?.contains(event.target as Node)) {
      add();
    }
  });
  const reset = rove(list, '[data-line]');
  more.addEventListener('click', () => {
    const from = drawn;
    add();
    reset();
    list.children[from]?.querySelector<HTMLElement>('[data-line]')?.focus();
  });

  host.append(
    h(
      'div',
      { class: 'jp-PsydynReview-kwicBar' },
      drawFilters(lines, state, fill, trans),
      drawOrder(
        state.keys,
        keys => {
          state.keys = keys;
          order = lineOrder(lines, keys);
          acts.recode?.(sortedCode(snapshot.code, keys));
          fill();
        },
        trans
      ),
      count
    ),
    list,
    more
  );
  acts.recode?.(sortedCode(snapshot.code, state.keys));
  fill();
}

/** What narrows the lines: words, as somebody types them; a part; a code, where people marked some. */
function drawFilters(
  lines: readonly IKwic[],
  state: IState,
  changed: () => void,
  trans: TranslationBundle
): HTMLElement {
  const set = (some: Partial<IFilter>) => {
    state.filter = { ...state.filter, ...some };
    changed();
  };
  const text = h('input', {
    type: 'search',
    'aria-label': trans.__('Only lines with'),
    placeholder: trans.__('only lines with …'),
    ...quiet
  });
  text.value = state.filter.text;
  text.addEventListener('input', () => set({ text: text.value }));
  const parts = choices(lines.map(({ passage }) => passage.part));
  const codes = choices(lines.flatMap(({ passage }) => passage.codes ?? []));
  return h(
    'span',
    { class: 'jp-PsydynReview-kwicFilter' },
    text,
    parts.length > 1 &&
      chooser(
        trans.__('Part'),
        [
          ['', trans.__('all parts')],
          ...parts.map((part): [string, string] => [
            part,
            partWord(part, trans)
          ])
        ],
        state.filter.part,
        part => set({ part })
      ),
    codes.length > 0 &&
      chooser(
        trans.__('Code'),
        [
          ['', trans.__('all codes')],
          ...codes.map((code): [string, string] => [code, code])
        ],
        state.filter.code,
        code => set({ code })
      )
  );
}

/** Up to three keys, the later where the earlier are equal. */
function drawOrder(
  keys: readonly string[],
  changed: (keys: readonly string[]) => void,
  trans: TranslationBundle
): HTMLElement {
  const words: [string, string][] = [
    ...[...BEFORE].reverse(),
    'M',
    ...AFTER
  ].map(key => [
    key,
    key === 'M'
      ? trans.__('the match')
      : key[0] === 'L'
        ? trans.__('%1: word %2 before', key, key[1])
        : trans.__('%1: word %2 after', key, key[1])
  ]);
  const levels = [
    trans.__('Sort by'),
    trans.__('then by'),
    trans.__('and then by')
  ].map((name, level) =>
    chooser(
      name,
      [
        ['', level ? trans.__('–') : trans.__('as they stand')],
        ...words,
        ['D', trans.__('the night')]
      ],
      keys[level] ?? '',
      () => changed(levels.map(({ value }) => value).filter(key => key))
    )
  );
  return h(
    'span',
    { class: 'jp-PsydynReview-kwicOrder' },
    h('span', { 'aria-hidden': 'true' }, trans.__('Sort by')),
    ...levels.slice(0, LEVELS)
  );
}

function chooser(
  name: string,
  options: readonly (readonly [string, string])[],
  value: string,
  changed: (value: string) => void
): HTMLSelectElement {
  const select = h(
    'select',
    { 'aria-label': name },
    ...options.map(([value, label]) => h('option', { value }, label))
  );
  select.value = value;
  select.addEventListener('change', () => changed(select.value));
  return select;
}

function drawLine(
  { passage, left, match, right }: IKwic,
  keys: readonly string[],
  acts: IActs
): HTMLElement {
  const { trans } = acts;
  const where =
    night(passage.night, trans) +
    (passage.part === 'report' ? '' : `, ${partWord(passage.part, trans)}`);
  const shownLeft = left.trimEnd();
  return h(
    'li',
    {
      'data-negated': passage.negated,
      'data-line': !acts.open,
      tabindex: acts.open ? undefined : '-1'
    },
    // Read from the right, so as to be cut off on the left: there a line's
    // last space would go to its other end, and is drawn as room instead.
    h(
      'span',
      {
        class: 'jp-PsydynReview-left',
        'data-spaced': left !== shownLeft
      },
      h('bdi', {}, ...sorted(shownLeft, 'L', keys))
    ),
    ' ',
    h(
      'bdi',
      { class: 'jp-PsydynReview-right' },
      h('mark', {}, match),
      ...sorted(right, 'R', keys)
    ),
    h(
      'span',
      { class: 'jp-PsydynReview-where' },
      acts.open ? opener(passage, where, acts) : where,
      passage.negated ? ' ' : '',
      negatedWord(passage, trans)
    )
  );
}

function opener(
  passage: ICodedPassage,
  where: string,
  { trans, open }: IActs
): HTMLElement {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'jp-PsydynReview-openPassage',
      'data-line': true,
      title: trans.__('Open the entry at this passage')
    },
    where
  );
  button.addEventListener('click', () => open!(passage));
  return button;
}

/** A text with the words underlined by which its line is sorted. */
function sorted(
  text: string,
  side: 'L' | 'R',
  keys: readonly string[]
): (Node | string)[] {
  const words = keys
    .map((key, level) => ({ word: wordAt(text, key), level, key }))
    .filter(({ word, key }) => key[0] === side && word)
    .sort((a, b) => a.word!.start - b.word!.start);
  const drawn: (Node | string)[] = [];
  let at = 0;
  for (const { word, level } of words) {
    const { start, end } = word!;
    if (start >= at) {
      drawn.push(
        text.slice(at, start),
        h('u', { 'data-level': String(level + 1) }, text.slice(start, end))
      );
      at = end;
    }
  }
  return [...drawn, text.slice(at)];
}
