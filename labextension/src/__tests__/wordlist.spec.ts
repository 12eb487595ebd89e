import { lastTrial, mannerOf, nextTrial } from '../desk/wordlist';
import { ISession } from '../tokens';
import { drawAssociations, IAssociationsOptions } from '../views/associations';
import { Clock, crypto, FakeDesk, MemoryStore, settle } from './fakes';

describe('a word-list test', () => {
  let desk: FakeDesk;
  let store: MemoryStore;
  let host: HTMLElement;
  let clock: Clock;
  let stop: () => void;
  const draw = (options: IAssociationsOptions = {}) => {
    stop = drawAssociations(desk, host, {
      store,
      clock,
      protocol: 'word-list',
      ...options
    });
  };
  const find = <T extends HTMLElement>(selector: string) =>
    host.querySelector<T>(selector)!;
  const click = (label: string) =>
    Array.from(host.querySelectorAll('button'))
      .find(button => button.textContent!.startsWith(label))!
      .click();
  const input = () => find<HTMLInputElement>('.jp-Psydyn-reaction');
  const press = (key: string, more: KeyboardEventInit = {}) =>
    input().dispatchEvent(
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
  const session = () => desk.only().session!;
  const pass = async (ms: number) => {
    jest.advanceTimersByTime(ms);
    await settle();
  };
  /** Wait for the next word, and answer it. */
  const answer = (text: string, first = 500, enter = 900) => {
    jest.advanceTimersByTime(200);
    const at = clock.time + 10;
    clock.paint(at);
    if (text) {
      clock.time = at + first;
      press(text[0]);
      input().value = text;
    }
    clock.time = at + enter;
    press('Enter');
  };
  const choose = async (change: () => void = () => undefined) => {
    draw();
    await settle();
    change();
    find<HTMLFormElement>('form').requestSubmit();
    await settle();
  };
  const practise = () => {
    click('A few words to practise');
    answer('saucer');
    click('Begin');
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
    store = new MemoryStore();
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

  it('goes from the list through practice and test to the second run', async () => {
    await choose(() => {
      find<HTMLInputElement>('input[placeholder^="nobody"]').value = 'Dr. A';
    });
    expect(host.textContent).toContain(
      'Answer as quickly as possible with the first word that occurs to your mind.'
    );
    practise();
    ['hair', 'grass', 'sea'].forEach(said => answer(said));
    expect(host.textContent).toContain('remember your former reaction');
    click('The same words again');
    ['hair', 'leaf', ''].forEach(said => answer(said));
    await pass(2000);
    expect(host.textContent).toContain('3 reactions. Saved.');
    expect(session()).toMatchObject({
      protocol: 'word-list',
      stage: 'done',
      word_list: 'jung-1910',
      recorder: 'Dr. A',
      seed: null,
      limit_ms: 10000
    });
    expect(
      session().trials.map(one => [
        one.stimulus,
        one.reaction,
        one.first_key_ms,
        one.enter_ms,
        one.reproduction,
        one.practice
      ])
    ).toEqual([
      ['cup', 'saucer', 500, 900, null, true],
      ['head', 'hair', 500, 900, 'hair', false],
      ['green', 'grass', 500, 900, 'leaf', false],
      ['water', 'sea', 500, 900, '', false]
    ]);
    // What a list of entries shows gives no reaction away.
    expect(desk.only().title).toBe('Jung 1910');
    // No number is thrown at anybody, until they look at what was said.
    expect(host.querySelector('table')).toBeNull();
    click('look at the protocol');
    expect(find('table').textContent).toContain('grass0.500.90leaf');
  });

  it('shows the word alone', async () => {
    await choose();
    expect(host.hasAttribute('data-running')).toBe(false);
    practise();
    jest.advanceTimersByTime(200);
    expect(shown()).toBe('head');
    expect(host.hasAttribute('data-running')).toBe(true);
    expect(find('.jp-Psydyn-marks').hidden).toBe(true);
    expect(document.activeElement).toBe(input());
  });

  it('takes a list of one’s own, in an order of its seed', async () => {
    await choose(() => {
      const [list, order] = Array.from(host.querySelectorAll('select'));
      list.value = '';
      order.value = 'shuffled';
      find<HTMLTextAreaElement>('textarea').value = 'tide\n# a remark\n\nlamp';
      find<HTMLInputElement>('input[type="number"]').value = '7';
    });
    expect(
      desk.asked.find(one => one.path === 'word-lists' && one.body)!.body
    ).toEqual({
      text: 'tide\n# a remark\n\nlamp',
      file: undefined,
      seed: 7
    });
    await pass(2000);
    expect(session().seed).toBe(7);
    expect(session().trials.map(one => one.stimulus)).toEqual([
      'cup',
      'lamp',
      'tide'
    ]);
  });

  it('waits after a word to which nothing came', async () => {
    await choose();
    practise();
    jest.advanceTimersByTime(200);
    clock.paint(clock.time + 10);
    jest.advanceTimersByTime(9999);
    expect(state()).toBe('word');
    jest.advanceTimersByTime(1);
    expect([state(), shown()]).toEqual(['nothing', '']);
    jest.advanceTimersByTime(60000);
    expect(state()).toBe('nothing');
    input().value = 'hat';
    press('Enter');
    // Who begins in time may write as long as it takes.
    jest.advanceTimersByTime(200);
    clock.paint(clock.time + 10);
    press('g');
    input().value = 'g';
    jest.advanceTimersByTime(30000);
    expect(state()).toBe('word');
    await pass(2000);
    expect(session().trials[1]).toMatchObject({
      reaction: '',
      failed: true,
      first_key_ms: null,
      enter_ms: null,
      remark: 'said later: hat'
    });
  });

  it('takes Enter alone for nothing, but not before the word was there', async () => {
    await choose();
    practise();
    jest.advanceTimersByTime(200);
    press('Enter');
    expect(state()).toBe('word');
    clock.paint(clock.time + 10);
    press('Enter', { repeat: true });
    expect(state()).toBe('word');
    press('Enter');
    expect(state()).toBe('nothing');
  });

  it('pauses with Esc, and gives the word again without a time', async () => {
    await choose();
    practise();
    answer('hair');
    jest.advanceTimersByTime(200);
    clock.paint(clock.time + 10);
    press('g');
    input().value = 'gr';
    press('Escape');
    expect([state(), shown()]).toEqual(['paused', '']);
    expect(host.textContent).toContain('Paused after 1 of 3');
    press('Enter');
    jest.advanceTimersByTime(200);
    expect([shown(), input().value]).toEqual(['green', 'gr']);
    input().value = 'grass';
    press('Enter');
    answer('sea');
    await pass(2000);
    expect(session().trials[2]).toMatchObject({
      reaction: 'grass',
      first_key_ms: null,
      enter_ms: null,
      remark: 'given again after a pause'
    });
    expect(session().trials[3]).toMatchObject({ enter_ms: 900, remark: '' });
  });

  it('pauses for who looks elsewhere', async () => {
    await choose();
    practise();
    jest.advanceTimersByTime(200);
    window.dispatchEvent(new Event('blur'));
    expect(state()).toBe('paused');
  });

  it('sets marks with Alt while one types, and with the letter alone while it is paused', async () => {
    await choose();
    practise();
    jest.advanceTimersByTime(200);
    clock.paint(clock.time + 10);
    press('®', { code: 'KeyR', altKey: true });
    press('m');
    input().value = 'm';
    press('Enter');
    press('Escape');
    press('h');
    press('s');
    press('s');
    press('n');
    const remark = find<HTMLInputElement>('.jp-Psydyn-remark');
    expect(document.activeElement).toBe(remark);
    remark.value = 'looked away';
    remark.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })
    );
    expect(document.activeElement).toBe(input());
    await pass(2000);
    expect(session().trials[1]).toMatchObject({
      reaction: 'm',
      marks: ['repeated', 'laughed'],
      remark: 'looked away'
    });
  });

  it('leaves letters alone where somebody has switched them off', async () => {
    draw({ singleKeys: () => false });
    await settle();
    find<HTMLFormElement>('form').requestSubmit();
    await settle();
    practise();
    answer('hair');
    press('Escape');
    press('h');
    press('r', { altKey: true });
    await pass(2000);
    expect(session().trials[1].marks).toEqual(['repeated']);
  });

  it('takes the first sound from who listens, and the words after it', async () => {
    await choose();
    const manner = find<HTMLSelectElement>('select');
    manner.value = 'spoken';
    manner.dispatchEvent(new Event('change'));
    click('A few words to practise');
    const say = (text: string) => {
      jest.advanceTimersByTime(200);
      const at = clock.time + 10;
      clock.paint(at);
      clock.time = at + 640;
      press(' ');
      input().value = text;
      clock.time = at + 4000;
      press('Enter');
    };
    say('saucer');
    expect(state()).toBe('between');
    jest.advanceTimersByTime(60000);
    expect(state()).toBe('between');
    press('h');
    press('Enter');
    click('Begin');
    say('hair');
    await pass(2000);
    expect(session().trials[0].marks).toEqual(['laughed']);
    expect(session().trials[1]).toMatchObject({
      reaction: 'hair',
      first_key_ms: 640,
      enter_ms: null
    });
    expect(mannerOf(session())).toBe('spoken');
  });

  it('reads words to a screen reader, and gives them no time', async () => {
    await choose();
    const manner = find<HTMLSelectElement>('select');
    manner.value = 'heard';
    manner.dispatchEvent(new Event('change'));
    click('A few words to practise');
    expect(find('.jp-Psydyn-stimulus').getAttribute('aria-live')).toBe(
      'assertive'
    );
    answer('saucer');
    await pass(2000);
    expect(session().trials[0]).toMatchObject({
      reaction: 'saucer',
      first_key_ms: null,
      enter_ms: null
    });
    expect(mannerOf(session())).toBe('heard');
  });

  it('loses nothing with the page, and goes on at the next word', async () => {
    await choose();
    practise();
    await pass(20000);
    answer('hair');
    await settle();
    // The server goes, and then the page: only this device has the last word.
    desk.isGone = true;
    answer('grass');
    await settle();
    // Its timers go with it; it says no farewell.
    jest.clearAllTimers();
    const old = stop;
    host.replaceChildren();
    desk.isGone = false;
    draw({ entry: 'e1' });
    await settle();
    expect(state()).toBe('paused');
    expect(host.textContent).toContain('Paused after 2 of 3');
    press('Enter');
    jest.advanceTimersByTime(200);
    expect(shown()).toBe('water');
    answer('sea');
    await pass(2000);
    expect(session().trials.map(one => one.reaction)).toEqual([
      'saucer',
      'hair',
      'grass',
      'sea'
    ]);
    old();
  });

  it('keeps what no Enter has ended when it is closed', async () => {
    await choose();
    practise();
    jest.advanceTimersByTime(200);
    clock.paint(clock.time + 10);
    clock.time += 300;
    press('h');
    input().value = 'hai';
    stop();
    await settle();
    expect(session().trials[1]).toMatchObject({
      reaction: 'hai',
      first_key_ms: 300,
      enter_ms: null
    });
  });

  it('follows what is undone elsewhere', async () => {
    await choose();
    practise();
    answer('hair');
    await pass(2000);
    expect(state()).toBe('word');
    const { session: _, ...blank } = desk.only();
    desk.entries.set('e1', { ...blank, revision: 9 });
    desk.touched.emit();
    await pass(300);
    expect(host.querySelector('.jp-Psydyn-trial')).toBeNull();
    expect(host.querySelector('form')).not.toBeNull();
  });

  it('stores how late a key comes to this machine', async () => {
    clock.at = () => clock.time - 2;
    await choose();
    click('A few words to practise');
    answer('saucer');
    for (let frame = 1; frame <= 40; frame++) {
      clock.paint(clock.time + 16.7);
    }
    click('Begin');
    await settle();
    expect(session().latency_ms).toBe(2);
  });

  it('shows words as words', async () => {
    await choose(() => {
      find<HTMLSelectElement>('select').value = '';
      find<HTMLTextAreaElement>('textarea').value = '<img src=x>';
    });
    practise();
    jest.advanceTimersByTime(200);
    expect(shown()).toBe('<img src=x>');
    expect(host.querySelector('img')).toBeNull();
  });

  it('names every control', async () => {
    await choose();
    for (const control of Array.from(
      host.querySelectorAll<HTMLInputElement>('input, textarea, select')
    )) {
      const name =
        control.getAttribute('aria-label') ??
        control.labels?.[0]?.textContent?.trim();
      expect(name).toBeTruthy();
    }
  });
});

describe('where a sitting stands', () => {
  const trial = (more: object) =>
    ({ practice: false, at: '', reproduction: null, ...more }) as any;
  const at = '2026-11-26T07:00:00Z';
  const sitting = (stage: ISession['stage'], ...trials: any[]) =>
    ({ stage, trials }) as unknown as ISession;

  it('is the first that was not given', () => {
    const trials = [
      trial({ practice: true, at }),
      trial({ at }),
      trial({}),
      trial({})
    ];
    expect(nextTrial(sitting('practice', ...trials))).toBe(-1);
    expect(nextTrial(sitting('test', ...trials))).toBe(2);
    expect(lastTrial(sitting('test', ...trials))).toBe(1);
    expect(nextTrial(sitting('reproduction', ...trials))).toBe(1);
    expect(lastTrial(sitting('reproduction', ...trials))).toBe(-1);
    expect(nextTrial(sitting('done', ...trials))).toBe(-1);
  });
});
