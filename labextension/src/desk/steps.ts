import { EntryFields, IEntry, ITransport } from '../tokens';
import { toSpan } from './elements';
import {
  addAssociation,
  addElement,
  createEntry,
  feelAbout,
  getEntry,
  saveEntry,
  settleAside
} from './client';
import { DeskError } from './error';
import { language } from './language';
import { partWord } from './part';
import {
  acknowledged,
  butNight,
  hasChanges,
  hasContent,
  IOutcome,
  isWaiting,
  IWork,
  named,
  noWork,
  rebased
} from './work';

/** As the journal has it. */
const MOST_BYTES = 2_000_000;

/** One request, and what its answer makes of the work as it then is. */
export interface IStep {
  /** A `night` may be refused and holds up nothing else. */
  readonly does:
    | 'look'
    | 'night'
    | 'fields'
    | 'element'
    | 'association'
    | 'feeling'
    | 'aside';
  /** The texts that go with it. */
  readonly sent: Readonly<Record<string, string>>;
  ask(): Promise<IEntry>;
  settle(work: IWork, answer: IEntry): IOutcome;
}

export interface IStanding {
  readonly id: string;
  readonly kind: IEntry['kind'];
  /** The case a new one belongs to. */
  readonly of?: string;
  readonly entry: IEntry | null;
  readonly work: IWork;
  /** Whether what was typed is to be saved now. */
  readonly isDue: boolean;
  /** Whether an answer was lost: then the journal is asked what it holds. */
  readonly isUnsure: boolean;
  /** Whether the night that was typed was refused. */
  readonly isNightWrong: boolean;
}

/**
 * What to ask the desk next, one thing at a time: first the entry, then its
 * night, its other fields and texts, the elements taken from the text, what was
 * associated to them and felt about that, and last what was kept aside of it.
 * `null` where nothing is to be done now.
 */
export function nextStep(desk: ITransport, at: IStanding): IStep | null {
  const { entry, work } = at;
  if (!entry) {
    return hasContent(work) ? create(desk, at) : null;
  }
  if (at.isUnsure && isWaiting(work)) {
    return {
      does: 'look',
      sent: {},
      ask: () => getEntry(desk, at.id),
      settle: rebased
    };
  }
  const { night } = work.fields;
  if (night !== undefined && at.isDue && !at.isNightWrong) {
    const step = save(desk, at, { fields: { night }, parts: {} });
    return { ...step, does: 'night' };
  }
  const fields = butNight(work.fields);
  // An element's span is one of the text as the journal has it.
  if (
    hasChanges({ ...work, fields }) &&
    (at.isDue || work.elements.length > 0)
  ) {
    return save(desk, at, { fields, parts: work.parts });
  }
  if (work.elements.length > 0) {
    return element(desk, at, entry);
  }
  if (work.associations.length > 0) {
    return association(desk, at);
  }
  if (work.feelings.length > 0) {
    return feeling(desk, at);
  }
  return work.settles.length > 0 ? aside(desk, work.settles[0], entry) : null;
}

/** A new entry is of the night on which it was begun; another night follows by itself. */
function create(desk: ITransport, { kind, of, work }: IStanding): IStep {
  const sent = { ...noWork, fields: butNight(work.fields), parts: work.parts };
  return {
    does: 'fields',
    sent: sent.parts,
    ask: () =>
      createEntry(desk, {
        id: work.id,
        kind,
        ...(of ? { case: of } : {}),
        night: work.started,
        ...sent.fields,
        parts: sent.parts
      }),
    settle: (left, answer) => acknowledged(left, sent, answer)
  };
}

function save(
  desk: ITransport,
  { id, work }: IStanding,
  sent: Pick<IWork, 'fields' | 'parts'>
): IStep {
  const parts = Object.keys(sent.parts).length > 0 && { parts: sent.parts };
  const fields: EntryFields = { ...sent.fields, ...parts };
  return {
    does: 'fields',
    sent: sent.parts,
    ask: () => saveEntry(desk, id, work.revision, fields),
    settle: (left, answer) => acknowledged(left, sent, answer)
  };
}

function element(desk: ITransport, at: IStanding, entry: IEntry): IStep {
  const waiting = at.work.elements[0];
  const span = toSpan(waiting, entry.parts);
  return {
    does: 'element',
    sent: {},
    ask: () => addElement(desk, at.id, span),
    settle: (left, answer) => {
      const added = answer.elements.find(
        one =>
          one.part === span.part &&
          one.start === span.start &&
          one.quote === span.quote
      );
      const known = new Map(added && [[waiting.key, added.id]]);
      const elements = left.elements.filter(one => one.key !== waiting.key);
      const associations = named(left.associations, known);
      const feelings = named(left.feelings, known);
      const outcome = rebased(
        { ...left, elements, associations, feelings },
        answer
      );
      return { ...outcome, known: new Map([...outcome.known, ...known]) };
    }
  };
}

function association(desk: ITransport, at: IStanding): IStep {
  const { element, ...said } = at.work.associations[0];
  return {
    does: 'association',
    sent: {},
    ask: () => addAssociation(desk, at.id, element, said),
    settle: (left, answer) =>
      rebased({ ...left, associations: left.associations.slice(1) }, answer)
  };
}

/** Where what was said is not there any more, nothing is felt about it. */
function feeling(desk: ITransport, at: IStanding): IStep {
  const sent = at.work.feelings[0];
  const { element, association, ...felt } = sent;
  return {
    does: 'feeling',
    sent: {},
    ask: async () => {
      try {
        return await feelAbout(desk, at.id, element, association, felt);
      } catch (error) {
        if (error instanceof DeskError && error.status === 404) {
          return getEntry(desk, at.id);
        }
        throw error;
      }
    },
    settle: (left, answer) =>
      rebased(
        { ...left, feelings: left.feelings.filter(one => one !== sent) },
        answer
      )
  };
}

/** Somebody has chosen; one that is settled already, its answer lost, is not known any more. */
function aside(desk: ITransport, id: string, entry: IEntry): IStep {
  return {
    does: 'aside',
    sent: {},
    ask: async () => {
      try {
        await settleAside(desk, id);
      } catch (error) {
        if (!(error instanceof DeskError && error.status === 404)) {
          throw error;
        }
      }
      return entry;
    },
    settle: left => ({
      clash: [],
      known: new Map(),
      work: { ...left, settles: left.settles.filter(one => one !== id) }
    })
  };
}

/** @throws DeskError for a text that the journal does not take. */
export function refuseTooLong([part, text]: [string, string]): void {
  // No character takes more than 3 bytes a unit: most texts need not be measured.
  if (text.length * 3 < MOST_BYTES) {
    return;
  }
  const bytes = new TextEncoder().encode(text).length;
  if (bytes >= MOST_BYTES) {
    const { trans } = language;
    const size = (bytes / 1e6).toFixed(1);
    throw new DeskError(
      413,
      trans.__(
        'Too long (%1): %2 MB. A text must stay under 2 MB; nothing was sent.',
        partWord(part, trans),
        size
      )
    );
  }
}
