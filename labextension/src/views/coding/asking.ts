import { IAnnotation, ICode, IForm } from '../../coding';
import { h } from '../dom';
import { drawBar, relationTypes } from './bar';
import { askOption, askWords, IMoreOfField, IOption } from './box';
import { Caret, ISelected } from './caret';
import { codeOptions, lineOf, partsOf, wrongWords } from './codeline';
import {
  change,
  changeJoin,
  join,
  mark,
  newCode,
  noteOnEntry,
  recode
} from './deeds';
import { read } from './forms';
import { placeOf } from './marks';
import { match } from './matching';
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

/** A code, and what is written where it is a class of codes. */
interface IChosen {
  readonly code: ICode;
  readonly value: string;
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

  /** The names of codes that letters may mean, and a new one of that name. */
  const names = (book: string) => (typed: string) => {
    const forms = state.formsOf(book);
    const codes = codesOf(book).filter(code => !formOf(forms, code.id));
    const found = match(codes, typed, state.recent);
    const name = typed.trim();
    const isNew =
      name !== '' &&
      !forms.length &&
      book === state.codebookId &&
      codes.every(
        code => code.name.toLocaleLowerCase() !== name.toLocaleLowerCase()
      );
    return [
      ...found.map(({ id, name, definition, colour }): IOption => {
        return { key: id, label: name, help: definition, colour };
      }),
      ...(isNew
        ? [{ key: `+${name}`, label: trans.__('New code “%1”', name) }]
        : [])
    ];
  };

  const codesOf = (book: string) =>
    state.codebooks.find(one => one.id === book)?.codes ?? [];

  /** Ask for a code of a codebook: by its name, or as it is written. */
  const askCode = (
    book: string,
    label: string,
    typed: string,
    on: string | undefined,
    done: (chosen: IChosen) => void
  ) => {
    const forms = state.formsOf(book);
    const figures = state.figures(book);
    const written = codeOptions(
      forms,
      figures,
      field => state.code(book, field)?.colour
    );
    const named = names(book);
    const more: IMoreOfField = {
      typed,
      wrong: line =>
        forms.length && !named(line).length
          ? wrongWords(read(forms, line, figures).wrong, trans)
          : ''
    };
    const chosen = async ({ key }: IOption): Promise<IChosen | null> => {
      if (key.startsWith('+')) {
        const code = await newCode(state, key.slice(1));
        return code ? { code, value: '' } : null;
      }
      const { field, value } = partsOf(key);
      const code = state.code(book, value ? field : key);
      return code ? { code, value } : null;
    };
    open(() =>
      askOption(
        host,
        label,
        line => [...(forms.length ? written(line) : []), ...named(line)],
        option => {
          close();
          back(on);
          if (option) {
            void chosen(option).then(one => one && done(one));
          }
        },
        more
      )
    );
  };

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
    const label = on
      ? trans.__('Another code for “%1”', on.quote)
      : trans.__('Code for “%1”', selected!.quote);
    const book = on?.codebook ?? state.codebookId;
    askCode(book, label, typed, on?.id, async chosen => {
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
      if (formOf(state.formsOf(state.codebookId), code.id)) {
        askFor(on, `${code.id} `);
        return null;
      }
      if (!canMark()) {
        return null;
      }
      if (on) {
        if (on.codebook === state.codebookId) {
          await recode(state, on, code);
        }
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
      askCode(
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

function formOf(forms: readonly IForm[], code: string): IForm | undefined {
  return forms.find(({ field }) => field === code);
}
