import { ISnapshot, Row } from '../tokens';
import { MOTIFS } from './fixtures';

/* Snapshots of what was associated; every word of them is invented. */

type Type = ISnapshot['columns'][number]['type'];

function snapshot(
  kind: ISnapshot['kind'],
  columns: readonly (readonly [string, Type])[],
  rows: readonly Row[],
  picture: ISnapshot['picture'] = {}
): ISnapshot {
  return {
    ...MOTIFS,
    kind,
    title: kind,
    columns: columns.map(([name, type]) => ({
      name,
      label: name,
      type,
      help: ''
    })),
    rows,
    picture,
    parameters: {}
  };
}

export function reaction(position: number, more: Partial<Row> = {}): Row {
  return {
    key: String(position),
    position,
    stimulus: 'water',
    reaction: 'sea',
    seconds: 1.2,
    prolonged: false,
    failed: false,
    repeated: false,
    misunderstood: false,
    several_words: false,
    perseverated: false,
    after: false,
    reproduction: 'sea',
    reproduced: 'same',
    clang: false,
    stereotyped: false,
    remark: '',
    disturbances: 0,
    words: '',
    ...more
  };
}

export const PROTOCOL = snapshot(
  'protocol',
  [
    ['position', 'integer'],
    ['stimulus', 'text'],
    ['reaction', 'text'],
    ['seconds', 'number'],
    ['prolonged', 'flag'],
    ['words', 'text']
  ],
  [
    reaction(1),
    reaction(2, {
      stimulus: 'lamp',
      reaction: 'all of them at home',
      seconds: 4,
      prolonged: true,
      several_words: true,
      reproduction: 'light',
      reproduced: 'changed',
      remark: 'laughed',
      words: 'prolonged; several words'
    }),
    reaction(3, {
      stimulus: 'bread',
      reaction: '',
      seconds: null,
      failed: true,
      reproduced: ''
    }),
    reaction(4, { stimulus: 'lake', reaction: 'late', clang: true })
  ],
  {
    mean: 1.7,
    thresholds: {
      'probable mean': 1.6,
      'mean + 1.5 SD': 2.4,
      'Q3 + 1.5 IQR': null
    },
    chosen: 'probable mean',
    has_reproduction: true
  }
);

export function meeting(association: string, more: Partial<Row> = {}): Row {
  return {
    key: `d1:${association}`,
    entry: 'd1',
    association,
    elements: 2,
    of: 'the corridor (2); the coat (5)',
    dreams: 1,
    count: 3,
    everyday: 0.1,
    expected: 0.4,
    p: 0.001,
    q: 0.01,
    verdict: 'open',
    memo: '',
    ...more
  };
}

export const NODAL = snapshot(
  'nodal',
  [
    ['association', 'text'],
    ['elements', 'integer'],
    ['q', 'number']
  ],
  [
    meeting('hospital'),
    meeting('late', { q: 0.6, elements: 3 }),
    meeting('blue', { verdict: 'rejected' })
  ],
  {
    elements: [
      { key: 'element:e1', label: 'the corridor', entry: 'd1' },
      { key: 'element:e2', label: 'the coat', entry: 'd1' }
    ],
    links: [
      { element: 'element:e1', row: 'd1:hospital', count: 1 },
      { element: 'element:e2', row: 'd1:hospital', count: 3 },
      { element: 'element:e2', row: 'd1:late', count: 1 },
      { element: 'element:e1', row: 'd1:blue', count: 1 }
    ]
  }
);

export const DISPLACEMENT = snapshot(
  'displacement',
  [
    ['element', 'text'],
    ['strength', 'number'],
    ['mean', 'number']
  ],
  [
    {
      key: 'element:e1',
      element: 'the corridor',
      strength: 2,
      associations: 7,
      mean: 4,
      low: 3,
      high: 5,
      difference: 2,
      feelings: 'unease, dread'
    },
    {
      key: 'element:e2',
      element: 'the coat',
      strength: null,
      associations: 1,
      mean: 3,
      low: null,
      high: null,
      difference: null,
      feelings: 'warmth'
    }
  ]
);

export const CONTRAST = snapshot(
  'contrast',
  [
    ['element', 'text'],
    ['dream', 'number'],
    ['associations', 'number']
  ],
  [
    {
      key: 'element:e1',
      element: 'the corridor',
      dream: -0.5,
      associations: 0.2,
      difference: 0.7,
      n: 8,
      known: 5
    }
  ]
);

