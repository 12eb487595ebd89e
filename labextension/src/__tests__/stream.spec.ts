import {
  IRun,
  PAUSE,
  toMoments,
  toRuns,
  withEdit,
  withPauses
} from '../desk/stream';
import { drawAssociations } from '../views/associations';
import { Clock, crypto, FakeDesk, MemoryStore, settle } from './fakes';

/** Runs after typing texts one after another, each at its time. */
function typed(...steps: readonly (readonly [string, number | null])[]) {
  let runs: readonly IRun[] = [];
  let old = '';
  for (const [text, at] of steps) {
    runs = withEdit(runs, old, text, at);
    old = text;
  }
  return runs;
}

describe('the runs of a stream', () => {
  it('are cut where no key was struck for a second', () => {
    expect(
      typed(['a', 300], ['a ', 500], ['a b', 500 + PAUSE], ['a bc', 1700])
    ).toEqual([
      { start: 0, end: 2, from_ms: 300, to_ms: 500 },
      { start: 2, end: 4, from_ms: 1500, to_ms: 1700 }
    ]);
  });

  it('have none of what was pasted', () => {
    expect(
      typed(['a', 100], ['a, pasted', null], ['a, pasted b', 300])
    ).toEqual([
      { start: 0, end: 1, from_ms: 100, to_ms: 100 },
      { start: 9, end: 11, from_ms: 300, to_ms: 300 }
    ]);
  });

  it('follow what is written and cut before them', () => {
    const runs = typed(['water', 100], ['water stair', 5000]);
    const moved = withEdit(runs, 'water stair', 'the water stair', 9000);
    expect(moved).toEqual([
      { start: 4, end: 9, from_ms: 100, to_ms: 100 },
      { start: 9, end: 15, from_ms: 5000, to_ms: 5000 }
    ]);
    expect(withEdit(moved, 'the water stair', 'stair', 9500)).toEqual([
      { start: 0, end: 5, from_ms: 5000, to_ms: 5000 }
    ]);
  });

  it('take corrections within them, and no time from those', () => {
    const runs = typed(['watr', 100], ['watr stair', 5000]);
    expect(withEdit(runs, 'watr stair', 'water stair', 9000)).toEqual([
      { start: 0, end: 5, from_ms: 100, to_ms: 100 },
      { start: 5, end: 11, from_ms: 5000, to_ms: 5000 }
    ]);
  });

  it('know that hands which take something back are no pause', () => {
    expect(
      typed(
        ['water', 100],
        ['wate', 900],
        ['wat', 1700],
        ['wa', 2500],
        ['wall', 3300]
      )
    ).toEqual([{ start: 0, end: 4, from_ms: 100, to_ms: 3300 }]);
  });

  it('are gone where everything was cut', () => {
    expect(typed(['water', 100], ['', 200])).toEqual([]);
  });

  it('stand in the journal in code points', () => {
    const text = 'a 🌊🌊 b';
    const runs = [
      { start: 0, end: 4, from_ms: 0, to_ms: 10.4 },
      { start: 4, end: 8, from_ms: 2000.6, to_ms: 2001 }
    ];
    const moments = toMoments(text, runs);
    expect(moments).toEqual([
      { start: 0, end: 3, from_ms: 0, to_ms: 10 },
      { start: 3, end: 6, from_ms: 2001, to_ms: 2001 }
    ]);
    expect(toRuns(text, moments).map(({ start, end }) => [start, end])).toEqual(
      [
        [0, 4],
        [4, 8]
      ]
    );
  });

  it('are shown with the silence before each', () => {
    const runs = [
      { start: 0, end: 3, from_ms: 1200, to_ms: 1300 },
      { start: 3, end: 5, from_ms: 1900, to_ms: 2000 },
      { start: 5, end: 8, from_ms: 5000, to_ms: 6000 }
    ];
    expect(withPauses('one two!', runs)).toEqual([
      { text: 'one t', pause_ms: 1200 },
      { text: 'wo!', pause_ms: 3000 }
    ]);
  });
});

