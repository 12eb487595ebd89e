import { Signal } from '@lumino/signaling';
import { nullTranslator } from '@jupyterlab/translation';
import { ICode, ICodebook } from '../coding';
import { DeskError } from '../desk/error';
import { IConsent, IFigure } from '../desk/practice';
import { IOpenJournal } from '../tokens';
import { standingOf } from '../views/practice/consents';
import { keysOf } from '../views/practice/episodes';
import { figureCodes } from '../views/practice/figurecodes';
import { headOf } from '../views/practice/figures';
import { reachOf } from '../views/practice/reach';
import { drawPractice, PracticeTab } from '../views/practice/room';
import { drawTimeline, marks, years } from '../views/practice/timeline';
import { IWorkroom } from '../views/workroom/room';
import { CaseDesk } from './casedesk';
import { crypto } from './fakes';
import { button, NASTY, settle } from './fixtures';

const trans = nullTranslator.load('');
const day = (iso: string) => Date.parse(`${iso}T00:00Z`) / 86_400_000;

describe('a date that may be partial', () => {
  it.each([
    ['1998-05-03', '1998-05-03', '1998-05-03'],
    ['1998-02', '1998-02-01', '1998-02-28'],
    ['1998?', '1998-01-01', '1998-12-31']
  ])('%s lies within %s and %s', (text, from, to) => {
    expect(reachOf(text)).toEqual({ from: day(from), to: day(to) });
  });

  it('is none where nothing was said', () => {
    expect(reachOf('')).toBeNull();
  });
});

describe('the line of time', () => {
  const last = day('2026-11-26');

  it('draws what is known apart from what may have been', () => {
    const event = { since: '2022-03', until: '2024', sort: 'event' as const };
    expect(marks(event, last)).toEqual([
      {
        kind: 'open',
        reach: { from: day('2022-03-01'), to: day('2024-12-31') }
      },
      {
        kind: 'known',
        reach: { from: day('2022-03-31'), to: day('2024-01-01') }
      }
    ]);
  });

  it('infers no end: of a treatment whose end nobody said the rest is open, and an event is a moment', () => {
    const since = '2024-06-01';
    expect(marks({ since, until: '', sort: 'treatment' }, last)).toEqual([
      { kind: 'open', reach: { from: day(since), to: last } },
      { kind: 'known', reach: { from: day(since), to: day(since) } }
    ]);
    expect(marks({ since, until: '', sort: 'event' }, last)).toEqual([
      { kind: 'moment', reach: { from: day(since), to: day(since) } }
    ]);
    expect(marks({ since: '1985', until: '', sort: 'event' }, last)).toEqual([
      {
        kind: 'open',
        reach: { from: day('1985-01-01'), to: day('1985-12-31') }
      }
    ]);
  });

  it('names few years, however long a life', () => {
    const named = years({ from: day('1931-06-01'), to: last });
    expect(named.map(({ name }) => name)).toEqual(['1940', '1960', '1980', '2000', '2020']); // prettier-ignore
  });

  it('shows how many nights with a full date there are', () => {
    const event = { title: NASTY, sort: 'event', since: '1998', until: '' };
    const drawn = drawTimeline([event as any], ['2024-01-02', '1985?'], trans);
    expect(drawn.textContent).toContain('Dreams (1)');
    expect(drawn.querySelector('img, script')).toBeNull();
  });
});

describe('a consent', () => {
  const consent = (fields: Partial<IConsent>) =>
    ({
      purpose: 'research',
      given: '2026-01-05',
      expires: '',
      withdrawn: '',
      ...fields
    }) as IConsent;

  it.each([
    ['2026-01-04', {}, 'not yet'],
    ['2026-01-05', {}, 'holds'],
    ['2026-02-01', { expires: '2026-02-01' }, 'holds'],
    ['2026-02-02', { expires: '2026-02-01' }, 'expired'],
    ['2026-02-01', { withdrawn: '2026-02-01' }, 'withdrawn'],
    ['2026-01-31', { withdrawn: '2026-02-01' }, 'holds']
  ])('on %s with %j is: %s', (on, fields, standing) => {
    expect(standingOf(consent(fields), on)).toBe(standing);
  });
});