export const PATHS = snapshot(
  'paths',
  [
    ['source', 'text'],
    ['target', 'text'],
    ['count', 'integer']
  ],
  [
    {
      key: 'element:e1--word:hospital',
      source: 'the corridor',
      target: 'hospital',
      count: 1,
      entries: 1
    },
    {
      key: 'word:hospital--word:late',
      source: 'hospital',
      target: 'late',
      count: 3,
      entries: 2
    },
    {
      key: 'word:late--word:late',
      source: 'late',
      target: 'late',
      count: 1,
      entries: 1
    }
  ],
  {
    nodes: [
      {
        key: 'element:e1',
        label: 'the corridor',
        kind: 'element',
        count: 1,
        x: 0.1,
        y: 0.1
      },
      {
        key: 'word:hospital',
        label: 'hospital',
        kind: 'association',
        count: 4,
        x: 0.5,
        y: 0.5
      },
      {
        key: 'word:late',
        label: 'late',
        kind: 'association',
        count: 3,
        x: 0.9,
        y: 0.2
      }
    ],
    edges: [
      {
        key: 'word:hospital--word:late',
        source: 'word:hospital',
        target: 'word:late',
        count: 3
      },
      {
        key: 'element:e1--word:hospital',
        source: 'element:e1',
        target: 'word:hospital',
        count: 1
      },
      {
        key: 'word:late--word:late',
        source: 'word:late',
        target: 'word:late',
        count: 1
      }
    ]
  }
);

export const CHAINS = snapshot(
  'chains',
  [
    ['element', 'text'],
    ['length', 'integer'],
    ['flow', 'number']
  ],
  [
    {
      key: 'element:e1',
      element: 'the corridor',
      entry: 'd1',
      night: '2024-03-04',
      length: 4,
      different: 4,
      flow: 0.7,
      known: 0.75,
      seconds: 2,
      slow: 1
    }
  ],
  {
    chains: [
      {
        key: 'element:e1',
        label: 'the corridor',
        flow: [null, 0.5, null, 0.9, 0.8],
        seconds: [null, 2, 9, 12, 1.5],
        slow: [2, 3]
      }
    ]
  }
);

export const SPECTRUM = snapshot(
  'spectrum',
  [
    ['times', 'integer'],
    ['ideas', 'integer']
  ],
  [
    { key: '2', times: 2, ideas: 6, different: 3, share: 0.6 },
    { key: '1', times: 1, ideas: 4, different: 4, share: 0.4 }
  ],
  { periods: [{ period: 'childhood', ideas: 4, share: 0.4 }] }
);

export const SPEECH = snapshot(
  'speechgraph',
  [
    ['words', 'integer'],
    ['LCC', 'integer'],
    ['LSC', 'integer']
  ],
  [{ key: 'd1', words: 31, nodes: 18, LCC: 17, LSC: 12 }],
  { label: 'd1', nodes: PATHS.picture.nodes, edges: PATHS.picture.edges }
);

export const SPEECHES: ISnapshot = {
  ...SPEECH,
  rows: [
    { key: 'd1', words: 31, nodes: 18, LCC: 17, LSC: 12 },
    { key: 'd2', words: 3, nodes: 3, LCC: null, LSC: null }
  ],
  picture: {}
};

export function category(name: string, more: Partial<Row> = {}): Row {
  return {
    key: name,
    category: name,
    count: 4,
    share: 0.004,
    matched_share: 0.1,
    entries: 2,
    forms: 'water, sea',
    ...more
  };
}

export const DICTIONARY = snapshot(
  'dictionary',
  [
    ['category', 'text'],
    ['count', 'integer'],
    ['share', 'share']
  ],
  [
    category('SENSE:TOUCH'),
    category('FEAR:OLD'),
    category('SENSE', { count: 12, share: 0.12 })
  ]
);

export const SMOOTHED = snapshot(
  'smoothed',
  [
    ['entry', 'key'],
    ['words', 'integer'],
    ['mean_raw', 'number']
  ],
  [
    {
      key: 'd1',
      entry: 'd1',
      words: 40,
      known: 30,
      mean_raw: 0.52,
      mean_high: 0.04,
      high_share: 0.6
    }
  ],
  {
    neutral: 0.5,
    lines: [{ key: 'd1', label: 'The school', values: [0.5, 0.6, 0.45] }]
  }
);

export const REACTIONS = snapshot(
  'reactions',
  [
    ['stimulus', 'text'],
    ['reaction', 'text'],
    ['value', 'number']
  ],
  [
    {
      key: '1',
      stimulus: 'water',
      reaction: 'sea',
      value: 12.34,
      code: 0,
      label: 'common'
    },
    {
      key: '2',
      stimulus: 'lamp',
      reaction: '',
      value: null,
      code: 19,
      label: 'no reaction'
    }
  ],
  {
    classes: [
      { code: 0, label: 'common', count: 3 },
      { code: 19, label: 'no reaction', count: 1 }
    ],
    norm: 'our own table'
  }
);

export const PROFILE = snapshot(
  'profile',
  [
    ['category', 'text'],
    ['a', 'number'],
    ['b', 'number'],
    ['difference', 'number']
  ],
  [
    { key: 'contrast', category: 'contrast', a: 20, b: 5, difference: 15 },
    { key: 'identity', category: 'identity', a: 0, b: 0, difference: 0 }
  ],
  { a: 'first evening', b: 'a year later', distance: 7.5 }
);

export const ASSOCIATIONS: readonly ISnapshot[] = [
  PROTOCOL,
  NODAL,
  DISPLACEMENT,
  CONTRAST,
  PATHS,
  CHAINS,
  SPECTRUM,
  SPEECH,
  SPEECHES,
  DICTIONARY,
  SMOOTHED,
  REACTIONS,
  PROFILE
];
