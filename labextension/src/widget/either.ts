import { ISignal } from '@lumino/signaling';
import { DeskError, isLocked } from '../desk/error';
import {
  IJournalInfo,
  IJournalLock,
  IServerDesk,
  ITransport,
  Verb
} from '../tokens';

/**
 * The kernel's desk while it answers, else the server's: the same journal, so
 * that a recorder goes on through a kernel's restart. A kernel that was refused
 * would ask the person again each time: it is asked no more.
 */
export class EitherDesk implements ITransport {
  constructor(
    private readonly _kernel: () => ITransport | undefined,
    private readonly _server: IServerDesk
  ) {}

  get lock(): IJournalLock {
    return this._server.lock;
  }

  get touched(): ISignal<unknown, void> {
    return this._server.touched;
  }

  get name(): string {
    return this._kernel()?.name || this._server.name;
  }

  async request<T>(verb: Verb, path: string, body?: unknown): Promise<T> {
    const kernel = this._kernel();
    if (!kernel || this._isShut) {
      return this._server.request(verb, path, body);
    }
    const opened = this.lock.asking();
    try {
      const answer = await kernel.request<T>(verb, path, body);
      if (path === 'info') {
        opened(answer as unknown as IJournalInfo);
      }
      return answer;
    } catch (error) {
      // A kernel that was not let in has done nothing. Otherwise, what it may have
      // done already is not asked twice at once: who asked tries again, and then
      // finds the server.
      this._isShut ||= isLocked(error);
      const isGone =
        error instanceof DeskError && error.status === 0 && verb === 'GET';
      if (isGone || this._isShut) {
        return this._server.request(verb, path, body);
      }
      throw error;
    }
  }

  private _isShut = false;
}
