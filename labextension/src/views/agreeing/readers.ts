import { TranslationBundle } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import { IAnnotation, ICodebook, ILayer, Role } from '../../coding';
import { ITransport } from '../../tokens';
import {
  AnyLayer,
  isSeen,
  listCodebooks,
  listLayers
} from '../../desk/readers';

export const ROLES: readonly Role[] = ['dreamer', 'clinician', 'researcher'];

export function roleWord(role: Role, trans: TranslationBundle): string {
  return {
    dreamer: trans.__('dreamer'),
    clinician: trans.__('clinician'),
    researcher: trans.__('researcher')
  }[role];
}

/** Released: whoever compares has seen the others' codes, and codes blindly no more. */
export function isOut({ released }: ILayer): boolean {
  return released !== '';
}

/** The layers and codebooks of a journal, and what was chosen of them; outlives the tab it is chosen in. */
export class Readers {
  constructor(readonly desk: ITransport) {}

  /** Emitted when there are others than before. */
  readonly changed = new Signal<this, void>(this);
  /** Emitted when something was done in the journal. */
  readonly touched = new Signal<this, void>(this);
  /** Ids of those that are compared. */
  readonly chosen = new Set<string>();
  /** Whether somebody has chosen; until then it is chosen for them. */
  hasChosen = false;
  /** By which codebook agreement is counted: it takes one. */
  codebook = '';
  /** By which one differences and networks are read; empty: by every. */
  anyBook = '';
  unit = 'character';
  /** Whether what was written is part of a code, or its class alone is compared. */
  by: 'code' | 'value' = 'value';
  network = { unit: 'entry', measure: 'npmi', min_entries: 3 };

  get layers(): readonly AnyLayer[] {
    return this._layers;
  }

  get codebooks(): readonly ICodebook[] {
    return this._codebooks;
  }

  /** Those whose marks can be seen. */
  get seen(): readonly ILayer[] {
    return this._layers.filter(isSeen);
  }

  /** What is counted in: a private layer is in no statistic. */
  get counted(): readonly ILayer[] {
    return this.seen.filter(layer => !layer.private);
  }

  /** What readers made of the texts themselves, and not of each other's marks. */
  get readings(): readonly ILayer[] {
    return this.counted.filter(layer => layer.settles.length === 0);
  }

  /** The chosen ones that are still there. */
  picked(those: readonly ILayer[]): readonly ILayer[] {
    return those.filter(layer => this.chosen.has(layer.id));
  }

  async read(): Promise<void> {
    const [layers, codebooks] = await Promise.all([
      listLayers(this.desk),
      listCodebooks(this.desk)
    ]);
    const before = JSON.stringify([this._layers, this._codebooks]);
    const isFirst = !this._isRead;
    this._isRead = true;
    this._layers = layers;
    this._codebooks = codebooks;
    if (!this.hasChosen) {
      this._chooseFirst();
    }
    if (codebooks.every(({ id }) => id !== this.codebook)) {
      this.codebook = codebooks[0]?.id ?? '';
    }
    if (codebooks.every(({ id }) => id !== this.anyBook)) {
      this.anyBook = '';
    }
    if (isFirst || before !== JSON.stringify([layers, codebooks])) {
      this.changed.emit();
    }
  }

  layerTitle(id: string): string {
    return this._layers.find(layer => layer.id === id)?.title ?? id;
  }

  /** The name of a code, its id where it is not known, with what was written. */
  codeName({
    codebook,
    code,
    value
  }: Pick<IAnnotation, 'codebook' | 'code' | 'value'>): string {
    const book = this._codebooks.find(({ id }) => id === codebook);
    const name = book?.codes.find(({ id }) => id === code)?.name ?? code;
    return value ? `${name} ${value}` : name;
  }

  /** The first kind of which there are two to compare; else any to look at. */
  private _chooseFirst(): void {
    const out = this.readings.filter(isOut);
    const of = (role: Role) => out.filter(one => one.role === role);
    const role = ROLES.find(one => of(one).length > 1);
    this.chosen.clear();
    (role ? of(role) : this.readings.slice(0, 1)).forEach(({ id }) =>
      this.chosen.add(id)
    );
  }

  private _layers: readonly AnyLayer[] = [];
  private _codebooks: readonly ICodebook[] = [];
  private _isRead = false;
}
