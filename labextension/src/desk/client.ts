import {
  EntryFields,
  IAside,
  IAssociation,
  IDecision,
  IDeed,
  IDeeds,
  IElement,
  IEntry,
  IJournalInfo,
  IMoment,
  IPassage,
  ISnapshot,
  ISummary,
  ITransport
} from '../tokens';
import type { IWordList } from './wordlist';
import type { IFelt } from './work';

/*
 * The desk's verbs (`docs/architecture.md`), one function each, over any
 * transport. All of them throw a `DeskError` with one line for people.
 */

export function getInfo(desk: ITransport): Promise<IJournalInfo> {
  return desk.request('GET', 'info');
}

/** All entries in brief, newest night first. */
export async function listEntries(
  desk: ITransport
): Promise<readonly ISummary[]> {
  const answer = await desk.request<{ entries: readonly ISummary[] }>(
    'GET',
    'entries'
  );
  return answer.entries;
}

export function getEntry(desk: ITransport, id: string): Promise<IEntry> {
  return desk.request('GET', at(id));
}

/**
 * @param fields - with the id that it asks for: where the answer to an earlier
 * request was lost, the entry that this one made is brought to these fields.
 */
export function createEntry(
  desk: ITransport,
  fields: EntryFields & { readonly id: string }
): Promise<IEntry> {
  return desk.request('POST', 'entries', fields);
}

/**
 * @param revision - the one the change was made from; another in the journal is
 * a conflict (409, with `current`).
 */
export function saveEntry(
  desk: ITransport,
  id: string,
  revision: number,
  fields: EntryFields
): Promise<IEntry> {
  return desk.request('PUT', at(id), { revision, ...fields });
}

/** Mark an entry as deleted; `saveEntry` with `deleted: false` brings it back. */
export function deleteEntry(desk: ITransport, id: string): Promise<IEntry> {
  return desk.request('DELETE', at(id));
}

export function addElement(
  desk: ITransport,
  id: string,
  element: Pick<IElement, 'part' | 'start' | 'end' | 'quote'>
): Promise<IEntry> {
  return desk.request('POST', at(id, 'elements'), element);
}

export function addAssociation(
  desk: ITransport,
  id: string,
  element: string,
  association: Omit<IAssociation, 'id' | 'at'> & { readonly id?: string }
): Promise<IEntry> {
  const path = at(id, 'elements', element, 'associations');
  return desk.request('POST', path, association);
}

/** @param association - empty for the element itself. */
export function feelAbout(
  desk: ITransport,
  id: string,
  element: string,
  association: string,
  felt: IFelt
): Promise<IEntry> {
  const path = association
    ? at(id, 'elements', element, 'associations', association)
    : at(id, 'elements', element);
  return desk.request('PUT', path, felt);
}

/** Which words: of a list that comes with this, or the text of one's own and its file's name; with a seed in the order of that. */
export interface IListAsked {
  readonly name?: string;
  readonly text?: string;
  readonly file?: string;
  readonly seed: number | null;
}

export async function listWordLists(
  desk: ITransport
): Promise<readonly IWordList[]> {
  const answer = await desk.request<{ lists: readonly IWordList[] }>(
    'GET',
    'word-lists'
  );
  return answer.lists;
}

/** @throws DeskError 400 with one line, where a list of one's own cannot be read. */
export function orderWords(
  desk: ITransport,
  asked: IListAsked
): Promise<IWordList> {
  return desk.request('POST', 'word-lists', asked);
}

/** What was said, a line a cue, and when; `notes` tell what reading it had to decide. */
export interface ITranscript {
  readonly text: string;
  readonly moments: readonly IMoment[];
  readonly notes: readonly string[];
}

/**
 * @param speaker - whose words are wanted, where several speak; else empty.
 * @throws DeskError 400 with one line, where a transcript cannot be read.
 */
export function readTranscript(
  desk: ITransport,
  name: string,
  text: string,
  speaker: string
): Promise<ITranscript> {
  return desk.request('POST', 'transcripts', { name, text, speaker });
}

/** The ids of the entries in which the words were found. */
export async function searchEntries(
  desk: ITransport,
  query: string
): Promise<readonly string[]> {
  const answer = await desk.request<{ ids: readonly string[] }>(
    'POST',
    'search',
    { query }
  );
  return answer.ids;
}

/** What is asked: a verb of the analyses, its options, and what all is narrowed to (`psd.narrow`). */
export interface IQuestion {
  readonly verb: string;
  readonly parameters?: object;
  readonly narrow?: object;
}

/** What is found in the texts of a journal, or in what was associated. */
export function getFinding(
  desk: ITransport,
  question: IQuestion,
  gone?: AbortSignal
): Promise<ISnapshot> {
  return desk.request('POST', 'findings', question, gone);
}

/** The passages behind a row of a snapshot. */
export async function getPassages(
  desk: ITransport,
  question: IQuestion,
  key: string
): Promise<readonly IPassage[]> {
  const answer = await desk.request<{ passages: readonly IPassage[] }>(
    'POST',
    'passages',
    { ...question, key }
  );
  return answer.passages;
}

export function decide(
  desk: ITransport,
  decision: IDecision
): Promise<IDecision> {
  return desk.request('PUT', 'decisions', decision);
}

/** The last word on every finding. */
export async function listDecisions(
  desk: ITransport
): Promise<readonly IDecision[]> {
  const answer = await desk.request<{ decisions: readonly IDecision[] }>(
    'GET',
    'decisions'
  );
  return answer.decisions;
}

/** The texts of an entry that lost a conflict, and about which nobody has chosen. */
export async function listAsides(
  desk: ITransport,
  id: string
): Promise<readonly IAside[]> {
  const answer = await desk.request<{ asides: readonly IAside[] }>(
    'GET',
    at(id, 'asides')
  );
  return answer.asides;
}

export async function settleAside(desk: ITransport, id: string): Promise<void> {
  await desk.request('DELETE', `asides/${encodeURIComponent(id)}`);
}

/** What can be undone and redone. */
export function getDeeds(desk: ITransport): Promise<IDeeds> {
  return desk.request('GET', 'undo');
}

/** @returns what was undone, or done again. @throws DeskError 409 where there is nothing, or somebody changed it since. */
export async function undo(
  desk: ITransport,
  direction: 'undo' | 'redo'
): Promise<IDeed> {
  const answer = await desk.request<{ step: IDeed }>('POST', direction, {});
  return answer.step;
}

function at(...steps: string[]): string {
  return ['entries', ...steps.map(encodeURIComponent)].join('/');
}
