import { Signal } from '@lumino/signaling';
import { DeskError } from '../desk/error';
import {
  IJournalInfo,
  IOpenJournal,
  ISummary,
  ITransport,
  Verb
} from '../tokens';
import { drawRoom, IRoom } from '../views/room';
import { button, MOTIFS, NETWORK, PASSAGES, settle } from './fixtures';

const NODAL = {
  ...MOTIFS,
  kind: 'nodal',
  title: 'Nodal points of 2 dreams',
  columns: [],
  rows: [
    {
      key: 'd1:cellar',
      association: 'cellar',
      elements: 2,
      of: 'stair (1); lamp (2)',
      dreams: 1,
      count: 2,
      expected: 0.3,
      p: 0.01,
      q: 0.04
    }
  ],
  picture: { elements: [], links: [] }
};

const CODES = [
  { id: 'mother', name: 'Mother', codable: true, retired: false },
  { id: 'figure', name: 'Figure', codable: false, retired: false },
  { id: 'gone', name: 'Gone', codable: true, retired: true }
];

class FakeDesk implements ITransport {
  readonly name = 'maria.psydyn';
  readonly asked: [Verb, string, any][] = [];
  readonly touched = new Signal<this, void>(this);
  decisions: unknown[] = [];
  refuse: DeskError | null = null;

  async request<T>(verb: Verb, path: string, body?: unknown): Promise<T> {
    this.asked.push([verb, path, body]);
    if (this.refuse) {
      throw this.refuse;
    }
    const findings: Record<string, unknown> = {
      life: { ...NODAL, kind: 'life', rows: [], picture: { lanes: [] } },
      motifs: MOTIFS,
      network: NETWORK,
      concordance: NODAL,
      nodal_points: NODAL,
      score: { ...NODAL, kind: 'chains', picture: { chains: [] } }
    };
    const answers: Record<string, unknown> = {
      findings: findings[(body as any)?.verb],
      passages: { passages: PASSAGES },
      codebooks: { codebooks: [{ codes: CODES }] },
      hypotheses: { hypotheses: [] },
      decisions: verb === 'GET' ? { decisions: this.decisions } : body
    };
    return structuredCopy(answers[path]) as T;
  }
}

const structuredCopy = (value: unknown) => JSON.parse(JSON.stringify(value));

class FakeJournal implements IOpenJournal {
  readonly ready = Promise.resolve();
  readonly changed = new Signal<this, void>(this);
  path: string | null = 'maria.psydyn';
  transport: FakeDesk | null = new FakeDesk();
  info: IJournalInfo | null = {
    id: '0a',
    name: 'maria.psydyn',
    example: false,
    dreams: 61,
    nights_without_recall: 2,
    notes: 5,
    associations: 88,
    first: '',
    last: '',
    review_due: '',
    draft_key: 'k'
  };
  entries: readonly ISummary[] = [{ id: 'a', revision: 1 } as ISummary];
  problem = '';
  lock = null;
  open = jest.fn();
  create = jest.fn();
  refresh = jest.fn();
}

let host: HTMLElement;
let journal: FakeJournal;
let room: IRoom;
/** What the room showed last, as it is kept on the device. */
const kept = {
  shown: undefined as any,
  read: async () => kept.shown,
  keep: async (_: string, shown: unknown) => {
    kept.shown = structuredCopy(shown);
  }
};
const acts = {
  open: jest.fn(),
  openJournal: jest.fn(),
  newJournal: jest.fn(),
  recordDream: jest.fn(),
  associate: jest.fn(),
  takeTest: jest.fn()
};

/** Draw the room, and let what is due within `ms` happen. */
async function draw(): Promise<void> {
  room = drawRoom(journal, host, acts, undefined, undefined, kept as any);
  room.show('motifs');
  await settle();
  await pass(0);
}

async function pass(ms: number): Promise<void> {
  jest.advanceTimersByTime(ms);
  await settle();
}

const desk = () => journal.transport!;
/** What was asked of the texts: the verbs with their options. */
const found = () =>
  desk()
    .asked.filter(([, path]) => path === 'findings')
    .map(([, , body]) => body);
const motifsAsked = () => found().filter(({ verb }) => verb === 'motifs');

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
  host = document.createElement('div');
  document.body.replaceChildren(host);
  journal = new FakeJournal();
  kept.shown = undefined;
});

afterEach(() => {
  room.stop();
  jest.useRealTimers();
});

describe('what reads more than texts', () => {
  it('is asked anew when anything was recorded, though no entry is another', async () => {
    await draw();
    room.show('life', { motifs: ['lemma:water'] });
    await pass(0);
    const asked = () => found().filter(({ verb }) => verb === 'life');
    expect(asked()).toEqual([
      {
        verb: 'life',
        parameters: { parts: ['report'], motifs: ['lemma:water'], lags: [7, 30] }, // prettier-ignore
        narrow: {}
      }
    ]);
    const motifs = motifsAsked().length;
    desk().touched.emit();
    journal.changed.emit();
    await pass(2000);
    expect(asked()).toHaveLength(2);
    expect(motifsAsked()).toHaveLength(motifs);
  });
});

