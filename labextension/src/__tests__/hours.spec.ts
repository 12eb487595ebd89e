import { Signal } from '@lumino/signaling';
import { DeskError } from '../desk/error';
import { lastNight } from '../desk/night';
import { ProcessWriting } from '../desk/processnote';
import { FileResult } from '../sources/file';
import { IOpenJournal, ISnapshot } from '../tokens';
import { drawPractice, PracticeTab } from '../views/practice/room';
import { nextHour } from '../views/practice/sessions';
import { drawResult } from '../views/result';
import { IWorkroom } from '../views/workroom/room';
import { CASE, CaseDesk, HOUR } from './casedesk';
import { crypto } from './fakes';
import { button, FakeResult, MOTIFS, NASTY, settle } from './fixtures';

const OF = { id: 'h2', case: 'k1', night: '2026-11-20' };

beforeEach(() => {
  // A browser that encrypts nothing, and so keeps no drafts.
  const { getRandomValues } = crypto;
  Object.defineProperty(globalThis, 'crypto', {
    value: { getRandomValues },
    configurable: true
  });
});

const quiet = async () => {
  for (let i = 0; i < 4; i++) {
    await settle();
  }
};

describe('a process note being written', () => {
  let desk: CaseDesk;
  beforeEach(() => {
    desk = new CaseDesk();
  });
  const noted = () => desk.records.get('process-notes')!;

  it('is made once, then changed, and taken away where nothing is left of it', async () => {
    const writing = new ProcessWriting(desk, OF, null);
    expect(writing.keeping).toBe('blank');
    writing.write('sleepy');
    await writing.flush();
    writing.write('sleepy, and bored');
    await writing.flush();
    expect(writing.keeping).toBe('saved');
    expect(noted()).toEqual([
      expect.objectContaining({
        hour: 'h2',
        day: '2026-11-20',
        text: 'sleepy, and bored',
        revision: 2
      })
    ]);
    writing.write('  ');
    await writing.flush();
    expect(noted()[0].deleted).toBe(true);
    await writing.dispose();
  });

  it('says why it is not saved, and keeps what was typed', async () => {
    const writing = new ProcessWriting(desk, OF, null);
    desk.refuses = new DeskError(0, 'The server does not answer.');
    writing.write('sleepy');
    await writing.flush();
    expect([writing.keeping, writing.problem, writing.isAtRisk]).toEqual([
      'unsaved',
      'The server does not answer.',
      true
    ]);
    desk.refuses = null;
    await writing.flush();
    expect(noted()[0].text).toBe('sleepy');
    await writing.dispose();
    expect(writing.text).toBe('');
  });

  it('shows both texts where another window saved, and saves the one that is chosen', async () => {
    desk.add('process-notes', { id: 'p', hour: 'h2', text: 'first' });
    const writing = new ProcessWriting(desk, OF, { ...noted()[0] });
    Object.assign(noted()[0], { text: 'theirs', revision: 2 });
    writing.write('mine');
    await writing.flush();
    expect([writing.keeping, writing.theirs]).toEqual(['conflict', 'theirs']);
    writing.choose(true);
    await writing.flush();
    expect([noted()[0].text, writing.keeping]).toEqual(['mine', 'saved']);
    await writing.dispose();
  });

  it('that was taken away elsewhere is a new one', async () => {
    desk.add('process-notes', { id: 'p', hour: 'h2', text: 'first' });
    const writing = new ProcessWriting(desk, OF, { ...noted()[0] });
    Object.assign(noted()[0], { deleted: true, revision: 2 });
    writing.write('mine');
    await writing.flush();
    expect(noted().map(({ text, deleted }) => [text, deleted])).toEqual([
      ['first', true],
      ['mine', false]
    ]);
    await writing.dispose();
  });
});

it('a new hour is as long as the frame says, and offers the items of the last one', () => {
  expect(nextHour(CASE, HOUR)).toEqual({
    attendance: 'held',
    minutes: 50,
    marks: [],
    ratings: [{ item: 'calm', before: null, after: null }]
  });
  expect(nextHour({ frame: null }).minutes).toBeNull();
});

