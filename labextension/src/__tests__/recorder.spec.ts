import { DeskError } from '../desk/error';
import { JournalLock } from '../desk/lock';
import { lastNight } from '../desk/night';
import { readFeeling } from '../views/feeling/words';
import { cut } from '../views/paper';
import { drawRecorder, IRecorderOptions } from '../views/recorder';
import { Clock, crypto, FakeDesk, MemoryStore, settle } from './fakes';

describe('drawRecorder', () => {
  let desk: FakeDesk;
  let host: HTMLElement;
  let clock: Clock;
  let stop: () => void;
  const draw = (options: IRecorderOptions = {}) => {
    stop = drawRecorder(desk, host, {
      store: new MemoryStore(),
      clock,
      ...options
    });
  };
  const find = <T extends HTMLElement>(selector: string) =>
    host.querySelector<T>(selector)!;
  const type = (
    field: HTMLInputElement | HTMLTextAreaElement,
    text: string
  ) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const press = (target: HTMLElement, key: string, more = {}) =>
    target.dispatchEvent(
      new KeyboardEvent('keydown', {
        key,
        code: `Key${key.toUpperCase()}`,
        bubbles: true,
        cancelable: true,
        ...more
      })
    );
  const paper = () => find<HTMLTextAreaElement>('.jp-Psydyn-paper-text');
  const word = () => find('.jp-Psydyn-keeping').textContent;

  beforeAll(() => {
    Object.defineProperty(globalThis, 'crypto', {
      value: crypto,
      configurable: true
    });
  });
  beforeEach(() => {
    desk = new FakeDesk();
    clock = new Clock();
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(async () => {
    stop();
    await settle();
    host.remove();
  });

  it('lets no service of the browser read along', () => {
    draw();
    for (const field of Array.from(
      host.querySelectorAll('textarea, input[dir="auto"]')
    )) {
      expect(field.getAttribute('spellcheck')).toBe('false');
      expect(field.getAttribute('autocomplete')).toBe('off');
      expect(field.getAttribute('translate')).toBe('no');
      expect(field.getAttribute('data-gramm')).toBe('false');
    }
  });

  it('names every control', () => {
    draw();
    for (const control of Array.from(
      host.querySelectorAll<HTMLInputElement>('input, textarea, select')
    )) {
      const name =
        control.getAttribute('aria-label') ??
        control.labels?.[0]?.textContent?.trim();
      expect(name).toBeTruthy();
    }
  });

  it('saves what is typed when the paper is left, and says so', async () => {
    draw();
    await settle();
    type(paper(), 'the corridor');
    expect(word()).toBe('saving');
    paper().dispatchEvent(new Event('blur'));
    await settle();
    expect(word()).toBe('saved');
    expect(desk.only().parts.report).toBe('the corridor');
  });

  it('shows text as text', async () => {
    draw();
    await settle();
    const text = '<img src=x onerror=alert(1)><script>1</script>';
    type(paper(), text);
    paper().setSelectionRange(0, text.length);
    press(paper(), 'a', { altKey: true });
    await settle();
    expect(host.querySelector('img, script')).toBeNull();
    expect(find('.jp-Psydyn-associate h3').textContent).toBe(`“${text}”`);
  });

  it('hides the paper where nothing is recalled, and keeps the night', async () => {
    draw();
    await settle();
    const none = find<HTMLInputElement>('input[value="none"]');
    none.checked = true;
    none.dispatchEvent(new Event('change'));
    await settle();
    expect(paper().closest<HTMLElement>('div[hidden]')).not.toBeNull();
    expect(desk.only().recall).toBe('none');
  });

  it('freezes the first telling with Ctrl+Enter and shows it beside later edits', async () => {
    draw();
    await settle();
    type(paper(), 'A blue door.');
    press(paper(), 'Enter', { ctrlKey: true });
    await settle();
    type(paper(), 'A red door.');
    paper().dispatchEvent(new Event('blur'));
    await settle();
    const first = Array.from(host.querySelectorAll('button')).find(
      button => button.textContent === 'as first told'
    )!;
    expect(first.hidden).toBe(false);
    first.click();
    expect(find('.jp-Psydyn-told').textContent).toBe('A blue door.');
    expect(find('.jp-Psydyn-told').hidden).toBe(false);
    expect(desk.only().told).toBe('A blue door.');
  });

  it('times associations from the paint of the prompt', async () => {
    draw();
    await settle();
    type(paper(), '🌊 the corridor');
    paper().setSelectionRange(7, 15);
    press(paper(), 'a', { altKey: true });
    const input = find<HTMLInputElement>('.jp-Psydyn-associate input');
    expect(document.activeElement).toBe(input);
    clock.paint(100);
    clock.time = 900;
    press(input, 's');
    type(input, 'school');
    clock.time = 1600;
    press(input, 'Enter');
    await settle();
    const [element] = desk.only().elements;
    expect(element).toMatchObject({ start: 6, end: 14, quote: 'corridor' });
    expect(element.associations[0]).toMatchObject({
      text: 'school',
      first_key_ms: 800,
      enter_ms: 1500
    });
    expect(find('.jp-Psydyn-element sup').textContent).toBe('1');
    press(input, 'Escape');
    expect(host.querySelector('.jp-Psydyn-associate')).toBeNull();
    expect(document.activeElement).toBe(paper());
  });

  it('goes on associating while the server is gone', async () => {
    draw();
    await settle();
    type(paper(), 'the corridor');
    paper().dispatchEvent(new Event('blur'));
    await settle();
    desk.isGone = true;
    paper().setSelectionRange(4, 12);
    press(paper(), 'a', { altKey: true });
    const input = find<HTMLInputElement>('.jp-Psydyn-associate input');
    for (const said of ['school', 'long']) {
      type(input, said);
      press(input, 'Enter');
    }
    await settle();
    expect(word()).toBe('kept on this device');
    expect(host.querySelectorAll('.jp-Psydyn-said li')).toHaveLength(2);
    desk.isGone = false;
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(word()).toBe('saved');
    expect(desk.only().elements[0].associations).toHaveLength(2);
  });

  it('takes a single letter only where no text is typed and letters are on', async () => {
    let isOn = false;
    draw({ singleKeys: () => isOn });
    await settle();
    type(paper(), 'the corridor');
    paper().setSelectionRange(4, 12);
    press(paper(), 'a');
    press(find('summary'), 'a');
    expect(host.querySelector('.jp-Psydyn-associate')).toBeNull();
    isOn = true;
    press(find('summary'), 'a');
    expect(host.querySelector('.jp-Psydyn-associate')).not.toBeNull();
  });

  it('shows in a conflict what is typed on since', async () => {
    draw();
    await settle();
    type(paper(), 'one');
    paper().dispatchEvent(new Event('blur'));
    await settle();
    desk.saveElsewhere('e1', { parts: { report: 'theirs' } });
    type(paper(), 'mine');
    paper().dispatchEvent(new Event('blur'));
    await settle();
    type(paper(), 'mine and more');
    const sheets = Array.from(host.querySelectorAll('.jp-Psydyn-sheet'));
    expect(sheets.map(sheet => sheet.textContent)).toContain('mine and more');
  });

  it('says beside the word why the journal cannot be written, and says it once', async () => {
    draw();
    await settle();
    type(paper(), 'one');
    paper().dispatchEvent(new Event('blur'));
    await settle();
    const request = jest.spyOn(desk, 'request').mockImplementation(async () => {
      throw new DeskError(507, 'The disk is full.');
    });
    const aloud = find('.jp-Psydyn-aloud');
    const said = jest.fn();
    new MutationObserver(said).observe(aloud, { childList: true });
    for (const text of ['two', 'three']) {
      type(paper(), text);
      paper().dispatchEvent(new Event('blur'));
      await settle();
    }
    expect(word()).toBe('kept on this device only: The disk is full.');
    expect(aloud.textContent).toBe(word());
    expect(said).toHaveBeenCalledTimes(1);
    request.mockRestore();
    type(paper(), 'four');
    paper().dispatchEvent(new Event('blur'));
    await settle();
    expect([word(), aloud.textContent]).toEqual(['saved', 'saved']);
    expect(desk.only().parts.report).toBe('four');
  });

  describe('takes over what still stands in its fields', () => {
    const fields = async () => {
      draw();
      await settle();
      type(paper(), 'the corridor');
      paper().dispatchEvent(new Event('blur'));
      await settle();
      type(find<HTMLInputElement>('.jp-Psydyn-feelings input'), 'dread 4');
      paper().setSelectionRange(4, 12);
      press(paper(), 'a', { altKey: true });
      clock.paint(100);
      clock.time = 400;
      const input = find<HTMLInputElement>('.jp-Psydyn-associate input');
      press(input, 's');
      type(input, 'scho');
      const night = find<HTMLInputElement>('.jp-Psydyn-night input');
      night.focus();
      type(night, '1985?');
    };
    const kept = () => {
      const { night, affects, elements } = desk.only();
      const associations = elements.flatMap(one => one.associations);
      return {
        night,
        affects,
        said: associations.map(({ text, first_key_ms, enter_ms }) => [
          text,
          first_key_ms,
          enter_ms
        ])
      };
    };
    const all = {
      night: '1985?',
      affects: [{ word: 'dread', strength: 4 }],
      // No Enter was struck.
      said: [['scho', 300, null]]
    };

    beforeEach(() => {
      desk.lock = new JournalLock('ada');
    });

    it('before a person locks the journal', async () => {
      await fields();
      await desk.lock!.saved();
      expect(kept()).toEqual(all);
    });

    it('when it is closed', async () => {
      await fields();
      stop();
      await settle();
      expect(kept()).toEqual(all);
    });

    it('when the journal is locked elsewhere, in its draft', async () => {
      const store = new MemoryStore();
      const redraw = () => draw({ store, entry: 'e1' });
      await fields();
      stop();
      await settle();
      redraw();
      await settle();
      type(find<HTMLInputElement>('.jp-Psydyn-feelings input'), 'relief');
      desk.lock!.closed();
      stop();
      await settle();
      expect(store.stored.size).toBe(1);
      desk.lock!.opened();
      redraw();
      await settle();
      expect(kept().affects).toEqual([
        { word: 'dread', strength: 4 },
        { word: 'relief', strength: null }
      ]);
    });

    it('and leaves a night alone that nobody has typed', async () => {
      await fields();
      stop();
      await settle();
      draw({ entry: 'e1' });
      await settle();
      find<HTMLInputElement>('.jp-Psydyn-night input').focus();
      desk.saveElsewhere('e1', { night: '1986' });
      stop();
      await settle();
      expect(desk.only().night).toBe('1986');
    });
  });

  it('shows both texts of a conflict and leaves the choice', async () => {
    draw();
    await settle();
    type(paper(), 'one');
    paper().dispatchEvent(new Event('blur'));
    await settle();
    desk.saveElsewhere('e1', { parts: { report: 'theirs' } });
    type(paper(), 'mine');
    paper().dispatchEvent(new Event('blur'));
    await settle();
    const conflict = find('.jp-Psydyn-conflict');
    expect(conflict.hidden).toBe(false);
    const sheets = Array.from(conflict.querySelectorAll('.jp-Psydyn-sheet'));
    expect(sheets.map(sheet => sheet.textContent)).toEqual(['mine', 'theirs']);
    conflict.querySelectorAll('button')[2].click();
    await settle();
    expect(conflict.hidden).toBe(true);
    expect(paper().value).toBe('mine\n\ntheirs');
    expect(desk.only().parts.report).toBe('mine\n\ntheirs');
  });

  it('shows a text kept aside beside the entry, and takes it', async () => {
    draw();
    await settle();
    type(paper(), 'now');
    paper().dispatchEvent(new Event('blur'));
    await settle();
    stop();
    await settle();
    const about = { entry: 'e1', revision: 1, author: 'ada' };
    const parts = { report: '<b>then</b>' };
    desk.asides = [{ id: 'x', at: '2026-11-23T08:00:00Z', parts, ...about }];
    draw({ entry: 'e1' });
    await settle();
    const conflict = find('.jp-Psydyn-conflict');
    const sheets = Array.from(conflict.querySelectorAll('.jp-Psydyn-sheet'));
    expect(sheets.map(sheet => sheet.textContent)).toEqual([
      '<b>then</b>',
      'now'
    ]);
    type(paper(), 'now and here');
    expect(conflict.querySelectorAll('.jp-Psydyn-sheet')[1].textContent).toBe(
      'now and here'
    );
    const take = Array.from(conflict.querySelectorAll('button')).find(
      button => button.textContent === 'Take the text kept aside'
    )!;
    take.click();
    await settle();
    expect(conflict.hidden).toBe(true);
    expect(conflict.textContent).toBe('');
    expect(document.activeElement).toBe(paper());
    expect(desk.only().parts.report).toBe('<b>then</b>');
    expect(desk.asides).toEqual([]);
  });

  it('releases an entry to whom one says, from that day on', async () => {
    draw();
    await settle();
    type(paper(), 'the corridor');
    paper().dispatchEvent(new Event('blur'));
    await settle();
    desk.saveElsewhere('e1', { release: { clinician: '2026-03-01' } });
    desk.touched.emit();
    await new Promise(resolve => setTimeout(resolve, 250));
    await settle();
    const group = find('.jp-Psydyn-release');
    const [dreamer, clinician, supervisor] = Array.from(
      group.querySelectorAll('input')
    );
    expect([dreamer.checked, dreamer.disabled]).toEqual([true, true]);
    expect([clinician.checked, supervisor.checked]).toEqual([true, false]);
    expect(group.textContent).toContain('since Mar 1, 2026');
    supervisor.click();
    await settle();
    const today = lastNight(new Date());
    expect(desk.only().release).toEqual({
      clinician: '2026-03-01',
      supervisor: today
    });
    clinician.click();
    await settle();
    expect(desk.only().release).toEqual({ supervisor: today });
  });

  it('shows nothing of an entry that was taken out, and brings it back', async () => {
    draw();
    await settle();
    type(paper(), 'the corridor');
    paper().dispatchEvent(new Event('blur'));
    await settle();
    desk.saveElsewhere('e1', { deleted: true });
    desk.touched.emit();
    await new Promise(resolve => setTimeout(resolve, 250));
    await settle();
    expect(paper().closest<HTMLElement>('div[hidden]')).not.toBeNull();
    Array.from(host.querySelectorAll('button'))
      .find(button => button.textContent === 'Bring it back')!
      .click();
    await settle();
    expect(desk.only().deleted).toBe(false);
    expect(paper().closest('div[hidden]')).toBeNull();
  });

  it('tells once it is over that something was associated', async () => {
    const onAssociated = jest.fn();
    draw({ onAssociated });
    await settle();
    type(paper(), 'the corridor');
    for (const said of ['', 'school']) {
      paper().setSelectionRange(4, 12);
      press(paper(), 'a', { altKey: true });
      const input = find<HTMLInputElement>('.jp-Psydyn-associate input');
      type(input, said);
      press(input, 'Enter');
      expect(onAssociated).not.toHaveBeenCalled();
      press(input, 'Escape');
      await settle();
    }
    expect(onAssociated).toHaveBeenCalledTimes(1);
    expect(desk.only().elements[0].associations).toHaveLength(1);
  });

  it('marks a passage that was opened, by its code points', async () => {
    draw();
    await settle();
    type(paper(), '🌊🌊 water here');
    paper().dispatchEvent(new Event('blur'));
    await settle();
    stop();
    await settle();
    draw({ entry: 'e1', marks: [{ part: 'report', start: 3, end: 8 }] });
    await settle();
    expect(find('.jp-Psydyn-is-mark').textContent).toBe('water');
  });
});

describe('cut', () => {
  it('cuts where looks begin and end, overlapping ones too', () => {
    const pieces = cut('abcdef', [
      { start: 1, end: 4, look: 'element' },
      { start: 3, end: 5, look: 'mark' }
    ]);
    expect(pieces.map(({ text }) => text)).toEqual(['a', 'bc', 'd', 'e', 'f']);
    expect(pieces[2].looks).toBe('jp-Psydyn-is-element jp-Psydyn-is-mark');
    expect(pieces[4].looks).toBe('');
  });
});

describe('readFeeling', () => {
  it.each([
    ['dread 4', { word: 'dread', strength: 4 }],
    ['dread 4/5', { word: 'dread', strength: 4 }],
    ['a kind of relief', { word: 'a kind of relief', strength: null }],
    ['fear: 2', { word: 'fear', strength: 2 }],
    ['class of 9', { word: 'class of 9', strength: null }],
    ['  ', null]
  ])('%s', (said, feeling) => {
    expect(readFeeling(said)).toEqual(feeling);
  });
});
