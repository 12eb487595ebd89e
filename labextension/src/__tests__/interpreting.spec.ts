import { Signal } from '@lumino/signaling';
import { IAnnotation, ICode, ICodebook, IHypothesis, IMemo } from '../coding';
import { DeskError } from '../desk/error';
import { IOpenJournal, ISummary, ITransport, Verb } from '../tokens';
import { blank, EVIDENCE } from '../views/interpreting/evidence';
import {
  drawInterpretation,
  InterpretationTab
} from '../views/interpreting/room';
import { singleLetters } from '../views/keys';
import { IWorkroom } from '../views/workroom/room';
import { crypto } from './fakes';
import { button, MOTIFS, NASTY, PASSAGES, press, settle } from './fixtures';

const CODE: ICode = {
  id: 'c1',
  name: 'Feelings',
  parent: '',
  definition: '',
  use_when: '',
  not_when: '',
  example: '',
  counter_example: '',
  colour: 0,
  codable: true,
  cues: [],
  since: 1,
  into: [],
  retired: false
};

const BOOK: ICodebook = {
  id: 'b1',
  case: '',
  deleted: false,
  revision: 3,
  title: 'Mine',
  version: 2,
  codes: [
    CODE,
    { ...CODE, id: 'c2', name: 'Fear', parent: 'c1', definition: 'dread' },
    { ...CODE, id: 'c3', name: 'Place' }
  ],
  editions: [
    {
      version: 2,
      deed: 'change',
      codes: ['c2'],
      meaning: true,
      why: 'too wide',
      by: 'anna',
      at: '2026-11-01T08:00:00Z'
    }
  ],
  ready: '',
  sources: [],
  note: ''
};

const STALE = {
  id: 'a1',
  entry: 'e1',
  part: 'report',
  start: 4,
  end: 9,
  quote: 'water',
  codebook: 'b1',
  code: 'c2',
  state: 'accepted',
  deleted: false
} as IAnnotation;

const memo = (fields: Partial<IMemo>): IMemo => ({
  on: 'journal',
  target: '',
  text: '',
  by: 'anna',
  at: '2026-11-01T08:00:00Z',
  entry: '',
  label: '',
  record: 'm0',
  revision: 1,
  ...fields
});

const hypothesis = (fields: Partial<IHypothesis>): IHypothesis => ({
  id: 'h1',
  case: '',
  deleted: false,
  revision: 1,
  reading: 'The school is the hospital',
  supporting: [],
  opposing: [],
  alternatives: [],
  state: 'open',
  dreamer: '',
  role: 'clinician',
  by: 'anna',
  at: '2026-11-01T08:00:00Z',
  ...fields
});

/** The desk for what is made of passages: records with revisions, and whatever else is asked. */
class FakeDesk implements ITransport {
  readonly name = 'maria.psydyn';
  readonly touched = new Signal<this, void>(this);
  readonly asked: [Verb, string, any][] = [];
  isGone = false;
  books: ICodebook[] = [BOOK];
  memos: IMemo[] = [
    memo({ record: 'm1', text: 'about water', entry: 'e1', on: 'entry' }),
    memo({ record: 'm2', text: NASTY, on: 'case', label: 'Maria' })
  ];
  hypotheses: IHypothesis[] = [hypothesis({})];
  near: unknown[] = [];
  cases = [{ id: 'k1', pseudonym: 'Maria' }];

  async request<T>(verb: Verb, path: string, body?: any): Promise<T> {
    if (this.isGone) {
      throw new DeskError(0, 'The server does not answer.');
    }
    this.asked.push([verb, path, body]);
    return JSON.parse(JSON.stringify(this._answer(verb, path, body)));
  }

  get changes(): [Verb, string, any][] {
    return this.asked.filter(([verb]) => verb !== 'GET');
  }

