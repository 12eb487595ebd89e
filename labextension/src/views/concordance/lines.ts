import { IPassage } from '../../tokens';
import { ISelection, isWithin } from '../selection';
import { ILine } from './order';

/** A passage as a line, cut at its first mark. */
export interface IKwic extends ILine {
  readonly passage: ICodedPassage;
  /** What is looked for in it as somebody types. */
  readonly plain: string;
  /** Its night, where that is a full date. */
  readonly day: string;
}

/** A passage, and the codes that people marked it with, by name. */
export interface ICodedPassage extends IPassage {
  readonly codes?: readonly string[];
}

/** Which lines are shown; empty fields leave all in. */
export interface IFilter {
  readonly text: string;
  readonly part: string;
  readonly code: string;
}

export const ALL: IFilter = { text: '', part: '', code: '' };

export function lineOf(passage: ICodedPassage): IKwic {
  const { segments } = passage;
  const at = segments.findIndex(segment => segment.mark);
  const text = (some: typeof segments) =>
    some.map(segment => segment.text).join('');
  return {
    passage,
    left: text(segments.slice(0, Math.max(0, at))),
    match: at < 0 ? '' : segments[at].text,
    right: text(segments.slice(at + 1)),
    night: passage.night,
    plain: plain(text(segments)),
    day: /^\d{4}-\d\d-\d\d$/.test(passage.night) ? passage.night : ''
  };
}

/** Whether a line is shown. */
export function isShown(
  { passage, day, plain: line }: IKwic,
  { text, part, code }: IFilter,
  selection?: ISelection
): boolean {
  return (
    (!part || passage.part === part) &&
    (!code || (passage.codes ?? []).includes(code)) &&
    (!selection || isWithin(day, selection)) &&
    line.includes(text)
  );
}

/** Without accents and capitals, white space as one space: as people look for it. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ');
}

/** What there is to choose from, each once, by alphabet. */
export function choices(all: readonly string[]): readonly string[] {
  return [...new Set(all)].sort((a, b) => a.localeCompare(b));
}
