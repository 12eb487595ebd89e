import { FileResult } from '../sources/file';
import { ISnapshot } from '../tokens';
import { isApart, shortName } from '../views/periods';
import { drawResult } from '../views/result';
import {
  COMPARISON,
  HPROFILE,
  index,
  KEYNESS,
  pair,
  period,
  RECURRENCE,
  SIMILAR,
  word
} from './figures';
import {
  button,
  CONCORDANCE,
  DENIED,
  FakeResult,
  MOTIFS,
  NASTY,
  PASSAGES,
  press,
  settle
} from './fixtures';

let host: HTMLElement;
let stop: () => void;

function draw(snapshot: ISnapshot): FakeResult {
  const source = new FakeResult(snapshot);
  stop = drawResult(source, host);
  return source;
}

const all = (selector: string) =>
  Array.from(host.querySelectorAll<HTMLElement>(selector));
const keyed = (key: string) =>
  all('[data-key]').find(item => item.dataset.key === key)!;
const keys = () => all('[data-key]').map(item => item.dataset.key);
const focused = () => document.activeElement as HTMLElement;
const aloud = (item: Element) =>
  item.querySelector('.jp-Psydyn-aloud')!.textContent;
/** What a screen reader has of it: without what is only seen. */
const heard = (item: Element) => {
  const copy = item.cloneNode(true) as Element;
  copy.querySelectorAll('[aria-hidden=true]').forEach(each => each.remove());
  return copy.textContent;
};

beforeEach(() => {
  host = document.createElement('div');
  document.body.replaceChildren(host);
});

afterEach(() => {
  stop();
  expect(host.childElementCount).toBe(0);
});

const KINDS = [KEYNESS, COMPARISON, RECURRENCE, SIMILAR, HPROFILE];

describe('every kind of bars', () => {
  it.each(KINDS)('of no rows says so ($kind)', snapshot => {
    draw({ ...snapshot, rows: [], picture: {}, notes: [] });
    expect(host.querySelector('.jp-PsydynReview-empty')).not.toBeNull();
  });

  it.each(KINDS)('from a file opens nothing ($kind)', snapshot => {
    stop = drawResult(new FileResult(snapshot), host);
    expect(keys()).toEqual([]);
    expect(host.querySelector('ol li')).not.toBeNull();
    expect(host.textContent).toContain('Run the cell again');
  });

  it.each(KINDS)('takes figures that are not known ($kind)', snapshot => {
    const rows = snapshot.rows.map(row => {
      const none = Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'number' &&
        !['log_ratio', 'log_odds', 'h'].includes(name)
          ? null
          : value
      ]);
      return Object.fromEntries(none);
    });
    draw({ ...snapshot, rows });
    expect(host.innerHTML).not.toMatch(/NaN|null|undefined|Infinity/);
  });

  it.each([
    { ...KEYNESS, rows: [word(NASTY)] },
    { ...COMPARISON, rows: [pair(NASTY, NASTY)] },
    { ...HPROFILE, rows: [index(NASTY, { group: NASTY })] },
    { ...RECURRENCE, rows: [period(NASTY)], picture: { changes: [NASTY] } },
    {
      ...SIMILAR,
      rows: [{ ...SIMILAR.rows[0], key: NASTY, night: NASTY, shared: NASTY }]
    }
  ])('shows what people wrote as text ($kind)', snapshot => {
    draw(snapshot);
    expect(host.querySelector('script, img')).toBeNull();
    expect(host.textContent).toContain(NASTY);
  });
});

