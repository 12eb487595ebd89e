import { FileResult } from '../sources/file';
import { ISnapshot, Row } from '../tokens';
import { drawResult } from '../views/result';
import { button, FakeResult, MOTIFS, NASTY, press, settle } from './fixtures';

let host: HTMLElement;
let stop: () => void;
let source: FakeResult;

const draw = (snapshot: ISnapshot) => {
  source = new FakeResult(snapshot);
  stop = drawResult(source, host);
};
const all = (selector: string) =>
  Array.from(host.querySelectorAll<HTMLElement>(selector));
const said = (selector: string) =>
  all(`${selector}[data-key], ${selector} [data-key]`).map(
    one =>
      one.getAttribute('aria-label') ??
      one.querySelector('.jp-Psydyn-aloud')!.textContent
  );
const click = (key: string) =>
  host
    .querySelector(`[data-key="${key}"]`)!
    .dispatchEvent(new MouseEvent('click', { bubbles: true }));

beforeEach(() => {
  jest.useFakeTimers();
  host = document.createElement('div');
  document.body.replaceChildren(host);
});

afterEach(() => {
  stop();
  expect(host.childElementCount).toBe(0);
  jest.useRealTimers();
});

const mark = (key: string, night: string, more: Partial<Row> = {}): Row => ({
  key,
  night,
  entry: 'd1',
  kind: key.startsWith('latency') ? 'Long latency' : 'Forgotten dream',
  noticed: '9.0 s; the middle is 1.0 s',
  verdict: 'open',
  memo: '',
  ...more
});

const TIMELINE: ISnapshot = {
  ...MOTIFS,
  kind: 'resistance',
  title: 'Possible disturbances',
  notes: [],
  rows: [
    mark('latency:d1:e1:5', '2026-03-01'),
    mark('latency:d1:e1:6', '2026-03-01', {
      verdict: 'accepted',
      memo: NASTY
    }),
    mark('latency:d2:e1:2', '2026-04-09', { verdict: 'rejected' }),
    mark('recall:d3:0', '2026', { noticed: 'No dream was remembered.' })
  ],
  picture: {
    lanes: [
      {
        kind: 'latency',
        label: 'Long latency',
        of: 'timed associations',
        rule: 'Far longer than the others.',
        chances: 120
      },
      {
        kind: 'recall',
        label: 'Forgotten dream',
        of: 'recorded nights',
        rule: 'Nothing was remembered.',
        chances: 30
      }
    ],
    months: [
      { month: '2026-03', chances: { latency: 80, recall: 20 } },
      { month: '2026-04', chances: { latency: 40 } }
    ]
  },
  parameters: {}
};
const LANES = '.jp-PsydynReview-disturbance';

