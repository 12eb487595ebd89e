import { ServerConnection } from '@jupyterlab/services';
import { ServerJournal } from '../desk/journal';
import { Journals } from '../desk/journals';
import { JournalLock } from '../desk/lock';
import { Server } from '../desk/server';
import { IEntry } from '../tokens';
import { memoryOf, settle } from './fakes';

const ID = '0123456789abcdef';

/** The server extension, as far as locks go: one journal, `vera.psydyn`. */
class FakeServer {
  readonly asked: string[] = [];
  isLocked = false;
  isGone = false;
  /** What its answers wait for. */
  hold: Promise<void> = Promise.resolve();

  async answer(url: string, init: RequestInit): Promise<Response> {
    const path = url.replace(/^.*jupyter-psydyn\//, '');
    this.asked.push(`${init.method} ${path}`);
    if (this.isGone) {
      throw new TypeError('Failed to fetch');
    }
    const answer = this._answer(path, init);
    await this.hold;
    return answer;
  }

  private _answer(path: string, init: RequestInit): Response {
    if (path === 'state') {
      const journals = this.isLocked ? [] : [{ id: ID, path: 'vera.psydyn' }];
      return json(200, { journals, idle_minutes: 15, keyring: true });
    }
    if (path === 'lock') {
      this.isLocked = true;
      return json(200, {});
    }
    if (path === 'unlock') {
      const { passphrase } = JSON.parse(init.body as string);
      this.isLocked = passphrase !== 'a long night';
      return this.isLocked
        ? json(403, { message: 'does not open', wait: 2 })
        : json(200, { id: ID });
    }
    if (this.isLocked) {
      const ways = { id: ID, example: false, computer: true };
      return json(423, { message: 'this journal is locked', ...ways });
    }
    return path === 'journal/entries'
      ? json(200, { entries: [{ id: 'a', title: 'The ferry' }] })
      : json(200, { id: ID, name: 'vera.psydyn', draft_key: 'key' });
  }
}

function json(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status });
}

let server: FakeServer;
let journals: Journals;

beforeEach(() => {
  server = new FakeServer();
  jest
    .spyOn(ServerConnection, 'makeRequest')
    .mockImplementation((url, init) => server.answer(url, init));
  journals = new Journals(new Server(ServerConnection.makeSettings()));
});

afterEach(() => jest.restoreAllMocks());