const code = (id: string, fields: Partial<ICode> = {}) =>
  ({
    id,
    name: id,
    parent: 'figure',
    codable: true,
    into: [],
    retired: false,
    ...fields
  }) as ICode;
const BOOK = {
  id: 'b',
  codes: [
    code('figure', { name: 'Figure', parent: '', codable: false }),
    code('f-sister', { name: 'Figure: sister' }),
    code('f-twin', { name: 'Figure: twin', into: ['f-sister'], retired: true }),
    code('wish', { parent: '' })
  ]
} as unknown as ICodebook;

const figure = (id: string, fields: Partial<IFigure> = {}) => ({
  id,
  name: id,
  variants: [],
  sort: 'person' as const,
  relation: '',
  pseudonym: '',
  code: '',
  since: '',
  until: '',
  into: '',
  note: '',
  ...fields
});

describe('a figure', () => {
  it('is who it turned out to be, in the end; in a circle everybody is themselves', () => {
    const all = [
      figure('a'),
      figure('b', { into: 'a' }),
      figure('c', { into: 'b' }),
      figure('x', { into: 'y' }),
      figure('y', { into: 'x' }),
      figure('z', { into: 'gone' })
    ] as unknown as IFigure[];
    expect(all.map(one => headOf(one, all).id)).toEqual(['a', 'a', 'a', 'x', 'y', 'z']); // prettier-ignore
  });

  it('is coded below Figure; a code that was merged counts as the one it became', () => {
    expect(figureCodes([BOOK])).toEqual([{ id: 'f-sister', name: 'sister' }]);
    expect(figureCodes([BOOK], true)).toEqual([
      { id: 'f-sister', name: 'sister' },
      { id: 'f-twin', name: 'sister' }
    ]);
    expect([...keysOf(['f-twin', 'f-sister', 'gone'], [BOOK])]).toEqual([
      'figure:f-sister',
      'figure:gone'
    ]);
  });
});