describe('the reading room', () => {
  it('asks for the motifs of the open journal and draws them', async () => {
    await draw();
    expect(found()).toEqual([
      {
        verb: 'motifs',
        parameters: { parts: ['report'], min_entries: 3 },
        narrow: {}
      }
    ]);
    expect(host.querySelector('h2')!.textContent).toBe(MOTIFS.title);
    expect(host.textContent).toContain('association(88)');
    expect(host.querySelector('output')!.textContent).toBe('3 motifs');
  });

  it('asks for the network in its own tab, and not again on coming back', async () => {
    await draw();
    room.show('network');
    await pass(0);
    expect(found()[1]).toEqual({
      verb: 'network',
      parameters: {
        parts: ['report'],
        min_entries: 3,
        unit: 'entry',
        measure: 'npmi',
        shuffles: 0
      },
      narrow: {}
    });
    room.show('motifs');
    await pass(2000);
    expect(found()).toHaveLength(2);
    expect(host.querySelector('h2')!.textContent).toBe(MOTIFS.title);
  });

  it('asks again when something was saved, once it rests for a second', async () => {
    await draw();
    journal.changed.emit();
    await pass(2000);
    expect(motifsAsked()).toHaveLength(1);
    for (const revision of [2, 3, 4]) {
      journal.entries = [{ id: 'a', revision } as ISummary];
      journal.changed.emit();
      await pass(500);
    }
    expect(motifsAsked()).toHaveLength(1);
    await pass(500);
    expect(motifsAsked()).toHaveLength(2);
  });

  it('asks what its controls say', async () => {
    await draw();
    host.querySelector<HTMLElement>('input[value=association]')!.click();
    const least = host.querySelector<HTMLInputElement>('input[type=number]')!;
    least.value = '5';
    least.dispatchEvent(new Event('input'));
    await pass(300);
    expect(motifsAsked()[1].parameters).toEqual({
      parts: ['report', 'association'],
      min_entries: 5
    });
    host.querySelector<HTMLElement>('input[value=association]')!.click();
    host.querySelector<HTMLElement>('input[value=report]')!.click();
    await pass(300);
    expect(motifsAsked()[2].parameters.parts).toEqual(['report']);
    least.value = '0';
    least.dispatchEvent(new Event('input'));
    await pass(300);
    expect(motifsAsked()).toHaveLength(3);
  });

  it('reads passages with the parameters of what is shown, and opens the entry', async () => {
    await draw();
    host.querySelector<HTMLElement>('[data-key="lemma:water"]')!.click();
    await settle();
    expect(desk().asked.find(([, path]) => path === 'passages')).toEqual([
      'POST',
      'passages',
      {
        verb: 'motifs',
        key: 'lemma:water',
        parameters: { parts: ['report'], min_entries: 3 },
        narrow: {}
      }
    ]);
    host.querySelector<HTMLElement>('.jp-PsydynReview-openPassage')!.click();
    expect(acts.open).toHaveBeenCalledWith(PASSAGES[0]);
  });

  it('keeps decisions in the journal, on motifs and on edges', async () => {
    await draw();
    host.querySelector<HTMLElement>('[data-key="lemma:water"]')!.click();
    await settle();
    button(host, 'Accept').click();
    await settle();
    room.show('network');
    await pass(0);
    host
      .querySelector('[data-key="water--house"]')!
      .dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await settle();
    button(host, 'Reject').click();
    await settle();
    const kept = desk().asked.filter(([verb]) => verb === 'PUT');
    expect(kept.map(([, , body]) => body)).toEqual([
      { kind: 'motif', key: 'lemma:water', verdict: 'accepted', memo: '' },
      { kind: 'edge', key: 'water--house', verdict: 'rejected', memo: '' }
    ]);
  });

  it('shows what was undone, or decided in another window, and counts nothing anew', async () => {
    await draw();
    host.querySelector<HTMLElement>('[data-key="lemma:water"]')!.click();
    await settle();
    button(host, 'Accept').click();
    await settle();
    const isAccepted = () =>
      button(host, 'Accept').getAttribute('aria-pressed') === 'true';
    expect(isAccepted()).toBe(true);
    desk().decisions = [];
    desk().touched.emit();
    await pass(300);
    expect(isAccepted()).toBe(false);
    desk().decisions = [
      { kind: 'edge', key: 'lemma:water', verdict: 'rejected', memo: '' },
      { kind: 'motif', key: 'lemma:water', verdict: 'accepted', memo: '' }
    ];
    desk().touched.emit();
    await pass(300);
    expect(isAccepted()).toBe(true);
    expect(motifsAsked()).toHaveLength(1);
  });

  it('says that it counts when that takes more than a second', async () => {
    let answer: (value: unknown) => void = () => undefined;
    journal.transport!.request = (_, path) =>
      new Promise<any>(resolve => {
        answer = path === 'findings' ? resolve : answer;
      });
    await draw();
    expect(host.querySelector('progress')).toBeNull();
    await pass(1000);
    expect(host.textContent).toContain('Counting in 61 dreams …');
    answer(MOTIFS);
    await settle();
    expect(host.querySelector('progress')).toBeNull();
    expect(host.querySelector('h2')).not.toBeNull();
  });

  it('says what failed, keeps what it showed, and tries again', async () => {
    await draw();
    desk().refuse = new DeskError(0, 'The server does not answer.');
    journal.entries = [{ id: 'a', revision: 2 } as ISummary];
    journal.changed.emit();
    await pass(1000);
    expect(host.textContent).toContain('The server does not answer.');
    expect(host.querySelector('h2')).not.toBeNull();
    desk().refuse = null;
    button(host, 'Try again').click();
    await settle();
    expect(host.textContent).not.toContain('The server does not answer.');
  });

  it('without a journal says what would be here, and offers the step towards it', async () => {
    journal.transport = null;
    journal.info = null;
    await draw();
    expect(host.textContent).toContain('No journal is open.');
    button(host, 'Open a journal').click();
    button(host, 'New journal').click();
    expect(acts.openJournal).toHaveBeenCalled();
    expect(acts.newJournal).toHaveBeenCalled();
  });

  it('of one dream waits for the second', async () => {
    journal.info = { ...journal.info!, dreams: 1 };
    await draw();
    expect(host.textContent).toContain(
      'It takes two dreams; there is 1 so far.'
    );
    expect(found()).toEqual([]);
    button(host, 'Record a dream').click();
    expect(acts.recordDream).toHaveBeenCalled();
    journal.info = { ...journal.info, dreams: 2 };
    journal.changed.emit();
    await pass(0);
    expect(found()).toHaveLength(1);
  });

  it('lets another journal take the place of the first', async () => {
    await draw();
    journal.transport = new FakeDesk();
    journal.path = 'vera.psydyn';
    journal.info = null;
    journal.changed.emit();
    expect(host.querySelector('h2')).toBeNull();
    journal.info = new FakeJournal().info;
    journal.changed.emit();
    await pass(0);
    expect(found()).toHaveLength(1);
    expect(host.querySelector('h2')).not.toBeNull();
  });
});

