import { nullTranslator } from '@jupyterlab/translation';
import { FileResult } from '../sources/file';
import { ISnapshot } from '../tokens';
import { drawNews, INews } from '../views/overview/news';
import { drawOverview } from '../views/overview/overview';
import { IActs } from '../views/picture';
import { drawResult } from '../views/result';
import { EVERYTHING, ISelection } from '../views/selection';
import { FakeResult, NASTY, press } from './fixtures';
import { motif, overview } from './overviews';

const trans = nullTranslator.load('jupyter_psydyn');

let host: HTMLElement;
let stop: () => void;
let asked: Partial<ISelection>[];
let chosen: string[];
let narrow: (selection: ISelection) => void;

function draw(snapshot: ISnapshot, some: Partial<IActs> = {}): void {
  stop = drawOverview(snapshot, host, {
    trans,
    chosen: null,
    selection: EVERYTHING,
    choose: key => chosen.push(key),
    select: some => asked.push(some),
    follow: how => {
      narrow = how;
    },
    ...some
  });
}

const all = (selector: string) =>
  Array.from(host.querySelectorAll<HTMLElement>(selector));
const one = (selector: string) => host.querySelector<HTMLElement>(selector)!;
const said = () => one('.jp-PsydynOverview-said').textContent;
const night = (name: string) => one(`[aria-label^="${name}"]`);
const focused = () => document.activeElement!.getAttribute('aria-label');
const figures = () =>
  all('.jp-PsydynOverview-strip .jp-PsydynOverview-figure').map(
    figure => figure.textContent
  );
const out = () =>
  all('.jp-PsydynOverview-night[data-out]').map(item =>
    item.getAttribute('aria-label')
  );
const veils = () => {
  const { style } = one('.jp-PsydynOverview-zones');
  return ['before', 'after'].map(end =>
    style.getPropertyValue(`--jp-psydyn-${end}`)
  );
};

/** Ten days: three dreams, two of them of the first night, and a night without recall. */
const SERIES = overview(
  [
    [0, 100],
    [0, 40],
    [3, 0],
    [9, 20]
  ],
  [motif('walrus', [0, 3]), motif('gate', [1])]
);

beforeEach(() => {
  host = document.createElement('div');
  document.body.replaceChildren(host);
  asked = [];
  chosen = [];
  stop = () => undefined;
});

afterEach(() => stop());

describe('the nights', () => {
  beforeEach(() => draw(SERIES));

  it('say what was told in each, and of which nothing was recalled', () => {
    expect(
      all('.jp-PsydynOverview-calendar [role=button]').map(item => [
        item.tagName,
        item.getAttribute('aria-label')
      ])
    ).toEqual([
      ['rect', 'January 1, 2025, 2 dreams, 140 words'],
      ['circle', 'January 4, 2025, no recall'],
      ['rect', 'January 10, 2025, 20 words']
    ]);
  });

  it('are one stop of the Tab key, and gone through by days and weeks', () => {
    const stops = all('.jp-PsydynOverview-calendar [tabindex="0"]');
    expect(stops).toHaveLength(1);
    stops[0].focus();
    expect(focused()).toBe('January 10, 2025, 20 words');
    press(document.activeElement!, 'ArrowLeft');
    expect(focused()).toBe('January 3, 2025, not recorded');
    press(document.activeElement!, 'ArrowDown');
    expect(focused()).toBe('January 4, 2025, no recall');
    press(document.activeElement!, 'ArrowLeft');
    expect(focused()).toBe('January 1, 2025, 2 dreams, 140 words');
    press(document.activeElement!, 'End');
    expect(focused()).toBe('January 10, 2025, 20 words');
    expect(all('.jp-PsydynOverview-calendar [tabindex="0"]')).toHaveLength(1);
    expect(all('[data-ghost]')).toHaveLength(0);
  });

  it('open their entry by Enter, of several the next', () => {
    night('January 1').focus();
    press(night('January 10'), 'Home');
    press(night('January 1'), 'Enter');
    expect(asked).toEqual([{ entry: 'e0' }]);
    expect(out()).toEqual([
      'January 4, 2025, no recall',
      'January 10, 2025, 20 words'
    ]);
    press(night('January 1'), 'Enter');
    expect(asked[1]).toEqual({ entry: 'e1' });
  });

  it('are chosen as a period by Shift with arrows', () => {
    night('January 10').focus();
    for (const key of ['ArrowUp', 'ArrowLeft']) {
      document.activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', { key, shiftKey: true, bubbles: true })
      );
    }
    expect(asked).toEqual([
      { since: '2025-01-09', until: '2025-01-10' },
      { since: '2025-01-02', until: '2025-01-10' }
    ]);
    expect(focused()).toBe('January 2, 2025, not recorded');
    expect(said()).toBe('1 of 3 dreams, Jan 2, 2025 to Jan 10, 2025');
  });
});

