import { Signal } from '@lumino/signaling';
import { DeskError } from '../desk/error';
import { IDeparture, IQuestion, IReleaseQueue } from '../desk/release';
import { IOpenJournal, ITransport, Verb } from '../tokens';
import { singleLetters } from '../views/keys';
import { drawPractice, PracticeTab } from '../views/practice/room';
import { IWorkroom } from '../views/workroom/room';
import { crypto } from './fakes';
import { button, NASTY, press, settle } from './fixtures';

const asked = (words: string, at: number, more: Partial<IQuestion> = {}) =>
  ({
    case: 'k1',
    words,
    context: `${at} ${words}`,
    why: 'capital',
    figure: '',
    record: 'd1',
    kind: 'dream',
    field: 'report',
    entry: 'd1',
    start: 0,
    end: words.length,
    segments: [
      { text: 'with ', mark: false },
      { text: words, mark: true },
      { text: NASTY, mark: false }
    ],
    alike: 2,
    ...more
  }) as IQuestion;

const DEPARTURE = {
  id: 'x1',
  case: 'k1',
  deleted: false,
  revision: 1,
  at: '2026-05-03T10:00:00+00:00',
  audience: 'research',
  purpose: 'the study',
  form: '.csv',
  entries: ['d1', 'd2'],
  pseudonymised: true,
  without_consent: '',
  by: 'anna'
} as IDeparture;

/** The desk for what leaves. */
class FakeDesk implements ITransport {
  readonly name = 'maria.psydyn';
  readonly touched = new Signal<this, void>(this);
  readonly asked: [Verb, string, any][] = [];
  questions = [
    asked('Dragan', 0),
    asked('Dragan', 1),
    asked('Moon', 2, { why: 'a figure of myth or of dreams' })
  ];
  consent: IReleaseQueue['consent'] = 'none';
  refuses = '';

  async request<T>(verb: Verb, path: string, body?: any): Promise<T> {
    this.asked.push([verb, path, body]);
    if (path === 'copies' && this.refuses) {
      throw new DeskError(400, this.refuses);
    }
    return JSON.parse(JSON.stringify(this._answer(path, body)));
  }

  sent(path: string): any[] {
    return this.asked.filter(one => one[1] === path).map(one => one[2]);
  }

  private _answer(path: string, body: any): unknown {
    const answers: Record<string, unknown> = {
      cases: { cases: [{ id: 'k1', pseudonym: 'Maria' }] },
      figures: { figures: [{ id: 'f1', case: 'k1', name: 'Annabeth' }] },
      consents: {
        consents: [
          {
            id: 'c1',
            case: 'k1',
            purpose: 'research',
            given: '2026-01-01',
            expires: '',
            withdrawn: '2026-06-01'
          }
        ]
      },
      departures: { departures: [DEPARTURE] },
      'release/queue': {
        entries: [{ id: 'd1', night: '2026-05-01' }],
        goes: ['As it stands now: 1 dream.'],
        left_out: ['1 of 2 entries is not released.'],
        replaced: 3,
        register: [{ id: 'f1', name: 'Annabeth', label: '[sister]' }],
        label: 'pseudonymised',
        consent: body?.without_consent ? 'missing' : this.consent,
        questions: this.questions,
        left: this.questions.length
      },
      'release/decisions': { decided: 1 },
      'release/entry': {
        parts: {
          report: {
            before: [{ text: NASTY, mark: true }],
            after: [{ text: '[sister]', mark: true }]
          }
        }
      },
      copies: {
        name: 'copy.jsonl',
        media: 'application/x-ndjson',
        content: btoa('{}'),
        said: ['1 entry written.']
      }
    };
    return answers[path];
  }
}

let host: HTMLElement;
let desk: FakeDesk;
let view: IWorkroom<PracticeTab>;
const acts = { open: jest.fn(), openJournal: jest.fn(), newJournal: jest.fn() };

const quiet = async () => {
  for (let i = 0; i < 4; i++) {
    await settle();
  }
};
const draw = async () => {
  const journal: any = {
    transport: desk,
    changed: new Signal<object, void>({})
  };
  view = drawPractice(journal as IOpenJournal, host, acts);
  view.show('release');
  await quiet();
};
const items = () =>
  Array.from(host.querySelectorAll<HTMLElement>('.jp-PsydynRelease-question'));
const marks = () =>
  items().map(one => one.querySelector('mark')?.textContent ?? '');
const status = () =>
  host.querySelector('.jp-PsydynInterpret-status')?.textContent;

beforeEach(() => {
  Object.defineProperty(window, 'crypto', {
    value: crypto,
    configurable: true
  });
  URL.createObjectURL = jest.fn(() => 'blob:copy');
  URL.revokeObjectURL = jest.fn();
  singleLetters.act = () => true;
  host = document.createElement('div');
  document.body.append(host);
  desk = new FakeDesk();
});

afterEach(() => {
  view.stop();
  host.remove();
});

