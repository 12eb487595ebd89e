import { nullTranslator } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import { IAnnotation, ICode, ICoded, ILayer, ISuggestion } from '../coding';
import { DeskError } from '../desk/error';
import { ITransport, Verb } from '../tokens';
import { drawAnnotator, IAnnotatorOptions } from '../views/coding/annotator';
import { singleLetters } from '../views/keys';
import { crypto, settle } from './fakes';

const TEXT = '🌊 I am in the cold water. My father calls.';
const OTHER = 'The corridor is long.';
const COLD = Array.from('🌊 I am in the ').length;

const code = (id: string, name: string, colour: number): ICode => ({
  id,
  name,
  parent: '',
  definition: `${name} as it is told`,
  use_when: '',
  not_when: '',
  example: '',
  counter_example: '',
  colour,
  codable: true,
  cues: [],
  since: 1,
  into: [],
  retired: false
});
const record = { case: '', deleted: false, revision: 1 };
const layer = (id: string, more: Partial<ILayer> = {}): ILayer => ({
  ...record,
  id,
  title: id,
  role: 'researcher',
  reader: '',
  released: '',
  private: false,
  settles: [],
  mine: true,
  ...more
});
const annotation = (
  id: string,
  start: number,
  end: number,
  more: Partial<IAnnotation> = {}
): IAnnotation => ({
  ...record,
  id,
  entry: 'e1',
  part: 'report',
  start,
  end,
  quote: Array.from(TEXT).slice(start, end).join(''),
  codebook: 'b',
  code: 'fear',
  value: '',
  version: 1,
  layer: 'mine',
  by: 'anna',
  state: 'accepted',
  rule: '',
  memo: '',
  lost: false,
  at: '',
  ...more
});
const suggestion = (key: string, start: number, end: number): ISuggestion => ({
  key,
  entry: 'e1',
  night: '2026-11-12',
  part: 'report',
  start,
  end,
  quote: Array.from(TEXT).slice(start, end).join(''),
  codebook: 'b',
  code: 'fear',
  value: '',
  rule: 'word:cold',
  why: 'The word “cold” is a cue of fear.',
  segments: [{ text: 'cold', mark: true }]
});

/** The desk's answers for codes on passages, in memory. */
class CodingDesk implements ITransport {
  readonly name = 'ada.psydyn';
  readonly touched = new Signal<this, void>(this);
  readonly asked: { verb: Verb; path: string; body: any }[] = [];
  codes = [code('fear', 'fear', 5), code('father', 'father', 0)];
  books = true;
  layers = [layer('mine')];
  coded: ICoded = {
    annotations: [],
    relations: [],
    others: [],
    memos: [],
    adjudications: [],
    checklists: []
  };
  suggestions: ISuggestion[] = [];
  /** The next change is answered so. */
  refuses: DeskError | null = null;

  async request<T>(verb: Verb, path: string, body?: any): Promise<T> {
    this.asked.push({ verb, path, body });
    if (verb !== 'GET' && path !== 'suggestions' && this.refuses) {
      const error = this.refuses;
      this.refuses = null;
      throw error;
    }
    return this._answer(verb, path, body) as T;
  }

  of(verb: Verb, path: string): any[] {
    return this.asked
      .filter(one => one.verb === verb && one.path.startsWith(path))
      .map(one => one.body);
  }

  put(one: IAnnotation): IAnnotation {
    const rest = this.coded.annotations.filter(({ id }) => id !== one.id);
    this.coded = { ...this.coded, annotations: [...rest, one] };
    return one;
  }

