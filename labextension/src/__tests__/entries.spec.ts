import { Signal } from '@lumino/signaling';
import { dayOfYear, lastNight } from '../desk/night';
import { IJournalInfo, IOpenJournal, ISummary } from '../tokens';
import { drawEntries, IEntryActions } from '../views/entries';
import { settle } from './fakes';

const summary = (id: string, more: Partial<ISummary> = {}): ISummary => ({
  id,
  number: 1,
  kind: 'dream',
  case: 'k1',
  night: '2025-02-25',
  title: '',
  first_words: 'I am back',
  words: 3,
  recall: 'full',
  protocol: '',
  elements: 0,
  associations: 0,
  changed: '',
  revision: 1,
  ...more
});

class FakeJournal implements IOpenJournal {
  readonly ready = Promise.resolve();
  path: string | null = 'ada.psydyn';
  transport = null;
  info: IJournalInfo | null = {
    id: '0a',
    name: 'ada.psydyn',
    example: false,
    dreams: 2,
    nights_without_recall: 1,
    notes: 0,
    associations: 0,
    first: '',
    last: '',
    review_due: '',
    draft_key: ''
  };
  entries: readonly ISummary[] = [
    summary('c', { title: '<b>When it is dry</b>', elements: 3 }),
    summary('b', { recall: 'none', first_words: '' }),
    summary('a', { night: '1985?', first_words: 'the sea' })
  ];
  problem = '';
  lock = null;
  readonly changed = new Signal<this, void>(this);
  open = jest.fn();
  create = jest.fn();
  refresh = jest.fn();
}

