import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import {
  Dialog,
  ICommandPalette,
  InputDialog,
  Notification,
  showErrorMessage
} from '@jupyterlab/apputils';
import { FileDialog, IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { NEW_JOURNAL, OPEN_JOURNAL, SIDEBAR } from '../commands';
import { DeskError } from '../desk/error';
import { askServer } from '../desk/http';
import { ServerJournal } from '../desk/journal';
import { moonIcon } from '../icons';
import { IOpenJournal } from '../tokens';

/** What a kernel or another window saved shows within a minute. */
const LOOK_AGAIN = 60000;
const ENDING = '.psydyn';

export const journalPlugin: JupyterFrontEndPlugin<IOpenJournal> = {
  id: 'jupyter-psydyn:journal',
  description: 'Provides the open dream journal, and remembers which it is.',
  autoStart: true,
  provides: IOpenJournal,
  optional: [IStateDB, IDefaultFileBrowser, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    state: IStateDB | null,
    browser: IDefaultFileBrowser | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ): IOpenJournal => {
    const trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    const settings = app.serviceManager.serverSettings;
    const last = async (): Promise<string | null> => {
      const value = await state?.fetch(journalPlugin.id);
      const path = (value as { path?: unknown } | undefined)?.path;
      return typeof path === 'string' ? path : null;
    };
    const journal = new ServerJournal(settings, last());

    let remembered: string | null = null;
    journal.changed.connect(() => {
      if (journal.path && journal.path !== remembered && journal.info) {
        remembered = journal.path;
        void state?.save(journalPlugin.id, { path: remembered });
      }
    });
    const look = () => {
      if (document.visibilityState === 'visible') {
        void journal.refresh();
      }
    };
    window.addEventListener('focus', look);
    setInterval(look, LOOK_AGAIN);

    askServer(settings, 'GET', 'version').catch((error: unknown) => {
      if (error instanceof DeskError && error.status === 404) {
        Notification.error(
          trans.__(
            'The server part of Psydyn is missing: dreams cannot be saved. Install jupyter_psydyn where JupyterLab runs, and start it again.'
          ),
          { autoClose: false }
        );
      }
    });

    app.commands.addCommand(OPEN_JOURNAL, {
      label: trans.__('Open a Journal…'),
      caption: trans.__('Open a dream journal, a file ending in .psydyn'),
      icon: moonIcon,
      describedBy: {
        args: { type: 'object', properties: { path: { type: 'string' } } }
      },
      execute: async args => {
        const path =
          typeof args['path'] === 'string' ? args['path'] : await choose();
        if (path) {
          await journal.open(path);
          app.shell.activateById(SIDEBAR);
        }
      }
    });
    const choose = async (): Promise<string | null> => {
      if (!browser) {
        const { value } = await InputDialog.getText({
          title: trans.__('Open a journal'),
          label: trans.__('Its path, ending in .psydyn')
        });
        return value;
      }
      const { value } = await FileDialog.getOpenFiles({
        title: trans.__('Open a journal'),
        manager: browser.model.manager,
        translator: translator ?? nullTranslator,
        filter: file =>
          file.type === 'directory' || file.path.endsWith(ENDING) ? {} : null
      });
      // Where nothing was selected, Lab answers with the folder.
      return value?.find(file => file.path.endsWith(ENDING))?.path ?? null;
    };

    app.commands.addCommand(NEW_JOURNAL, {
      label: trans.__('New Journal…'),
      caption: trans.__('Make a new dream journal and open it'),
      icon: moonIcon,
      describedBy: { args: { type: 'object', properties: {} } },
      execute: async () => {
        const { value } = await InputDialog.getText({
          title: trans.__('New journal'),
          label: trans.__('A pseudonym for it, not a name'),
          okLabel: trans.__('Create'),
          pattern: '[^\\/]+',
          required: true
        });
        const name = value?.trim();
        if (!name) {
          return;
        }
        const folder = browser?.model.path ?? '';
        const file = name.endsWith(ENDING) ? name : name + ENDING;
        try {
          await journal.create(folder ? `${folder}/${file}` : file);
          app.shell.activateById(SIDEBAR);
        } catch (error) {
          await showErrorMessage(
            trans.__('This journal was not made'),
            error as Error,
            [Dialog.okButton({ label: trans.__('Close') })]
          );
        }
      }
    });
    for (const command of [OPEN_JOURNAL, NEW_JOURNAL]) {
      palette?.addItem({ command, category: trans.__('Dreams') });
    }
    return journal;
  }
};
