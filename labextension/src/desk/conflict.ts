import { IAside, IEntry } from '../tokens';
import { IWork, pick, written } from './work';

type Texts = Readonly<Record<string, string>>;

/** Two texts of one entry, of which a person makes one. */
export interface IConflict {
  /** `typed`: somebody else saved while it was written here. `kept`: it lost such a conflict before, and was kept aside. */
  readonly of: 'typed' | 'kept';
  readonly parts: readonly string[];
  /** Written here, or kept aside; by part. */
  readonly mine: Texts;
  /** As the journal has it; by part. */
  readonly theirs: Texts;
  /** The text that lost, as the journal keeps it until somebody has chosen. */
  readonly aside: IAside | null;
}

export type Choice = 'mine' | 'theirs' | 'both';

/** What was typed in parts that somebody else has saved meanwhile. */
export function typed(
  work: IWork,
  parts: readonly string[],
  entry: IEntry,
  asides: readonly IAside[]
): IConflict {
  const { parts: mine } = work;
  const aside = asides.find(one => isIn(one.parts, mine, parts)) ?? null;
  return { of: 'typed', parts, mine, theirs: entry.parts, aside };
}

/** A text kept aside, where it says something else than the entry does. */
export function kept(aside: IAside, entry: IEntry): IConflict | null {
  const { parts: mine } = aside;
  const parts = Object.keys(mine).filter(
    part => mine[part] !== (entry.parts[part] ?? '')
  );
  return parts.length > 0
    ? { of: 'kept', parts, mine, theirs: entry.parts, aside }
    : null;
}

/**
 * What is to be done once somebody has chosen. Both texts stay in the journal
 * whatever is chosen: where the one that lost is not kept aside, it is saved
 * once, and the other on top of it.
 *
 * @param text - a part as it stands now.
 */
export function chosen(
  work: IWork,
  conflict: IConflict,
  choice: Choice,
  text: (part: string) => string
): IWork {
  const { of, parts, mine, theirs, aside } = conflict;
  const others = pick(of === 'typed' ? theirs : mine, parts);
  const settled: IWork = {
    ...work,
    base: { ...work.base, ...pick(theirs, parts) },
    settles: aside ? [...work.settles, aside.id] : work.settles
  };
  if (choice === 'both') {
    return write(settled, parts, text, part => {
      return `${text(part)}\n\n${others[part]}`;
    });
  }
  // What stands on the sheet: the text typed here, or the entry's over one kept aside.
  if ((choice === 'mine') === (of === 'typed')) {
    return settled;
  }
  if (of === 'kept') {
    return write(settled, parts, text, part => others[part]);
  }
  // The times of a stream are of the text they came with.
  const left = parts.includes('association') ? withoutTimes(settled) : settled;
  return aside && isIn(aside.parts, work.parts, parts)
    ? { ...left, parts: pick(work.parts, except(work.parts, parts)) }
    : { ...left, after: others };
}

function withoutTimes(work: IWork): IWork {
  const { session, ...fields } = work.fields;
  return session ? { ...work, fields } : work;
}

function write(
  work: IWork,
  parts: readonly string[],
  old: (part: string) => string,
  text: (part: string) => string
): IWork {
  return parts.reduce(
    (left, part) => written(left, part, old(part), text(part)),
    work
  );
}

/** Whether the two texts are one in all these parts. */
function isIn(one: Texts, other: Texts, parts: readonly string[]): boolean {
  return parts.every(part => one[part] === other[part]);
}

function except(texts: Texts, parts: readonly string[]): readonly string[] {
  return Object.keys(texts).filter(part => !parts.includes(part));
}
