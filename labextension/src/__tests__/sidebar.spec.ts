import { Signal } from '@lumino/signaling';
import { CommandRegistry } from '@lumino/commands';
import { Widget } from '@lumino/widgets';
import { DeskError } from '../desk/error';
import { LOCK, OPEN_JOURNAL, REDO, UNDO } from '../commands';
import { sidebarPlugin } from '../plugins/sidebar';
import { settle } from './fakes';

describe('the panel of the journal', () => {
  let commands: CommandRegistry;
  let desk: { request: jest.Mock };
  let panel: Widget;

  beforeEach(() => {
    commands = new CommandRegistry();
    for (const command of [LOCK, OPEN_JOURNAL, UNDO, REDO]) {
      commands.addCommand(command, { label: command, execute: () => null });
    }
    commands.addKeyBinding({ command: LOCK, keys: ['Alt K'], selector: '*' });
    desk = { request: jest.fn() };
    const journal = {
      ready: Promise.resolve(),
      changed: new Signal<object, void>({}),
      path: 'vera.psydyn',
      transport: desk,
      lock: null,
      info: null,
      entries: [],
      problem: 'The server does not answer.'
    };
    const shell = { add: (widget: Widget) => (panel = widget) };
    void sidebarPlugin.activate(
      { commands } as any,
      journal as any,
      shell as any,
      null,
      null,
      null
    );
    Widget.attach(panel, document.body);
  });
  afterEach(() => {
    panel.dispose();
    document.querySelector('.lm-Menu')?.remove();
  });

  const menu = async () => {
    panel.node
      .querySelector<HTMLElement>('[aria-label="Menu of the journal"]')!
      .click();
    await settle();
    const labels = Array.from(document.querySelectorAll('.lm-Menu-itemLabel'));
    return labels.map(label => label.textContent);
  };

  it('says by which keys it is locked, as they are set', () => {
    const lock = panel.node.querySelector<HTMLElement>(
      '[aria-label="Lock the journal"]'
    )!;
    expect(lock.title).toBe('Lock the journal (Alt+K)');
  });

  it('has a menu that tells what can be undone', async () => {
    desk.request.mockResolvedValue({ undo: null, redo: null });
    expect(await menu()).toEqual(expect.arrayContaining([UNDO, REDO, LOCK]));
  });

  it('has a menu where the journal cannot be read, too', async () => {
    desk.request.mockRejectedValue(new DeskError(500, 'the file is damaged'));
    const items = await menu();
    expect(items).toEqual(expect.arrayContaining([LOCK, OPEN_JOURNAL]));
    expect(items).not.toContain(UNDO);
  });
});
