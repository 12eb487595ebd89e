import { TranslationBundle } from '@jupyterlab/translation';
import { IAdjudication, IAnnotation, IDifference, ILayer } from '../../coding';
import { entryId } from '../../desk/ids';
import { Readers } from './readers';
import { getCoded, makeLayer } from '../../desk/coding';
import { Kept, settle } from '../../desk/readers';

export function isDecided({ adjudication }: IDifference): boolean {
  return adjudication !== undefined && adjudication !== null;
}

/** Tells one difference from the others, before it is decided and after. */
export function keyOf({ entry, part, start, end }: IDifference): string {
  return JSON.stringify([entry, part, start, end]);
}

/** What is decided about differences, in a layer of its own. */
export class Deciding {
  constructor(
    private readonly _readers: Readers,
    private readonly _trans: TranslationBundle
  ) {}

  /** The annotation that was kept: it stands in the layer of the adjudication. */
  async kept({
    adjudication,
    entry
  }: IDifference): Promise<IAnnotation | undefined> {
    const { id, layer, kept } = adjudication!;
    if (!kept) {
      return undefined;
    }
    const known = this._kept.get(id);
    if (known) {
      return known;
    }
    // An entry is read from a layer of one's own; the others that are released stand beside it.
    const own = this._readers.seen.filter(({ mine }) => mine);
    const from = own.find(one => one.id === layer) ?? own[0];
    if (!from) {
      return undefined;
    }
    const coded = await getCoded(this._readers.desk, from.id, entry);
    const found = [
      ...coded.annotations,
      ...coded.others.flatMap(({ annotations }) => annotations)
    ].find(one => one.id === kept);
    if (found) {
      this._kept.set(id, found);
    }
    return found;
  }

  /** @param keep - nothing, where none was right. */
  async decide(
    difference: IDifference,
    layers: readonly ILayer[],
    keep: Kept | undefined,
    reason: string
  ): Promise<IAdjudication> {
    const layer = await this._layer(layers);
    const key = keyOf(difference);
    const id = this._made.get(key) ?? entryId();
    this._made.set(key, id);
    const { adjudication, annotation } = await settle(this._readers.desk, {
      id,
      layer,
      entry: difference.entry,
      settles: difference.said.flatMap(({ annotations }) =>
        annotations.map(({ id }) => id)
      ),
      ...(keep ? { keep } : {}),
      reason
    });
    this._made.delete(key);
    if (annotation) {
      this._kept.set(adjudication.id, annotation);
    }
    return adjudication;
  }

  /** This reader's layer for what becomes of those; the first decision makes it. */
  private async _layer(layers: readonly ILayer[]): Promise<string> {
    const ids = layers.map(({ id }) => id);
    const name = [...ids].sort().join(' ');
    const there = this._readers.seen.find(
      ({ mine, settles }) => mine && [...settles].sort().join(' ') === name
    );
    if (there) {
      return there.id;
    }
    const id = this._made.get(name) ?? entryId();
    this._made.set(name, id);
    const made = await makeLayer(this._readers.desk, {
      id,
      title: this._trans.__(
        'Adjudication of %1',
        layers.map(({ title }) => title).join(', ')
      ),
      role: layers[0].role,
      settles: ids
    });
    return made.id;
  }

  private readonly _kept = new Map<string, IAnnotation>();
  /** Ids that were asked for: after a lost answer they are asked for again. */
  private readonly _made = new Map<string, string>();
}
