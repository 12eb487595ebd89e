import { EntryFields, IAffect, IAside, IEntry, Period } from '../tokens';
import { IOpenElement, openElements } from './elements';
import { chosen, Choice, IConflict, kept, typed } from './conflict';
import { entryId, newId } from './ids';
import { lastNight } from './night';
import { IReactionTimes } from './reaction';
import {
  felt,
  hasContent,
  IFelt,
  IOutcome,
  IWork,
  noWork,
  rebased,
  written
} from './work';

/**
 * An entry as it lies open: what the journal acknowledged of it, what was done
 * since, and how the two are read as one. It asks nobody anything.
 */
export class Sheet {
  constructor(
    private _id: string,
    private readonly _kind: IEntry['kind'] = 'dream',
    private readonly _today: () => Date = () => new Date(),
    /** Of whom a new one is. */
    readonly of?: string
  ) {}

  get id(): string {
    return this._id;
  }

  get kind(): IEntry['kind'] {
    return this._entry?.kind ?? this._kind;
  }

  /** As the journal last acknowledged it. */
  get entry(): IEntry | null {
    return this._entry;
  }

  /** What is not acknowledged. */
  get work(): IWork {
    return this._work;
  }

  /** Two texts to choose from: of what is typed first, as nothing is saved before. */
  get conflict(): IConflict | null {
    return this._typed ?? this._kept;
  }

  /** Whether what is typed here waits for a choice. */
  get isClash(): boolean {
    return this._typed !== null;
  }

  get elements(): readonly IOpenElement[] {
    return openElements(this._entry, this._work, part => this.part(part));
  }

  /** @param key - one that `take` gave, or the journal's id. */
  element(key: string): IOpenElement | undefined {
    const id = this._known.get(key) ?? key;
    return this.elements.find(element => element.key === id);
  }

  part(name: string): string {
    return this._work.parts[name] ?? this._entry?.parts[name] ?? '';
  }

  value<K extends keyof IWork['fields']>(name: K): EntryFields[K] {
    const fields: EntryFields = this._work.fields;
    return name in fields ? fields[name] : this._entry?.[name];
  }

  get night(): string {
    return this.value('night') ?? (this._work.started || this._tonight());
  }

  /** Whether there is an entry, or enough to make one of. */
  get isWorthSaving(): boolean {
    return this._entry !== null || hasContent(this._work);
  }

  write(part: string, text: string): void {
    this._do(written(this._work, part, this.part(part), text));
  }

  edit(fields: IWork['fields']): void {
    this._do({ ...this._work, fields: { ...this._work.fields, ...fields } });
  }

  /** @returns the element's key; of one that is there already, its own. */
  take(part: string, at: number, quote: string): string {
    const there = this.elements.find(
      one =>
        one.part === part && one.quote === quote && (!part || one.at === at)
    );
    if (there) {
      return there.key;
    }
    const key = newId();
    const elements = [...this._work.elements, { key, part, at, quote }];
    this._do({ ...this._work, elements });
    return key;
  }

  associate(
    key: string,
    text: string,
    times: IReactionTimes,
    came: { readonly affect?: IAffect; readonly period?: Period } = {}
  ): void {
    const element = this._known.get(key) ?? key;
    const said = { id: entryId(), element, text, ...times, ...came };
    const associations = [...this._work.associations, said];
    this._do({ ...this._work, associations });
  }

  /** @param association - the id of one that was said to the element; empty for the element itself. */
  feel(key: string, association: string, said: IFelt): void {
    const element = this._known.get(key) ?? key;
    const feelings = felt(this._work.feelings, {
      element,
      association,
      ...said
    });
    this._do({ ...this._work, feelings });
  }

  choose(choice: Choice): void {
    const { conflict } = this;
    if (conflict) {
      const work = chosen(this._work, conflict, choice, one => this.part(one));
      this._typed = null;
      this._asides = this._asides.filter(one => one !== conflict.aside);
      if (conflict.aside) {
        this._chosen.add(conflict.aside.id);
      }
      this._do(work);
      this._lookAside();
    }
  }

