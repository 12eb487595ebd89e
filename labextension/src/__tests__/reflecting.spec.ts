import { nullTranslator } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import { IndexedDrafts } from '../desk/drafts';
import { isReflected, noMoment, noReflection } from '../desk/reflection';
import { remindAt, untilNext } from '../desk/reminder';
import { IAffect, IEntry, IOpenJournal } from '../tokens';
import { drawFeelings } from '../views/feeling/feelings';
import { FAMILIES, readFeeling, tellFeeling } from '../views/feeling/words';
import { singleLetters } from '../views/keys';
import { drawMoment } from '../views/practice/moment';
import { drawPractice } from '../views/practice/room';
import { drawTriggers } from '../views/practice/triggers';
import { drawRecorder } from '../views/recorder';
import { IWorkroom } from '../views/workroom/room';
import { crypto, FakeDesk, settle } from './fakes';
import { button, NASTY, press } from './fixtures';

const trans = nullTranslator.load('');
let host: HTMLElement;

beforeAll(() => {
  Object.defineProperty(globalThis, 'crypto', {
    value: crypto,
    configurable: true
  });
  singleLetters.act = () => true;
  // jsdom has nowhere to keep a draft.
  for (const deed of ['get', 'put', 'delete'] as const) {
    jest.spyOn(IndexedDrafts.prototype, deed).mockResolvedValue(undefined);
  }
});
beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => host.remove());

const all = <T extends Element = HTMLElement>(selector: string) =>
  Array.from(host.querySelectorAll<T>(selector));
