import { ServerConnection } from '@jupyterlab/services';
import { IJournalInfo, ISecret, Verb } from '../tokens';
import { askServer, journalHeader } from './http';

export interface IServerState {
  /** Those that are unlocked here. */
  readonly journals: readonly { readonly id: string; readonly path: string }[];
  readonly idle_minutes: number;
  /** Whether this computer has a keyring. */
  readonly keyring: boolean;
}

/** A kernel that waits for leave to read and write a journal. */
export interface IAskingKernel {
  readonly id: string;
  readonly journal: string;
  readonly name: string;
  readonly notebook: string;
}

/** An output of a notebook, or a widget's state in it, that holds words of a journal. */
export interface IQuote {
  readonly where: 'output' | 'widgets';
  /** Positions of the cell and of the output in it. */
  readonly cell: number | null;
  readonly output: number | null;
  /** Of a widget. */
  readonly model?: string;
  /** A name for these words that tells nothing of them. */
  readonly digest: string;
}

export type KeyChange = Readonly<
  | { passphrase: string; new_passphrase: string }
  | { recovery_code: string; new_passphrase: string }
  | { passphrase: string; new_recovery_code: true }
  | { remember: boolean }
>;

/** What only the server is asked, and no kernel: keys and kernels. */
export class Server {
  constructor(readonly settings: ServerConnection.ISettings) {}

  state(): Promise<IServerState> {
    return this._ask('GET', 'state');
  }

  /** @returns the recovery code. */
  async create(path: string, passphrase: string): Promise<string> {
    const body = { path, passphrase };
    const made = await this._ask<{ recovery_code: string }>(
      'POST',
      'journals',
      body
    );
    return made.recovery_code;
  }

  unlock(path: string, secret: ISecret): Promise<IJournalInfo> {
    return this._ask('POST', 'unlock', secret, path);
  }

  /** Every journal. */
  async lock(): Promise<void> {
    await this._ask('POST', 'lock', {});
  }

  /** @returns the new recovery code, where that was asked for. */
  async changeKeys(path: string, change: KeyChange): Promise<string> {
    const answer = await this._ask<{ recovery_code?: string }>(
      'POST',
      'keys',
      change,
      path
    );
    return answer.recovery_code ?? '';
  }

  /** Somebody is here. */
  async awake(): Promise<void> {
    await this._ask('POST', 'awake', {});
  }

  /** Look for words of open journals in a notebook. */
  async lookThrough(content: unknown): Promise<void> {
    await this._ask('POST', 'guard', { content });
  }

  async askingKernels(): Promise<readonly IAskingKernel[]> {
    const answer = await this._ask<{ asking: readonly IAskingKernel[] }>(
      'GET',
      'kernels'
    );
    return answer.asking;
  }

  async answerKernel(id: string, allow: boolean): Promise<void> {
    await this._ask('POST', 'kernels', { id, allow });
  }

  private _ask<T>(
    verb: Verb,
    endpoint: string,
    body?: unknown,
    journal?: string
  ): Promise<T> {
    const headers = journal === undefined ? {} : journalHeader(journal);
    return askServer<T>(this.settings, verb, endpoint, body, headers);
  }
}
