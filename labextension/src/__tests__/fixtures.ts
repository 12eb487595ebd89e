import { Signal } from '@lumino/signaling';
import { JournalLock } from '../desk/lock';
import { IPassage, IResultSource, ISnapshot, Verdict } from '../tokens';

export const NASTY = '<script>alert(1)</script><img src=x onerror=alert(2)>';

const COLUMNS: ISnapshot['columns'] = [
  { name: 'key', label: 'Key', type: 'key', help: '' },
  { name: 'motif', label: 'Motif', type: 'text', help: 'What came back.' },
  { name: 'entries', label: 'Dreams', type: 'integer', help: '' },
  { name: 'share', label: 'Share', type: 'share', help: '' },
  { name: 'q', label: 'q', type: 'number', help: '' }
];

export const MOTIFS: ISnapshot = {
  version: 1,
  kind: 'motifs',
  title: 'Motifs of 61 dreams',
  caption: '61 dreams, part report, at least 3 dreams each',
  notes: ['3 dreams have no full date.'],
  columns: COLUMNS,
  rows: [
    {
      key: 'lemma:water',
      motif: 'water',
      kind: 'lemma',
      entries: 9,
      share: 9 / 61,
      share_low: 0.0796,
      share_high: 0.258,
      expected: 3.1,
      q: 0.004,
      everyday: 0.62,
      verdict: 'open',
      memo: ''
    },
    {
      key: 'symbol:house',
      motif: 'house',
      kind: 'symbol',
      entries: 4,
      share: 4 / 61,
      share_low: 0.026,
      share_high: 0.157,
      expected: 3.9,
      q: 0.61,
      verdict: 'accepted',
      memo: 'her mother’s'
    },
    {
      key: 'lemma:train',
      motif: 'train',
      kind: 'lemma',
      entries: 3,
      share: 3 / 61,
      expected: 1.2,
      q: 0.03,
      verdict: 'rejected',
      memo: ''
    }
  ],
  picture: {
    first: '2023-03-01',
    last: '2025-02-28',
    all: ['2023-03-01', '2024-03-01', '2025-02-28'],
    nights: { 'lemma:water': ['2023-03-01', '2025-02-28'] }
  },
  parameters: { min_entries: 3 },
  code: 'psd.motifs(corpus, min_entries=3)'
};

export const NETWORK: ISnapshot = {
  ...MOTIFS,
  kind: 'network',
  title: 'What occurs together in 61 dreams',
  columns: [
    { name: 'source', label: 'Word', type: 'text', help: '' },
    { name: 'target', label: 'With', type: 'text', help: '' },
    { name: 'count', label: 'Together', type: 'integer', help: '' }
  ],
  rows: [
    { key: 'water--house', source: 'water', target: 'house', count: 4 },
    { key: 'water--train', source: 'water', target: 'train', count: 2 }
  ],
  picture: {
    nodes: [
      {
        key: 'lemma:water',
        label: 'water',
        entries: 9,
        x: 0.1,
        y: 0.1,
        community: 0
      },
      {
        key: 'symbol:house',
        label: 'house',
        entries: 4,
        x: 0.9,
        y: 0.2,
        community: 0
      },
      {
        key: 'lemma:train',
        label: 'train',
        entries: 3,
        x: 0.5,
        y: 0.9,
        community: 1
      }
    ],
    edges: [
      {
        key: 'water--house',
        source: 'lemma:water',
        target: 'symbol:house',
        weight: 0.31,
        count: 4,
        clear: true
      },
      {
        key: 'water--train',
        source: 'lemma:water',
        target: 'lemma:train',
        weight: 0.1,
        count: 2,
        clear: false
      }
    ]
  },
  parameters: { measure: 'npmi' }
};

export const SYMBOLS: ISnapshot = {
  ...MOTIFS,
  kind: 'symbols',
  rows: [
    {
      key: 'water',
      category: 'water',
      entries: 12,
      share: 12 / 61,
      forms: 'river, sea, flood'
    }
  ],
  picture: {}
};

