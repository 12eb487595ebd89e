import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import {
  ICommandPalette,
  InputDialog,
  Notification
} from '@jupyterlab/apputils';
import { FileDialog, IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { NEW_JOURNAL, OPEN_JOURNAL, SIDEBAR } from '../commands';
import { DeskError } from '../desk/error';
import { askServer } from '../desk/http';
import { ServerJournal } from '../desk/journal';
import { Server } from '../desk/server';
import { moonIcon } from '../icons';
import { IJournals, IOpenJournal } from '../tokens';

const ENDING = '.psydyn';

export const journalPlugin: JupyterFrontEndPlugin<IOpenJournal> = {
  id: 'jupyter-psydyn:journal',
  description: 'Provides the open dream journal, and remembers which it is.',
  autoStart: true,
  provides: IOpenJournal,
  requires: [IJournals],
  optional: [IStateDB, IDefaultFileBrowser, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    journals: IJournals,
    state: IStateDB | null,
    browser: IDefaultFileBrowser | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ): IOpenJournal => {
    const trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    const server = new Server(app.serviceManager.serverSettings);
    const last = async (): Promise<string | null> => {
      const value = await state?.fetch(journalPlugin.id);
      const path = (value as { path?: unknown } | undefined)?.path;
      return typeof path === 'string' ? path : null;
    };
    const journal = new ServerJournal(server, journals, last());

    let remembered: string | null = null;
    journal.changed.connect(() => {
      if (journal.path && journal.path !== remembered && journal.info) {
        remembered = journal.path;
        void state?.save(journalPlugin.id, { path: remembered });
      }
    });
    // What changed while nobody could tell this page.
    window.addEventListener('focus', () => void journal.refresh());

    askServer(server.settings, 'GET', 'version').catch((error: unknown) => {
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
        const folder = browser?.model.path ?? '';
        const create = async (name: string, passphrase: string) => {
          const file = name.endsWith(ENDING) ? name : name + ENDING;
          const path = folder ? `${folder}/${file}` : file;
          const code = await journal.create(path, passphrase);
          app.shell.activateById(SIDEBAR);
          return code;
        };
        const { drawNewJournal } = await import('../views/newjournal');
        const { showView } = await import('./viewdialog');
        await showView(
          trans.__('New journal'),
          (host, dialog) => drawNewJournal(host, create, dialog, trans),
          journals.locked
        );
      }
    });
    for (const command of [OPEN_JOURNAL, NEW_JOURNAL]) {
      palette?.addItem({ command, category: trans.__('Dreams') });
    }
    return journal;
  }
};