  private _answer(verb: Verb, path: string, body: any): unknown {
    const [first, id] = path.split('/');
    const all: Record<string, any[]> = {
      codebooks: this.books,
      memos: this.memos,
      hypotheses: this.hypotheses
    };
    if (all[first] && id && verb !== 'GET') {
      const records = all[first];
      const at = records.findIndex(one => (one.record ?? one.id) === id);
      if (records[at].revision !== body.revision) {
        throw new DeskError(409, 'changed elsewhere', { current: records[at] });
      }
      const { code, meaning, id: of, ...fields } = body;
      records[at] = { ...records[at], ...fields, revision: body.revision + 1 };
      return first === 'codebooks'
        ? { codebook: records[at], recoded: 4, near: this.near }
        : records[at];
    }
    if (first === 'hypotheses' && verb === 'POST') {
      this.hypotheses.push(hypothesis(body));
      return this.hypotheses[this.hypotheses.length - 1];
    }
    const answers: Record<string, unknown> = {
      codebooks:
        verb === 'POST'
          ? { ...BOOK, ...body }
          : {
              codebooks: this.books,
              ready: [
                {
                  name: 'hall',
                  title: 'Hall and Van de Castle',
                  sources: ['Hall 1966'],
                  codes: 9,
                  note: ''
                }
              ]
            },
      'codebooks/b1/stale': { annotations: [STALE] },
      layers: { layers: [{ id: 'l1', title: 'Anna', mine: true }] },
      'layers/l1/counts': { entries: {}, codes: { 'b1:c2': 7 } },
      'layers/l1/entries/e1': { annotations: [STALE], others: [] },
      memos: { memos: this.memos },
      cases: { cases: this.cases },
      hypotheses: { hypotheses: this.hypotheses },
      reviews:
        verb === 'POST'
          ? {}
          : {
              reviews: [
                { id: 'r1', at: '2026-11-01T08:00:00Z', note: 'calm', by: 'b' }
              ],
              changed: [
                {
                  what: 'memo',
                  label: NASTY,
                  entry: 'e1',
                  record: 'm1',
                  at: '',
                  by: ''
                }
              ]
            },
      reports: {
        name: 'report.html',
        media: 'text/html',
        content: btoa('<p>x</p>'),
        left_out: ['Two private layers.']
      },
      search: { ids: ['e1'] },
      'entries/e1': {
        id: 'e1',
        title: '',
        night: '2026-11-12',
        parts: { report: '🌊 the water' }
      },
      findings: MOTIFS,
      passages: { passages: PASSAGES }
    };
    if (!(path in answers)) {
      throw new DeskError(404, `no ${path}`);
    }
    return answers[path];
  }
}

let host: HTMLElement;
let desk: FakeDesk;
let view: IWorkroom<InterpretationTab>;
let journal: any;
const acts = { open: jest.fn(), openJournal: jest.fn(), newJournal: jest.fn() };

async function draw(tab: InterpretationTab): Promise<void> {
  view = drawInterpretation(journal as IOpenJournal, host, acts);
  view.show(tab);
  await quiet();
}

async function quiet(): Promise<void> {
  await settle();
  await settle();
  await settle();
}

const $ = <T extends HTMLElement = HTMLElement>(selector: string): T => {
  const found = host.querySelector<T>(selector);
  if (!found) {
    throw new Error(`no ${selector}`);
  }
  return found;
};
const field = (key: string) => $<HTMLTextAreaElement>(`[data-keep="${key}"]`);
const type = (key: string, text: string) => {
  const one = field(key);
  one.focus();
  one.value = text;
  one.dispatchEvent(new Event('input', { bubbles: true }));
};
const submit = async (inside: Element) => {
  inside
    .closest('form')!
    .dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await quiet();
};
const click = async (name: string, inside: Element = host) => {
  button(inside, name).click();
  await quiet();
};
const status = () => $('.jp-PsydynInterpret-status').textContent;
const focused = () =>
  (document.activeElement as HTMLElement | null)?.dataset.keep;

/** What jsdom has none of. */
class Transfer {
  private readonly _data = new Map<string, string>();
  get types() {
    return Array.from(this._data.keys());
  }
  setData = (type: string, text: string) => this._data.set(type, text);
  getData = (type: string) => this._data.get(type) ?? '';
}