  private _answer(verb: Verb, path: string, body: any): unknown {
    const book = {
      ...record,
      id: 'b',
      title: 'Feelings',
      version: 1,
      codes: this.codes,
      editions: [],
      ready: '',
      sources: [],
      note: ''
    };
    const ready = { name: 'hvdc', title: 'HVdC', sources: [], codes: 9 };
    const [, id] = path.split('/');
    switch (
      `${verb} ${path.replace(/\/.*(?=\/)/, '').replace(/\/\w+$/, '/')}`
    ) {
      case 'GET entries':
        return {
          entries: ['e2', 'e1'].map(id => ({
            id,
            kind: 'dream',
            night: id === 'e1' ? '2026-11-10' : '2026-11-12',
            title: '',
            first_words: id
          }))
        };
      case 'GET entries/':
        return { id, parts: { report: id === 'e1' ? TEXT : OTHER } };
      case 'GET layers':
        return { layers: this.layers, roles: ['dreamer', 'researcher'] };
      case 'GET codebooks':
        return { codebooks: this.books ? [book] : [], ready: [ready] };
      case 'POST codebooks':
        this.books = true;
        return { ...book, title: 'HVdC' };
      case 'POST codebooks/':
        this.codes = [...this.codes, code('new', body.code.name, 3)];
        return { codebook: { ...book, codes: this.codes }, near: [] };
      case 'POST layers':
        this.layers = [layer(body.id, body)];
        return this.layers[0];
      case 'GET layers/':
        if (path.endsWith('counts')) {
          return { entries: {}, codes: { 'b:fear': 7 } };
        }
        return path.endsWith('e1')
          ? this.coded
          : { ...this.coded, annotations: [], relations: [] };
      case 'POST annotations':
        return body.several
          ? { annotations: body.several.map((one: any) => this._make(one)) }
          : this._make(body);
      case 'PUT annotations/': {
        const now = this.coded.annotations.find(one => one.id === id)!;
        if (now.revision !== body.revision) {
          throw new DeskError(409, 'changed elsewhere');
        }
        return this.put({ ...now, ...body, revision: now.revision + 1 });
      }
      case 'POST relations': {
        const made = { ...record, note: '', layer: 'mine', by: '', ...body };
        const relations = [...this.coded.relations, made];
        this.coded = { ...this.coded, relations };
        return made;
      }
      case 'POST memos':
        return { ...body, by: 'anna', at: '', entry: 'e1', record: body.id };
      case 'POST suggestions':
        return {
          suggestions: this.suggestions,
          rules: [{ rule: 'word:cold', accepted: 8, rejected: 2 }],
          left: 0
        };
      case 'POST undo':
        return { step: {}, entries: [] };
    }
    throw new DeskError(404, `no ${verb} ${path}`);
  }

  private _make(body: any): IAnnotation {
    return this.put(annotation(body.id, body.start, body.end, body));
  }
}

