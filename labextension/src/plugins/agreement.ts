import {
  ILayoutRestorer,
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
import { COMPARE_READERS } from '../commands';
import { motifIcon } from '../icons';
import { IOpenJournal } from '../tokens';
import { addTab, journalActs, soleTab } from './tab';
import type { Panel } from '../views/panel';

export const agreementPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:agreement',
  description: 'Compares what several readers made of the same dreams.',
  autoStart: true,
  requires: [IOpenJournal],
  optional: [ICommandPalette, ILayoutRestorer, ISettingRegistry, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    journal: IOpenJournal,
    palette: ICommandPalette | null,
    restorer: ILayoutRestorer | null,
    settings: ISettingRegistry | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    const { commands, shell } = app;
    const tracker = new WidgetTracker<MainAreaWidget<Panel>>({
      namespace: 'psydyn-agreement'
    });

    const tabs = { app, journal, tracker, settings, trans };
    const make = async (): Promise<MainAreaWidget<Panel>> => {
      const { drawAgreeing } = await import('../views/agreeing/agreeing');
      const acts = journalActs(app, journal, trans);
      return addTab(tabs, 'agreement', trans.__('Compare readers'), host =>
        drawAgreeing(journal, host, acts, trans)
      );
    };
    const theTab = soleTab(tabs, make);

    commands.addCommand(COMPARE_READERS, {
      label: trans.__('Compare Readers'),
      caption: trans.__(
        'Layers of readers, how far they agree, and what became of their differences'
      ),
      icon: args => (args['isPalette'] ? undefined : motifIcon),
      describedBy: {
        args: { type: 'object', properties: { isPalette: { type: 'boolean' } } }
      },
      execute: async () => {
        const widget = await theTab();
        shell.activateById(widget.id);
      }
    });
    palette?.addItem({
      command: COMPARE_READERS,
      category: trans.__('Dreams'),
      args: { isPalette: true }
    });
    if (restorer) {
      void restorer.restore(tracker, {
        command: COMPARE_READERS,
        name: () => 'agreement'
      });
    }
  }
};
