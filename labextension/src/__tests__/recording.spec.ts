import { Recording } from '../desk/recording';
import { Drafts } from '../desk/drafts';
import { crypto, DRAFT_KEY, FakeDesk, MemoryStore, settle } from './fakes';

const times = { first_key_ms: 312.5, enter_ms: 1204 };

/** Let time pass, and all that it sets off. */
async function pass(milliseconds: number): Promise<void> {
  jest.advanceTimersByTime(milliseconds);
  await settle();
}

describe('Recording', () => {
  let desk: FakeDesk;
  let store: MemoryStore;
  const begin = (id = 'new') =>
    new Recording(desk, {
      id,
      store,
      today: () => new Date(2026, 10, 22, 7)
    });

  beforeAll(() => {
    Object.defineProperty(globalThis, 'crypto', {
      value: crypto,
      configurable: true
    });
  });
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['performance'] });
    desk = new FakeDesk();
    store = new MemoryStore();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('makes no entry of nothing', async () => {
    const recording = begin();
    recording.write('report', '  ');
    recording.edit({ night: '1977' });
    await pass(20000);
    expect(desk.changes).toEqual([]);
    expect(recording.keeping).toBe('blank');
  });

  it('saves 1.5 s after the last key, with the night of that day', async () => {
    const recording = begin();
    await recording.ready;
    recording.write('report', 'I am back');
    await pass(1000);
    recording.write('report', 'I am back in the school');
    await pass(1400);
    expect(desk.changes).toEqual([]);
    expect(recording.keeping).toBe('saving');
    await pass(200);
    expect(desk.changes).toEqual(['POST entries']);
    expect(desk.only().parts.report).toBe('I am back in the school');
    expect(desk.only().night).toBe('2026-11-22');
    expect(recording.keeping).toBe('saved');
    expect(recording.id).toBe('e1');
  });

  it('takes a night without recall as an entry', async () => {
    const recording = begin();
    recording.edit({ recall: 'none' });
    await recording.flush();
    expect(desk.only()).toMatchObject({ recall: 'none', parts: {} });
  });

  it('keeps ciphertext while the server is gone, and saves when it is back', async () => {
    const recording = begin();
    await recording.ready;
    recording.write('report', 'water');
    await recording.flush();
    desk.isGone = true;
    recording.write('report', 'water everywhere');
    await recording.flush();
    expect(recording.keeping).toBe('kept');
    expect(recording.isAtRisk).toBe(false);
    const sealed = Array.from(store.stored.values());
    expect(sealed).toHaveLength(1);
    expect(new TextDecoder('latin1').decode(sealed[0].text)).not.toContain(
      'water'
    );
    desk.isGone = false;
    await pass(2000);
    expect(desk.only().parts.report).toBe('water everywhere');
    expect(recording.keeping).toBe('saved');
    expect(store.stored.size).toBe(0);
  });

  describe('what is jotted down', () => {
    const trial = (reaction: string) => ({ reaction }) as any;
    const sitting = (...said: string[]) =>
      ({ trials: said.map(trial), moments: [] }) as any;

    it('is on this device at once, and in the journal after a pause', async () => {
      const recording = begin();
      await recording.ready;
      recording.jot({ session: sitting('moon') });
      await settle();
      expect([desk.changes, store.stored.size]).toEqual([[], 1]);
      expect(recording.isAtRisk).toBe(false);
      await pass(1000);
      recording.jot({ session: sitting('moon', 'lamp') });
      await pass(1000);
      expect(desk.changes).toEqual([]);
      await pass(600);
      expect(desk.changes).toEqual(['POST entries']);
      expect(desk.only().session).toEqual(sitting('moon', 'lamp'));
    });

    it('is in the journal at once where this device keeps nothing', async () => {
      store.put = async () => {
        throw new Error('no room');
      };
      const recording = begin();
      await recording.ready;
      recording.jot({ session: sitting('moon') });
      await settle();
      expect(desk.only().session).toEqual(sitting('moon'));
    });

    it('is nothing where nothing was said', async () => {
      const recording = begin();
      recording.edit({ session: sitting() });
      await pass(20000);
      expect(desk.changes).toEqual([]);
    });
  });

  it('says "unsaved" where no draft can be kept', async () => {
    desk.isGone = true;
    const recording = begin();
    recording.write('report', 'water');
    await recording.flush();
    expect(recording.keeping).toBe('unsaved');
    expect(recording.problem).toBe('The server does not answer.');
    expect(recording.isAtRisk).toBe(true);
    desk.isGone = false;
    await pass(60000);
    expect(desk.only().parts.report).toBe('water');
  });

  it('finds the draft of an entry never acknowledged again', async () => {
    const first = begin('new~abc');
    await first.ready;
    desk.isGone = true;
    first.write('report', 'a door');
    await first.flush();
    desk.isGone = false;
    const second = begin('new~abc');
    await second.ready;
    expect(second.part('report')).toBe('a door');
    await second.flush();
    expect(desk.only().parts.report).toBe('a door');
    expect(desk.entries.size).toBe(1);
    expect(store.stored.size).toBe(0);
  });

  it('is one entry where the view is drawn anew before it was saved', async () => {
    const first = begin('new~one');
    await first.ready;
    first.write('report', 'a door');
    first.dispose();
    const second = begin('new~one');
    await second.ready;
    expect(second.part('report')).toBe('a door');
    expect(second.id).toBe('e1');
    await second.flush();
    expect(desk.changes).toEqual(['POST entries']);
  });

  it('puts what was typed meanwhile below a draft that is found late', async () => {
    const drafts = (await Drafts.open(DRAFT_KEY, store, crypto))!;
    const first = begin('new');
    await first.ready;
    desk.isGone = true;
    first.write('report', 'yesterday');
    await first.flush();
    expect(await drafts.list()).toEqual(['new']);
    const second = begin('new');
    await second.ready;
    second.write('report', 'today');
    desk.isGone = false;
    await second.flush();
    expect(desk.only().parts.report).toBe('yesterday\n\ntoday');
  });

  it('freezes the first telling with "done" and keeps edits apart', async () => {
    const recording = begin();
    recording.write('report', 'A blue door.');
    await recording.done();
    recording.write('report', 'A blue door, half open.');
    await recording.done();
    expect(desk.only().told).toBe('A blue door.');
    expect(desk.only().parts.report).toBe('A blue door, half open.');
  });

  it('holds up nothing for a night that is none', async () => {
    const recording = begin();
    recording.write('report', 'late again');
    await recording.flush();
    recording.edit({ night: '2025-02-31' });
    recording.write('report', 'late again, and barefoot');
    await recording.flush();
    expect(recording.nightProblem).toBe('no such date: 31 February');
    expect(desk.only().parts.report).toBe('late again, and barefoot');
    expect(desk.only().night).toBe('2026-11-22');
    recording.edit({ night: '1985?' });
    await recording.flush();
    expect(recording.nightProblem).toBe('');
    expect(desk.only().night).toBe('1985?');
  });

  it('sends no text of 2 MB', async () => {
    const recording = begin();
    recording.write('residue', 'é'.repeat(1_000_000));
    await recording.flush();
    expect(recording.keeping).toBe('unsaved');
    expect(recording.problem).toContain('2.0 MB');
    expect(recording.problem).toContain('(day residue)');
    expect(desk.changes).toEqual([]);
    recording.write('residue', 'short');
    await recording.flush();
    expect(recording.keeping).toBe('saved');
  });

  describe('changed elsewhere', () => {
    const clash = async () => {
      const recording = begin();
      recording.write('report', 'one');
      await recording.flush();
      desk.saveElsewhere('e1', { parts: { report: 'theirs' } });
      recording.write('report', 'mine');
      await recording.flush();
      return recording;
    };

    it('shows both and saves neither until one chooses', async () => {
      const recording = await clash();
      expect(recording.keeping).toBe('conflict');
      expect(recording.conflict?.theirs.report).toBe('theirs');
      expect(recording.part('report')).toBe('mine');
      expect(desk.only().parts.report).toBe('theirs');
      expect(store.stored.size).toBe(1);
    });

    it.each([
      ['mine', ['mine']],
      ['theirs', ['mine', 'theirs']],
      ['both', ['mine\n\ntheirs']]
    ] as const)('%s', async (choice, saved) => {
      const recording = await clash();
      desk.asked.length = 0;
      await recording.resolve(choice);
      const texts = desk.asked.map(({ body }) => body?.parts?.report);
      expect(texts.filter(text => text)).toEqual(saved);
      expect(recording.keeping).toBe('saved');
      expect(recording.part('report')).toBe(saved[saved.length - 1]);
    });

    it('asks nothing where only other fields were changed', async () => {
      const recording = begin();
      recording.write('report', 'one');
      await recording.flush();
      desk.saveElsewhere('e1', { title: 'A title' });
      recording.write('report', 'two');
      await recording.flush();
      expect(desk.only()).toMatchObject({
        title: 'A title',
        parts: { report: 'two' }
      });
      expect(recording.keeping).toBe('saved');
    });

    it('is made once when the answer to the first request was lost', async () => {
      const recording = begin();
      desk.losesAnswers = true;
      recording.write('report', 'one');
      await recording.flush();
      expect(recording.keeping).toBe('kept');
      recording.write('report', 'one two');
      await recording.flush();
      expect(desk.entries.size).toBe(1);
      expect(desk.only().parts.report).toBe('one two');
      expect(recording.keeping).toBe('saved');
    });

    it('knows its own text again when only the answer was lost', async () => {
      const recording = begin();
      recording.write('report', 'one');
      await recording.flush();
      desk.losesAnswers = true;
      recording.write('report', 'one two');
      await recording.flush();
      expect(recording.keeping).toBe('kept');
      recording.write('report', 'one two three');
      await recording.flush();
      expect(recording.conflict).toBeNull();
      expect(desk.only().parts.report).toBe('one two three');
    });
  });

  describe('elements', () => {
    it('have spans in code points, whatever stands before them', async () => {
      const recording = begin();
      const text = '🌊 the corridor';
      recording.write('report', text);
      const key = recording.take(
        'report',
        text.indexOf('corridor'),
        'corridor'
      );
      recording.associate(key, 'school', times);
      await recording.flush();
      const [element] = desk.only().elements;
      expect(element).toMatchObject({ start: 6, end: 14, quote: 'corridor' });
      expect(element.associations[0]).toMatchObject({
        text: 'school',
        ...times
      });
      expect(recording.element(key)?.at).toBe(7);
      expect(desk.only().told).toBe(text);
    });

    it('wait for the server with what was associated, in order and once each', async () => {
      const recording = begin();
      recording.write('report', 'the corridor');
      await recording.flush();
      desk.isGone = true;
      const key = recording.take('report', 4, 'corridor');
      recording.associate(key, 'school', times);
      recording.associate(key, 'hospital', times);
      await recording.flush();
      expect(recording.element(key)?.associations).toHaveLength(2);
      desk.isGone = false;
      desk.losesAnswers = true;
      await pass(2000);
      await pass(60000);
      const [element] = desk.only().elements;
      expect(desk.only().elements).toHaveLength(1);
      expect(element.associations.map(one => one.text)).toEqual([
        'school',
        'hospital'
      ]);
      expect(recording.keeping).toBe('saved');
    });

    it('survive a reload before they were saved', async () => {
      const first = begin();
      first.write('report', 'the corridor');
      await first.flush();
      desk.isGone = true;
      first.associate(first.take('report', 4, 'corridor'), 'school', times);
      await first.flush();
      desk.isGone = false;
      const second = begin('e1');
      await second.ready;
      await second.flush();
      expect(desk.only().elements[0].associations[0].text).toBe('school');
    });

    it('of a word of its own make no entry before something is associated', async () => {
      const recording = begin();
      const key = recording.take('', 0, 'bridge');
      await recording.flush();
      expect(desk.entries.size).toBe(0);
      recording.associate(key, 'river', times);
      await recording.flush();
      expect(desk.only().elements[0]).toMatchObject({
        quote: 'bridge',
        associations: [{ text: 'river' }]
      });
    });

    it('follow their words before they are saved, and become a word of its own where those are cut', async () => {
      const recording = begin();
      recording.write('report', 'the corridor');
      await recording.flush();
      desk.isGone = true;
      const key = recording.take('report', 4, 'corridor');
      recording.write('report', 'In the long corridor');
      expect(recording.element(key)).toMatchObject({ at: 12, lost: false });
      recording.write('report', 'In the hall');
      expect(recording.element(key)).toMatchObject({ at: null, lost: true });
      desk.isGone = false;
      await recording.flush();
      await recording.flush();
      expect(desk.only().elements[0]).toMatchObject({
        part: '',
        start: 0,
        end: 0,
        quote: 'corridor'
      });
    });
  });
});
