import { IHypothesis, IMemo } from '../coding';
import { FileResult } from '../sources/file';
import { ISnapshot } from '../tokens';
import { blank } from '../views/interpreting/evidence';
import { contextOf, drawMotifContext, marksOf } from '../views/motif/context';
import { ticks } from '../views/motif/neighbours';
import { drawResult } from '../views/result';
import { Looking } from '../views/selection';
import { period } from './figures';
import { button, FakeResult, MOTIFS, PASSAGES, settle } from './fixtures';

const near = (neighbour: string, kind: string, count: number, q: number) => ({
  key: `${kind}:${neighbour}`,
  neighbour,
  kind,
  count,
  expected: 2.1,
  npmi: 0.4,
  p: q / 10,
  q,
  total: 7
});

const MOTIF: ISnapshot = {
  ...MOTIFS,
  kind: 'motif',
  title: 'water in 61 dreams',
  columns: [{ name: 'neighbour', label: 'Neighbour', type: 'text', help: '' }],
  rows: [near('corridor', 'lemma', 6, 0.01), near('houses', 'symbol', 3, 0.4)],
  picture: {
    motif: {
      key: 'lemma:water',
      name: 'water',
      kind: 'lemma',
      entries: 14,
      of: 61,
      share: 14 / 61,
      share_low: 0.142,
      share_high: 0.349,
      count: 19,
      negated: 2,
      expected: 16.2,
      everyday: 4.1,
      forms: ['water', 'waters']
    },
    first: '2023-03-04',
    last: '2023-07-24',
    nights: ['2023-03-04', '2023-07-24'],
    all: ['2023-03-04', '2023-04-01', '2023-07-24'],
    changes: ['2023-07-01'],
    periods: [period('2023-03'), period('2023-07')],
    affects: {
      with: 9,
      without: 30,
      few: true,
      words: [
        {
          word: 'dread',
          with: 3,
          share_with: 1 / 3,
          share_with_low: 0.12,
          share_with_high: 0.65,
          without: 2,
          share_without: 2 / 30,
          share_without_low: 0.02,
          share_without_high: 0.21
        }
      ]
    },
    entries: []
  },
  parameters: { entries: 61, unit: 'entry' }
};

let host: HTMLElement;
let stop: () => void = () => undefined;

const all = (selector: string) =>
  Array.from(host.querySelectorAll<HTMLElement>(selector));
const text = (selector: string) =>
  host.querySelector(selector)!.textContent!.replace(/\s+/g, ' ');

beforeEach(() => {
  host = document.createElement('div');
  document.body.replaceChildren(host);
});

afterEach(() => stop());

describe('a motif', () => {
  const draw = (snapshot: ISnapshot = MOTIF, looking?: Looking) => {
    const source = Object.assign(new FakeResult(snapshot), { looking });
    stop = drawResult(source, host);
    return source;
  };

  it('says how common it is, and what that stands beside', () => {
    draw();
    const head = text('.jp-PsydynReview-motifHead');
    expect(head).toContain('in 14 of 61 dreams, 23 % [14–35]');
    expect(head).toContain('everyday English: 4.1 dreams');
    expect(head).toContain('dealt out by chance: 16.2 dreams');
    expect(head).toContain('2 negated');
    expect(head).toContain('written: water, waters');
  });

  it('opens all its passages, and those with a neighbour', async () => {
    const source = draw();
    button(host, 'Read the 14 dreams').click();
    await settle();
    expect(source.asked).toEqual(['lemma:water']);
    expect(text('h3[tabindex]')).toContain('Passages for water');
    all('[data-key="lemma:corridor"]')[0].click();
    await settle();
    expect(source.asked[1]).toBe('lemma:corridor');
    expect(text('h3[tabindex]')).toContain('Passages for water ∧ corridor');
  });

  it('says of a neighbour whether it can be told from chance', () => {
    draw();
    const [corridor] = all('[aria-label=Neighbours] [data-key]');
    expect(corridor.dataset.unclear).toBeUndefined();
    expect(corridor.textContent).toContain(
      'corridor, 6 with it, by chance 2.1, q 0.01'
    );
    const unclear = 'Not distinguishable from chance with 61 dreams';
    expect(text('.jp-PsydynReview-unclear')).toBe(`${unclear}:`);
    const [houses] = all(`[aria-label="${unclear}"] [data-key]`);
    expect(houses.dataset.unclear).toBe('');
    expect(houses.textContent).toContain('houses (symbol), 3 with it');
    expect(houses.querySelector('[data-shape=square]')).not.toBeNull();
  });

  it('compares what was felt, with the numbers of both sides', () => {
    draw();
    expect(host.textContent).toContain(
      'Feelings were said in 9 dreams with it and in 30 without. So few cannot tell'
    );
    expect(all('[aria-label=Feelings] li')[0].textContent).toContain(
      'dread: in 3 of 9 dreams with it (95 % interval 12 % to 65 %), in 2 of 30 without'
    );
  });

  it('lets a period be looked at, and says which figures are of all', () => {
    const looking = new Looking();
    draw(MOTIF, looking);
    expect(text('.jp-PsydynReview-motifNights p')).toContain(
      'It came in 2 of 3 dated nights; comes more often'
    );
    const select = host.querySelector<HTMLSelectElement>(
      'select[aria-label=Period]'
    )!;
    select.value = '2023-03-04/2023-03-24';
    select.dispatchEvent(new Event('change'));
    expect(looking.selection).toMatchObject({
      since: '2023-03-04',
      until: '2023-03-24'
    });
    expect(text('.jp-PsydynReview-motifNights p')).toContain(
      'It came in 1 of 1 dated night; of the period; the figures here are of all'
    );
  });

  it('without dates, neighbours or feelings says so', () => {
    stop = drawResult(
      new FileResult({
        ...MOTIF,
        rows: [],
        picture: {
          ...MOTIF.picture,
          all: [],
          nights: [],
          changes: [],
          periods: [],
          affects: { with: 0, without: 0, few: true, words: [] }
        }
      }),
      host
    );
    expect(all('.jp-PsydynReview-empty')).toHaveLength(3);
  });

  it('has a scale of few whole numbers', () => {
    expect(ticks(6)).toEqual([0, 2, 4, 6]);
    expect(ticks(1)).toEqual([0, 1]);
    expect(ticks(11)).toEqual([0, 5, 10, 15]);
  });
});

