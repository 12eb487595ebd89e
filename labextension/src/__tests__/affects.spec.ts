import { FileResult } from '../sources/file';
import { ISnapshot } from '../tokens';
import { drawResult } from '../views/result';
import { FakeResult, MOTIFS, NASTY, press, settle } from './fixtures';

const share = (family: string, count: number, of: number) => ({
  family,
  count,
  share: of ? count / of : null,
  low: of ? 0.1 : null,
  high: of ? 0.9 : null
});

const link = (more: object) => ({
  key: 'link:1',
  sort: 'trigger',
  one: 'exam',
  other: NASTY,
  both: 5,
  n: 12,
  expected: 3,
  lift: 5 / 3,
  low: 1.03,
  high: 2.71,
  q: 0.04,
  ...more
});

const AFFECTS: ISnapshot = {
  ...MOTIFS,
  kind: 'affects',
  title: 'Feelings named in 12 entries',
  caption: 'of 20 (report, reflection); 14 labels, 5 different',
  notes: [],
  columns: [
    { name: 'period', label: 'Period', type: 'text', help: '' },
    { name: 'labels', label: 'Labels', type: 'integer', help: '' }
  ],
  rows: ['2026-01', '2026-02'].map(key => ({
    key,
    period: key,
    labelled: 6,
    labels: 7,
    placed: key === '2026-01' ? 6 : 2,
    distinct: 4,
    rarefied: 3.4,
    entropy: 1.9,
    entropy_low: 1.2,
    entropy_high: 2.4
  })),
  picture: {
    periods: [
      {
        key: '2026-01',
        placed: 6,
        families: [share('joy', 0, 6), share('fear', 3, 6)]
      },
      {
        key: '2026-02',
        placed: 2,
        families: [share('joy', 2, 2), share('fear', 0, 2)]
      }
    ],
    whole: {
      labelled: 12,
      labels: 14,
      distinct: 5,
      entropy: 2.1,
      entropy_low: null,
      entropy_high: null
    },
    beside: {
      n: 3,
      same: 2,
      share: 2 / 3,
      low: 0.21,
      high: 0.94,
      expected: 4 / 9,
      cells: [
        {
          key: 'beside:bright|bright',
          label: 'bright',
          words: 'bright',
          entries: 1
        },
        {
          key: 'beside:bright|dark',
          label: 'bright',
          words: 'dark',
          entries: 0
        },
        {
          key: 'beside:dark|bright',
          label: 'dark',
          words: 'bright',
          entries: 1
        },
        { key: 'beside:dark|dark', label: 'dark', words: 'dark', entries: 1 }
      ],
      left_out: { mixed: 1, unknown: 2, unrated: 0, between: 0 },
      apart: [
        {
          key: 'entry:d1',
          night: '2026-01-05',
          labels: `${NASTY} 5/5`,
          label: 'dark',
          words: 'bright',
          score: 0.62,
          rated: 4
        }
      ]
    },
    links: [
      link({}),
      link({ key: 'link:2', q: 0.4 }),
      link({
        key: 'link:3',
        sort: 'response',
        n: 4,
        lift: null,
        low: null,
        high: null,
        q: null
      })
    ],
    told: { rows: 12, once: 2 },
    moments: {
      n: 5,
      mean: -2,
      low: -3.96,
      high: -0.04,
      each: [
        { key: 'moment:p1', night: '2026-02-01', before: 6, after: 3 },
        { key: 'moment:p2', night: '2026-02-02', before: 7, after: null }
      ]
    },
    names: { 'entry:d1': 'grief 5/5 and words' }
  },
  parameters: { compared_at: 7 },
  code: 'psd.affects(journal)'
};

