import { Dialog } from '@jupyterlab/apputils';
import { Signal } from '@lumino/signaling';
import { showView } from '../plugins/viewdialog';
import { IKeyDialog } from '../views/newjournal';
import { settle } from './fakes';

describe('a dialog about keys', () => {
  let locked: Signal<object, void>;
  let dialog: IKeyDialog;
  let field: HTMLInputElement;
  const stop = jest.fn(() => (field.value = ''));
  const isShown = () => document.querySelector('.jp-Dialog') !== null;
  const escape = () =>
    document
      .querySelector('.jp-Dialog')!
      .dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', keyCode: 27 })
      );

  beforeEach(async () => {
    locked = new Signal<object, void>({});
    void showView(
      'Keys',
      (host, shown) => {
        dialog = shown;
        field = document.createElement('input');
        field.value = 'a long night';
        host.append(field);
        return stop;
      },
      locked
    );
    await settle();
  });
  afterEach(() => Dialog.flush());

  it('goes when a journal is locked, with what was typed in it', async () => {
    expect(isShown()).toBe(true);
    locked.emit();
    await settle();
    expect([isShown(), field.value]).toEqual([false, '']);
  });

  it('stays while it is held, as its code is shown this once', async () => {
    dialog.hold(true);
    locked.emit();
    escape();
    dialog.cancel();
    await settle();
    expect(isShown()).toBe(true);
    dialog.close();
    await settle();
    expect(isShown()).toBe(false);
  });

  it('is left by Esc and by its own button', async () => {
    dialog.hold(true);
    dialog.hold(false);
    escape();
    await settle();
    expect(isShown()).toBe(false);
  });
});
