import {
  EntryFields,
  IAffect,
  IEntry,
  IReflection,
  ISession,
  Period
} from '../tokens';
import { isSame } from './elements';
import { follow } from './follow';
import { IReactionTimes } from './reaction';
import { isReflected } from './reflection';
import { merged } from './session';

/** An element taken from the text that the journal does not have yet. */
export interface IWaitingElement {
  readonly key: string;
  readonly part: string;
  /** Where it was taken, in UTF-16 units of the text as it then stood. */
  readonly at: number;
  readonly quote: string;
}

export interface IWaitingAssociation extends IReactionTimes {
  readonly element: string;
  readonly text: string;
  /** That it asks for: asked for twice, it is said once. Older drafts have none. */
  readonly id?: string;
  readonly affect?: IAffect;
  readonly period?: Period;
}

/** What comes with something that was said. */
export interface IFelt {
  /** `null`: none any more. */
  readonly affect?: IAffect | null;
  /** Empty: not said any more. */
  readonly period?: Period | '';
}

/** A feeling, or a time in the life, of something that was said. */
export interface IWaitingFeeling extends IFelt {
  readonly element: string;
  /** Its id; empty for the element itself. */
  readonly association: string;
}

/** What a person did that is not acknowledged; a draft holds exactly this. */
export interface IWork {
  /** The revision it was made from; 0 where there is none. */
  readonly revision: number;
  /** The texts of that revision. */
  readonly base: Readonly<Record<string, string>>;
  /** The texts of the last request, while nobody has answered it. */
  readonly sent: Readonly<Record<string, string>>;
  /** The night a new entry is of; that day's, however late it is saved. */
  readonly started: string;
  /** The id a new entry asks for: asked for twice, it is made once. */
  readonly id: string;
  readonly fields: Omit<EntryFields, 'parts'>;
  readonly parts: Readonly<Record<string, string>>;
  readonly elements: readonly IWaitingElement[];
  readonly associations: readonly IWaitingAssociation[];
  readonly feelings: readonly IWaitingFeeling[];
  /** Texts that take the place of those in `parts`, once these were saved and so stand in the history. */
  readonly after: Readonly<Record<string, string>>;
  /** Texts kept aside about which somebody has chosen. */
  readonly settles: readonly string[];
}

export const noWork: IWork = {
  revision: 0,
  base: {},
  sent: {},
  started: '',
  id: '',
  fields: {},
  parts: {},
  elements: [],
  associations: [],
  feelings: [],
  after: {},
  settles: []
};

export function hasChanges(work: IWork): boolean {
  return Object.keys({ ...work.fields, ...work.parts }).length > 0;
}

export function isWaiting(work: IWork): boolean {
  return (
    hasChanges(work) ||
    [work.elements, work.associations, work.feelings, work.settles].some(
      one => one.length > 0
    )
  );
}

/** Whether there is anything to make a new entry of; a date alone is none, nor a word without associations. */
export function hasContent(work: IWork): boolean {
  return (
    work.associations.length > 0 ||
    Object.values(work.parts).some(text => text.trim()) ||
    Object.entries(butNight(work.fields)).some(([name, value]) => {
      switch (name) {
        case 'recall':
          return value !== 'full';
        case 'session':
          return holdsAnything(value as ISession);
        case 'reflection':
          return isReflected(value as IReflection);
        default:
          return Array.isArray(value)
            ? value.length > 0
            : value !== null && value !== '';
      }
    })
  );
}

/** How something would be collected is nothing collected. */
function holdsAnything({ trials, moments }: ISession): boolean {
  return trials.length + moments.length > 0;
}

/** What came of an answer. */
export interface IOutcome {
  readonly work: IWork;
  /** Parts that somebody else has changed as well. */
  readonly clash: readonly string[];
  /** The journal's id of each element that it has now, by the key it waited under. */
  readonly known: ReadonlyMap<string, string>;
}

/** After the journal has acknowledged `sent` with `entry`. */
export function acknowledged(
  work: IWork,
  sent: Pick<IWork, 'fields' | 'parts'>,
  entry: IEntry
): IOutcome {
  const isOver = Object.keys(work.after).every(part => part in sent.parts);
  const parts = without(work.parts, sent.parts);
  return {
    clash: [],
    known: new Map(),
    work: {
      ...work,
      revision: entry.revision,
      base: entry.parts,
      sent: {},
      fields: stillOpen(without(work.fields, sent.fields), entry),
      parts: isOver ? { ...parts, ...work.after } : parts,
      after: isOver ? {} : work.after
    }
  };
}

/**
 * After the journal said what it holds, which somebody else may have saved
 * meanwhile. A text that we sent ourselves, its answer lost, is nobody else's;
 * elements and associations that were saved, and only the answer was lost, wait
 * no more (the times tell one association from another with the same words).
 */
