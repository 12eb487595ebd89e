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
import {
  ITranslator,
  nullTranslator,
  TranslationBundle
} from '@jupyterlab/translation';
import { REVIEW_OVERVIEW } from '../commands';
import { motifIcon } from '../icons';
import { IOpenJournal } from '../tokens';
import { addTab, journalActs, remember, soleTab } from './tab';
import type { Panel } from '../views/panel';
import type { IWorkroomActs } from '../views/workroom/context';
import type { IWorkroom } from '../views/workroom/room';

/** A room in which people write, and the command that opens it. */
export interface IRoomOfWork<Tab extends string> {
  /** Of the plugin, the widget, and what is restored. */
  readonly name: string;
  readonly description: string;
  readonly command: string;
  readonly first: Tab;
  label(trans: TranslationBundle): string;
  caption(trans: TranslationBundle): string;
  /** Loads what draws it. */
  load(): Promise<
    (
      journal: IOpenJournal,
      host: HTMLElement,
      acts: IWorkroomActs,
      trans: TranslationBundle,
      selected: (tab: Tab) => void
    ) => IWorkroom<Tab>
  >;
}

/** The plugin of such a room: one tab of the main area, which comes back showing what it showed. */
export function workroomPlugin<Tab extends string>(
  room: IRoomOfWork<Tab>
): JupyterFrontEndPlugin<void> {
  return {
    id: `jupyter-psydyn:${room.name}`,
    description: room.description,
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
        namespace: `psydyn-${room.name}`
      });
      let view: IWorkroom<Tab> | null = null;
      let shown = room.first;

      const acts = {
        ...journalActs(app, journal, trans),
        readPeople: () =>
          void commands.execute(REVIEW_OVERVIEW, { finding: 'people' })
      };
      const tabs = { app, journal, tracker, settings, trans };
      const make = async (): Promise<MainAreaWidget<Panel>> => {
        const drawRoom = await room.load();
        const draw = (host: HTMLElement) => {
          const drawn = drawRoom(journal, host, acts, trans, tab => {
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
        return addTab(tabs, room.name, room.label(trans), draw);
      };

      const theTab = soleTab(tabs, make);
      commands.addCommand(room.command, {
        label: room.label(trans),
        caption: room.caption(trans),
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
          shown = (args['tab'] as Tab | undefined) ?? shown;
          const widget = await theTab();
          view?.show(shown);
          shell.activateById(widget.id);
        }
      });
      palette?.addItem({
        command: room.command,
        category: trans.__('Dreams'),
        args: { isPalette: true }
      });
      if (restorer) {
        void restorer.restore(tracker, {
          command: room.command,
          args: () => ({ tab: shown }),
          name: () => room.name
        });
      }
    }
  };
}
