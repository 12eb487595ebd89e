import { TranslationBundle } from '@jupyterlab/translation';
import { drawCode } from './code';
import { h } from './dom';
import { drawField, drawForm, linkButton } from './form';
import { drawNewPassphrase } from './secret';

/** What a dialog about keys may ask of who shows it. */
export interface IKeyDialog {
  /** From now on it is only left when the person is done. */
  hold(): void;
  close(): void;
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
      const code = await create(said, passphrase.read());
      form.stop();
      dialog.hold();
      drawCode(code, host, trans, dialog.close);
    },
    trans,
    linkButton(trans.__('Cancel'), dialog.close)
  );
  host.replaceChildren(form.node);
  name.input.focus();
  return () => {
    form.stop();
    host.replaceChildren();
  };
}
