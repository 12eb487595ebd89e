import { ICode } from '../../coding';
import { h } from '../dom';
import { rove, shortcut } from '../keys';
import { IContext } from '../workroom/context';
import { branches, IBranch, within } from './tree';

/** Of the drag of a code within its tree. */
export const CODE = 'application/vnd.psydyn.code';

export interface ITreeActs {
  readonly chosen: string;
  readonly folded: ReadonlySet<string>;
  choose(id: string): void;
  /** Go on to its fields. */
  edit(id: string): void;
  fold(id: string, isFolded: boolean): void;
  /** @param parent - empty for the top. */
  move(id: string, parent: string): void;
}

/** The codes of a codebook as a tree: arrows go through it, Enter edits, what is dragged moves. */
export function drawCodeTree(
  codes: readonly ICode[],
  name: string,
  acts: ITreeActs,
  ctx: IContext
): HTMLElement {
  const { trans } = ctx;
  const shown = branches(codes, acts.folded);
  const list = h('ul', {
    role: 'tree',
    class: 'jp-PsydynInterpret-tree',
    'aria-label': trans.__('Codes of %1', name)
  });
  list.append(
    ...shown.map(branch => {
      const node = item(branch, acts, ctx);
      node.addEventListener('click', () => acts.choose(branch.code.id));
      node.addEventListener('keydown', event => {
        if (onKey(event, branch, shown, acts, list)) {
          event.preventDefault();
          event.stopPropagation();
        }
      });
      draggable(node, branch.code, codes, acts);
      return node;
    })
  );
  rove(list, '[role=treeitem]');
  const top = h(
    'p',
    { class: 'jp-PsydynInterpret-top' },
    trans.__('Drop a code here to move it to the top.')
  );
  droppable(top, id => acts.move(id, ''), codes);
  return h('div', {}, list, codes.some(({ parent }) => parent) && top);
}

function item(
  { code, level, hasChildren }: IBranch,
  { chosen, folded }: ITreeActs,
  { trans }: IContext
): HTMLElement {
  const isChosen = chosen === code.id;
  const said = [
    !code.codable && trans.__('heading'),
    code.retired && trans.__('retired')
  ].filter(Boolean);
  return h(
    'li',
    {
      role: 'treeitem',
      'aria-level': String(level),
      'aria-selected': String(isChosen),
      'aria-current': isChosen && 'true',
      'aria-expanded': hasChildren ? String(!folded.has(code.id)) : undefined,
      'data-keep': `tree:${code.id}`,
      'data-id': code.id,
      draggable: 'true',
      style: `--level: ${level}`
    },
    h('span', {
      class: 'jp-PsydynInterpret-swatch',
      style: `--colour: var(--jp-psydyn-${code.colour})`,
      'aria-hidden': 'true'
    }),
    h('span', {}, code.name),
    said.length > 0 &&
      h('span', { class: 'jp-PsydynInterpret-quiet' }, ` (${said.join(', ')})`)
  );
}

/** @returns whether it was one of the tree's keys. The arrows up and down are gone through elsewhere. */
function onKey(
  event: KeyboardEvent,
  { code, hasChildren }: IBranch,
  shown: readonly IBranch[],
  acts: ITreeActs,
  list: HTMLElement
): boolean {
  const isFolded = acts.folded.has(code.id);
  const focus = (id: string | undefined) =>
    Array.from(list.querySelectorAll<HTMLElement>('[role=treeitem]'))
      .find(one => one.dataset.id === id)
      ?.focus();
  switch (shortcut(event)) {
    case 'Enter':
      acts.edit(code.id);
      return true;
    case ' ':
      acts.choose(code.id);
      return true;
    case 'ArrowRight':
      if (hasChildren && isFolded) {
        acts.fold(code.id, false);
      } else {
        focus(shown.find(one => one.code.parent === code.id)?.code.id);
      }
      return true;
    case 'ArrowLeft':
      if (hasChildren && !isFolded) {
        acts.fold(code.id, true);
      } else {
        focus(code.parent);
      }
      return true;
    default:
      return false;
  }
}

/** What is being dragged; until it is dropped the browser does not say. */
let dragged = '';

function draggable(
  node: HTMLElement,
  code: ICode,
  codes: readonly ICode[],
  acts: ITreeActs
): void {
  node.addEventListener('dragstart', event => {
    dragged = code.id;
    event.dataTransfer?.setData(CODE, code.id);
  });
  node.addEventListener('dragend', () => {
    dragged = '';
  });
  droppable(node, id => acts.move(id, code.id), codes, code.id);
}

function droppable(
  node: HTMLElement,
  drop: (id: string) => void,
  codes: readonly ICode[],
  onto = ''
): void {
  const can = (id: string) =>
    codes.some(one => one.id === id) && !within(codes, id).has(onto);
  node.addEventListener('dragover', event => {
    if (dragged && can(dragged)) {
      event.preventDefault();
      node.toggleAttribute('data-over', true);
    }
  });
  node.addEventListener('dragleave', () => node.removeAttribute('data-over'));
  node.addEventListener('drop', event => {
    node.removeAttribute('data-over');
    const id = event.dataTransfer?.getData(CODE) ?? '';
    if (can(id)) {
      event.preventDefault();
      event.stopPropagation();
      drop(id);
    }
  });
}
