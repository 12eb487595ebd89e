import { nullTranslator } from '@jupyterlab/translation';
import { DeskError } from '../desk/error';
import { JournalLock } from '../desk/lock';
import { drawGuarded } from '../views/guarded';
import { settle } from './fakes';

const trans = nullTranslator.load('');

describe('a view of a journal', () => {
  let host: HTMLElement;
  let field: HTMLTextAreaElement;
  let unlock: jest.Mock;
  let lock: JournalLock;
  let stop: () => void;
  let drawn: number;

  const draw = (place: HTMLElement) => {
    drawn++;
    field = document.createElement('textarea');
    field.value = 'the ferry';
    field.setAttribute('aria-label', 'the ferry');
    place.append(field);
    return () => place.replaceChildren();
  };
  const find = <T extends HTMLElement>(selector: string) =>
    host.querySelector<T>(selector)!;
  const buttonOf = (text: string) =>
    Array.from(host.querySelectorAll('button')).find(
      one => one.textContent === text
    )!;
  const enter = (text: string) => {
    const input = find<HTMLInputElement>('.jp-Psydyn-secret');
    input.value = text;
    const press = { key: 'Enter', bubbles: true, cancelable: true };
    input.dispatchEvent(new KeyboardEvent('keydown', press));
  };
  const start = (canRemember = true) => {
    unlock = jest.fn().mockResolvedValue({ id: '0a', example: false });
    lock = new JournalLock('vera', {
      unlock,
      canRemember: async () => canRemember
    });
    stop = drawGuarded({ lock, changed: lock.changed }, host, draw, trans);
  };

  beforeEach(() => {
    drawn = 0;
    host = document.createElement('div');
    document.body.replaceChildren(host);
  });
  afterEach(() => stop());

  it('gives way to a card when the journal is locked, and nothing of it stays', () => {
    start();
    field.focus();
    lock.closed();
    expect(host.outerHTML).not.toContain('ferry');
    expect(field.value).toBe('');
    expect(host.textContent).toContain('vera');
    expect(host.textContent).toContain('This journal is locked.');
    const secret = find<HTMLInputElement>('.jp-Psydyn-secret');
    expect(secret.type).toBe('password');
    expect(secret.autocomplete).toBe('off');
    expect(document.activeElement).toBe(secret);
  });

  it('takes over what is typed before it is emptied', () => {
    const kept: string[] = [];
    lock = new JournalLock('vera');
    stop = drawGuarded(
      { lock, changed: lock.changed },
      host,
      place => {
        const stop = draw(place);
        return () => {
          kept.push(field.value);
          stop();
        };
      },
      trans
    );
    lock.closed();
    expect([kept, field.value]).toEqual([['the ferry'], '']);
  });

  it('has the focus again when it is unlocked, where it had it', () => {
    start();
    field.focus();
    lock.closed();
    lock.opened();
    expect(document.activeElement).toBe(host);
  });

  it('takes no focus from who is elsewhere', () => {
    start();
    lock.closed();
    expect(host.contains(document.activeElement)).toBe(false);
  });

  it('comes back with the passphrase, of which nothing stays', async () => {
    start();
    lock.closed();
    enter('a long night');
    expect(unlock).toHaveBeenCalledWith({ passphrase: 'a long night' });
    expect(host.innerHTML).not.toContain('a long night');
    await settle();
    expect(host.classList.contains('jp-Psydyn-locked')).toBe(false);
    expect([drawn, field.isConnected, field.value]).toEqual([
      2,
      true,
      'the ferry'
    ]);
  });

  it('says in one line what is wrong, and counts the wait down', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
    start();
    lock.closed();
    unlock.mockRejectedValue(
      new DeskError(403, 'this does not open the journal', { wait: 2 })
    );
    enter('a guess');
    await settle();
    const alert = find('[role=alert]');
    expect(alert.textContent).toBe('this does not open the journal');
    expect(host.textContent).toContain('Again in 2 seconds.');
    expect(find<HTMLInputElement>('.jp-Psydyn-secret').value).toBe('');
    enter('too early');
    expect(unlock).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1000);
    expect(host.textContent).toContain('Again in 1 second.');
    jest.advanceTimersByTime(1000);
    expect(buttonOf('Unlock').disabled).toBe(false);
    jest.useRealTimers();
  });

  it('takes the recovery code instead', async () => {
    start();
    lock.closed();
    buttonOf('Use the recovery code instead').click();
    expect(find<HTMLInputElement>('.jp-Psydyn-secret').type).toBe('text');
    enter('7k2m 9f4p');
    expect(unlock).toHaveBeenCalledWith({ recovery_code: '7k2m 9f4p' });
    await settle();
  });

  it.each([true, false])(
    'offers to remember it where there is a keyring: %s',
    async has => {
      start(has);
      lock.closed();
      await settle();
      const box = find<HTMLInputElement>('input[type=checkbox]');
      expect(box.closest('label')!.hidden).toBe(!has);
      box.checked = has;
      enter('a long night');
      expect(unlock).toHaveBeenCalledWith({
        passphrase: 'a long night',
        ...(has && { remember: true })
      });
      await settle();
    }
  );

  it('asks for no words where it opens without, until that fails', async () => {
    start();
    lock.closed({ id: '0a', computer: true });
    const secret = find<HTMLInputElement>('.jp-Psydyn-secret');
    expect(secret.closest('label')!.hidden).toBe(true);
    unlock.mockRejectedValueOnce(new DeskError(403, 'the keyring is gone'));
    buttonOf('Unlock').click();
    await settle();
    expect(unlock).toHaveBeenCalledWith({});
    expect(secret.closest('label')!.hidden).toBe(false);
  });

  it('says where it is unlocked, where it cannot be here', () => {
    lock = new JournalLock('vera');
    stop = drawGuarded({ lock, changed: lock.changed }, host, draw, trans);
    lock.closed();
    expect(host.querySelector('form')).toBeNull();
    expect(host.textContent).toContain('Unlock it in the panel of dreams.');
  });

  it('stays as it is when nothing was locked', () => {
    start();
    lock.opened({ id: '0a', example: false });
    expect(drawn).toBe(1);
  });
});
