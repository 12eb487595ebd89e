import { ISnapshot } from '../tokens';
import { IColumns, IOverviewMotif } from '../views/overview/columns';
import { isoOf } from '../views/overview/days';
import { MOTIFS } from './fixtures';

/* Overviews of invented series. */

export const FROM = Date.parse('2025-01-01T00:00Z') / 86_400_000;

export function motif(
  name: string,
  at: readonly number[],
  changes: readonly string[] = []
): IOverviewMotif {
  return { key: `lemma:${name}`, name, kind: 'lemma', at, rate: 0.01, changes };
}

/** Nights of these days after 1 January 2025, of so many words; none of 0 words was recalled. */
export function overview(
  nights: readonly (readonly [after: number | null, words: number])[],
  motifs: readonly IOverviewMotif[],
  affects?: IColumns['affects']
): ISnapshot {
  const day = nights.map(([after]) =>
    after === null ? '' : isoOf(FROM + after)
  );
  const dated = day.filter(one => one);
  const picture: IColumns = {
    first: dated[0] ?? '',
    last: dated[dated.length - 1] ?? '',
    entries: {
      id: nights.map((_, at) => `e${at}`),
      day,
      words: nights.map(([, words]) => words),
      recall: nights.map(([, words]) => (words ? 'full' : 'none'))
    },
    affects: affects ?? {
      source: 'lexicon',
      name: 'VADER (Hutto and Gilbert 2014)',
      positive: nights.map(([, words]) => (words ? 2 : 0)),
      negative: nights.map(([, words]) => (words ? 1 : 0)),
      coverage: 0.12
    },
    motifs
  };
  return {
    ...MOTIFS,
    kind: 'overview',
    title: 'Overview',
    notes: [],
    rows: motifs.map(({ key, name, kind, at }) => ({
      key,
      motif: name,
      kind,
      entries: at.length,
      share_low: 0.1,
      share_high: 0.6
    })),
    picture: picture as unknown as ISnapshot['picture'],
    parameters: { entries: nights.filter(([, words]) => words).length }
  };
}
