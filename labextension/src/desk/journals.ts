import { ISignal, Signal } from '@lumino/signaling';
import { IJournals } from '../tokens';
import { getInfo } from './client';
import { HttpTransport } from './http';
import { JournalLock } from './lock';
import { journalName } from './name';
import { after } from './pace';
import { Server } from './server';
import { WatchedDesk } from './watched';

/** Who locks sees a blank page within this time: what is not saved by then stands in a draft. */
const BLANK_WITHIN = 150;

/** What the server tells every page, over Jupyter's event bus. */
export const EVENTS = 'https://events.jupyter-psydyn.org/journal/v1';

export interface IJournalEvent {
  readonly change: 'locked' | 'unlocked' | 'changed' | 'kernel-asks';
  /** The journal's id. */
  readonly journal: string;
}

/** The journals that this page shows. Whoever shows one of them asks for it here, and so shares its lock. */
export class Journals implements IJournals {
  constructor(private readonly _server: Server) {}

  /** Emitted when one of them was locked. */
  get locked(): ISignal<this, void> {
    return this._locked;
  }

  get kernelsAsk(): ISignal<this, void> {
    return this._kernelsAsk;
  }

  get isAnyOpen(): boolean {
    return [...this._locks].some(({ id, isLocked }) => id && !isLocked);
  }

  desk(path: string): WatchedDesk {
    let desk = this._desks.get(path);
    if (!desk) {
      desk = this._make(path);
      this._desks.set(path, desk);
      this.follow(desk.lock);
    }
    return desk;
  }

  /** Tell a lock what is heard of its journal. @returns a function that ends it. */
  follow(lock: JournalLock): () => void {
    const changed = () => {
      if (lock.isLocked) {
        this._locked.emit();
      }
    };
    this._locks.add(lock);
    lock.changed.connect(changed);
    return () => {
      this._locks.delete(lock);
      lock.changed.disconnect(changed);
    };
  }

  hear({ change, journal }: IJournalEvent): void {
    if (change === 'kernel-asks') {
      this._kernelsAsk.emit();
    }
    const meant = [...this._locks].filter(({ id }) => id && id === journal);
    if (change === 'locked') {
      meant.forEach(lock => lock.closed());
    } else if (change === 'unlocked') {
      this._knock(journal);
    } else if (change === 'changed') {
      for (const desk of this._desks.values()) {
        if (meant.includes(desk.lock)) {
          desk.touched.emit();
        }
      }
    }
  }

  /** What was locked or unlocked while nobody could tell this page: asleep, or without network. */
  async look(): Promise<void> {
    const known = [...this._locks]
      .filter(({ id }) => id)
      .map(lock => ({ lock, opened: lock.asking() }));
    if (known.length === 0) {
      return;
    }
    const { journals } = await this._server.state();
    const ids = new Set(journals.map(({ id }) => id));
    for (const { lock, opened } of known) {
      if (ids.has(lock.id)) {
        opened();
      } else {
        lock.closed();
      }
    }
  }

  /** Show nothing until the server has said that it is open: this page may have slept through its lock. */
  async doubt(): Promise<void> {
    [...this._locks].filter(({ id }) => id).forEach(lock => lock.closed());
    await this.look();
  }

  async lockAll(): Promise<void> {
    const locks = [...this._locks];
    const saved = Promise.all(locks.map(lock => lock.saved()));
    await Promise.race([saved, after(BLANK_WITHIN)]);
    locks.forEach(lock => lock.shut());
    await saved;
    await this._server.lock();
  }

  /** A journal was unlocked elsewhere; those of which this page has never known the id are asked. */
  private _knock(journal: string): void {
    for (const lock of this._locks) {
      if (lock.isLocked && lock.id === journal) {
        lock.opened();
      }
    }
    for (const desk of this._desksThat(({ id, isLocked }) => isLocked && !id)) {
      getInfo(desk).catch(() => undefined);
    }
  }

  private _desksThat(is: (lock: JournalLock) => boolean): WatchedDesk[] {
    return [...this._desks.values()].filter(({ lock }) => is(lock));
  }

  private _make(path: string): WatchedDesk {
    const server = this._server;
    const name = journalName(path);
    const lock = new JournalLock(name, {
      unlock: secret => server.unlock(path, secret),
      canRemember: async () => (await server.state()).keyring
    });
    return new WatchedDesk(
      new HttpTransport(path, server.settings),
      lock,
      path
    );
  }

  private readonly _desks = new Map<string, WatchedDesk>();
  private readonly _locks = new Set<JournalLock>();
  private readonly _locked = new Signal<this, void>(this);
  private readonly _kernelsAsk = new Signal<this, void>(this);
}
