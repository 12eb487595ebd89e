import { JupyterFrontEnd } from '@jupyterlab/application';
import { MainAreaWidget, WidgetTracker } from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { TranslationBundle } from '@jupyterlab/translation';
import { NEW_JOURNAL, OPEN_ENTRY, OPEN_JOURNAL } from '../commands';
import { motifIcon } from '../icons';
import { IOpenJournal, IPassage } from '../tokens';
import { Panel } from '../views/panel';

/** What every view of the open journal can ask of Lab. */
export function journalActs(
  { commands }: JupyterFrontEnd,
  journal: IOpenJournal,
  trans: TranslationBundle
) {
  return {
    open: ({
      entry,
      part,
      start,
      end
    }: Pick<IPassage, 'entry' | 'part' | 'start' | 'end'>) => {
      const at = { journal: journal.path, id: entry, part, start, end };
      void commands.execute(OPEN_ENTRY, at);
    },
    /** Tells what was done, with the way back. */
    done: () => {
      import('./undo')
        .then(({ tellDeed }) => tellDeed(journal, trans))
        .catch(() => undefined);
    },
    openJournal: () => void commands.execute(OPEN_JOURNAL),
    newJournal: () => void commands.execute(NEW_JOURNAL)
  };
}

/** What a plugin that keeps a view in a tab has at hand. */
export interface ITabHost {
  readonly app: JupyterFrontEnd;
  readonly journal: IOpenJournal;
  readonly tracker: WidgetTracker<MainAreaWidget<Panel>>;
  readonly settings: ISettingRegistry | null;
  readonly trans: TranslationBundle;
}

/** A view of the open journal in a tab of the main area, hidden while the journal is locked. */
export async function addTab(
  { app, journal, tracker, settings, trans }: ITabHost,
  name: string,
  label: string,
  draw: (host: HTMLElement) => () => void
): Promise<MainAreaWidget<Panel>> {
  const { drawGuarded } = await import('../views/guarded');
  const { singleLetters } = await import('../views/keys');
  const { readSingleKeys } = await import('./recorder');
  singleLetters.act = readSingleKeys(settings);
  const content = new Panel(host => drawGuarded(journal, host, draw, trans));
  const widget = new MainAreaWidget({ content });
  widget.id = `jupyter-psydyn-${name}`;
  widget.title.label = label;
  content.node.setAttribute('aria-label', label);
  widget.title.icon = motifIcon;
  widget.title.closable = true;
  widget.toolbar.hide();
  app.shell.add(widget, 'main', { type: 'Dreams' });
  await tracker.add(widget);
  return widget;
}

/** The only tab of a view: the one there is, or one that is made; asked for twice at once, it is made once. */
export function soleTab(
  { tracker }: ITabHost,
  make: () => Promise<MainAreaWidget<Panel>>
): () => Promise<MainAreaWidget<Panel>> {
  let making: Promise<MainAreaWidget<Panel>> | null = null;
  return async () => {
    if (tracker.currentWidget) {
      return tracker.currentWidget;
    }
    making ??= make().finally(() => {
      making = null;
    });
    return making;
  };
}

/** Saved with the layout: which of its tabs a view shows. */
export function remember({ tracker }: ITabHost): void {
  const tab = tracker.currentWidget;
  void (tab && tracker.save(tab));
}
