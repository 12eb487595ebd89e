import { Signal } from '@lumino/signaling';
import { DeskError } from '../desk/error';
import {
  IJournalInfo,
  IOpenJournal,
  ISnapshot,
  ISummary,
  ITransport,
  Verb
} from '../tokens';
import { drawAgreeing } from '../views/agreeing/agreeing';
import {
  button,
  MOTIFS,
  NASTY,
  NETWORK,
  PASSAGES,
  press,
  settle
} from './fixtures';

const AGREEMENT: ISnapshot = {
  ...MOTIFS,
  kind: 'agreement',
  title: 'Agreement of readers',
  rows: [{ key: 'fear', code: 'fear', kappa: 0.6 }],
  picture: {}
};

function layer(id: string, title: string, more: object = {}): any {
  return {
    id,
    case: '',
    deleted: false,
    revision: 1,
    title,
    role: 'researcher',
    reader: '',
    released: '2026-11-20T08:00:00Z',
    private: false,
    settles: [],
    mine: false,
    ...more
  };
}

const code = (id: string, more: object = {}) => ({
  id,
  name: id,
  parent: '',
  colour: 0,
  codable: true,
  cues: [`word:${id}`],
  retired: false,
  ...more
});

const BOOK: any = {
  id: 'b1',
  title: 'Feelings',
  version: 1,
  deleted: false,
  codes: [code('fear'), code('water'), code('all', { codable: false })]
};

const annotation = (id: string, more: object = {}): any => ({
  id,
  deleted: false,
  lost: false,
  state: 'accepted',
  entry: 'd1',
  part: 'report',
  start: 4,
  end: 16,
  quote: 'the corridor',
  codebook: 'b1',
  code: 'fear',
  memo: '',
  ...more
});

const difference = (entry: string, more: object): any => ({
  entry,
  night: '2024-11-12',
  part: 'report',
  start: 4,
  end: 16,
  quote: 'the corridor',
  segments: [
    { text: 'In ', mark: false },
    { text: 'the corridor', mark: true },
    { text: NASTY, mark: false }
  ],
  ...more
});

const DIFFERENCES: any[] = [
  difference('d1', {
    said: [
      { layer: 'l1', annotations: [annotation('a1', { memo: NASTY })] },
      { layer: 'l2', annotations: [] }
    ]
  }),
  difference('d2', {
    said: [
      { layer: 'l1', annotations: [annotation('a2', { entry: 'd2' })] },
      { layer: 'l2', annotations: [annotation('a3', { code: 'water' })] }
    ],
    adjudication: {
      id: 'j1',
      layer: 'l9',
      entry: 'd2',
      settles: ['a2', 'a3'],
      kept: 'k0',
      reason: 'both mean the sea',
      by: 'cy',
      at: '2026-11-25T09:00:00Z'
    }
  }),
  difference('d3', {
    said: [
      { layer: 'l1', annotations: [] },
      { layer: 'l2', annotations: [annotation('a4', { entry: 'd3' })] }
    ]
  })
];

/** A journal of two researchers, a dreamer and one who has not released. */
class FakeDesk implements ITransport {
  readonly name = 'maria.psydyn';
  readonly asked: [Verb, string, any][] = [];
  readonly touched = new Signal<this, void>(this);
  layers: any[] = [
    layer('l1', 'Ada reads', { mine: true, reader: 'ada' }),
    layer('l2', 'Bo reads', { reader: 'bo' }),
    layer('l3', 'Her own', { role: 'dreamer', reader: 'maria' }),
    { id: 'l4', title: 'Cy reads', role: 'researcher', blind: true }
  ];
  codebooks: any[] = [BOOK];
  differences: any[] = DIFFERENCES;
  agreement: ISnapshot = AGREEMENT;
  refuse: Record<string, DeskError> = {};

  async request<T>(verb: Verb, path: string, body?: any): Promise<T> {
    this.asked.push([verb, path, body]);
    const refused = this.refuse[`${verb} ${path}`];
    if (refused) {
      throw refused;
    }
    return JSON.parse(JSON.stringify(this._answer(verb, path, body))) as T;
  }

