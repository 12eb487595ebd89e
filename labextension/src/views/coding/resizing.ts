import { IAnnotation } from '../../coding';
import { toCodePoints, toUnits } from '../../spans';
import { Caret } from './caret';
import { change } from './deeds';
import { State } from './state';
import { step, trimmed } from './words';

export interface IResizing {
  readonly isOn: boolean;
  begin(one: IAnnotation): void;
  /** @returns whether the key was one of its own. */
  onKey(event: KeyboardEvent): boolean;
}

/** The borders of a passage moved by word: shown as selected until they are kept. */
export function makeResizing(state: State, caret: Caret): IResizing {
  const { trans } = state;
  let resized: { readonly id: string; start: number; end: number } | null =
    null;
  const wordsOf = ({ part }: IAnnotation) => state.entry?.parts[part] ?? '';

  const move = (one: IAnnotation, event: KeyboardEvent) => {
    const at = resized!;
    const words = wordsOf(one);
    const forward = isForward(event);
    // Some systems keep Ctrl+Alt+arrows for themselves: Alt+Shift does the same.
    if (event.altKey && (event.ctrlKey || event.shiftKey)) {
      const to = step(words, at.start, 'word', forward);
      // Forward goes to a word's end, a start belongs to the one after it.
      const start = forward ? nextStart(words, to) : to;
      at.start = start < at.end ? start : at.start;
    } else {
      const to = step(words, at.end, 'word', forward);
      const end = forward ? to : words.slice(0, to).trimEnd().length;
      at.end = end > at.start ? end : at.end;
    }
    caret.set(one.part, at.start, at.end);
    state.say(words.slice(at.start, at.end));
  };
  const keep = (one: IAnnotation) => {
    const words = wordsOf(one);
    const at = trimmed(words, resized!.start, resized!.end);
    resized = null;
    caret.clear();
    if (at) {
      const start = toCodePoints(words, at.start);
      const end = toCodePoints(words, at.end);
      const quote = words.slice(at.start, at.end);
      const said = trans.__('Now on “%1”: saved', quote);
      void change(state, one.id, { start, end, quote }, said);
    }
  };

  return {
    get isOn() {
      return resized !== null;
    },
    begin: one => {
      const words = wordsOf(one);
      const start = toUnits(words, one.start);
      const end = toUnits(words, one.end);
      resized = { id: one.id, start, end };
      caret.set(one.part, start, end);
      state.say(
        trans.__(
          'Alt and the arrows move the end, with Ctrl or Shift the start; Enter keeps'
        )
      );
    },
    onKey: event => {
      const one = resized && state.annotation(resized.id);
      if (!one) {
        resized = null;
        return false;
      }
      switch (event.key) {
        case 'ArrowLeft':
        case 'ArrowRight':
          move(one, event);
          return true;
        case 'Enter':
          keep(one);
          return true;
        case 'Escape':
          resized = null;
          caret.clear();
          state.say(trans.__('Left as it was'));
          return true;
        default:
          return false;
      }
    }
  };
}

/** Whether an arrow goes on in the text; the way of reading says which does. */
export function isForward({ key, target }: KeyboardEvent): boolean {
  const isRight = key === 'ArrowRight';
  if (!isRight && key !== 'ArrowLeft') {
    return key === 'ArrowDown' || key === 'End';
  }
  const isRtl =
    target instanceof Element && getComputedStyle(target).direction === 'rtl';
  return isRight !== isRtl;
}

function nextStart(words: string, at: number): number {
  return words.length - words.slice(at).trimStart().length;
}
