import { TranslationBundle } from '@jupyterlab/translation';
import { DeskError, line } from '../desk/error';
import { h } from './dom';
import { quiet } from './fields';
import { isForWords } from './words';

export interface IForm {
  readonly node: HTMLFormElement;
  /** Focus its button. */
  focus(): void;
  /** Forget what was typed, and wait for nothing. */
  stop(): void;
}

/**
 * Fields and a button. What went wrong stands above it in one line, and the
 * time to the next try counts down.
 *
 * @param act - what the button does; throws what is then said.
 * @param beside - other buttons.
 */
export function drawForm(
  fields: readonly HTMLElement[],
  label: string,
  act: () => Promise<void>,
  trans: TranslationBundle,
  ...beside: readonly HTMLElement[]
): IForm {
  const wrong = h('p', { class: 'jp-Psydyn-wrong', role: 'alert' });
  const wait = h('p', { class: 'jp-Psydyn-quietly' });
  const button = h(
    'button',
    { type: 'submit', class: 'jp-Psydyn-first' },
    label
  );
  const node = h(
    'form',
    { class: 'jp-Psydyn-form', autocomplete: 'off' },
    ...fields,
    wrong,
    wait,
    h('p', { class: 'jp-Psydyn-row' }, button, ...beside)
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const count = (seconds: number) => {
    clearTimeout(timer);
    const isWaiting = seconds > 0;
    button.disabled = isWaiting;
    wait.hidden = !isWaiting;
    wait.textContent = isWaiting
      ? trans._n('Again in %1 second.', 'Again in %1 seconds.', seconds)
      : '';
    if (isWaiting) {
      timer = setTimeout(() => count(seconds - 1), 1000);
    }
  };
  const submit = async () => {
    wrong.textContent = '';
    button.disabled = true;
    try {
      await act();
      count(0);
    } catch (error) {
      wrong.textContent = line(error);
      const seconds = error instanceof DeskError ? error.body.wait : 0;
      count(typeof seconds === 'number' ? Math.ceil(seconds) : 0);
      // Unless what went wrong stands in a field that has it now.
      const { activeElement } = document;
      if (!node.contains(activeElement) || !isForWords(activeElement)) {
        node.querySelector<HTMLElement>('input[type=password]')?.focus();
      }
    }
  };
  submitted(node, () => {
    if (!button.disabled) {
      void submit();
    }
  });
  count(0);
  return {
    node,
    focus: () => button.focus(),
    stop: () => {
      clearTimeout(timer);
      node.reset();
    }
  };
}

/** Call when the button of a form is pressed, or Enter: inside a notebook no browser submits a form by it. */
export function submitted(form: HTMLFormElement, act: () => void): void {
  form.addEventListener('submit', event => {
    event.preventDefault();
    act();
  });
  form.addEventListener('keydown', event => {
    const { key, target, isComposing } = event;
    if (key === 'Enter' && !isComposing && target instanceof HTMLInputElement) {
      event.preventDefault();
      act();
    }
  });
}

/** A labelled input of which no service of the browser reads along. */
export function drawField(
  label: string,
  attributes: Readonly<Record<string, string>>,
  ...below: readonly HTMLElement[]
): { readonly node: HTMLElement; readonly input: HTMLInputElement } {
  const input = h('input', { ...quiet, ...attributes });
  const name = h('span', {}, label);
  return { node: h('label', {}, name, input, ...below), input };
}

export function linkButton(label: string, act: () => void): HTMLButtonElement {
  const button = h(
    'button',
    { type: 'button', class: 'jp-Psydyn-link' },
    label
  );
  button.addEventListener('click', act);
  return button;
}
