import { ISnapshot, Row } from '../../tokens';

/** A kind of mark that there could be: how it is noticed, and out of how many. */
export interface ILane {
  readonly kind: string;
  readonly label: string;
  readonly of: string;
  readonly rule: string;
  readonly chances: number;
}

export interface IMonth {
  readonly month: string;
  /** By kind how often there could have been one. */
  readonly chances: Readonly<Record<string, number>>;
}

/** The picture of the snapshot of kind `resistance`; its marks are the rows. */
export interface ITimeline {
  readonly lanes: readonly ILane[];
  readonly months: readonly IMonth[];
}

export function timelineOf({ picture }: ISnapshot): ITimeline {
  return picture as unknown as ITimeline;
}

/** Which kind a mark is of. */
export function kindOf({ key }: Row): string {
  return key.split(':')[0];
}

/** What a mark is called by people; empty where nobody has named it. */
export function nameOfMark({ verdict, memo }: Row): string {
  return verdict === 'accepted' ? String(memo ?? '') : '';
}

/** What is not waved off. */
export function standing(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ verdict }) => verdict !== 'rejected');
}

/** The day of a mark where all of it is known, in days. */
export function dayOf({ night }: Row): number | null {
  const found = /^(\d{4}-\d\d-\d\d)$/.exec(String(night ?? ''));
  return found ? Date.parse(`${found[1]}T00:00Z`) / 86_400_000 : null;
}