describe('what is looked at', () => {
  beforeEach(() => draw(SERIES));

  it('is a period: the rest is covered, and figures are of it', () => {
    narrow({ ...EVERYTHING, since: '2025-01-02', until: '2025-01-09' });
    expect(veils()).toEqual(['10.00%', '10.00%']);
    expect(figures()).toEqual(['0 of 0', '0 of 0']);
    expect(out()).toHaveLength(2);
    narrow(EVERYTHING);
    expect(veils()).toEqual(['0.00%', '0.00%']);
    expect(figures()).toEqual(['2 of 3 [10–60 %]', '1 of 3 [10–60 %]']);
    expect(out()).toEqual([]);
  });

  it('is a motif: its nights are marked, the others stand back', () => {
    all('.jp-PsydynOverview-only')[0].click();
    expect(asked).toEqual([{ motif: 'lemma:walrus' }]);
    expect(said()).toBe(
      '2 of 3 dreams, Jan 1, 2025 to Jan 10, 2025, with walrus'
    );
    expect(all('[data-lit]')).toHaveLength(2);
    expect(figures()).toEqual(['2 of 2', '0 of 2']);
    expect(
      all('.jp-PsydynOverview-only').map(item =>
        item.getAttribute('aria-pressed')
      )
    ).toEqual(['true', 'false']);
    all('.jp-PsydynOverview-only')[0].click();
    expect(asked[1]).toEqual({ motif: '' });
    expect(all('[data-lit]')).toHaveLength(0);
  });

  it('is a motif by Shift with Enter on its name, and its passages by Enter alone', () => {
    const [name] = all('.jp-PsydynOverview-name');
    name.click();
    expect(chosen).toEqual(['lemma:walrus']);
    name.dispatchEvent(new MouseEvent('click', { shiftKey: true }));
    expect(asked).toEqual([{ motif: 'lemma:walrus' }]);
    expect(chosen).toHaveLength(1);
  });

  it('is all again by Escape, or by the button that says so', () => {
    const button = one('.jp-PsydynReview-more');
    expect(button.hidden).toBe(true);
    narrow({ ...EVERYTHING, motif: 'lemma:gate' });
    expect(button.hidden).toBe(false);
    press(night('January 10'), 'Escape');
    expect(asked).toEqual([{ since: '', until: '', motif: '', entry: '' }]);
    expect(button.hidden).toBe(true);
    expect(said()).toBe('3 dreams, Jan 1, 2025 to Jan 10, 2025');
  });

  it('says where it is not narrowed', () => {
    narrow({ ...EVERYTHING, code: 'figure-mother' });
    expect(said()).toContain('not narrowed to a code');
  });
});

describe('over time', () => {
  it('periods are buttons that say all that is drawn of them', () => {
    draw(SERIES);
    const zones = all('.jp-PsydynOverview-zone');
    expect(zones.map(zone => zone.getAttribute('aria-label'))).toContain(
      'Jan 5, 2025 to Jan 10, 2025: 1 dream, 20 words; recalled 1 of 1 night; 10 % positive, 5 % negative'
    );
    zones[1].click();
    expect(asked).toEqual([{ since: '2025-01-05', until: '2025-01-10' }]);
    expect(zones.map(zone => zone.getAttribute('aria-pressed'))).toEqual([
      'false',
      'true'
    ]);
    zones[1].click();
    expect(asked[1]).toEqual({ since: '', until: '' });
    zones[1].focus();
    press(zones[1], 'ArrowLeft');
    expect(document.activeElement).toBe(zones[0]);
    zones[0].dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'ArrowRight',
        shiftKey: true,
        bubbles: true
      })
    );
    expect(asked[2]).toEqual({ since: '2025-01-01', until: '2025-01-10' });
  });

  it('is chosen by drawing across it', () => {
    draw(SERIES);
    const zones = one('.jp-PsydynOverview-zones');
    zones.getBoundingClientRect = () => ({ left: 0, width: 100 }) as DOMRect;
    const point = (type: string, clientX: number) => {
      const event = new MouseEvent(type, { clientX, bubbles: true });
      zones.dispatchEvent(event);
    };
    point('pointerdown', 25);
    point('pointermove', 75);
    expect(asked).toEqual([]);
    expect(veils()).toEqual(['20.00%', '20.00%']);
    point('pointerup', 75);
    expect(asked).toEqual([{ since: '2025-01-03', until: '2025-01-08' }]);
  });

  it('has the dreamer’s feelings with their number and strength', () => {
    draw(
      overview(
        [
          [0, 50],
          [5, 50]
        ],
        [],
        {
          source: 'own',
          words: [
            { word: NASTY, at: [0, 1], strength: [2, 5] },
            { word: 'awe', at: [1], strength: [null] }
          ],
          other: { words: 3, at: [0, 0, 1] }
        }
      )
    );
    const legend = () =>
      all('.jp-PsydynOverview-time .jp-PsydynOverview-legend li').map(
        item => item.textContent
      );
    expect(legend()).toEqual([
      `${NASTY} 2, strength 3.5`,
      'awe 1',
      '3 other words 3'
    ]);
    expect(host.querySelector('img')).toBeNull();
    narrow({ ...EVERYTHING, until: '2025-01-02' });
    expect(legend()).toEqual([
      `${NASTY} 1, strength 2`,
      'awe 0',
      '3 other words 2'
    ]);
  });

  it('says whose the words of feeling are, where nobody entered any', () => {
    draw(SERIES);
    expect(host.textContent).toContain(
      'Nobody entered feelings: these are words that VADER (Hutto and Gilbert 2014) rates, 12 % of those counted.'
    );
  });
});

