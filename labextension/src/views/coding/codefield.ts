import { ICode } from '../../coding';
import { askOption, IOption } from './box';
import { codeOptions, partsOf, wrongWords } from './codeline';
import { newCode } from './deeds';
import { read } from './forms';
import { match } from './matching';
import { State } from './state';

/** A code, and what is written where it is a class of codes. */
export interface IChosen {
  readonly code: ICode;
  readonly value: string;
}

/**
 * A field in which letters choose a code of a codebook: by its name, which may be new, or as it is written.
 *
 * @param typed - what stands in it at first.
 * @param left - called when it is left, whether or not a code was chosen.
 * @returns a function that takes it away without a word.
 */
export function askCode(
  host: HTMLElement,
  state: State,
  book: string,
  label: string,
  typed: string,
  left: () => void,
  chosen: (code: IChosen) => void
): () => void {
  const forms = state.formsOf(book);
  const figures = state.figures(book);
  const written = forms.length
    ? codeOptions(forms, figures, field => state.code(book, field)?.colour)
    : () => [];
  const named = (line: string) => names(state, book, line);
  const take = async ({ key }: IOption) => {
    const { field, value } = partsOf(key);
    const code = key.startsWith('+')
      ? await newCode(state, key.slice(1))
      : state.code(book, field);
    if (code) {
      chosen({ code, value });
    }
  };
  return askOption(
    host,
    label,
    line => [...written(line), ...named(line)],
    option => {
      left();
      if (option) {
        void take(option);
      }
    },
    {
      typed,
      wrong: line =>
        named(line).length
          ? ''
          : wrongWords(read(forms, line, figures).wrong, state.trans)
    }
  );
}

/** Whether codes of a class are written. */
export function isClass(state: State, book: string, code: string): boolean {
  return state.formsOf(book).some(({ field }) => field === code);
}

/** The codes that letters may mean by their names, and a new one of that name. */
function names(state: State, book: string, typed: string): IOption[] {
  const { trans, recent, codebookId } = state;
  const all = state.codebooks.find(one => one.id === book)?.codes ?? [];
  const codes = all.filter(code => !isClass(state, book, code.id));
  const name = typed.trim();
  const isNew =
    name !== '' &&
    book === codebookId &&
    // What was mistyped as it is written is no name.
    codes.length === all.length &&
    codes.every(
      code => code.name.toLocaleLowerCase() !== name.toLocaleLowerCase()
    );
  return [
    ...match(codes, typed, recent).map(
      ({ id, name, definition, colour }): IOption => {
        return { key: id, label: name, help: definition, colour };
      }
    ),
    ...(isNew
      ? [{ key: `+${name}`, label: trans.__('New code “%1”', name) }]
      : [])
  ];
}
