import { TranslationBundle } from '@jupyterlab/translation';
import { drawCode } from './code';
import { h } from './dom';
import { drawField, drawForm, IForm, linkButton } from './form';
import { drawWay } from './helping/way';
import { drawNewPassphrase } from './secret';

/** What a dialog about keys may ask of who shows it. */
export interface IKeyDialog {
  /** Whether it is left only by `close`. */
  hold(isHeld: boolean): void;
  /** Leave it, unless it is held. */
  cancel(): void;
  close(): void;
}

/** Make a recovery code, and show it. It is told this once: nobody leaves from when it is asked for until it was typed back. */
export async function showCode(
  make: () => Promise<string>,
  host: HTMLElement,
  form: IForm,
  dialog: IKeyDialog,
  trans: TranslationBundle
): Promise<void> {
  dialog.hold(true);
  try {
    const code = await make();
    form.stop();
    drawCode(code, host, trans, dialog.close);
  } catch (error) {
    dialog.hold(false);
    throw error;
  }
}

/**
 * A new journal: its pseudonym and its passphrase, then its recovery code.
 *
 * @param create - makes it; returns the recovery code.
 */
export function drawNewJournal(
  host: HTMLElement,
  create: (name: string, passphrase: string) => Promise<string>,
  dialog: IKeyDialog,
  trans: TranslationBundle
): () => void {
  const name = drawField(trans.__('A pseudonym for it, not a name'), {
    type: 'text'
  });
  const passphrase = drawNewPassphrase(trans.__('Passphrase'), trans);
  const form = drawForm(
    [
      name.node,
      ...passphrase.nodes,
      h(
        'p',
        {},
        trans.__(
          'There is no back door: without the passphrase and the recovery code nobody, not us either, can open it.'
        )
      ),
      h(
        'p',
        {},
        trans.__(
          'A journal is for your own reading, beside a therapy and never instead of one.'
        )
      )
    ],
    trans.__('Create'),
    async () => {
      const said = name.input.value.trim();
      if (!said || /[\\/]/.test(said)) {
        name.input.focus();
        throw new Error(
          trans.__('It needs a name, and that holds no / and no \\.')
        );
      }
      const words = passphrase.read();
      await showCode(() => create(said, words), host, form, dialog, trans);
    },
    trans,
    linkButton(trans.__('Cancel'), dialog.cancel),
    drawWay(trans)
  );
  host.replaceChildren(form.node);
  name.input.focus();
  return () => {
    form.stop();
    host.replaceChildren();
  };
}
