import { IAnnotation } from '../../coding';
import { toUnits } from '../../spans';
import { shortcut } from '../keys';
import { isForWords } from '../words';
import { IAsking } from './asking';
import { Caret, isHandle, place } from './caret';
import { change, goBack } from './deeds';
import { isForward, makeResizing } from './resizing';
import { suggestionOf } from './marks';
import { State } from './state';
import { Suggesting } from './suggesting';
import { handles, PART, partNode } from './text';
import { Stride } from './words';

export interface IGestures {
  onKey(event: KeyboardEvent): void;
  /** The annotation that the focus is on. */
  focused(): IAnnotation | undefined;
  goTo(id: string): void;
  /** A mark was focused, by whichever way. */
  onMark(id: string): void;
  back(this: void, id?: string): void;
}

export interface IGestureParts {
  readonly text: HTMLElement;
  asking(): IAsking;
  go(by: number): void;
  search(): void;
  /** To the card, where the codebook has one. */
  card(): void;
  help(): void;
}

/** What the keyboard does in the annotator; every deed has its key. */
export function makeGestures(
  state: State,
  suggesting: Suggesting,
  caret: Caret,
  view: IGestureParts
): IGestures {
  const { trans } = state;
  const { text } = view;
  /** From where a relation goes, while its other end is chosen. */
  let source = '';
  const resizing = makeResizing(state, caret);

  const idOf = (): string => {
    const { handle, note } =
      (document.activeElement as HTMLElement | null)?.dataset ?? {};
    return handle ?? note ?? '';
  };
  const focused = () => state.annotation(idOf());
  const find = (id: string) =>
    handles(text).find(one => one.dataset.handle === id);
  const goTo = (id: string) => {
    const mark = find(id);
    mark?.focus();
    mark?.scrollIntoView?.({ block: 'nearest' });
  };
  const back = (id?: string) => {
    const mark = id ? find(id) : undefined;
    (
      mark ??
      partNode(text, caret.part) ??
      text.querySelector<HTMLElement>(PART)
    )?.focus();
    caret.show();
  };

  /** To the mark after or before the one focused, or the caret. */
  const goMark = (by: number) => {
    const all = handles(text);
    const at = all.findIndex(one => one.dataset.handle === idOf());
    let next = at + by;
    if (at < 0) {
      const node = partNode(text, caret.part);
      const here = document.createRange();
      if (node) {
        // At the very beginning marks stand before the first letter.
        const at: [Node, number] = caret.head
          ? place(node, caret.head)
          : [node, 0];
        here.setStart(...at);
      }
      here.collapse(true);
      const after = all.findIndex(one => isAfter(one, here));
      next = by > 0 ? after : (after < 0 ? all.length : after) - 1;
    }
    all[next]?.focus();
  };

  const onMark = (id: string) => {
    const at = suggestionOf(id, suggesting);
    if (at >= 0 && at !== suggesting.at) {
      suggesting.at = at;
      suggesting.go(0);
    }
    const one = state.annotation(id);
    if (one && !resizing.isOn) {
      const words = state.entry?.parts[one.part] ?? '';
      const from = toUnits(words, one.start);
      caret.set(one.part, from, from);
    }
  };

  const relating = (event: KeyboardEvent): boolean => {
    const from = source && state.annotation(source);
    if (!from) {
      source = '';
      return false;
    }
    if (event.key === 'Enter') {
      const target = focused();
      if (target && target.id !== source) {
        source = '';
        view.asking().relation(from, target);
      }
      return true;
    }
    if (event.key === 'Escape') {
      source = '';
      back(from.id);
      return true;
    }
    return false;
  };

  /** The caret through the words. */
  const moves = (event: KeyboardEvent): boolean => {
    const part = event.target as HTMLElement;
    if (!part.matches?.(PART) || event.metaKey) {
      return false;
    }
    const stride = strideOf(event);
    if (!stride) {
      return false;
    }
    const from = caret.head;
    caret.move(stride, isForward(event), event.shiftKey);
    const passed = (state.entry?.parts[caret.part] ?? '')
      .slice(Math.min(from, caret.head), Math.max(from, caret.head))
      .trim();
    const quote = caret.selected?.quote;
    state.say(quote ? trans.__('selected: %1', quote) : passed);
    return true;
  };

  const remove = async (one: IAnnotation) => {
    const all = handles(text);
    const at = all.findIndex(each => each.dataset.handle === one.id);
    const next = all[at + 1] ?? all[at - 1];
    const said = trans.__('Removed: %1', state.nameOf(one));
    if (await change(state, one.id, { deleted: true }, said)) {
      back(next?.dataset.handle);
    }
  };

  /** What a key does with the mark that is focused; it says so where none is. */
  const onFocused = (act: (one: IAnnotation) => void) => () => {
    const one = focused();
    if (one) {
      act(one);
    } else {
      state.say(trans.__('First go to one of your passages: J and K'));
    }
  };
  const inText = (target: EventTarget | null) =>
    target instanceof HTMLElement &&
    (text.contains(target) || !!target.dataset.note);
  const go = (by: number) => (event: KeyboardEvent) => {
    if (inText(event.target) || source) {
      goMark(by);
    } else {
      suggesting.go(by);
    }
  };

  const acts: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    j: go(1),
    k: go(-1),
    c: () => view.asking().code(focused()),
    m: () => view.asking().memo(focused()),
    r: onFocused(one => {
      source = one.id;
      state.say(
        trans.__(
          'Go to the passage that “%1” is related to, with J and K, then Enter',
          one.quote
        )
      );
    }),
    e: onFocused(one => {
      goTo(one.id);
      resizing.begin(one);
    }),
    x: onFocused(one => void remove(one)),
    y: event => {
      if (event.shiftKey) {
        view.asking().alike();
      } else {
        suggesting.judge('accepted');
      }
    },
    n: () => suggesting.judge('rejected'),
    s: () => suggesting.skip(),
    v: () => view.card(),
    '[': () => view.go(-1),
    ']': () => view.go(1),
    '/': () => view.search(),
    '?': () => view.help(),
    F1: () => view.help()
  };
  const onHandle: Readonly<Record<string, () => void>> = {
    ArrowDown: () => goMark(1),
    ArrowRight: () => goMark(1),
    ArrowUp: () => goMark(-1),
    ArrowLeft: () => goMark(-1),
    Enter: () => view.asking().memo(focused()),
    Escape: () => back()
  };

  return {
    focused,
    goTo,
    back,
    onMark: id => {
      onMark(id);
    },
    onKey: event => {
      if (event.defaultPrevented || isForWords(event.target)) {
        return;
      }
      const isUndo =
        (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
      if (isUndo) {
        // Where the application has keys of its own for it, it was not asked twice.
        event.stopPropagation();
        event.preventDefault();
        void goBack(state, event.shiftKey ? 'redo' : 'undo');
        return;
      }
      if (resizing.onKey(event) || relating(event) || moves(event)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const key = shortcut(event);
      const act =
        acts[key] ??
        (isHandle(event.target) ? onHandle[key] : undefined) ??
        (key === 'Escape' && inText(event.target)
          ? () => caret.clear()
          : undefined);
      if (act) {
        event.preventDefault();
        event.stopPropagation();
        act(event);
      }
    }
  };
}

function strideOf({ key, altKey, ctrlKey }: KeyboardEvent): Stride | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return altKey ? 'sentence' : ctrlKey ? 'letter' : 'word';
    case 'ArrowUp':
    case 'ArrowDown':
      return altKey || ctrlKey ? null : 'sentence';
    case 'Home':
    case 'End':
      return 'all';
    default:
      return null;
  }
}

function isAfter(mark: HTMLElement, here: Range): boolean {
  return here.comparePoint(mark, 0) > 0;
}
