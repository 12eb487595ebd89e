import { Signal } from '@lumino/signaling';
import { ICodebook } from '../coding';
import { DeskError } from '../desk/error';
import { IWholeCase } from '../desk/practice';
import { IHour, ITransport, Verb } from '../tokens';
import { DRAFT_KEY } from './fakes';

export const CASE: IWholeCase = {
  id: 'k1',
  deleted: false,
  revision: 1,
  pseudonym: 'Maria',
  frame: {
    sessions_a_week: 2,
    minutes: 50,
    setting: 'couch',
    since: '2023-01',
    note: ''
  },
  context: '',
  review_due: '',
  retain_until: ''
};

export const HOUR: IHour = {
  attendance: 'held',
  minutes: 50,
  marks: [],
  ratings: [{ item: 'calm', before: 2, after: 4 }]
};

const KINDS = ['consents', 'events', 'figures', 'process-notes'] as const;

/** The desk for what stands around the dreams: records with revisions, hours that are entries. */
export class CaseDesk implements ITransport {
  readonly name = 'maria.psydyn';
  readonly touched = new Signal<this, void>(this);
  readonly asked: [Verb, string, any][] = [];
  readonly records = new Map<string, any[]>(
    [...KINDS, 'cases'].map(kind => [kind, []])
  );
  readonly entries = new Map<string, any>();
  codebooks: ICodebook[] = [];
  people: unknown = new DeskError(400, 'say whose codes');
  /** What is said to whatever would change something, instead of doing it. */
  refuses: DeskError | null = null;

  constructor() {
    this.records.set('cases', [CASE]);
  }

  async request<T>(verb: Verb, path: string, body?: any): Promise<T> {
    this.asked.push([verb, path, body]);
    if (this.refuses && verb !== 'GET') {
      throw this.refuses;
    }
    return JSON.parse(JSON.stringify(this._answer(verb, path, body)));
  }

  changes(of: string): any[] {
    return this.asked
      .filter(([verb, path]) => verb !== 'GET' && path.startsWith(of))
      .map(([, , body]) => body);
  }

  add(kind: string, ...records: object[]): void {
    const common = { case: 'k1', deleted: false, revision: 1 };
    this.records
      .get(kind)!
      .push(...records.map(one => ({ ...common, ...one })));
  }

  hour(id: string, night: string, hour: Partial<IHour> = {}, note = ''): void {
    this.entries.set(id, {
      id,
      kind: 'note',
      case: 'k1',
      night,
      parts: { note },
      told: null,
      elements: [],
      deleted: false,
      revision: 1,
      hour: { ...HOUR, ...hour }
    });
  }

  private _answer(verb: Verb, path: string, body: any): unknown {
    const [kind, id, more] = path.split('/');
    if (kind === 'entries') {
      return more ? { asides: [] } : this._entry(verb, id, body);
    }
    if (kind === 'hours') {
      const hours = [...this.entries.values()]
        .filter(one => !one.deleted)
        .sort((a, b) => b.night.localeCompare(a.night));
      return { hours };
    }
    const records = this.records.get(kind);
    if (records && verb === 'GET') {
      return { [kind]: records.filter(one => !one.deleted) };
    }
    if (records && verb === 'POST') {
      this.add(kind, body);
      return records[records.length - 1];
    }
    if (records) {
      const at = records.findIndex(one => one.id === id);
      if (records[at].revision !== body.revision) {
        throw new DeskError(409, 'changed elsewhere');
      }
      records[at] = { ...records[at], ...body, revision: body.revision + 1 };
      return records[at];
    }
    if (kind === 'findings' && this.people instanceof DeskError) {
      throw this.people;
    }
    const answers: Record<string, unknown> = {
      codebooks: { codebooks: this.codebooks, ready: [] },
      info: { id: 'j', name: this.name, draft_key: DRAFT_KEY },
      findings: this.people
    };
    return answers[kind];
  }

  private _entry(verb: Verb, id: string | undefined, body: any): unknown {
    const before = id === undefined ? undefined : this.entries.get(id);
    if (verb !== 'GET') {
      const { parts, ...fields } = body;
      const made = { ...before, ...fields };
      made.id = id ?? body.id;
      made.parts = { ...before?.parts, ...parts };
      made.elements ??= [];
      made.told ??= null;
      made.deleted ??= false;
      made.revision = (before?.revision ?? 0) + 1;
      this.entries.set(made.id, made);
      return made;
    }
    return before;
  }
}
