import {
  IAnnotation,
  IChecklist,
  ICodebook,
  IForm,
  IMemo,
  IPlace,
  IRelation,
  IRulePrecision,
  ISuggestion
} from '../../coding';
import { at } from '../../desk/coding';
import { ITransport } from '../../tokens';

export {
  getCodebooks,
  getCoded,
  getCounts,
  getLayers,
  makeCodebook,
  makeLayer
} from '../../desk/coding';
export type { ICodebooks, ICounts, ILayers } from '../../desk/coding';

/* The desk's verbs for codes on passages, one function each; all of them throw a `DeskError`. */

export interface ISuggested {
  readonly suggestions: readonly ISuggestion[];
  readonly rules: readonly IRulePrecision[];
  /** How many more there are. */
  readonly left: number;
  /** What there is to say of where nothing was looked for. */
  readonly notes: readonly string[];
}

/** What a new annotation is made of. */
export interface IMade extends IPlace {
  readonly id: string;
  readonly layer: string;
  readonly codebook: string;
  readonly code: string;
  readonly value?: string;
  readonly memo?: string;
  readonly state?: IAnnotation['state'];
  readonly rule?: string;
}

export type Fields = Partial<
  Pick<
    IAnnotation,
    'start' | 'end' | 'quote' | 'code' | 'value' | 'memo' | 'deleted'
  >
>;

/** How codes of Hall and Van de Castle are written. */
export async function getForms(desk: ITransport): Promise<readonly IForm[]> {
  const answer = await desk.request<{ forms: readonly IForm[] }>(
    'GET',
    'forms'
  );
  return answer.forms;
}

/** Keep which codes of a codebook were looked for in an entry. */
export const keepChecklist = (
  desk: ITransport,
  layer: string,
  entry: string,
  kept: Pick<IChecklist, 'codebook' | 'codes'>
): Promise<IChecklist> =>
  desk.request('PUT', at('layers', layer, 'entries', entry), kept);

export async function addCode(
  desk: ITransport,
  { id, revision }: ICodebook,
  code: { readonly name: string; readonly colour: number }
): Promise<{
  readonly codebook: ICodebook;
  readonly near: readonly { readonly id: string; readonly name: string }[];
}> {
  const body = { revision, deed: 'add', code };
  return desk.request('POST', at('codebooks', id), body);
}

export const annotate = (desk: ITransport, made: IMade): Promise<IAnnotation> =>
  desk.request('POST', 'annotations', made);

/** All of them, or none: one thing to be undone. */
export async function annotateAll(
  desk: ITransport,
  several: readonly IMade[]
): Promise<readonly IAnnotation[]> {
  const answer = await desk.request<{
    annotations: readonly IAnnotation[];
  }>('POST', 'annotations', { several });
  return answer.annotations;
}

export const changeAnnotation = (
  desk: ITransport,
  { id, revision }: IAnnotation,
  fields: Fields
): Promise<IAnnotation> =>
  desk.request('PUT', at('annotations', id), { revision, ...fields });

export const relate = (
  desk: ITransport,
  made: Pick<IRelation, 'id' | 'source' | 'target' | 'type'>
): Promise<IRelation> => desk.request('POST', 'relations', made);

export const changeRelation = (
  desk: ITransport,
  { id, revision }: IRelation,
  fields: Partial<Pick<IRelation, 'type' | 'note' | 'deleted'>>
): Promise<IRelation> =>
  desk.request('PUT', at('relations', id), { revision, ...fields });

export const makeMemo = (
  desk: ITransport,
  made: {
    readonly id: string;
    readonly on: IMemo['on'];
    readonly target: string;
    readonly text: string;
    readonly layer: string;
  }
): Promise<IMemo> => desk.request('POST', 'memos', made);

export const suggest = (
  desk: ITransport,
  asked: {
    readonly layer: string;
    readonly codebook: string;
    readonly entry?: string;
  }
): Promise<ISuggested> => desk.request('POST', 'suggestions', asked);