describe('a profile of indices', () => {
  it('has its groups in the order of the norms, and no index without a value', () => {
    draw(HPROFILE);
    expect(
      all('.jp-PsydynReview-divergingTitle').map(each => each.textContent)
    ).toEqual(['Characters (2)', 'Social interactions (1)']);
    const lines = all('ol .jp-PsydynReview-diverging');
    expect(lines.map(line => line.dataset.unclear !== undefined)).toEqual([
      false,
      true,
      false
    ]);
    expect(
      host.querySelector('.jp-PsydynReview-legend')!.textContent
    ).toContain('1 index that nothing was counted for is in the table');
  });

  it('is one sentence an index to who hears it', () => {
    draw(HPROFILE);
    expect(heard(keyed('Male/Female'))).toBe(
      'Male/Female: 30 % here, 48 % in the norm, 12 of 40, h -0.37, 95 % interval -0.68 to -0.06'
    );
    expect(heard(keyed('A/C'))).toContain('A/C: 0.34 here, 0.24 in the norm');
    expect(heard(all('ol .jp-PsydynReview-diverging')[1])).toContain(
      'not distinguishable from the norm'
    );
  });

  it('opens passages of what was counted, and of nothing none', async () => {
    const source = draw(HPROFILE);
    expect(keys()).toEqual(['Male/Female', 'A/C']);
    keyed('A/C').click();
    await settle();
    expect(source.asked).toEqual(['A/C']);
    expect(host.querySelector('h3[tabindex]')!.textContent).toContain(
      'Passages for A/C'
    );
  });

  it('of a series is one list of its periods', () => {
    const rows = [
      index('1990', { group: null }),
      index('1991', { group: null })
    ];
    draw({ ...HPROFILE, title: 'Friends over time', rows });
    expect(all('ol').map(list => list.getAttribute('aria-label'))).toEqual([
      'Friends over time'
    ]);
  });
});

describe('keyness', () => {
  const titles = () =>
    all('.jp-PsydynReview-divergingTitle').map(each => each.textContent);

  it('lists what there is more of, then what there is less of, the surest first', () => {
    draw(KEYNESS);
    expect(titles()).toEqual(['More here (2)', 'Less here (1)']);
    expect(keys()).toEqual(['lemma:water', 'lemma:train']);
    const lists = all('ol').map(list => list.getAttribute('aria-label'));
    expect(lists).toEqual(['More here', 'Less here']);
    // What can be told from chance only.
    expect(host.textContent).not.toContain('perhaps');
  });

  it('draws bars on both sides of 0, with their interval', () => {
    draw(KEYNESS);
    const [water, , group] = all('ol .jp-PsydynReview-diverging');
    const style = (item: Element, kind: string) =>
      item.querySelector(`.jp-PsydynReview-${kind}`)?.getAttribute('style');
    expect(style(water, 'divergingBar')).toContain(
      'inset-inline-start: 50.00%'
    );
    expect(style(group, 'divergingBar')).toContain('inset-inline-start: 0.00%');
    expect(style(group, 'divergingBar')).toContain('inline-size: 50.00%');
    expect(style(water, 'divergingRange')).toBeDefined();
    expect(style(group, 'divergingRange')).toBeUndefined();
  });

  it('is one sentence a word to who hears it', () => {
    draw(KEYNESS);
    const water = keyed('lemma:water');
    expect(heard(water)).toBe(
      'water: 4.1 of a thousand words here, 1.2 in the reference, 12 in 9 entries, log ratio 3, 95 % interval 1.2 to 3'
    );
  });

  it('opens passages by keyboard; a word that is not here has none', async () => {
    const source = draw(KEYNESS);
    keyed('lemma:water').focus();
    press(focused(), 'j');
    expect(focused()).toBe(keyed('lemma:train'));
    focused().click();
    await settle();
    expect(source.asked).toEqual(['lemma:train']);
    expect(host.querySelector('h3[tabindex]')!.textContent).toBe(
      'Passages for train (2 of 61 dreams)'
    );
    press(focused(), 'Escape');
    expect(focused()).toBe(keyed('lemma:train'));
    expect(all('div.jp-PsydynReview-diverging').pop()!.textContent).toContain(
      'group'
    );
  });

  it('of very many words says how many, and shows the rest when asked', () => {
    const rows = Array.from({ length: 42 }, (_, i) => word(`w${i}`));
    draw({ ...KEYNESS, rows });
    expect(keys()).toHaveLength(30);
    button(host, 'Show all 42').click();
    expect(keys()).toHaveLength(42);
    expect(focused()).toBe(keyed('lemma:w30'));
    expect(all('[tabindex="0"][data-key]')).toEqual([focused()]);
  });

  it('says plainly where nothing is clear, and shows the first greyed', () => {
    const rows = Array.from({ length: 25 }, (_, i) =>
      word(`w${i}`, { q: i ? 0.5 : null })
    );
    draw({ ...KEYNESS, rows });
    expect(host.textContent).toContain(
      'none of the 25 can be told from chance'
    );
    expect(titles()).toEqual(['More here, not distinguishable (20)']);
    expect(all('[data-unclear]')).toHaveLength(20);
    expect(aloud(keyed('lemma:w0'))).toContain('not distinguishable');
  });
});

