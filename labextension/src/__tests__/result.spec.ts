import { JournalLock } from '../desk/lock';
import { FileResult } from '../sources/file';
import { ISnapshot } from '../tokens';
import { singleLetters } from '../views/keys';
import { drawResult } from '../views/result';
import {
  button,
  CLOUD,
  CONCORDANCE,
  FakeResult,
  MOTIFS,
  NASTY,
  NETWORK,
  PASSAGES,
  press,
  settle,
  SYMBOLS
} from './fixtures';

let host: HTMLElement;
let stop: () => void;

function draw(snapshot: ISnapshot): FakeResult {
  const source = new FakeResult(snapshot);
  stop = drawResult(source, host);
  return source;
}

const keyed = (key: string) =>
  Array.from(host.querySelectorAll<HTMLElement>('[data-key]')).find(
    item => item.dataset.key === key
  )!;
const focused = () => document.activeElement as HTMLElement;

beforeEach(() => {
  host = document.createElement('div');
  document.body.replaceChildren(host);
});

afterEach(() => {
  stop();
  expect(host.childElementCount).toBe(0);
});

describe('a result', () => {
  it('says what it is of and what has to be said about it', () => {
    draw(MOTIFS);
    expect(host.querySelector('h2')!.textContent).toBe(MOTIFS.title);
    expect(host.textContent).toContain(MOTIFS.caption);
    expect(host.textContent).toContain('3 dreams have no full date.');
  });

  it('keeps all but the first of many notes a key away', () => {
    const notes = ['one', 'two', 'three', 'four', 'five'];
    const source = draw({ ...MOTIFS, notes });
    const shown = () =>
      Array.from(host.querySelectorAll('li'))
        .filter(one => !one.closest('details:not([open])'))
        .map(one => one.textContent)
        .filter(text => notes.includes(text!));
    expect(shown()).toEqual(['one', 'two', 'three']);
    const more = host.querySelector('details')!;
    expect(more.querySelector('summary')!.textContent).toBe('2 more to know');
    more.open = true;
    source.changed.emit();
    expect(shown()).toEqual(notes);
  });

  it('shows four notes as they are', () => {
    draw({ ...MOTIFS, notes: ['one', 'two', 'three', 'four'] });
    expect(host.querySelector('.jp-PsydynReview-moreNotes')).toBeNull();
  });

  it.each([MOTIFS, CONCORDANCE])(
    'is read by no service of the browser ($kind)',
    snapshot => {
      draw(snapshot);
      const result = host.firstElementChild!;
      expect(result.getAttribute('translate')).toBe('no');
    }
  );

  it('has its table a tab away, by keyboard too', () => {
    draw(MOTIFS);
    const [picture, table] = Array.from(
      host.querySelectorAll<HTMLElement>('[role=tab]')
    );
    expect(picture.getAttribute('aria-selected')).toBe('true');
    picture.focus();
    press(picture, 'ArrowRight');
    expect(focused()).toBe(table);
    expect(table.getAttribute('aria-selected')).toBe('true');
    expect(picture.tabIndex).toBe(-1);
    expect(host.querySelectorAll('tbody tr')).toHaveLength(3);
  });

  it('copies its code', async () => {
    const writeText = jest.fn(async () => undefined);
    Object.assign(navigator, { clipboard: { writeText } });
    draw(MOTIFS);
    button(host, 'Copy as code').click();
    await settle();
    expect(writeText).toHaveBeenCalledWith(MOTIFS.code);
    expect(host.textContent).toContain('copied');
    Object.assign(navigator, { clipboard: undefined });
    button(host, 'Copy as code').click();
    expect(host.querySelector('textarea')!.value).toBe(MOTIFS.code);
  });

  it('from a file opens nothing and says what would', () => {
    stop = drawResult(new FileResult(MOTIFS), host);
    expect(host.querySelector('[data-key]')).toBeNull();
    expect(host.textContent).toContain('water');
    expect(host.textContent).toContain('Run the cell again');
  });

  it.each([
    ['motifs', MOTIFS],
    ['network', NETWORK],
    ['symbols', SYMBOLS],
    ['cloud', CLOUD],
    ['concordance', CONCORDANCE]
  ] as const)('of no rows draws %s', (_, snapshot) => {
    draw({ ...snapshot, rows: [], picture: {}, notes: [] });
    expect(host.querySelector('.jp-PsydynReview-empty')).not.toBeNull();
  });
});

