import { FileResult } from '../sources/file';
import { ISnapshot } from '../tokens';
import { perCent, seconds } from '../views/format';
import { blocks } from '../views/lines';
import { quotes } from '../views/quotes';
import { drawResult } from '../views/result';
import {
  ASSOCIATIONS,
  CHAINS,
  CONTRAST,
  DICTIONARY,
  DISPLACEMENT,
  meeting,
  NODAL,
  PATHS,
  PROFILE,
  PROTOCOL,
  reaction,
  REACTIONS,
  SMOOTHED,
  SPECTRUM,
  SPEECH,
  SPEECHES
} from './associations';
import {
  button,
  CONCORDANCE,
  FakeResult,
  NASTY,
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
const focused = () => document.activeElement as HTMLElement;
const texts = (selector: string) => all(selector).map(each => each.textContent);
const styles = (item: Element, kind: string) =>
  Array.from(item.querySelectorAll(`.jp-PsydynReview-${kind}`), each =>
    each.getAttribute('style')
  );
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

/** Every text in it, at any depth, is another. */
function withText(value: unknown, text: string): any {
  if (typeof value === 'string') {
    return text;
  }
  if (Array.isArray(value)) {
    return value.map(each => withText(each, text));
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        KEPT.has(name) ? each : withText(each, text)
      ])
    );
  }
  return value;
}

const KEPT = new Set([
  'key', 'kind', 'source', 'target', 'element', 'row', 'verdict', 'entry', 'chosen', 'reproduced'
]); // prettier-ignore

/** Every figure in it, at any depth, is not known. */
function withoutFigures(value: unknown): any {
  if (typeof value === 'number') {
    return null;
  }
  if (Array.isArray(value)) {
    return value.map(withoutFigures);
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        PLACES.has(name) ? each : withoutFigures(each)
      ])
    );
  }
  return value;
}

/** Where a mark stands is always known; so is how often a thing was counted. */
const PLACES = new Set(['x', 'y', 'nodes', 'edges', 'links', 'classes', 'slow', 'periods']); // prettier-ignore

describe('every kind of associations', () => {
  it.each(ASSOCIATIONS)('of no rows says so ($kind)', snapshot => {
    draw({ ...snapshot, rows: [], picture: {}, notes: [] });
    expect(host.querySelector('.jp-PsydynReview-empty')).not.toBeNull();
  });

  it.each(ASSOCIATIONS)('from a file opens nothing ($kind)', snapshot => {
    stop = drawResult(new FileResult(snapshot), host);
    expect(all('button[data-key], [role=button]')).toEqual([]);
    expect(host.querySelector('.jp-PsydynReview-empty')).toBeNull();
    expect(host.textContent!.includes('Run the cell again')).toBe(
      !['paths', 'protocol', 'reactions'].includes(snapshot.kind) &&
        snapshot !== SPEECH
    );
  });

  it.each(ASSOCIATIONS)(
    'takes figures that are not known ($kind)',
    snapshot => {
      draw({
        ...snapshot,
        rows: snapshot.rows.map(withoutFigures),
        picture: withoutFigures(snapshot.picture)
      });
      expect(host.innerHTML).not.toMatch(/NaN|null|undefined|Infinity/);
    }
  );

  it.each(ASSOCIATIONS)('shows what people wrote as text ($kind)', snapshot => {
    draw({
      ...snapshot,
      rows: snapshot.rows.map(row => withText(row, NASTY)),
      picture: withText(snapshot.picture, NASTY)
    });
    expect(host.querySelector('script, img')).toBeNull();
    all('[role=tab]')[1].click();
    expect(host.querySelector('script, img')).toBeNull();
  });

  it.each(ASSOCIATIONS)('has its table a tab away ($kind)', snapshot => {
    draw(snapshot);
    all('[role=tab]')[1].click();
    expect(all('tbody tr')).toHaveLength(snapshot.rows.length);
  });

  it.each(ASSOCIATIONS.filter(({ kind, picture }) => !picture.nodes && kind))(
    'is gone through by keyboard, with one stop ($kind)',
    snapshot => {
      draw(snapshot);
      for (const list of all('ol')) {
        const items = list.querySelectorAll('[data-key], [tabindex]');
        const stops = list.querySelectorAll('[tabindex="0"]');
        expect(stops).toHaveLength(Math.min(1, items.length));
      }
    }
  );
});