function drag(type: string, at: Element, dataTransfer: Transfer): Event {
  const event = new Event(type, { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer });
  at.dispatchEvent(event);
  return event;
}

beforeEach(() => {
  Object.defineProperty(globalThis, 'crypto', {
    value: crypto,
    configurable: true
  });
  host = document.createElement('div');
  document.body.replaceChildren(host);
  desk = new FakeDesk();
  journal = {
    transport: desk,
    changed: new Signal<object, void>({}),
    entries: [
      { id: 'e1', night: '2026-11-12', title: '', first_words: 'the water' }
    ] as ISummary[],
    path: 'maria.psydyn',
    info: {},
    problem: '',
    lock: null
  };
});

afterEach(() => {
  view.stop();
  jest.useRealTimers();
  jest.clearAllMocks();
  singleLetters.act = () => true;
});

describe('the interpretation', () => {
  it('offers to open a journal where none is', async () => {
    journal.transport = null;
    await draw('memos');
    await click('Open a journal');
    expect(acts.openJournal).toHaveBeenCalled();
  });

  it('can be tried again where the server is gone', async () => {
    desk.isGone = true;
    await draw('hypotheses');
    expect(host.textContent).toContain('The server does not answer.');
    desk.isGone = false;
    await click('Try again');
    expect(host.textContent).toContain('The school is the hospital');
  });

  it('shows no markup of anybody as markup', async () => {
    desk.books = [{ ...BOOK, title: NASTY, note: NASTY }];
    desk.hypotheses = [
      hypothesis({
        reading: NASTY,
        dreamer: NASTY,
        alternatives: [NASTY],
        supporting: [{ ...blank, quote: NASTY, note: NASTY }]
      })
    ];
    desk.cases = [...desk.cases, { id: 'k2', pseudonym: NASTY }];
    await draw('codebooks');
    for (const tab of ['memos', 'hypotheses', 'reviews', 'report'] as const) {
      expect(host.textContent).toContain('<img src=x');
      view.show(tab);
      await quiet();
    }
    expect(host.textContent).toContain('<img src=x');
    expect(host.querySelector('img, script')).toBeNull();
  });

  it('follows what is changed elsewhere, and takes no word from under one’s hands', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
    await draw('hypotheses');
    type('newcard:reading', 'It is the ho');
    desk.hypotheses.push(hypothesis({ id: 'h2', reading: 'Another' }));
    desk.touched.emit();
    jest.advanceTimersByTime(300);
    await quiet();
    expect(host.textContent).toContain('Another');
    expect(field('newcard:reading').value).toBe('It is the ho');
    expect(focused()).toBe('newcard:reading');
  });

  it('keeps nothing typed for the journal that comes next', async () => {
    await draw('hypotheses');
    type('newcard:reading', 'secret');
    journal.transport = new FakeDesk();
    journal.changed.emit();
    await quiet();
    expect(field('newcard:reading').value).toBe('');
  });
});