describe('drawStream', () => {
  let desk: FakeDesk;
  let host: HTMLElement;
  let clock: Clock;
  let stop: () => void;
  const draw = (entry?: string) => {
    const options = { store: new MemoryStore(), clock, entry };
    stop = drawAssociations(desk, host, { protocol: 'stream', ...options });
  };
  const area = () => host.querySelector('textarea')!;
  const type = (text: string, at: number, inputType = 'insertText') => {
    clock.time = at;
    area().value = text;
    area().dispatchEvent(new InputEvent('input', { inputType }));
  };
  const click = (label: string) =>
    Array.from(host.querySelectorAll('button'))
      .find(button => button.textContent === label)!
      .click();
  const pauses = () =>
    Array.from(
      host.querySelectorAll('.jp-Psydyn-pause'),
      mark => mark.textContent
    );

  beforeAll(() => {
    Object.defineProperty(globalThis, 'crypto', {
      value: crypto,
      configurable: true
    });
  });
  beforeEach(async () => {
    desk = new FakeDesk();
    clock = new Clock();
    host = document.createElement('div');
    document.body.append(host);
    draw();
    await settle();
    clock.paint(1000);
  });
  afterEach(async () => {
    stop();
    await settle();
    host.remove();
  });

  it('keeps when it was said, from when the sheet stood there, and shows pauses once it is over', async () => {
    type('the 🌊', 1400);
    type('the 🌊 comes', 5400);
    expect(pauses()).toEqual([]);
    click('Done');
    expect(pauses()).toEqual(['4 s']);
    await settle();
    expect(desk.only().parts.association).toBe('the 🌊 comes');
    expect(desk.only().session).toMatchObject({
      protocol: 'stream',
      moments: [
        { start: 0, end: 5, from_ms: 400, to_ms: 400 },
        { start: 5, end: 11, from_ms: 4400, to_ms: 4400 }
      ]
    });
    // Taken up again, the time goes on from the last word.
    clock.time = 60000;
    click('Go on writing');
    type('the 🌊 comes back', 60500);
    area().dispatchEvent(new Event('blur'));
    await settle();
    expect(desk.only().session!.moments[1]).toMatchObject({
      end: 16,
      to_ms: 4900
    });
  });

  it('gives no time to what was pasted', async () => {
    type('pasted', 1400, 'insertFromPaste');
    area().dispatchEvent(new Event('blur'));
    await settle();
    expect(desk.only().parts.association).toBe('pasted');
    expect(desk.only().session!.moments).toEqual([]);
  });

  it('opens again as what it is, with its pauses', async () => {
    type('the sea', 1400);
    type('the sea comes', 4400);
    area().dispatchEvent(new Event('blur'));
    await settle();
    stop();
    await settle();
    draw('e1');
    await settle();
    expect(pauses()).toEqual(['3 s']);
    expect(host.querySelector('.jp-Psydyn-paused')!.textContent).toBe(
      'the sea3 s comes'
    );
  });

  it('is to words of a dream, or to nothing', async () => {
    type('the sea', 1400);
    const to = host.querySelector<HTMLInputElement>('.jp-Psydyn-about input')!;
    to.value = 'the corridor';
    to.dispatchEvent(new Event('input'));
    area().dispatchEvent(new Event('blur'));
    await settle();
    expect(desk.only().title).toBe('the corridor');
  });

  it('says who wrote it down', async () => {
    type('the sea', 1400);
    const field = Array.from(host.querySelectorAll('label'))
      .find(label => label.textContent!.startsWith('written down by'))!
      .querySelector('input')!;
    field.value = 'Dr. A';
    field.dispatchEvent(new Event('input'));
    area().dispatchEvent(new Event('blur'));
    await settle();
    expect(desk.only().session).toMatchObject({ recorder: 'Dr. A' });
    expect(desk.only().session!.moments).toHaveLength(1);
  });

  it('takes a transcript with its times, or says why not', async () => {
    const field = host.querySelector<HTMLInputElement>('input[type="file"]')!;
    const pick = async (text: string) => {
      const file = {
        name: 'a.srt',
        arrayBuffer: async () => new TextEncoder().encode(text).buffer
      };
      Object.defineProperty(field, 'files', {
        value: [file],
        configurable: true
      });
      field.dispatchEvent(new Event('change'));
      await settle();
    };
    desk.transcript = () => {
      throw new Error('a.srt: line 2 has no time');
    };
    await pick('wrong');
    expect(host.querySelector('[role="alert"]')!.textContent).not.toBe('');
    const moments = [
      { start: 0, end: 3, from_ms: 0, to_ms: 900 },
      { start: 4, end: 8, from_ms: 7000, to_ms: 8000 }
    ];
    desk.transcript = () => ({ text: 'the\nrain', moments, notes: [] });
    await pick('right');
    expect(pauses()).toEqual(['6 s']);
    expect(desk.only().parts.association).toBe('the\nrain');
    expect(desk.only().session!.moments).toEqual(moments);
  });
});
