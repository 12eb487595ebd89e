import {
  IAdjudication,
  IAnnotation,
  ICodebook,
  IDifference,
  ILayer
} from '../coding';
import { ISnapshot, ITransport } from '../tokens';
import { at, getCodebooks, getLayers } from './coding';

/*
 * What comparing readers asks of the desk, one function a verb. All of them
 * throw a `DeskError` with one line for people.
 */

/** Of a layer that was not released there is only this. */
export type BlindLayer = Pick<ILayer, 'id' | 'title' | 'role'> & {
  readonly blind: true;
};

export type AnyLayer = ILayer | BlindLayer;

export function isSeen(layer: AnyLayer): layer is ILayer {
  return !layer.blind;
}

/** Own layers, released ones, and the titles of the rest. */
export async function listLayers(
  desk: ITransport
): Promise<readonly AnyLayer[]> {
  const { layers } = await getLayers(desk);
  // Of one without a title there is nothing to say.
  return layers.filter(({ title, deleted }) => title !== '' && !deleted);
}

export function releaseLayer(
  desk: ITransport,
  id: string,
  released: boolean
): Promise<ILayer> {
  return desk.request('PUT', at('layers', id), { released });
}

export async function listCodebooks(
  desk: ITransport
): Promise<readonly ICodebook[]> {
  const { codebooks } = await getCodebooks(desk);
  return codebooks.filter(book => !book.deleted);
}

export interface IDifferences {
  readonly differences: readonly IDifference[];
  /** On how many passages the readers agree. */
  readonly agreed: number;
}

export function findDifferences(
  desk: ITransport,
  asked: { readonly layers: readonly string[]; readonly codebook?: string }
): Promise<IDifferences> {
  return desk.request('POST', 'differences', asked);
}

/** The annotation that is to be kept. */
export type Kept = Pick<
  IAnnotation,
  'part' | 'start' | 'end' | 'quote' | 'codebook' | 'code' | 'value'
>;

export function settle(
  desk: ITransport,
  settled: {
    /** Of the asker's: asked twice, it is settled once. */
    readonly id: string;
    readonly layer: string;
    readonly entry: string;
    /** Ids of the annotations that differ. */
    readonly settles: readonly string[];
    /** Nothing, where none was right. */
    readonly keep?: Kept;
    readonly reason: string;
  }
): Promise<{
  readonly adjudication: IAdjudication;
  readonly annotation?: IAnnotation;
}> {
  return desk.request('POST', 'adjudications', settled);
}

export function compare(
  desk: ITransport,
  verb: 'agreement' | 'code-network',
  parameters: object
): Promise<ISnapshot> {
  return desk.request('POST', verb, parameters);
}
