import { Family, ISnapshot } from '../../tokens';

export type Side = 'bright' | 'dark';

/** A share with its 95 % interval; null where there is none. */
export interface IFamilyShare {
  readonly family: Family;
  readonly count: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ITime {
  readonly key: string;
  /** Labels that were placed on the wheel. */
  readonly placed: number;
  readonly families: readonly IFamilyShare[];
}

export interface ICell {
  readonly key: string;
  readonly label: Side;
  readonly words: Side;
  readonly entries: number;
}

export interface IApart {
  readonly key: string;
  readonly night: string;
  readonly labels: string;
  readonly label: Side;
  readonly words: Side;
  readonly score: number;
  readonly rated: number;
}

export interface IBeside {
  readonly n: number;
  readonly same: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly expected: number | null;
  readonly cells: readonly ICell[];
  readonly left_out: Readonly<
    Record<'mixed' | 'unknown' | 'unrated' | 'between', number>
  >;
  readonly apart: readonly IApart[];
}

export interface ILink {
  readonly key: string;
  readonly sort: 'trigger' | 'response';
  readonly one: string;
  readonly other: string;
  readonly both: number;
  readonly n: number;
  readonly expected: number;
  readonly lift: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly q: number | null;
}

export interface IMoments {
  readonly n: number;
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly each: readonly {
    readonly key: string;
    readonly night: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
}

/** The picture of the snapshot of kind `affects`. */
export interface IAffects {
  readonly periods: readonly ITime[];
  readonly whole: {
    readonly labelled: number;
    readonly labels: number;
    readonly distinct: number;
    readonly entropy: number | null;
    readonly entropy_low: number | null;
    readonly entropy_high: number | null;
  };
  readonly beside: IBeside;
  readonly links: readonly ILink[];
  readonly told: { readonly rows: number; readonly once: number };
  readonly moments: IMoments;
}

export function affectsOf({ picture }: ISnapshot): IAffects {
  return picture as unknown as IAffects;
}
