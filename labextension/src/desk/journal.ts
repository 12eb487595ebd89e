import { ServerConnection } from '@jupyterlab/services';
import { ISignal, Signal } from '@lumino/signaling';
import { IJournalInfo, IOpenJournal, ISummary } from '../tokens';
import { getInfo, listEntries } from './client';
import { askServer, HttpTransport } from './http';

/** The open journal, behind the server extension; needs no kernel. */
export class ServerJournal implements IOpenJournal {
  /** @param last - the path of the journal that was open last time. */
  constructor(
    private readonly _settings: ServerConnection.ISettings,
    last: Promise<string | null> = Promise.resolve(null)
  ) {
    this.ready = last.then(path => {
      if (path && !this.path) {
        void this.open(path);
      }
    });
  }

  readonly ready: Promise<void>;

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get path(): string | null {
    return this._transport?.path ?? null;
  }

  get transport(): HttpTransport | null {
    return this._transport;
  }

  get info(): IJournalInfo | null {
    return this._info;
  }

  get entries(): readonly ISummary[] {
    return this._entries;
  }

  get problem(): string {
    return this._problem;
  }

  async open(path: string): Promise<void> {
    if (path !== this.path) {
      this._transport = new HttpTransport(path, this._settings);
      this._info = null;
      this._entries = [];
    }
    await this.refresh();
  }

  /** @throws DeskError where there is such a file, or none can be made. */
  async create(path: string): Promise<void> {
    await askServer(this._settings, 'POST', 'journals', { path });
    await this.open(path);
  }

  close(): void {
    this._transport = null;
    this._info = null;
    this._entries = [];
    this._problem = '';
    this._changed.emit();
  }

  /** Read it again; what is asked for meanwhile is read once more after that. */
  refresh(): Promise<void> {
    if (this._reading) {
      this._next ??= this._reading.then(() => {
        this._next = null;
        return this.refresh();
      });
      return this._next;
    }
    this._reading = this._read().finally(() => {
      this._reading = null;
    });
    return this._reading;
  }

  private async _read(): Promise<void> {
    const transport = this._transport;
    if (!transport) {
      return;
    }
    try {
      const [info, entries] = await Promise.all([
        getInfo(transport),
        listEntries(transport)
      ]);
      if (transport === this._transport) {
        this._info = info;
        this._entries = entries;
        this._problem = '';
      }
    } catch (error) {
      if (transport === this._transport) {
        this._problem = error instanceof Error ? error.message : String(error);
      }
    }
    this._changed.emit();
  }

  private _transport: HttpTransport | null = null;
  private _info: IJournalInfo | null = null;
  private _entries: readonly ISummary[] = [];
  private _problem = '';
  private _reading: Promise<void> | null = null;
  private _next: Promise<void> | null = null;
  private readonly _changed = new Signal<this, void>(this);
}
