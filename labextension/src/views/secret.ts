import { TranslationBundle } from '@jupyterlab/translation';
import { ISecret } from '../tokens';
import { h } from './dom';
import { drawField, linkButton } from './form';

/** As the journal has it. */
const LEAST = 8;

/** What opens a journal: its passphrase, or its recovery code. */
export interface ISecretField {
  readonly node: HTMLElement;
  /** Turns from the one to the other. */
  readonly turn: HTMLElement;
  focus(): void;
  clear(): void;
  /** Ask for words after all. */
  reveal(): void;
  /** Nothing where nothing was typed. */
  read(): ISecret;
}

/** @param isOpen - no words are needed, and asked for only where somebody wants to say them. */
export function drawSecret(
  trans: TranslationBundle,
  isOpen = false
): ISecretField {
  let byCode = false;
  const { node, input } = drawField('', { class: 'jp-Psydyn-secret' });
  node.hidden = isOpen;
  const show = () => {
    node.firstElementChild!.textContent = byCode
      ? trans.__('Recovery code')
      : trans.__('Passphrase');
    // What stands on paper may be seen while it is typed off.
    input.type = byCode ? 'text' : 'password';
    input.value = '';
    turn.textContent =
      byCode || node.hidden
        ? trans.__('Use the passphrase instead')
        : trans.__('Use the recovery code instead');
  };
  const turn = linkButton('', () => {
    byCode = !node.hidden && !byCode;
    node.hidden = false;
    show();
    input.focus();
  });
  show();
  return {
    node,
    turn,
    focus: () => input.focus(),
    clear: () => {
      input.value = '';
    },
    reveal: () => {
      if (node.hidden) {
        node.hidden = false;
        show();
      }
    },
    read: () =>
      !input.value
        ? {}
        : byCode
          ? { recovery_code: input.value }
          : { passphrase: input.value }
  };
}

/** A passphrase that is to be, typed twice. */
export interface INewPassphrase {
  readonly nodes: readonly HTMLElement[];
  focus(): void;
  /** @throws Error with one line where it will not do. */
  read(): string;
}

export function drawNewPassphrase(
  label: string,
  trans: TranslationBundle
): INewPassphrase {
  const hint = h('small', { class: 'jp-Psydyn-quietly' });
  const first = drawField(label, { type: 'password' }, hint);
  const again = drawField(trans.__('The same again'), { type: 'password' });
  const length = () => Array.from(first.input.value).length;
  const count = () => {
    hint.textContent = trans.__(
      'At least %1 characters; several words are stronger than one. Now: %2.',
      LEAST,
      length()
    );
  };
  first.input.addEventListener('input', count);
  count();
  return {
    nodes: [first.node, again.node],
    focus: () => first.input.focus(),
    read: () => {
      if (length() < LEAST) {
        first.input.focus();
        throw new Error(
          trans.__('A passphrase has at least %1 characters.', LEAST)
        );
      }
      if (first.input.value !== again.input.value) {
        again.input.focus();
        throw new Error(trans.__('The two are not the same.'));
      }
      return first.input.value;
    }
  };
}
