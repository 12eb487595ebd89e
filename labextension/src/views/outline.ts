import { TranslationBundle } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import { IResultSource, ISnapshot, ISummary, ITransport } from '../tokens';
import type { IColumns } from './overview/columns';
import type { Looking } from './selection';

const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * An overview of what a page knows before anything is counted: the nights, what
 * was told of them (words parted by white space) and recalled. It stands there
 * at once, and what is counted takes its place.
 */
export function outlineOf(
  entries: readonly ISummary[],
  trans: TranslationBundle
): ISnapshot {
  const nights = entries
    .filter(one => one.kind === 'dream')
    .map(one => ({ ...one, day: DAY.test(one.night) ? one.night : '' }))
    .sort((a, b) => order(a.day, b.day));
  const days = nights.map(({ day }) => day);
  const dated = days.filter(day => day);
  const told = nights.filter(one => one.words > 0).length;
  const picture: IColumns = {
    first: dated[0] ?? '',
    last: dated[dated.length - 1] ?? '',
    entries: {
      id: nights.map(({ id }) => id),
      day: days,
      words: nights.map(({ words }) => words),
      recall: nights.map(({ recall }) => recall)
    },
    affects: { source: 'own', words: [], other: { words: 0, at: [] } },
    motifs: [],
    isOutline: true
  };
  return {
    version: 1,
    kind: 'overview',
    title: trans._n('Overview of %1 dream', 'Overview of %1 dreams', told),
    caption: trans.__('The motifs are being counted …'),
    notes: [],
    columns: [],
    rows: [],
    picture,
    parameters: { entries: told },
    code: ''
  };
}

/** The outline as a result, as long as there is no other. */
export function outlineSource(
  entries: readonly ISummary[],
  { lock }: ITransport,
  looking: Looking,
  trans: TranslationBundle
): IResultSource {
  const source = { snapshot: outlineOf(entries, trans), lock, looking };
  return {
    ...source,
    changed: new Signal<IResultSource, void>(source as never)
  };
}

/** Days as ISO has them in order of time, what has none last. */
function order(a: string, b: string): number {
  return a === b ? 0 : !a ? 1 : !b ? -1 : a < b ? -1 : 1;
}
