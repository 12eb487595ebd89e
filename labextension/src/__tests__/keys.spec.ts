import { nullTranslator } from '@jupyterlab/translation';
import { DeskError } from '../desk/error';
import { signs } from '../views/code';
import { drawNewJournal } from '../views/newjournal';
import { drawChangePassphrase, drawNewCode } from '../views/newkeys';
import { settle } from './fakes';

const trans = nullTranslator.load('');
const CODE = '7K2M-9F4P-HHHH-RRRR-WWWW-XXXX-2222-3333';

let host: HTMLElement;
const dialog = { hold: jest.fn(), cancel: jest.fn(), close: jest.fn() };

const field = (label: string) =>
  Array.from(host.querySelectorAll('label'))
    .find(one => one.textContent!.startsWith(label))!
    .querySelector('input')!;
const fill = (label: string, text: string) => {
  const input = field(label);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  return input;
};
const enter = async (input: HTMLInputElement) => {
  const press = { key: 'Enter', bubbles: true, cancelable: true };
  input.dispatchEvent(new KeyboardEvent('keydown', press));
  await settle();
};
const wrong = () => host.querySelector('[role=alert]')!.textContent;
const done = () =>
  Array.from(host.querySelectorAll('button')).find(
    one => one.textContent === 'Done'
  )!;

beforeEach(() => {
  dialog.hold.mockReset();
  dialog.close.mockReset();
  host = document.createElement('div');
  document.body.replaceChildren(host);
});

describe('a new journal', () => {
  let create: jest.Mock;
  beforeEach(() => {
    create = jest.fn().mockResolvedValue(CODE);
    drawNewJournal(host, create, dialog, trans);
  });

  it('says that there is no back door, and begins with its name', () => {
    expect(host.textContent).toContain('There is no back door');
    expect(document.activeElement).toBe(field('A pseudonym'));
  });

  it('is made by the keyboard alone, with a name and a passphrase that is the same twice', async () => {
    const again = fill('The same again', 'a long nigth');
    fill('A pseudonym', ' ');
    await enter(again);
    expect(wrong()).toContain('It needs a name');
    fill('A pseudonym', 'a/b');
    await enter(again);
    expect(wrong()).toContain('It needs a name');
    fill('A pseudonym', 'Vera');
    fill('Passphrase', 'night 🌊');
    expect(host.textContent).toContain('Now: 7.');
    await enter(again);
    expect(wrong()).toBe('A passphrase has at least 8 characters.');
    fill('Passphrase', 'a long night');
    await enter(again);
    expect(wrong()).toBe('The two are not the same.');
    expect(create).not.toHaveBeenCalled();
    fill('The same again', 'a long night');
    await enter(again);
    expect(create).toHaveBeenCalledWith('Vera', 'a long night');
  });

  it('keeps what was typed where it cannot be made', async () => {
    create.mockRejectedValue(new DeskError(409, 'there is such a journal'));
    fill('A pseudonym', 'Vera');
    fill('Passphrase', 'a long night');
    await enter(fill('The same again', 'a long night'));
    expect(wrong()).toBe('there is such a journal');
    expect(field('A pseudonym').value).toBe('Vera');
    expect(dialog.hold).toHaveBeenLastCalledWith(false);
  });

  it('leaves the focus where what is wrong stands', async () => {
    fill('Passphrase', 'a long night');
    const again = fill('The same again', 'another');
    fill('A pseudonym', 'a/b').blur();
    await enter(again);
    expect(document.activeElement).toBe(field('A pseudonym'));
    fill('A pseudonym', 'Vera');
    await enter(again);
    expect(document.activeElement).toBe(again);
  });

  it('is not left while it is made, as its code comes with the answer', async () => {
    let answer: (code: string) => void = () => undefined;
    create.mockReturnValue(new Promise(resolve => (answer = resolve)));
    fill('A pseudonym', 'Vera');
    fill('Passphrase', 'a long night');
    await enter(fill('The same again', 'a long night'));
    expect(dialog.hold.mock.calls).toEqual([[true]]);
    answer(CODE);
    await settle();
    expect(dialog.hold.mock.calls).toEqual([[true]]);
    expect(host.textContent).toContain('9F4P');
  });

  it('shows its recovery code until it was typed back, whatever the case and the spaces', async () => {
    fill('A pseudonym', 'Vera');
    fill('Passphrase', 'a long night');
    await enter(fill('The same again', 'a long night'));
    expect(dialog.hold).toHaveBeenLastCalledWith(true);
    const groups = Array.from(host.querySelectorAll('.jp-Psydyn-code span'));
    expect(groups.map(group => group.textContent)).toEqual(CODE.split('-'));
    expect(host.textContent).not.toContain('Vera');

    await enter(fill('Type it in here', '7k2m 9f4p hhhr'));
    expect(host.textContent).toContain('Group 3 is another.');
    expect([done().disabled, dialog.close.mock.calls]).toEqual([true, []]);
    const input = fill(
      'Type it in here',
      CODE.toLowerCase().replace(/-/g, ' ')
    );
    expect(done().disabled).toBe(false);
    await enter(input);
    expect(dialog.close).toHaveBeenCalled();
    expect(host.innerHTML).not.toContain('9F4P');
    expect(input.value).toBe('');
  });

  it('reads look-alikes as the journal does', () => {
    expect(signs('z5-g8 Il1')).toBe(signs('25-68 777'));
    expect(signs('7K2M')).not.toBe(signs('7K2P'));
  });

  it('prints the code and nothing else', async () => {
    fill('A pseudonym', 'Vera');
    fill('Passphrase', 'a long night');
    await enter(fill('The same again', 'a long night'));
    const print = jest.fn();
    const make = document.createElement.bind(document);
    const makes = jest
      .spyOn(document, 'createElement')
      .mockImplementation((tag: string) => {
        const made = make(tag);
        made.addEventListener(
          'load',
          () => ((made as HTMLIFrameElement).contentWindow!.print = print)
        );
        return made;
      });
    Array.from(host.querySelectorAll('button'))
      .find(one => one.textContent === 'Print')!
      .click();
    await new Promise(resolve => setTimeout(resolve, 20));
    makes.mockRestore();
    const page = document.querySelector('iframe')!.contentDocument!;
    expect(page.body.textContent).toBe(CODE.replace(/-/g, ' '));
    expect([page.title, print.mock.calls.length]).toEqual(['', 1]);
    page.defaultView!.dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('iframe')).toBeNull();
  });
});

