import {
  ILayoutRestorer,
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import {
  ICommandPalette,
  MainAreaWidget,
  Notification,
  WidgetTracker
} from '@jupyterlab/apputils';
import { ILauncher } from '@jupyterlab/launcher';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import {
  INTERPRET,
  RECORD_ASSOCIATIONS,
  RECORD_DREAM,
  RECORD_WORD_LIST,
  REVIEW_ASSOCIATIONS,
  REVIEW_MOTIFS,
  REVIEW_NETWORK,
  REVIEW_OVERVIEW,
  REVIEW_SIMILAR
} from '../commands';
import { motifIcon } from '../icons';
import { Finding } from '../sources/desk';
import { IOpenJournal } from '../tokens';
import type { IParameters } from '../views/controls';
import { openNotebook } from './cell';
import { addTab, journalActs, remember, soleTab } from './tab';
import type { Panel } from '../views/panel';
import type { IRoom } from '../views/room';

/** A command that opens the room, and at what. */
interface IView {
  readonly command: string;
  readonly finding: Finding;
  readonly label: string;
  readonly caption: string;
}

export const reviewPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:review',
  description: 'The reading room: the open journal read as a whole.',
  autoStart: true,
  requires: [IOpenJournal],
  optional: [
    ICommandPalette,
    ILauncher,
    ILayoutRestorer,
    ISettingRegistry,
    ITranslator
  ],
  activate: (
    app: JupyterFrontEnd,
    journal: IOpenJournal,
    palette: ICommandPalette | null,
    launcher: ILauncher | null,
    restorer: ILayoutRestorer | null,
    settings: ISettingRegistry | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    const { commands, shell } = app;
    const tracker = new WidgetTracker<MainAreaWidget<Panel>>({
      namespace: 'psydyn-review'
    });

    let room: IRoom | null = null;
    let shown: Finding | null = null;
    const acts = journalActs(app, journal, trans);
    const tabs = { app, journal, tracker, settings, trans };
    const make = async (): Promise<MainAreaWidget<Panel>> => {
      const { drawRoom } = await import('../views/room');
      const draw = (host: HTMLElement) => {
        const drawn = drawRoom(
          journal,
          host,
          {
            ...acts,
            decided: acts.done,
            recordDream: () => void commands.execute(RECORD_DREAM),
            associate: () => void commands.execute(RECORD_ASSOCIATIONS),
            takeTest: () => void commands.execute(RECORD_WORD_LIST),
            openHypotheses: () =>
              void commands.execute(INTERPRET, { tab: 'hypotheses' }),
            openReviews: () =>
              void commands.execute(INTERPRET, { tab: 'reviews' }),
            openNotebook: code => {
              openNotebook(app, journal.path ?? '', code).catch(
                (error: Error) => Notification.error(error.message)
              );
            }
          },
          trans,
          finding => {
            shown = finding;
            // It says so while it is drawn for the first time, too: added, it is saved.
            if (room) {
              remember(tabs);
            }
          }
        );
        // After a lock, where one was; else the room knows what it showed.
        if (shown) {
          drawn.show(shown);
        }
        room = drawn;
        return () => {
          room = null;
          drawn.stop();
        };
      };
      return addTab(tabs, 'review', trans.__('Reading room'), draw);
    };
    const theTab = soleTab(tabs, make);
    const show = async (finding: Finding, parameters?: IParameters) => {
      shown = finding;
      const widget = await theTab();
      room?.show(finding, parameters);
      shell.activateById(widget.id);
    };

    const category = trans.__('Dreams');
    const views: readonly IView[] = [
      {
        command: REVIEW_OVERVIEW,
        finding: 'overview',
        label: trans.__('Reading Room'),
        caption: trans.__(
          'See the nights of the open journal, what came back in them, and what is new'
        )
      },
      {
        command: REVIEW_MOTIFS,
        finding: 'motifs',
        label: trans.__('Dream Motifs'),
        caption: trans.__(
          'Read what comes back in the dreams of the open journal'
        )
      },
      {
        command: REVIEW_NETWORK,
        finding: 'network',
        label: trans.__('Dream Network'),
        caption: trans.__(
          'See what comes together in the dreams of the open journal'
        )
      },
      {
        command: REVIEW_ASSOCIATIONS,
        finding: 'nodal_points',
        label: trans.__('Dream Associations'),
        caption: trans.__(
          'Read what comes to mind to the elements of dreams, and the sheets of word-list tests'
        )
      }
    ];
    for (const { command, finding, label, caption } of views) {
      commands.addCommand(command, {
        label,
        caption,
        icon: args => (args['isPalette'] ? undefined : motifIcon),
        describedBy: {
          args: {
            type: 'object',
            properties: {
              isPalette: { type: 'boolean' },
              finding: { type: 'string' },
              parameters: { type: 'object' }
            }
          }
        },
        execute: args =>
          show(
            (args['finding'] as Finding) ?? finding,
            args['parameters'] as IParameters | undefined
          )
      });
      palette?.addItem({ command, category, args: { isPalette: true } });
    }
    commands.addCommand(REVIEW_SIMILAR, {
      label: trans.__('Similar Dreams'),
      caption: trans.__('Read the dreams nearest to this one'),
      icon: motifIcon,
      describedBy: {
        args: {
          type: 'object',
          properties: { entry: { type: 'string' } },
          required: ['entry']
        }
      },
      execute: args => show('similar', { entry: String(args['entry']) })
    });

    launcher?.add({ command: REVIEW_OVERVIEW, category, rank: 2 });
    if (restorer) {
      void restorer.restore(tracker, {
        command: REVIEW_OVERVIEW,
        args: () => ({ finding: shown ?? 'overview' }),
        name: () => 'room'
      });
    }
  }
};
