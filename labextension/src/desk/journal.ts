import { ISignal, Signal } from '@lumino/signaling';
import {
  IJournalInfo,
  IJournalLock,
  IJournals,
  IOpenJournal,
  IServerDesk,
  ISummary
} from '../tokens';
import { getInfo, listEntries } from './client';
import { isLocked, line } from './error';
import { Server } from './server';

/** Several things changed at once, as an import does it, are read once. */
const READ_AFTER = 300;

/** The open journal, behind the server extension; needs no kernel. */
export class ServerJournal implements IOpenJournal {
  /** @param last - the path of the journal that was open last time. */
  constructor(
    private readonly _server: Server,
    private readonly _journals: IJournals,
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

  get transport(): IServerDesk | null {
    return this._transport;
  }

  get lock(): IJournalLock | null {
    return this._transport?.lock ?? null;
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
      this._turnTo(this._journals.desk(path));
    }
    await this.refresh();
  }

  /** @throws DeskError where there is such a file, or none can be made. */
  async create(path: string, passphrase: string): Promise<string> {
    const code = await this._server.create(path, passphrase);
    await this.open(path);
    return code;
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

  private _turnTo(transport: IServerDesk): void {
    this._transport?.lock.changed.disconnect(this._lockChanged, this);
    this._transport?.touched.disconnect(this._touched, this);
    this._transport = transport;
    transport.lock.changed.connect(this._lockChanged, this);
    transport.touched.connect(this._touched, this);
    this._forget();
  }

  private _forget(): void {
    this._info = null;
    this._entries = [];
    this._problem = '';
  }

  private _lockChanged(): void {
    if (this.lock?.isLocked) {
      this._forget();
      this._changed.emit();
    } else {
      void this.refresh();
    }
  }

  private _touched(): void {
    clearTimeout(this._timer);
    this._timer = setTimeout(() => void this.refresh(), READ_AFTER);
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
      if (transport === this._transport && !transport.lock.isLocked) {
        this._info = info;
        this._entries = entries;
        this._problem = '';
      }
    } catch (error) {
      if (transport === this._transport && !isLocked(error)) {
        this._problem = line(error);
      }
    }
    this._changed.emit();
  }

  private _transport: IServerDesk | null = null;
  private _info: IJournalInfo | null = null;
  private _entries: readonly ISummary[] = [];
  private _problem = '';
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _reading: Promise<void> | null = null;
  private _next: Promise<void> | null = null;
  private readonly _changed = new Signal<this, void>(this);
}
