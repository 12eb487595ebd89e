import { lighting } from '../views/known/lighting';
import { readKnown } from '../views/known/cues';
import { drawRecorder, IRecorderOptions } from '../views/recorder';
import { IKnownWord } from '../views/known/known';
import { ITransport } from '../tokens';
import { Clock, crypto, FakeDesk, MemoryStore, settle } from './fakes';
import { MOTIFS } from './fixtures';

const KNOWN: readonly IKnownWord[] = [
  { text: 'corridor', as: 'motif' },
  { text: 'water', as: 'code' }
];

describe('known words in the recorder', () => {
  let desk: FakeDesk;
  let host: HTMLElement;
  let stop: () => void;
  const known = jest.fn(async () => KNOWN);
  const draw = async (options: IRecorderOptions = {}) => {
    stop = drawRecorder(desk, host, {
      store: new MemoryStore(),
      clock: new Clock(),
      known,
      ...options
    });
    await settle();
  };
  const paper = () =>
    host.querySelector<HTMLTextAreaElement>('.jp-Psydyn-paper-text')!;
  const type = (text: string) => {
    paper().value = text;
    paper().dispatchEvent(new Event('input', { bubbles: true }));
  };
  const lit = (as: string) =>
    Array.from(
      host.querySelectorAll(`.jp-Psydyn-paper-layer .jp-Psydyn-is-${as}`),
      one => one.textContent
    );
  const rest = () => new Promise(resolve => setTimeout(resolve, 200));
  const altK = () => {
    const event = new KeyboardEvent('keydown', {
      key: 'k',
      code: 'KeyK',
      altKey: true,
      bubbles: true,
      cancelable: true
    });
    paper().dispatchEvent(event);
    return event;
  };
  const toggle = () =>
    Array.from(host.querySelectorAll('button')).find(one =>
      /known words/.test(one.textContent!)
    )!;

  beforeAll(() => {
    Object.defineProperty(globalThis, 'crypto', {
      value: crypto,
      configurable: true
    });
  });
  beforeEach(() => {
    localStorage.clear();
    lighting.recall();
    known.mockClear();
    desk = new FakeDesk();
    host = document.createElement('div');
    document.body.replaceChildren(host);
  });
  afterEach(async () => {
    stop();
    await settle();
  });

  it('light up after the last key, once asked for', async () => {
    await draw();
    expect(known).toHaveBeenCalledTimes(1);
    type('the corridors, under 🌊 water');
    await rest();
    expect(lit('motif')).toEqual(['corridors']);
    expect(lit('code')).toEqual(['water']);
    type('the corridors, under 🌊 water again');
    expect(lit('code')).toEqual(['water']);
    type('the waters');
    expect(lit('motif')).toEqual([]);
    await rest();
    expect(lit('code')).toEqual(['waters']);
    expect(known).toHaveBeenCalledTimes(1);
    expect(
      host.querySelector('.jp-Psydyn-paper-layer')!.getAttribute('aria-hidden')
    ).toBe('true');
  });

  it('mirror the text as it is', async () => {
    await draw();
    const text = 'a corridor <b>\n👩‍👩‍👧 water\n';
    type(text);
    await rest();
    expect(host.querySelector('.jp-Psydyn-paper-layer')!.textContent).toBe(
      `${text}\u200b`
    );
  });

  it('are hidden by Alt+K, which this computer remembers as yes or no', async () => {
    await draw();
    type('water');
    await rest();
    const event = altK();
    expect(event.defaultPrevented).toBe(true);
    expect(lit('code')).toEqual([]);
    expect(Object.entries({ ...localStorage })).toEqual([
      ['jupyter-psydyn:known-words', 'no']
    ]);
    expect(toggle().textContent).toBe('show known words');
    lighting.recall();
    expect(lighting.isOn).toBe(false);
    toggle().click();
    expect(lit('code')).toEqual(['water']);
    expect(localStorage.getItem('jupyter-psydyn:known-words')).toBe('yes');
  });

  it('leave the page quiet where none is in the text', async () => {
    await draw();
    type('nothing of it');
    await rest();
    expect(toggle().closest('[hidden]')).not.toBeNull();
    type('water');
    await rest();
    expect(toggle().closest('[hidden]')).toBeNull();
  });

  it('send nothing of the text, and do without where they cannot be had', async () => {
    known.mockRejectedValueOnce(new Error('gone'));
    await draw();
    type('the water');
    await rest();
    expect(lit('code')).toEqual([]);
    expect(desk.changes).toEqual([]);
    expect(host.querySelector('[role=alert]:not(:empty)')).toBeNull();
  });

  it('are not looked for where nobody asks for them', async () => {
    await draw({ known: undefined });
    type('water');
    await rest();
    expect(lit('code')).toEqual([]);
    expect(altK().defaultPrevented).toBe(false);
  });
});

describe('the words a journal knows', () => {
  const answers: Record<string, unknown> = {
    findings: {
      ...MOTIFS,
      rows: [
        ...MOTIFS.rows,
        { key: 'phrase:old school', motif: 'old school' },
        { key: 'set:a b', motif: 'a b' }
      ]
    },
    codebooks: {
      codebooks: [
        {
          codes: [
            { cues: ['word:drown', 'symbol:house'], retired: false },
            { cues: ['word:gone'], retired: true }
          ]
        }
      ]
    },
    layers: {
      layers: [
        { id: 'l1', mine: true, settles: [] },
        { id: 'l2', mine: false, settles: [] },
        { id: 'l3', mine: true, settles: ['l1', 'l2'] },
        { id: 'l4', blind: true }
      ]
    },
    'layers/l1/counts': { entries: { d1: 2 }, codes: {} },
    'layers/l1/entries/d1': {
      annotations: [
        { quote: 'his red coat', state: 'accepted', lost: false },
        { quote: 'rejected', state: 'rejected', lost: false },
        { quote: 'lost', state: 'accepted', lost: true }
      ]
    }
  };
  const asked: [string, string, unknown][] = [];
  const desk = (gone: readonly string[] = []): ITransport => ({
    name: '',
    request: async (verb, path, body) => {
      asked.push([verb, path, body]);
      if (gone.includes(path) || !(path in answers)) {
        throw new Error(path);
      }
      return answers[path] as any;
    }
  });

  it('are its motifs, the cues of its codes, and what this reader coded', async () => {
    asked.length = 0;
    expect(await readKnown(desk())).toEqual([
      { text: 'water', as: 'motif' },
      { text: 'old school', as: 'motif' },
      { text: 'drown', as: 'code' },
      { text: 'his red coat', as: 'code' }
    ]);
    expect(asked.filter(([verb]) => verb !== 'GET')).toEqual([
      [
        'POST',
        'findings',
        { verb: 'motifs', parameters: { parts: ['report'], min_entries: 3 } }
      ]
    ]);
  });

  it('are what can be had', async () => {
    const words = await readKnown(desk(['findings', 'layers']));
    expect(words).toEqual([{ text: 'drown', as: 'code' }]);
    expect(await readKnown(desk(Object.keys(answers)))).toEqual([]);
  });
});
