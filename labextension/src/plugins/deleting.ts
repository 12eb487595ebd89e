import { Notification } from '@jupyterlab/apputils';
import { TranslationBundle } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { DELETE_ENTRY } from '../commands';
import { deleteEntry, getEntry, saveEntry } from '../desk/client';
import { IOpenJournal, ITransport } from '../tokens';

/** Time enough to notice a slip. */
const UNDO_WITHIN = 10000;

/**
 * The command that takes an entry out of the journal, and offers to bring it
 * back; its text stays in its history.
 *
 * @param close - the tabs in which the entry is open.
 */
export function addDeleteCommand(
  commands: CommandRegistry,
  journal: IOpenJournal,
  close: (id: string) => void,
  trans: TranslationBundle
): void {
  const undo = async (desk: ITransport, id: string) => {
    try {
      const { revision } = await getEntry(desk, id);
      await saveEntry(desk, id, revision, { deleted: false });
      await journal.refresh();
    } catch (error) {
      Notification.error((error as Error).message);
    }
  };
  commands.addCommand(DELETE_ENTRY, {
    label: trans.__('Delete'),
    caption: trans.__('Take this entry out of the journal; it can be undone'),
    describedBy: {
      args: {
        type: 'object',
        properties: { id: { type: 'string' } },
        required: ['id']
      }
    },
    execute: async args => {
      const desk = journal.transport;
      const id = args['id'];
      if (!desk || typeof id !== 'string') {
        return;
      }
      close(id);
      await deleteEntry(desk, id);
      await journal.refresh();
      Notification.info(trans.__('The entry was deleted.'), {
        autoClose: UNDO_WITHIN,
        actions: [
          { label: trans.__('Undo'), callback: () => void undo(desk, id) }
        ]
      });
    }
  });
}
