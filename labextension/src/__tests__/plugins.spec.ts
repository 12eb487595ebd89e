import { CommandRegistry } from '@lumino/commands';
import { Signal } from '@lumino/signaling';
import { ServerConnection } from '@jupyterlab/services';
import { Dialog } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import { DeskError } from '../desk/error';
import { EVENTS, Journals } from '../desk/journals';
import { IAskingKernel, Server } from '../desk/server';
import { journalsPlugin } from '../plugins/journals';
import { OPEN_ENTRY } from '../commands';
import { Asker } from '../plugins/kernels';
import { recorderPlugin } from '../plugins/recorder';
import { settle } from './fakes';

const ID = '0123456789abcdef';

describe('the journals of a page', () => {
  let stream: Signal<object, any>;
  let journals: Journals;
  let asked: string[];

  beforeEach(async () => {
    jest.useFakeTimers({ now: 0, doNotFake: ['queueMicrotask'] });
    asked = [];
    jest
      .spyOn(ServerConnection, 'makeRequest')
      .mockImplementation(async (url, init) => {
        asked.push(`${init.method} ${url.replace(/^.*jupyter-psydyn\//, '')}`);
        return new Response(JSON.stringify({ id: ID, journals: [] }));
      });
    stream = new Signal<object, any>({});
    const serverSettings = ServerConnection.makeSettings();
    journals = (await journalsPlugin.activate({
      serviceManager: { events: { stream }, serverSettings }
    } as any)) as Journals;
    await journals.desk('vera.psydyn').request('GET', 'info');
    asked.length = 0;
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const pressAt = (ms: number, gesture = 'keydown') => {
    jest.advanceTimersByTime(ms - Date.now());
    document.body.dispatchEvent(new Event(gesture, { bubbles: true }));
  };
  const awake = () => asked.filter(one => one === 'POST awake').length;

  it('lock when Jupyter’s event bus says so', () => {
    const { lock } = journals.desk('vera.psydyn');
    stream.emit({ schema_id: 'other', change: 'locked', journal: ID });
    expect(lock.isLocked).toBe(false);
    stream.emit({ schema_id: EVENTS, change: 'locked', journal: ID });
    expect(lock.isLocked).toBe(true);
  });

  it('tell the server that somebody is here, once a minute, while one is open', () => {
    pressAt(1000);
    pressAt(30000, 'wheel');
    expect(awake()).toBe(1);
    pressAt(62000, 'pointerdown');
    expect(awake()).toBe(2);
    jest.advanceTimersByTime(70000);
    window.dispatchEvent(new Event('focus'));
    expect(awake()).toBe(3);
    journals.desk('vera.psydyn').lock.closed();
    pressAt(210000);
    expect(awake()).toBe(3);
  });

  it('say that somebody is here for no clock, no event and no view that takes the focus', async () => {
    const fields = [1, 2].map(() => document.createElement('input'));
    document.body.replaceChildren(...fields);
    for (let minute = 0; minute < 5; minute++) {
      jest.advanceTimersByTime(60000);
      stream.emit({ schema_id: EVENTS, change: 'changed', journal: ID });
      stream.emit({ schema_id: EVENTS, change: 'kernel-asks', journal: ID });
      fields.forEach(field => field.focus());
    }
    await settle();
    expect(awake()).toBe(0);
    expect(new Set(asked)).toEqual(new Set(['GET state']));
  });

  it('are blank after a sleep, whether the server can be asked or not', async () => {
    const { lock } = journals.desk('vera.psydyn');
    jest
      .spyOn(ServerConnection, 'makeRequest')
      .mockRejectedValue(new TypeError('no network'));
    jest.advanceTimersByTime(50000);
    expect(lock.isLocked).toBe(false);
    // Time passes, and no timer with it.
    jest.setSystemTime(Date.now() + 200000);
    jest.advanceTimersByTime(2000);
    await settle();
    expect(lock.isLocked).toBe(true);
  });
});

describe('a kernel that asks for a journal', () => {
  const kernel = (id: string, notebook = 'work/a.ipynb'): IAskingKernel => ({
    id,
    journal: ID,
    name: 'vera.psydyn',
    notebook
  });
  let asking: IAskingKernel[];
  let answers: [string, boolean][];
  let asker: Asker;
  const dialogs = () => Array.from(document.querySelectorAll('.jp-Dialog'));
  const press = async (label: string) => {
    Array.from(document.querySelectorAll<HTMLElement>('.jp-Dialog button'))
      .find(button => button.textContent === label)!
      .click();
    await settle();
  };

  beforeEach(() => {
    asking = [];
    answers = [];
    asker = new Asker(
      {
        askingKernels: async () => asking,
        answerKernel: async (id: string, allow: boolean) => {
          answers.push([id, allow]);
          asking = asking.filter(one => one.id !== id);
        }
      } as Partial<Server> as Server,
      nullTranslator.load('')
    );
  });
  afterEach(() => Dialog.flush());

  it('is shown with its notebook and the journal, and allowed', async () => {
    asking = [kernel('k1')];
    void asker.look();
    await settle();
    expect(dialogs()[0].textContent).toContain(
      'The notebook a.ipynb asks to read and write the journal vera until it is locked.'
    );
    expect(document.activeElement!.textContent).toBe('Refuse');
    await press('Allow');
    expect(answers).toEqual([['k1', true]]);
    expect(dialogs()).toEqual([]);
  });

  it('is refused by who turns away', async () => {
    asking = [kernel('k1')];
    void asker.look();
    await settle();
    dialogs()[0].dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await settle();
    expect(answers).toEqual([['k1', false]]);
  });

  it('waits for its turn, and is asked about once', async () => {
    asking = [kernel('k1'), kernel('k2', 'b.ipynb')];
    void asker.look();
    void asker.look();
    await settle();
    expect(dialogs()).toHaveLength(1);
    await press('Allow');
    expect(dialogs()).toHaveLength(1);
    expect(dialogs()[0].textContent).toContain('b.ipynb');
    await press('Refuse');
    expect(answers).toEqual([
      ['k1', true],
      ['k2', false]
    ]);
    expect(dialogs()).toEqual([]);
  });

  it('is asked about again where the answer was lost', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
    let isGone = false;
    const gone = () => {
      throw new DeskError(0, 'The server does not answer.');
    };
    const server: Partial<Server> = {
      askingKernels: async () => (isGone ? gone() : asking),
      answerKernel: async (id, allow) => {
        if (isGone) {
          gone();
        }
        answers.push([id, allow]);
        asking = [];
      }
    };
    asker = new Asker(server as Server, nullTranslator.load(''));
    asking = [kernel('k1')];
    void asker.look();
    await settle();
    isGone = true;
    await press('Allow');
    expect([answers, dialogs()]).toEqual([[], []]);
    jest.advanceTimersByTime(1000);
    await settle();
    isGone = false;
    jest.advanceTimersByTime(1000);
    await settle();
    expect(dialogs()).toHaveLength(1);
    await press('Allow');
    expect(answers).toEqual([['k1', true]]);
    jest.useRealTimers();
  });

  it('that waits no more is asked about no more, and not answered', async () => {
    asking = [kernel('k1')];
    void asker.look();
    await settle();
    asking = [];
    await asker.look();
    await settle();
    expect(dialogs()).toEqual([]);
    expect(answers).toEqual([]);
  });
});

describe('an entry', () => {
  it('opened twice at once is one tab', async () => {
    const commands = new CommandRegistry();
    const shell = { add: jest.fn(), activateById: jest.fn() };
    const signal = new Signal<object, any>({});
    const journal = {
      ready: Promise.resolve(),
      path: 'vera.psydyn',
      entries: [{ id: 'a1', kind: 'association' }],
      changed: signal
    };
    const desk = { lock: { isLocked: true, changed: signal } };
    recorderPlugin.activate(
      { commands, shell } as any,
      journal,
      { desk: () => desk },
      ...Array(5).fill(null)
    );
    await Promise.all(
      [1, 2].map(() => commands.execute(OPEN_ENTRY, { id: 'a1' }))
    );
    await settle();
    expect(shell.add).toHaveBeenCalledTimes(1);
    expect(shell.activateById).toHaveBeenLastCalledWith(
      shell.add.mock.calls[0][0].id
    );
  });
});