export function rebased(work: IWork, current: IEntry): IOutcome {
  const clash = Object.keys(work.parts).filter(part => {
    const theirs = current.parts[part] ?? '';
    return ![work.parts[part], work.base[part] ?? '', work.sent[part]].includes(
      theirs
    );
  });
  const known = new Map<string, string>();
  for (const waiting of work.elements) {
    const element = current.elements.find(one =>
      isSame(one, waiting, current.parts)
    );
    if (element) {
      known.set(waiting.key, element.id);
    }
  }
  const associations = named(work.associations, known).filter(
    waiting => !isThere(waiting, current)
  );
  const feelings = named(work.feelings, known).filter(
    waiting => !isSaid(waiting, current)
  );
  return {
    clash,
    known,
    work: {
      ...work,
      revision: current.revision,
      // What clashes, clashes again when it is found as a draft.
      base: { ...current.parts, ...pick(work.base, clash) },
      sent: {},
      fields: stillOpen(together(work, current), current),
      parts: without(work.parts, current.parts),
      elements: work.elements.filter(waiting => !known.has(waiting.key)),
      associations,
      feelings
    }
  };
}

/** The fields to be saved; a sitting with what another window has answered in it. */
function together(work: IWork, current: IEntry): IWork['fields'] {
  const { session } = work.fields;
  return session && current.session
    ? {
        ...work.fields,
        session: merged(
          session,
          current.session,
          work.parts.association !== undefined
        )
      }
    : work.fields;
}

/** What waits under the names that the journal has given to the elements. */
export function named<T extends { readonly element: string }>(
  waiting: readonly T[],
  known: ReadonlyMap<string, string>
): readonly T[] {
  return waiting.map(one => ({
    ...one,
    element: known.get(one.element) ?? one.element
  }));
}

/** With what was felt about one thing; what was said of it before and is not said anew stays. */
export function felt(
  feelings: readonly IWaitingFeeling[],
  said: IWaitingFeeling
): readonly IWaitingFeeling[] {
  const isSame = (one: IWaitingFeeling) =>
    one.element === said.element && one.association === said.association;
  const before = feelings.find(isSame);
  return [...feelings.filter(one => !isSame(one)), { ...before, ...said }];
}

/** Something with what came with it; what was taken away is absent. */
export function feeling<
  T extends { readonly affect?: IAffect; readonly period?: Period }
>(one: T, felt: IFelt): T {
  return {
    ...one,
    affect: (felt.affect === undefined ? one.affect : felt.affect) ?? undefined,
    period: (felt.period === undefined ? one.period : felt.period) || undefined
  };
}

/** The fields but the night, which goes its own way. */
export function butNight(fields: IWork['fields']): IWork['fields'] {
  return omit(fields, 'night');
}

/** The first telling stands once, with the first element taken too: it is not sent again. */
function stillOpen(fields: IWork['fields'], entry: IEntry): IWork['fields'] {
  return entry.told === null ? fields : omit(fields, 'told');
}

function isThere(waiting: IWaitingAssociation, current: IEntry): boolean {
  const element = current.elements.find(one => one.id === waiting.element);
  return !!element?.associations.some(one =>
    waiting.id
      ? one.id === waiting.id
      : one.text === waiting.text &&
        one.first_key_ms === waiting.first_key_ms &&
        one.enter_ms === waiting.enter_ms
  );
}

/** Whether the journal says the same of it already. */
function isSaid(waiting: IWaitingFeeling, current: IEntry): boolean {
  const element = current.elements.find(one => one.id === waiting.element);
  const about = waiting.association
    ? element?.associations.find(one => one.id === waiting.association)
    : element;
  return (
    !!about &&
    JSON.stringify(feeling(about, waiting)) ===
      JSON.stringify(feeling(about, {}))
  );
}

/** The work after a part was typed anew: what was taken from it follows its words. */
export function written(
  work: IWork,
  part: string,
  old: string,
  text: string
): IWork {
  return {
    ...work,
    parts: { ...work.parts, [part]: text },
    elements: work.elements.map(waiting =>
      waiting.part === part
        ? {
            ...waiting,
            at: follow(old, text, waiting.at, waiting.quote) ?? waiting.at
          }
        : waiting
    )
  };
}

/** Some of the texts; one that is not there is empty. */
export function pick(
  texts: Readonly<Record<string, string>>,
  parts: readonly string[]
): Readonly<Record<string, string>> {
  return Object.fromEntries(parts.map(part => [part, texts[part] ?? '']));
}

function omit<T extends object>(from: T, name: keyof T): T {
  return Object.fromEntries(
    Object.entries(from).filter(([one]) => one !== name)
  ) as T;
}

/** The entries of `from` that are not the very same in `gone`. */
function without<T extends object>(from: T, gone: object): T {
  return Object.fromEntries(
    Object.entries(from).filter(
      ([name, value]) => (gone as Record<string, unknown>)[name] !== value
    )
  ) as T;
}
