import { JournalLock } from '../desk/lock';
import { drawAssociations } from '../views/associations';
import { Clock, crypto, FakeDesk, MemoryStore, settle } from './fakes';

describe('a word-list test that is interrupted', () => {
  let desk: FakeDesk;
  let host: HTMLElement;
  let clock: Clock;
  let stop: () => void;
  const find = <T extends HTMLElement>(selector: string) =>
    host.querySelector<T>(selector)!;
  const click = (label: string) =>
    Array.from(host.querySelectorAll('button'))
      .find(button => button.textContent!.startsWith(label))!
      .click();
  const input = () => find<HTMLInputElement>('.jp-Psydyn-reaction');
  const remark = () => find<HTMLInputElement>('.jp-Psydyn-remark');
  const press = (key: string, more: KeyboardEventInit = {}, field = input()) =>
    field.dispatchEvent(
      new KeyboardEvent('keydown', {
        key,
        code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
        bubbles: true,
        cancelable: true,
        ...more
      })
    );
  const state = () => find('.jp-Psydyn-trial').dataset.state;
  const shown = () => find('.jp-Psydyn-stimulus').textContent;
  const trials = () => desk.only().session!.trials;
  const pass = async (ms: number) => {
    jest.advanceTimersByTime(ms);
    await settle();
  };
  /** The next word stands there. */
  const see = () => {
    jest.advanceTimersByTime(200);
    clock.paint(clock.time + 10);
  };
  const type = (text: string) => {
    clock.time += 500;
    press(text[0]);
    input().value = text;
  };
  const answer = (text: string) => {
    see();
    if (text) {
      type(text);
    }
    clock.time += 400;
    press('Enter');
  };
  /** Begins the list: head, green, water. */
  const begin = async (manner = 'typed') => {
    stop = drawAssociations(desk, host, {
      store: new MemoryStore(),
      clock,
      protocol: 'word-list'
    });
    await settle();
    find<HTMLFormElement>('form').requestSubmit();
    await settle();
    const select = find<HTMLSelectElement>('select');
    select.value = manner;
    select.dispatchEvent(new Event('change'));
    click('A few words to practise');
    see();
    press('s');
    input().value = 'saucer';
    press('Enter');
    if (manner === 'spoken') {
      press('Enter');
    }
    click('Begin');
  };
  const changeElsewhere = async (
    change: (trial: any, at: number) => object
  ) => {
    const { session } = desk.only();
    desk.saveElsewhere('e1', {
      session: {
        ...session!,
        trials: session!.trials.map((one, at) => ({
          ...one,
          ...change(one, at)
        }))
      }
    });
    desk.touched.emit();
    await pass(300);
  };
  const undone = {
    reaction: '',
    first_key_ms: null,
    enter_ms: null,
    failed: false,
    at: ''
  };

  beforeAll(() => {
    Object.defineProperty(globalThis, 'crypto', {
      value: crypto,
      configurable: true
    });
  });
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['performance', 'setImmediate'] });
    desk = new FakeDesk();
    clock = new Clock();
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(async () => {
    stop();
    await settle();
    host.remove();
    jest.useRealTimers();
  });

  it('keeps what was typed as the reaction, and goes on with the next word', async () => {
    desk.lock = new JournalLock('dreams');
    await begin();
    see();
    type('hai');
    // As before undo, or before a lock that fails.
    const saved = desk.lock.saved();
    await pass(0);
    await saved;
    expect([state(), shown(), input().value]).toEqual(['paused', '', '']);
    press('Enter');
    see();
    expect(shown()).toBe('green');
    type('grass');
    clock.time += 400;
    press('Enter');
    await pass(2000);
    expect(trials()[1]).toMatchObject({
      reaction: 'hai',
      failed: false,
      first_key_ms: 500,
      enter_ms: null
    });
    expect(trials()[2]).toMatchObject({
      reaction: 'grass',
      enter_ms: 900,
      remark: ''
    });
  });

  it('keeps words said later with the word to which nothing came, however one goes on', async () => {
    await begin();
    answer('');
    expect(state()).toBe('nothing');
    input().value = 'hat';
    press('Escape');
    expect([state(), input().value]).toEqual(['paused', '']);
    press('Enter');
    see();
    expect([shown(), input().value]).toEqual(['green', '']);
    press('Enter');
    input().value = 'leaf';
    window.dispatchEvent(new Event('blur'));
    stop();
    await settle();
    expect(trials().map(one => [one.reaction, one.failed, one.remark])).toEqual(
      [
        ['saucer', false, ''],
        ['', true, 'said later: hat'],
        ['', true, 'said later: leaf'],
        ['', false, '']
      ]
    );
  });

  it('loses no remark to a mark, to the mouse, or to a click elsewhere', async () => {
    await begin();
    const write = (words: string) => {
      press('Escape');
      press('n');
      expect(document.activeElement).toBe(remark());
      remark().value = words;
    };
    answer('hair');
    write('laughed long');
    find('.jp-Psydyn-marks button').click();
    click('Go on');
    answer('grass');
    write('looked away');
    click('Go on');
    see();
    press('Enter');
    write('cried');
    host.querySelector<HTMLElement>('.jp-Psydyn-trial')!.click();
    press('n');
    expect(remark().value).toBe('cried');
    press('Escape', {}, remark());
    expect(remark().hidden).toBe(true);
    press('Enter');
    await pass(2000);
    expect(trials().map(one => one.remark)).toEqual([
      '',
      'laughed long',
      'looked away',
      'cried'
    ]);
    expect(trials()[1].marks).toHaveLength(1);
  });

  it('says a remark of the word for which it was begun', async () => {
    await begin();
    answer('hair');
    answer('grass');
    press('Escape');
    press('n');
    await pass(20000);
    remark().value = 'looked away';
    await changeElsewhere((_, at) => (at === 2 ? undone : {}));
    expect(document.activeElement).toBe(input());
    await pass(20000);
    expect(trials().map(one => one.remark)).toEqual([
      '',
      '',
      'looked away',
      ''
    ]);
  });

  it('gives words again without a time after they were undone', async () => {
    await begin();
    answer('hair');
    answer('grass');
    see();
    type('s');
    await pass(20000);
    expect(state()).toBe('word');
    await changeElsewhere((_, at) => (at > 0 ? undone : {}));
    expect(state()).toBe('paused');
    expect(host.textContent).toContain('Paused after 0 of 3');
    press('Enter');
    ['hat', 'leaf', 'sea'].forEach(said => {
      see();
      expect(input().value).toBe('');
      type(said);
      clock.time += 400;
      press('Enter');
    });
    await pass(2000);
    expect(
      trials()
        .slice(1)
        .map(one => [one.reaction, one.first_key_ms, one.enter_ms, one.remark])
    ).toEqual(
      ['hat', 'leaf', 'sea'].map(said => [
        said,
        null,
        null,
        'given again after a pause'
      ])
    );
  });

  it('knows the words that were given also where the second run was undone', async () => {
    await begin();
    ['hair', 'grass', 'sea'].forEach(said => answer(said));
    expect(host.textContent).toContain('remember your former reaction');
    await settle();
    const { session } = desk.only();
    desk.saveElsewhere('e1', {
      session: {
        ...session!,
        stage: 'test',
        trials: session!.trials.map((one, at) =>
          at > 1 ? { ...one, ...undone } : one
        )
      }
    });
    desk.touched.emit();
    await pass(300);
    press('Enter');
    ['leaf', 'sky'].forEach(said => answer(said));
    click('The same words again');
    answer('hat');
    await pass(2000);
    expect(trials().map(one => one.enter_ms)).toEqual([0, 900, null, null]);
    // In the second run they are new.
    expect(trials()[1].reproduction_enter_ms).toBe(900);
  });

  it('is not stopped by its own saving', async () => {
    await begin();
    answer('hair');
    see();
    await pass(5000);
    desk.touched.emit();
    await pass(300);
    expect([state(), shown()]).toEqual(['word', 'green']);
  });

  it('takes no key that was held since before for the first', async () => {
    await begin();
    see();
    expect(press('x', { repeat: true })).toBe(false);
    clock.time += 500;
    press('h');
    input().value = 'h';
    expect(press('h', { repeat: true })).toBe(true);
    clock.time += 400;
    press('Enter');
    await pass(2000);
    expect(trials()[1]).toMatchObject({ first_key_ms: 500, enter_ms: 900 });
  });

  it('nor a Space that was held for the first sound', async () => {
    await begin('spoken');
    see();
    expect(press(' ', { repeat: true })).toBe(false);
    expect(state()).toBe('word');
    press(' ');
    expect(state()).toBe('writing');
  });
});