describe('possible disturbances', () => {
  it('stand on their day in the lane of their kind, without those waved off', () => {
    draw(TIMELINE);
    const marks = said(LANES);
    expect(marks).toHaveLength(3);
    expect(marks[0]).toMatch(
      /^Long latency; .*2026; 9.0 s; the middle is 1.0 s; not named$/
    );
    expect(marks[1]).toContain(`named “${NASTY}”`);
    expect(marks[2]).toBe(
      'Forgotten dream; 2026; No dream was remembered.; not named'
    );
    expect(
      all(`${LANES}[data-key]`).map(({ dataset }) => dataset.verdict)
    ).toEqual(['open', 'accepted', 'open']);
    // Two of one day stand one above the other.
    const [first, second] = all(`${LANES}[data-key] path`).map(one =>
      one.getAttribute('transform')!.split(' ')
    );
    expect(first[0]).toBe(second[0]);
    expect(first[1]).not.toBe(second[1]);
    expect(host.querySelector('script, img')).toBeNull();
  });

  it('are counted by month out of how many, and never added up', () => {
    draw(TIMELINE);
    const cells = all('.jp-PsydynReview-disturbanceMonths tbody td').map(
      ({ textContent }) => textContent
    );
    expect(cells).toEqual(['2 of 80', '0 of 20', '0 of 40', '–']);
    expect(host.textContent).toContain(
      'Long latency 2 of 120 timed associations'
    );
    expect(host.textContent).not.toContain('3 of 150');
  });

  it('are put aside by kind, also when a decision draws them anew', async () => {
    draw(TIMELINE);
    const box = host.querySelector<HTMLInputElement>('input[type=checkbox]')!;
    box.click();
    expect(said(LANES)).toHaveLength(1);
    await source.decide('recall:d3:0', 'accepted', 'the guest');
    expect(said(LANES)).toEqual([
      'Forgotten dream; 2026; No dream was remembered.; named “the guest”'
    ]);
    host.querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    expect(said(LANES)).toHaveLength(3);
  });

  it('show their passage below when the focus rests on them', async () => {
    draw(TIMELINE);
    const marks = all(`${LANES}[data-key]`);
    marks[0].focus();
    marks[1].focus();
    await jest.advanceTimersByTimeAsync(300);
    const preview = host.querySelector('.jp-PsydynReview-disturbancePreview')!;
    expect(preview.textContent).toContain('9.0 s; the middle is 1.0 s');
    expect(preview.querySelector('mark')!.textContent).toBe('water');
    expect(source.asked).toEqual(['latency:d1:e1:6']);
  });

  it('say why a passage cannot be read', async () => {
    draw(TIMELINE);
    source.refuse = 'The server does not answer.';
    all(`${LANES}[data-key]`)[0].focus();
    await jest.advanceTimersByTimeAsync(300);
    expect(
      host.querySelector('.jp-PsydynReview-disturbancePreview')!.textContent
    ).toContain('The server does not answer.');
  });

  it('are named where their passage is: a name that is written is a name', async () => {
    draw(TIMELINE);
    press(all(`${LANES}[data-key]`)[0], 'Enter');
    await settle();
    expect(
      host.querySelector('.jp-PsydynReview-pane h3')!.textContent
    ).toContain('Passages for Long latency');
    button(host, 'Wave off');
    const name = host.querySelector<HTMLTextAreaElement>(
      '[aria-label="A name, in your words"]'
    )!;
    name.value = 'the bell rang';
    press(name, 'Enter');
    await settle();
    expect(source.decided).toEqual([
      ['latency:d1:e1:5', 'accepted', 'the bell rang']
    ]);
    expect(host.querySelector('.jp-PsydynReview-verdict')!.textContent).toBe(
      'named'
    );
  });

  it('are listed one by one, those waved off when asked for', () => {
    draw(TIMELINE);
    const list = '.jp-PsydynReview-peopleThemes';
    expect(said(list)).toHaveLength(3);
    button(host, 'Show 1 rejected').click();
    expect(said(list)[2]).toContain('waved off');
  });

  it('say what it takes where there could be none, and open nothing from a file', () => {
    draw({ ...TIMELINE, rows: [], picture: { lanes: [], months: [] } });
    expect(host.textContent).toContain('it takes nights, associations');
    stop();
    stop = drawResult(new FileResult(TIMELINE), host);
    expect(host.querySelector('.jp-PsydynReview-disturbances svg')!.getAttribute('role')).toBe('img'); // prettier-ignore
    all(`${LANES}[data-key]`)[0].dispatchEvent(
      new MouseEvent('pointerover', { bubbles: true })
    );
    expect(
      host.querySelector('.jp-PsydynReview-disturbancePreview')!.textContent
    ).toContain('Long latency, ');
  });
});

const level = (at: number, count: number): Row => ({
  key: `level:${at}`,
  level: at,
  name: `name ${at}`,
  count,
  share: count / 7,
  share_low: at === 3 ? 0.1 : null,
  share_high: at === 3 ? 0.6 : null,
  defences: count ? 'Denial 2' : ''
});
const session = (key: string, night: string, odf: number | null) => ({
  key,
  night,
  counts: odf === null ? [0, 0, 0, 0, 0, 1, 0] : [1, 0, 2, 0, 2, 1, 0],
  odf,
  low: null,
  high: null,
  n: odf === null ? 1 : 6,
  entries: 1,
  note: odf === null ? 'too few: 1 of at least 5 defences' : ''
});

