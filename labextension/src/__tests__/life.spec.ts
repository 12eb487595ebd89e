import { FileResult } from '../sources/file';
import { ISnapshot } from '../tokens';
import { glyphs } from '../views/life/lanes';
import { drawResult } from '../views/result';
import { FakeResult, MOTIFS, NASTY, press, settle } from './fixtures';

const mark = (key: string, first: string, more: object = {}) => ({
  key,
  label: 'water',
  first,
  last: first,
  sign: '',
  told: true,
  ...more
});

const QUESTION =
  'Water comes in 5 of 6 nights 1 to 7 days after an hour with a rupture, in 1 of 34 others (q = .03: chance alone would seldom do so). What comes to mind to that?';

const row = (key: string, q: number) => ({
  key,
  motif: 'water',
  moments: 3,
  difference: 0.804,
  low: 0.38,
  high: 0.95,
  p: 0.01,
  q,
  question: QUESTION
});

const LIFE: ISnapshot = {
  ...MOTIFS,
  kind: 'life',
  title: 'Motifs against life, in 40 nights',
  notes: [],
  columns: [
    { name: 'motif', label: 'Motif', type: 'text', help: '' },
    { name: 'q', label: 'q', type: 'number', help: '' }
  ],
  rows: [
    row('lemma:water|hour:rupture|1 to 7 days after', 0.03),
    ...Array.from({ length: 7 }, (_, at) => row(`other${at}`, 0.9))
  ],
  picture: {
    first: '2026-01-01',
    last: '2026-06-30',
    all: [],
    lanes: [
      {
        key: 'lemma:water',
        label: 'water',
        sort: 'motif',
        changes: ['2026-03-01'],
        marks: [
          mark('lemma:water@0', '2026-01-10'),
          mark('lemma:water@1', '2026-03-20'),
          mark('lemma:water@2', '2026-06-01')
        ]
      },
      {
        key: 'event',
        label: 'Life events',
        sort: 'event',
        changes: [],
        marks: [
          mark('event@0', '1998-01-01', { label: 'born', last: '1998-12-31' }),
          mark('event@1', '2026-02-01', { label: NASTY, last: '2026-02-28' }),
          mark('event@2', '2026-05-01', { label: 'ill', told: false })
        ]
      },
      {
        key: 'hour',
        label: 'Hours',
        sort: 'hour',
        changes: [],
        marks: [
          mark('hour@0', '2026-03-18', {
            label: 'hour with rupture and repair',
            sign: 'rupture repair'
          })
        ]
      },
      {
        key: 'goal:g',
        label: 'to sleep',
        sort: 'goal',
        changes: [],
        marks: [
          mark('goal:g@0', '2026-04-01', { label: 'as expected', sign: '0' })
        ]
      }
    ],
    names: { 'event@1': 'born' }
  },
  parameters: { nights: 40 }
};

let host: HTMLElement;
let source: FakeResult;
let stop: () => void;

beforeEach(() => {
  host = document.createElement('div');
  document.body.replaceChildren(host);
  source = new FakeResult(LIFE);
  stop = drawResult(source, host);
});

afterEach(() => stop());

const cursors = () =>
  Array.from(host.querySelectorAll<HTMLButtonElement>('.jp-PsydynLife-cursor'));
const focused = () => document.activeElement?.getAttribute('aria-label') ?? '';
const go = (key: string) => press(document.activeElement!, key);

describe('motifs against life', () => {
  it('is one stop of the Tab key, at the last mark of the first lane', () => {
    expect(cursors()).toHaveLength(4);
    expect(cursors().map(one => one.tabIndex)).toEqual([0, -1, -1, -1]);
    expect(cursors()[0].getAttribute('aria-label')).toBe(
      'water, Jun 1, 2026 (3/3)'
    );
  });

  it('goes along a lane, and to the mark nearest in time of the next', () => {
    cursors()[0].focus();
    go('ArrowLeft');
    expect(focused()).toBe('water, Mar 20, 2026 (2/3)');
    go('Home');
    go('ArrowLeft');
    expect(focused()).toBe('water, Jan 10, 2026 (1/3)');
    go('ArrowDown');
    expect(focused()).toContain('Life events: ');
    expect(focused()).toContain('Feb 1, 2026 to Feb 28, 2026 (1/2)');
    go('j');
    expect(focused()).toBe(
      'Hours: hour with rupture and repair, Mar 18, 2026 (1/1)'
    );
    go('ArrowUp');
    go('ArrowUp');
    go('ArrowUp');
    expect(focused()).toContain('water, ');
    expect(cursors().filter(one => one.tabIndex === 0)).toHaveLength(1);
  });

  it('opens the passages of a mark, and comes back to it', async () => {
    cursors()[0].focus();
    go('ArrowLeft');
    (document.activeElement as HTMLElement).click();
    await settle();
    expect(source.asked).toEqual(['lemma:water@1']);
    press(host.querySelector('.jp-PsydynReview-pane h3')!, 'Escape');
    expect(focused()).toBe('water, Mar 20, 2026 (2/3)');
  });

  it('says of what nothing was told, and opens nothing', async () => {
    cursors()[1].focus();
    go('End');
    expect(focused()).toContain('ill');
    const here = document.activeElement as HTMLElement;
    expect(here.getAttribute('aria-disabled')).toBe('true');
    here.click();
    await settle();
    expect(source.asked).toEqual([]);
  });

  it('tells in words what lies outside of the time, and what the signs are', () => {
    expect(host.textContent).toContain(
      'Outside of this time: Life events: born, Jan 1, 1998 to Dec 31, 1998.'
    );
    expect(host.textContent).toContain('× a rupture, ○ a repair');
    expect(glyphs('rupture repair')).toBe('×○');
    expect(host.querySelector('script, img')).toBeNull();
  });

  it('asks questions with their figures, and leads to the passages they count', async () => {
    const lines = Array.from(
      host.querySelectorAll<HTMLElement>('.jp-PsydynLife-question')
    );
    expect(lines).toHaveLength(6);
    expect(lines[0].textContent).toContain('What comes to mind to that?');
    expect(lines[0].textContent).toContain(
      'difference 80 points [38 to 95], p 0.01, 3 moments'
    );
    expect(lines.map(one => one.hasAttribute('data-unclear'))).toEqual([
      false,
      true,
      true,
      true,
      true,
      true // prettier-ignore
    ]);
    lines[0].click();
    await settle();
    expect(source.asked).toEqual([LIFE.rows[0].key]);
  });

  it('is drawn from a saved notebook, without a way to passages', () => {
    stop();
    stop = drawResult(new FileResult(LIFE), host);
    expect(cursors()[0].getAttribute('aria-disabled')).toBe('true');
  });

  it('says what would be here where there is nothing', () => {
    stop();
    const empty = { ...LIFE, rows: [], picture: { first: '', lanes: [] } };
    stop = drawResult(new FakeResult(empty), host);
    expect(host.textContent).toContain('stand here side by side once');
    stop();
    stop = drawResult(new FakeResult({ ...LIFE, rows: [] }), host);
    expect(host.textContent).toContain('Nothing was compared');
  });
});
