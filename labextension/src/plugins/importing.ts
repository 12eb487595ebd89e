import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import {
  ICommandPalette,
  MainAreaWidget,
  WidgetTracker
} from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { IMPORT_DREAMS } from '../commands';
import { IOpenJournal } from '../tokens';
import { addTab, soleTab } from './tab';
import type { Panel } from '../views/panel';

export const importingPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:importing',
  description: 'Imports tables of dreams into the open journal.',
  autoStart: true,
  requires: [IOpenJournal],
  optional: [ICommandPalette, ISettingRegistry, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    journal: IOpenJournal,
    palette: ICommandPalette | null,
    settings: ISettingRegistry | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    const { commands, shell } = app;
    // Not restored with the layout: the file it is about is in no layout.
    const tracker = new WidgetTracker<MainAreaWidget<Panel>>({
      namespace: 'psydyn-importing'
    });
    const isEnabled = () => journal.transport !== null && journal.info !== null;

    const tabs = { app, journal, tracker, settings, trans };
    const make = async (): Promise<MainAreaWidget<Panel>> => {
      const { drawImport } = await import('../views/importing/importing');
      const label = trans.__('Import dreams');
      const desk = journal.transport!;
      const close = () => tracker.currentWidget?.close();
      const made = await addTab(tabs, 'importing', label, host =>
        drawImport(desk, host, { close }, trans)
      );
      // Of another journal something else is in it already.
      const follow = () => {
        if (journal.transport !== desk) {
          made.close();
        }
      };
      journal.changed.connect(follow);
      made.disposed.connect(() => journal.changed.disconnect(follow));
      return made;
    };
    const theTab = soleTab(tabs, make);

    commands.addCommand(IMPORT_DREAMS, {
      label: trans.__('Import Dreams…'),
      caption: trans.__(
        'Bring a table of dreams (CSV, TSV, JSON, XLSX) into the open journal'
      ),
      describedBy: { args: { type: 'object', properties: {} } },
      isEnabled,
      execute: async () => {
        const widget = await theTab();
        shell.activateById(widget.id);
      }
    });
    journal.changed.connect(() => commands.notifyCommandChanged(IMPORT_DREAMS));
    palette?.addItem({ command: IMPORT_DREAMS, category: trans.__('Dreams') });
  }
};
