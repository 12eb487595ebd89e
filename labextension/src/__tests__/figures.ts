import { ISnapshot, Row } from '../tokens';
import { MOTIFS } from './fixtures';

/* Snapshots of the kinds that are drawn as bars. */

function columns(
  ...named: readonly [string, ISnapshot['columns'][number]['type']][]
): ISnapshot['columns'] {
  return named.map(([name, type]) => ({ name, label: name, type, help: '' }));
}

export function word(lemma: string, more: Partial<Row> = {}): Row {
  return {
    key: `lemma:${lemma}`,
    lemma,
    count_a: 12,
    count_b: 3,
    per_1000_a: 4.1,
    per_1000_b: 1.2,
    g2: 20,
    log_ratio: 2.1,
    q: 0.001,
    low: 1.2,
    high: 3,
    entries_a: 9,
    ...more
  };
}

/** Not in its order: the surest is not first. */
export const KEYNESS: ISnapshot = {
  ...MOTIFS,
  kind: 'keyness',
  title: 'Words of 61 dreams against everyday English',
  columns: columns(['lemma', 'text'], ['g2', 'number'], ['q', 'number']),
  rows: [
    word('train', { g2: 11 }),
    word('water', { g2: 40, log_ratio: 3 }),
    word('group', {
      count_a: 0,
      entries_a: 0,
      per_1000_a: 0,
      log_ratio: -3.4,
      low: null,
      high: null
    }),
    word('perhaps', { q: 0.4, g2: 1 }),
    word('unknown', { q: null, log_ratio: null })
  ],
  picture: {},
  parameters: { entries: 61 }
};

export function pair(
  source: string,
  target: string,
  more: Partial<Row> = {}
): Row {
  return {
    key: `${source}--${target}`,
    source,
    target,
    count_a: 6,
    count_b: 1,
    share_a: 0.2,
    share_b: 0.03,
    log_odds: 1.9,
    low: 0.4,
    high: 3.4,
    p: 0.001,
    q: 0.02,
    ...more
  };
}

export const COMPARISON: ISnapshot = {
  ...MOTIFS,
  kind: 'comparison',
  columns: columns(['source', 'text'], ['target', 'text'], ['q', 'number']),
  rows: [
    pair('water', 'corridor'),
    pair('coat', 'pocket', { log_odds: -1.2, low: -3, high: 0.6, q: 0.3 })
  ],
  picture: {},
  parameters: { a: {}, b: {} }
};

export function period(name: string, more: Partial<Row> = {}): Row {
  return {
    key: name,
    period: name,
    first: `${name}-04`,
    last: `${name}-24`,
    entries: 6,
    with_motif: 1,
    share: 1 / 6,
    share_low: 0.03,
    share_high: 0.564,
    expected: 1.4,
    count: 2,
    per_1000: 1.1,
    ...more
  };
}

export const RECURRENCE: ISnapshot = {
  ...MOTIFS,
  kind: 'recurrence',
  columns: columns(['period', 'text'], ['entries', 'integer']),
  rows: [
    period('2023-03'),
    period('2023-04', { entries: 3, with_motif: 0, share: 0, expected: null }),
    period('2023-07', { entries: 8, with_motif: 4, share: 0.5 })
  ],
  picture: { changes: ['2023-07-14'] },
  parameters: { entries: 61 }
};

export const SIMILAR: ISnapshot = {
  ...MOTIFS,
  kind: 'similar',
  columns: columns(
    ['entry', 'key'],
    ['night', 'date'],
    ['similarity', 'number'],
    ['shared', 'text']
  ),
  rows: [
    {
      key: 'd002',
      entry: 'd002',
      night: '2024-11-12',
      similarity: 0.42,
      shared: 'water, animals (symbol)'
    },
    { key: 'd003', entry: 'd003', night: '', similarity: null, shared: null }
  ],
  picture: {},
  parameters: { entries: 61 }
};

export function index(key: string, more: Partial<Row> = {}): Row {
  return {
    key,
    index: key,
    count: 12,
    n: 40,
    value: 30,
    unit: '%',
    norm: 48,
    h: -0.37,
    h_low: -0.68,
    h_high: -0.06,
    q: 0.03,
    group: 'Characters',
    ...more
  };
}

/** In the order of the norms, whatever the size of h. */
export const HPROFILE: ISnapshot = {
  ...MOTIFS,
  kind: 'hprofile',
  title: 'Content of 61 dreams against the female norms',
  columns: columns(['index', 'text'], ['h', 'number'], ['q', 'number']),
  rows: [
    index('Male/Female'),
    index('Animal', { count: 0, value: 0, norm: 4, h: -0.4, q: 0.3 }),
    index('A/C', {
      value: 0.34,
      unit: 'per character',
      norm: 0.24,
      h: 0.22,
      group: 'Social interactions'
    }),
    index('Aggressor', { value: null, h: null, q: null, n: 0, count: 0 })
  ],
  picture: {},
  parameters: { cards: 61 }
};