describe('motifs', () => {
  it('stand with their n, interval and what they stand beside', () => {
    const [water, house] = MOTIFS.rows;
    const pair = { ...house, key: 'set:shoe + train', kind: 'set' };
    draw({
      ...MOTIFS,
      rows: [
        water,
        { ...pair, entries: 6, expected: 0.78, q: 0.001 },
        { ...house, entries: 4, expected: 7.5, q: 0.01 },
        { ...house, key: 'lemma:hand', entries: 4, expected: 7.5, q: 0.6 }
      ]
    });
    const said = keyed('lemma:water').textContent;
    expect(said).toContain('9 of 61');
    expect(said).toContain('15 % [8–26]');
    expect(said).toContain('everyday 0.62');
    // Its q is that of a spread which is no wider than by chance: nothing to say.
    expect(said).not.toContain('3.1');
    expect(keyed('set:shoe + train').textContent).toContain('by chance 0.78');
    expect(keyed('symbol:house').textContent).toContain('in clusters');
    expect(keyed('lemma:hand').textContent).not.toContain('clusters');
  });

  it('tell symbols from words and accepted from suggested by shape', () => {
    draw(MOTIFS);
    const chips = host.querySelectorAll<HTMLElement>('.jp-PsydynReview-chip');
    expect(chips[0].dataset).toMatchObject({ shape: 'round', verdict: 'open' });
    expect(chips[1].dataset).toMatchObject({
      shape: 'square',
      verdict: 'accepted'
    });
  });

  it('rejected are gone until asked for', () => {
    draw(MOTIFS);
    expect(keyed('lemma:train')).toBeUndefined();
    button(host, 'Show 1 rejected').click();
    expect(keyed('lemma:train').querySelector('s')!.textContent).toBe('train');
  });

  it('show a tick for each night, and one path for all nights of the journal', () => {
    draw(MOTIFS);
    const own = host.querySelector('.jp-PsydynReview-nights')!;
    expect(own.getAttribute('d')!.match(/M/g)).toHaveLength(2);
    const all = host.querySelector('defs path')!.getAttribute('d')!;
    expect(all.match(/M/g)).toHaveLength(3);
    expect(all).toMatch(/^M0\.0 .*M1000\.0 /);
  });

  it('are gone through by J and K with one stop of the Tab key', () => {
    draw(MOTIFS);
    const [water, house] = [keyed('lemma:water'), keyed('symbol:house')];
    expect([water.tabIndex, house.tabIndex]).toEqual([0, -1]);
    water.focus();
    press(water, 'j');
    expect(focused()).toBe(house);
    expect([water.tabIndex, house.tabIndex]).toEqual([-1, 0]);
    press(house, 'ArrowUp');
    expect(focused()).toBe(water);
    press(water, 'End');
    expect(focused()).toBe(house);
  });

  it('do not act on single letters when these are switched off', () => {
    const source = draw(MOTIFS);
    singleLetters.act = () => false;
    keyed('lemma:water').focus();
    press(focused(), 'j');
    press(focused(), 'y');
    expect(focused()).toBe(keyed('lemma:water'));
    expect(source.decided).toEqual([]);
    singleLetters.act = () => true;
  });

  it('lead to their passages and back, the focus with them', async () => {
    const source = draw(MOTIFS);
    keyed('lemma:water').focus();
    keyed('lemma:water').click();
    await settle();
    expect(source.asked).toEqual(['lemma:water']);
    expect(host.querySelector('h3')!.textContent).toBe(
      'Passages for water (2 of 61 dreams)'
    );
    expect(focused()).toBe(host.querySelector('h3'));
    expect(keyed('lemma:water').getAttribute('aria-current')).toBe('true');
    press(focused(), 'Escape');
    expect(host.querySelector('h3')).toBeNull();
    expect(focused()).toBe(keyed('lemma:water'));
  });

  it('are decided from the list; the next one takes the focus of a rejected one', async () => {
    const source = draw(MOTIFS);
    keyed('lemma:water').focus();
    press(focused(), 'n');
    await settle();
    expect(source.decided).toEqual([['lemma:water', 'rejected', '']]);
    expect(keyed('lemma:water')).toBeUndefined();
    expect(focused()).toBe(keyed('symbol:house'));
    press(focused(), 'y');
    await settle();
    expect(source.decided[1]).toEqual([
      'symbol:house',
      'accepted',
      'her mother’s'
    ]);
    expect(host.textContent).toContain('saved');
  });
});

