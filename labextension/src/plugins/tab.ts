import { JupyterFrontEnd } from '@jupyterlab/application';
import { MainAreaWidget, WidgetTracker } from '@jupyterlab/apputils';
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

/** A view in a tab of the main area, remembered by the layout. */
export async function addTab(
  { shell }: JupyterFrontEnd,
  tracker: WidgetTracker<MainAreaWidget<Panel>>,
  content: Panel,
  name: string,
  label: string
): Promise<MainAreaWidget<Panel>> {
  const widget = new MainAreaWidget({ content });
  widget.id = `jupyter-psydyn-${name}`;
  widget.title.label = label;
  content.node.setAttribute('aria-label', label);
  widget.title.icon = motifIcon;
  widget.title.closable = true;
  widget.toolbar.hide();
  shell.add(widget, 'main', { type: 'Dreams' });
  await tracker.add(widget);
  return widget;
}
