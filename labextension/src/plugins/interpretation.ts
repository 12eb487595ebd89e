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
import { INTERPRET } from '../commands';
import { motifIcon } from '../icons';
import { IOpenJournal } from '../tokens';
import { addTab, journalActs, remember, soleTab } from './tab';
import type {
  IInterpretation,
  InterpretationTab
} from '../views/interpreting/room';
import type { Panel } from '../views/panel';

export const interpretationPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:interpretation',
  description:
    'Codebooks, memos, hypotheses, reviews and reports of the open journal.',
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
      namespace: 'psydyn-interpretation'
    });
    let view: IInterpretation | null = null;
    let shown: InterpretationTab = 'codebooks';

    const acts = journalActs(app, journal, trans);
    const tabs = { app, journal, tracker, settings, trans };
    const make = async (): Promise<MainAreaWidget<Panel>> => {
      const { drawInterpretation } = await import('../views/interpreting/room');
      const draw = (host: HTMLElement) => {
        const drawn = drawInterpretation(journal, host, acts, trans, tab => {
          shown = tab;
          // It says so while it is drawn for the first time, too: added, it is saved.
          if (view) {
            remember(tabs);
          }
        });
        // After a lock, where one was.
        drawn.show(shown);
        view = drawn;
        return () => {
          view = null;
          drawn.stop();
        };
      };
      return addTab(tabs, 'interpretation', trans.__('Interpretation'), draw);
    };

    const theTab = soleTab(tabs, make);
    commands.addCommand(INTERPRET, {
      label: trans.__('Interpretation'),
      caption: trans.__(
        'Work on codebooks, memos, hypotheses and reports of the open journal'
      ),
      icon: args => (args['isPalette'] ? undefined : motifIcon),
      describedBy: {
        args: {
          type: 'object',
          properties: {
            isPalette: { type: 'boolean' },
            tab: { type: 'string' }
          }
        }
      },
      execute: async args => {
        shown = (args['tab'] as InterpretationTab | undefined) ?? shown;
        const widget = await theTab();
        view?.show(shown);
        shell.activateById(widget.id);
      }
    });
    palette?.addItem({
      command: INTERPRET,
      category: trans.__('Dreams'),
      args: { isPalette: true }
    });
    if (restorer) {
      void restorer.restore(tracker, {
        command: INTERPRET,
        args: () => ({ tab: shown }),
        name: () => 'interpretation'
      });
    }
  }
};
