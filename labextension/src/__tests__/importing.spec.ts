import { nullTranslator } from '@jupyterlab/translation';
import { DeskError } from '../desk/error';
import { ITransport, Verb } from '../tokens';
import { MOST_BYTES } from '../views/importing/choosing';
import { IAsked, IPreview, IRow } from '../views/importing/client';
import { drawImport } from '../views/importing/importing';
import { counts } from '../views/importing/words';
import { button, NASTY } from './fixtures';
import { settle } from './fakes';

const trans = nullTranslator.load('');

const row = (where: string, more: Partial<IRow> = {}): IRow => ({
  where,
  night: '2019-05-03',
  date: '03/05/2019',
  dreamer: '',
  title: '',
  first_words: 'I come to a door.',
  tags: [],
  undated: '',
  left_out: '',
  ...more
});

const PREVIEW: IPreview = {
  columns: [
    { name: 'Erzählung', filled: 897, example: NASTY },
    { name: 'Wann?', filled: 900, example: '03/05/2019' },
    { name: 'Stimmung', filled: 0, example: '' }
  ],
  guesses: {
    text: { column: 'Erzählung', why: 'values' },
    date: { column: 'Wann?', why: 'values' }
  },
  mapping: { text: 'Erzählung', date: 'Wann?' },
  as_exported: false,
  dates: {
    order: 'month-first',
    proof: null,
    example: {
      where: 'line 2',
      written: '03/05/2019',
      nights: { 'day-first': '2019-05-03', 'month-first': '' }
    }
  },
  rows: 900,
  recorded: 897,
  undated: { count: 1, places: ['line 7'] },
  left_out: {
    'no-text': { count: 3, places: ['line 12', 'line 80', 'line 411'] },
    known: { count: 22, places: ['row 5', 'row 9'] }
  },
  first: [row('line 2', { title: NASTY, tags: ['sea'], dreamer: 'Ada' })],
  troubled: [row('line 12', { left_out: 'no-text', first_words: '' })],
  notes: ['d.csv was read as UTF-16']
};

class Desk implements ITransport {
  readonly name = 'ada.psydyn';
  readonly asked: [string, any][] = [];
  refuse = '';
  preview = PREVIEW;
  at = '1';
  done: 'undo' | 'redo' = 'undo';

  async request<T>(verb: Verb, path: string, body?: any): Promise<T> {
    this.asked.push([`${verb} ${path}`, body]);
    if (this.refuse) {
      throw new DeskError(400, this.refuse);
    }
    const answers: Record<string, () => unknown> = {
      'POST imports/preview': () => ({
        ...this.preview,
        mapping: body.columns ?? this.preview.mapping
      }),
      'POST imports': () => ({ created: 897, notes: ['said'] }),
      'GET undo': () => ({
        undo: null,
        redo: null,
        [this.done]: { at: this.at }
      }),
      'POST undo': () => (this.done = 'redo'),
      'POST redo': () => (this.done = 'undo')
    };
    return answers[`${verb} ${path}`]() as T;
  }

  last(): IAsked {
    return this.asked[this.asked.length - 1][1];
  }
}

let desk: Desk;
let host: HTMLElement;
let stop: () => void;
let closed: number;

beforeEach(() => {
  desk = new Desk();
  closed = 0;
  host = document.createElement('div');
  document.body.replaceChildren(host);
  stop = drawImport(desk, host, { close: () => closed++ }, trans);
});
afterEach(() => stop());

/** What the page needs of a file; those of jsdom cannot be read. */
const fileOf = (name: string, text = 'a;b', size = text.length): any => ({
  name,
  size,
  arrayBuffer: async () =>
    Uint8Array.from(text, one => one.charCodeAt(0)).buffer
});

async function choose(file = fileOf('d.csv')): Promise<void> {
  const input = host.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  input.dispatchEvent(new Event('change'));
  await settle();
}

const holds = (column: string) =>
  host.querySelector<HTMLSelectElement>(`select[aria-label*="${column}"]`)!;
const set = async (column: string, role: string) => {
  holds(column).value = role;
  holds(column).dispatchEvent(new Event('change'));
  await settle();
};
const alert = () => host.querySelector('[role=alert]')!.textContent;

it('shows what a file holds before anything is recorded', async () => {
  await choose();
  expect(desk.asked).toEqual([
    ['POST imports/preview', { name: 'd.csv', content: btoa('a;b') }]
  ]);
  expect(document.activeElement!.textContent).toBe('d.csv: 900 rows');
  expect([
    holds('Erz').value,
    holds('Wann').value,
    holds('Stim').value
  ]).toEqual(['text', 'date', '']);
  expect(host.textContent).toContain('guessed by what stands in it');
  expect(host.textContent).not.toContain('guessed by its name');
  expect(host.textContent).toContain('897 of 900 rows will be recorded.');
  expect(host.textContent).toContain('3 have no text: lines 12, 80, 411.');
  expect(host.textContent).toContain('d.csv was read as UTF-16');
  expect(button(host, 'Import 897 dreams').disabled).toBe(false);
  // What stands in the file is text, whatever it looks like.
  expect(host.querySelector('script, img')).toBeNull();
  expect(host.textContent).toContain(NASTY);
});