  /** Texts of this entry that lost a conflict, and about which nobody has chosen. */
  lost(asides: readonly IAside[]): void {
    this._asides = [...this._asides, ...asides];
  }

  /**
   * Those among them about which somebody has chosen here, and that was undone.
   * Others wait until the entry is opened: who writes is not interrupted.
   *
   * @returns whether there are any.
   */
  cameBack(asides: readonly IAside[]): boolean {
    const back = asides.filter(({ id }) => this._chosen.delete(id));
    if (back.length > 0) {
      this.lost(back);
      this._lookAside();
    }
    return back.length > 0;
  }

  /** These texts are under way to the journal. */
  sending(parts: IWork['sent']): void {
    this._work = { ...this._work, sent: parts };
  }

  /** The journal holds `entry`, and `outcome` is what is left to do. */
  settle(outcome: IOutcome, entry: IEntry): void {
    this._id = entry.id;
    this._entry = entry;
    this._work = outcome.work;
    for (const [key, id] of outcome.known) {
      this._known.set(key, id);
    }
    if (outcome.clash.length > 0) {
      this._typed = typed(this._work, outcome.clash, entry, this._asides);
    }
    this._lookAside();
  }

  /** It is in the journal under this id, and not read yet. */
  became(id: string): void {
    this._id = id;
  }

  /** It is in the journal so. */
  read(entry: IEntry): void {
    this.settle(rebased(this._work, entry), entry);
  }

  /**
   * Go on with what was found.
   *
   * @param draft - on this device; what was typed before it was found comes below it.
   * @param entry - as the journal has it.
   */
  adopt(draft: Partial<IWork> = {}, entry: IEntry | null = null): void {
    const parts: Record<string, string> = { ...draft.parts };
    for (const [part, text] of Object.entries(this._work.parts)) {
      parts[part] = parts[part] ? `${parts[part]}\n\n${text}` : text;
    }
    const found = { ...noWork, ...draft };
    const { fields, elements, associations, feelings, started, id } =
      this._work;
    this._work = {
      ...found,
      parts,
      fields: { ...found.fields, ...fields },
      elements: [...found.elements, ...elements],
      associations: [...found.associations, ...associations],
      feelings: [...found.feelings, ...feelings],
      started: found.started || started,
      id: found.id || id
    };
    if (entry) {
      this.read(entry);
    }
  }

  /** Nothing of it stays in memory but its id. */
  forget(): void {
    this._entry = null;
    this._work = noWork;
    this._typed = this._kept = null;
    this._asides = [];
    this._chosen.clear();
    this._known.clear();
  }

  private _do(work: IWork): void {
    const isMade = this._entry !== null || hasContent(work);
    const started = work.started || (isMade ? this._tonight() : '');
    const id = work.id || (isMade ? entryId() : '');
    this._work = { ...work, started, id };
  }

  private _tonight(): string {
    return lastNight(this._today());
  }

  /** The next text kept aside to choose about; of one that says what the entry says, there is nothing to choose. */
  private _lookAside(): void {
    this._kept = null;
    while (this._entry && !this._typed && this._asides.length > 0) {
      const [aside, ...others] = this._asides;
      this._kept = kept(aside, this._entry);
      if (this._kept) {
        return;
      }
      const settles = [...this._work.settles, aside.id];
      this._work = { ...this._work, settles };
      this._asides = others;
    }
  }

  private _entry: IEntry | null = null;
  private _work: IWork = noWork;
  private _typed: IConflict | null = null;
  private _kept: IConflict | null = null;
  private _asides: readonly IAside[] = [];
  /** The ids of those about which somebody has chosen. */
  private readonly _chosen = new Set<string>();
  private readonly _known = new Map<string, string>();
}
