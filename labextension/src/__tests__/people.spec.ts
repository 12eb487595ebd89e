import { FileResult } from '../sources/file';
import { ISnapshot, Row } from '../tokens';
import { drawResult } from '../views/result';
import { FakeResult, MOTIFS, NASTY } from './fixtures';

function row(key: string, figure: string, more: Partial<Row> = {}): Row {
  return {
    key,
    figure,
    episodes: 3,
    positive: 1,
    negative: 2,
    mixed: 0,
    positive_share: 1 / 3,
    positive_share_low: 0.06,
    positive_share_high: 0.79,
    wish: 'Wish to be close',
    wish_episodes: 2,
    wish_share: 2 / 3,
    wish_share_low: 0.21,
    wish_share_high: 0.94,
    other: '',
    other_episodes: 0,
    other_share: null,
    self: 'Self helpless',
    self_episodes: 1,
    self_share: 1 / 3,
    self_share_low: 0.06,
    self_share_high: 0.79,
    ...more
  };
}

const cell = (key: string, one: string, other: string, episodes: number) => ({
  key,
  one,
  other,
  episodes
});

const PEOPLE: ISnapshot = {
  ...MOTIFS,
  kind: 'people',
  title: 'People in 4 episodes',
  caption: '2 figures in 3 entries (report); coded by the clinician',
  notes: [],
  columns: [
    { name: 'figure', label: 'Figure', type: 'text', help: '' },
    { name: 'episodes', label: 'Episodes', type: 'integer', help: '' }
  ],
  rows: [
    row('figure:figure-mother', 'mother'),
    row('figure:x2', NASTY, { episodes: 1 }),
    row('figure:', 'no figure coded', { episodes: 1 })
  ],
  picture: {
    figures: [
      {
        key: 'figure:figure-mother',
        label: 'mother',
        episodes: 3,
        ties: [
          { key: 'tie:figure-mother|positive', sign: 'positive', episodes: 1 },
          { key: 'tie:figure-mother|negative', sign: 'negative', episodes: 2 }
        ]
      },
      {
        key: 'figure:x2',
        label: NASTY,
        episodes: 1,
        ties: [{ key: 'tie:x2|', sign: '', episodes: 1 }]
      },
      {
        key: 'figure:',
        label: 'no figure coded',
        episodes: 1,
        ties: [{ key: 'tie:|', sign: '', episodes: 1 }]
      }
    ],
    episodes: [
      {
        key: 'episode:1',
        entry: 'd0',
        night: '2026-11-01',
        figures: ['figure:figure-mother', 'figure:x2'],
        sign: 'negative',
        periods: ['then']
      },
      {
        key: 'episode:2',
        entry: 'd0',
        night: '2026-11-01',
        figures: ['figure:figure-mother'],
        sign: 'positive',
        periods: []
      },
      {
        key: 'episode:3',
        entry: 'd1',
        night: '',
        figures: ['figure:'],
        sign: '',
        periods: ['now']
      }
    ],
    components: [
      { code: 'wish-5', label: 'Wish to be close', element: 'wish' },
      { code: 'other-5', label: 'Other rejecting', element: 'other' }
    ],
    map: {
      domains: [
        { code: 'domain-family', label: 'family', episodes: 12 },
        { code: '', label: 'no domain coded', episodes: 1 }
      ],
      cells: [
        cell('cell:domain-family|wish-5', 'domain-family', 'wish-5', 9),
        cell('cell:|other-5', '', 'other-5', 1)
      ]
    },
    periods: {
      then: 1,
      now: 1,
      cells: [cell('period:then|wish-5', 'then', 'wish-5', 1)]
    },
    against: [cell('against:wish-5|other-5', 'wish-5', 'other-5', 2)],
    names: {
      'cell:domain-family|wish-5': 'Wish to be close, family',
      'against:wish-5|other-5': 'Wish to be close and Other rejecting'
    }
  },
  parameters: {}
};

let host: HTMLElement;
let stop: () => void;
let source: FakeResult;

const draw = (snapshot = PEOPLE) => {
  source = new FakeResult(snapshot);
  stop = drawResult(source, host);
};
const keys = (inside: string) =>
  Array.from(
    host.querySelectorAll<HTMLElement>(`${inside} [data-key]`),
    one => one.dataset.key
  );