describe('the strongest motifs', () => {
  const long = Array.from({ length: 200 }, (_, i): [number, number] => [
    2 * i,
    50
  ]);

  it('say a change in words, and mark it', () => {
    const walrus = motif('walrus', [100, 110, 120, 130, 140], ['2025-07-20']);
    draw(overview(long, [walrus]));
    expect(one('.jp-PsydynOverview-changeWords').textContent).toBe(
      'From Jul 20, 2025 on more often: in 5 of 100 dreams, before in 0 of 100.'
    );
    expect(all('.jp-PsydynOverview-change')).toHaveLength(1);
  });

  it('are bars against what is expected where the dreams are many, ticks where few', () => {
    draw(overview(long, [motif('walrus', [0, 1, 2])]));
    const drawn = (kind: string) =>
      all(`.jp-PsydynOverview-${kind}`)
        .map(path => path.getAttribute('d'))
        .join('')
        .split('M').length - 1;
    expect(drawn('share')).toBe(1);
    expect(drawn('expected')).toBeGreaterThan(1);
    narrow({ ...EVERYTHING, motif: 'lemma:walrus' });
    expect(drawn('expected')).toBe(0);
    stop();
    host.replaceChildren();
    draw(SERIES);
    expect(all('.jp-PsydynOverview-share')).toHaveLength(0);
    expect(
      all('.jp-PsydynOverview-strip path[data-kind=in]')[0].getAttribute('d')
    ).toBe('M50.0 0V100M950.0 0V100');
  });

  it('say nothing of change where there is too little', () => {
    draw(SERIES);
    expect(host.textContent).toContain('3 dreams: too few to speak of change.');
  });
});

describe('hardly anything', () => {
  it.each([
    ['nothing', overview([], []), 'No night has a full date'],
    ['no dates', overview([[null, 5]], []), 'No night has a full date'],
    ['one dream', overview([[0, 5]], []), '1 dream: too few'],
    ['no recall', overview([[0, 0]], []), '0 dreams']
  ])('is drawn too: %s', (_, snapshot, text) => {
    draw(snapshot);
    expect(host.textContent).toContain(text);
    narrow({ ...EVERYTHING, since: '2024-01-01', motif: 'lemma:walrus' });
    expect(host.textContent).toContain('with walrus');
  });
});

describe('as a result', () => {
  it('is narrowed where it stands, in a saved notebook too', () => {
    stop = drawResult(new FileResult(SERIES), host);
    const [name] = all('.jp-PsydynOverview-name');
    name.focus();
    name.click();
    expect(said()).toContain('with walrus');
    expect(document.activeElement).toBe(name);
  });

  it('opens the passages of a motif beside it', () => {
    stop = drawResult(new FakeResult(SERIES), host);
    all('.jp-PsydynOverview-name')[0].click();
    expect(one('.jp-PsydynReview-pane')).not.toBeNull();
    expect(all('.jp-PsydynOverview-name')[0].getAttribute('aria-current')).toBe(
      'true'
    );
  });
});

describe('the news', () => {
  const news: INews = {
    since: '2025-01-05T10:00:00Z',
    changes: [
      {
        what: 'entry',
        label: NASTY,
        entry: 'e3',
        record: 'e3',
        at: '2025-01-06T08:00:00Z',
        by: 'ana'
      }
    ],
    days: ['2025-01-10'],
    motifs: [
      {
        key: 'lemma:walrus',
        name: 'walrus',
        kind: 'lemma',
        how: 'again',
        n: 1,
        gapDays: 94
      }
    ]
  };
  const acts: IActs = {
    trans,
    chosen: null,
    choose: key => chosen.push(key),
    select: some => asked.push(some)
  };

  it('leads to the new nights, the motifs and the entries', () => {
    drawNews(news, host, acts);
    expect(host.textContent).toContain('1 new night Jan 10, 2025');
    expect(host.textContent).toContain('again after 94 days, in 1 dream');
    all('button').forEach(button => button.click());
    expect(asked).toEqual([
      { since: '2025-01-10', until: '' },
      { entry: 'e3' }
    ]);
    expect(chosen).toEqual(['lemma:walrus']);
    expect(host.querySelector('img')).toBeNull();
  });

  it('says that there is none', () => {
    drawNews({ since: '', changes: [], days: [], motifs: [] }, host, acts);
    expect(host.textContent).toContain('Not reviewed so far');
  });
});
