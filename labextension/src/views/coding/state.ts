import { TranslationBundle } from '@jupyterlab/translation';
import { ISignal, Signal } from '@lumino/signaling';
import {
  IAnnotation,
  ICode,
  ICodebook,
  ICoded,
  IForm,
  ILayer,
  IReadyCodebook,
  Role
} from '../../coding';
import { getEntry, listEntries } from '../../desk/client';
import { isWritten } from '../../desk/coding';
import { line } from '../../desk/error';
import { IEntry, ISummary, ITransport } from '../../tokens';
import {
  getCodebooks,
  getCoded,
  getCounts,
  getForms,
  getLayers
} from './client';
import { IFigure, isCode } from './forms';
import { Saving } from './saving';

export const NOTHING: ICoded = {
  annotations: [],
  relations: [],
  others: [],
  memos: [],
  adjudications: [],
  checklists: []
};

/** What the annotator shows: an entry, a layer to mark in, a codebook; read from the desk. */
export class State {
  constructor(
    readonly desk: ITransport,
    readonly trans: TranslationBundle
  ) {
    this.saving = new Saving(() => this.reread());
    this.saving.changed.connect(this.show, this);
  }

  readonly saving: Saving;
  entries: readonly ISummary[] = [];
  layers: readonly ILayer[] = [];
  roles: readonly Role[] = ['dreamer', 'clinician', 'researcher'];
  codebooks: readonly ICodebook[] = [];
  ready: readonly IReadyCodebook[] = [];
  /** How codes are written, where there is a codebook with such. */
  forms: readonly IForm[] = [];
  /** By codebook and code, with a colon between them. */
  counts: Readonly<Record<string, number>> = {};
  wanted = '';
  entry: IEntry | null = null;
  coded: ICoded = NOTHING;
  layerId = '';
  codebookId = '';
  /** Layers of others shown beneath. */
  readonly beneath = new Set<string>();
  /** Codes last used, the last first. */
  recent: readonly string[] = [];
  problem = '';
  isRead = false;

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** What is to be read out. */
  get said(): ISignal<this, string> {
    return this._said;
  }

  get layer(): ILayer | null {
    return this.layers.find(one => one.id === this.layerId) ?? null;
  }

  get codebook(): ICodebook | null {
    return this.codebooks.find(one => one.id === this.codebookId) ?? null;
  }

  /** Of the entry and the layer; rejected suggestions are gone. */
  get annotations(): readonly IAnnotation[] {
    return this.coded.annotations.filter(
      one => one.state !== 'rejected' && !one.deleted
    );
  }

  annotation(id: string): IAnnotation | undefined {
    return this.annotations.find(one => one.id === id);
  }

  code(codebook: string, id: string): ICode | undefined {
    return this.codebooks
      .find(one => one.id === codebook)
      ?.codes.find(one => one.id === id);
  }

  /** What an annotation's code is called, with what was written. */
  nameOf({
    codebook,
    code,
    value
  }: Pick<IAnnotation, 'codebook' | 'code'> & {
    readonly value?: string;
  }): string {
    const name =
      this.code(codebook, code)?.name ?? this.trans.__('unknown code');
    return value ? `${name} ${value}` : name;
  }

  /** The classes of a codebook whose codes are written, as they stand on a card. */
  formsOf(codebook: string): readonly IForm[] {
    const book = this.codebooks.find(one => one.id === codebook);
    return book && isWritten(book)
      ? this.forms.filter(({ field }) => {
          const code = this.code(codebook, field);
          return code?.codable && !code.retired;
        })
      : [];
  }

