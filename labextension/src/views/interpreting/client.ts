import {
  IAnnotation,
  IChanged,
  ICode,
  ICodebook,
  IEvidence,
  IHypothesis,
  ILayer,
  IMemo,
  IReport,
  IReview
} from '../../coding';
import { at, getCounts, getLayers as getAllLayers } from '../../desk/coding';
import { ITransport } from '../../tokens';

export {
  getCases,
  getCodebooks,
  getCoded,
  makeCodebook
} from '../../desk/coding';
export type { ICase, ICodebooks } from '../../desk/coding';

/* The desk's verbs for what is made of the passages, one function each; all of them throw a `DeskError`. */

export interface INear {
  readonly id: string;
  readonly name: string;
}

export interface IDone {
  readonly codebook: ICodebook;
  /** How many annotations have another code now. */
  readonly recoded: number;
  /** Codes with nearly the same name. */
  readonly near: readonly INear[];
}

export type CodeFields = Partial<
  Omit<ICode, 'id' | 'since' | 'into' | 'retired'>
>;

export type CodebookDeed =
  | { readonly deed: 'add'; readonly code: CodeFields }
  | {
      readonly deed: 'change';
      readonly code: CodeFields & { readonly id: string };
      readonly meaning: boolean;
      readonly why: string;
    }
  | { readonly deed: 'move'; readonly id: string; readonly parent: string }
  | {
      readonly deed: 'merge';
      readonly ids: readonly string[];
      readonly into: string;
    }
  | {
      readonly deed: 'split';
      readonly id: string;
      readonly into: readonly string[];
    }
  | { readonly deed: 'retire' | 'restore'; readonly id: string }
  | { readonly deed: 'title'; readonly title: string };

export interface IReviews {
  readonly reviews: readonly IReview[];
  readonly changed: readonly IChanged[];
}

export type ReportFor = 'dreamer' | 'clinician' | 'supervisor' | 'research';

/** What a report tells of, and to whom. */
export interface ITold {
  readonly audience: ReportFor;
  readonly case?: string;
  readonly passages: boolean;
}

export interface IReportAsked extends ITold {
  readonly format: 'html' | 'docx' | 'pdf';
  /** Of the whole journal, or of what is new since the last review. */
  readonly of?: 'journal' | 'review';
  readonly hypotheses?: readonly string[];
}

/** A place in an entry, in code points; 0 to 0 its beginning. Its words only where they were asked for. */
export interface ISheetPlace {
  readonly entry: string;
  readonly night: string;
  readonly part: string;
  readonly start: number;
  readonly end: number;
  readonly segments: readonly (readonly [string, boolean])[];
}

export interface ISheet {
  /** The moment of the last review; empty where there was none. */
  readonly since: string;
  readonly subtitle: string;
  readonly topics: readonly {
    readonly title: string;
    readonly lines: readonly {
      readonly text: string;
      readonly places: readonly ISheetPlace[];
    }[];
    readonly notes: readonly string[];
  }[];
  readonly left_out: readonly string[];
}

export type HypothesisFields = Partial<
  Pick<
    IHypothesis,
    | 'reading'
    | 'supporting'
    | 'opposing'
    | 'alternatives'
    | 'state'
    | 'dreamer'
    | 'role'
    | 'deleted'
  >
>;

export const doToCodebook = (
  desk: ITransport,
  { id, revision }: ICodebook,
  deed: CodebookDeed
): Promise<IDone> =>
  desk.request('POST', at('codebooks', id), { revision, ...deed });

export async function getStale(
  desk: ITransport,
  codebook: string
): Promise<readonly IAnnotation[]> {
  const answer = await desk.request<{ annotations: readonly IAnnotation[] }>(
    'GET',
    at('codebooks', codebook, 'stale')
  );
  return answer.annotations;
}

/** The layers that one sees into. */
export async function getLayers(desk: ITransport): Promise<readonly ILayer[]> {
  const { layers } = await getAllLayers(desk);
  return layers.filter(layer => !layer.blind);
}

/** How many annotations have a code, in all the layers that one sees into. */
export async function countCoded(
  desk: ITransport,
  codebook: string,
  code: string
): Promise<number> {
  const layers = await getLayers(desk);
  const counts = await Promise.all(layers.map(({ id }) => getCounts(desk, id)));
  return counts.reduce(
    (sum, { codes }) => sum + (codes[`${codebook}:${code}`] ?? 0),
    0
  );
}

export async function getMemos(desk: ITransport): Promise<readonly IMemo[]> {
  const answer = await desk.request<{ memos: readonly IMemo[] }>(
    'GET',
    'memos'
  );
  return answer.memos;
}

export const makeMemo = (
  desk: ITransport,
  made: { readonly id: string } & Pick<IMemo, 'on' | 'target' | 'text'>
): Promise<IMemo> => desk.request('POST', 'memos', made);

/** That of a span is a field of its annotation, every other one a record. */
export const changeMemo = (
  desk: ITransport,
  { on, record, revision }: IMemo,
  text: string
): Promise<unknown> =>
  on === 'span'
    ? desk.request('PUT', at('annotations', record), { revision, memo: text })
    : desk.request(
        'PUT',
        at('memos', record),
        text ? { revision, text } : { revision, deleted: true }
      );

export async function getHypotheses(
  desk: ITransport
): Promise<readonly IHypothesis[]> {
  const answer = await desk.request<{ hypotheses: readonly IHypothesis[] }>(
    'GET',
    'hypotheses'
  );
  return answer.hypotheses.filter(one => !one.deleted);
}

export const makeHypothesis = (
  desk: ITransport,
  made: HypothesisFields & { readonly id: string }
): Promise<IHypothesis> => desk.request('POST', 'hypotheses', made);

/** @param revision - the one the change was made from. */
export const changeHypothesis = (
  desk: ITransport,
  { id, revision }: IHypothesis,
  fields: HypothesisFields
): Promise<IHypothesis> =>
  desk.request('PUT', at('hypotheses', id), { revision, ...fields });

export const getReviews = (desk: ITransport): Promise<IReviews> =>
  desk.request('GET', 'reviews');

export const makeReview = (
  desk: ITransport,
  made: { readonly id: string; readonly note: string; readonly case?: string }
): Promise<IReview> => desk.request('POST', 'reviews', made);

export const getSheet = (desk: ITransport, asked: ITold): Promise<ISheet> =>
  desk.request('POST', 'review-sheet', asked);

export const makeReport = (
  desk: ITransport,
  asked: IReportAsked
): Promise<IReport> => desk.request('POST', 'reports', asked);

/** Which kind of finding a piece of evidence is. */
export const VERBS: Readonly<
  Partial<Record<IEvidence['on'], 'motifs' | 'network' | 'nodal_points'>>
> = { motif: 'motifs', edge: 'network', nodal: 'nodal_points' };