const DEFENCES: ISnapshot = {
  ...MOTIFS,
  kind: 'defences',
  title: 'Defences in 7 coded passages',
  notes: [],
  rows: [1, 2, 3, 4, 5, 6, 7].map(at => level(at, at === 3 ? 2 : 0)),
  picture: {
    levels: [1, 2, 3, 4, 5, 6, 7].map(at => ({
      level: at,
      key: `level:${at}`,
      label: `name ${at}`
    })),
    defences: [{ key: 'defence:x', label: NASTY, level: 3, count: 2 }],
    sessions: [
      session('session:h1', '2026-03-02', 3.5),
      session('session:h2', '2026-04-06', null)
    ],
    apart: [{ key: 'level:8', label: 'not enough known', count: 4 }],
    odf: { odf: 4.2, low: 3.9, high: 4.6, n: 7, entries: 6, note: '' },
    names: {}
  },
  parameters: {}
};

describe('defences', () => {
  it('have an ODF from session to session, or are too few for one', () => {
    draw(DEFENCES);
    const odfs = said('.jp-PsydynReview-defenceOdf');
    expect(odfs[0]).toMatch(/2026: ODF 3.5, 6 passages$/);
    expect(odfs[1]).toMatch(
      /2026: no ODF, 1 passage, too few: 1 of at least 5 defences$/
    );
    expect(all('.jp-PsydynReview-defenceOdf circle')).toHaveLength(1);
    expect(
      host.querySelector('rect.jp-PsydynReview-defenceBand')
    ).not.toBeNull();
    // The line begins anew after a session without.
    expect(
      host.querySelector('.jp-PsydynReview-defenceLine')!.getAttribute('d')
    ).not.toContain('L');
  });

  it('have shares by level, each with its number and its words', () => {
    draw(DEFENCES);
    const shares = said('.jp-PsydynReview-defenceShare');
    expect(shares).toHaveLength(5);
    expect(shares[1]).toMatch(/2026: level 3, name 3, 2 of 6$/);
    click('session:h1|3');
    expect(source.asked).toEqual(['session:h1|3']);
  });

  it('stand level by level with an interval, by name, and what is none apart', () => {
    draw(DEFENCES);
    const lines = said('.jp-PsydynReview-bars');
    expect(lines).toContain('3 name 3, 2 of 2, [10 %, 60 %], Denial 2');
    expect(lines).toContain(`${NASTY}, level 3: 2 passages`);
    expect(lines).toContain('not enough known: 4 passages');
    expect(host.querySelector('script, img')).toBeNull();
  });

  it('say so where there are none', () => {
    draw({ ...DEFENCES, rows: [], picture: { ...DEFENCES.picture, sessions: [], defences: [], apart: [] } }); // prettier-ignore
    expect(host.textContent).toContain('None yet: they stand here once');
  });
});

const INTERVENTIONS: ISnapshot = {
  ...MOTIFS,
  kind: 'interventions',
  notes: [],
  rows: [
    {
      key: 'answer:question|declined',
      intervention: 'Question',
      response: 'Declined',
      count: 1,
      interventions: 3,
      share: 1 / 3,
      share_low: 0.06,
      share_high: 0.79
    }
  ],
  picture: {
    kinds: [{ key: 'kind:question', code: 'question', label: 'Question', count: 3 }],
    responses: [
      { code: 'declined', label: 'Declined' },
      { code: '', label: 'no response coded' }
    ],
    links: [
      { key: 'link:1', entry: 'h', night: '2026-03-02', kind: 'Question', responses: ['Declined'] },
      { key: 'link:2', entry: 'h', night: '2026-03-02', kind: 'Question', responses: [] }
    ],
    names: { 'link:1': 'Question: Declined' }
  },
  parameters: {}
}; // prettier-ignore

describe('interventions', () => {
  it('stand by how they were answered, with intervals, and one by one', async () => {
    draw(INTERVENTIONS);
    expect(said('.jp-PsydynReview-peopleGrid')).toEqual([
      'Question: 3',
      'Question, Declined: 1 of 3, 95 % interval 6 % – 79 %'
    ]);
    expect(said('.jp-PsydynReview-peopleThemes')[1]).toMatch(
      /2026: Question → no response coded$/
    );
    click('link:1');
    await settle();
    expect(
      host.querySelector('.jp-PsydynReview-pane h3')!.textContent
    ).toContain('Passages for Question: Declined');
  });

  it('say so where there are none', () => {
    draw({ ...INTERVENTIONS, rows: [], picture: {} });
    expect(host.textContent).toContain('joined to what answered it');
  });
});
