import { clean } from '../desk/clean';
import { IRun, toMoments, withEdit } from '../desk/stream';
import { drawAssociations } from '../views/associations';
import { Clock, crypto, FakeDesk, MemoryStore, settle } from './fakes';

describe('a text as it is stored', () => {
  // The same as in tests/corpus/test_tokens.py, of what Python stores.
  it.each([
    ['a\r\nb\rc\x0cd\te\x00\x07f\ud800', 'a\nb\nc\nd\tef'],
    ['emoji 👩‍👧 ❤️ שָׁלוֹם', 'emoji 👩‍👧 ❤️ שָׁלוֹם'],
    ['a\x0bb\x0e\x1f\x7f\x85\x9fc\udfff 🌊', 'a\nbc 🌊']
  ])('%j', (text, cleaned) => {
    expect(clean(text)).toBe(cleaned);
    expect(clean(cleaned)).toBe(cleaned);
  });
});

describe('what the journal takes of a stream', () => {
  /** What jupyter_psydyn/journal asks of moments. */
  const isTaken = (text: string, runs: readonly IRun[]) => {
    const length = Array.from(text).length;
    let before = 0;
    return toMoments(text, runs).every(({ start, end, from_ms, to_ms }) => {
      const fits = before <= start && start < end && end <= length;
      before = end;
      return fits && from_ms <= to_ms;
    });
  };

  it('is a whole character where half of it was replaced', () => {
    // What was pasted has no run yet; what takes its place has.
    const runs = withEdit([], '😀', '😁', 100);
    expect(runs).toEqual([{ start: 0, end: 2, from_ms: 100, to_ms: 100 }]);
    expect(toMoments('😁', runs)).toMatchObject([{ start: 0, end: 1 }]);
    // The same low half, and another high one.
    expect(withEdit([], '😀', '🨀', 100)).toEqual(runs);
  });

  it('is never less than a character, whatever is typed', () => {
    let seed = 5;
    const below = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * n);
    };
    // The first three share a high surrogate, the fourth has the low one of the first.
    const signs = ['😀', '😁', '😂', '🨀', 'a', ' '];
    for (let round = 0; round < 300; round++) {
      let runs: readonly IRun[] = [];
      let text: string[] = [];
      for (let step = 0, at = 0; step < 12; step++) {
        at += below(2500);
        const start = below(text.length + 1);
        const typed = Array.from({ length: below(3) }, () => signs[below(6)]);
        const next = [...text];
        next.splice(start, below(3), ...typed);
        runs = withEdit(runs, text.join(''), next.join(''), at);
        text = next;
        expect([next, isTaken(next.join(''), runs)]).toEqual([next, true]);
      }
    }
  });
});

describe('a stream that is typed', () => {
  let desk: FakeDesk;
  let host: HTMLElement;
  let clock: Clock;
  let stop: () => void;
  const area = () => host.querySelector('textarea')!;
  const type = (text: string, at: number, inputType = 'insertText') => {
    clock.time = at;
    area().value = text;
    area().dispatchEvent(new InputEvent('input', { inputType }));
  };
  const save = async () => {
    area().dispatchEvent(new Event('blur'));
    await settle();
  };

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
    const options = { store: new MemoryStore(), clock };
    stop = drawAssociations(desk, host, { protocol: 'stream', ...options });
    await settle();
    clock.paint(1000);
  });
  afterEach(async () => {
    stop();
    await settle();
    host.remove();
  });

  it('counts the characters that are stored', async () => {
    type('a\x1fb\x0c', 1100, 'insertFromPaste');
    type('a\x1fb\x0c sea', 1400);
    await save();
    expect(desk.only().parts.association).toBe('ab\n sea');
    expect(desk.only().session!.moments).toEqual([
      { start: 3, end: 7, from_ms: 400, to_ms: 400 }
    ]);
    // Nothing is changed under the hands of who types.
    expect(area().value).toBe('a\x1fb\x0c sea');
  });

  it('goes on after what another window has said later', async () => {
    type('sea', 1400);
    await save();
    desk.saveElsewhere('e1', {
      parts: { association: 'sea comes' },
      session: {
        ...desk.only().session!,
        moments: [{ start: 0, end: 9, from_ms: 400, to_ms: 90000 }]
      }
    });
    desk.touched.emit();
    await new Promise(then => setTimeout(then, 300));
    await settle();
    expect(area().value).toBe('sea comes');
    type('sea comes b', 2000);
    type('sea comes back', 4000);
    await save();
    expect(desk.only().session!.moments).toEqual([
      { start: 0, end: 11, from_ms: 400, to_ms: expect.any(Number) },
      {
        start: 11,
        end: 14,
        from_ms: expect.any(Number),
        to_ms: expect.any(Number)
      }
    ]);
    const [first, second] = desk.only().session!.moments;
    expect(first.to_ms).toBeGreaterThanOrEqual(90000);
    expect(second.from_ms - first.to_ms).toBe(2000);
  });
});