  of(path: string, verb: Verb = 'POST'): any[] {
    return this.asked
      .filter(([how, where]) => how === verb && where === path)
      .map(([, , body]) => body);
  }

  private _answer(verb: Verb, path: string, body: any): unknown {
    if (path === 'layers' && verb === 'GET') {
      return { layers: this.layers, roles: [] };
    }
    if (path === 'layers') {
      const made = layer(body.id, body.title, {
        ...body,
        mine: true,
        released: ''
      });
      this.layers = [...this.layers.filter(one => one.id !== body.id), made];
      return made;
    }
    if (verb === 'PUT' && path.startsWith('layers/')) {
      const released = body.released ? '2026-11-26T07:00:00Z' : '';
      this.layers = this.layers.map(one =>
        one.id === path.slice(7) ? { ...one, released } : one
      );
      return this.layers.find(one => one.id === path.slice(7));
    }
    if (/^layers\/.*\/entries\//.test(path)) {
      return {
        annotations: [],
        others: [{ layer: {}, annotations: [annotation('k0')] }]
      };
    }
    if (path === 'adjudications') {
      const adjudication = {
        ...DIFFERENCES[1].adjudication,
        id: 'j9',
        layer: body.layer,
        kept: body.keep ? 'k9' : '',
        reason: body.reason,
        by: 'ada'
      };
      return {
        adjudication,
        ...(body.keep ? { annotation: { ...body.keep, id: 'k9' } } : {})
      };
    }
    return {
      codebooks: { codebooks: this.codebooks, ready: [] },
      cases: {
        cases: [
          { id: 'c1', pseudonym: 'Maria' },
          { id: 'c2', pseudonym: 'Vera' }
        ]
      },
      agreement: this.agreement,
      differences: { differences: this.differences, agreed: 12 },
      'code-network': NETWORK,
      passages: { passages: PASSAGES }
    }[path];
  }
}

class FakeJournal implements IOpenJournal {
  readonly ready = Promise.resolve();
  readonly changed = new Signal<this, void>(this);
  path: string | null = 'maria.psydyn';
  transport: FakeDesk | null = new FakeDesk();
  info: IJournalInfo | null = null;
  entries: readonly ISummary[] = [];
  problem = '';
  lock = null;
  open = jest.fn();
  create = jest.fn();
  refresh = jest.fn();
}

let host: HTMLElement;
let journal: FakeJournal;
let stop: () => void;
const acts = {
  open: jest.fn(),
  done: jest.fn(),
  openJournal: jest.fn(),
  newJournal: jest.fn()
};

const desk = () => journal.transport!;
const pass = async (ms: number) => {
  jest.advanceTimersByTime(ms);
  await settle();
  await settle();
};
const draw = async (tab?: string) => {
  stop = drawAgreeing(journal, host, acts);
  await settle();
  if (tab) {
    button(host, tab).click();
    await pass(0);
  }
};
const box = (title: string) =>
  Array.from(host.querySelectorAll('label'))
    .find(label => label.textContent!.startsWith(title))!
    .querySelector('input')!;
const focused = () => document.activeElement as HTMLElement;
const heading = () =>
  host.querySelector('.jp-PsydynReview-agreeingCard h3')?.textContent;
const type = (area: HTMLTextAreaElement | HTMLInputElement, text: string) => {
  area.value = text;
  area.dispatchEvent(new Event('input', { bubbles: true }));
};

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
  jest.clearAllMocks();
  if (!globalThis.crypto?.getRandomValues) {
    Object.defineProperty(globalThis, 'crypto', {
      value: jest.requireActual('crypto').webcrypto,
      configurable: true
    });
  }
  host = document.createElement('div');
  document.body.replaceChildren(host);
  journal = new FakeJournal();
});

afterEach(() => {
  stop();
  expect(host.childElementCount).toBe(0);
  jest.useRealTimers();
});

