import { ISnapshot } from '../../tokens';
import { ISelection, isWithin } from '../selection';
import { dayNumber } from './days';

/** Feelings in the dreamer's own words: of each the positions of its entries, and how strong it was there. */
export interface IOwnFeelings {
  readonly source: 'own';
  readonly words: readonly {
    readonly word: string;
    readonly at: readonly number[];
    readonly strength: readonly (number | null)[];
  }[];
  /** The mentions of all others, and how many different words they are. */
  readonly other: { readonly words: number; readonly at: readonly number[] };
}

/** Where nobody entered any: how many words of each entry a lexicon rates. */
export interface ILexiconFeelings {
  readonly source: 'lexicon';
  readonly name: string;
  readonly positive: readonly number[];
  readonly negative: readonly number[];
  /** The share of counted words that it rates. */
  readonly coverage: number;
}

export interface IOverviewMotif {
  readonly key: string;
  readonly name: string;
  readonly kind: 'lemma' | 'phrase' | 'symbol' | 'set';
  /** The positions of its entries. */
  readonly at: readonly number[];
  /** Per word told; null where it is in every entry. */
  readonly rate: number | null;
  /** Nights from which on it comes differently often. */
  readonly changes: readonly string[];
}

/** The picture of an overview: what `psd.overview` sends (docs/architecture.md). */
export interface IColumns {
  readonly first: string;
  readonly last: string;
  readonly entries: {
    readonly id: readonly string[];
    readonly day: readonly string[];
    readonly words: readonly number[];
    readonly recall: readonly ('full' | 'fragment' | 'none' | '')[];
  };
  readonly affects: IOwnFeelings | ILexiconFeelings;
  readonly motifs: readonly IOverviewMotif[];
  /** What a page knows before the motifs are counted. */
  readonly isOutline?: boolean;
}

/** The same, made ready to be drawn. */
export interface ISeries extends IColumns {
  readonly size: number;
  /** The number of each day since 1970; -1 where the night has no full date. */
  readonly days: Int32Array;
  /** The first and the last dated night; null where there is none. */
  readonly span: { readonly from: number; readonly to: number } | null;
}

export function seriesOf(snapshot: ISnapshot): ISeries {
  const columns = snapshot.picture as IColumns;
  const { day } = columns.entries;
  return {
    ...columns,
    size: day.length,
    days: Int32Array.from(day, one => (one ? dayNumber(one) : -1)),
    span: columns.first
      ? { from: dayNumber(columns.first), to: dayNumber(columns.last) }
      : null
  };
}

/** What is looked at of a series: 1 for each entry that is. */
export interface ILooked {
  readonly selection: ISelection;
  /** By the motif and the entry that are looked at. */
  readonly kept: Uint8Array;
  /** By the period. */
  readonly within: Uint8Array;
  /** By both. */
  readonly inside: Uint8Array;
  readonly isNarrowed: boolean;
}

/**
 * @param before - what was looked at: where only the period is another, what is
 * kept is the same array, and nothing that depends on it has to be drawn anew.
 */
export function look(
  series: ISeries,
  selection: ISelection,
  before?: ILooked
): ILooked {
  const { size, entries } = series;
  const isSame =
    before?.selection.motif === selection.motif &&
    before?.selection.entry === selection.entry;
  const kept = before && isSame ? before.kept : keptBy(series, selection);
  const within = new Uint8Array(size);
  const inside = new Uint8Array(size);
  for (let at = 0; at < size; at++) {
    within[at] = Number(isWithin(entries.day[at], selection));
    inside[at] = kept[at] & within[at];
  }
  const { since, until, motif, entry } = selection;
  return {
    selection,
    kept,
    within,
    inside,
    isNarrowed: Boolean(since || until || motif || entry)
  };
}

function keptBy(
  { size, entries, motifs }: ISeries,
  { motif, entry }: ISelection
): Uint8Array {
  const kept = new Uint8Array(size).fill(motif ? 0 : 1);
  for (const at of motifs.find(one => one.key === motif)?.at ?? []) {
    kept[at] = 1;
  }
  return entry
    ? kept.map((one, at) => (entries.id[at] === entry ? one : 0))
    : kept;
}

/** Whether something was told of that night; else it is one without recall, or only a feeling is known. */
export function isTold({ entries }: ISeries, at: number): boolean {
  return entries.words[at] > 0;
}

/** How many of the told entries a mask leaves. */
export function toldIn(series: ISeries, mask: Uint8Array): number {
  let told = 0;
  for (let at = 0; at < series.size; at++) {
    told += mask[at] && isTold(series, at) ? 1 : 0;
  }
  return told;
}

/** With fewer dreams than these nothing is said of change, and what is drawn is paler. */
export const FEW = 5;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2
    ? sorted[half]
    : (sorted[half - 1] + sorted[half]) / 2;
}
