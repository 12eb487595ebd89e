import { Journals } from '../desk/journals';
import { IResultSource, ITransport } from '../tokens';
import { LiveModels } from './live';

/** What the application gives to widgets, which are made by the widget manager and not by us. */
export const host: { journals: Journals | null } = { journals: null };

/** A recorder whose kernel answers: which journal, and what of it. */
export interface ILiveRecorder {
  readonly desk: ITransport;
  /** As it stands now: a new entry gets its id when it is first saved. */
  asked(): IRecorderState;
}

/** What a recorder shows: ids and a file name, never text. */
export interface IRecorderState {
  readonly view: 'dream' | 'association' | 'word-list' | 'stream' | 'annotate';
  /** The journal, relative to the notebook. */
  readonly journal: string;
  /** Empty for a new one, or `new~` and what tells it from others. */
  readonly entry: string;
  readonly element: string;
}

export const liveResults = new LiveModels<IResultSource>();
export const liveRecorders = new LiveModels<ILiveRecorder>();
