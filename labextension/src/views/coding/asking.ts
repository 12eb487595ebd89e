import { IAnnotation, ICode } from '../../coding';
import { h } from '../dom';
import { drawBar, relationTypes } from './bar';
import { askOption, askWords } from './box';
import { Caret, ISelected } from './caret';
import { askCode, IChosen, isClass } from './codefield';
import { lineOf } from './codeline';
import { change, changeJoin, join, mark, noteOnEntry, recode } from './deeds';
import { placeOf } from './marks';
import { State } from './state';
import { Suggesting } from './suggesting';

export interface IAsking {
  /** By letters; `then` with the new annotation, where there is one. Without words it is the suggestion's. */
  code(on: IAnnotation | undefined, then?: (id: string) => void): void;
  codeWith(code: ICode, on: IAnnotation | undefined): Promise<string | null>;
  memo(on: IAnnotation | undefined): void;
  relation(source: IAnnotation, target: IAnnotation): void;
  retype(relation: string): void;
  alike(): void;
  /** Another code than the suggested one, which was wrong. */
  correct(): void;
  /** What the mouse may do with the words it selected. */
  bar(): void;
  close(): void;
  readonly isOpen: boolean;
}

/**
 * The small boxes in which a code, a memo or a relation is typed.
 *
 * @param back - where the focus goes when one is closed: to an annotation, or to the text.
 */
export function makeAsking(
  host: HTMLElement,
  state: State,
  suggesting: Suggesting,
  caret: Caret,
  back: (annotation?: string) => void
): IAsking {
  const { trans } = state;
  let end: (() => void) | null = null;
  const close = () => {
    end?.();
    end = null;
    host.hidden = true;
  };
  const open = (ask: () => () => void) => {
    close();
    host.hidden = false;
    end = ask();
  };

  const markWith = async (
    { code, value }: IChosen,
    selected: ISelected
  ): Promise<string | null> => {
    const made = mark(state, placeOf(state, selected), code, value);
    caret.clear();
    return (await made.saved) ? made.id : null;
  };
  const canMark = (): boolean => {
    const lacks = !state.layerId
      ? trans.__('First say as whom you read')
      : !state.codebook
        ? trans.__('First choose a codebook')
        : '';
    if (lacks) {
      state.say(lacks);
    }
    return !lacks;
  };

  const openCode = (
    book: string,
    label: string,
    typed: string,
    on: string | undefined,
    chosen: (code: IChosen) => void
  ) => {
    const left = () => {
      close();
      back(on);
    };
    open(() => askCode(host, state, book, label, typed, left, chosen));
  };

  /** A code for the selected words, or another one for those of an annotation. */
  const askFor = (
    on: IAnnotation | undefined,
    typed: string,
    then: (id: string) => void = () => undefined
  ) => {
    const { selected } = caret;
    if (!canMark()) {
      return;
    }
    if (!on && !selected) {
      state.say(trans.__('First select words: Shift and the arrows'));
      return;
    }
    const book = on?.codebook ?? state.codebookId;
    const isOff = (on ?? selected)!.part !== 'report';
    if (isOff && state.formsOf(book).length) {
      state.say(trans.__('These codes stand on the report alone'));
      return;
    }
    const label = on
      ? trans.__('Another code for “%1”', on.quote)
      : trans.__('Code for “%1”', selected!.quote);
    openCode(book, label, typed, on?.id, async chosen => {
      if (on) {
        await recode(state, on, chosen.code, chosen.value);
      } else if (selected) {
        const id = await markWith(chosen, selected);
        if (id) {
          then(id);
        }
      }
    });
  };

  const asking: IAsking = {
    get isOpen() {
      return end !== null;
    },
    close,
    code: (on, then) => {
      if (!on && !caret.selected && suggesting.current?.value) {
        asking.correct();
        return;
      }
      askFor(on, on?.value ? lineOf(on.code, on.value) : '', then);
    },
    codeWith: async (code, on) => {
      close();
      if (!canMark()) {
        return null;
      }
      if (on && on.codebook !== state.codebookId) {
        return on.id;
      }
      if (isClass(state, state.codebookId, code.id)) {
        askFor(on, `${code.id} `);
        return null;
      }
      if (on) {
        await recode(state, on, code);
        return on.id;
      }
      const { selected } = caret;
      if (!selected) {
        state.say(trans.__('First select words: Shift and the arrows'));
        return null;
      }
      return markWith({ code, value: '' }, selected);
    },
    correct: () => {
      const { current } = suggesting;
      if (!current) {
        return;
      }
      openCode(
        current.codebook,
        trans.__('Not %1, but', state.nameOf(current)),
        lineOf(current.code, current.value),
        undefined,
        ({ code, value }) => suggesting.correct(current, code.id, value)
      );
    },
    memo: on => {
      if (!on && caret.selected) {
        // A memo stands on a code: that is asked first.
        asking.code(undefined, id => asking.memo(state.annotation(id)));
        return;
      }
      const label = on
        ? trans.__('Memo on %1, “%2”', state.nameOf(on), on.quote)
        : trans.__('Memo on this entry');
      open(() =>
        askWords(host, label, on?.memo ?? '', words => {
          close();
          back(on?.id);
          if (words === null) {
            return;
          }
          if (on) {
            const said = trans.__('Memo saved');
            void change(state, on.id, { memo: words }, said);
          } else if (words) {
            void noteOnEntry(state, words);
          }
        })
      );
    },
    relation: (source, target) => {
      const label = trans.__(
        'How “%1” stands to “%2”',
        source.quote,
        target.quote
      );
      open(() =>
        askOption(host, label, relationTypes(state), option => {
          close();
          back(source.id);
          if (option) {
            void join(state, source, target, option.key);
          }
        })
      );
    },
    retype: id => {
      open(() =>
        askOption(host, trans.__('Relation'), relationTypes(state), option => {
          close();
          back();
          if (option) {
            const said = trans.__('Now %1: saved', option.key);
            void changeJoin(state, id, { type: option.key }, said);
          }
        })
      );
    },
    alike: () => {
      const { alike, current } = suggesting;
      if (!current) {
        return;
      }
      const count = alike.length;
      const text = trans._n(
        'Accept %1 suggestion: %2, %3',
        'Accept %1 suggestions: %2, %3',
        count,
        state.nameOf(current),
        current.rule
      );
      open(() => {
        const yes = h(
          'button',
          { type: 'button' },
          trans._n('Accept %1', 'Accept %1', count)
        );
        const no = h('button', { type: 'button' }, trans.__('Leave them'));
        const box = h(
          'div',
          { class: 'jp-PsydynCode-box' },
          text,
          ' ',
          yes,
          no
        );
        const accept = () => {
          close();
          back();
          suggesting.acceptAlike();
        };
        yes.addEventListener('click', accept);
        no.addEventListener('click', () => {
          close();
          back();
        });
        box.addEventListener('keydown', event => {
          // The same keys again say that it is meant.
          const again = event.shiftKey && event.key.toLowerCase() === 'y';
          if (again) {
            accept();
          } else if (event.key === 'Escape') {
            close();
            back();
          }
          event.stopPropagation();
        });
        host.append(box);
        yes.focus();
        state.say(text);
        return () => box.remove();
      });
    },
    bar: () => {
      if (!caret.selected || !state.layerId || !state.codebook) {
        return;
      }
      open(() => {
        const box = drawBar(state, asking);
        host.append(box);
        return () => box.remove();
      });
    }
  };
  return asking;
}
