import { toCodePoints, toUnits } from '../spans';
import { IAffect, IAssociation, IElement, IEntry } from '../tokens';
import { follow } from './follow';
import { feeling, IWaitingElement, IWork } from './work';

/** An element as a view shows it, acknowledged or waiting. */
export interface IOpenElement {
  readonly key: string;
  readonly part: string;
  /** Where it stands in the text as typed, in UTF-16 units; `null` for a word of its own or lost. */
  readonly at: number | null;
  readonly quote: string;
  readonly lost: boolean;
  readonly affect?: IAffect;
  readonly associations: readonly IOpenAssociation[];
}

/** An association as a view shows it; one of an older draft has no id before it is acknowledged. */
export type IOpenAssociation = Omit<IAssociation, 'id' | 'at'> & {
  readonly id?: string;
};

/** @param part - the text of a part as it is typed now. */
export function openElements(
  entry: IEntry | null,
  work: IWork,
  part: (name: string) => string
): readonly IOpenElement[] {
  const waitingFor = (key: string) =>
    work.associations.filter(one => one.element === key);
  const saved = (entry?.elements ?? []).map(element => {
    const old = entry!.parts[element.part] ?? '';
    const at = element.part
      ? follow(
          old,
          part(element.part),
          toUnits(old, element.start),
          element.quote
        )
      : null;
    return {
      key: element.id,
      part: element.part,
      at,
      quote: element.quote,
      lost: element.part !== '' && at === null,
      affect: element.affect,
      associations: [...element.associations, ...waitingFor(element.id)]
    };
  });
  const waiting = work.elements.map(element => {
    const at = element.part ? place(part(element.part), element) : null;
    return {
      ...element,
      at,
      lost: element.part !== '' && at === null,
      associations: waitingFor(element.key)
    };
  });
  return [...saved, ...waiting].map(element => withFeelings(element, work));
}

/** With what is felt about it and about what was said to it, and not acknowledged yet. */
function withFeelings(element: IOpenElement, work: IWork): IOpenElement {
  const felt = work.feelings.filter(one => one.element === element.key);
  const about = (id: string) => felt.find(one => one.association === id) ?? {};
  return {
    ...feeling(element, about('')),
    associations: element.associations.map(one =>
      one.id ? feeling(one, about(one.id)) : one
    )
  };
}

/**
 * A waiting element as it is sent: its span in the text as the journal has it.
 * Words that were cut meanwhile become a word of its own, so that what was
 * associated to them stays.
 */
export function toSpan(
  waiting: IWaitingElement,
  parts: Readonly<Record<string, string>>
): Pick<IElement, 'part' | 'start' | 'end' | 'quote'> {
  const { quote } = waiting;
  const text = parts[waiting.part] ?? '';
  const at = waiting.part ? place(text, waiting) : null;
  if (at === null) {
    return { part: '', start: 0, end: 0, quote };
  }
  const start = toCodePoints(text, at);
  const end = toCodePoints(text, at + quote.length);
  return { part: waiting.part, start, end, quote };
}

/** Whether the journal has it already. */
export function isSame(
  element: IElement,
  waiting: IWaitingElement,
  parts: Readonly<Record<string, string>>
): boolean {
  return (
    !element.lost &&
    element.part === waiting.part &&
    element.quote === waiting.quote &&
    (!element.part ||
      toUnits(parts[element.part] ?? '', element.start) ===
        place(parts[element.part] ?? '', waiting))
  );
}

/** Where it stands in a text that is, but for what the journal cleans out, the one it was taken from. */
function place(text: string, waiting: IWaitingElement): number | null {
  return follow(text, text, waiting.at, waiting.quote);
}