describe('comparing readers', () => {
  it('asks for a journal where none is open', async () => {
    journal.transport = null;
    await draw();
    button(host, 'Open a journal').click();
    button(host, 'New journal').click();
    expect(acts.openJournal).toHaveBeenCalled();
    expect(acts.newJournal).toHaveBeenCalled();
    journal.transport = new FakeDesk();
    journal.changed.emit();
    await settle();
    expect(host.textContent).toContain('Ada reads');
    journal.transport = null;
    journal.changed.emit();
    expect(host.textContent).not.toContain('Ada reads');
  });

  it('says that it waits, and can be tried again when the server is gone', async () => {
    let answer = (): void => undefined;
    const { request } = desk();
    const gate = new Promise<void>(resolve => (answer = resolve));
    desk().request = async (verb: Verb, path: string, body?: any) => {
      await gate;
      return request.call(desk(), verb, path, body) as any;
    };
    desk().refuse['GET layers'] = new DeskError(0, 'The server is not there.');
    await draw();
    await pass(400);
    expect(host.querySelector('progress')).not.toBeNull();
    answer();
    await pass(0);
    expect(host.querySelector('progress')).toBeNull();
    expect(host.querySelector('[role=status]')!.textContent).toContain(
      'The server is not there.'
    );
    desk().refuse = {};
    button(host, 'Try again').click();
    await pass(0);
    expect(host.textContent).toContain('Ada reads');
  });

  it('has its tabs, by keyboard too', async () => {
    await draw();
    const tab = button(host, 'Layers');
    tab.focus();
    press(tab, 'ArrowRight');
    expect(focused().textContent).toBe('Agreement');
  });
});

describe('layers', () => {
  beforeEach(() => {
    desk().layers[0] = layer('l1', 'Ada reads', { mine: true, released: '' });
  });

  it('stand by role, blind ones by their title only', async () => {
    await draw();
    expect(host.textContent).toContain('are never merged');
    const [dreamer, clinician, researcher] = Array.from(
      host.querySelectorAll('section')
    ).map(section => section.textContent);
    expect(dreamer).toContain('Her own of maria');
    expect(clinician).toContain('none so far');
    expect(researcher).toContain('Ada reads yours · not released');
    expect(researcher).toContain('nothing of it is seen');
  });

  it('are released and withdrawn, which says what it means and keeps the focus', async () => {
    await draw();
    const release = button(host, 'Release: Ada reads');
    expect(
      document.getElementById(release.getAttribute('aria-describedby')!)!
        .textContent
    ).toContain('other readers see every mark');
    expect(host.querySelectorAll('[data-layer]')).toHaveLength(1);
    release.focus();
    release.click();
    await pass(0);
    expect(desk().of('layers/l1', 'PUT')).toEqual([{ released: true }]);
    expect(acts.done).toHaveBeenCalledTimes(1);
    expect(focused().textContent).toBe('Withdraw release');
    focused().click();
    await pass(0);
    expect(desk().of('layers/l1', 'PUT')[1]).toEqual({ released: false });
    expect(host.textContent).toContain('seen by you alone again');
  });

  it('say what went wrong', async () => {
    desk().refuse['PUT layers/l1'] = new DeskError(507, 'the disk is full');
    await draw();
    button(host, 'Release: Ada reads').click();
    await pass(0);
    expect(host.querySelector('.jp-PsydynReview-said')!.textContent).toBe(
      'the disk is full'
    );
  });

  it('are begun, as one and the same where the answer was lost', async () => {
    await draw();
    button(host, 'New layer').click();
    await pass(0);
    expect(desk().of('layers')).toEqual([]);
    const title = host.querySelector<HTMLInputElement>('input[required]')!;
    title.value = NASTY;
    desk().refuse['POST layers'] = new DeskError(0, 'gone');
    box('private').checked = true;
    press(title, 'Enter');
    await pass(0);
    expect(title.value).toBe(NASTY);
    desk().refuse = {};
    press(title, 'Enter');
    await pass(0);
    const [lost, made] = desk().of('layers');
    expect(made).toEqual(lost);
    expect(made).toMatchObject({
      title: NASTY,
      role: 'researcher',
      private: true
    });
    expect(title.value).toBe('');
    expect(host.querySelector('script, img')).toBeNull();
    expect(host.textContent).toContain('private');
  });

  it('that are private are about one case, released never, and told by nobody else', async () => {
    desk().layers.push({ id: 'l5', title: '', role: 'clinician', blind: true });
    desk().layers.push(
      layer('l6', 'Hunches', { mine: true, private: true, released: '' })
    );
    await draw();
    expect(host.querySelectorAll('.jp-PsydynReview-agreeingName')).toHaveLength(
      5
    );
    expect(host.querySelectorAll('[data-layer]')).toHaveLength(1);
    box('private').click();
    await pass(0);
    const select = Array.from(host.querySelectorAll('select')).find(one =>
      one.closest('label')!.textContent!.startsWith('about')
    )!;
    select.value = 'c2';
    select.dispatchEvent(new Event('change'));
    host.querySelector<HTMLInputElement>('input[required]')!.value = 'Mine';
    button(host, 'New layer').click();
    await pass(0);
    expect(desk().of('layers')[0]).toMatchObject({ private: true, case: 'c2' });
  });

  it('are read again when somebody released one', async () => {
    await draw();
    desk().layers[3] = layer('l4', 'Cy reads', { reader: 'cy' });
    desk().touched.emit();
    await pass(600);
    expect(host.textContent).toContain('Cy reads of cy');
  });
});

