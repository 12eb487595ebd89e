import { TranslationBundle } from '@jupyterlab/translation';
import { KeyChange } from '../desk/server';
import { h } from './dom';
import { drawForm, linkButton } from './form';
import { IKeyDialog, showCode } from './newjournal';
import { drawNewPassphrase, drawSecret } from './secret';

/** @returns the new recovery code where that was asked for. */
type Change = (change: KeyChange) => Promise<string>;

/** Another passphrase, for who knows the old one or has the recovery code. */
export function drawChangePassphrase(
  host: HTMLElement,
  change: Change,
  dialog: IKeyDialog,
  trans: TranslationBundle
): () => void {
  const old = drawSecret(trans);
  const passphrase = drawNewPassphrase(trans.__('New passphrase'), trans);
  const form = drawForm(
    [old.node, h('p', {}, old.turn), ...passphrase.nodes],
    trans.__('Change'),
    async () => {
      const { passphrase: said, recovery_code } = old.read();
      const new_passphrase = passphrase.read();
      await change(
        recovery_code
          ? { recovery_code, new_passphrase }
          : { passphrase: said ?? '', new_passphrase }
      );
      dialog.close();
    },
    trans,
    linkButton(trans.__('Cancel'), dialog.cancel)
  );
  host.replaceChildren(form.node);
  old.focus();
  return () => form.stop();
}

/** Another recovery code; the old one opens nothing any more. */
export function drawNewCode(
  host: HTMLElement,
  change: Change,
  dialog: IKeyDialog,
  trans: TranslationBundle
): () => void {
  const secret = drawSecret(trans);
  const form = drawForm(
    [
      h(
        'p',
        {},
        trans.__('The recovery code you have will open the journal no more.')
      ),
      secret.node
    ],
    trans.__('Make a new one'),
    async () => {
      const passphrase = secret.read().passphrase ?? '';
      const asked = { passphrase, new_recovery_code: true } as const;
      await showCode(() => change(asked), host, form, dialog, trans);
    },
    trans,
    linkButton(trans.__('Cancel'), dialog.cancel)
  );
  host.replaceChildren(form.node);
  secret.focus();
  return () => form.stop();
}