describe('other keys', () => {
  it('are a passphrase, for who knows the old one', async () => {
    const change = jest.fn().mockResolvedValue('');
    drawChangePassphrase(host, change, dialog, trans);
    fill('Passphrase', 'a long night');
    fill('New passphrase', 'a short night');
    await enter(fill('The same again', 'a short night'));
    expect(change).toHaveBeenCalledWith({
      passphrase: 'a long night',
      new_passphrase: 'a short night'
    });
    expect(dialog.close).toHaveBeenCalled();
  });

  it('are a passphrase, for who has the recovery code', async () => {
    const change = jest.fn().mockResolvedValue('');
    drawChangePassphrase(host, change, dialog, trans);
    Array.from(host.querySelectorAll('button'))
      .find(one => one.textContent === 'Use the recovery code instead')!
      .click();
    fill('Recovery code', CODE);
    fill('New passphrase', 'a short night');
    await enter(fill('The same again', 'a short night'));
    expect(change).toHaveBeenCalledWith({
      recovery_code: CODE,
      new_passphrase: 'a short night'
    });
  });

  it('are a recovery code, which is typed back too', async () => {
    const change = jest.fn().mockResolvedValue(CODE);
    drawNewCode(host, change, dialog, trans);
    await enter(fill('Passphrase', 'a long night'));
    expect(change).toHaveBeenCalledWith({
      passphrase: 'a long night',
      new_recovery_code: true
    });
    expect(dialog.hold).toHaveBeenLastCalledWith(true);
    await enter(fill('Type it in here', CODE));
    expect(dialog.close).toHaveBeenCalled();
  });
});
