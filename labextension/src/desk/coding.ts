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

export interface ICounts {
  readonly entries: Readonly<Record<string, number>>;
  /** By codebook and code, with a colon between them. */
  readonly codes: Readonly<Record<string, number>>;
}

export interface ICase {
  readonly id: string;
  readonly pseudonym: string;
}

/** Whether the codes of a codebook are classes, and their codes are written. */
export function isWritten({ ready }: ICodebook): boolean {
  return ready === 'hall-van-de-castle';
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

export const makeLayer = (
  desk: ITransport,
  made: {
    readonly id: string;
    readonly title: string;
    readonly role: Role;
    readonly private?: boolean;
    /** A private layer is about one. */
    readonly case?: string;
    readonly settles?: readonly string[];
  }
): Promise<ILayer> => desk.request('POST', 'layers', made);

/** An entry as it is seen from a layer. */
export const getCoded = (
  desk: ITransport,
  layer: string,
  entry: string
): Promise<ICoded> =>
  desk.request('GET', at('layers', layer, 'entries', entry));

export const getCounts = (desk: ITransport, layer: string): Promise<ICounts> =>
  desk.request('GET', at('layers', layer, 'counts'));

export async function getCases(desk: ITransport): Promise<readonly ICase[]> {
  const answer = await desk.request<{ cases: readonly ICase[] }>(
    'GET',
    'cases'
  );
  return answer.cases;
}

/** A path of the desk. */
export function at(...steps: string[]): string {
  return steps.map(encodeURIComponent).join('/');
}
