import { TranslationBundle } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { DELETE_ENTRY } from '../commands';
import { deleteEntry } from '../desk/client';
import { IOpenJournal } from '../tokens';
import { tellDeed } from './undo';

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
      if (desk && typeof id === 'string') {
        close(id);
        await deleteEntry(desk, id);
        await journal.refresh();
        await tellDeed(journal, trans);
      }
    }
  });
}