it.each([
  [PROTOCOL, true],
  [REACTIONS, true],
  [CONCORDANCE, true],
  // Each word with the next is the text.
  [SPEECH, true],
  [SPEECHES, false],
  [NODAL, false],
  [PATHS, true]
])('quotes what was said, or does not: %#', (snapshot, expected) => {
  stop = () => undefined;
  expect(quotes(snapshot)).toBe(expected);
});

describe('a protocol', () => {
  const lines = () => all('ol .jp-PsydynReview-sheetLine');
  const reading = () =>
    host.querySelector('.jp-PsydynReview-sheetReading')!.textContent;

  it('says each reaction in one sentence, and never more than a possible disturbance', () => {
    draw(PROTOCOL);
    expect(lines().map(heard)).toEqual([
      '1, water: sea; 1.2 s',
      '2, lamp: all of them at home; 4.0 s; possible disturbance: prolonged, several words, reproduction changed or missing; reproduced as light; remark: laughed',
      '3, bread: no reaction; time not known; possible disturbance: no reaction',
      '4, lake: late; 1.2 s; possible disturbance: sounds alike; common by chance, not counted'
    ]);
    expect(host.textContent).toContain('They are no finding about a person.');
  });

  it('has a letter for each mark, with its word, and several stand out', () => {
    draw(PROTOCOL);
    const marks = lines().map(line =>
      Array.from(line.querySelectorAll('.jp-PsydynReview-sign'), mark => [
        mark.textContent,
        mark.getAttribute('title')
      ])
    );
    expect(marks[1]).toEqual([
      ['T', 'prolonged'],
      ['W', 'several words'],
      ['X', 'reproduction changed or missing']
    ]);
    expect(lines().map(line => line.hasAttribute('data-several'))).toEqual([
      false,
      true,
      false,
      // What is common by chance does not count.
      false
    ]);
    const legend = all('ul[aria-label=Legend]')[1];
    expect(legend.textContent).toContain('Tprolonged (1)');
    expect(legend.textContent).not.toContain('misunderstood');
  });

  it('shows what was remembered only where it is another', () => {
    draw(PROTOCOL);
    expect(texts('ol .jp-PsydynReview-sheetReaction')).toEqual([
      'sea',
      'all of them at homeagain: light',
      '—',
      'late'
    ]);
  });

  it('draws times and limits on one scale', () => {
    draw(PROTOCOL);
    // The scale ends at 4 s, the longest.
    expect(styles(lines()[1], 'sheetBar')).toEqual(['inline-size: 100.00%']);
    expect(styles(lines()[1], 'sheetLimit')).toEqual([
      'inset-inline-start: 40.00%',
      'inset-inline-start: 60.00%'
    ]);
    expect(styles(lines()[2], 'sheetBar')).toEqual([]);
    const limits = all('.jp-PsydynReview-timeline .jp-PsydynReview-limit');
    expect(limits.map(limit => limit.hasAttribute('data-chosen'))).toEqual([
      true,
      false
    ]);
    expect(host.textContent).toContain('probable mean, the one chosen: 1.6 s');
    expect(host.textContent).toContain('mean + 1.5 SD: 2.4 s');
  });

  it('is not flattened by a time of an hour', () => {
    const rows = [reaction(1), reaction(2, { seconds: 3600 })];
    draw({ ...PROTOCOL, rows });
    // The scale ends at 2.5 times the highest limit, 6 s.
    expect(styles(lines()[0], 'sheetBar')).toEqual(['inline-size: 20.00%']);
    expect(styles(lines()[1], 'sheetBar')).toEqual(['inline-size: 100.00%']);
    expect(heard(lines()[1])).toContain('60 min');
  });

  it('has a line over time with a gap where nothing came, and shapes for marks', () => {
    draw(PROTOCOL);
    const picture = host.querySelector('.jp-PsydynReview-timeline')!;
    expect(picture.getAttribute('aria-label')).toBe(
      'Times of 4 reactions, in order, 1 over 1.6 s (probable mean), 1 without reaction'
    );
    const curve = picture.querySelector('.jp-PsydynReview-curve')!;
    expect(curve.getAttribute('d')!.match(/M/g)).toHaveLength(2);
    const shapes = Array.from(
      picture.querySelectorAll<SVGElement>('.jp-PsydynReview-timelineMark'),
      mark => mark.dataset.kind
    );
    expect(shapes).toEqual(['prolonged', 'reproduction', 'failed']);
  });

  it('is read along: a place in the line over time selects its reaction', () => {
    draw(PROTOCOL);
    expect(reading()).toContain('water → sea');
    const places = all('.jp-PsydynReview-timeline .jp-PsydynReview-hit');
    places[1].dispatchEvent(new Event('pointerover', { bubbles: true }));
    expect(reading()).toContain('lamp → all of them at home');
    expect(reading()).toContain('remark: laughed');
    places[2].dispatchEvent(new Event('click', { bubbles: true }));
    expect(focused()).toBe(lines()[2]);
    expect(reading()).toContain('bread');
    press(focused(), 'ArrowUp');
    expect(focused()).toBe(lines()[1]);
    expect(reading()).toContain('lamp');
    const cursor = host.querySelector('.jp-PsydynReview-timelineCursor')!;
    expect(Number(cursor.getAttribute('x'))).toBeGreaterThan(0);
  });

  it('is gone through from a file too', () => {
    stop = drawResult(new FileResult(PROTOCOL), host);
    expect(lines().map(line => line.tabIndex)).toEqual([0, -1, -1, -1]);
    lines()[0].focus();
    press(focused(), 'End');
    expect(reading()).toContain('lake → late');
  });

  it('without times has no line over time', () => {
    const rows = [reaction(1, { seconds: null })];
    draw({ ...PROTOCOL, rows, picture: {} });
    expect(host.querySelector('.jp-PsydynReview-timeline')).toBeNull();
    expect(heard(lines()[0])).toBe('1, water: sea; time not known');
  });

  it('says what was not remembered at all', () => {
    const missing = { reproduction: '', reproduced: 'missing' };
    draw({ ...PROTOCOL, rows: [reaction(1, missing)] });
    expect(heard(lines()[0])).toContain('reproduced as nothing');
    expect(texts('ol .jp-PsydynReview-sheetReaction')).toEqual([
      'seaagain: nothing'
    ]);
  });
});