describe('codebooks', () => {
  const item = (id: string) => $(`[role=treeitem][data-id=${id}]`);

  it('begin with a ready one, its source named', async () => {
    desk.books = [];
    await draw('codebooks');
    expect(host.textContent).toContain('After: Hall 1966');
    await click('Begin with Hall and Van de Castle');
    const [verb, path, body] = desk.changes[0];
    expect([verb, path]).toEqual(['POST', 'codebooks']);
    expect(body).toEqual({ id: expect.any(String), ready: 'hall' });
  });

  it('are a tree that the keyboard walks, folds and edits', async () => {
    await draw('codebooks');
    expect(item('c2').getAttribute('aria-level')).toBe('2');
    item('c1').focus();
    press(item('c1'), 'ArrowDown');
    expect(focused()).toBe('tree:c2');
    press(item('c2'), 'ArrowLeft');
    expect(focused()).toBe('tree:c1');
    press(item('c1'), 'ArrowLeft');
    expect(item('c1').getAttribute('aria-expanded')).toBe('false');
    expect(host.querySelector('[data-id=c2]')).toBeNull();
    expect(focused()).toBe('tree:c1');
    press(item('c1'), 'ArrowRight');
    press(item('c1'), 'ArrowRight');
    press(item('c2'), 'Enter');
    expect(focused()).toBe('code:b1:c2:name');
    expect(field('code:b1:c2:name').value).toBe('Fear');
  });

  it('ask for a reason where the meaning changes, and say how many become stale', async () => {
    await draw('codebooks');
    press(item('c2'), 'Enter');
    const box = $<HTMLInputElement>('[data-keep="code:b1:c2:meaning"]');
    box.click();
    await quiet();
    expect(host.textContent).toContain('listed as stale: 7');
    type('code:b1:c2:definition', 'dread and worry');
    await submit(field('code:b1:c2:name'));
    expect(status()).toContain('needs a reason');
    expect(focused()).toBe('code:b1:c2:why');
    type('code:b1:c2:why', 'too narrow');
    await submit(field('code:b1:c2:name'));
    const [, path, body] = desk.changes[0];
    expect(path).toBe('codebooks/b1');
    expect(body).toMatchObject({
      revision: 3,
      deed: 'change',
      meaning: true,
      why: 'too narrow',
      code: { id: 'c2', definition: 'dread and worry' }
    });
    expect(status()).toContain('saved');
  });

  it('keep what was typed where somebody else was first, beside theirs', async () => {
    await draw('codebooks');
    press(item('c2'), 'Enter');
    type('code:b1:c2:definition', 'mine');
    const codes = BOOK.codes.map(code =>
      code.id === 'c2' ? { ...code, definition: 'theirs' } : code
    );
    desk.books = [{ ...BOOK, revision: 4, codes }];
    await submit(field('code:b1:c2:name'));
    expect(status()).toContain('Somebody changed this');
    expect(field('code:b1:c2:definition').value).toBe('mine');
    expect(host.textContent).toContain('In the journal now: theirs');
    // Read again, it is still asked once whether that is meant.
    await submit(field('code:b1:c2:name'));
    expect(status()).toContain('save again');
    await submit(field('code:b1:c2:name'));
    expect(desk.changes[desk.changes.length - 1][2]).toMatchObject({
      revision: 4,
      code: { definition: 'mine' }
    });
    expect(status()).toContain('saved');
  });

  it('move a code by its menu, and by a drag, but not below itself', async () => {
    await draw('codebooks');
    press(item('c3'), 'Enter');
    const menu = $<HTMLSelectElement>('[data-keep="code:b1:c3:parent"]');
    menu.value = 'c1';
    menu.dispatchEvent(new Event('change'));
    await click('Move');
    const move = { deed: 'move', id: 'c3', parent: 'c1' };
    expect(desk.changes[0][2]).toMatchObject(move);
    const data = new Transfer();
    drag('dragstart', item('c1'), data);
    expect(drag('dragover', item('c2'), data).defaultPrevented).toBe(false);
    expect(drag('dragover', item('c3'), data).defaultPrevented).toBe(true);
    drag('drop', item('c2'), data);
    await quiet();
    expect(desk.changes).toHaveLength(1);
    drag('drop', item('c3'), data);
    await quiet();
    const dropped = { deed: 'move', id: 'c1', parent: 'c3' };
    expect(desk.changes[1][2]).toMatchObject(dropped);
  });

  it('merge, split and retire, and warn of near duplicates', async () => {
    await draw('codebooks');
    press(item('c2'), 'Enter');
    await click('Merge');
    const merged = { deed: 'merge', ids: ['c2'], into: 'c1' };
    expect(desk.changes[0][2]).toMatchObject(merged);
    expect(status()).toContain('4 annotations');
    press(item('c2'), 'Enter');
    type('code:b1:c2:names', 'Dread\n\nWorry');
    await click('Split');
    const split = { deed: 'split', id: 'c2', into: ['Dread', 'Worry'] };
    expect(desk.changes[1][2]).toMatchObject(split);
    await click('Retire');
    expect(desk.changes[2][2]).toMatchObject({ deed: 'retire', id: 'c2' });
    desk.near = [{ id: 'c3', name: 'Place' }];
    type('newcode:b1:name', 'Places');
    await submit(field('newcode:b1:name'));
    expect($('.jp-PsydynInterpret-warning').textContent).toContain('Place');
    expect(field('newcode:b1:name').value).toBe('');
  });

  it('list what is stale, each with a way to its passage, and their history', async () => {
    await draw('codebooks');
    await click('Look again at “water”');
    expect(acts.open).toHaveBeenCalledWith(expect.objectContaining(STALE));
    expect(host.textContent).toContain('meaning changed · too wide · anna');
  });
});

