import { ITransport } from '../../tokens';

/* The desk's verbs for a table of dreams; both throw a `DeskError` with one line. */

/** What a column may hold, in the order in which it is offered. */
export const ROLES = [
  'text',
  'date',
  'id',
  'dreamer',
  'title',
  'tags',
  'residue',
  'reflection'
] as const;
export type Role = (typeof ROLES)[number];
export type Order = 'day-first' | 'month-first';
/** Which column holds what. */
export type Mapping = Readonly<Partial<Record<Role, string>>>;

/** A file on this page, and nowhere else: its bytes in base64. */
export interface IFile {
  readonly name: string;
  readonly content: string;
}

export interface IAsked extends IFile {
  /** Without it, as the desk guesses. */
  readonly columns?: Mapping;
  readonly date_order?: Order;
}

export type LeftOut = 'no-text' | 'same-id' | 'known' | 'id-taken';

export interface IPlaces {
  readonly count: number;
  /** "line 12"; the first of them only, where they are many. */
  readonly places: readonly string[];
}

/** A row as it would be recorded. */
export interface IRow {
  readonly where: string;
  /** Empty where it is not known, or cannot be read. */
  readonly night: string;
  /** As the file says it. */
  readonly date: string;
  readonly dreamer: string;
  readonly title: string;
  readonly first_words: string;
  readonly tags: readonly string[];
  readonly undated: '' | 'not-a-date' | 'no-such-date';
  readonly left_out: '' | LeftOut;
}

export interface IDates {
  readonly order: Order;
  /** A date that can be read in this order only; `null` where the file does not tell. */
  readonly proof: { readonly where: string; readonly written: string } | null;
  /** One that is another night in the other order. */
  readonly example: {
    readonly where: string;
    readonly written: string;
    readonly nights: Readonly<Record<Order, string>>;
  } | null;
}

export interface IPreview {
  readonly columns: readonly {
    readonly name: string;
    /** In how many rows something stands. */
    readonly filled: number;
    readonly example: string;
  }[];
  readonly guesses: Readonly<
    Partial<Record<Role, { readonly column: string; readonly why: string }>>
  >;
  readonly mapping: Mapping;
  /** Whether it is an export of ours, whose columns say everything. */
  readonly as_exported: boolean;
  /** `null` where it does not matter in which order dates are read. */
  readonly dates: IDates | null;
  readonly rows: number;
  readonly recorded: number;
  /** Recorded, but without their night. */
  readonly undated: IPlaces;
  readonly left_out: Readonly<Partial<Record<LeftOut, IPlaces>>>;
  readonly first: readonly IRow[];
  readonly troubled: readonly IRow[];
  readonly notes: readonly string[];
}

export function previewImport(
  desk: ITransport,
  asked: IAsked
): Promise<IPreview> {
  return desk.request('POST', 'imports/preview', asked);
}

export interface IImported {
  readonly created: number;
  readonly notes: readonly string[];
}

export function importDreams(
  desk: ITransport,
  asked: IAsked
): Promise<IImported> {
  return desk.request('POST', 'imports', asked);
}
