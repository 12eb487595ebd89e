import { DeskError } from '../desk/error';
import { ITransport, Verb } from '../tokens';

/**
 * The kernel's desk while it answers, else the server's: the same journal, so
 * that a recorder goes on through a kernel's restart.
 */
export class EitherDesk implements ITransport {
  constructor(
    private readonly _kernel: () => ITransport | undefined,
    private readonly _server: ITransport
  ) {}

  get name(): string {
    return this._kernel()?.name || this._server.name;
  }

  async request<T>(verb: Verb, path: string, body?: unknown): Promise<T> {
    const kernel = this._kernel();
    if (!kernel) {
      return this._server.request(verb, path, body);
    }
    try {
      return await kernel.request<T>(verb, path, body);
    } catch (error) {
      // What the kernel may have done already is not asked twice at once: who
      // asked tries again, and then finds the server.
      if (error instanceof DeskError && error.status === 0 && verb === 'GET') {
        return this._server.request(verb, path, body);
      }
      throw error;
    }
  }
}