it('says what goes, what stays, and asks about each place as text', async () => {
  await draw();
  expect(host.textContent).toContain('As it stands now: 1 dream.');
  expect(host.textContent).toContain('1 of 2 entries is not released.');
  expect(host.textContent).toContain('3 places to decide');
  expect(marks()).toEqual(['Dragan', 'Dragan', 'Moon']);
  expect(host.querySelector('script, img')).toBeNull();
});

it('keeps in one place by P, and goes on to the next', async () => {
  await draw();
  items()[0].focus();
  press(items()[0], 'p');
  await quiet();
  expect(desk.sent('release/decisions')).toEqual([
    {
      case: 'k1',
      several: [{ words: 'Dragan', context: '0 Dragan', ruling: 'keep' }]
    }
  ]);
  expect(marks()).toEqual(['Dragan', 'Moon']);
  expect(document.activeElement).toBe(items()[0]);
  // Read once: what is decided is gone without asking again.
  expect(desk.sent('release/queue')).toHaveLength(1);
});

it('keeps everywhere by E, and figures of myth all at once', async () => {
  await draw();
  press(items()[0], 'e');
  await quiet();
  expect(marks()).toEqual(['Moon']);
  button(host, 'Keep the 1 figure of myth or of dreams everywhere').click();
  await quiet();
  expect(desk.sent('release/decisions')[1].several).toEqual([
    { words: 'Moon', ruling: 'keep' }
  ]);
  // All that was sent is decided: there may be more.
  expect(desk.sent('release/queue')).toHaveLength(2);
});

it('does nothing by a single letter where these are switched off', async () => {
  singleLetters.act = () => false;
  await draw();
  press(items()[0], 'e');
  await quiet();
  expect(desk.sent('release/decisions')).toEqual([]);
});

it('replaces by R: a name of somebody, or of somebody new', async () => {
  await draw();
  press(items()[0], 'r');
  await quiet();
  const whose = document.activeElement as HTMLSelectElement;
  expect(whose.dataset.keep).toBe('name:question:0:whose');
  const form = whose.closest('form')!;
  const relation = form.querySelector<HTMLInputElement>(
    '[data-keep="name:question:0:relation"]'
  )!;
  relation.value = 'friend';
  relation.dispatchEvent(new Event('input'));
  form.dispatchEvent(new Event('submit', { cancelable: true }));
  await quiet();
  const made = desk.sent('figures').find(body => body);
  expect(made).toMatchObject({
    case: 'k1',
    name: 'Dragan',
    relation: 'friend',
    sort: 'person'
  });
  press(items()[0], 'r');
  const again = document.activeElement as HTMLSelectElement;
  again.value = 'f1';
  again.dispatchEvent(new Event('change'));
  expect(
    again
      .closest('form')!
      .querySelector<HTMLElement>('.jp-PsydynInterpret-field[hidden]')
  ).not.toBeNull();
  again
    .closest('form')!
    .dispatchEvent(new Event('submit', { cancelable: true }));
  await quiet();
  expect(desk.sent('release/decisions')[0].several).toEqual([
    { words: 'Dragan', context: '', ruling: 'replace', figure: 'f1' }
  ]);
});

it('is left by Escape without a name, the focus where it was', async () => {
  await draw();
  press(items()[1], 'r');
  press(document.activeElement!, 'Escape');
  expect(document.activeElement).toBe(items()[1]);
  expect(desk.sent('release/decisions')).toEqual([]);
});

it('says what left before a consent was withdrawn', async () => {
  await draw();
  expect(host.textContent).toMatch(
    /withdrawn .*left before: 2 entries for research on .*pseudonymised, as \.csv, by anna/
  );
});

it('asks for a reason where no consent is in force, and sends it', async () => {
  desk.consent = 'missing';
  await draw();
  const reason = host.querySelector<HTMLTextAreaElement>(
    '[data-keep="release:reason"]'
  )!;
  reason.value = 'the court asks';
  reason.dispatchEvent(new Event('input'));
  button(host, 'Go on for this reason').click();
  await quiet();
  expect(desk.sent('release/queue')[1].without_consent).toBe('the court asks');
});

it('shows an entry before and after', async () => {
  await draw();
  button(host, 'Show').click();
  await quiet();
  expect(host.querySelector('del')?.textContent).toBe(NASTY);
  expect(host.querySelector('ins')?.textContent).toBe('[sister]');
});

it('makes the file, and says why where it is refused', async () => {
  await draw();
  desk.refuses = '3 places are not decided yet';
  const submit = button(host, 'Make the copy');
  submit.form!.dispatchEvent(new Event('submit', { cancelable: true }));
  await quiet();
  expect(status()).toContain('No copy was made: 3 places are not decided yet');
  desk.refuses = '';
  button(host, 'Try again').click();
  await quiet();
  expect(host.querySelector('a[download]')?.textContent).toBe(
    'Save copy.jsonl'
  );
  expect(desk.sent('copies')[1]).toEqual({
    audience: 'supervisor',
    case: 'k1',
    without_consent: '',
    form: 'jsonl',
    pseudonymised: true,
    purpose: '',
    passphrase: ''
  });
});
