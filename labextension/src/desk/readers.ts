import {
  IAdjudication,
  IAnnotation,
  ICodebook,
  ICoded,
  IDifference,
  ILayer,
  Role
} from '../coding';
import { ISnapshot, ITransport } from '../tokens';

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
  const answer = await desk.request<{ layers: readonly AnyLayer[] }>(
    'GET',
    'layers'
  );
  return answer.layers.filter(
    // That somebody has a private layer is theirs to tell: it comes without a title.
    layer => layer.title !== '' && !('deleted' in layer && layer.deleted)
  );
}

export function addLayer(
  desk: ITransport,
  layer: {
    readonly id: string;
    readonly title: string;
    readonly role: Role;
    readonly private?: boolean;
    /** A private layer is about one. */
    readonly case?: string;
    readonly settles?: readonly string[];
  }
): Promise<ILayer> {
  return desk.request('POST', 'layers', layer);
}

export async function listCases(
  desk: ITransport
): Promise<readonly { readonly id: string; readonly pseudonym: string }[]> {
  const answer = await desk.request<{
    cases: readonly { readonly id: string; readonly pseudonym: string }[];
  }>('GET', 'cases');
  return answer.cases;
}

export function releaseLayer(
  desk: ITransport,
  id: string,
  released: boolean
): Promise<ILayer> {
  return desk.request('PUT', `layers/${encodeURIComponent(id)}`, { released });
}

export async function listCodebooks(
  desk: ITransport
): Promise<readonly ICodebook[]> {
  const answer = await desk.request<{ codebooks: readonly ICodebook[] }>(
    'GET',
    'codebooks'
  );
  return answer.codebooks.filter(book => !book.deleted);
}

/** In how many places each entry was coded, by the entry's id. */
export async function countEntries(
  desk: ITransport,
  layer: string
): Promise<Readonly<Record<string, number>>> {
  const path = `layers/${encodeURIComponent(layer)}/counts`;
  const answer = await desk.request<{ entries: Record<string, number> }>(
    'GET',
    path
  );
  return answer.entries;
}

/** An entry as it is seen from a layer. */
export function readCoded(
  desk: ITransport,
  layer: string,
  entry: string
): Promise<ICoded> {
  const [of, at] = [layer, entry].map(encodeURIComponent);
  return desk.request('GET', `layers/${of}/entries/${at}`);
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
  'part' | 'start' | 'end' | 'quote' | 'codebook' | 'code'
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