describe('nodal points', () => {
  const rows = () => all('.jp-PsydynReview-nodalRow');
  const ways = () =>
    all('.jp-PsydynReview-nodal .jp-PsydynReview-nodalWay').map(way => [
      way.dataset.from,
      way.dataset.to,
      way.hasAttribute('data-unclear')
    ]);

  it('say from where they are reached, and what chance would do', () => {
    draw(NODAL);
    expect(rows().map(heard)).toEqual([
      'hospital: reached from 2 elements, the corridor (2); the coat (5), said 3 times, by chance 0.40, everyday 0.10, q 0.01',
      'late: reached from 3 elements, the corridor (2); the coat (5), said 3 times, by chance 0.40, everyday 0.10, q 0.60, not distinguishable from chance'
    ]);
    expect(texts('.jp-PsydynReview-nodalElements li')).toEqual([
      'the corridor',
      'the coat'
    ]);
  });

  it('over a series count dreams, each named by its elements', () => {
    const elements = [
      ...NODAL.picture.elements,
      { key: 'element:e3', label: 'a ticket', entry: 'd2' }
    ];
    const links = [
      ...NODAL.picture.links,
      { element: 'element:e3', row: 'd1:late', count: 1 }
    ];
    draw({
      ...NODAL,
      parameters: { unit: 'dream' },
      picture: { elements, links }
    });
    expect(heard(rows()[0])).toContain('reached from 1 dream (2 elements)');
    expect(texts('.jp-PsydynReview-nodalElements li')).toEqual([
      'the corridor · the coat',
      'a ticket'
    ]);
    expect(ways()).toEqual([
      ['d1', 'd1:hospital', false],
      ['d1', 'd1:late', true],
      ['d2', 'd1:late', true]
    ]);
  });

  it('show no more than stays in sight with what leads to them', () => {
    const many = Array.from({ length: 12 }, (_, i) => meeting(`w${i}`));
    const elements = Array.from({ length: 60 }, (_, i) => ({
      key: `element:e${i}`,
      label: `element ${i}`,
      entry: `d${i % 20}`
    }));
    // Each is reached from five of its own.
    const links = elements.map(({ key }, i) => ({
      element: key,
      row: `d1:w${Math.floor(i / 5)}`,
      count: 1
    }));
    draw({ ...NODAL, rows: many, picture: { elements, links } });
    expect(rows()).toHaveLength(6);
    const starts = () => all('.jp-PsydynReview-nodalElements li');
    // Those that lead to what is shown, and no others.
    expect(starts()).toHaveLength(30);
    button(host, 'Show all 12 associations').click();
    expect(starts()).toHaveLength(60);
  });

  it('have a line for each way, grey where chance would do, thick where often', () => {
    draw(NODAL);
    expect(ways()).toEqual([
      ['element:e1', 'd1:hospital', false],
      ['element:e2', 'd1:hospital', false],
      ['element:e2', 'd1:late', true]
    ]);
    const thick = all('.jp-PsydynReview-nodal .jp-PsydynReview-nodalWay').map(
      way => Number(way.getAttribute('stroke-width'))
    );
    expect(thick[1]).toBeGreaterThan(thick[0]);
    expect(host.textContent).toContain('grey: not distinguishable from chance');
  });

  it('light their elements while they are focused', () => {
    draw(NODAL);
    const lit = () =>
      all('[data-element][data-near]').map(item => item.dataset.element);
    keyed('d1:late').focus();
    expect(lit()).toEqual(['element:e2']);
    press(focused(), 'ArrowUp');
    expect(lit()).toEqual(['element:e1', 'element:e2']);
    focused().blur();
    expect(lit()).toEqual([]);
    all('[data-element]')[0].dispatchEvent(
      new Event('pointerover', { bubbles: true })
    );
    expect(all('[data-row][data-near]').map(item => item.dataset.row)).toEqual([
      'd1:hospital'
    ]);
  });

  it('are accepted and rejected from their line; those rejected come when asked for', async () => {
    const source = draw(NODAL);
    press(keyed('d1:hospital'), 'y');
    press(keyed('d1:late'), 'n');
    await settle();
    expect(source.decided).toEqual([
      ['d1:hospital', 'accepted', ''],
      ['d1:late', 'rejected', '']
    ]);
    expect(rows().map(row => row.dataset.row)).toEqual(['d1:hospital']);
    expect(rows()[0].textContent).toContain('accepted');
    button(host, 'Show 2 rejected').click();
    expect(rows()).toHaveLength(3);
    expect(ways()).toHaveLength(4);
  });

  it('are not decided where nobody keeps it', async () => {
    const source = new FakeResult(NODAL);
    Object.assign(source, { decide: undefined });
    stop = drawResult(source, host);
    press(keyed('d1:hospital'), 'y');
    await settle();
    expect(source.decided).toEqual([]);
  });

  it('open their passages, and come back', async () => {
    const source = draw(NODAL);
    keyed('d1:hospital').click();
    await settle();
    expect(source.asked).toEqual(['d1:hospital']);
    expect(host.querySelector('h3[tabindex]')!.textContent).toContain(
      'Passages for hospital'
    );
    // What it is linked to stays lit while it is open.
    const lit = all('[data-element][data-near]').map(
      item => item.dataset.element
    );
    expect(lit).toEqual(['element:e1', 'element:e2']);
    press(focused(), 'Escape');
    expect(focused()).toBe(keyed('d1:hospital'));
  });

  it('say plainly where none is clear, and show the first of many', () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      meeting(`w${i}`, { q: null })
    );
    draw({ ...NODAL, rows: many });
    expect(host.textContent).toContain(
      'None can be told from chance: the 40 associations below are places to read, not findings.'
    );
    expect(rows()).toHaveLength(12);
    button(host, 'Show all 40 associations').click();
    expect(rows()).toHaveLength(40);
  });
});