it('tells each reason with its places, and where there are more than it names', () => {
  expect(counts(PREVIEW, trans).slice(2)).toEqual([
    '22 are in the journal already: row 5, row 9 and 20 more.',
    '1 will be recorded without its night, as its date cannot be read: line 7.'
  ]);
  const one = { count: 1, places: ['line 4'] };
  const left_out = { 'same-id': one, 'id-taken': one };
  expect(
    counts({ ...PREVIEW, left_out, rows: 1, recorded: 0 }, trans).slice(0, 3)
  ).toEqual([
    '0 of 1 row will be recorded.',
    '1 has the id of an earlier row: line 4. If that column holds no ids, choose “not imported” for it.',
    '1 has the id of another entry of the journal: line 4. If that column holds no ids, choose “not imported” for it.'
  ]);
});

it('asks anew with each choice, and one column holds one thing', async () => {
  await choose();
  await set('Stimmung', 'text');
  expect(desk.last().columns).toEqual({ date: 'Wann?', text: 'Stimmung' });
  expect(holds('Erz').value).toBe('');
  // A guess that somebody has put right is told no more.
  const hint = (column: string) =>
    holds(column).parentElement!.querySelector('span')!;
  expect([hint('Erz').hidden, hint('Wann').hidden]).toEqual([true, false]);
  expect(host.textContent).toContain(
    '“Stimmung” is the dream text now; “Erzählung” is not imported.'
  );
  desk.preview = { ...PREVIEW, recorded: 0 };
  await set('Stimmung', '');
  expect(host.textContent).toContain('Which column holds the dream text?');
  expect(button(host, 'Import 0 dreams').disabled).toBe(true);
});

it('asks for the order of days and months where the file does not tell', async () => {
  await choose();
  const radios = Array.from(
    host.querySelectorAll<HTMLInputElement>('input[type=radio]')
  );
  expect(radios.map(one => [one.value, one.checked])).toEqual([
    ['day-first', false],
    ['month-first', true]
  ]);
  expect(radios.map(one => one.parentElement!.textContent)).toEqual([
    'day first: 03/05/2019 (line 2) is May 3, 2019',
    'month first: 03/05/2019 (line 2) is no date'
  ]);
  radios[0].focus();
  radios[0].checked = true;
  radios[0].dispatchEvent(new Event('change'));
  await settle();
  expect(desk.last().date_order).toBe('day-first');
  expect(document.activeElement).toBe(radios[0]);
  // Another column may be dated another way.
  await set('Stimmung', 'date');
  expect(desk.last().date_order).toBeUndefined();
});

it('says which date tells the order', async () => {
  const proof = { where: 'line 14', written: '13/01/2010' };
  desk.preview = {
    ...PREVIEW,
    dates: { ...PREVIEW.dates!, order: 'day-first', proof }
  };
  await choose();
  expect(host.querySelector('input[type=radio]')).toBeNull();
  expect(host.textContent).toContain(
    'Dates are read day first, as 13/01/2010 (line 14) can only be.'
  );
});

it('records once, and undoes and redoes this import only', async () => {
  await choose();
  button(host, 'Import 897 dreams').click();
  expect(host.querySelector('progress')).not.toBeNull();
  expect(button(host, 'Cancel').disabled).toBe(true);
  await settle();
  const made = desk.asked.filter(([what]) => what === 'POST imports');
  expect(made).toEqual([
    [
      'POST imports',
      {
        name: 'd.csv',
        content: btoa('a;b'),
        columns: PREVIEW.mapping,
        date_order: undefined
      }
    ]
  ]);
  expect(host.textContent).toContain('897 dreams imported.');
  expect(document.activeElement).toBe(button(host, 'Undo'));
  button(host, 'Undo').click();
  await settle();
  expect(host.textContent).toContain(
    'Undone: the journal is as it was before.'
  );
  button(host, 'Redo').click();
  await settle();
  expect(host.textContent).toContain('897 dreams imported.');
  desk.at = '2';
  button(host, 'Undo').click();
  await settle();
  expect(host.textContent).toContain('Something else was done since');
  button(host, 'Close').click();
  expect(closed).toBe(1);
});

it('says what is wrong with a file, and takes another', async () => {
  desk.refuse = 'd.csv: line 3 has 1 fields where the first line has 2';
  await choose();
  expect(alert()).toBe(desk.refuse);
  desk.refuse = '';
  await choose(fileOf('e.csv'));
  expect(alert()).toBe('');
  expect(host.textContent).toContain('e.csv: 900 rows');
  desk.refuse = 'The server does not answer.';
  button(host, 'Import 897 dreams').click();
  await settle();
  expect(alert()).toBe('The server does not answer.');
  expect(button(host, 'Import 897 dreams').disabled).toBe(false);
  button(host, 'Cancel').click();
  expect(document.activeElement).toBe(button(host, 'Choose a file…'));
});

it('sends every byte of a file', async () => {
  const text = Array.from({ length: 100000 }, (_, i) =>
    String.fromCharCode(i % 256)
  ).join('');
  await choose(fileOf('d.csv', text));
  expect(atob(desk.last().content)).toBe(text);
});

it('asks for nothing that is too large', async () => {
  await choose(fileOf('d.csv', '', MOST_BYTES + 1));
  expect(desk.asked).toEqual([]);
  expect(alert()).toContain('d.csv is 11.5 MB; here a file must stay under');
});

it('takes a file that is dropped', async () => {
  const drop = new Event('drop', { bubbles: true, cancelable: true });
  Object.assign(drop, { dataTransfer: { files: [fileOf('d.csv')] } });
  host.querySelector('.jp-PsydynImport-drop')!.dispatchEvent(drop);
  await settle();
  expect(drop.defaultPrevented).toBe(true);
  expect(host.textContent).toContain('d.csv: 900 rows');
});

it('leaves nothing of a file behind', async () => {
  await choose();
  stop();
  expect([host.textContent, host.className]).toEqual(['', '']);
});