describe('memos', () => {
  const shown = () =>
    Array.from(host.querySelectorAll<HTMLElement>('li')).filter(
      one => !one.hidden
    ).length;

  it('are filtered by words and kind as one types', async () => {
    await draw('memos');
    expect(shown()).toBe(2);
    type('memofilter:text', 'WATER about');
    expect(shown()).toBe(1);
    expect($('output').textContent).toBe('1 of 2 memos');
    const kind = $<HTMLSelectElement>('[data-keep="memofilter:on"]');
    kind.value = 'case';
    kind.dispatchEvent(new Event('change'));
    expect(shown()).toBe(0);
  });

  it('open what they are about with Enter', async () => {
    await draw('memos');
    const first = $('li');
    first.focus();
    press(first, 'Enter');
    await quiet();
    expect(acts.open).toHaveBeenCalledWith({ entry: 'e1' });
  });

  it('of a passage open at its words', async () => {
    desk.memos = [
      memo({ on: 'span', record: 'a1', entry: 'e1', text: 'x', label: 'Fear' })
    ];
    await draw('memos');
    await click('Open Fear');
    expect(acts.open).toHaveBeenCalledWith(
      expect.objectContaining({ entry: 'e1', start: 4, end: 9 })
    );
  });

  it('are made on a case', async () => {
    await draw('memos');
    type('newmemo:text', 'to be asked');
    const about = $<HTMLSelectElement>('[data-keep="newmemo:target"]');
    about.value = 'k1';
    about.dispatchEvent(new Event('change'));
    await submit(about);
    expect(desk.changes[0][2]).toEqual({
      id: expect.any(String),
      on: 'case',
      target: 'k1',
      text: 'to be asked'
    });
    expect(field('newmemo:text').value).toBe('');
  });

  it('are edited in place, and a conflict keeps what was typed', async () => {
    await draw('memos');
    await click('Edit', $('li'));
    expect(focused()).toBe('memo:entry:m1::text');
    type('memo:entry:m1::text', 'mine');
    desk.memos[0] = { ...desk.memos[0], text: 'theirs', revision: 2 };
    await click('Save');
    expect(field('memo:entry:m1::text').value).toBe('mine');
    expect(host.textContent).toContain('In the journal now: theirs');
    await click('Save');
    await click('Save');
    expect(desk.memos[0].text).toBe('mine');
    expect(focused()).toBe('memo:entry:m1:');
  });
});