describe('the sessions', () => {
  let host: HTMLElement;
  let desk: CaseDesk;
  let room: IWorkroom<PracticeTab>;
  const acts = {
    open: jest.fn(),
    openJournal: jest.fn(),
    newJournal: jest.fn()
  };

  beforeEach(() => {
    host = document.createElement('div');
    document.body.replaceChildren(host);
    desk = new CaseDesk();
    desk.hour('h1', '2026-11-13');
    const mark = { sort: 'rupture', note: NASTY } as const;
    desk.hour('h2', '2026-11-20', { marks: [mark] }, NASTY);
  });
  afterEach(async () => {
    room.stop();
    await quiet();
  });

  const draw = async () => {
    const journal = {
      transport: desk,
      changed: new Signal<object, void>({}),
      entries: [],
      lock: null
    };
    room = drawPractice(journal as unknown as IOpenJournal, host, acts);
    room.show('sessions');
    await quiet();
  };
  const $ = <T extends HTMLElement = HTMLElement>(selector: string) =>
    host.querySelector<T>(selector)!;
  const listed = () =>
    Array.from(host.querySelectorAll('.jp-PsydynPractice-listed'));
  const open = async (id: string) => {
    $(`[data-keep="hour:${id}"]`).click();
    await quiet();
  };
  const type = (
    field: HTMLInputElement | HTMLTextAreaElement,
    text: string
  ) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const leave = async (field: HTMLElement) => {
    field.dispatchEvent(new Event('blur'));
    await quiet();
  };

  it('are listed newest first, with their number', async () => {
    await draw();
    expect(listed().map(one => one.textContent)).toEqual([
      '2. Nov 20, 2026held, 50 min, rupture',
      '1. Nov 13, 2026held, 50 min'
    ]);
  });

  it('begin with one key, today, where no text is being typed', async () => {
    await draw();
    $('[data-keep="hour:new"]').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'n', bubbles: true })
    );
    await quiet();
    expect(desk.changes('entries')).toEqual([
      expect.objectContaining({
        kind: 'note',
        case: 'k1',
        night: lastNight(new Date()),
        hour: nextHour(CASE, { ...HOUR })
      })
    ]);
    expect(listed()).toHaveLength(3);
    expect(document.activeElement).toBe(
      $('.jp-PsydynPractice-record textarea')
    );
  });

  it('keep the summary and the process note in two places, and neither in the other', async () => {
    await draw();
    await open('h1');
    const [summary, note] = ['record', 'process'].map(name =>
      $<HTMLTextAreaElement>(`.jp-PsydynPractice-${name} textarea`)
    );
    expect($('.jp-PsydynPractice-process').textContent).toContain(
      'Yours alone: in no export, report, statistic or search. Sealed under a key of its own.'
    );
    type(summary, 'We spoke of the mill.');
    await leave(summary);
    type(note, 'I felt sleepy.');
    await leave(note);
    expect(desk.entries.get('h1').parts).toEqual({
      note: 'We spoke of the mill.'
    });
    expect(desk.records.get('process-notes')).toEqual([
      expect.objectContaining({ hour: 'h1', text: 'I felt sleepy.' })
    ]);
    expect(JSON.stringify(desk.changes('entries'))).not.toContain('sleepy');
    expect(JSON.stringify(desk.changes('process'))).not.toContain('mill');
    expect($('.jp-PsydynPractice-process [data-keeping]').textContent).toBe(
      'saved'
    );
  });

  it('show nobody’s markup as markup', async () => {
    await draw();
    await open('h2');
    expect(
      $<HTMLTextAreaElement>('.jp-PsydynPractice-record textarea').value
    ).toBe(NASTY);
    expect($<HTMLInputElement>('[data-keep="mark:0"]').value).toBe(NASTY);
    expect(host.querySelector('img, script')).toBeNull();
  });

  it('take a mark out of ten, and say what is none', async () => {
    await draw();
    await open('h1');
    const after = $<HTMLInputElement>('[data-keep="rating:0:after"]');
    type(after, '11');
    expect(after.closest('label')!.textContent).toContain(
      'a whole number from 0 to 10'
    );
    type(after, '9');
    expect(after.closest('label')!.textContent).not.toContain('whole number');
    await leave($('.jp-PsydynPractice-record textarea'));
    expect(desk.entries.get('h1').hour.ratings).toEqual([
      { item: 'calm', before: 2, after: 9 }
    ]);
  });

  it('add a rupture and an item where the focus goes, and send no item without words', async () => {
    await draw();
    await open('h1');
    button(host, '+ Rupture').click();
    const rupture = $<HTMLInputElement>('[data-keep="mark:0"]');
    expect(document.activeElement).toBe(rupture);
    type(rupture, 'she looked away');
    button(host, '+ Item').click();
    const item = $<HTMLInputElement>('[data-keep="rating:1"]');
    expect(document.activeElement).toBe(item);
    type($('[data-keep="rating:1:before"]') as HTMLInputElement, '4');
    const leaving = () => leave($('.jp-PsydynPractice-record textarea'));
    await leaving();
    expect(desk.entries.get('h1').hour).toMatchObject({
      marks: [{ sort: 'rupture', note: 'she looked away' }],
      ratings: [HOUR.ratings[0]]
    });
    expect(item.isConnected).toBe(true);
    type(item, 'hope');
    await leaving();
    expect(desk.entries.get('h1').hour.ratings[1]).toEqual({
      item: 'hope',
      before: 4,
      after: null
    });
  });

  it('do not lose the process note of a session that was taken away', async () => {
    desk.add('process-notes', {
      id: 'p',
      hour: 'gone',
      day: '2026-11-06',
      text: 'I felt sleepy.'
    });
    await draw();
    expect($('.jp-PsydynPractice-loose').textContent).toContain(
      'I felt sleepy.'
    );
    button(host, 'Remove the process note of Nov 6, 2026').click();
    await quiet();
    expect(desk.records.get('process-notes')![0].deleted).toBe(true);
    expect(host.querySelector('.jp-PsydynPractice-loose')).toBeNull();
  });
});

