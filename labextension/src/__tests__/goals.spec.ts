import { Signal } from '@lumino/signaling';
import { DeskError } from '../desk/error';
import { lastNight } from '../desk/night';
import { IGoal } from '../desk/practice';
import { IOpenJournal, ISnapshot, ITransport, Verb } from '../tokens';
import { drawPractice, PracticeTab } from '../views/practice/room';
import { drawResult } from '../views/result';
import { IWorkroom } from '../views/workroom/room';
import { button, FakeResult, MOTIFS, NASTY, settle } from './fixtures';

const goal = (fields: Partial<IGoal>): IGoal => ({
  id: 'g1',
  case: 'k1',
  deleted: false,
  revision: 1,
  text: 'to sleep through',
  levels: ['never', 'seldom', 'sometimes', 'often', 'always'],
  weight: null,
  attained: [],
  state: 'open',
  since: '',
  ...fields
});

const GOALS: ISnapshot = {
  ...MOTIFS,
  kind: 'goals',
  title: '2 goals',
  notes: ['No weight was given for 1 of 2 rated goals: counted as 1.'],
  columns: [{ name: 'goal', label: 'Goal', type: 'text', help: '' }],
  rows: [
    {
      key: 'g1',
      goal: NASTY,
      weight: null,
      days: 2,
      first_day: '2026-01-01',
      first: -1,
      last_day: '2026-03-01',
      last: 1,
      t: 60
    },
    { key: 'g2', goal: 'to paint', weight: 2, days: 0, first: null, last: null }
  ],
  picture: {
    series: [
      { day: '2026-01-01', t: 40, n: 1 },
      { day: '2026-03-01', t: 60, n: 1 }
    ],
    goals: [
      {
        key: 'g1',
        levels: [
          { key: 'g1@2026-01-01', day: '2026-01-01', level: -1, told: true },
          { key: 'g1@2026-03-01', day: '2026-03-01', level: 1, told: false }
        ]
      },
      { key: 'g2', levels: [] }
    ]
  },
  parameters: {}
};

const SHEET = {
  since: '2026-06-01T12:00:00Z',
  subtitle: 'Maria, for the dreamer, 2026-07-03',
  topics: [
    {
      title: 'New nights: 1',
      lines: [
        {
          text: `Night of 2026-07-01, ${NASTY}: new`,
          places: [
            { entry: 'e1', night: '2026-07-01', part: 'report', start: 0, end: 0, segments: [] } // prettier-ignore
          ]
        }
      ],
      notes: []
    },
    {
      title: 'Hypotheses',
      lines: [
        {
          text: 'a reading',
          places: [
            { entry: 'e1', night: '2026-07-01', part: 'report', start: 4, end: 9, segments: [['The ', false], ['water', true]] } // prettier-ignore
          ]
        }
      ],
      notes: ['None.']
    }
  ],
  left_out: ['Private layers are in no report.']
};

class FakeDesk implements ITransport {
  readonly name = 'maria.psydyn';
  readonly touched = new Signal<this, void>(this);
  readonly asked: [Verb, string, any][] = [];
  due = '2020-01-05';
  goals: IGoal[] = [goal({})];
  isBehind = false;

  async request<T>(verb: Verb, path: string, body?: any): Promise<T> {
    this.asked.push([verb, path, body]);
    return JSON.parse(JSON.stringify(this._answer(verb, path, body)));
  }

  get changes(): [Verb, string, any][] {
    return this.asked.filter(
      ([verb, path]) =>
        verb !== 'GET' && !['findings', 'review-sheet'].includes(path)
    );
  }

  private _answer(verb: Verb, path: string, body: any): unknown {
    const one = { id: 'k1', revision: 3, pseudonym: 'Maria', frame: null, context: '', review_due: this.due }; // prettier-ignore
    if (path === 'goals' && verb === 'POST') {
      this.goals = [...this.goals, goal({ revision: 1, ...body })];
      return this.goals[this.goals.length - 1];
    }
    if (path === 'goals/g1') {
      if (this.isBehind) {
        this.goals = [goal({ revision: 2, text: 'to rest' })];
        throw new DeskError(409, 'changed elsewhere');
      }
      this.goals = [goal({ ...this.goals[0], ...body, revision: 2 })];
      return this.goals[0];
    }
    if (path === 'cases/k1') {
      this.due = body.review_due;
      return one;
    }
    return {
      cases: { cases: [one] },
      goals: { goals: this.goals },
      findings: GOALS,
      'review-sheet': SHEET,
      reviews: { id: 'r1' },
      reports: { name: 'review-dreamer.html', media: 'text/html', content: btoa('x'), left_out: [] } // prettier-ignore
    }[path];
  }
}