describe('displacement', () => {
  it('stands on a scale of 1 to 5, with its n', () => {
    draw(DISPLACEMENT);
    const [corridor, coat] = all('ol .jp-PsydynReview-dotLine');
    expect(heard(corridor)).toBe(
      'the corridor: on the element 2 of 5, on 7 associations in the mean 4, 95 % interval 3 to 5, unease, dread'
    );
    expect(styles(corridor, 'dot')).toEqual([
      'inset-inline-start: 25.00%',
      'inset-inline-start: 75.00%'
    ]);
    expect(styles(corridor, 'dotRange')).toEqual([
      'inset-inline-start: 50.00%; inline-size: 50.00%'
    ]);
    expect(styles(corridor, 'dotWay')).toHaveLength(1);
    expect(heard(coat)).toBe(
      'the coat: on the element not said, on 1 association 3, warmth'
    );
    expect(coat.textContent).toContain('on it: not said');
    expect(styles(coat, 'dot')).toHaveLength(1);
    expect(styles(coat, 'dotRange')).toEqual([]);
    expect(styles(coat, 'dotWay')).toEqual([]);
  });

  it('is decided on by people', async () => {
    const source = draw(DISPLACEMENT);
    press(keyed('element:e2'), 'n');
    await settle();
    expect(source.decided).toEqual([['element:e2', 'rejected', '']]);
    expect(keyed('element:e2')).toBeUndefined();
    button(host, 'Show 1 rejected').click();
    expect(keyed('element:e2').textContent).toContain('rejected');
  });
});