describe('drawEntries', () => {
  let journal: FakeJournal;
  let host: HTMLElement;
  let stop: () => void;
  let actions: jest.Mocked<IEntryActions>;

  beforeEach(() => {
    journal = new FakeJournal();
    host = document.createElement('div');
    document.body.append(host);
    actions = {
      open: jest.fn(),
      recordDream: jest.fn(),
      recordKeys: jest.fn(() => 'Alt+D'),
      recordAssociations: jest.fn(),
      associateOtherwise: jest.fn(),
      openJournal: jest.fn(),
      newJournal: jest.fn(),
      reviewMotifs: jest.fn(),
      lock: jest.fn(),
      lockKeys: jest.fn(() => 'Alt+L'),
      more: jest.fn(),
      menu: jest.fn(),
      search: jest.fn().mockResolvedValue(['a']),
      kept: jest.fn().mockResolvedValue([]),
      openGoals: jest.fn(),
      singleKeys: jest.fn(() => true)
    };
    stop = drawEntries(journal, host, actions);
  });
  afterEach(() => {
    stop();
    host.remove();
  });

  const rows = () =>
    Array.from(host.querySelectorAll<HTMLElement>('.jp-Psydyn-entry'));
  const words = () => rows().map(row => row.querySelector('span')!.textContent);
  const press = (key: string) =>
    (document.activeElement ?? host).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    );
  const state = () =>
    host.querySelector<HTMLElement>('[role="status"]')!.textContent;

  it('lists titles, else first words, as text, under their years', () => {
    expect(words()).toEqual(['<b>When it is dry</b>', 'no recall', 'the sea']);
    expect(host.querySelector('b')).toBeNull();
    expect(host.querySelector('.jp-Psydyn-count')!.textContent).toBe('◦3');
    const years = Array.from(host.querySelectorAll('.jp-Psydyn-year'));
    expect(years.map(year => year.textContent)).toEqual(['2025', '1985']);
    expect(host.querySelector('h2')!.textContent).toBe('ada');
  });

  it('offers other ways to associate beside the usual one', () => {
    const all = Array.from(host.querySelectorAll<HTMLElement>('button'));
    all.find(one => one.textContent === '+ Association')!.click();
    expect(actions.recordAssociations).toHaveBeenCalledTimes(1);
    all.find(one => one.textContent === '▾')!.click();
    expect(actions.associateOtherwise).toHaveBeenCalledTimes(1);
    expect(actions.recordAssociations).toHaveBeenCalledTimes(1);
  });

  it('says at its foot when the next review is due, and leads there', () => {
    const foot = host.querySelector('.jp-PsydynHelp-foot')!;
    const due = foot.querySelector('button')!;
    expect(foot.textContent).not.toContain('Review');
    const year = new Date().getFullYear();
    for (const [day, said] of [
      [`${year + 1}-12-03`, `Review due Dec 3, ${year + 1}`],
      [`${year - 1}-12-03`, `Review was due Dec 3, ${year - 1}`]
    ]) {
      journal.info = { ...journal.info!, review_due: day };
      journal.changed.emit();
      expect(due.textContent).toBe(said);
    }
    due.click();
    expect(actions.openGoals).toHaveBeenCalled();
  });

  it('says of an example that everybody can open it', () => {
    const line = host.querySelector<HTMLElement>('.jp-Psydyn-example')!;
    expect(line.hidden).toBe(true);
    journal.info = { ...journal.info!, example: true };
    journal.changed.emit();
    expect(line.hidden).toBe(false);
    expect(line.textContent).toContain('its passphrase is public');
  });

  it('locks, and shows what else can be done, from its head', () => {
    host.querySelector<HTMLElement>('[aria-label="Lock the journal"]')!.click();
    expect(actions.lock).toHaveBeenCalled();
    host
      .querySelector<HTMLElement>('[aria-label="Menu of the journal"]')!
      .click();
    expect(actions.more).toHaveBeenCalled();
  });

  it('is walked with arrows or letters, and opened', () => {
    rows()[0].focus();
    press('ArrowDown');
    press('j');
    press('k');
    expect(document.activeElement).toBe(rows()[1]);
    (document.activeElement as HTMLElement).click();
    expect(actions.open).toHaveBeenCalledWith('b');
  });

  it('leaves letters alone where they are switched off', () => {
    actions.singleKeys.mockReturnValue(false);
    rows()[0].focus();
    press('j');
    expect(document.activeElement).toBe(rows()[0]);
    press('ArrowDown');
    expect(document.activeElement).toBe(rows()[1]);
  });

  it('searches where / leads to, and shows what was found', async () => {
    jest.useFakeTimers();
    rows()[0].focus();
    press('/');
    const field = document.activeElement as HTMLInputElement;
    expect(field.type).toBe('search');
    field.value = 'sea';
    field.dispatchEvent(new Event('input'));
    jest.advanceTimersByTime(300);
    jest.useRealTimers();
    await settle();
    expect(actions.search).toHaveBeenCalledWith('sea');
    expect(words()).toEqual(['the sea']);
    press('Escape');
    await settle();
    expect(words()).toHaveLength(3);
  });

  it('keeps what it has when the server is gone, says so, and offers to try again', () => {
    journal.problem = 'The server does not answer.';
    journal.changed.emit();
    expect(state()).toBe('The server does not answer.');
    expect(rows()).toHaveLength(3);
    const again = Array.from(host.querySelectorAll('button')).find(
      button => button.textContent === 'Try again'
    )!;
    expect(again.hidden).toBe(false);
    again.click();
    expect(journal.refresh).toHaveBeenCalled();
  });

  it('tells empty from not yet read from not open', () => {
    journal.entries = [];
    journal.changed.emit();
    expect(state()).toContain('No dream yet');
    journal.info = null;
    journal.changed.emit();
    expect(state()).toBe('Reading…');
    journal.path = null;
    journal.changed.emit();
    const button = Array.from(host.querySelectorAll('button')).find(
      one => one.textContent === 'New journal…'
    )!;
    button.click();
    expect(actions.newJournal).toHaveBeenCalled();
  });

  it('offers what is kept on this device only', async () => {
    actions.kept.mockResolvedValue(['new~x']);
    journal.changed.emit();
    await settle();
    host.querySelector<HTMLElement>('.jp-Psydyn-kept button')!.click();
    expect(actions.open).toHaveBeenCalledWith('new~x');
  });
});

describe('nights', () => {
  it('are named by the day on which they ended', () => {
    expect(lastNight(new Date(2026, 10, 22, 6, 40))).toBe('2026-11-22');
    expect(lastNight(new Date(2026, 0, 3, 23, 10))).toBe('2026-01-03');
  });

  it('are short in a list, and as they are where they are uncertain', () => {
    expect(dayOfYear('2025-02-25')).toMatch(/25/);
    expect(dayOfYear('2025-02-25')).not.toMatch(/2025/);
    expect(dayOfYear('1977-05?')).toMatch(/\?$/);
    expect(dayOfYear('1985?')).toBe('1985?');
    expect(dayOfYear('')).toBe('');
  });
});
