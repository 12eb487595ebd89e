import { ICodebook, ICoded, ILayer, IReadyCodebook, Role } from '../coding';
import { ITransport } from '../tokens';

/* The desk's verbs that every view of codes asks, one function each; all of them throw a `DeskError`. */

export interface ICodebooks {
  readonly codebooks: readonly ICodebook[];
  readonly ready: readonly IReadyCodebook[];
}

export interface ILayers {
  readonly layers: readonly ILayer[];
  readonly roles?: readonly Role[];
}

export const getCodebooks = (desk: ITransport): Promise<ICodebooks> =>
  desk.request('GET', 'codebooks');

export const makeCodebook = (
  desk: ITransport,
  made: {
    readonly id: string;
    readonly title?: string;
    readonly ready?: string;
  }
): Promise<ICodebook> => desk.request('POST', 'codebooks', made);

export const getLayers = (desk: ITransport): Promise<ILayers> =>
  desk.request('GET', 'layers');

export const getCoded = (
  desk: ITransport,
  layer: string,
  entry: string
): Promise<ICoded> =>
  desk.request('GET', at('layers', layer, 'entries', entry));

/** A path of the desk. */
export function at(...steps: string[]): string {
  return steps.map(encodeURIComponent).join('/');
}