describe('a comparison', () => {
  it('has what is not clear in grey, and says what grey is', async () => {
    const source = draw(COMPARISON);
    expect(keys()).toEqual(['water--corridor', 'coat--pocket']);
    expect(keyed('water--corridor').dataset.unclear).toBeUndefined();
    expect(keyed('coat--pocket').dataset.unclear).toBe('');
    expect(heard(keyed('coat--pocket'))).toBe(
      'coat and pocket: 6 times together in the first, 1 in the second, log odds ratio -1.2, 95 % interval -3 to 0.60, not distinguishable from chance'
    );
    expect(host.textContent).toContain(
      'Grey: not distinguishable from chance.'
    );
    keyed('coat--pocket').click();
    await settle();
    expect(source.asked).toEqual(['coat--pocket']);
    expect(host.querySelector('h3[tabindex]')!.textContent).toBe(
      'Passages for coat ∧ pocket (2 dreams)'
    );
  });
});

describe('a recurrence', () => {
  const bars = () => all('.jp-PsydynReview-periodBar');

  it('is a list of periods to who hears it, and silence between them', () => {
    draw(RECURRENCE);
    const list = host.querySelector('ol')!;
    expect(list.getAttribute('aria-label')).toBe('Periods');
    expect(Array.from(list.children, heard)).toEqual([
      '2023-03: 1 of 6 entries, 95 % interval 3 % to 56 %, expected 1.4',
      '2023-04: 0 of 3 entries, 95 % interval 3 % to 56 %, few entries',
      'nothing told in between',
      '2023-07: 4 of 8 entries, 95 % interval 3 % to 56 %, expected 1.4, comes differently often from Jul 14, 2023 on'
    ]);
  });

  it('draws each share, how sure it is, what is expected, and where it changes', () => {
    draw(RECURRENCE);
    const [march, april, july] = bars();
    const style = (item: Element, kind: string) =>
      item.querySelector(`.jp-PsydynReview-${kind}`)?.getAttribute('style');
    expect(style(july, 'periodShare')).toBe('block-size: 50.00%');
    expect(style(march, 'whisker')).toBe(
      'inset-block-end: 3.00%; block-size: 53.40%'
    );
    expect(style(march, 'expectedTick')).toBe('inset-block-end: 23.33%');
    expect(style(april, 'expectedTick')).toBeUndefined();
    expect(style(july, 'change')).toBe('inset-inline-start: 50.0%');
    expect(
      all('.jp-PsydynReview-periodBar .jp-PsydynReview-change')
    ).toHaveLength(1);
    expect(host.querySelector('ul[aria-label=Legend]')!.textContent).toContain(
      'from here on it comes differently often'
    );
  });

  it('tells the number in each period, and which are few', () => {
    draw(RECURRENCE);
    const said = bars().map(bar =>
      ['figure', 'few'].map(
        kind => bar.querySelector(`.jp-PsydynReview-${kind}`)!.textContent
      )
    );
    expect(said).toEqual([
      ['6', ''],
      ['3', 'few'],
      ['8', '']
    ]);
    expect(bars().map(bar => bar.hasAttribute('data-few'))).toEqual([
      false,
      true,
      false
    ]);
  });

  it('is gone through from left to right, and counts dreams by the period', async () => {
    const source = draw(RECURRENCE);
    keyed('2023-03').focus();
    press(focused(), 'ArrowRight');
    // Where the motif did not come there is nothing to read.
    expect(focused()).toBe(keyed('2023-07'));
    press(focused(), 'ArrowLeft');
    press(focused(), 'End');
    focused().click();
    await settle();
    expect(source.asked).toEqual(['2023-07']);
    expect(host.querySelector('h3[tabindex]')!.textContent).toBe(
      'Passages for 2023-07 (2 of 8 dreams)'
    );
    press(focused(), 'Escape');
    expect(focused()).toBe(keyed('2023-07'));
  });

  it('has a change that falls between two periods where the next begins', () => {
    draw({ ...RECURRENCE, picture: { changes: ['2023-06-01', '2030-01-01'] } });
    const marks = all('.jp-PsydynReview-periodBar .jp-PsydynReview-change');
    expect(marks.map(mark => mark.getAttribute('style'))).toEqual([
      'inset-inline-start: 0.0%'
    ]);
    expect(bars()[2].contains(marks[0])).toBe(true);
  });

  it.each([
    ['2023-12', '2024-01', '2024-03', ['01', '2024']],
    ['2023 Q4', '2024 Q1', '2024 Q3', ['Q1', '2024']],
    ['2023', '2024', '2026', ['2024', '']],
    ['2015-2019', '2020-2024', '2030-2034', ['2020–', '2024']]
  ] as const)('knows what follows on %s', (first, next, later, short) => {
    stop = () => undefined;
    expect(isApart(first, next)).toBe(false);
    expect(isApart(next, later)).toBe(true);
    expect(isApart('no period', next)).toBe(false);
    expect(shortName(next, first)).toEqual(short);
  });
});

