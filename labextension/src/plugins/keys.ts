import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette, Notification } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import {
  CHANGE_PASSPHRASE,
  FORGET_JOURNAL,
  LOCK,
  NEW_RECOVERY_CODE
} from '../commands';
import { line } from '../desk/error';
import { KeyChange, Server } from '../desk/server';
import { IJournals, IOpenJournal } from '../tokens';

export const keysPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:keys',
  description: 'Locks the journals, and changes what opens them.',
  autoStart: true,
  requires: [IJournals, IOpenJournal],
  optional: [ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    journals: IJournals,
    journal: IOpenJournal,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    const { commands } = app;
    const server = new Server(app.serviceManager.serverSettings);
    const isOpen = () => journal.info !== null;
    const change = (path: string) => (keys: KeyChange) =>
      server.changeKeys(path, keys);
    const describedBy = { args: { type: 'object', properties: {} } };

    commands.addCommand(LOCK, {
      label: trans.__('Lock the Journal Now'),
      caption: trans.__(
        'Close every open journal: its text leaves the screen, and kernels forget it'
      ),
      describedBy,
      execute: async () => {
        try {
          await journals.lockAll();
        } catch (error) {
          Notification.error(
            trans.__(
              'This page is blank, but the journal may still be open in the server: %1',
              line(error)
            ),
            { autoClose: false }
          );
        }
      }
    });
    commands.addCommand(CHANGE_PASSPHRASE, {
      label: trans.__('Change the Passphrase of the Journal…'),
      describedBy,
      isEnabled: isOpen,
      execute: async () => {
        const { path } = journal;
        const { drawChangePassphrase } = await import('../views/newkeys');
        const { showView } = await import('./viewdialog');
        if (path) {
          await showView(
            trans.__('Change the passphrase'),
            (host, dialog) =>
              drawChangePassphrase(host, change(path), dialog, trans),
            journals.locked
          );
        }
      }
    });
    commands.addCommand(NEW_RECOVERY_CODE, {
      label: trans.__('New Recovery Code for the Journal…'),
      describedBy,
      isEnabled: isOpen,
      execute: async () => {
        const { path } = journal;
        const { drawNewCode } = await import('../views/newkeys');
        const { showView } = await import('./viewdialog');
        if (path) {
          await showView(
            trans.__('New recovery code'),
            (host, dialog) => drawNewCode(host, change(path), dialog, trans),
            journals.locked
          );
        }
      }
    });
    commands.addCommand(FORGET_JOURNAL, {
      label: trans.__('Forget the Journal on This Computer'),
      caption: trans.__('From now on it opens by its passphrase only'),
      describedBy,
      isEnabled: isOpen,
      execute: async () => {
        const { path } = journal;
        if (!path) {
          return;
        }
        try {
          await server.changeKeys(path, { remember: false });
          journals.desk(path).lock.forgotten();
          Notification.info(
            trans.__('From now on the journal opens by its passphrase only.'),
            { autoClose: 5000 }
          );
        } catch (error) {
          Notification.error(line(error));
        }
      }
    });
    const category = trans.__('Dreams');
    for (const command of [
      LOCK,
      CHANGE_PASSPHRASE,
      NEW_RECOVERY_CODE,
      FORGET_JOURNAL
    ]) {
      palette?.addItem({ command, category });
    }
    journal.changed.connect(() => {
      commands.notifyCommandChanged();
    });
  }
};