describe('agreement', () => {
  it('is asked of the layers of a kind, by the first codebook', async () => {
    await draw('Agreement');
    expect(desk().of('agreement')).toEqual([
      { layers: ['l1', 'l2'], codebook: 'b1', unit: 'character' }
    ]);
    expect(host.textContent).toContain(AGREEMENT.title);
  });

  it('is asked again when something else is chosen, and keeps the focus', async () => {
    await draw('Agreement');
    const own = box('Her own');
    own.focus();
    own.click();
    await pass(400);
    expect(desk().of('agreement')[1].layers).toEqual(['l1', 'l2', 'l3']);
    expect(focused()).toBe(box('Her own'));
    const unit = Array.from(host.querySelectorAll('select')).find(select =>
      select.closest('label')!.textContent!.startsWith('compared by')
    )!;
    unit.value = 'span';
    unit.dispatchEvent(new Event('change'));
    await pass(400);
    expect(desk().of('agreement')[2].unit).toBe('span');
  });

  it('wants two', async () => {
    await draw('Agreement');
    box('Bo reads').click();
    await pass(400);
    expect(host.textContent).toContain('Choose two layers or more.');
    expect(host.textContent).not.toContain(AGREEMENT.title);
  });

  it('says what more it takes where there is one layer only', async () => {
    desk().layers = [desk().layers[0], desk().layers[3]];
    await draw('Agreement');
    expect(desk().of('agreement')).toEqual([]);
    expect(host.textContent).toContain(
      'It takes two readers who have released a layer; so far there is one: Ada reads. 1 more appears here when its reader releases it.'
    );
  });

  it('wants one’s own released first', async () => {
    desk().layers[0] = layer('l1', 'Ada reads', { mine: true, released: '' });
    await draw('Agreement');
    expect(desk().of('agreement')).toEqual([]);
    expect(host.textContent).not.toContain('Release yours first');
    expect(box('Ada reads').disabled).toBe(true);
    expect(host.textContent).toContain('release it first');
    desk().layers = desk().layers.slice(0, 2);
    desk().touched.emit();
    await pass(600);
    await pass(1100);
    expect(host.textContent).toContain('Release yours first');
    // Once it is, both are compared without a word.
    desk().layers[0] = layer('l1', 'Ada reads', { mine: true });
    desk().touched.emit();
    await pass(600);
    await pass(1100);
    expect(desk().of('agreement')[0].layers).toEqual(['l1', 'l2']);
  });

  it('says that there is no codebook', async () => {
    desk().codebooks = [];
    await draw('Agreement');
    expect(host.textContent).toContain('There is no codebook');
  });

  it('is asked again in place when marks were changed', async () => {
    await draw('Agreement');
    const select = host.querySelector<HTMLElement>(
      '.jp-PsydynReview-result [role=tab]'
    )!;
    desk().agreement = { ...AGREEMENT, title: 'Agreement, later' };
    desk().touched.emit();
    await pass(600);
    await pass(1100);
    expect(host.textContent).toContain('Agreement, later');
    expect(select.isConnected).toBe(true);
  });

  it('can be tried again', async () => {
    desk().refuse['POST agreement'] = new DeskError(409, 'changed meanwhile');
    await draw('Agreement');
    expect(host.textContent).toContain('changed meanwhile');
    desk().refuse = {};
    button(host, 'Read again').click();
    await pass(0);
    expect(host.textContent).toContain(AGREEMENT.title);
  });
});