const point = (id: string, day: string, before: number | null, after: number | null) => ({ key: `hour:${id}`, day, before, after }); // prettier-ignore
const RATINGS: ISnapshot = {
  ...MOTIFS,
  kind: 'ratings',
  title: 'Ratings of 3 hours',
  columns: [{ name: 'item', label: 'Item', type: 'text', help: '' }],
  rows: [
    {
      key: 'item:calm',
      item: NASTY,
      hours: 3,
      both: 2,
      change_mean: -1.5,
      change_low: null,
      change_high: null
    }
  ],
  picture: {
    first: '2026-11-01',
    last: '2026-11-11',
    items: [
      {
        key: 'item:calm',
        item: NASTY,
        points: [
          point('a', '2026-11-01', 4, 2),
          point('b', '2026-11-06', 3, null),
          point('c', '2026-11-11', 5, 4)
        ]
      }
    ],
    names: { 'hour:a': '2026-11-01' }
  }
};

describe('ratings over the hours', () => {
  let host: HTMLElement;
  beforeEach(() => {
    host = document.createElement('div');
    document.body.replaceChildren(host);
  });

  it('are a line for each item, with how many hours it stands on', () => {
    drawResult(new FileResult(RATINGS), host);
    expect(host.textContent).toContain(
      '3 hours; mean change −1.5 in 2 of them, too few for an interval'
    );
    const points = Array.from(
      host.querySelectorAll<HTMLElement>('.jp-PsydynPractice-point')
    );
    expect(points.map(one => one.style.insetInlineStart)).toEqual(['0.00%', '50.00%', '100.00%']); // prettier-ignore
    expect(points.map(one => one.textContent)).toEqual([
      'Nov 1, 2026: before 4, after 2',
      'Nov 6, 2026: before 3, after not rated',
      'Nov 11, 2026: before 5, after 4'
    ]);
    expect(host.querySelector('img, script')).toBeNull();
  });

  it('lead from an hour to how its summary begins', async () => {
    const source = new FakeResult(RATINGS);
    drawResult(source, host);
    host.querySelector<HTMLElement>('[data-key="hour:a"]')!.click();
    await settle();
    expect(host.querySelector('mark')).not.toBeNull();
  });

  it('are said to be none where there are none', () => {
    const picture = { first: '', last: '', items: [], names: {} };
    drawResult(new FileResult({ ...RATINGS, rows: [], picture }), host);
    expect(host.textContent).toContain('Nothing was rated yet');
  });
});