it.each([
  [0, '0.0 s'],
  [1.26, '1.3 s'],
  [-0.4, '-0.4 s'],
  [14.6, '15 s'],
  [119, '119 s'],
  [150, '2.5 min'],
  [3600, '60 min']
])('a time of %d is read as %s', (value, expected) => {
  stop = () => undefined;
  expect(seconds(value)).toBe(expected);
});

it.each([
  [0, '0 %'],
  [0.01, '<0.1 %'],
  [0.5, '0.5 %'],
  [12, '12 %'],
  [46.15, '46.1 %']
])('%d per cent are read as %s', (value, expected) => {
  stop = () => undefined;
  expect(perCent(value)).toBe(expected);
});

it('a contrast stands on a scale of -1 to 1', () => {
  draw(CONTRAST);
  const [line] = all('ol .jp-PsydynReview-dotLine');
  expect(heard(line)).toBe(
    'the corridor: in the dream -0.50, in what was associated 0.20, difference 0.70, 5 of 8 rated'
  );
  expect(styles(line, 'dot')).toEqual([
    'inset-inline-start: 25.00%',
    'inset-inline-start: 60.00%'
  ]);
});

it('a contrast leaves to the table what has no rated word', () => {
  const [row] = CONTRAST.rows;
  const unrated = { ...row, key: 'x', dream: null, associations: null };
  draw({ ...CONTRAST, rows: [row, unrated] });
  expect(all('ol .jp-PsydynReview-dotLine')).toHaveLength(1);
  expect(host.textContent).toContain('1 element without a rated word');
});

