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
  ANNOTATE,
  CHANGE_PASSPHRASE,
  COMPARE_READERS,
  DELETE_ENTRY,
  IMPORT_DREAMS,
  INTERPRET,
  LOCK,
  NEW_JOURNAL,
  NEW_RECOVERY_CODE,
  OPEN_ENTRY,
  OPEN_JOURNAL,
  PRACTICE,
  RECORD_ASSOCIATIONS,
  RECORD_DREAM,
  RECORD_STREAM,
  RECORD_WORD_LIST,
  REDO,
  REVIEW_MOTIFS,
  REVIEW_SIMILAR,
  SIDEBAR,
  UNDO
} from '../commands';
import { getDeeds, searchEntries } from '../desk/client';
import { Drafts, IndexedDrafts } from '../desk/drafts';
import { moonIcon } from '../icons';
import { IOpenJournal } from '../tokens';
import { told } from '../views/deeds';
import { drawEntries, IEntryActions } from '../views/entries';
import { drawGuarded } from '../views/guarded';
import { Panel } from '../views/panel';
import { keysOf } from './keysof';
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
    const newMenu = () => {
      const menu = new Menu({ commands });
      // Disposed when it closes, once the chosen command has been called.
      menu.aboutToClose.connect(() =>
        requestAnimationFrame(() => menu.dispose())
      );
      return menu;
    };
    const menuOfJournal = async (x: number, y: number) => {
      const menu = newMenu();
      // Of a journal that cannot be read there is nothing to undo, and another can be opened.
      const deeds =
        journal.transport &&
        (await getDeeds(journal.transport).catch(() => null));
      if (deeds) {
        for (const [command, deed] of [
          [UNDO, deeds.undo],
          [REDO, deeds.redo]
        ] as const) {
          const args = { deed: deed ? told(deed, trans) : '' };
          menu.addItem({ command, args });
        }
        menu.addItem({ type: 'separator' });
      }
      for (const command of [ANNOTATE, INTERPRET, PRACTICE, COMPARE_READERS]) {
        menu.addItem({ command, args: { isPalette: true } });
      }
      menu.addItem({ type: 'separator' });
      for (const command of [LOCK, CHANGE_PASSPHRASE, NEW_RECOVERY_CODE]) {
        menu.addItem({ command });
      }
      menu.addItem({ type: 'separator' });
      for (const command of [IMPORT_DREAMS, OPEN_JOURNAL, NEW_JOURNAL]) {
        menu.addItem({ command });
      }
      menu.open(x, y);
    };
    const actions: IEntryActions = {
      open: id => run(OPEN_ENTRY, { journal: journal.path, id }),
      recordDream: () => run(RECORD_DREAM),
      recordKeys: () => keysOf(commands, RECORD_DREAM),
      recordAssociations: () => run(RECORD_ASSOCIATIONS),
      associateOtherwise: (x, y) => {
        const menu = newMenu();
        for (const command of [
          RECORD_ASSOCIATIONS,
          RECORD_WORD_LIST,
          RECORD_STREAM
        ]) {
          menu.addItem({ command, args: { isPalette: true } });
        }
        menu.open(x, y);
      },
      openJournal: () => run(OPEN_JOURNAL),
      newJournal: () => run(NEW_JOURNAL),
      reviewMotifs: () => run(REVIEW_MOTIFS),
      lock: () => run(LOCK),
      lockKeys: () => keysOf(commands, LOCK),
      more: (x, y) => void menuOfJournal(x, y),
      menu: (entry, x, y) => {
        const args = { journal: journal.path, id: entry.id };
        const menu = newMenu();
        menu.addItem({ command: OPEN_ENTRY, args });
        menu.addItem({ command: ANNOTATE, args });
        if (entry.kind === 'dream') {
          menu.addItem({
            command: REVIEW_SIMILAR,
            args: { entry: entry.id }
          });
        }
        menu.addItem({ command: DELETE_ENTRY, args });
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
      openGoals: () => run(PRACTICE, { tab: 'goals' }),
      singleKeys
    };
    const panel = new Panel(host =>
      drawGuarded(
        journal,
        host,
        place => drawEntries(journal, place, actions, trans),
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
