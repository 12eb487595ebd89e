import { Signal } from '@lumino/signaling';
import { DeskError } from '../desk/error';
import { IDraftStore, ISealed } from '../desk/drafts';
import { JournalLock } from '../desk/lock';
import { IClock } from '../desk/reaction';
import { IAside, IElement, IEntry, ITransport, Verb } from '../tokens';

export const DRAFT_KEY = btoa('\x07'.repeat(32));
const { webcrypto } = jest.requireActual('crypto');
const { setImmediate } = jest.requireActual('timers');
const encrypting = new Set<Promise<unknown>>();

/** Real encryption (jsdom has none), which `settle` waits for. */
export const crypto = {
  getRandomValues: (array: Uint8Array) => webcrypto.getRandomValues(array),
  subtle: new Proxy(webcrypto.subtle, {
    get:
      (subtle, name) =>
      (...args: unknown[]) => {
        const work: Promise<unknown> = subtle[name](...args);
        const over = () => encrypting.delete(work);
        encrypting.add(work);
        work.then(over, over);
        return work;
      }
  })
} as unknown as Crypto;

/** Resolves when all that could go on without a timer has gone on. */
export async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 5; quiet++) {
    await new Promise(resolve => setImmediate(resolve));
    if (encrypting.size > 0) {
      quiet = -1;
    }
  }
}

/** Everything that can be reached from a value, as text. */
export function memoryOf(value: unknown): string {
  const { inspect } = jest.requireActual('util');
  return inspect(value, {
    depth: 12,
    maxStringLength: null,
    maxArrayLength: null
  });
}

/** Drafts in memory; `stored` is what would stand on the disk. */
export class MemoryStore implements IDraftStore {
  readonly stored = new Map<string, ISealed>();
  get = async (key: string) => this.stored.get(key);
  put = async (key: string, sealed: ISealed) => {
    this.stored.set(key, sealed);
  };
  delete = async (key: string) => {
    this.stored.delete(key);
  };
  keys = async () => Array.from(this.stored.keys());
}

/** A clock that goes when it is told to. */
export class Clock implements IClock {
  time = 0;
  private readonly _waiting = new Set<(frame: number) => void>();
  now = () => this.time;
  at = () => this.time;
  painted = (then: (frame: number) => void) => {
    this._waiting.add(then);
    return () => {
      this._waiting.delete(then);
    };
  };
  paint(at: number): void {
    this.time = at;
    const waiting = Array.from(this._waiting);
    this._waiting.clear();
    waiting.forEach(then => then(at));
  }
}

const blank: IEntry = {
  id: '',
  kind: 'dream',
  case: '',
  night: '',
  woke: '',
  title: '',
  recall: 'full',
  parts: {},
  told: null,
  affects: [],
  vividness: null,
  lucid: null,
  recurring: null,
  tags: [],
  elements: [],
  release: {},
  deleted: false,
  revision: 0,
  created: '',
  changed: ''
};

/** A journal as the desk answers for it, in memory. It can be gone, and lose its answers. */
export class FakeDesk implements ITransport {
  readonly name = 'ada.psydyn';
  readonly entries = new Map<string, IEntry>();
  readonly asked: { verb: Verb; path: string; body: any }[] = [];
  readonly touched = new Signal<this, void>(this);
  lock?: JournalLock;
  isGone = false;
  losesAnswers = false;
  keepsAside = false;
  asides: readonly IAside[] = [];
  transcript: (asked: any) => unknown = () => ({});

  async request<T>(verb: Verb, path: string, body?: any): Promise<T> {
    if (this.isGone) {
      throw new DeskError(0, 'The server does not answer.');
    }
    if (this.lock?.isLocked) {
      throw new DeskError(423, 'this journal is locked');
    }
    this.asked.push({ verb, path, body });
    const answer = this._answer(verb, path, body);
    if (this.losesAnswers && verb !== 'GET') {
      this.losesAnswers = false;
      throw new DeskError(0, 'The server does not answer.');
    }
    return answer as T;
  }

  /** Requests that change something. */
  get changes(): string[] {
    return this.asked
      .filter(({ verb }) => verb !== 'GET')
      .map(({ verb, path }) => `${verb} ${path}`);
  }

  only(): IEntry {
    return Array.from(this.entries.values())[0];
  }

  /** As if another window had saved. */
  saveElsewhere(id: string, fields: Partial<IEntry>): void {
    const entry = this.entries.get(id)!;
    this._save({ ...entry, ...fields });
  }

  /** Asked for twice under one id, an entry is made once. */
  private readonly _made = new Map<string, string>();