const said = (key: string, inside = '') =>
  Array.from(
    host.querySelectorAll(`${inside} [data-key="${key}"]`),
    one =>
      one.getAttribute('aria-label') ??
      one.querySelector('.jp-Psydyn-aloud')!.textContent
  );
const DRAWING = '.jp-PsydynReview-peopleDrawing';
const MATRIX = '.jp-PsydynReview-peopleMatrix';
const GRID = '.jp-PsydynReview-peopleGrid';

beforeEach(() => {
  host = document.createElement('div');
  document.body.replaceChildren(host);
});

afterEach(() => {
  stop();
  expect(host.childElementCount).toBe(0);
});

describe('people', () => {
  it('are around me, with a line for each sign by its dash and its words', () => {
    draw();
    expect(said('figure:figure-mother', DRAWING)).toEqual([
      'mother: 3 episodes, few'
    ]);
    expect(said('tie:figure-mother|negative')).toEqual([
      'mother, negative: 2 episodes of 3'
    ]);
    expect(said('tie:x2|')[0]).toContain('no sign coded');
    const lines = host.querySelectorAll<SVGElement>(
      `${DRAWING} line[data-sign]`
    );
    expect(Array.from(lines, line => line.dataset.sign)).toEqual(['positive', 'negative', 'none', 'none']); // prettier-ignore
    const width = (i: number) => Number(lines[i].getAttribute('stroke-width'));
    expect(width(1)).toBeGreaterThan(width(0));
    expect(host.querySelector('script, img')).toBeNull();
  });

  it('are gone through by the arrows with one stop of the Tab key', () => {
    draw();
    const stops = host.querySelectorAll<SVGElement>(
      `${DRAWING} [tabindex="0"]`
    );
    expect(stops).toHaveLength(1);
    stops[0].focus();
    stops[0].dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true })
    );
    expect((document.activeElement as SVGElement).dataset.key).toBe(
      'tie:figure-mother|positive'
    );
  });

  it('have what is most frequent with each, with its size, or that it was not coded', () => {
    draw();
    const [text] = said(
      'figure:figure-mother',
      '.jp-PsydynReview-peopleThemes'
    );
    expect(text!.replace(/\u00a0/g, ' ')).toBe(
      'mother: 3 episodes, few; Wish: Wish to be close, 2 / 3 [21 %, 94 %]; ' +
        'Response of other: not coded; Response of self: Self helpless, 1 / 3 [6 %, 79 %]; ' +
        'Positive: 1 / 3 [6 %, 79 %]'
    );
  });

  it('stand by episode, also those of one episode together', () => {
    draw();
    expect(keys(`${MATRIX} tbody tr:nth-child(1)`)).toEqual(['figure:figure-mother', 'episode:1', 'episode:2']); // prettier-ignore
    expect(keys(`${MATRIX} tbody tr:nth-child(2)`)).toEqual(['figure:x2', 'episode:1']); // prettier-ignore
    expect(said('episode:1', MATRIX)[0]).toMatch(
      /^mother, episode 1, .*2026.*, negative, then$/
    );
    expect(said('episode:3', MATRIX)).toEqual([
      'no figure coded, episode 3, night unknown, no sign coded, now'
    ]);
  });

  it('count what was wished and answered by part of life, and then and now', () => {
    draw();
    const [domains, periods] = Array.from(host.querySelectorAll(GRID), table =>
      Array.from(table.querySelectorAll('tbody tr'), line =>
        Array.from(
          line.querySelectorAll('td'),
          cell => (cell.querySelector('[aria-hidden]') ?? cell).textContent
        )
      ).filter(line => line.length)
    );
    expect(domains).toEqual([['9', '0'], ['0', '1']]); // prettier-ignore
    expect(periods).toEqual([['1', '0'], ['0', '0']]); // prettier-ignore
    expect(host.querySelector(`${GRID} thead`)!.textContent).toContain(
      'family 12 episodesno domain coded 1 episode, few'
    );
    expect(said('cell:domain-family|wish-5')).toEqual([
      'Wish to be close, family: 9 episodes of 12'
    ]);
  });

  const alike = {
    episodes: [5, 6],
    value: 0.86,
    low: 0.53,
    high: 0.99,
    dealt_low: 0.73,
    dealt_high: 1,
    note: ''
  };
  const none = {
    ...alike,
    value: null,
    low: null,
    high: null,
    note: 'too few'
  };
  const display = {
    therapist: 5,
    others: 6,
    note: '',
    likeness: alike,
    rows: [
      {
        code: 'wish-5',
        label: NASTY,
        element: 'wish',
        therapist: 5,
        others: 0,
        difference: 1,
        low: 0.4,
        high: 1
      },
      {
        code: 'other-5',
        label: 'Other rejecting',
        element: 'other',
        therapist: 1,
        others: 3,
        difference: -0.3,
        low: -0.66,
        high: 0.22
      }
    ]
  };

  it('have the therapist beside others: shares, their difference, how alike they are', () => {
    draw({ ...PEOPLE, picture: { ...PEOPLE.picture, therapist: display } });
    expect(said('side:therapist|wish-5')).toEqual([
      `${NASTY}, with the therapist: 5 episodes of 5`
    ]);
    expect(said('side:others|wish-5')).toEqual([]);
    const differences = host.querySelectorAll<HTMLElement>(
      '.jp-PsydynReview-peopleDifference'
    );
    expect(Array.from(differences, one => one.textContent)).toEqual([
      '+100 [+40, +100]',
      '−30 [−66, +22]'
    ]);
    // Where the interval holds 0 it is paler.
    expect(Array.from(differences, one => 'unclear' in one.dataset)).toEqual([
      false,
      true
    ]);
    expect(host.textContent).toContain(
      'How alike: 0.86, 95 % interval 0.53 to 0.99 (cosine of the shares; 5 and 6 episodes). ' +
        'The same episodes dealt out at random: 0.73 to 1.'
    );
    expect(host.querySelector('script, img')).toBeNull();
  });

  it('say why the two, or then and now, are not compared', () => {
    const periods = { ...PEOPLE.picture.periods, likeness: none };
    const few = { ...display, rows: [], likeness: none, note: 'too few' };
    draw({
      ...PEOPLE,
      picture: { ...PEOPLE.picture, therapist: few, periods }
    });
    const found = host.textContent!.split(
      'How alike they are is not said: too few.'
    );
    expect(found).toHaveLength(3);
    expect(host.querySelector('.jp-PsydynReview-peopleDifference')).toBeNull();
  });

  it('lead from any mark to its passages', async () => {
    draw();
    for (const key of [
      'tie:figure-mother|negative',
      'episode:2',
      'cell:domain-family|wish-5',
      'period:then|wish-5',
      'against:wish-5|other-5'
    ]) {
      // prettier-ignore
      host
        .querySelector(`[data-key="${key}"]`)!
        .dispatchEvent(new MouseEvent('click', { bubbles: true }));
      expect(source.asked[source.asked.length - 1]).toBe(key);
    }
    await Promise.resolve();
    expect(
      host.querySelector('.jp-PsydynReview-pane h3')!.textContent
    ).toContain('Passages for Wish to be close and Other rejecting');
    expect(host.textContent).toContain('An observation, not a judgement.');
  });

  it('show the latest episodes first, and all when asked', () => {
    const many = Array.from({ length: 70 }, (_, i) => ({
      ...PEOPLE.picture.episodes[1],
      key: `episode:${i + 1}`
    }));
    draw({ ...PEOPLE, picture: { ...PEOPLE.picture, episodes: many } });
    expect(keys(`${MATRIX} tbody tr:nth-child(1)`)).toHaveLength(61);
    host.querySelector<HTMLElement>('section > .jp-PsydynReview-more')!.click();
    expect(keys(`${MATRIX} tbody tr:nth-child(1)`)).toHaveLength(71);
  });

  it('say so where there is nobody', () => {
    draw({ ...PEOPLE, rows: [], picture: {} });
    expect(host.textContent).toContain('Nobody yet');
  });

  it('are drawn of a file as well, with nothing to open', () => {
    stop = drawResult(new FileResult(PEOPLE), host);
    expect(host.querySelector(DRAWING)!.getAttribute('role')).toBe('img');
    expect(keys('.jp-PsydynReview-peopleMatrix')).toEqual([]);
    expect(host.textContent).toContain('Run the cell again');
  });
});
