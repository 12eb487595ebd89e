import { getFinding } from '../../desk/client';
import { ITransport } from '../../tokens';
import { IKnownWord } from './known';
import { getCoded, getCounts } from '../../desk/coding';
import { isSeen, listCodebooks, listLayers } from '../../desk/readers';

/** So many entries are read for their passages: those with most codes. */
const ENTRIES = 20;
/** More motifs than these would light up everything. */
const MOTIFS = 300;

/**
 * The words that this dreamer's journal knows: its motifs, the cues of its
 * codes, and the passages that this reader has coded. What cannot be had, of
 * an older desk or a journal without codes, is left out.
 */
export async function readKnown(
  desk: ITransport
): Promise<readonly IKnownWord[]> {
  const some = await Promise.all(
    [motifs, cues, passages].map(read =>
      read(desk).catch((): readonly IKnownWord[] => [])
    )
  );
  return some.flat();
}

async function motifs(desk: ITransport): Promise<readonly IKnownWord[]> {
  const { rows } = await getFinding(desk, {
    verb: 'motifs',
    parameters: { parts: ['report'], min_entries: 3 }
  });
  return rows
    .filter(
      ({ key, verdict }) =>
        /^(?:lemma|phrase):/.test(key) && verdict !== 'rejected'
    )
    .slice(0, MOTIFS)
    .map(({ motif }) => ({ text: String(motif ?? ''), as: 'motif' }));
}

async function cues(desk: ITransport): Promise<readonly IKnownWord[]> {
  const books = await listCodebooks(desk);
  return books
    .flatMap(({ codes }) => codes.filter(code => !code.retired))
    .flatMap(code => code.cues)
    .filter(cue => cue.startsWith('word:'))
    .map(cue => ({ text: cue.slice('word:'.length), as: 'code' }));
}

async function passages(desk: ITransport): Promise<readonly IKnownWord[]> {
  const own = (await listLayers(desk))
    .filter(isSeen)
    .filter(layer => layer.mine && layer.settles.length === 0);
  const places: { layer: string; entry: string; count: number }[] = [];
  for (const { id } of own) {
    const counts = Object.entries((await getCounts(desk, id)).entries);
    for (const [entry, count] of counts) {
      places.push({ layer: id, entry, count });
    }
  }
  places.sort((a, b) => b.count - a.count);
  const found: IKnownWord[] = [];
  // One after the other: the desk has a dream to save meanwhile.
  for (const { layer, entry } of places.slice(0, ENTRIES)) {
    const { annotations } = await getCoded(desk, layer, entry);
    for (const { quote, state, lost, deleted } of annotations) {
      if (state === 'accepted' && !lost && !deleted) {
        found.push({ text: quote, as: 'code' });
      }
    }
  }
  return found;
}