describe('what is looked at', () => {
  const field = (name: string) =>
    host.querySelector<HTMLInputElement>(`[aria-label="${name}"]`)!;
  const choose = (name: string, value: string) => {
    field(name).value = value;
    field(name).dispatchEvent(new Event('change'));
  };
  const narrowed = () => found().map(({ narrow }) => narrow);

  it('narrows every view, and is given up again', async () => {
    await draw();
    choose('Look at nights from', '2026-03-01');
    await pass(150);
    choose('Marked with', 'mother');
    await pass(150);
    room.show('network');
    await pass(0);
    const both = { since: '2026-03-01', code: 'mother' };
    expect(narrowed()).toEqual([{}, { since: '2026-03-01' }, both, both]);
    button(host, 'Look at all').click();
    await pass(150);
    expect(narrowed().slice(-1)).toEqual([{}]);
    expect(field('Look at nights from').value).toBe('');
  });

  it('is no day while its year is being typed', async () => {
    await draw();
    for (const year of ['0002', '0020', '0202']) {
      choose('Look at nights from', `${year}-03-01`);
      await pass(150);
    }
    expect(narrowed()).toEqual([{}]);
  });

  it('offers the codes that can be marked with, and no others', async () => {
    await draw();
    const options = Array.from(field('Marked with').querySelectorAll('option'));
    expect(options.map(one => one.textContent)).toEqual([
      'with any code or none',
      'Mother'
    ]);
  });

  it('are the dreams with a motif, from its passages', async () => {
    await draw();
    host.querySelector<HTMLElement>('[data-key="lemma:water"]')!.click();
    await settle();
    button(host, 'Only dreams with it').click();
    await pass(150);
    expect(narrowed().slice(-1)).toEqual([{ motif: 'lemma:water' }]);
    button(host, 'dreams with water ×').click();
    await pass(150);
    expect(narrowed().slice(-1)).toEqual([{}]);
  });

  it('is shown again when the room is opened again, with all that was asked', async () => {
    await draw();
    choose('Look at nights until', '2026-03-31');
    const least = host.querySelector<HTMLInputElement>('input[type=number]')!;
    least.value = '5';
    least.dispatchEvent(new Event('input'));
    await pass(300);
    room.stop();
    room = drawRoom(journal, host, acts, undefined, undefined, kept as any);
    await settle();
    await pass(0);
    expect(found().slice(-1)).toEqual([
      {
        verb: 'motifs',
        parameters: { parts: ['report'], min_entries: 5 },
        narrow: { until: '2026-03-31' }
      }
    ]);
    expect(field('Look at nights until').value).toBe('2026-03-31');
  });
});

