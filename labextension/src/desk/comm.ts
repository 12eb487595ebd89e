import { ITransport, Verb } from '../tokens';
import { DeskError } from './error';
import { language } from './language';

/** Two-way messages with a kernel; each `on…` returns a function that stops listening. */
export interface IPipe {
  send(message: IQuestion): void;
  onMessage(listener: (message: unknown) => void): () => void;
  onClose(listener: () => void): () => void;
}

export interface IQuestion {
  readonly id: number;
  readonly verb: Verb;
  readonly path: string;
  readonly body: unknown;
}

interface IAnswer {
  readonly id: number;
  readonly status: number;
  readonly body: unknown;
}

/** A journal that a kernel has open. Answers may come in any order. */
export class CommTransport implements ITransport {
  constructor(
    readonly name: string,
    private readonly _pipe: IPipe
  ) {
    this._stops = [
      _pipe.onMessage(message => this._answered(message)),
      _pipe.onClose(() => this.dispose())
    ];
  }

  request<T>(verb: Verb, path: string, body: unknown = null): Promise<T> {
    if (this._closed) {
      return Promise.reject(gone());
    }
    const id = ++this._last;
    return new Promise<T>((resolve, reject) => {
      this._waiting.set(id, { resolve, reject });
      try {
        this._pipe.send({ id, verb, path, body });
      } catch {
        this._waiting.delete(id);
        reject(gone());
      }
    });
  }

  /** Stop listening; who still waits is told that nobody will answer. */
  dispose(): void {
    this._closed = true;
    this._stops.forEach(stop => stop());
    this._stops = [];
    for (const { reject } of this._waiting.values()) {
      reject(gone());
    }
    this._waiting.clear();
  }

  private _answered(message: unknown): void {
    if (!isAnswer(message)) {
      return;
    }
    const waiting = this._waiting.get(message.id);
    if (!waiting) {
      return;
    }
    this._waiting.delete(message.id);
    if (message.status >= 200 && message.status < 300) {
      waiting.resolve(message.body as any);
      return;
    }
    const body = (message.body ?? {}) as Record<string, unknown>;
    waiting.reject(
      new DeskError(
        message.status,
        typeof body.message === 'string'
          ? body.message
          : language.trans.__('The kernel answered %1.', message.status),
        body
      )
    );
  }

  private _last = 0;
  private _closed = false;
  private _stops: (() => void)[];
  private readonly _waiting = new Map<
    number,
    { resolve: (body: any) => void; reject: (error: DeskError) => void }
  >();
}

/** Other custom messages may share the comm. */
function isAnswer(message: unknown): message is IAnswer {
  const answer = message as Partial<IAnswer> | null;
  return typeof answer?.id === 'number' && typeof answer.status === 'number';
}

function gone(): DeskError {
  return new DeskError(0, language.trans.__('The kernel does not answer.'));
}