class FakeJournal {
  readonly ready = Promise.resolve();
  readonly changed = new Signal<this, void>(this);
  transport: FakeDesk | null = new FakeDesk();
}

let host: HTMLElement;
let journal: FakeJournal;
let room: IWorkroom<PracticeTab>;
const acts = { open: jest.fn(), openJournal: jest.fn(), newJournal: jest.fn() };

beforeEach(() => {
  URL.createObjectURL = jest.fn(() => 'blob:sheet');
  URL.revokeObjectURL = jest.fn();
  host = document.createElement('div');
  document.body.replaceChildren(host);
  journal = new FakeJournal();
  acts.open.mockClear();
});

afterEach(() => room?.stop());

async function draw(): Promise<FakeDesk> {
  room = drawPractice(journal as unknown as IOpenJournal, host, acts);
  room.show('goals');
  await settle();
  return journal.transport!;
}

function fill(label: string, value: string, within: Element = host): void {
  const field = Array.from(within.querySelectorAll('label'))
    .find(one => one.textContent!.startsWith(label))!
    .querySelector<HTMLInputElement>('input, textarea, select')!;
  field.value = value;
  field.dispatchEvent(new Event('input'));
  field.dispatchEvent(new Event('change'));
}

const level = (at: number) =>
  host.querySelectorAll<HTMLInputElement>('input[type=radio]')[at];

describe('goals and review', () => {
  it('says calmly that a review is still to come, and keeps another day', async () => {
    const desk = await draw();
    expect(host.textContent).toContain(
      'It was planned for Jan 5, 2020, and is still to come.'
    );
    fill('Day', '2099-12-03');
    button(host, 'Save the day').click();
    await settle();
    expect(desk.changes).toEqual([
      ['PUT', 'cases/k1', { revision: 3, review_due: '2099-12-03' }]
    ]);
    expect(host.textContent).toContain('Dec 3, 2099');
    expect(host.textContent).not.toContain('still to come');
  });

  it('shows a goal with its five levels, and that no weight was given', async () => {
    await draw();
    const shown = host.querySelector('.jp-PsydynGoals-goal')!;
    expect(shown.textContent).toContain('no weight given: counts 1');
    expect(shown.querySelectorAll('input[type=radio]')).toHaveLength(5);
    expect(shown.textContent).toContain('as expected (0)sometimes');
    expect(
      button(host, 'Record the level of “to sleep through”').disabled
    ).toBe(true);
  });

  it('records a level of a day, and takes it out again', async () => {
    const desk = await draw();
    level(3).click();
    button(host, 'Record the level of “to sleep through”').click();
    await settle();
    const made = { day: lastNight(new Date()), level: 1, note: '', by: '' };
    expect(desk.changes).toEqual([
      ['PUT', 'goals/g1', { revision: 1, attained: [made] }]
    ]);
    expect(host.textContent).toContain('Recorded: more than expected (+1).');
    expect(host.textContent).toContain('1 level recorded');
    // Over time it is drawn by the view of the verb.
    expect(host.querySelector('.jp-PsydynReview-result h2')!.textContent).toBe(
      '2 goals'
    );
    host
      .querySelector<HTMLElement>('[data-keep^="goal:g1:recorded:2"]')!
      .click();
    await settle();
    expect(desk.goals[0].attained).toEqual([]);
    expect(host.querySelector('.jp-PsydynReview-result')).toBeNull();
  });

  it('keeps what was chosen where somebody else was first', async () => {
    const desk = await draw();
    desk.isBehind = true;
    level(0).click();
    button(host, 'Record the level of “to sleep through”').click();
    await settle();
    expect(host.textContent).toContain('to rest');
    expect(host.textContent).toContain('Nothing of yours was saved yet');
    expect(level(0).checked).toBe(true);
  });

  it('adds a goal with what each level would look like, and its weight', async () => {
    const desk = await draw();
    const form = Array.from(host.querySelectorAll('form')).find(one =>
      one.textContent!.includes('Add the goal')
    )!;
    fill('Goal', 'to call him', form);
    fill('as expected (0)', 'once a month', form);
    fill('Weight', '2', form);
    button(form, 'Add the goal').click();
    await settle();
    expect(desk.changes[0][2]).toMatchObject({
      case: 'k1',
      text: 'to call him',
      levels: ['', '', 'once a month', '', ''],
      weight: 2
    });
    expect(host.querySelectorAll('.jp-PsydynGoals-goal')).toHaveLength(2);
  });

  it('sets a goal aside', async () => {
    const desk = await draw();
    fill('State', 'set aside', host.querySelector('.jp-PsydynGoals-goal')!);
    await settle();
    expect(desk.changes[0][2]).toEqual({ revision: 1, state: 'set aside' });
    expect(host.querySelectorAll('input[type=radio]')).toHaveLength(0);
  });
});