describe('passages', () => {
  const open = async (snapshot = MOTIFS, key = 'lemma:water') => {
    const source = draw(snapshot);
    keyed(key).dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await settle();
    return source;
  };

  it('have their night and part and the words marked', async () => {
    await open();
    const items = host.querySelectorAll('.jp-PsydynReview-passage');
    expect(items[0].querySelector('mark')!.textContent).toBe('water');
    expect(items[0].textContent).toContain('Nov 12, 2024');
    expect(items[1].textContent).toContain('1985?, association');
  });

  it('are text, whatever stands in them', async () => {
    await open({
      ...MOTIFS,
      title: NASTY,
      notes: [NASTY],
      rows: [{ ...MOTIFS.rows[0], motif: NASTY }]
    });
    expect(host.querySelector('script, img')).toBeNull();
    expect(host.querySelector('q')!.textContent).toBe(
      `The water rose. ${NASTY}`
    );
    expect(host.querySelector('h2')!.textContent).toBe(NASTY);
  });

  it('open their entry', async () => {
    const source = await open();
    press(host.querySelector('h3')!, 'j');
    expect(focused().className).toContain('openPassage');
    press(focused(), 'j');
    focused().click();
    expect(source.opened).toEqual([PASSAGES[1]]);
  });

  it('say what failed, and try again', async () => {
    const source = draw(MOTIFS);
    source.refuse = 'The kernel does not answer.';
    keyed('lemma:water').click();
    await settle();
    expect(host.querySelector('[role=alert]')!.textContent).toContain(
      'The kernel does not answer.'
    );
    source.refuse = '';
    button(host, 'Try again').click();
    await settle();
    expect(host.querySelectorAll('q')).toHaveLength(2);
  });

  it('are asked for again by another analysis, not by a decision', async () => {
    const source = await open();
    button(host, 'Accept').click();
    await settle();
    expect(source.asked).toHaveLength(1);
    source.snapshot = { ...source.snapshot, picture: { ...MOTIFS.picture } };
    source.changed.emit();
    await settle();
    expect(source.asked).toHaveLength(2);
  });
});