const type = (field: HTMLInputElement | HTMLTextAreaElement, text: string) => {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
const focused = () => document.activeElement as HTMLElement;

describe('a feeling', () => {
  it.each([
    ['😰', { word: '😰', strength: null }],
    ['as if behind glass 2', { word: 'as if behind glass', strength: 2 }],
    ['4', { word: '4', strength: null }],
    ['dread 9', { word: 'dread 9', strength: null }]
  ])('%s is a word of its own, whatever it is', (said, feeling) => {
    expect(readFeeling(said)).toEqual(feeling);
  });

  it('is read as a word with its strength of five', () => {
    expect(tellFeeling({ word: 'dread', strength: 4 })).toBe('dread 4/5');
    expect(tellFeeling({ word: 'dread', strength: null })).toBe('dread');
  });

  it('has its opposite four further on the wheel', () => {
    const across = (family: (typeof FAMILIES)[number]) =>
      FAMILIES[(FAMILIES.indexOf(family) + 4) % 8];
    expect(['joy', 'trust', 'fear', 'surprise'].map(across as never)).toEqual([
      'sadness',
      'disgust',
      'anger',
      'anticipation'
    ]);
  });
});

describe('the wheel', () => {
  let kept: (readonly IAffect[])[];
  const wedges = () => all<SVGGElement>('[role=radio]');
  beforeEach(() => {
    kept = [];
    const drawn = drawFeelings(host, affects => kept.push(affects), trans);
    drawn.show([{ word: NASTY, strength: 4 }]);
    button(host, `Place ${NASTY} on the wheel of feelings`).click();
  });

  it('is there when it is asked for, with a name for each of eight', () => {
    expect(
      host.querySelector('[role=radiogroup]')!.getAttribute('aria-label')
    ).toBe(`Where would you place “${NASTY}”?`);
    expect(wedges().map(one => one.getAttribute('aria-label'))).toEqual(
      FAMILIES
    );
    expect(focused()).toBe(wedges()[0]);
    expect(wedges().some(one => one.ariaChecked === 'true')).toBe(false);
  });

  it('is gone round by arrows, and the word stays the word', () => {
    press(focused(), 'ArrowRight');
    press(focused(), 'ArrowRight');
    press(focused(), 'ArrowLeft');
    press(focused(), 'ArrowLeft');
    press(focused(), 'ArrowUp');
    expect(kept.map(([{ family }]) => family)).toEqual([
      'trust',
      'fear',
      'trust',
      'joy',
      'anticipation'
    ]);
    expect(kept[4][0]).toMatchObject({ word: NASTY, strength: 4 });
    expect(wedges().map(one => one.getAttribute('aria-checked'))).toEqual([
      ...Array(7).fill('false'),
      'true'
    ]);
    expect(
      wedges().filter(one => one.getAttribute('tabindex') === '0')
    ).toEqual([focused()]);
  });

  it('is left by Enter and Escape, back to the word', () => {
    press(focused(), ' ');
    press(focused(), 'Enter');
    expect(wedges()).toEqual([]);
    expect(focused().getAttribute('aria-label')).toBe(
      `${NASTY}, placed with joy: place it elsewhere`
    );
    focused().click();
    press(focused(), 'Escape');
    expect(wedges()).toEqual([]);
  });

  it('places nowhere again', () => {
    press(focused(), ' ');
    button(host, 'nowhere').click();
    expect(kept.map(([{ family }]) => family)).toEqual(['joy', undefined]);
  });
});

describe('what set off what', () => {
  it('is written row after row by Enter, and one with nothing is none', () => {
    const kept: unknown[] = [];
    const { node, show } = drawTriggers(rows => kept.push(rows), trans);
    host.append(node);
    show([]);
    const inputs = () => all<HTMLInputElement>('input');
    expect(inputs()).toHaveLength(3);
    inputs()[0].focus();
    for (const word of ['exam', 'dread', 'left']) {
      type(focused() as HTMLInputElement, word);
      press(focused(), 'Enter');
    }
    expect(inputs().indexOf(focused() as HTMLInputElement)).toBe(3);
    expect(focused().getAttribute('aria-label')).toBe('what set it off, row 2');
    expect(kept[kept.length - 1]).toEqual([
      { trigger: 'exam', emotion: 'dread', response: 'left' }
    ]);
    button(host, 'Remove row 1').click();
    expect(kept[kept.length - 1]).toEqual([]);
    expect(inputs()).toHaveLength(3);
  });
});

describe('a page', () => {
  it.each([
    [noReflection, false],
    [{ ...noReflection, theme: ' ' }, false],
    [{ ...noReflection, theme: 'exams' }, true],
    [{ ...noReflection, moment: { ...noMoment, before: 7 } }, false],
    [{ ...noReflection, moment: { ...noMoment, before: 7, after: 0 } }, true],
    [{ ...noReflection, moment: { ...noMoment, named: 'worry' } }, true]
  ])('%j is worth keeping: %s', (page, isOne) => {
    expect(isReflected(page)).toBe(isOne);
  });
});

describe('a mindful moment', () => {
  let desk: FakeDesk;
  let stop: () => void;
  let closed: number;
  beforeEach(() => {
    desk = new FakeDesk();
    closed = 0;
    stop = drawMoment(desk, host, { trans, case: 'k2', close: () => closed++ });
  });
  const leave = async () => {
    stop();
    await settle();
  };

  it('asks one thing at a time, and keeps what was said as a page', async () => {
    await settle();
    expect(all('input')).toHaveLength(11);
    press(focused(), '7');
    press(focused(), 'Enter');
    for (const words of ['tight', 'worry', '']) {
      expect(all('textarea')).toHaveLength(1);
      type(focused() as HTMLTextAreaElement, words);
      press(focused(), 'Enter');
    }
    press(focused(), '3');
    press(focused(), 'Enter');
    expect(closed).toBe(1);
    await leave();
    const { kind, reflection } = desk.only();
    expect(kind).toBe('note');
    expect(reflection!.moment).toEqual({
      noticed: 'tight',
      named: 'worry',
      allowed: '',
      before: 7,
      after: 3
    });
    expect(desk.asked.find(one => one.verb === 'POST')!.body.case).toBe('k2');
  });

  it('is left by Escape with nothing kept, where nothing was said', async () => {
    await settle();
    press(focused(), '7');
    press(focused(), 'Escape');
    expect(closed).toBe(1);
    await leave();
    expect(desk.changes).toEqual([]);
  });

  it('is left by Escape with what was said', async () => {
    await settle();
    press(focused(), 'Enter');
    type(focused() as HTMLTextAreaElement, 'a tight chest');
    press(focused(), 'Escape');
    await leave();
    expect(desk.only().reflection!.moment!.noticed).toBe('a tight chest');
  });
});

describe('a reminder', () => {
  it('comes at the next time that the clock says so', () => {
    const now = new Date(2026, 10, 26, 18, 0);
    expect(untilNext('18:30', now)).toBe(30 * 60_000);
    expect(untilNext('18:00', now)).toBe(24 * 3_600_000);
  });

  it('is not made up for after a sleep, and ends when it is wanted no more', () => {
    jest.useFakeTimers({ now: new Date(2026, 10, 26, 18, 0) });
    let times = 0;
    const end = remindAt('18:30', () => times++);
    jest.advanceTimersByTime(30 * 60_000);
    expect(times).toBe(1);
    jest.setSystemTime(new Date(2026, 10, 27, 22, 0));
    jest.advanceTimersByTime(24 * 3_600_000);
    expect(times).toBe(1);
    end();
    jest.advanceTimersByTime(48 * 3_600_000);
    expect(times).toBe(1);
    jest.useRealTimers();
  });
});

describe('a page in the recorder', () => {
  it('is a reflection, with its own text and not a note of an hour', async () => {
    const desk = new FakeDesk();
    desk.entries.set('p1', {
      ...PAGE,
      parts: { reflection: 'It was slow.' }
    });
    const stop = drawRecorder(desk, host, { entry: 'p1' });
    await settle();
    expect(host.querySelector('h2')!.textContent).toBe('Reflection');
    expect(host.querySelector('textarea')!.value).toBe('It was slow.');
    stop();
    await settle();
  });
});

const PAGE = {
  id: 'p1',
  kind: 'note',
  case: 'k1',
  night: '2026-11-20',
  parts: {},
  affects: [],
  elements: [],
  tags: [],
  told: null,
  release: {},
  revision: 1,
  deleted: false,
  reflection: noReflection
} as unknown as IEntry;

/** Two dreamers, and the pages of the first. */
class PracticeDesk extends FakeDesk {
  async request<T>(verb: any, path: string, body?: any): Promise<T> {
    if (path === 'cases') {
      const cases = ['k1', 'k2'].map(id => ({ id, pseudonym: id }));
      return { cases } as T;
    }
    if (path === 'reflections') {
      const reflections = [...this.entries.values()].filter(
        one => one.reflection && !one.deleted
      );
      return { reflections } as T;
    }
    return super.request(verb, path, body);
  }
}

describe('the reflective journal', () => {
  let desk: PracticeDesk;
  let room: IWorkroom<any>;
  const page = (id: string, more: Partial<IEntry>) =>
    desk.entries.set(id, { ...PAGE, id, ...more });
  const draw = async () => {
    const journal = {
      transport: desk,
      changed: new Signal<unknown, void>({})
    } as unknown as IOpenJournal;
    const acts = {
      open: jest.fn(),
      openJournal: jest.fn(),
      newJournal: jest.fn()
    };
    room = drawPractice(journal, host, acts);
    room.show('reflection');
    await settle();
  };
  const pages = () =>
    all('.jp-PsydynPractice-pages button').map(one => one.textContent);
  beforeEach(() => {
    desk = new PracticeDesk();
  });
  afterEach(async () => {
    room.stop();
    await settle();
  });

  it('lists the pages of the case with theme, feelings and ratings', async () => {
    page('p1', {
      affects: [{ word: NASTY, strength: 3 }],
      reflection: {
        ...noReflection,
        theme: 'exams',
        moment: { ...noMoment, before: 6, after: 2 }
      }
    });
    page('p2', { case: 'k2', reflection: { ...noReflection, theme: 'his' } });
    await draw();
    expect(pages()).toHaveLength(1);
    expect(pages()[0]).toContain(`exams${NASTY} 3/5 · 6 → 2`);
    expect(host.querySelector('script, img')).toBeNull();
  });

  it('begins a page by one key, of the case that is chosen, and keeps its first letter', async () => {
    await draw();
    button(host, 'New page (N)').focus();
    press(focused(), 'n');
    expect(focused().tagName).toBe('TEXTAREA');
    type(focused() as HTMLTextAreaElement, 'I');
    type(focused() as HTMLTextAreaElement, 'I met her.');
    type(all<HTMLInputElement>('input[list]')[0], 'doors');
    expect(press(focused(), 'Escape').defaultPrevented).toBe(true);
    await settle();
    const { parts, reflection } = desk.only();
    expect(parts.reflection).toBe('I met her.');
    expect(reflection!.theme).toBe('doors');
    expect(desk.asked.find(one => one.verb === 'POST')!.body.case).toBe('k1');
    expect(focused().textContent).toBe('New page (N)');
  });

  it('offers the themes used before, and opens a page where it was left', async () => {
    page('p1', { reflection: { ...noReflection, theme: 'exams' } });
    await draw();
    all('.jp-PsydynPractice-pages button')[0].click();
    await settle();
    expect(all('datalist option').map(one => (one as any).value)).toEqual([
      'exams'
    ]);
    expect(all<HTMLInputElement>('input[list]')[0].value).toBe('exams');
    press(host.querySelector('.jp-PsydynPractice-page')!, 'Escape');
    expect(focused().textContent).toContain('exams');
  });
});