describe('the review sheet', () => {
  it('is read here, each line leading to its places, as text', async () => {
    const desk = await draw();
    button(host, 'Read the sheet').click();
    await settle();
    expect(desk.asked).toContainEqual([
      'POST',
      'review-sheet',
      { audience: 'dreamer', case: 'k1', passages: false }
    ]);
    expect(host.querySelector('script, img')).toBeNull();
    expect(host.querySelector('q mark')!.textContent).toBe('water');
    const places = host.querySelectorAll<HTMLElement>(
      '.jp-PsydynGoals-sheet li button'
    );
    places[0].click();
    places[1].click();
    expect(acts.open.mock.calls).toEqual([
      [{ entry: 'e1' }],
      [{ entry: 'e1', part: 'report', start: 4, end: 9 }]
    ]);
  });

  it('is saved as a file; another choice takes it away', async () => {
    const desk = await draw();
    button(host, 'Save it as a file').click();
    await settle();
    expect(desk.changes).toEqual([
      [
        'POST',
        'reports',
        { audience: 'dreamer', case: 'k1', passages: false, format: 'html', of: 'review' } // prettier-ignore
      ]
    ]);
    expect(host.querySelector('a[download]')).not.toBeNull();
    fill('For', 'supervisor');
    host
      .querySelector('.jp-PsydynGoals-review form')!
      .dispatchEvent(new Event('change'));
    expect(host.querySelector('a[download]')).toBeNull();
  });

  it('is marked as gone through, once, and the next day is kept', async () => {
    const desk = await draw();
    fill('What came of it', 'to go on');
    fill('Next review', '2099-12-03');
    button(host, 'Reviewed').click();
    await settle();
    expect(desk.changes).toEqual([
      [
        'POST',
        'reviews',
        { id: expect.any(String), case: 'k1', note: 'to go on' }
      ],
      ['PUT', 'cases/k1', { revision: 3, review_due: '2099-12-03' }]
    ]);
    expect(host.textContent).toContain('Kept: reviewed today.');
  });
});

describe('goals over time', () => {
  it('draws all together and each goal, with what was not given', async () => {
    const source = new FakeResult(GOALS);
    const stop = drawResult(source, host);
    const cursors = host.querySelectorAll<HTMLElement>('.jp-PsydynLife-cursor');
    expect(Array.from(cursors, one => one.getAttribute('aria-label'))).toEqual([
      'All together (T): T 60 over 1 goal, Mar 1, 2026 (2/2)',
      `${NASTY}: more than expected (+1), Mar 1, 2026 (2/2)`
    ]);
    expect(host.querySelector('script, img')).toBeNull();
    expect(host.textContent).toContain('no weight given: counts 1');
    expect(host.textContent).toContain('no level so far');
    host.querySelector<HTMLElement>('.jp-PsydynLife-question')!.click();
    await settle();
    expect(source.asked).toEqual(['g1']);
    stop();
  });
});
