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
import { ILauncher } from '@jupyterlab/launcher';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import {
  ITranslator,
  nullTranslator,
  TranslationBundle
} from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import {
  NEW_JOURNAL,
  OPEN_ENTRY,
  RECORD_ASSOCIATIONS,
  RECORD_DREAM,
  RECORD_STREAM,
  RECORD_WORD_LIST,
  TOGGLE_KNOWN
} from '../commands';
import { isNew, newId } from '../desk/ids';
import { associationIcon, moonIcon } from '../icons';
import { IEntry, IJournals, IOpenJournal, Protocol } from '../tokens';
import { lighting } from '../views/known/lighting';
import { Panel } from '../views/panel';
import type { IMarked } from '../views/recorder';
import { addDeleteCommand } from './deleting';
import { tellDeed } from './undo';

/** A recorder in a tab: which journal and entry, and nothing that is said in it. */
interface ITab {
  /** Under which the layout remembers it: stays when a new entry gets its id. */
  readonly name: string;
  readonly journal: string;
  id: string;
  kind: IEntry['kind'];
  /** How associations of a new entry are collected. */
  readonly protocol: Protocol;
  readonly reveal: Signal<object, readonly IMarked[]>;
}

export const recorderPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:recorder',
  description: 'Records dreams and associations.',
  autoStart: true,
  requires: [IOpenJournal, IJournals],
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
    journals: IJournals,
    palette: ICommandPalette | null,
    launcher: ILauncher | null,
    restorer: ILayoutRestorer | null,
    settings: ISettingRegistry | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    const { commands, shell } = app;
    const singleKeys = readSingleKeys(settings);
    const tracker = new WidgetTracker<MainAreaWidget<Panel>>({
      namespace: 'psydyn-recorder'
    });
    const tabs = new Map<MainAreaWidget<Panel>, ITab>();

    const entitle = () => {
      for (const [widget, tab] of tabs) {
        const number =
          tab.journal === journal.path
            ? journal.entries.find(entry => entry.id === tab.id)?.number
            : undefined;
        widget.title.label = title(tab, number, trans);
        // JupyterLab calls every main area the same; a screen reader tells them apart by name.
        widget.content.node.setAttribute('aria-label', widget.title.label);
      }
    };
    journal.changed.connect(entitle);

    const open = async (
      path: string,
      id: string,
      kind: IEntry['kind'],
      marks: readonly IMarked[],
      protocol: Protocol = 'chain',
      wanted = id
    ): Promise<void> => {
      const { drawGuarded } = await import('../views/guarded');
      const { readKnown } = await import('../views/known/cues');
      const draw =
        kind === 'association'
          ? (await import('../views/associations')).drawAssociations
          : (await import('../views/recorder')).drawRecorder;
      // From here to its place among the tabs nothing is awaited: opened twice at once, it is one tab.
      const there = [...tabs].find(
        ([, tab]) => tab.journal === path && tab.id === id
      );
      if (there) {
        shell.activateById(there[0].id);
        there[1].reveal.emit(marks);
        return;
      }
      const isTaken = [...tabs.values()].some(tab => tab.name === wanted);
      const name = isTaken ? newId() : wanted;
      const reveal = new Signal<object, readonly IMarked[]>({});
      const tab: ITab = { name, journal: path, id, kind, protocol, reveal };
      const desk = journals.desk(path);
      const onSaved = (entry: IEntry) => {
        if (tab.id !== entry.id) {
          tab.id = entry.id;
          void tracker.save(widget);
        }
        if (journal.path === path) {
          void journal.refresh();
        }
      };
      const onAssociated = () => {
        if (journal.path === path) {
          tellDeed(journal, trans).catch(() => undefined);
        }
      };
      const { lock } = desk;
      const content = new Panel(
        host =>
          drawGuarded(
            { lock, changed: lock.changed },
            host,
            place =>
              draw(desk, place, {
                entry: tab.id,
                protocol,
                trans,
                singleKeys,
                known: readKnown,
                marks,
                reveal,
                onSaved,
                onAssociated
              }),
            trans
          ),
        () => journal.path === path
      );
      const widget = new MainAreaWidget({ content });
      widget.toolbar.hide();
      tabs.set(widget, tab);
      widget.disposed.connect(() => tabs.delete(widget));
      widget.id = `jupyter-psydyn-recorder-${count++}`;
      widget.title.icon = kind === 'association' ? associationIcon : moonIcon;
      widget.title.closable = true;
      entitle();
      // First its name, then its place: a layout is saved with the names it has.
      await tracker.add(widget);
      shell.add(widget, 'main', { type: 'Dreams' });
      shell.activateById(widget.id);
    };

    commands.addCommand(OPEN_ENTRY, {
      label: trans.__('Open'),
      caption: trans.__('Open an entry of the dream journal'),
      icon: moonIcon,
      describedBy: {
        args: {
          type: 'object',
          properties: {
            journal: { type: 'string' },
            id: { type: 'string' },
            kind: { type: 'string' },
            tab: { type: 'string' },
            protocol: { type: 'string' },
            part: { type: 'string' },
            start: { type: 'integer' },
            end: { type: 'integer' }
          },
          required: ['id']
        }
      },
      execute: async args => {
        await journal.ready;
        const path = (args['journal'] as string | null) ?? journal.path;
        const id = args['id'] as string;
        if (!path) {
          return;
        }
        if (!journal.path) {
          await journal.open(path);
        }
        const kind =
          journal.entries.find(entry => entry.id === id)?.kind ??
          (args['kind'] as IEntry['kind'] | undefined) ??
          'dream';
        await open(
          path,
          id,
          kind,
          marksOf(args),
          args['protocol'] as Protocol | undefined,
          args['tab'] as string | undefined
        );
      }
    });

    const close = (id: string) => {
      for (const [widget, tab] of tabs) {
        if (tab.journal === journal.path && tab.id === id) {
          widget.dispose();
        }
      }
    };
    addDeleteCommand(commands, journal, close, trans);

    const record = async (kind: IEntry['kind'], protocol?: Protocol) => {
      await journal.ready;
      if (!journal.path) {
        await commands.execute(NEW_JOURNAL);
      }
      if (journal.path) {
        await open(journal.path, newId(), kind, [], protocol);
      }
    };
    commands.addCommand(RECORD_DREAM, {
      label: trans.__('Record a Dream'),
      caption: trans.__('Record a dream in the open journal'),
      icon: args => (args['isPalette'] ? undefined : moonIcon),
      describedBy: {
        args: { type: 'object', properties: { isPalette: { type: 'boolean' } } }
      },
      execute: () => record('dream')
    });
    commands.addCommand(RECORD_ASSOCIATIONS, {
      label: trans.__('Record Associations'),
      caption: trans.__('Record what comes to mind to a word of its own'),
      icon: args => (args['isPalette'] ? undefined : associationIcon),
      describedBy: {
        args: { type: 'object', properties: { isPalette: { type: 'boolean' } } }
      },
      execute: () => record('association')
    });
    commands.addCommand(RECORD_WORD_LIST, {
      label: trans.__('Take a Word-List Test'),
      caption: trans.__('Words one by one, and the first that occurs to each'),
      icon: args => (args['isPalette'] ? undefined : associationIcon),
      describedBy: {
        args: { type: 'object', properties: { isPalette: { type: 'boolean' } } }
      },
      execute: () => record('association', 'word-list')
    });
    commands.addCommand(RECORD_STREAM, {
      label: trans.__('Record a Stream'),
      caption: trans.__('Continuous talk, typed, pasted or from a transcript'),
      icon: args => (args['isPalette'] ? undefined : associationIcon),
      describedBy: {
        args: { type: 'object', properties: { isPalette: { type: 'boolean' } } }
      },
      execute: () => record('association', 'stream')
    });
    commands.addCommand(TOGGLE_KNOWN, {
      label: trans.__('Mark Known Words While Writing'),
      caption: trans.__(
        'Motifs of this dreamer and words of your codes, faintly, in what is being written'
      ),
      describedBy: { args: { type: 'object', properties: {} } },
      isToggled: () => lighting.isOn,
      execute: () => lighting.toggle()
    });
    lighting.changed.connect(() => commands.notifyCommandChanged(TOGGLE_KNOWN));

    const category = trans.__('Dreams');
    [RECORD_DREAM, RECORD_ASSOCIATIONS].forEach((command, rank) => {
      launcher?.add({ command, category, rank });
    });
    for (const command of [
      RECORD_DREAM,
      RECORD_ASSOCIATIONS,
      RECORD_WORD_LIST,
      RECORD_STREAM
    ]) {
      palette?.addItem({ command, category, args: { isPalette: true } });
    }
    palette?.addItem({ command: TOGGLE_KNOWN, category });
    if (restorer) {
      void restorer.restore(tracker, {
        command: OPEN_ENTRY,
        args: widget => {
          const { journal, id, kind, protocol, name } = tabs.get(widget)!;
          return { journal, id, kind, protocol, tab: name };
        },
        name: widget => tabs.get(widget)?.name ?? widget.id
      });
    }
  }
};

