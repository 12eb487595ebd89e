import { keepTyping } from '../plugins/typing';

describe('what is typed while a dialog takes the focus', () => {
  const press = (key: string) => {
    const event = new KeyboardEvent('keydown', {
      key,
      bubbles: true,
      cancelable: true
    });
    document.activeElement!.dispatchEvent(event);
    return event.defaultPrevented;
  };
  let text: HTMLTextAreaElement;
  let close: HTMLButtonElement;

  beforeAll(() => keepTyping(document));

  beforeEach(() => {
    document.body.innerHTML =
      '<div class="jp-Psydyn-recorder"><textarea></textarea></div>' +
      '<div class="jp-Dialog"><button></button></div>';
    text = document.querySelector('textarea')!;
    close = document.querySelector('button')!;
    text.focus();
    text.value = 'some';
    text.setSelectionRange(4, 4);
    press('e');
  });

  it('goes into the text, where the cursor was', () => {
    const heard = jest.fn();
    text.addEventListener('input', heard);
    close.focus();
    expect(press('o')).toBe(true);
    press('n');
    press('e');
    expect(text.value).toBe('someone');
    expect(heard).toHaveBeenCalledTimes(3);
  });

  it('goes nowhere once the text has gone, as its journal was locked', () => {
    close.focus();
    text.remove();
    text.value = '';
    expect(press('o')).toBe(false);
    expect(text.value).toBe('');
  });

  it('stops once the person turns to the dialog', () => {
    close.focus();
    expect(press('Tab')).toBe(false);
    expect(press('x')).toBe(false);
    expect(text.value).toBe('some');
  });

  it('leaves alone a dialog that was asked for', () => {
    jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 10000);
    close.focus();
    expect(press('x')).toBe(false);
    expect(text.value).toBe('some');
    jest.restoreAllMocks();
  });

  it('leaves alone a dialog that asks for words, a passphrase say', () => {
    const dialog = close.parentElement!;
    dialog.innerHTML = '<input type="password" />';
    const secret = dialog.querySelector('input')!;
    secret.focus();
    expect(press('x')).toBe(false);
    expect(text.value).toBe('some');
  });

  it('never carries words from one field of a dialog to another', () => {
    const dialog = close.parentElement!;
    dialog.innerHTML =
      '<div class="jp-Psydyn-dialog"><input type="text" /><input type="password" /></div>';
    const [name, secret] = Array.from(dialog.querySelectorAll('input'));
    name.focus();
    press('a');
    secret.focus();
    expect(press('x')).toBe(false);
    expect(name.value).toBe('');
  });
});