describe('the case page', () => {
  let host: HTMLElement;
  let desk: CaseDesk;
  let room: IWorkroom<PracticeTab>;
  const acts = {
    open: jest.fn(),
    openJournal: jest.fn(),
    newJournal: jest.fn(),
    readPeople: jest.fn()
  };

  beforeEach(() => {
    Object.defineProperty(globalThis, 'crypto', {
      value: crypto,
      configurable: true
    });
    host = document.createElement('div');
    document.body.replaceChildren(host);
    desk = new CaseDesk();
  });
  afterEach(() => {
    room.stop();
    jest.clearAllMocks();
  });

  const draw = async () => {
    const journal = {
      transport: desk,
      changed: new Signal<object, void>({}),
      entries: [],
      lock: null
    };
    room = drawPractice(journal as unknown as IOpenJournal, host, acts);
    await quiet();
  };
  const quiet = async () => {
    await settle();
    await settle();
  };
  const click = async (name: string) => {
    button(host, name).click();
    await quiet();
  };
  const field = (key: string) =>
    host.querySelector<HTMLInputElement>(`[data-keep="${key}"]`)!;
  const type = (key: string, text: string) => {
    field(key).value = text;
    field(key).dispatchEvent(new Event('input', { bubbles: true }));
    field(key).dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('opens quiet: what there is, and no form', async () => {
    desk.add('figures', figure('anna', { name: NASTY }));
    await draw();
    expect(host.textContent).toContain(
      '2 sessions a week, 50 minutes each, couch, since 2023-01'
    );
    expect(host.textContent).toContain(NASTY);
    expect(host.querySelector('form, img, script')).toBeNull();
  });

  it('unfolds a form, takes the focus into it, and gives it back with Esc; what was typed stays', async () => {
    await draw();
    await click('Change');
    expect(document.activeElement).toBe(field('case:k1:pseudonym'));
    type('case:k1:pseudonym', 'Marta');
    field('case:k1:pseudonym').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })
    );
    expect(host.querySelector('form')).toBeNull();
    expect(document.activeElement).toBe(field('case:k1'));
    await click('Change');
    expect(field('case:k1:pseudonym').value).toBe('Marta');
    await click('Cancel');
    await click('Change');
    expect(field('case:k1:pseudonym').value).toBe('Maria');
  });

  it('takes no nonsense for a number, and sends numbers as numbers', async () => {
    await draw();
    await click('Change');
    type('case:k1:sessions_a_week', '15');
    await click('Save');
    expect(desk.changes('cases')).toEqual([]);
    type('case:k1:sessions_a_week', '');
    type('case:k1:minutes', '45');
    await click('Save');
    const [{ frame }] = desk.changes('cases');
    expect([frame.sessions_a_week, frame.minutes]).toEqual([null, 45]);
  });

  it('says at the field what the desk refuses, until it is typed anew', async () => {
    await draw();
    await click('Add an event or a treatment');
    type('event:new:k1:title', 'a pilgrimage');
    type('event:new:k1:since', '1403-02-12');
    desk.refuses = new DeskError(400, 'since: 1403 is no year of a life');
    await click('Save');
    const since = field('event:new:k1:since');
    const said = document.getElementById(
      since.getAttribute('aria-describedby')!.split(' ').pop()!
    );
    expect(said!.textContent).toBe('1403 is no year of a life');
    expect(since.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(since);
    type('event:new:k1:since', '2024-05-01');
    expect(since.getAttribute('aria-invalid')).toBeNull();
    desk.refuses = null;
    await click('Save');
    expect(host.textContent).toContain('a pilgrimage');
    expect(host.querySelector('form')).toBeNull();
    const [first, second] = desk.changes('events');
    expect(second.id).toBe(first.id);
  });

  it('asks for a kind of treatment where it is one', async () => {
    await draw();
    await click('Add an event or a treatment');
    const kind = () => field('event:new:k1:treatment').closest('div')!;
    expect(kind().hidden).toBe(true);
    type('event:new:k1:sort', 'treatment');
    expect(kind().hidden).toBe(false);
    type('event:new:k1:treatment', 'group');
    type('event:new:k1:title', 'Thursdays');
    type('event:new:k1:since', '2024');
    await click('Save');
    expect(desk.changes('events')[0]).toMatchObject({
      sort: 'treatment',
      treatment: 'group',
      case: 'k1'
    });
  });

  it('withdraws a consent from a day on', async () => {
    desk.add('consents', {
      id: 'c',
      purpose: 'research',
      given: '2024-01-10',
      expires: '',
      withdrawn: '',
      wording: '',
      by: ''
    });
    await draw();
    expect(host.textContent).toContain('In force today: research.');
    await click('Withdraw');
    type('withdraw:c:withdrawn', '2024-02-01');
    await click('Save');
    expect(host.textContent).toContain('None is in force today.');
    expect(host.textContent).toContain('withdrawn Feb 1, 2024');
  });

  it('shows two that are one as one, with the episodes of both, each counted once', async () => {
    desk.codebooks = [BOOK];
    desk.people = {
      picture: {
        episodes: [
          { figures: ['figure:f-sister'] },
          { figures: ['figure:f-sister', 'figure:f-mother'] },
          { figures: ['figure:f-boss'] }
        ]
      }
    };
    desk.add(
      'figures',
      figure('anna', { name: 'Anna', code: 'f-twin' }),
      figure('girl', { name: 'the girl', code: 'f-sister', into: 'anna' })
    );
    await draw();
    const same = host.querySelector('.jp-PsydynPractice-same')!;
    expect(same.textContent).toContain('the girl');
    expect(same.closest('li')!.textContent).toContain('Anna');
    await click('2 episodes');
    expect(acts.readPeople).toHaveBeenCalled();
  });

  it('says why episodes were not counted', async () => {
    desk.add('figures', figure('anna', { code: 'f-sister' }));
    await draw();
    expect(host.textContent).toContain(
      'The episodes were not counted: say whose codes'
    );
  });

  it('does not say again who somebody was, once that one is gone', async () => {
    desk.add('figures', figure('ann', { name: 'Ann', into: 'gone' }));
    await draw();
    await click('Change: Ann');
    type('figure:ann:name', 'Annie');
    await click('Save');
    const [sent] = desk.changes('figures');
    expect(sent).toMatchObject({ name: 'Annie', into: '' });
  });
});