describe('hypotheses', () => {
  const card = (id = 'h1') => $(`article[data-id=${id}]`);
  const column = (state: string) => $(`[data-state="${state}"]`);
  const side = (name: string) => $(`article [data-side=${name}]`);

  it('say that they are no diagnosis, and quietly that nothing against was looked for', async () => {
    desk.hypotheses = [hypothesis({ dreamer: 'no, the river' })];
    await draw('hypotheses');
    expect(host.textContent).toContain('a hypothesis, not a diagnosis');
    expect(side('opposing').textContent).toContain(
      'nothing against it was looked for yet'
    );
    expect($('.jp-PsydynInterpret-dreamer').textContent).toBe(
      'The dreamer’s own wordno, the river'
    );
  });

  it('go from column to column by keyboard, the focus with them', async () => {
    await draw('hypotheses');
    card().focus();
    const event = new KeyboardEvent('keydown', {
      key: 'ArrowRight',
      shiftKey: true,
      bubbles: true
    });
    card().dispatchEvent(event);
    await quiet();
    expect(column('supported').contains(card())).toBe(true);
    expect(document.activeElement).toBe(card());
    expect(status()).toContain('Supported');
  });

  it('go from column to column by a drag', async () => {
    await draw('hypotheses');
    const data = new Transfer();
    drag('dragstart', card(), data);
    expect(drag('dragover', column('withdrawn'), data).defaultPrevented).toBe(
      true
    );
    drag('drop', column('withdrawn'), data);
    await quiet();
    expect(desk.changes).toEqual([
      ['PUT', 'hypotheses/h1', { revision: 1, state: 'withdrawn' }]
    ]);
  });

  it('obey the setting for single letters', async () => {
    desk.hypotheses.push(hypothesis({ id: 'h2', reading: 'Another' }));
    await draw('hypotheses');
    card().focus();
    singleLetters.act = () => false;
    press(card(), 'j');
    expect(document.activeElement).toBe(card());
    singleLetters.act = () => true;
    press(card(), 'j');
    expect(document.activeElement).toBe(card('h2'));
  });

  it('take evidence that is dropped, and nothing else', async () => {
    await draw('hypotheses');
    const text = new Transfer();
    text.setData('text/plain', 'water');
    expect(drag('dragover', side('opposing'), text).defaultPrevented).toBe(
      false
    );
    drag('drop', side('opposing'), text);
    const broken = new Transfer();
    broken.setData(EVIDENCE, '{"on": "elsewhere"}');
    drag('drop', side('opposing'), broken);
    await quiet();
    expect(desk.changes).toEqual([]);
    const data = new Transfer();
    const evidence = { ...blank, entry: 'e1', end: 5, quote: NASTY };
    data.setData(EVIDENCE, JSON.stringify({ ...evidence, more: 1 }));
    expect(drag('dragover', side('opposing'), data).defaultPrevented).toBe(
      true
    );
    drag('drop', side('opposing'), data);
    await quiet();
    expect(desk.hypotheses[0].opposing).toEqual([evidence]);
    expect(host.querySelector('img')).toBeNull();
    await click(`passage: open at ${NASTY}`);
    expect(acts.open).toHaveBeenCalledWith({
      entry: 'e1',
      part: 'report',
      start: 0,
      end: 5
    });
  });

  it('drag their own evidence to the other side, or move it there by a button', async () => {
    const evidence = { ...blank, entry: 'e1', end: 5, quote: 'water' };
    desk.hypotheses = [hypothesis({ supporting: [evidence] })];
    await draw('hypotheses');
    const data = new Transfer();
    drag('dragstart', $('.jp-PsydynInterpret-piece'), data);
    expect(data.types).toEqual([EVIDENCE]);
    drag('drop', side('opposing'), data);
    await quiet();
    expect(desk.hypotheses[0]).toMatchObject({
      supporting: [],
      opposing: [evidence]
    });
    await click('Move to “For”: water');
    expect(desk.hypotheses[0]).toMatchObject({
      supporting: [evidence],
      opposing: []
    });
    await click('Take out: water');
    expect(desk.hypotheses[0].supporting).toEqual([]);
  });

  it('find a passage by search and by keyboard, in code points', async () => {
    await draw('hypotheses');
    card().focus();
    press(card(), 'Enter');
    expect(focused()).toBe('card:h1:reading');
    type('picker:h1:query', 'water');
    type('picker:h1:note', 'again');
    await submit(field('picker:h1:query'));
    $('.jp-PsydynInterpret-picker > div > button').click();
    await quiet();
    const text = field('text:e1:report');
    expect(document.activeElement).toBe(text);
    await click('The chosen words: For');
    expect(status()).toContain('Choose words');
    text.setSelectionRange(7, 12);
    await click('The chosen words: Against');
    expect(desk.hypotheses[0].opposing).toEqual([
      {
        ...blank,
        entry: 'e1',
        start: 6,
        end: 11,
        quote: 'water',
        note: 'again'
      }
    ]);
    // The text stays, for the next words.
    expect(field('text:e1:report').value).toContain('water');
    await click('For: water');
    expect(desk.hypotheses[0].supporting[0]).toMatchObject({
      on: 'annotation',
      key: 'a1'
    });
    press(field('card:h1:reading'), 'Escape');
    expect(document.activeElement).toBe(card());
  });

  it('find motifs, which lead to their passages', async () => {
    await draw('hypotheses');
    await click('Edit, add evidence: The school is the hospital');
    const source = $<HTMLSelectElement>('[data-keep="picker:h1:source"]');
    source.value = 'motif';
    source.dispatchEvent(new Event('change'));
    type('picker:h1:query', 'wat');
    await submit(source);
    await click('For: water');
    expect(desk.hypotheses[0].supporting[0]).toMatchObject({
      on: 'motif',
      key: 'lemma:water',
      quote: 'water'
    });
    await click('motif: show the passages of water', side('supporting'));
    $('.jp-PsydynReview-openPassage').click();
    expect(acts.open).toHaveBeenCalledWith(PASSAGES[0]);
  });

  it('keep what was typed where somebody else was first', async () => {
    await draw('hypotheses');
    await click('Edit, add evidence: The school is the hospital');
    type('card:h1:reading', 'Mine');
    desk.hypotheses = [hypothesis({ reading: 'Theirs', revision: 2 })];
    await submit(field('card:h1:reading'));
    expect(status()).toContain('read again');
    expect(field('card:h1:reading').value).toBe('Mine');
    expect(host.textContent).toContain('In the journal now: Theirs');
  });

  it('are made, and what is typed stays while the server is gone', async () => {
    await draw('hypotheses');
    type('newcard:reading', 'It is the river');
    desk.isGone = true;
    await submit(field('newcard:reading'));
    expect(status()).toContain('The server does not answer.');
    expect(field('newcard:reading').value).toBe('It is the river');
    desk.isGone = false;
    await click('Try again');
    expect(desk.hypotheses).toHaveLength(2);
    expect(field('newcard:reading').value).toBe('');
  });
});

