import { drawAssociations } from '../views/associations';
import { Clock, crypto, FakeDesk, MemoryStore, settle } from './fakes';

describe('what comes with an association', () => {
  let desk: FakeDesk;
  let host: HTMLElement;
  let clock: Clock;
  let store: MemoryStore;
  let stop: () => void;
  const draw = (more: object = { word: 'the corridor' }) => {
    stop = drawAssociations(desk, host, { store, clock, ...more });
  };
  const input = () =>
    host.querySelector<HTMLInputElement>('.jp-Psydyn-saying input')!;
  const feeling = () =>
    host.querySelector<HTMLInputElement>('.jp-Psydyn-asked input')!;
  const press = (target: HTMLElement, key: string, more = {}) =>
    target.dispatchEvent(
      new KeyboardEvent('keydown', {
        key,
        bubbles: true,
        cancelable: true,
        ...more
      })
    );
  const alt = (code: string, more = {}) =>
    press(input(), '¡', { code, altKey: true, ...more });
  const say = (text: string) => {
    input().value = text;
    press(input(), 'Enter');
  };
  const feel = (said: string) => {
    feeling().value = said;
    press(feeling(), 'Enter');
  };
  const element = () => desk.only().elements[0];
  const kept = () =>
    element().associations.map(({ text, period, affect }) => [
      text,
      period,
      affect && `${affect.word} ${affect.strength}`
    ]);

  beforeAll(() => {
    Object.defineProperty(globalThis, 'crypto', {
      value: crypto,
      configurable: true
    });
  });
  beforeEach(() => {
    desk = new FakeDesk();
    clock = new Clock();
    store = new MemoryStore();
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(async () => {
    stop();
    await settle();
    host.remove();
  });

  it('is said of what is being typed, without leaving the line', async () => {
    draw();
    await settle();
    input().value = 'my old school';
    alt('Digit1');
    alt('KeyF');
    expect(document.activeElement).toBe(feeling());
    feel('dread 4');
    expect(document.activeElement).toBe(input());
    press(input(), 'Enter');
    await settle();
    expect(kept()).toEqual([['my old school', 'childhood', 'dread 4']]);
    expect(desk.changes.filter(one => one.startsWith('PUT'))).toEqual([]);
  });

  it('or of the last one, or of an earlier one, and can be taken back', async () => {
    draw();
    await settle();
    say('school');
    say('long');
    say('hospital');
    alt('Digit3');
    await settle();
    press(input(), 'ArrowUp');
    press(input(), 'ArrowUp');
    alt('Digit2');
    alt('KeyF');
    feel('calm');
    await settle();
    expect(kept()).toEqual([
      ['school', undefined, undefined],
      ['long', 'later', 'calm null'],
      ['hospital', 'recent', undefined]
    ]);
    alt('Digit2');
    alt('KeyF');
    feel('');
    await settle();
    expect(kept()[1]).toEqual(['long', undefined, undefined]);
    expect(
      host.querySelectorAll('.jp-Psydyn-said .jp-Psydyn-tag')
    ).toHaveLength(1);
  });

  it('waits while the server is gone, also with one that is not saved yet', async () => {
    draw();
    await settle();
    say('school');
    await settle();
    desk.isGone = true;
    say('long');
    alt('Digit1');
    alt('KeyF', { shiftKey: true });
    feel('unease 2');
    await settle();
    const tags = Array.from(
      host.querySelectorAll('.jp-Psydyn-tag'),
      tag => tag.textContent
    );
    expect(tags).toEqual(['unease 2/5', 'childhood']);
    desk.isGone = false;
    stop();
    await settle();
    expect(kept()[1]).toEqual(['long', 'childhood', undefined]);
    expect(element().affect).toEqual({ word: 'unease', strength: 2 });
  });

  it('is asked for once more where the answer was lost, and said once', async () => {
    draw();
    await settle();
    say('school');
    await settle();
    desk.losesAnswers = true;
    say('long');
    alt('Digit3');
    await settle();
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(kept()).toEqual([
      ['school', undefined, undefined],
      ['long', 'recent', undefined]
    ]);
  });

  it('shows the feeling that is there already, and takes none away unasked', async () => {
    draw();
    await settle();
    say('school');
    alt('KeyF');
    feel('dread 4');
    await settle();
    alt('KeyF');
    expect(feeling().value).toBe('dread 4');
    // Locked, undone or closed meanwhile: who empties a field has not said so yet.
    feeling().value = '';
    stop();
    await settle();
    expect(kept()).toEqual([['school', undefined, 'dread 4']]);
  });

  it('keeps one that was being typed, and asks for nothing where none was changed', async () => {
    draw();
    await settle();
    say('school');
    await settle();
    alt('KeyF');
    feel('exam 5');
    alt('KeyF', { shiftKey: true });
    expect(feeling().value).toBe('');
    feeling().value = 'calm';
    alt('KeyF');
    await settle();
    expect(element().affect).toEqual({ word: 'calm', strength: null });
    const puts = () => desk.changes.filter(one => one.startsWith('PUT')).length;
    const before = puts();
    press(feeling(), 'Enter');
    await settle();
    expect([puts(), kept()]).toEqual([
      before,
      [['school', undefined, 'exam 5']]
    ]);
  });

  it('is of what it was asked for, whatever is said meanwhile', async () => {
    draw();
    await settle();
    say('mother');
    alt('KeyF');
    feeling().value = 'warmth 3';
    say('snow');
    press(feeling(), 'Enter');
    input().value = 'sledge';
    alt('KeyF');
    feeling().value = 'joy';
    say('sledge');
    say('hill');
    stop();
    await settle();
    expect(kept()).toEqual([
      ['mother', undefined, 'warmth 3'],
      ['snow', undefined, undefined],
      ['sledge', undefined, 'joy null'],
      ['hill', undefined, undefined]
    ]);
  });

  it('goes with what was said, where somebody has undone that', async () => {
    draw();
    await settle();
    say('school');
    await settle();
    desk.saveElsewhere('e1', {
      elements: [{ ...element(), associations: [] }]
    });
    alt('Digit1');
    await settle();
    expect(kept()).toEqual([]);
    expect(host.querySelector('.jp-Psydyn-keeping')!.textContent).toBe('saved');
  });

  it('begins with what a picture shows', async () => {
    draw({});
    await settle();
    Array.from(host.querySelectorAll('button'))
      .find(button => button.textContent === 'to a picture instead')!
      .click();
    const word = host.querySelector<HTMLInputElement>('.jp-Psydyn-word')!;
    expect(document.activeElement).toBe(word);
    word.value = 'a man on a stair';
    press(word, 'Enter');
    say('up');
    await settle();
    expect(element()).toMatchObject({
      part: '',
      quote: 'a picture: a man on a stair'
    });
  });
});