describe('what a journal holds of a motif', () => {
  const element = (start: number, end: number, more: object = {}) => ({
    id: `e${start}`,
    part: 'report',
    start,
    end,
    quote: `words from ${start}`,
    associations: [
      { id: 'a1', text: 'school', first_key_ms: 1, enter_ms: 2, at: '' }
    ],
    lost: false,
    ...more
  });
  const hypothesis = (id: string, more: Partial<IHypothesis>): IHypothesis => ({
    id,
    case: '',
    deleted: false,
    revision: 1,
    reading: `reading ${id}`,
    supporting: [],
    opposing: [],
    alternatives: [],
    state: 'open',
    dreamer: '',
    role: 'clinician',
    by: '',
    at: '',
    ...more
  });
  const memo = (more: Partial<IMemo>): IMemo => ({
    on: 'entry',
    target: '',
    text: 'a memo',
    by: 'anna',
    at: '2026-01-01T10:00:00Z',
    entry: '',
    label: '',
    record: 'm1',
    revision: 1,
    ...more
  });
  const at = { ...blank, entry: 'd001', part: 'report' };
  // The water of d001 stands from 4 to 9.
  const context = contextOf('lemma:water', PASSAGES, {
    entries: [
      {
        id: 'd001',
        night: '2024-11-12',
        elements: [
          element(0, 9),
          element(8, 12),
          element(9, 14),
          element(4, 9, { lost: true }),
          element(5, 6, { associations: [] }),
          element(4, 9, { part: 'note' })
        ]
      },
      { id: 'd009', night: '', elements: [element(0, 9)] }
    ],
    hypotheses: [
      hypothesis('h1', {
        supporting: [{ ...blank, on: 'motif', key: 'lemma:water' }],
        opposing: [{ ...at, start: 0, end: 5 }]
      }),
      hypothesis('h2', {
        supporting: [
          { ...blank, on: 'motif', key: 'lemma:train' },
          { ...at, start: 9, end: 12 }
        ]
      })
    ],
    memos: [
      memo({ text: 'on it', on: 'decision', target: 'lemma:water' }),
      memo({ on: 'decision', target: 'lemma:train' }),
      memo({ text: 'newer', entry: 'd002', at: '2026-02-01T10:00:00Z' }),
      memo({ entry: 'd009' })
    ]
  });

  it('is elements that share a letter with a passage', () => {
    expect(context.associations.map(({ element }) => element)).toEqual([
      'words from 0',
      'words from 8'
    ]);
    expect(context.associations[0]).toEqual({
      element: 'words from 0',
      words: ['school'],
      entry: 'd001',
      night: '2024-11-12'
    });
  });

  it('is hypotheses that name it, or one of its passages, on each side', () => {
    expect(context.hypotheses.map(({ id, side }) => [id, side])).toEqual([
      ['h1', 'supporting'],
      ['h1', 'opposing']
    ]);
  });

  it('is memos on its decision and its dreams, newest first', () => {
    expect(context.memos.map(({ text }) => text)).toEqual(['newer', 'on it']);
  });

  it('counts the marks of a passage in code points', () => {
    const stretches = marksOf({
      ...PASSAGES[0],
      start: 2,
      segments: [
        { text: '… ', mark: false },
        { text: '🌊', mark: true },
        { text: ' 🌊 and ', mark: false },
        { text: 'water', mark: true }
      ]
    });
    expect(stretches.map(({ start, end }) => [start, end])).toEqual([
      [2, 3],
      [10, 15]
    ]);
  });

  it('is drawn, each leading to where it stands', () => {
    const opened: string[] = [];
    stop = drawMotifContext(context, host, {
      trans: { __: (said: string) => said } as never,
      openEntry: entry => opened.push(entry),
      openHypothesis: id => opened.push(id),
      useInHypothesis: () => opened.push('use')
    });
    all('section button').forEach(one => one.click());
    expect(opened).toEqual(['d001', 'd001', 'h1', 'h1', 'use', 'd002']);
    stop();
    expect(host.childElementCount).toBe(0);
    stop = drawMotifContext(
      { associations: [], hypotheses: [], memos: [] },
      host,
      { trans: { __: (said: string) => said } as never }
    );
    expect(all('button')).toHaveLength(0);
    expect(host.textContent).toContain('No hypothesis names it');
  });
});