export const CLOUD: ISnapshot = {
  ...MOTIFS,
  kind: 'cloud',
  columns: [
    { name: 'lemma', label: 'Word', type: 'text', help: '' },
    { name: 'entries', label: 'Entries', type: 'integer', help: '' },
    { name: 'count', label: 'Count', type: 'integer', help: '' },
    { name: 'log_ratio', label: 'Log ratio', type: 'number', help: '' },
    { name: 'weight', label: 'Weight', type: 'number', help: '' }
  ],
  rows: [
    {
      key: 'lemma:water',
      lemma: 'water',
      entries: 9,
      count: 14,
      log_ratio: 3.2,
      weight: 2.1
    },
    {
      key: 'lemma:train',
      lemma: 'train',
      entries: 3,
      count: 3,
      log_ratio: null,
      weight: 0.7
    }
  ],
  picture: {
    width: 800,
    height: 400,
    words: [
      {
        key: 'lemma:water',
        text: 'water',
        size: 30,
        x: 10,
        y: 20,
        vertical: false,
        weight: 2.1
      },
      {
        key: 'lemma:train',
        text: 'train',
        size: 10,
        x: 100,
        y: 20,
        vertical: true,
        weight: 0.7
      }
    ]
  }
};

export const PASSAGES: readonly IPassage[] = [
  {
    entry: 'd001',
    night: '2024-11-12',
    part: 'report',
    start: 4,
    end: 9,
    segments: [
      { text: 'The ', mark: false },
      { text: 'water', mark: true },
      { text: ` rose. ${NASTY}`, mark: false }
    ]
  },
  {
    entry: 'd002',
    night: '1985?',
    part: 'association',
    start: 0,
    end: 5,
    segments: [
      { text: 'Water', mark: true },
      { text: ' again.', mark: false }
    ]
  }
];

/** There was none: read, and not counted. */
export const DENIED: IPassage = {
  entry: 'd003',
  night: '2024-11-14',
  part: 'report',
  start: 13,
  end: 18,
  negated: true,
  segments: [
    { text: 'There was no ', mark: false },
    { text: 'water', mark: true },
    { text: '.', mark: false }
  ]
};

export const CONCORDANCE: ISnapshot = {
  ...MOTIFS,
  kind: 'concordance',
  columns: [
    { name: 'entry', label: 'Entry', type: 'key', help: '' },
    { name: 'left', label: 'Left', type: 'text', help: '' },
    { name: 'match', label: 'Match', type: 'text', help: '' },
    { name: 'negated', label: 'Negated', type: 'flag', help: '' }
  ],
  rows: [
    { key: '0', entry: 'd001', left: 'The', match: 'water', negated: false },
    { key: '1', entry: 'd003', left: 'no', match: 'water', negated: true }
  ],
  picture: { passages: PASSAGES }
};

/** A journal's result without a journal. */
export class FakeResult implements IResultSource {
  constructor(public snapshot: ISnapshot) {}

  readonly changed = new Signal<this, void>(this);
  lock?: JournalLock;
  readonly asked: string[] = [];
  readonly decided: [string, Verdict, string][] = [];
  readonly opened: IPassage[] = [];
  refuse = '';
  found: readonly IPassage[] = PASSAGES;
  /** What an answer waits for. */
  hold = Promise.resolve();

  async passages(key: string): Promise<readonly IPassage[]> {
    this.asked.push(key);
    if (this.refuse) {
      throw new Error(this.refuse);
    }
    return this.found;
  }

  async decide(key: string, verdict: Verdict, memo: string): Promise<void> {
    if (this.refuse) {
      throw new Error(this.refuse);
    }
    this.decided.push([key, verdict, memo]);
    await this.hold;
    this.snapshot = {
      ...this.snapshot,
      rows: this.snapshot.rows.map(row =>
        row.key === key ? { ...row, verdict, memo } : row
      )
    };
    this.changed.emit();
  }

  open(passage: IPassage): void {
    this.opened.push(passage);
  }
}

/** Let what was promised come true. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) {
    await Promise.resolve();
  }
}

export function press(target: Element, key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    key,
    bubbles: true,
    cancelable: true
  });
  target.dispatchEvent(event);
  return event;
}

/** A button of that text, or with that name. */
export function button(host: Element, name: string): HTMLButtonElement {
  const found = Array.from(host.querySelectorAll('button')).find(
    each =>
      each.textContent === name || each.getAttribute('aria-label') === name
  );
  if (!found) {
    throw new Error(`no button "${name}"`);
  }
  return found;
}