describe('a decision', () => {
  const open = async () => {
    const source = draw(MOTIFS);
    keyed('lemma:water').click();
    await settle();
    return source;
  };
  const bar = () => host.querySelector('.jp-PsydynReview-decision')!;
  const memo = () => bar().querySelector('textarea')!;

  it('is made by a button or a letter, and acknowledged once kept', async () => {
    const source = await open();
    expect(bar().textContent).toContain('suggested');
    press(focused(), 'y');
    expect(bar().textContent).toContain('saving');
    await settle();
    expect(source.decided).toEqual([['lemma:water', 'accepted', '']]);
    expect(button(bar(), 'Accept').getAttribute('aria-pressed')).toBe('true');
    expect(bar().querySelector('[role=status]')!.textContent).toBe('saved');
    button(bar(), 'Leave open').click();
    await settle();
    expect(source.decided[1]).toEqual(['lemma:water', 'open', '']);
  });

  it('takes a memo with Enter or on leaving, and its letters are text', async () => {
    const source = await open();
    memo().focus();
    press(memo(), 'n');
    expect(source.decided).toEqual([]);
    memo().value = 'the flood of 1977 ';
    press(memo(), 'Enter');
    await settle();
    expect(source.decided).toEqual([
      ['lemma:water', 'open', 'the flood of 1977']
    ]);
    memo().blur();
    await settle();
    expect(source.decided).toHaveLength(1);
    memo().focus();
    memo().value = 'again';
    memo().blur();
    await settle();
    expect(source.decided[1]).toEqual(['lemma:water', 'open', 'again']);
  });

  it('follows the memo that was left for its button, however slow that is', async () => {
    const source = await open();
    let answer = () => {};
    source.hold = new Promise(resolve => (answer = resolve));
    memo().focus();
    memo().value = 'hers now?';
    memo().blur();
    button(bar(), 'Accept').click();
    await settle();
    expect(source.decided).toEqual([['lemma:water', 'open', 'hers now?']]);
    expect(bar().textContent).toContain('saving');
    answer();
    await settle();
    expect(source.decided[1]).toEqual(['lemma:water', 'accepted', 'hers now?']);
    expect(bar().querySelector('[role=status]')!.textContent).toBe('saved');
    expect(button(bar(), 'Accept').getAttribute('aria-pressed')).toBe('true');
  });

  it('keeps a memo by itself when who writes it pauses', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
    const source = await open();
    memo().value = 'hers ';
    memo().dispatchEvent(new Event('input'));
    jest.advanceTimersByTime(1500);
    await settle();
    expect(source.decided).toEqual([['lemma:water', 'open', 'hers']]);
    expect(memo().value).toBe('hers ');
    jest.useRealTimers();
  });

  it('keeps the memo that is being typed when one turns to another finding', async () => {
    const source = await open();
    memo().value = 'hers';
    keyed('symbol:house').click();
    await settle();
    expect(source.decided).toEqual([['lemma:water', 'open', 'hers']]);
  });

  describe('of a journal that is locked', () => {
    const openLocked = async () => {
      const source = draw(MOTIFS);
      source.lock = new JournalLock('maria');
      keyed('lemma:water').click();
      await settle();
      return { source, lock: source.lock };
    };

    it('by hand, keeps the memo that is being typed first', async () => {
      const { source, lock } = await openLocked();
      let answer = () => {};
      source.hold = new Promise(resolve => (answer = resolve));
      memo().value = 'hers';
      let isSaved = false;
      const saved = lock.saved().then(() => (isSaved = true));
      await settle();
      expect(source.decided).toEqual([['lemma:water', 'open', 'hers']]);
      expect(isSaved).toBe(false);
      answer();
      await saved;
    });

    it('takes no emptied field for an empty memo', async () => {
      const { source, lock } = await openLocked();
      let answer = () => {};
      source.hold = new Promise(resolve => (answer = resolve));
      memo().value = 'hers';
      memo().dispatchEvent(new Event('blur'));
      button(bar(), 'Accept').click();
      const field = memo();
      lock.closed();
      stop();
      field.value = '';
      field.dispatchEvent(new Event('blur'));
      answer();
      await settle();
      expect(source.decided).toEqual([
        ['lemma:water', 'open', 'hers'],
        ['lemma:water', 'accepted', 'hers']
      ]);
    });
  });

  it('that is not kept says so and keeps the memo', async () => {
    const source = await open();
    source.refuse = 'The disk is full.';
    memo().value = 'a thought';
    button(bar(), 'Reject').click();
    await settle();
    expect(bar().textContent).toContain('not saved: The disk is full.');
    expect(memo().value).toBe('a thought');
    expect(button(bar(), 'Reject').getAttribute('aria-pressed')).toBe('false');
  });
});

describe('a network', () => {
  it('draws its links grey where chance would do, and says so', () => {
    draw(NETWORK);
    expect(keyed('water--train').hasAttribute('data-unclear')).toBe(true);
    expect(keyed('water--house').hasAttribute('data-unclear')).toBe(false);
    expect(keyed('water--train').getAttribute('aria-label')).toBe(
      'water and train: together in 2 places, npmi 0.10, not distinguishable from chance'
    );
    expect(host.querySelector('[aria-label=Legend]')!.textContent).toContain(
      'grey: not distinguishable from chance'
    );
    const shapes = ['lemma:water', 'lemma:train'].map(key =>
      keyed(key).querySelector('path')!.getAttribute('d')
    );
    expect(shapes[0]).toContain('a');
    expect(shapes[1]).toContain('L');
  });

  it('is walked by keyboard: words up and down, links left and right', async () => {
    const source = draw(NETWORK);
    keyed('lemma:water').focus();
    press(focused(), 'ArrowRight');
    expect(focused()).toBe(keyed('water--house'));
    press(focused(), 'ArrowRight');
    expect(focused()).toBe(keyed('water--train'));
    press(focused(), 'ArrowUp');
    expect(focused()).toBe(keyed('lemma:water'));
    press(focused(), 'j');
    expect(focused()).toBe(keyed('symbol:house'));
    press(focused(), 'ArrowLeft');
    expect(focused()).toBe(keyed('water--house'));
    press(focused(), 'Enter');
    await settle();
    expect(source.asked).toEqual(['water--house']);
    expect(host.querySelector('h3')!.textContent).toBe(
      'Passages for water ∧ house (2 dreams)'
    );
    expect(host.querySelector('.jp-PsydynReview-decision')).not.toBeNull();
    press(focused(), 'Escape');
    expect(focused()).toBe(keyed('water--house'));
  });

  it('has all its links and words in its table', () => {
    draw(NETWORK);
    host.querySelectorAll<HTMLElement>('[role=tab]')[1].click();
    const keys = Array.from(
      host.querySelectorAll<HTMLElement>('tbody [data-key]')
    ).map(item => item.dataset.key);
    expect(keys).toEqual([
      ...NETWORK.picture.edges.map((edge: any) => edge.key),
      ...NETWORK.picture.nodes.map((node: any) => node.key)
    ]);
  });

  it('keeps the focus when it is made larger', () => {
    draw(NETWORK);
    button(host, 'Zoom in').click();
    const drawing = host.querySelector('.jp-PsydynReview-network')!;
    expect(Number(drawing.getAttribute('width'))).toBe(1080);
  });
});