describe('paths', () => {
  const arrows = () => all('.jp-PsydynReview-arrow[data-key]');

  it('have elements square, associations round, and an arrow for each step', () => {
    draw(PATHS);
    const marks = all('.jp-PsydynReview-node[data-key]');
    const communities = marks.map(mark => [
      mark.dataset.key,
      mark.dataset.community
    ]);
    expect(Object.fromEntries(communities)).toEqual({
      'element:e1': '1',
      'word:hospital': '0',
      'word:late': '0'
    });
    expect(arrows().map(arrow => arrow.getAttribute('aria-label'))).toEqual([
      'hospital, then late: 3 times',
      'the corridor, then hospital: 1 time',
      'late, then late: 1 time'
    ]);
    expect(all('.jp-PsydynReview-arrow .jp-PsydynReview-head')).not.toEqual([]);
  });

  it('are walked: along the words, and along the arrows of one; an arrow opens', async () => {
    const source = draw(PATHS);
    const first = host.querySelector<HTMLElement>('svg [tabindex="0"]')!;
    expect(first.dataset.key).toBe('word:hospital');
    first.focus();
    press(focused(), 'ArrowRight');
    expect(focused().dataset.key).toBe('word:hospital--word:late');
    press(focused(), 'Enter');
    await settle();
    expect(source.asked).toEqual(['word:hospital--word:late']);
    expect(host.querySelector('h3[tabindex]')!.textContent).toContain(
      'Passages for hospital → late'
    );
  });

  it('have words that are named and open nothing', async () => {
    const source = draw(PATHS);
    const word = keyed('word:late');
    expect(word.getAttribute('role')).toBe('img');
    expect(word.getAttribute('aria-label')).toBe('late, said 3 times');
    press(word, 'Enter');
    await settle();
    expect(source.asked).toEqual([]);
  });

  it('are drawn as far as an eye can follow them', () => {
    const edges = Array.from({ length: 420 }, (_, i) => ({
      ...PATHS.picture.edges[0],
      key: `e${i}`
    }));
    draw({ ...PATHS, picture: { ...PATHS.picture, edges } });
    expect(arrows()).toHaveLength(300);
    expect(host.textContent).toContain('The first 300 steps');
  });
});

describe('chains', () => {
  it('say how long, how far and how well known each is', () => {
    draw(CHAINS);
    expect(heard(keyed('element:e1'))).toBe(
      'the corridor: 4 associations, flow 0.70, 75 % of the words have a vector, median 2.0 s, possible resistance at 2–3'
    );
    const [curve, alone] = all(
      '.jp-PsydynReview-chain .jp-PsydynReview-curve'
    ).map(path => path.getAttribute('d')!);
    expect(curve.match(/M/g)).toHaveLength(2);
    expect(alone.match(/h0/g)).toHaveLength(1);
    expect(all('.jp-PsydynReview-took')).toHaveLength(4);
    expect(all('.jp-PsydynReview-slow')).toHaveLength(1);
    expect(host.textContent).toContain('It may as well be a long word');
  });

  it('without times have no bars and no word of resistance', () => {
    const [chain] = CHAINS.picture.chains;
    const untimed = { ...chain, seconds: [null, null], slow: [] };
    draw({ ...CHAINS, picture: { chains: [untimed] } });
    expect(all('.jp-PsydynReview-took')).toEqual([]);
    expect(host.textContent).not.toContain('resistance');
  });

  it('more than 40 are in the table', () => {
    const [chain] = CHAINS.picture.chains;
    const chains = Array.from({ length: 45 }, (_, i) => ({
      ...chain,
      key: `element:${i}`
    }));
    draw({ ...CHAINS, picture: { chains } });
    expect(all('.jp-PsydynReview-card')).toHaveLength(40);
    expect(host.textContent).toContain('The first 40 of 45');
  });

  it.each([
    [[], []],
    [[3], [[3, 3]]],
    [
      [7, 3, 4],
      [
        [3, 4],
        [7, 7]
      ]
    ]
  ])('have blocks of what stands together: %j', (places, expected) => {
    stop = () => undefined;
    expect(blocks(places)).toEqual(expected);
  });
});

