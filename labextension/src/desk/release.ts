import { IReport } from '../coding';
import { Audience, ISegment, ITransport } from '../tokens';
import { IRecord } from './practice';

/* What leaves the journal, under the names of the wire, and the desk's verbs for it; all of them throw a `DeskError`. */

export type Whom = 'dreamer' | Audience;

/** For whom, of which case, and why although no consent is in force. */
export interface IWhom {
  readonly audience: Whom;
  readonly case: string;
  readonly without_consent: string;
}

/** Words that could tell who somebody is, and of which nobody has decided yet. */
export interface IQuestion {
  readonly case: string;
  readonly words: string;
  /** By which a decision knows the place. */
  readonly context: string;
  readonly why: string;
  /** Whose name it may be; the id of a figure. */
  readonly figure: string;
  readonly record: string;
  readonly kind: string;
  readonly field: string;
  readonly entry: string;
  readonly start: number;
  readonly end: number;
  readonly segments: readonly ISegment[];
  /** In how many places the same words are asked about. */
  readonly alike: number;
}

export interface IReleaseQueue {
  readonly entries: readonly { readonly id: string; readonly night: string }[];
  readonly goes: readonly string[];
  readonly left_out: readonly string[];
  readonly replaced: number;
  /** What stands for each name. */
  readonly register: readonly {
    readonly id: string;
    readonly name: string;
    readonly label: string;
  }[];
  readonly label: string;
  readonly consent: 'none' | 'in force' | 'missing';
  readonly questions: readonly IQuestion[];
  /** How many there are in all. */
  readonly left: number;
}

/** What was decided of words: in the place of a context, or everywhere. */
export interface IRuling {
  readonly words: string;
  readonly context?: string;
  readonly ruling: 'keep' | 'replace';
  readonly figure?: string;
}

/** Texts of an entry, by part, with what is replaced marked. */
export interface ICompared {
  readonly parts: Readonly<
    Record<
      string,
      {
        readonly before: readonly ISegment[];
        readonly after: readonly ISegment[];
      }
    >
  >;
}

export type Form = 'jsonl' | 'csv' | 'qdpx';

export interface ICopyAsked extends IWhom {
  readonly form: Form;
  readonly pseudonymised: boolean;
  readonly purpose: string;
  readonly passphrase: string;
}

/** A file, and what is said of it. */
export interface ICopy extends Omit<IReport, 'left_out'> {
  readonly said: readonly string[];
}

/** What left, and when. */
export interface IDeparture extends IRecord {
  readonly at: string;
  readonly audience: Whom;
  readonly purpose: string;
  readonly form: string;
  readonly entries: readonly string[];
  readonly pseudonymised: boolean;
  /** Why it went although no consent was in force. */
  readonly without_consent: string;
  readonly by: string;
}

export const getReleaseQueue = (
  desk: ITransport,
  whom: IWhom
): Promise<IReleaseQueue> => desk.request('POST', 'release/queue', whom);

export const rule = (
  desk: ITransport,
  of: string,
  several: readonly IRuling[]
): Promise<unknown> =>
  desk.request('POST', 'release/decisions', { case: of, several });

export const compareEntry = (
  desk: ITransport,
  whom: IWhom,
  entry: string
): Promise<ICompared> =>
  desk.request('POST', 'release/entry', { ...whom, entry });

export const makeCopy = (desk: ITransport, asked: ICopyAsked): Promise<ICopy> =>
  desk.request('POST', 'copies', asked);

export async function getDepartures(
  desk: ITransport
): Promise<readonly IDeparture[]> {
  const answer = await desk.request<{
    departures: readonly IDeparture[];
  }>('GET', 'departures');
  return answer.departures;
}
