import { TranslationBundle } from '@jupyterlab/translation';
import { IForm } from '../../coding';
import { IOption } from './box';
import { IFigure, IProposal, IWrong, read } from './forms';

/** What is proposed for the letters of a code: the class stands before it, so that it can go on. */
export function codeOptions(
  forms: readonly IForm[],
  figures: readonly IFigure[],
  colourOf: (field: string) => number | undefined
): (typed: string) => readonly IOption[] {
  const option = ({ form, value, ...one }: IProposal): IOption => {
    const key = lineOf(form.field, value);
    return {
      key,
      label: value || form.field,
      help: `${value ? `${form.label}: ${one.reading}` : form.label}. ${one.help}`,
      colour: colourOf(form.field),
      fill: one.isWhole ? undefined : key + (one.isApart ? ' ' : '')
    };
  };
  return typed => read(forms, typed, figures).proposals.map(option);
}

/** A code as it stands in the field: its class, and what is written. */
export function lineOf(field: string, value: string): string {
  return value ? `${field} ${value}` : field;
}

/** The other way round. */
export function partsOf(line: string): { field: string; value: string } {
  const [field, ...value] = line.split(' ');
  return { field, value: value.join(' ') };
}

/** Why what is typed is no code, and what would be right in its place. */
export function wrongWords(
  wrong: IWrong | null,
  trans: TranslationBundle
): string {
  if (!wrong) {
    return '';
  }
  const { form, step, typed } = wrong;
  if (!wrong.at) {
    return trans.__(
      'No code begins so. Type a class and a code of it, as %1 %2, or the code alone.',
      form.field,
      form.example
    );
  }
  if (!step) {
    return trans.__(
      '“%1” is too much: a code of %2 is whole before it, as %3.',
      typed,
      form.label,
      form.example
    );
  }
  const choices = step.choices.map(({ key, label }) => `${key} ${label}`);
  const right = step.agents ? [...choices, trans.__('a character')] : choices;
  return trans.__(
    '“%1” is wrong for %2 (%3). Right would be: %4.',
    typed,
    step.name,
    form.label,
    right.join(', ')
  );
}