describe('a finding that speaks for a reading', () => {
  it('is put to a new hypothesis with one key', async () => {
    await draw();
    host.querySelector<HTMLElement>('[data-key="lemma:water"]')!.click();
    await settle();
    document.activeElement!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'h', bubbles: true })
    );
    await settle();
    const use = host.querySelector('.jp-PsydynReview-use')!;
    button(host, 'For').click();
    expect(use.textContent).toContain('Write the reading down first.');
    use.querySelector('textarea')!.value = 'She waits to be fetched.';
    button(host, 'For').click();
    await settle();
    const [, path, made] = desk().asked.slice(-1)[0];
    expect([path, made.reading, made.opposing]).toEqual([
      'hypotheses',
      'She waits to be fetched.',
      []
    ]);
    expect(made.supporting).toMatchObject([
      { on: 'motif', key: 'lemma:water', quote: 'water' }
    ]);
    expect(host.textContent).toContain('It stands for the hypothesis now.');
    expect(host.querySelector('.jp-PsydynReview-use')).toBeNull();
  });
});

const TEST = 'select[aria-label="Which test"]';

describe('associations in the reading room', () => {
  const nodal = () => found().filter(({ verb }) => verb === 'nodal_points');

  it('asks for nodal points, and keeps what is decided of them', async () => {
    await draw();
    room.show('nodal_points');
    await pass(0);
    expect(nodal().map(({ parameters }) => parameters)).toEqual([
      { unit: 'element', by: 'base' }
    ]);
    expect(host.querySelector('h2')!.textContent).toBe(NODAL.title);
    expect(host.querySelector('output')!.textContent).toBe('1 association');
  });

  it('remembers which of them was shown', async () => {
    await draw();
    room.show('nodal_points');
    await pass(0);
    room.show('motifs');
    await pass(0);
    host.querySelector<HTMLElement>('[id$="-associations"]')!.click();
    await pass(2000);
    expect(nodal()).toHaveLength(1);
    expect(host.querySelector('h2')!.textContent).toBe(NODAL.title);
  });

  it('says where nothing was associated yet, and offers the step', async () => {
    journal.info = { ...journal.info!, associations: 0 };
    await draw();
    room.show('paths');
    await pass(0);
    expect(host.textContent).toContain('Nothing was associated so far');
    button(host, 'Record associations').click();
    expect(acts.associate).toHaveBeenCalled();
    expect(found().map(({ verb }) => verb)).toEqual(['motifs']);
  });

  it('shows the sheet of the newest test, until another is chosen', async () => {
    const test = {
      protocol: 'word-list',
      kind: 'association',
      night: '',
      associations: 3
    };
    journal.entries = [
      { ...test, id: 't2', number: 2, revision: 1 } as ISummary,
      { ...test, id: 't1', number: 1, revision: 1 } as ISummary
    ];
    await draw();
    room.show('score');
    await pass(0);
    const asked = () =>
      found()
        .filter(({ verb }) => verb === 'score')
        .map(({ parameters }) => parameters.entry);
    expect(asked()).toEqual(['t2']);
    const select = host.querySelector<HTMLSelectElement>(TEST)!;
    select.value = 't1';
    select.dispatchEvent(new Event('change'));
    await pass(400);
    expect(asked()).toEqual(['t2', 't1']);
  });

  it('passes over a test that was set up and not begun, and still offers the others', async () => {
    const test = { protocol: 'word-list', kind: 'association', night: '' };
    journal.entries = [
      {
        ...test,
        id: 't2',
        number: 2,
        revision: 1,
        associations: 0
      } as ISummary,
      { ...test, id: 't1', number: 1, revision: 1, associations: 3 } as ISummary
    ];
    desk().refuse = new DeskError(400, 'no sheet today');
    await draw();
    room.show('score');
    await pass(0);
    expect(found().slice(-1)[0].parameters.entry).toBe('t1');
    expect(
      Array.from(host.querySelector<HTMLSelectElement>(TEST)!.options).map(
        one => one.value
      )
    ).toEqual(['t1']);
  });

  it('offers a test where none was taken', async () => {
    await draw();
    room.show('score');
    await pass(0);
    button(host, 'Take a word-list test').click();
    expect(acts.takeTest).toHaveBeenCalled();
  });
});