describe('similar dreams', () => {
  it('have their night, how near they are, and what both hold', () => {
    draw(SIMILAR);
    expect(heard(keyed('d002'))).toBe(
      'Nov 12, 2024, similarity 0.42, both hold water, animals (symbol)'
    );
    const shapes = Array.from(
      keyed('d002').querySelectorAll<HTMLElement>('.jp-PsydynReview-chip')
    ).map(each => each.dataset.shape);
    expect(shapes).toEqual(['round', 'square']);
    const bar = keyed('d002').querySelector('.jp-PsydynReview-bar > span')!;
    expect(bar.getAttribute('style')).toBe('inline-size: 42%');
    expect(keyed('d003').textContent).toContain('night unknown, d003');
  });

  it('open what both share', async () => {
    const source = draw(SIMILAR);
    keyed('d002').focus();
    press(focused(), 'ArrowDown');
    press(focused(), 'ArrowUp');
    focused().click();
    await settle();
    expect(source.asked).toEqual(['d002']);
    expect(host.querySelector('h3')!.textContent).toBe(
      'Passages for Nov 12, 2024 (2 of 61 dreams)'
    );
  });
});

describe('motifs that come and go', () => {
  const [water, house] = MOTIFS.rows;
  const said = (more: object) => {
    draw({ ...MOTIFS, rows: [{ ...water, ...more }] });
    return host.querySelector('.jp-PsydynReview-also')?.textContent;
  };

  it('say what was not listed apart, what is denied, and a clear trend', () => {
    expect(
      said({
        variants: 'waters; the water',
        negated: 2,
        trend: 2.1,
        trend_q: 0.01
      })
    ).toBe('↗ more often as time goes on2 negatedalso: waters, the water');
  });

  it.each([
    [{ trend: 0.4, trend_q: 0.01 }, '↘ less often as time goes on'],
    [{ trend: 2, trend_q: 0.2 }, undefined],
    [{ trend: 2, trend_q: null }, undefined],
    [{ trend: null, trend_q: null, negated: 0, variants: '' }, undefined],
    [{ variants: NASTY.replace(/;/g, '') }, `also: ${NASTY}`]
  ])('say no more than is known: %j', (more, expected) => {
    expect(said(more)).toBe(expected);
    expect(host.querySelector('script, img')).toBeNull();
  });

  it('have their changes as ticks on the strip, and in its name', () => {
    draw({
      ...MOTIFS,
      rows: [{ ...water, changes: '2024-03-01; 2024-08-01' }, house]
    });
    const marks = all('.jp-PsydynReview-changes');
    expect(marks).toHaveLength(1);
    expect(marks[0].getAttribute('d')!.match(/M/g)).toHaveLength(2);
    expect(
      keyed('lemma:water').querySelector('svg')!.getAttribute('aria-label')
    ).toContain('more seldom, from Mar 1, 2024, Aug 1, 2024 on');
    expect(host.textContent).toContain('A broken line: the night');
  });

  it('are in no clusters where that is not known', () => {
    draw({ ...MOTIFS, rows: [{ ...water, expected: 20, q: null }] });
    expect(host.textContent).not.toContain('in clusters');
  });
});

