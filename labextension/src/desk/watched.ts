import { Signal } from '@lumino/signaling';
import { IJournalInfo, ITransport, Verb } from '../tokens';
import { isLocked } from './error';
import { JournalLock } from './lock';

/** A desk whose answers tell whether its journal is locked. */
export class WatchedDesk implements ITransport {
  /** @param path - below the server's root, where it is one of the server's. */
  constructor(
    private readonly _desk: ITransport,
    readonly lock: JournalLock,
    readonly path = ''
  ) {}

  readonly touched = new Signal<this, void>(this);

  get name(): string {
    return this._desk.name;
  }

  async request<T>(
    verb: Verb,
    path: string,
    body?: unknown,
    gone?: AbortSignal
  ): Promise<T> {
    const opened = this.lock.asking();
    let answer: T;
    try {
      answer = await this._desk.request<T>(verb, path, body, gone);
    } catch (error) {
      if (isLocked(error)) {
        this.lock.closed(error.body);
      }
      throw error;
    }
    if (path === 'info') {
      opened(answer as unknown as IJournalInfo);
    } else if (verb === 'POST' && (path === 'undo' || path === 'redo')) {
      // The server tells it too, a moment later.
      this.touched.emit();
    }
    return answer;
  }
}