describe('reviews', () => {
  it('list what changed, with the way there, and keep a note', async () => {
    await draw('reviews');
    $('.jp-PsydynInterpret-change').click();
    expect(acts.open).toHaveBeenCalledWith({ entry: 'e1' });
    expect(host.textContent).toContain('calm');
    type('review:note', 'nothing new');
    await submit(field('review:note'));
    expect(desk.changes).toEqual([
      ['POST', 'reviews', { id: expect.any(String), note: 'nothing new' }]
    ]);
    expect(field('review:note').value).toBe('');
  });
});

describe('a report', () => {
  const create = jest.fn((made: Blob) => 'blob:1');
  const revoke = jest.fn();
  beforeEach(() => {
    Object.assign(URL, { createObjectURL: create, revokeObjectURL: revoke });
  });

  it('says first that it is not encrypted, then what it left out', async () => {
    desk.hypotheses.push(hypothesis({ id: 'h2', state: 'withdrawn' }));
    await draw('report');
    expect($('[role=note]').textContent).toContain('not encrypted');
    const format = $<HTMLSelectElement>('[data-keep="report:format"]');
    format.value = 'pdf';
    format.dispatchEvent(new Event('change'));
    await submit(format);
    expect(desk.changes).toEqual([
      [
        'POST',
        'reports',
        {
          audience: 'dreamer',
          format: 'pdf',
          hypotheses: ['h1'],
          passages: false
        }
      ]
    ]);
    const link = $<HTMLAnchorElement>('a[download]');
    expect(link.download).toBe('report.html');
    expect(document.activeElement).toBe(link);
    expect(create.mock.calls[0][0].type).toBe('text/html');
    expect(host.textContent).toContain('Two private layers.');
    view.show('memos');
    expect(revoke).toHaveBeenCalledWith('blob:1');
  });

  it('asks for the case where there are several', async () => {
    desk.cases = [...desk.cases, { id: 'k2', pseudonym: 'Vera' }];
    await draw('report');
    const of = $<HTMLSelectElement>('[data-keep="report:case"]');
    of.value = 'k2';
    of.dispatchEvent(new Event('change'));
    await submit(of);
    expect(desk.changes[0][2]).toMatchObject({ case: 'k2' });
  });
});
