import { TranslationBundle } from '@jupyterlab/translation';
import { IColumn, ISnapshot, Row } from '../tokens';
import { nameOf } from './motifkey';

type Value = Row[string] | undefined;

/** A number with as many digits as it deserves: 12, 3.1, 0.31, 0.004. */
export function number(value: number): string {
  if (Number.isInteger(value)) {
    return String(value);
  }
  const size = Math.abs(value);
  if (size < 0.001) {
    return value < 0 ? '>-0.001' : '<0.001';
  }
  return value.toFixed(size >= 100 ? 0 : size >= 1 ? 1 : size >= 0.01 ? 2 : 3);
}

/** A share of 0..1 in per cent. */
export function percent(value: number): string {
  const of100 = value * 100;
  return `${of100 > 0 && of100 < 1 ? of100.toFixed(1) : Math.round(of100)} %`;
}

/** What is in per cent already: "0.5 %", "12 %"; what is hardly anything is not nothing. */
export function perCent(value: number): string {
  return value > 0 && value < 0.05 ? '<0.1 %' : `${Number(value.toFixed(1))} %`;
}

/** A time for reading: "2.4 s", "12 min". */
export function seconds(value: number): string {
  const minutes = value / 60;
  return Math.abs(value) < 120
    ? `${Math.abs(value) < 10 ? value.toFixed(1) : Math.round(value)} s`
    : `${number(minutes < 10 ? Number(minutes.toFixed(1)) : Math.round(minutes))} min`;
}

/** A figure of a row; null where it is not known: JSON has no other word for it. */
export function known(value: Value): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Whether chance is ruled out at the usual level; where nothing is known, it is not. */
export function isClear(q: Value): boolean {
  const value = known(q);
  return value !== null && value < 0.05;
}

/** A cell of a table; what is not known is an empty one, and so is a flag that is not set. */
export function cell(
  value: Value,
  { type, label }: Pick<IColumn, 'type' | 'label'>
): string {
  if (value === null || value === undefined || value !== value) {
    return '';
  }
  if (type === 'flag') {
    return value ? label.toLowerCase() : '';
  }
  if (typeof value !== 'number') {
    return String(value);
  }
  return type === 'share' ? percent(value) : number(value);
}

/** A night for reading: "4 Mar 2023"; a partial or uncertain one as it was written. */
export function night(text: string, trans: TranslationBundle): string {
  if (text === '') {
    return trans.__('night unknown');
  }
  return /^\d{4}-\d\d-\d\d$/.test(text)
    ? new Date(`${text}T00:00Z`).toLocaleDateString(undefined, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC'
      })
    : text;
}

/** A moment for reading, in the reader's own time: "23 Nov 2026, 07:40". */
export function moment(iso: string): string {
  return new Date(iso).toLocaleString(undefined, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit'
  });
}

/** How many dreams a finding is one of; null where the result does not say. */
export function total(
  { kind, parameters, rows }: ISnapshot,
  key?: string
): number | null {
  if (kind === 'recurrence' && key !== undefined) {
    // A period is found among the dreams told in it.
    return known(rows.find(row => row.key === key)?.entries);
  }
  if (typeof parameters.entries === 'number') {
    return parameters.entries;
  }
  if (kind === 'dictionary' || kind === 'spectrum') {
    // Their shares are of words and of ideas.
    return null;
  }
  for (const { entries, share } of rows) {
    if (typeof entries === 'number' && typeof share === 'number' && share > 0) {
      return Math.round(entries / share);
    }
  }
  return null;
}

/** A finding in words: "water", "water ∧ corridor", the night of a similar dream. */
export function label(
  snapshot: ISnapshot,
  key: string,
  trans: TranslationBundle
): string {
  const row = snapshot.rows.find(row => row.key === key);
  if (row && 'source' in row) {
    return `${row.source} ${snapshot.kind === 'paths' ? '→' : '∧'} ${row.target}`;
  }
  if (row && snapshot.kind === 'similar') {
    return row.night ? night(String(row.night), trans) : key;
  }
  if (row && snapshot.kind === 'resistance') {
    return String(row.kind);
  }
  if (row && 'stimulus' in row) {
    return `${row.stimulus} → ${row.reaction || '–'}`;
  }
  if (row && snapshot.kind === 'spectrum') {
    const times = known(row.times) ?? 0;
    return times === 1
      ? trans.__('ideas that came once')
      : trans._n(
          'ideas that came in %1 session',
          'ideas that came in %1 sessions',
          times
        );
  }
  const own = snapshot.picture.motif;
  if (own && key === own.key) {
    return own.name;
  }
  if (own && row) {
    return `${own.name} ∧ ${row.neighbour}`;
  }
  const named =
    row?.motif ??
    row?.category ??
    row?.lemma ??
    row?.figure ??
    row?.item ??
    row?.association ??
    row?.element ??
    snapshot.picture.names?.[key] ??
    row?.index;
  if (named !== undefined && named !== null) {
    return String(named);
  }
  const drawn = [
    ...(snapshot.picture.nodes ?? []),
    ...(snapshot.picture.words ?? [])
  ].find(item => item.key === key);
  return drawn?.label ?? drawn?.text ?? nameOf(key);
}

/** At most so many letters, the last of them an ellipsis where there were more. */
export function shorten(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : text;
}