describe('differences', () => {
  const reason = () =>
    host.querySelector<HTMLTextAreaElement>(
      '.jp-PsydynReview-agreeingSettling textarea'
    )!;
  const card = () =>
    host.querySelector<HTMLElement>('.jp-PsydynReview-agreeingCard')!;

  it('are of one role', async () => {
    await draw('Differences');
    expect(desk().of('differences')).toEqual([{ layers: ['l1', 'l2'] }]);
    expect(box('Her own').disabled).toBe(true);
    box('Ada reads').click();
    box('Bo reads').click();
    await pass(400);
    expect(box('Her own').disabled).toBe(false);
    expect(host.textContent).toContain('never settled against each other');
  });

  it('show the passage, and what each said, side by side', async () => {
    await draw('Differences');
    expect(heading()).toBe('Difference 1 of 3');
    expect(host.querySelector('mark')!.textContent).toBe('the corridor');
    const sides = Array.from(
      host.querySelectorAll('.jp-PsydynReview-agreeingSides section')
    ).map(side => side.textContent);
    expect(sides[0]).toContain('fear');
    expect(sides[1]).toContain('marked nothing here');
    expect(host.querySelector('script, img')).toBeNull();
    Array.from(card().querySelectorAll('button'))
      .find(one => one.textContent!.startsWith('open'))!
      .click();
    expect(acts.open).toHaveBeenCalledWith(
      expect.objectContaining({ entry: 'd1', part: 'report', start: 4 })
    );
  });

  it('are gone through by J and K', async () => {
    await draw('Differences');
    card().focus();
    press(card(), 'j');
    expect(heading()).toBe('Difference 2 of 3');
    expect(focused().textContent).toBe('Difference 2 of 3');
    press(focused(), 'j');
    press(focused(), 'j');
    expect(heading()).toBe('Difference 3 of 3');
    press(focused(), 'k');
    press(focused(), 'k');
    expect(heading()).toBe('Difference 1 of 3');
  });

  it('are decided by keys, with a reason, in a layer made on first use', async () => {
    await draw('Differences');
    card().focus();
    press(card(), '1');
    expect(focused()).toBe(reason());
    const send = () =>
      reason().dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'Enter',
          ctrlKey: true,
          bubbles: true
        })
      );
    send();
    await pass(0);
    expect(desk().of('adjudications')).toEqual([]);
    expect(host.querySelector('[role=alert]')!.textContent).toContain(
      'Say why'
    );
    type(reason(), 'she says that she is afraid');
    send();
    await pass(0);
    const [made] = desk().of('layers');
    expect(made).toMatchObject({
      title: 'Adjudication of Ada reads, Bo reads',
      role: 'researcher',
      settles: ['l1', 'l2']
    });
    expect(made.private).toBeUndefined();
    expect(desk().of('adjudications')).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{12}$/),
        layer: made.id,
        entry: 'd1',
        settles: ['a1'],
        keep: {
          part: 'report',
          start: 4,
          end: 16,
          quote: 'the corridor',
          codebook: 'b1',
          code: 'fear'
        },
        reason: 'she says that she is afraid'
      }
    ]);
    expect(acts.done).toHaveBeenCalledTimes(1);
    // On to the next that is not decided: the second is.
    expect(focused().textContent).toBe('Difference 3 of 3');
    press(focused(), '0');
    type(reason(), 'nothing of both');
    send();
    await pass(0);
    expect(desk().of('layers')).toHaveLength(1);
    expect(desk().of('adjudications')[1]).not.toHaveProperty('keep');
    expect(host.textContent).toContain(
      'every difference shown here is decided'
    );
    press(focused(), 'k');
    press(focused(), 'k');
    await settle();
    expect(card().textContent).toContain('Decided by ada');
    expect(card().textContent).toContain('she says that she is afraid');
  });

  it('are decided with another code', async () => {
    await draw('Differences');
    card().focus();
    press(card(), 'o');
    const select = focused() as HTMLSelectElement;
    select.value = '1';
    select.dispatchEvent(new Event('change'));
    type(reason(), 'water');
    button(host, 'Decide').click();
    await pass(0);
    expect(desk().of('adjudications')[0].keep).toEqual({
      part: 'report',
      start: 4,
      end: 16,
      quote: 'the corridor',
      codebook: 'b1',
      code: 'water',
      value: ''
    });
  });

  it('keep what was written where it was not kept', async () => {
    desk().refuse['POST adjudications'] = new DeskError(
      409,
      'somebody decided it meanwhile'
    );
    await draw('Differences');
    press(card(), '1');
    type(reason(), 'because');
    desk().touched.emit();
    desk().differences = [{ ...DIFFERENCES[0], night: '' }];
    await pass(600);
    await pass(1100);
    expect(reason().value).toBe('because');
    button(host, 'Decide').click();
    await pass(0);
    expect(reason().value).toBe('because');
    expect(host.querySelector('[role=alert]')!.textContent).toBe(
      'Not kept: somebody decided it meanwhile'
    );
    press(reason(), 'Escape');
    expect(focused().tagName).toBe('H3');
  });

  it('that are decided show by whom, what and why', async () => {
    await draw('Differences');
    press(card(), 'j');
    await settle();
    expect(card().textContent).toContain('Decided by cy');
    expect(card().textContent).toContain('both mean the sea');
    expect(desk().of('layers/l1/entries/d2', 'GET')).toHaveLength(1);
    const decided = host.querySelector('.jp-PsydynReview-agreeingDecided')!;
    expect(decided.textContent).toContain('fear');
  });

  it('are narrowed to mine, and to what is not decided', async () => {
    await draw('Differences');
    box('only mine').click();
    expect(heading()).toBe('Difference 1 of 2');
    const shown = Array.from(host.querySelectorAll('select')).find(select =>
      select.closest('label')!.textContent!.startsWith('Shown')
    )!;
    shown.value = 'open';
    shown.dispatchEvent(new Event('change'));
    expect(heading()).toBe('Difference 1 of 1');
    box('only mine').click();
    expect(heading()).toBe('Difference 1 of 2');
  });

  it('may be none', async () => {
    desk().differences = [];
    await draw('Differences');
    expect(card().textContent).toContain(
      'differ nowhere; they agree on 12 passages'
    );
  });
});

describe('the code network', () => {
  it('is drawn as any other, with its passages', async () => {
    await draw('Code network');
    expect(desk().of('code-network')).toEqual([
      { layers: ['l1', 'l2'], unit: 'entry', measure: 'npmi', min_entries: 3 }
    ]);
    const node = host.querySelector<HTMLElement>('[data-key="lemma:water"]')!;
    node.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await pass(0);
    expect(desk().of('passages')[0]).toMatchObject({
      verb: 'code-network',
      key: 'lemma:water',
      parameters: { layers: ['l1', 'l2'] }
    });
    host.querySelector<HTMLElement>('.jp-PsydynReview-openPassage')!.click();
    expect(acts.open).toHaveBeenCalledWith(PASSAGES[0]);
  });
});