describe('bars', () => {
  it('of a spectrum have counts, shares and periods', () => {
    draw(SPECTRUM);
    expect(all('ol li').map(heard)).toEqual([
      'in 2 sessions: 6 associations, 60 %, 3 different ideas',
      'once: 4 associations, 40 %, 4 different ideas',
      'childhood: 4 ideas, 40 %'
    ]);
    expect(styles(host, 'bar > span')).toEqual([
      'inline-size: 100.00%',
      'inline-size: 66.67%',
      'inline-size: 100.00%'
    ]);
  });

  it('of a dictionary stand below their category, and small shares are not nothing', async () => {
    const source = draw(DICTIONARY);
    expect(texts('.jp-PsydynReview-barName')).toEqual([
      // Not listed itself: its whole name stands.
      'FEAR:OLD',
      'SENSE',
      'TOUCH'
    ]);
    expect(
      all('.jp-PsydynReview-barLine').map(line =>
        line.style.getPropertyValue('--jp-psydyn-depth')
      )
    ).toEqual(['0', '0', '1']);
    expect(texts('.jp-PsydynReview-figure')).toEqual([
      '0.4 %',
      '12 %',
      '0.4 %'
    ]);
    keyed('SENSE').click();
    await settle();
    expect(source.asked).toEqual(['SENSE']);
    // Its share is of words, and says nothing of how many dreams there are.
    expect(host.querySelector('h3[tabindex]')!.textContent).toBe(
      'Passages for SENSE (2 dreams)'
    );
  });

  it('of reactions have their classes, and each with its value', () => {
    draw(REACTIONS);
    expect(all('ol li').map(heard)).toEqual([
      'common: 3 reactions, 75 %',
      'no reaction: 1 reactions, 25 %',
      'water: sea, 12.3 %, common',
      'lamp: no reaction, not in the table, no reaction'
    ]);
    expect(host.textContent).toContain('our own table');
  });

  it('of two profiles stand back to back', () => {
    draw(PROFILE);
    const [contrast] = all('ol li');
    expect(heard(contrast)).toBe(
      'contrast: first evening 20 %, a year later 5 %, difference 15 %'
    );
    expect(styles(contrast, 'profileBar > :first-child')).toEqual([
      'flex-basis: 100.00%',
      'flex-basis: 25.00%'
    ]);
    // Of what neither said there is nothing to open.
    expect(all('[data-key]').map(item => item.dataset.key)).toEqual([
      'contrast'
    ]);
    expect(host.textContent).toContain('Distance of the two profiles: 7.5');
  });
});

describe('a speech graph', () => {
  it('of one text is drawn as one, and its words open nothing', () => {
    draw(SPEECH);
    expect(host.textContent).toContain(
      '31 words, 18 different; connected 17 (LCC), strongly connected 12 (LSC)'
    );
    expect(all('.jp-PsydynReview-arrow[data-key]')).toHaveLength(3);
    expect(all('svg [role=button]')).toEqual([]);
  });

  it('of many texts is a line each', () => {
    draw(SPEECHES);
    const lines = all('ol .jp-PsydynReview-dotLine');
    expect(lines.map(heard)).toEqual([
      'd1: 31 words, LCC 17, LSC 12',
      'd2: 3 words, LCC –, LSC –'
    ]);
    // The scale ends at 20.
    expect(styles(lines[0], 'dot')).toEqual([
      'inset-inline-start: 60.00%',
      'inset-inline-start: 85.00%'
    ]);
    expect(lines[1].textContent).toContain('too short');
  });
});

it('a smoothed text is a line around the neutral value', () => {
  draw(SMOOTHED);
  expect(heard(keyed('d1'))).toBe(
    'The school: 40 words, 30 of them in the dictionary, mean 0.52, above the neutral line 60 %'
  );
  const line = host.querySelector('.jp-PsydynReview-smooth')!;
  const [first] = line
    .querySelector('.jp-PsydynReview-curve')!
    .getAttribute('d')!
    .match(/M0\.0 [\d.]+/)!;
  const neutral = line
    .querySelector('.jp-PsydynReview-neutral')!
    .getAttribute('d')!;
  // It starts at the neutral value, in the middle.
  expect(first).toBe('M0.0 65.0');
  expect(neutral).toBe('M0 65.0H600');
  expect(host.textContent).toContain('from its first to its last');
});
