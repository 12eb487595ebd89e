import { Signal } from '@lumino/signaling';

/** What is looked at: it narrows every view of the reading room. Empty fields leave all in. */
export interface ISelection {
  /** The first and the last day, as ISO has them (2026-03-01). */
  readonly since: string;
  readonly until: string;
  /** The key of a motif (`lemma:water`): the entries that hold it. */
  readonly motif: string;
  /** The id of a code (`figure-mother`): the entries in which it was marked. */
  readonly code: string;
  /** The id of an entry: that one alone. */
  readonly entry: string;
}

export const EVERYTHING: ISelection = {
  since: '',
  until: '',
  motif: '',
  code: '',
  entry: ''
};

/** Whether a day lies in the period that is looked at; what has no full date lies in no period. */
export function isWithin(
  day: string,
  { since, until }: Pick<ISelection, 'since' | 'until'>
): boolean {
  return (
    (!since || (day !== '' && day >= since)) &&
    (!until || (day !== '' && day <= until))
  );
}

/** What is looked at now, shared by all views that follow it. */
export class Looking {
  constructor(private _selection: ISelection = EVERYTHING) {}

  readonly changed = new Signal<this, void>(this);

  get selection(): ISelection {
    return this._selection;
  }

  /** Look at something else; what is not named stays as it is. */
  select(some: Partial<ISelection>): void {
    const next = { ...this._selection, ...some };
    if (FIELDS.some(field => next[field] !== this._selection[field])) {
      this._selection = next;
      this.changed.emit();
    }
  }
}

const FIELDS = Object.keys(EVERYTHING) as readonly (keyof ISelection)[];

/** As the desk takes it: what narrows, and nothing else. */
export function narrowing(selection: ISelection): Partial<ISelection> {
  return Object.fromEntries(
    FIELDS.filter(field => selection[field]).map(field => [
      field,
      selection[field]
    ])
  );
}
