import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import {
  ICommandPalette,
  MainAreaWidget,
  Notification,
  WidgetTracker
} from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { MINDFUL_MOMENT, NEW_JOURNAL } from '../commands';
import { remindAt } from '../desk/reminder';
import { IOpenJournal } from '../tokens';
import { addTab, soleTab } from './tab';
import type { Panel } from '../views/panel';

export const momentPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:moment',
  description: 'A mindful moment by one key, and a reminder of it by wish.',
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
    // A moment passes: it is not restored with the layout.
    const tracker = new WidgetTracker<MainAreaWidget<Panel>>({
      namespace: 'psydyn-moment'
    });
    const tabs = { app, journal, tracker, settings, trans };
    const theTab = soleTab(tabs, async () => {
      const { drawMoment } = await import('../views/practice/moment');
      const widget = await addTab(
        tabs,
        'moment',
        trans.__('Mindful Moment'),
        host => {
          const desk = journal.transport;
          const close = () => widget.dispose();
          return desk
            ? drawMoment(desk, host, { trans, close })
            : () => undefined;
        }
      );
      return widget;
    });
    commands.addCommand(MINDFUL_MOMENT, {
      label: trans.__('Mindful Moment'),
      caption: trans.__('A short pause: notice, name, allow'),
      describedBy: { args: { type: 'object', properties: {} } },
      execute: async () => {
        await journal.ready;
        if (!journal.path) {
          await commands.execute(NEW_JOURNAL);
        }
        if (journal.path) {
          shell.activateById((await theTab()).id);
        }
      }
    });
    palette?.addItem({
      command: MINDFUL_MOMENT,
      category: trans.__('Dreams')
    });

    const remind = () => {
      Notification.info(trans.__('Time for a mindful moment, if you like.'), {
        autoClose: false,
        actions: [
          {
            label: trans.__('Begin'),
            callback: () => void commands.execute(MINDFUL_MOMENT)
          }
        ]
      });
    };
    settings
      ?.load(momentPlugin.id)
      .then(loaded => {
        let end = () => {};
        const read = () => {
          end();
          const time = loaded.composite['reminder'] as string;
          end = time ? remindAt(time, remind) : () => {};
        };
        loaded.changed.connect(read);
        read();
      })
      .catch((error: unknown) => {
        console.error('The settings of mindful moments were not read', error);
      });
  }
};