  /** The codes of a class in the open entry, in the order of their words. */
  written(codebook: string, field: string): readonly IAnnotation[] {
    return this.annotations
      .filter(
        one =>
          one.codebook === codebook &&
          one.code === field &&
          one.state === 'accepted' &&
          !one.lost
      )
      .sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** Whether what was written is a code. */
  isCode({ code, value }: Pick<IAnnotation, 'code' | 'value'>): boolean {
    return isCode(this.forms, code, value);
  }

  /** The characters of the open entry, each once. */
  figures(codebook: string): readonly IFigure[] {
    const once = new Map<string, IFigure>();
    for (const one of this.written(codebook, 'char')) {
      if (!once.has(one.value) && this.isCode(one)) {
        once.set(one.value, one);
      }
    }
    return [...once.values()];
  }

  /** Which codes were looked for in the open entry. */
  lookedFor(codebook: string): readonly string[] {
    return (
      this.coded.checklists.find(one => one.codebook === codebook)?.codes ?? []
    );
  }

  show(): void {
    if (!this._isStopped) {
      this._changed.emit();
    }
  }

  say(text: string): void {
    if (!this._isStopped) {
      this._said.emit(text);
    }
  }

  /** Read everything, and open an entry; the newest dream where none is named. */
  async start(entry = '', layer = ''): Promise<void> {
    this.problem = '';
    this.show();
    try {
      await this._readAll();
      this.isRead = true;
      const mine = this.layers.filter(one => one.mine);
      const chosen = mine.find(one => one.id === layer) ?? mine[0];
      this.layerId = chosen?.id ?? '';
      const wanted = entry || this._newest();
      if (wanted) {
        await this.open(wanted);
      }
      await this.readCounts();
    } catch (error) {
      this.problem = line(error);
    }
    this.show();
  }

  async open(id: string): Promise<void> {
    this.wanted = id;
    const layer = this.layerId;
    this.problem = '';
    if (this.entry?.id !== id) {
      this.entry = null;
      this.coded = NOTHING;
    }
    this.show();
    try {
      const [entry, coded] = await Promise.all([
        getEntry(this.desk, id),
        layer ? getCoded(this.desk, layer, id) : NOTHING
      ]);
      // Another one may have been asked for meanwhile.
      if (this.wanted === id && this.layerId === layer) {
        this.entry = entry;
        this.coded = coded;
      }
    } catch (error) {
      if (this.wanted === id) {
        this.problem = line(error);
      }
    }
    this.show();
  }

  async turnTo(layer: string): Promise<void> {
    this.layerId = layer;
    this.beneath.delete(layer);
    if (this.wanted) {
      await this.open(this.wanted);
    }
    await this.readCounts();
    this.show();
  }

  /** What the journal holds now; where it cannot be read, what is shown stays until it can. */
  async reread(): Promise<void> {
    if (!this.isRead) {
      return this.start(this.wanted, this.layerId);
    }
    await this._readAll();
    if (this.wanted) {
      await this.open(this.wanted);
    }
    await this.readCounts();
    this.show();
  }

  async readCounts(): Promise<void> {
    if (this.layerId) {
      const layer = this.layerId;
      const { codes } = await getCounts(this.desk, layer);
      if (this.layerId === layer) {
        this.counts = codes;
      }
    }
  }

  /** Show what the journal answered, in the place of what it was before. */
  took(...answers: readonly IAnnotation[]): void {
    const here = answers.filter(({ entry }) => entry === this.entry?.id);
    const ids = new Set(here.map(one => one.id));
    const rest = this.coded.annotations.filter(one => !ids.has(one.id));
    const before = this.coded.annotations.filter(one => ids.has(one.id));
    this._count(before, -1);
    this._count(answers, 1);
    this.coded = { ...this.coded, annotations: [...rest, ...here] };
  }

  /** Show these codebooks, when it is known how their codes are written. */
  async tookBooks(books: readonly ICodebook[]): Promise<void> {
    if (!this.forms.length && books.some(isWritten)) {
      this.forms = await getForms(this.desk);
    }
    this.codebooks = books;
  }

  used(code: string): void {
    this.recent = [code, ...this.recent.filter(one => one !== code)].slice(
      0,
      6
    );
  }

  stop(): void {
    this._isStopped = true;
    Signal.clearData(this);
  }

  /** As the desk counts: what is accepted. */
  private _count(those: readonly IAnnotation[], by: number): void {
    const counts = { ...this.counts };
    for (const { codebook, code, state, deleted } of those) {
      if (state === 'accepted' && !deleted) {
        const key = `${codebook}:${code}`;
        counts[key] = Math.max(0, (counts[key] ?? 0) + by);
      }
    }
    this.counts = counts;
  }

  private async _readAll(): Promise<void> {
    const [entries, layers, books] = await Promise.all([
      listEntries(this.desk),
      getLayers(this.desk),
      getCodebooks(this.desk)
    ]);
    // A night without recall has nothing to mark.
    this.entries = entries.filter(one => one.first_words || one.title);
    this.layers = layers.layers;
    this.roles = layers.roles?.length ? layers.roles : this.roles;
    await this.tookBooks(books.codebooks.filter(one => !one.deleted));
    this.ready = books.ready;
    if (!this.codebook) {
      this.codebookId = this.codebooks[0]?.id ?? '';
    }
  }

  private _newest(): string {
    const dream = this.entries.find(one => one.kind === 'dream');
    return (dream ?? this.entries[0])?.id ?? '';
  }

  private _isStopped = false;
  private readonly _changed = new Signal<this, void>(this);
  private readonly _said = new Signal<this, string>(this);
}
