import { Signal } from '@lumino/signaling';
import { IResultSource, ISnapshot } from '../tokens';

/** A result as a notebook keeps it: to be looked at, with nobody to ask. */
export class FileResult implements IResultSource {
  constructor(readonly snapshot: ISnapshot) {}
  readonly changed = new Signal<this, void>(this);
}