describe('the annotator', () => {
  let desk: CodingDesk;
  let host: HTMLElement;
  let stop: () => void;
  const trans = nullTranslator.load('');

  beforeEach(() => {
    Object.defineProperty(globalThis, 'crypto', {
      value: crypto,
      configurable: true
    });
    // JupyterLab's tests have one that does nothing in its place.
    delete (document as any).createRange;
    desk = new CodingDesk();
    host = document.createElement('div');
    host.tabIndex = -1;
    document.body.replaceChildren(host);
    host.focus();
    stop = () => undefined;
  });
  afterEach(() => {
    stop();
    singleLetters.act = () => true;
  });

  const open = async (options: Partial<IAnnotatorOptions> = {}) => {
    stop = drawAnnotator(desk, host, { entry: 'e1', ...options }, trans);
    await settle();
  };
  const press = async (
    key: string,
    held: Partial<KeyboardEventInit> = {}
  ): Promise<void> => {
    const init = { key, bubbles: true, cancelable: true, ...held };
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', init));
    await settle();
  };
  const type = async (text: string) => {
    const field = document.activeElement as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  };
  const times = async (count: number, act: () => Promise<void>) => {
    for (let i = 0; i < count; i++) {
      await act();
    }
  };
  const button = (label: string) =>
    Array.from(host.querySelectorAll<HTMLElement>('button')).find(
      one =>
        one.textContent === label || one.getAttribute('aria-label') === label
    )!;
  const click = async (label: string) => {
    button(label).click();
    await settle();
  };
  const marks = () =>
    Array.from(host.querySelectorAll('[data-handle]'), one =>
      one.getAttribute('aria-label')
    );
  const part = () => host.querySelector<HTMLElement>('[data-part="report"]')!;
  const live = () => host.querySelector('[aria-live]')!.textContent;
  const keeping = () => host.querySelector('.jp-PsydynCode-saved')!.textContent;
  const kept = () =>
    host.querySelector<HTMLElement>('.jp-PsydynCode-kept')!.textContent;
  /** From the beginning: the caret before “the cold”, then it and one more. */
  const selectColdWater = async () => {
    part().focus();
    await times(4, () => press('ArrowRight'));
    await times(2, () => press('ArrowRight', { shiftKey: true }));
  };

  it('codes a selection by two letters, by keyboard alone', async () => {
    await open();
    expect(document.activeElement).toBe(part());
    expect(part().textContent).toBe(TEXT);
    await selectColdWater();
    expect(live()).toBe('selected: cold water');
    await press('c');
    expect(document.activeElement!.getAttribute('role')).toBe('combobox');
    await type('fe');
    await press('Enter');
    const [made] = desk.of('POST', 'annotations');
    expect(made).toMatchObject({
      layer: 'mine',
      entry: 'e1',
      part: 'report',
      start: COLD,
      end: COLD + 10,
      quote: 'cold water',
      codebook: 'b',
      code: 'fear'
    });
    expect(made.id).toBeTruthy();
    expect(marks()).toEqual(['fear, on “cold water”, by anna']);
    expect(keeping()).toBe('saved');
    expect(document.activeElement).toBe(part());
    expect(part().textContent).toBe(TEXT);
    // Memo, another code, gone: from the text, without a mouse.
    await press('k');
    expect(document.activeElement!.getAttribute('aria-label')).toBe(marks()[0]);
    await press('m');
    await type('it was winter');
    await press('Enter');
    expect(marks()).toEqual(['fear, on “cold water”, by anna; memo']);
    await press('c');
    await type('fat');
    await press('Enter');
    expect(marks()).toEqual(['father, on “cold water”, by anna; memo']);
    expect(desk.coded.annotations[0]).toMatchObject({
      id: made.id,
      code: 'father',
      memo: 'it was winter',
      revision: 3
    });
    await press('x');
    expect(marks()).toEqual([]);
    expect(document.activeElement).toBe(part());
  });

  it('asks for nothing but the text and its codes when an entry is opened', async () => {
    await open();
    desk.asked.length = 0;
    await press(']');
    expect(desk.asked.map(({ verb, path }) => `${verb} ${path}`)).toEqual([
      'GET entries/e2',
      'GET layers/mine/entries/e2'
    ]);
    expect(part().textContent).toBe(OTHER);
    expect(document.activeElement).toBe(part());
    await press(']');
    expect(live()).toBe('This is the last entry');
    await press('[');
    expect(part().textContent).toBe(TEXT);
  });

  it('selects by sentence, and shows words it was opened at', async () => {
    await open({ part: 'report', start: COLD, end: COLD + 4 });
    await press('ArrowRight', { altKey: true, shiftKey: true });
    expect(live()).toBe('selected: cold water.');
    expect(String(getSelection())).toBe('cold water.');
  });

  it('says what lies under the words, lost ones apart, rejected ones not', async () => {
    desk.put(annotation('a', COLD, COLD + 10));
    desk.put(annotation('b', COLD + 5, COLD + 10, { code: 'father' }));
    desk.put(annotation('c', 0, 1, { lost: true, quote: 'gone words' }));
    desk.put(annotation('d', 0, 4, { state: 'rejected' }));
    const [theirs, blind] = [
      layer('theirs', { mine: false }),
      layer('blind', { mine: false, blind: true })
    ];
    desk.layers = [layer('mine'), theirs, blind];
    const annotations = [annotation('t', 0, 1, { by: 'ben' })];
    desk.coded = { ...desk.coded, others: [{ layer: theirs, annotations }] };
    await open();
    expect(marks()).toEqual([
      'fear, on “cold water”, by anna',
      'father, on “water”, by anna'
    ]);
    const lane = (id: string) =>
      host
        .querySelector<HTMLElement>(`[data-of="${id}"]`)!
        .style.getPropertyValue('--lane');
    expect([lane('a'), lane('b')]).toEqual(['0', '1']);
    expect(host.querySelector('.jp-PsydynCode-lost')!.textContent).toContain(
      'gone words'
    );
    expect(host.textContent).toContain('blind (researcher): not released');
    host.querySelector<HTMLInputElement>('[data-beneath="theirs"]')!.click();
    await settle();
    expect(marks()[0]).toBe('fear, on “🌊”, by ben; theirs');
    // Of another reader: read only.
    host.querySelector<HTMLElement>('[data-handle="t"]')!.focus();
    await press('x');
    expect(desk.of('PUT', 'annotations')).toEqual([]);
  });

  it('relates a passage to another, and says so in a table', async () => {
    desk.put(annotation('a', COLD, COLD + 10));
    desk.put(annotation('b', COLD + 15, COLD + 21, { code: 'father' }));
    await open();
    await press('j');
    await press('r');
    await press('j');
    await press('Enter');
    await type('bec');
    await press('Enter');
    expect(desk.of('POST', 'relations')).toEqual([
      { id: expect.any(String), source: 'a', target: 'b', type: 'because of' }
    ]);
    const row = host.querySelector('.jp-PsydynCode-relations tbody tr')!;
    expect(row.textContent).toContain('fear: “cold water”because offather');
    expect(host.querySelector('.jp-PsydynCode-arcs text')!.textContent).toBe(
      'because of'
    );
    expect((document.activeElement as HTMLElement).dataset.handle).toBe('a');
  });

  it('resizes a passage by word', async () => {
    desk.put(annotation('a', COLD, COLD + 10, { memo: 'stays' }));
    await open();
    await press('j');
    await press('e');
    await press('ArrowLeft', { altKey: true });
    await press('ArrowLeft', { altKey: true, ctrlKey: true });
    await press('Enter');
    expect(desk.coded.annotations[0]).toMatchObject({
      id: 'a',
      start: COLD - 4,
      end: COLD + 4,
      quote: 'the cold',
      memo: 'stays'
    });
    expect(marks()).toEqual(['fear, on “the cold”, by anna; memo']);
    await press('e');
    await press('ArrowRight', { altKey: true });
    await press('Escape');
    expect(desk.of('PUT', 'annotations')).toHaveLength(1);
  });

  it('accepts, rejects and skips suggestions, with what the rule was worth', async () => {
    desk.suggestions = [
      suggestion('s1', COLD, COLD + 4),
      suggestion('s2', COLD + 5, COLD + 10),
      suggestion('s3', 0, 1)
    ];
    await open();
    expect(desk.of('POST', 'suggestions')).toEqual([]);
    await click('In this entry');
    expect(desk.of('POST', 'suggestions')).toEqual([
      { layer: 'mine', codebook: 'b', entry: 'e1' }
    ]);
    const queue = () => host.querySelector('.jp-PsydynCode-right')!.textContent;
    expect(queue()).toContain('word:cold: accepted 8 of 10');
    expect(marks()).toContain('fear, on “cold”; suggested');
    await press('s');
    await press('y');
    await press('n');
    expect(
      desk
        .of('POST', 'annotations')
        .map(({ quote, state, rule }) => [quote, state, rule])
    ).toEqual([
      ['water', 'accepted', 'word:cold'],
      ['🌊', 'rejected', 'word:cold']
    ]);
    expect(queue()).toContain('accepted 9 of 12');
    expect(marks()).toEqual([
      'fear, on “cold”; suggested',
      'fear, on “water”, by anna'
    ]);
  });

  it('accepts all that are alike at once, and says how many first', async () => {
    desk.suggestions = [
      suggestion('s1', COLD, COLD + 4),
      { ...suggestion('s2', 0, 1), rule: 'seen before' },
      suggestion('s3', COLD + 5, COLD + 10)
    ];
    await open();
    await click('In the whole journal');
    await press('Y', { shiftKey: true });
    expect(live()).toBe('Accept 2 suggestions: fear, word:cold');
    expect(desk.of('POST', 'annotations')).toEqual([]);
    await press('Y', { shiftKey: true });
    const [{ several }] = desk.of('POST', 'annotations');
    expect(several.map((one: any) => one.quote)).toEqual(['cold', 'water']);
    expect(host.textContent).toContain('seen before: never judged yet');
  });

  it('keeps what was not saved, with the way to try again', async () => {
    desk.put(annotation('a', COLD, COLD + 10));
    await open();
    await press('j');
    desk.refuses = new DeskError(0, 'The server does not answer.');
    await press('m');
    await type('it was winter');
    await press('Enter');
    expect(keeping()).toBe('not saved');
    expect(kept()).toContain('The server does not answer.');
    await click('Try again');
    expect(keeping()).toBe('saved');
    expect(kept()).toBe('');
    expect(desk.coded.annotations[0].memo).toBe('it was winter');
  });

  it('reads again what somebody else changed, and does it to that if told to', async () => {
    desk.put(annotation('a', COLD, COLD + 10));
    await open();
    desk.put(annotation('a', COLD, COLD + 4, { revision: 5 }));
    await press('j');
    await press('m');
    await type('mine');
    await press('Enter');
    expect(kept()).toContain('Somebody changed it meanwhile');
    expect(marks()).toEqual(['fear, on “cold”, by anna']);
    await click('Do it to what is there now');
    expect(desk.coded.annotations[0]).toMatchObject({
      end: COLD + 4,
      memo: 'mine',
      revision: 6
    });
  });

  it('puts a suggestion back that was not saved and is left', async () => {
    desk.suggestions = [suggestion('s1', COLD, COLD + 4)];
    await open();
    await click('In this entry');
    desk.refuses = new DeskError(507, 'the disk is full');
    await press('y');
    expect(marks()).toEqual([]);
    await click('Leave it');
    expect(marks()).toEqual(['fear, on “cold”; suggested']);
  });

  it('follows the journal, and the focus stays', async () => {
    desk.put(annotation('a', COLD, COLD + 10));
    await open();
    await press('j');
    desk.put(annotation('a', COLD, COLD + 10, { memo: 'theirs', revision: 2 }));
    desk.put(annotation('z', 0, 1));
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
    desk.touched.emit();
    jest.runAllTimers();
    jest.useRealTimers();
    await settle();
    expect(marks()).toHaveLength(2);
    expect((document.activeElement as HTMLElement).dataset.handle).toBe('a');
  });

  it('begins: as whom one reads, and a ready codebook in one press', async () => {
    desk.layers = [];
    desk.books = false;
    await open();
    await selectColdWater();
    await press('c');
    expect(live()).toBe('First say as whom you read');
    await click('Begin');
    expect(desk.of('POST', 'layers')).toEqual([
      { id: expect.any(String), title: 'dreamer', role: 'dreamer' }
    ]);
    await click('Use HVdC');
    expect(desk.of('POST', 'codebooks')).toEqual([
      { id: expect.any(String), ready: 'hvdc' }
    ]);
    expect(host.querySelector('[data-code="fear"]')).not.toBeNull();
  });

  it('makes a new code while a passage is coded', async () => {
    await open();
    await selectColdWater();
    await press('c');
    await type('winter');
    await press('Enter');
    expect(desk.of('POST', 'codebooks/b')).toEqual([
      { revision: 1, deed: 'add', code: { name: 'winter', colour: 2 } }
    ]);
    expect(marks()).toEqual(['winter, on “cold water”, by anna']);
  });

  it('finds codes in the page, with counts and what they mean', async () => {
    await open();
    const search = host.querySelector<HTMLInputElement>('[type=search]')!;
    const names = () =>
      Array.from(
        host.querySelectorAll('[data-code] summary'),
        one => one.textContent
      );
    expect(names()).toEqual(['fear7', 'father0']);
    desk.asked.length = 0;
    await press('/');
    expect(document.activeElement).toBe(search);
    await type('fat');
    expect(names()).toEqual(['father0']);
    expect(desk.asked).toEqual([]);
    expect(host.textContent).toContain('father as it is told');
  });

  it('offers the mouse a bar, the last code first', async () => {
    await open();
    const text = part().firstChild!;
    part().focus();
    getSelection()!.setBaseAndExtent(
      text,
      TEXT.indexOf('cold'),
      text,
      TEXT.indexOf(' My')
    );
    document.dispatchEvent(new Event('selectionchange'));
    part().dispatchEvent(new Event('pointerup', { bubbles: true }));
    await new Promise(resolve => setTimeout(resolve));
    const bar = host.querySelector('[role=toolbar]')!;
    expect(bar.textContent).toBe('fearfatherCode…Memo…');
    bar.querySelector('button')!.click();
    await settle();
    expect(marks()).toEqual(['fear, on “cold water.”, by anna']);
  });

  it('notes on the entry where nothing is selected, and undoes', async () => {
    await open();
    await press('m');
    await type('a dream of winter');
    await press('Enter');
    expect(desk.of('POST', 'memos')[0]).toMatchObject({
      on: 'entry',
      target: 'e1',
      text: 'a dream of winter'
    });
    await press('z', { ctrlKey: true });
    expect(desk.of('POST', 'undo')).toHaveLength(1);
  });

  it('shows its keys, and minds where single letters are switched off', async () => {
    await open();
    await press('?');
    expect(document.activeElement!.textContent).toContain('Shift+Y');
    await press('Escape');
    expect(document.activeElement).toBe(part());
    singleLetters.act = () => false;
    await selectColdWater();
    await press('c');
    expect(document.activeElement).toBe(part());
  });

  it('says where the server is gone, and tries again', async () => {
    desk.request = jest
      .fn()
      .mockRejectedValue(new DeskError(0, 'The server does not answer.'));
    await open();
    expect(host.textContent).toContain('The server does not answer.');
    delete (desk as any).request;
    await click('Try again');
    expect(part().textContent).toBe(TEXT);
  });

  it('leaves nothing behind', async () => {
    await open();
    stop();
    expect(host.textContent).toBe('');
    desk.asked.length = 0;
    desk.touched.emit();
    await settle();
    expect(desk.asked).toEqual([]);
  });
});