describe('feelings named', () => {
  let host: HTMLElement;
  let stop: () => void;
  let source: FakeResult;
  const draw = (snapshot: ISnapshot) => {
    source = new FakeResult(snapshot);
    stop = drawResult(source, host);
  };
  const all = (selector: string) =>
    Array.from(host.querySelectorAll<HTMLElement>(selector));
  const keyed = (key: string) =>
    all('[data-key]').find(one => one.dataset.key === key);

  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => {
    stop();
    host.remove();
  });

  it('shows each family in each time with its n and its interval, few where it is', () => {
    draw(AFFECTS);
    expect(
      all('.jp-PsydynAffects-times tbody th')
        .slice(0, 2)
        .map(one => one.textContent)
    ).toEqual(['joy', 'fear']);
    expect(keyed('family:2026-01|fear')!.title).toBe(
      'fear, 2026-01: 3 of 6 placed, 50 % [10 % to 90 %]'
    );
    expect(keyed('family:2026-02|joy')!.title).toContain(', few');
    expect(keyed('family:2026-02|joy')!.dataset.unclear).toBeDefined();
    // What nobody placed there opens nothing.
    expect(keyed('family:2026-01|joy')).toBeUndefined();
    expect(host.textContent).toContain('different in 7 labels');
  });

  it('says darker or brighter, and never that the label is wrong', async () => {
    draw(AFFECTS);
    const line = keyed('entry:d1')!;
    expect(line.textContent).toContain(
      'the words sound brighter than the label'
    );
    expect(host.textContent).toContain(
      'On the same side in 2 of 3 entries, 67 % [21 % to 94 %]; were labels dealt out at random, 44 %.'
    );
    expect(host.textContent).toContain('the label stands');
    expect(host.textContent).toContain(
      'Not compared: 1 with bright and dark labels; 2 with labels on no known side.'
    );
    line.click();
    await settle();
    expect(source.asked).toEqual(['entry:d1']);
    expect(host.textContent).toContain('Passages for grief 5/5 and words');
  });

  it('a cell of the two by two table opens its entries; an empty one none', () => {
    draw(AFFECTS);
    expect(keyed('beside:dark|bright')).toBeDefined();
    expect(keyed('beside:bright|dark')).toBeUndefined();
  });

  it('tells what came together with its interval, grey by chance, or that it is too few', () => {
    draw(AFFECTS);
    expect(keyed('link:1')!.textContent).toContain(
      '5 of 12 rows, 3 expected: 1.7 times as often [1.0 to 2.7], q 0.04'
    );
    expect(keyed('link:1')!.dataset.unclear).toBeUndefined();
    expect(keyed('link:2')!.dataset.unclear).toBeDefined();
    expect(keyed('link:3')!.textContent).toContain(
      'too few to compare with chance'
    );
  });

  it('shows moments before and after, and the mean with its interval', () => {
    draw(AFFECTS);
    expect(host.textContent).toContain(
      '5 rated before and after: on average −2 [−4.0 to −0.04] after.'
    );
    expect(keyed('moment:p2')!.textContent).toContain('after not rated');
    expect(
      keyed('moment:p2')!.querySelectorAll('[data-dot=filled]')
    ).toHaveLength(0);
  });

  it('is gone through by arrows', () => {
    draw(AFFECTS);
    const first = keyed('2026-01')!;
    first.focus();
    press(first, 'ArrowRight');
    expect(document.activeElement).toBe(keyed('2026-02'));
  });

  it('shows what people wrote as text, also from a file', () => {
    stop = drawResult(new FileResult(AFFECTS), host);
    expect(host.querySelector('script, img')).toBeNull();
    expect(host.textContent).toContain(NASTY);
    expect(all('[data-key]').filter(one => one.tagName === 'BUTTON')).toEqual(
      []
    );
  });

  it('says what would be here', () => {
    const none = { n: 0, mean: null, low: null, high: null, each: [] };
    const nothing = { mixed: 0, unknown: 0, unrated: 0, between: 0 };
    draw({
      ...AFFECTS,
      rows: [],
      picture: {
        ...AFFECTS.picture,
        periods: [],
        beside: { ...AFFECTS.picture.beside, n: 0, left_out: nothing },
        links: [],
        told: { rows: 0, once: 0 },
        moments: none
      }
    });
    expect(host.textContent).toContain(
      'Feelings stand here once some were named'
    );
  });
});