describe('the lock of a journal', () => {
  it('is one for everything on the page that shows the journal', () => {
    expect(journals.desk('vera.psydyn')).toBe(journals.desk('vera.psydyn'));
    expect(journals.desk('vera.psydyn').lock.name).toBe('vera');
  });

  it('closes with an answer of 423, and tells how it may be opened', async () => {
    const { lock } = journals.desk('vera.psydyn');
    server.isLocked = true;
    const asked = journals.desk('vera.psydyn').request('GET', 'entries');
    await expect(asked).rejects.toMatchObject({ status: 423 });
    expect([lock.isLocked, lock.opensItself]).toEqual([true, true]);
    expect(journals.isAnyOpen).toBe(false);
  });

  it('opens with the passphrase, and stays closed with another', async () => {
    const { lock } = journals.desk('vera.psydyn');
    lock.closed();
    await expect(lock.unlock!({ passphrase: 'x' })).rejects.toMatchObject({
      status: 403,
      body: { wait: 2 }
    });
    expect(lock.isLocked).toBe(true);
    await lock.unlock!({ passphrase: 'a long night' });
    expect(lock.isLocked).toBe(false);
    expect(journals.isAnyOpen).toBe(true);
  });

  it('hears of its own journal only', async () => {
    const desk = journals.desk('vera.psydyn');
    await desk.request('GET', 'info');
    const touched = jest.fn();
    desk.touched.connect(touched);
    journals.hear({ change: 'locked', journal: 'ffffffffffffffff' });
    journals.hear({ change: 'changed', journal: 'ffffffffffffffff' });
    expect([desk.lock.isLocked, touched.mock.calls.length]).toEqual([false, 0]);
    journals.hear({ change: 'changed', journal: ID });
    journals.hear({ change: 'locked', journal: ID });
    expect([desk.lock.isLocked, touched.mock.calls.length]).toEqual([true, 1]);
    journals.hear({ change: 'unlocked', journal: ID });
    expect(desk.lock.isLocked).toBe(false);
  });

  it('finds out what was locked while nobody could tell, and asks nothing that would keep it open', async () => {
    const { lock } = journals.desk('vera.psydyn');
    await journals.look();
    expect(server.asked).toEqual([]);
    await journals.desk('vera.psydyn').request('GET', 'info');
    server.asked.length = 0;
    await journals.look();
    expect(lock.isLocked).toBe(false);
    server.isLocked = true;
    await journals.look();
    expect(lock.isLocked).toBe(true);
    expect(server.asked).toEqual(['GET state', 'GET state']);
  });

  it('lets what is typed be saved before a person locks', async () => {
    const { lock } = journals.desk('vera.psydyn');
    await journals.desk('vera.psydyn').request('GET', 'info');
    const order: string[] = [];
    lock.before(async () => {
      await settle();
      order.push(`saved, locked: ${server.isLocked}`);
    });
    await journals.lockAll();
    order.push(`closed: ${lock.isLocked}`);
    expect(order).toEqual(['saved, locked: false', 'closed: true']);
  });

  it('blanks the page before a save has ended, and waits no second for it', async () => {
    jest.useFakeTimers();
    const { lock } = journals.desk('vera.psydyn');
    lock.before(() => new Promise<void>(() => undefined));
    const locked = journals.lockAll();
    await jest.advanceTimersByTimeAsync(150);
    expect([lock.isLocked, server.isLocked]).toEqual([true, false]);
    await jest.advanceTimersByTimeAsync(750);
    jest.useRealTimers();
    await locked;
    expect([server.isLocked, lock.isLocked]).toEqual([true, true]);
  });

  it('blanks the page whatever a save throws', async () => {
    const { lock } = journals.desk('vera.psydyn');
    lock.before(() => {
      throw new Error('of a view');
    });
    await journals.lockAll();
    expect([server.isLocked, lock.isLocked]).toEqual([true, true]);
  });

  it('blanks the page before the server has answered', async () => {
    const { lock } = journals.desk('vera.psydyn');
    let answer: () => void = () => undefined;
    server.hold = new Promise(resolve => (answer = resolve));
    const locked = journals.lockAll();
    await settle();
    expect(lock.isLocked).toBe(true);
    answer();
    await locked;
  });

  it('closes the page even where the server is not reached, and says so', async () => {
    const { lock } = journals.desk('vera.psydyn');
    server.isGone = true;
    await expect(journals.lockAll()).rejects.toMatchObject({ status: 0 });
    expect(lock.isLocked).toBe(true);
  });

  it('stays closed by hand though the server still has the journal open, until somebody unlocks it', async () => {
    const desk = journals.desk('vera.psydyn');
    await desk.request('GET', 'info');
    server.isGone = true;
    await journals.lockAll().catch(() => undefined);
    server.isGone = false;
    await desk.request('GET', 'info');
    await journals.look();
    expect(desk.lock.isLocked).toBe(true);
    journals.hear({ change: 'unlocked', journal: ID });
    expect(desk.lock.isLocked).toBe(false);
  });

  it('is not opened by an answer to what was asked before it was locked', async () => {
    const desk = journals.desk('vera.psydyn');
    await desk.request('GET', 'info');
    let answer: () => void = () => undefined;
    server.hold = new Promise(resolve => (answer = resolve));
    const asked = [desk.request('GET', 'info'), journals.look()];
    journals.hear({ change: 'locked', journal: ID });
    answer();
    await Promise.all(asked);
    expect(desk.lock.isLocked).toBe(true);
    await desk.request('GET', 'info');
    expect(desk.lock.isLocked).toBe(false);
  });

  it('is open again where the page was in doubt for nothing', async () => {
    const { lock } = journals.desk('vera.psydyn');
    await journals.desk('vera.psydyn').request('GET', 'info');
    const doubting = journals.doubt();
    expect(lock.isLocked).toBe(true);
    await doubting;
    expect(lock.isLocked).toBe(false);
    server.isGone = true;
    await expect(journals.doubt()).rejects.toMatchObject({ status: 0 });
    expect(lock.isLocked).toBe(true);
  });

  it('of a journal that this computer remembered says so until that is forgotten', async () => {
    const { lock } = journals.desk('vera.psydyn');
    await lock.unlock!({ passphrase: 'a long night', remember: true });
    expect(lock.opensItself).toBe(true);
    lock.forgotten();
    lock.shut();
    expect(lock.opensItself).toBe(false);
  });

  it('of a journal that only a kernel knows finds out that it was locked, too', async () => {
    const lock = new JournalLock('vera');
    journals.follow(lock);
    lock.opened({ id: ID, example: false });
    server.isLocked = true;
    await journals.look();
    expect(lock.isLocked).toBe(true);
  });

  it('of a journal that only a kernel knows is opened elsewhere', () => {
    const lock = new JournalLock('vera');
    journals.follow(lock);
    lock.opened({ id: ID, example: false });
    journals.hear({ change: 'locked', journal: ID });
    expect([lock.isLocked, lock.unlock]).toEqual([true, undefined]);
    journals.hear({ change: 'unlocked', journal: ID });
    expect(lock.isLocked).toBe(false);
  });
});

describe('the open journal', () => {
  it('drops all it knows when it is locked, and reads it anew when it is unlocked', async () => {
    const open = new ServerJournal(
      new Server(ServerConnection.makeSettings()),
      journals
    );
    await open.open('vera.psydyn');
    expect(memoryOf(open)).toContain('The ferry');
    server.isLocked = true;
    journals.hear({ change: 'locked', journal: ID });
    expect([open.info, open.entries, open.problem]).toEqual([null, [], '']);
    expect(open.lock?.isLocked).toBe(true);
    expect(memoryOf(open)).not.toContain('ferry');
    await open.lock?.unlock?.({ passphrase: 'a long night' });
    await settle();
    expect((open.entries[0] as unknown as IEntry).title).toBe('The ferry');
  });

  it('is locked by its first answer, too', async () => {
    server.isLocked = true;
    const open = new ServerJournal(
      new Server(ServerConnection.makeSettings()),
      journals
    );
    await open.open('vera.psydyn');
    expect(open.lock?.isLocked).toBe(true);
    expect(open.problem).toBe('');
  });
});
