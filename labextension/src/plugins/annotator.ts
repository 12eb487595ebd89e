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
import { Signal } from '@lumino/signaling';
import { ANNOTATE, OPEN_JOURNAL, RECORD_DREAM } from '../commands';
import { motifIcon } from '../icons';
import { IJournals, IOpenJournal } from '../tokens';
import type { IOpened } from '../views/coding/annotator';
import { Panel } from '../views/panel';

/** An annotator in a tab, one for each journal: which entry, and nothing that is said in it. */
interface ITab {
  readonly journal: string;
  entry: string;
  readonly reveal: Signal<object, IOpened>;
}

export const annotatorPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:annotator',
  description: 'Codes passages of dreams, relates them and notes on them.',
  autoStart: true,
  requires: [IOpenJournal, IJournals],
  optional: [ICommandPalette, ILayoutRestorer, ISettingRegistry, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    journal: IOpenJournal,
    journals: IJournals,
    palette: ICommandPalette | null,
    restorer: ILayoutRestorer | null,
    settings: ISettingRegistry | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    const { commands, shell } = app;
    const tracker = new WidgetTracker<MainAreaWidget<Panel>>({
      namespace: 'psydyn-annotator'
    });
    const tabs = new Map<MainAreaWidget<Panel>, ITab>();

    const open = async (path: string, to: IOpened): Promise<void> => {
      const there = [...tabs].find(([, tab]) => tab.journal === path);
      if (there) {
        shell.activateById(there[0].id);
        if (to.entry) {
          there[1].entry = to.entry;
          there[1].reveal.emit(to);
        }
        return;
      }
      const reveal = new Signal<object, IOpened>({});
      const tab: ITab = { journal: path, entry: to.entry, reveal };
      const { drawGuarded } = await import('../views/guarded');
      const { drawAnnotator } = await import('../views/coding/annotator');
      const { singleLetters } = await import('../views/keys');
      const { readSingleKeys } = await import('./recorder');
      singleLetters.act = readSingleKeys(settings);
      const desk = journals.desk(path);
      const { lock } = desk;
      const draw = (host: HTMLElement) =>
        drawAnnotator(
          desk,
          host,
          {
            // The words it was opened at, but another entry that was turned to since.
            ...(tab.entry === to.entry ? to : { entry: tab.entry }),
            reveal,
            acts: {
              opened: entry => {
                tab.entry = entry;
                void tracker.save(widget);
              },
              recordDream: () => void commands.execute(RECORD_DREAM)
            }
          },
          trans
        );
      const content = new Panel(
        host => drawGuarded({ lock, changed: lock.changed }, host, draw, trans),
        () => journal.path === path
      );
      const widget = new MainAreaWidget({ content });
      widget.toolbar.hide();
      tabs.set(widget, tab);
      widget.disposed.connect(() => tabs.delete(widget));
      widget.id = `jupyter-psydyn-annotator-${count++}`;
      widget.title.label = trans.__('Annotate dreams');
      content.node.setAttribute('aria-label', widget.title.label);
      widget.title.icon = motifIcon;
      widget.title.closable = true;
      // First its name, then its place: a layout is saved with the names it has.
      await tracker.add(widget);
      shell.add(widget, 'main', { type: 'Dreams' });
      shell.activateById(widget.id);
    };

    commands.addCommand(ANNOTATE, {
      label: trans.__('Annotate Dream'),
      caption: trans.__('Code passages of a dream of the open journal'),
      icon: args => (args['isPalette'] ? undefined : motifIcon),
      describedBy: {
        args: {
          type: 'object',
          properties: {
            isPalette: { type: 'boolean' },
            journal: { type: 'string' },
            id: { type: 'string' },
            part: { type: 'string' },
            start: { type: 'integer' },
            end: { type: 'integer' }
          }
        }
      },
      execute: async args => {
        await journal.ready;
        const path = (args['journal'] as string | undefined) ?? journal.path;
        if (!path) {
          await commands.execute(OPEN_JOURNAL);
        } else if (!journal.path) {
          await journal.open(path);
        }
        const opened = path ?? journal.path;
        if (opened) {
          await open(opened, {
            entry: (args['id'] as string | undefined) ?? '',
            part: args['part'] as string | undefined,
            start: args['start'] as number | undefined,
            end: args['end'] as number | undefined
          });
        }
      }
    });
    palette?.addItem({
      command: ANNOTATE,
      category: trans.__('Dreams'),
      args: { isPalette: true }
    });
    if (restorer) {
      void restorer.restore(tracker, {
        command: ANNOTATE,
        args: widget => {
          const { journal, entry } = tabs.get(widget)!;
          return { journal, id: entry };
        },
        name: widget => tabs.get(widget)?.journal ?? widget.id
      });
    }
  }
};

let count = 0;