describe('other pictures', () => {
  it('symbols are bars with their forms', async () => {
    const source = draw(SYMBOLS);
    expect(keyed('water').textContent).toContain('12 of 61');
    expect(keyed('water').textContent).toContain('river, sea, flood');
    keyed('water').click();
    await settle();
    expect(source.asked).toEqual(['water']);
  });

  it('a cloud says what size means, and each word opens its passages', async () => {
    const source = draw(CLOUD);
    expect(
      host.querySelector('.jp-PsydynReview-cloud')!.getAttribute('aria-label')
    ).toContain('The larger a word, the greater its weight');
    keyed('lemma:water').focus();
    press(focused(), 'j');
    expect(focused()).toBe(keyed('lemma:train'));
    press(focused(), 'Enter');
    await settle();
    expect(source.asked).toEqual(['lemma:train']);
  });

  it('a concordance has its word between what stands around it', () => {
    draw(CONCORDANCE);
    const line = host.querySelector('.jp-PsydynReview-kwic li')!;
    expect(Array.from(line.children).map(part => part.textContent)).toEqual([
      'The',
      `water rose. ${NASTY}`,
      'Nov 12, 2024'
    ]);
    expect(line.querySelector('mark')!.textContent).toBe('water');
  });
});

describe('a table', () => {
  const table = (snapshot = MOTIFS) => {
    const source = draw(snapshot);
    host.querySelectorAll<HTMLElement>('[role=tab]')[1].click();
    return source;
  };
  const first = () =>
    Array.from(host.querySelectorAll('tbody th')).map(each => each.textContent);

  it('is sorted by its headers, numbers from the largest', () => {
    table();
    button(host, 'Dreams').click();
    expect(first()).toEqual(['water', 'house', 'train']);
    button(host, 'Dreams').click();
    expect(first()).toEqual(['train', 'house', 'water']);
    const header = host.querySelectorAll('thead th')[1];
    expect(header.getAttribute('aria-sort')).toBe('ascending');
    button(host, 'Motif').click();
    expect(first()).toEqual(['house', 'train', 'water']);
    expect(header.hasAttribute('aria-sort')).toBe(false);
  });

  it('shows shares in per cent and explains its columns', () => {
    table();
    expect(host.querySelector('tbody')!.textContent).toContain('15 %');
    expect(
      host.querySelector('.jp-PsydynReview-help dl')!.textContent
    ).toContain('What came back.');
  });

  it('of very many rows shows the rest when asked', () => {
    const rows = Array.from({ length: 450 }, (_, i) => ({
      key: `lemma:${i}`,
      motif: `m${i}`,
      entries: 3
    }));
    table({ ...MOTIFS, rows });
    expect(first()).toHaveLength(200);
    button(host, 'Show all 450 rows').click();
    expect(first()).toHaveLength(450);
  });

  it('leads to passages too', async () => {
    const source = table();
    button(host, 'water').click();
    await settle();
    expect(source.asked).toEqual(['lemma:water']);
    press(focused(), 'Escape');
    expect(focused().textContent).toBe('water');
  });
});
