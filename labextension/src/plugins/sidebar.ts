import {
  ILabShell,
  ILayoutRestorer,
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Menu } from '@lumino/widgets';
import {
  DELETE_ENTRY,
  NEW_JOURNAL,
  OPEN_ENTRY,
  OPEN_JOURNAL,
  RECORD_ASSOCIATIONS,
  RECORD_DREAM,
  REVIEW_MOTIFS,
  SIDEBAR
} from '../commands';
import { searchEntries } from '../desk/client';
import { Drafts, IndexedDrafts } from '../desk/drafts';
import { moonIcon } from '../icons';
import { IOpenJournal } from '../tokens';
import { drawEntries } from '../views/entries';
import { Panel } from '../views/panel';
import { readSingleKeys } from './recorder';

export const sidebarPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:sidebar',
  description: 'Lists the entries of the open journal in the sidebar.',
  autoStart: true,
  requires: [IOpenJournal],
  optional: [ILabShell, ILayoutRestorer, ISettingRegistry, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    journal: IOpenJournal,
    labShell: ILabShell | null,
    restorer: ILayoutRestorer | null,
    settings: ISettingRegistry | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    const { commands } = app;

    if (!labShell) {
      return;
    }
    const singleKeys = readSingleKeys(settings);
    const store = new IndexedDrafts();
    const run = (command: string, args = {}) => {
      commands.execute(command, args).catch((error: Error) => {
        Notification.error(error.message);
      });
    };
    const panel = new Panel(host =>
      drawEntries(
        journal,
        host,
        {
          open: id => run(OPEN_ENTRY, { journal: journal.path, id }),
          recordDream: () => run(RECORD_DREAM),
          recordAssociations: () => run(RECORD_ASSOCIATIONS),
          openJournal: () => run(OPEN_JOURNAL),
          newJournal: () => run(NEW_JOURNAL),
          reviewMotifs: () => run(REVIEW_MOTIFS),
          menu: (entry, x, y) => {
            const menu = new Menu({ commands });
            const args = { journal: journal.path, id: entry.id };
            menu.addItem({ command: OPEN_ENTRY, args });
            menu.addItem({ command: DELETE_ENTRY, args });
            // Disposed when it closes, once the chosen command has been called.
            menu.aboutToClose.connect(() =>
              requestAnimationFrame(() => menu.dispose())
            );
            menu.open(x, y);
          },
          search: async query =>
            journal.transport ? searchEntries(journal.transport, query) : [],
          kept: async () => {
            const key = journal.info?.draft_key;
            return key
              ? ((await (await Drafts.open(key, store))?.list()) ?? [])
              : [];
          },
          singleKeys
        },
        trans
      )
    );
    panel.id = SIDEBAR;
    panel.title.icon = moonIcon;
    panel.title.caption = trans.__('Dreams');
    panel.node.setAttribute('role', 'region');
    panel.node.setAttribute('aria-label', trans.__('Dreams'));
    labShell.add(panel, 'left', { rank: 600, type: 'Dreams' });
    restorer?.add(panel, panel.id);
  }
};
