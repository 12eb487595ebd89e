import { JournalLock } from '../desk/lock';
import { Recording } from '../desk/recording';
import {
  crypto,
  DRAFT_KEY,
  FakeDesk,
  memoryOf,
  MemoryStore,
  settle
} from './fakes';

/** Let time pass, and all that it sets off. */
async function pass(milliseconds: number): Promise<void> {
  jest.advanceTimersByTime(milliseconds);
  await settle();
}

describe('an entry being recorded', () => {
  let desk: FakeDesk;
  let store: MemoryStore;
  /** The page remembers what became of each. */
  let made = 0;
  let fresh: string;
  const begin = (id: string) => new Recording(desk, { id, store });

  beforeAll(() => {
    Object.defineProperty(globalThis, 'crypto', {
      value: crypto,
      configurable: true
    });
  });
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['performance'] });
    desk = new FakeDesk();
    desk.lock = new JournalLock('ada');
    store = new MemoryStore();
    fresh = `new~${made++}`;
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const saved = async (text: string) => {
    const recording = begin(fresh);
    recording.write('report', text);
    await recording.flush();
    return recording;
  };

  describe('when the journal is locked', () => {
    it('by hand, is saved first', async () => {
      const recording = await saved('the ferry');
      recording.write('report', 'the ferry leaves');
      const saving = desk.lock!.saved();
      await settle();
      await saving;
      expect(desk.only().parts.report).toBe('the ferry leaves');
    });

    it('elsewhere, keeps ciphertext on this device, and nothing in memory', async () => {
      const recording = await saved('the ferry');
      recording.write('report', 'the ferry leaves');
      desk.asked.length = 0;
      desk.lock!.closed();
      recording.dispose();
      await pass(60000);
      expect(desk.asked).toEqual([]);
      expect(store.stored.size).toBe(1);
      const kept = Array.from(store.stored.values())[0].text;
      expect(new TextDecoder('latin1').decode(kept)).not.toContain('ferry');
      // The fake journal itself knows it, of course.
      desk.entries.clear();
      expect(memoryOf(recording)).not.toContain('ferry');
      expect(memoryOf(recording)).not.toContain(DRAFT_KEY);
    });

    it('comes back as it was typed when it is unlocked', async () => {
      const first = await saved('the ferry');
      first.write('report', 'the ferry leaves');
      desk.lock!.closed();
      first.dispose();
      await settle();
      desk.lock!.opened({ id: '0a', example: false });
      const second = begin(first.id);
      await second.ready;
      expect(second.part('report')).toBe('the ferry leaves');
      await second.flush();
      expect(desk.only().parts.report).toBe('the ferry leaves');
      expect(desk.entries.size).toBe(1);
      expect(store.stored.size).toBe(0);
    });

    it('comes back under the name it had where it was not saved once', async () => {
      const first = begin(fresh);
      await first.ready;
      first.write('report', 'a door');
      desk.lock!.closed();
      first.dispose();
      await settle();
      desk.lock!.opened({ id: '0a', example: false });
      const second = begin(fresh);
      await second.flush();
      expect(second.part('report')).toBe('a door');
      expect(desk.only().parts.report).toBe('a door');
    });

    it('takes up no answer that was still under way', async () => {
      const recording = await saved('the ferry');
      let answer: () => void = () => undefined;
      const ask = desk.request.bind(desk);
      desk.request = async (...asked) => {
        await new Promise<void>(resolve => (answer = resolve));
        return ask(...asked);
      };
      recording.write('report', 'the ferry leaves');
      void recording.flush();
      await settle();
      desk.lock!.closed();
      recording.dispose();
      await settle();
      desk.request = ask;
      desk.lock!.opened({ id: '0a', example: false });
      answer();
      await settle();
      expect(desk.only().parts.report).toBe('the ferry leaves');
      desk.entries.clear();
      desk.asked.length = 0;
      expect(memoryOf(recording)).not.toContain('ferry');
    });

    it('is asked for by its draft no more than once', async () => {
      const recording = await saved('the ferry');
      recording.write('report', 'the ferry leaves');
      desk.lock!.closed();
      await recording.flush();
      expect(recording.keeping).toBe('kept');
      const requests = jest.spyOn(desk, 'request');
      await pass(60000);
      expect(requests).not.toHaveBeenCalled();
    });
  });

  describe('when somebody else changed it, by undo or in another window', () => {
    it('is shown as it is now', async () => {
      const recording = await saved('the ferry');
      desk.saveElsewhere('e1', { parts: { report: 'the harbour' } });
      desk.touched.emit();
      await pass(300);
      expect(recording.part('report')).toBe('the harbour');
      expect(recording.keeping).toBe('saved');
    });

    it('is not taken from under who writes', async () => {
      const recording = await saved('the ferry');
      recording.write('report', 'the ferry leaves');
      desk.saveElsewhere('e1', { parts: { report: 'the harbour' } });
      desk.touched.emit();
      await pass(300);
      expect(recording.part('report')).toBe('the ferry leaves');
      await pass(1500);
      expect(recording.keeping).toBe('conflict');
    });

    it('is said to be gone, and can be brought back', async () => {
      const recording = await saved('the ferry');
      desk.saveElsewhere('e1', { deleted: true });
      desk.touched.emit();
      await pass(300);
      expect(recording.isDeleted).toBe(true);
      recording.edit({ deleted: false });
      await recording.flush();
      expect(desk.only().deleted).toBe(false);
      expect(recording.part('report')).toBe('the ferry');
    });
  });

  describe('a text that lost a conflict', () => {
    const clash = async () => {
      desk.keepsAside = true;
      const recording = await saved('one');
      desk.saveElsewhere('e1', { parts: { report: 'theirs' } });
      recording.write('report', 'mine');
      await recording.flush();
      return recording;
    };

    it.each([
      ['mine', 'mine'],
      ['theirs', 'theirs'],
      ['both', 'mine\n\ntheirs']
    ] as const)('is kept until one has chosen: %s', async (choice, text) => {
      const recording = await clash();
      expect(desk.asides).toHaveLength(1);
      expect(recording.conflict?.aside?.id).toBe('aside1');
      desk.asked.length = 0;
      await recording.resolve(choice);
      expect(desk.only().parts.report).toBe(text);
      expect(desk.asides).toEqual([]);
      expect(recording.conflict).toBeNull();
      // What the journal keeps aside need not be saved once more to stay in its log.
      expect(desk.changes).toEqual(
        choice === 'theirs'
          ? ['DELETE asides/aside1']
          : ['PUT entries/e1', 'DELETE asides/aside1']
      );
    });

    it('is asked about again where the choice was undone, and another is not', async () => {
      const recording = await clash();
      const { asides } = desk;
      await recording.resolve('theirs');
      expect(recording.conflict).toBeNull();
      desk.asides = [...asides, { ...asides[0], id: 'another' }];
      desk.touched.emit();
      await pass(1000);
      expect(recording.conflict?.aside?.id).toBe('aside1');
      await recording.resolve('theirs');
      expect(recording.conflict).toBeNull();
      expect(desk.asides.map(({ id }) => id)).toEqual(['another']);
    });

    it('is asked about again after a lock or a reload', async () => {
      const first = await clash();
      desk.lock!.closed();
      first.dispose();
      await settle();
      desk.lock!.opened({ id: '0a', example: false });
      const second = begin('e1');
      await second.flush();
      expect(second.keeping).toBe('conflict');
      expect(second.conflict).toMatchObject({
        of: 'typed',
        mine: { report: 'mine' },
        theirs: { report: 'theirs' },
        aside: { id: 'aside1' }
      });
      await second.resolve('theirs');
      expect(desk.only().parts.report).toBe('theirs');
      expect(desk.asides).toEqual([]);
    });

    it('is settled though the first answer was lost', async () => {
      const recording = await clash();
      desk.losesAnswers = true;
      await recording.resolve('theirs');
      await pass(2000);
      expect(desk.asides).toEqual([]);
      expect(recording.keeping).toBe('saved');
    });

    describe('elsewhere, is shown when the entry is opened', () => {
      const open = async (kept: string) => {
        await saved('now');
        desk.asides = [
          {
            id: 'aside9',
            entry: 'e1',
            revision: 1,
            parts: { report: kept },
            at: '2026-11-23T08:00:00Z',
            author: 'ada'
          }
        ];
        const recording = begin('e1');
        await recording.flush();
        return recording;
      };

      it.each([
        ['mine', 'then'],
        ['theirs', 'now'],
        ['both', 'now\n\nthen']
      ] as const)('and one chooses: %s', async (choice, text) => {
        const recording = await open('then');
        expect(recording.conflict?.of).toBe('kept');
        expect(recording.keeping).toBe('saved');
        await recording.resolve(choice);
        expect(desk.only().parts.report).toBe(text);
        expect(desk.asides).toEqual([]);
        expect(recording.conflict).toBeNull();
      });

      it('and one may write on meanwhile', async () => {
        const recording = await open('then');
        recording.write('report', 'now and here');
        await recording.flush();
        expect(desk.only().parts.report).toBe('now and here');
        expect(recording.conflict?.of).toBe('kept');
        await recording.resolve('both');
        expect(desk.only().parts.report).toBe('now and here\n\nthen');
      });

      it('but not where it says what the entry says', async () => {
        const recording = await open('now');
        expect(recording.conflict).toBeNull();
        expect(desk.asides).toEqual([]);
      });
    });
  });
});