let count = 0;

/** Titles stand in Lab's workspace files: a number, nothing that was said. */
function title(
  tab: ITab,
  number: number | undefined,
  trans: TranslationBundle
): string {
  const name = {
    dream: trans.__('Dream'),
    association: trans.__('Associations'),
    note: trans.__('Note')
  }[tab.kind];
  if (isNew(tab.id)) {
    return tab.protocol === 'word-list'
      ? trans.__('Word-list test')
      : tab.protocol === 'stream'
        ? trans.__('New stream')
        : trans.__('New %1', name.toLowerCase());
  }
  return number === undefined ? name : trans.__('%1 %2', name, number);
}

function marksOf(args: { readonly [name: string]: unknown }): IMarked[] {
  const { part = 'report', start, end } = args;
  return typeof start === 'number' && typeof end === 'number'
    ? [{ part: String(part), start, end }]
    : [];
}

/** Whether single letters act where no text is being typed; read anew each time, as it can be changed. */
export function readSingleKeys(
  settings: ISettingRegistry | null
): () => boolean {
  let loaded: ISettingRegistry.ISettings | null = null;
  settings
    ?.load(recorderPlugin.id)
    .then(found => {
      loaded = found;
    })
    .catch((error: unknown) => {
      console.error('The settings of jupyter-psydyn were not read', error);
    });
  return () => (loaded?.composite['singleKeys'] ?? true) as boolean;
}