  private _answer(verb: Verb, path: string, body: any): unknown {
    if (path === 'info') {
      return { id: '0a', name: this.name, draft_key: DRAFT_KEY };
    }
    if (verb === 'DELETE' && path.startsWith('asides/')) {
      const id = path.slice('asides/'.length);
      this.asides = this.asides.filter(aside => aside.id !== id);
      return {};
    }
    if (verb === 'GET' && path.endsWith('/asides')) {
      return { asides: this.asides };
    }
    if (verb === 'POST' && path === 'entries') {
      const id = this._made.get(body.id) ?? `e${this.entries.size + 1}`;
      this._made.set(body.id, id);
      const made = this.entries.get(id) ?? blank;
      return this._save({ ...made, ...checked(body), id });
    }
    if (path === 'word-lists') {
      return verb === 'GET' ? { lists: [LIST] } : ordered(body);
    }
    if (path === 'transcripts') {
      return this.transcript(body);
    }
    const [, id, , element, , association] = path.split('/');
    const entry = this.entries.get(id);
    if (!entry) {
      throw new DeskError(404, 'there is no such entry');
    }
    if (verb === 'PUT' && element) {
      return this._save({
        ...entry,
        elements: changed(entry.elements, element, one =>
          association
            ? {
                ...one,
                associations: changed(one.associations, association, said =>
                  without({ ...said, ...body })
                )
              }
            : without({ ...one, ...body })
        )
      });
    }
    if (verb === 'PUT') {
      if (body.revision !== entry.revision) {
        throw new DeskError(409, 'changed elsewhere', {
          current: entry,
          ...this._setAside(entry, body)
        });
      }
      const parts = { ...entry.parts, ...body.parts };
      return this._save({ ...entry, ...checked(body), parts });
    }
    if (verb === 'POST' && element) {
      return this._save({
        ...entry,
        elements: entry.elements.map(one =>
          one.id === element
            ? {
                ...one,
                associations: [
                  ...one.associations,
                  { id: `a${one.associations.length + 1}`, at: '', ...body }
                ]
              }
            : one
        )
      });
    }
    if (verb === 'POST') {
      const text = Array.from(entry.parts[body.part] ?? '');
      if (
        body.part &&
        text.slice(body.start, body.end).join('') !== body.quote
      ) {
        throw new DeskError(400, 'not the quote');
      }
      const added: IElement = {
        id: `el${entry.elements.length + 1}`,
        lost: false,
        associations: [],
        ...body
      };
      const told = entry.told ?? (body.part ? entry.parts.report : null);
      return this._save({
        ...entry,
        told,
        elements: [...entry.elements, added]
      });
    }
    return entry;
  }

  /** The text sent, where it clashes and this journal keeps such texts. */
  private _setAside(entry: IEntry, { revision, parts }: any): object {
    if (!this.keepsAside || !parts) {
      return {};
    }
    const id = `aside${this.asides.length + 1}`;
    const about = { entry: entry.id, at: '2026-11-23T08:00:00Z', author: '' };
    this.asides = [...this.asides, { id, revision, parts, ...about }];
    return { aside: id };
  }

  private _save(entry: IEntry): IEntry {
    const saved = { ...entry, revision: entry.revision + 1 };
    this.entries.set(saved.id, saved);
    return saved;
  }
}

export const LIST = {
  name: 'jung-1910',
  title: 'Jung 1910',
  words: ['head', 'green', 'water'],
  practice: ['cup'],
  note: 'A historical list.'
};

/** Shuffled is backwards here. */
function ordered({ text, seed }: any): unknown {
  const words = text
    ?.split('\n')
    .filter((one: string) => one && !one.startsWith('#'));
  const list = words ? { ...LIST, name: '', words } : LIST;
  return seed === null
    ? list
    : { ...list, words: Array.from(list.words).reverse() };
}

function changed<T extends { readonly id: string }>(
  all: readonly T[],
  id: string,
  change: (one: T) => T
): readonly T[] {
  if (all.every(one => one.id !== id)) {
    throw new DeskError(404, 'there is no such element');
  }
  return all.map(one => (one.id === id ? change(one) : one));
}

/** As the journal tells it: what was not said is absent. */
function without<T extends object>(one: T): T {
  return Object.fromEntries(
    Object.entries(one).filter(
      ([name, value]) => value || !['affect', 'period'].includes(name)
    )
  ) as T;
}

function checked(fields: any): Partial<IEntry> {
  if (fields.night === '2025-02-31') {
    throw new DeskError(400, 'no such date: 31 February');
  }
  return fields;
}