describe('what is denied', () => {
  const title = 'The word is denied here (no dog) and is not counted';

  it('says so beside its passage, and is not counted', async () => {
    const source = draw(MOTIFS);
    source.found = [PASSAGES[0], DENIED];
    keyed('lemma:water').click();
    await settle();
    const items = all('.jp-PsydynReview-passage');
    expect(items.map(item => item.hasAttribute('data-negated'))).toEqual([
      false,
      true
    ]);
    const word = items[1].querySelector('.jp-PsydynReview-negated')!;
    expect(word.textContent).toBe('negated');
    expect(word.getAttribute('title')).toBe(title);
    expect(items[0].querySelector('.jp-PsydynReview-negated')).toBeNull();
    expect(host.querySelector('h3')!.textContent).toBe(
      'Passages for water (1 of 61 dreams)'
    );
  });

  it('says so in a concordance and in its table', () => {
    draw({ ...CONCORDANCE, picture: { passages: [PASSAGES[0], DENIED] } });
    const lines = all('.jp-PsydynReview-kwic li');
    expect(lines[0].textContent).not.toContain('negated');
    expect(lines[1].hasAttribute('data-negated')).toBe(true);
    expect(lines[1].textContent).toContain('Nov 14, 2024 negated');
    all('[role=tab]')[1].click();
    const cells = () =>
      all('tbody tr').map(row => row.lastElementChild!.textContent);
    expect(cells()).toEqual(['', 'negated']);
    button(host, 'Negated').click();
    expect(cells()).toEqual(['negated', '']);
  });
});

describe('very many passages', () => {
  const many = (count: number) =>
    Array.from({ length: count }, () => PASSAGES[0]);

  it('are shown when asked for, and the focus goes on there', async () => {
    const source = draw(MOTIFS);
    source.found = many(60);
    keyed('lemma:water').click();
    await settle();
    const openers = () => all('.jp-PsydynReview-openPassage');
    expect(openers()).toHaveLength(50);
    button(host, 'Show all 60 passages').click();
    expect(openers()).toHaveLength(60);
    expect(focused()).toBe(openers()[50]);
    expect(openers().filter(each => each.tabIndex === 0)).toEqual([focused()]);
  });

  it('of a concordance too', () => {
    draw({ ...CONCORDANCE, picture: { passages: many(120) } });
    const lines = () => all('.jp-PsydynReview-kwic li');
    expect(lines()).toHaveLength(100);
    const more = button(host, 'Show 20 more');
    more.click();
    expect(lines()).toHaveLength(120);
    expect(more.hidden).toBe(true);
    expect(lines()[100].contains(focused())).toBe(true);
  });
});
