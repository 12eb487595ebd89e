import { IEntry, IHour, ITransport } from '../tokens';
import { at } from './coding';

/* What stands around the dreams, under the names of the wire, and the desk's verbs for it; all of them throw a `DeskError`. */

/** What every record has. */
export interface IRecord {
  readonly id: string;
  readonly case: string;
  readonly deleted: boolean;
  readonly revision: number;
}

export interface IFrame {
  readonly sessions_a_week: number | null;
  readonly minutes: number | null;
  readonly setting: string;
  readonly since: string;
  readonly note: string;
}

export interface IWholeCase extends Omit<IRecord, 'case'> {
  readonly pseudonym: string;
  readonly frame: IFrame | null;
  readonly context: string;
  readonly review_due: string;
  readonly retain_until: string;
}

export interface IFigure extends IRecord {
  readonly name: string;
  readonly variants: readonly string[];
  readonly sort: 'person' | 'place' | 'organisation';
  readonly relation: string;
  readonly pseudonym: string;
  /** The id of the code of relationship episodes with them. */
  readonly code: string;
  readonly since: string;
  readonly until: string;
  /** Of two that turned out to be one: the id of the other. */
  readonly into: string;
  readonly note: string;
}

export type Treatment =
  | 'medication'
  | 'talk therapy'
  | 'trauma-focused'
  | 'group'
  | 'family'
  | 'other';

export interface ILifeEvent extends IRecord {
  readonly title: string;
  readonly sort: 'event' | 'transition' | 'treatment';
  readonly treatment: '' | Treatment;
  readonly since: string;
  readonly until: string;
  readonly note: string;
}

export interface IAttainment {
  readonly day: string;
  /** From -2, much less than expected, to 2. */
  readonly level: number;
  readonly note: string;
  readonly by: string;
}

export interface IGoal extends IRecord {
  readonly text: string;
  /** What each of the five levels would look like; none yet. */
  readonly levels: readonly string[];
  readonly weight: number | null;
  readonly attained: readonly IAttainment[];
  readonly state: 'open' | 'reached' | 'set aside';
  readonly since: string;
}

export interface IConsent extends IRecord {
  readonly purpose:
    | 'treatment'
    | 'clinician'
    | 'supervisor'
    | 'research'
    | 'teaching'
    | 'publication';
  readonly given: string;
  readonly expires: string;
  readonly withdrawn: string;
  readonly wording: string;
  readonly by: string;
}

export interface IProcessNote extends IRecord {
  /** The entry of the hour. */
  readonly hour: string;
  readonly day: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

/** A therapy hour as a list has it; its summary is the part `note` of that entry. */
export interface IListedHour {
  readonly id: string;
  readonly case: string;
  readonly night: string;
  readonly revision: number;
  readonly hour: IHour;
}

/** What is recorded alike, by the first step of its path. */
export interface IAround {
  figures: IFigure;
  events: ILifeEvent;
  goals: IGoal;
  consents: IConsent;
  'process-notes': IProcessNote;
}

export async function getWholeCases(
  desk: ITransport
): Promise<readonly IWholeCase[]> {
  const answer = await desk.request<{ cases: readonly IWholeCase[] }>(
    'GET',
    'cases'
  );
  return answer.cases;
}

/** The pages of the reflective journal, newest first. */
export async function listReflections(
  desk: ITransport
): Promise<readonly IEntry[]> {
  const answer = await desk.request<{ reflections: readonly IEntry[] }>(
    'GET',
    'reflections'
  );
  return answer.reflections;
}

export const changeCase = (
  desk: ITransport,
  { id, revision }: IWholeCase,
  fields: Partial<Omit<IWholeCase, 'id' | 'deleted' | 'revision'>>
): Promise<IWholeCase> =>
  desk.request('PUT', at('cases', id), { revision, ...fields });

/** Newest first. */
export async function listHours(
  desk: ITransport
): Promise<readonly IListedHour[]> {
  const answer = await desk.request<{ hours: readonly IListedHour[] }>(
    'GET',
    'hours'
  );
  return answer.hours;
}

export async function listAround<K extends keyof IAround>(
  desk: ITransport,
  kind: K
): Promise<readonly IAround[K][]> {
  const answer = await desk.request<Record<K, readonly IAround[K][]>>(
    'GET',
    kind
  );
  return answer[kind];
}

/** What a person says of one. */
export type AroundFields<K extends keyof IAround> = Partial<
  Omit<IAround[K], keyof IRecord | 'by' | 'at'>
>;

/** @param made - with the id of the asker: asked twice, it is made once. */
export const makeAround = <K extends keyof IAround>(
  desk: ITransport,
  kind: K,
  made: AroundFields<K> & { readonly id: string; readonly case: string }
): Promise<IAround[K]> => desk.request('POST', kind, made);

export const changeAround = <K extends keyof IAround>(
  desk: ITransport,
  kind: K,
  { id, revision }: IRecord,
  fields: AroundFields<K> & { readonly deleted?: boolean }
): Promise<IAround[K]> =>
  desk.request('PUT', at(kind, id), { revision, ...fields });

/** Take one away; it stays in the log, and undoing brings it back. */
export const removeAround = (
  desk: ITransport,
  kind: keyof IAround,
  { id, revision }: IRecord
): Promise<unknown> =>
  desk.request('PUT', at(kind, id), { revision, deleted: true });
