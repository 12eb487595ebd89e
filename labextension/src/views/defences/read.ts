import { ISnapshot } from '../../tokens';

export interface ILevel {
  /** 1 to 7. */
  readonly level: number;
  readonly key: string;
  readonly label: string;
}

/** A defence by its name, in how many passages it was coded. */
export interface IDefence {
  readonly key: string;
  readonly label: string;
  readonly level: number;
  readonly count: number;
}

/** The overall defensive functioning of some passages; why there is none. */
export interface IOdf {
  readonly odf: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly entries: number;
  readonly note: string;
}

/** An hour or a month; `counts` are those of levels 1 to 7. */
export interface ISession extends IOdf {
  readonly key: string;
  readonly night: string;
  readonly counts: readonly number[];
}

/** The picture of the snapshot of kind `defences`. */
export interface IDefences {
  readonly levels: readonly ILevel[];
  readonly defences: readonly IDefence[];
  readonly sessions: readonly ISession[];
  /** What was coded as no defence, or not clear enough. */
  readonly apart: readonly Omit<IDefence, 'level'>[];
  readonly odf: IOdf;
  readonly names: Readonly<Record<string, string>>;
}

export function defencesOf({ picture }: ISnapshot): IDefences {
  return picture as unknown as IDefences;
}
