import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette, Notification } from '@jupyterlab/apputils';
import {
  ITranslator,
  nullTranslator,
  TranslationBundle
} from '@jupyterlab/translation';
import { REDO, UNDO } from '../commands';
import { getDeeds, undo } from '../desk/client';
import { IDeed, IOpenJournal } from '../tokens';
import { told } from '../views/deeds';

/** Time enough to notice a slip. */
const SAID_FOR = 8000;

export const undoPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:undo',
  description: 'Undoes and redoes what was done in the open journal.',
  autoStart: true,
  requires: [IOpenJournal],
  optional: [ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    journal: IOpenJournal,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    // `deed`: what it would undo, where that is known; `''` where there is nothing.
    const describedBy = {
      args: { type: 'object', properties: { deed: { type: 'string' } } }
    };
    const isEnabled = (args: { readonly deed?: unknown }) =>
      journal.info !== null && args.deed !== '';
    app.commands.addCommand(UNDO, {
      label: ({ deed }) =>
        deed
          ? trans.__('Undo: %1', String(deed))
          : trans.__('Undo in the Journal'),
      describedBy,
      isEnabled,
      execute: () => goBack(journal, 'undo', trans)
    });
    app.commands.addCommand(REDO, {
      label: ({ deed }) =>
        deed
          ? trans.__('Redo: %1', String(deed))
          : trans.__('Redo in the Journal'),
      describedBy,
      isEnabled,
      execute: () => goBack(journal, 'redo', trans)
    });
    const category = trans.__('Dreams');
    for (const command of [UNDO, REDO]) {
      palette?.addItem({ command, category });
    }
  }
};

/** Say what was just done in the journal, and offer to undo it. */
export async function tellDeed(
  journal: IOpenJournal,
  trans: TranslationBundle
): Promise<void> {
  const desk = journal.transport;
  const deed = desk && (await getDeeds(desk)).undo;
  if (!deed) {
    return;
  }
  const undoIt = async () => {
    const last = journal.transport === desk && (await getDeeds(desk)).undo;
    if (last && last.at === deed.at) {
      await goBack(journal, 'undo', trans);
    } else {
      say(trans.__('Something else was done since: nothing was undone.'));
    }
  };
  say(trans.__('%1.', told(deed, trans)), trans.__('Undo'), undoIt);
}

async function goBack(
  journal: IOpenJournal,
  direction: 'undo' | 'redo',
  trans: TranslationBundle
): Promise<void> {
  const desk = journal.transport;
  if (!desk) {
    return;
  }
  // What is being typed is a deed too, and the last one.
  await journal.lock?.saved();
  let deed: IDeed;
  try {
    deed = await undo(desk, direction);
  } catch (error) {
    say((error as Error).message);
    return;
  }
  const what = told(deed, trans);
  if (direction === 'undo') {
    say(trans.__('Undone: %1.', what), trans.__('Redo'), () =>
      goBack(journal, 'redo', trans)
    );
  } else {
    say(trans.__('Done again: %1.', what), trans.__('Undo'), () =>
      goBack(journal, 'undo', trans)
    );
  }
}

let line = '';
let timer: ReturnType<typeof setTimeout> | undefined;

/** One quiet line at a time, of which nothing is left when it has gone. */
function say(
  text: string,
  label = '',
  act: () => Promise<void> = async () => undefined
): void {
  const end = () => line && Notification.dismiss(line);
  const failed = (error: Error) => say(error.message);
  end();
  clearTimeout(timer);
  line = Notification.info(text, {
    autoClose: false,
    actions: label ? [{ label, callback: () => void act().catch(failed) }] : []
  });
  timer = setTimeout(end, SAID_FOR);
}
