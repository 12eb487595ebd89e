import { JupyterFrontEnd } from '@jupyterlab/application';
import { PathExt } from '@jupyterlab/coreutils';

/**
 * A new notebook beside a journal, with the Python of a result as its first
 * cell; what is in the cell was asked for, and is run by whoever wants to.
 *
 * @param journal - its path below the server's root.
 */
export async function openNotebook(
  { serviceManager, commands }: JupyterFrontEnd,
  journal: string,
  code: string
): Promise<void> {
  const { contents } = serviceManager;
  const { path } = await contents.newUntitled({
    path: PathExt.dirname(journal),
    type: 'notebook'
  });
  await contents.save(path, {
    type: 'notebook',
    format: 'json',
    content: {
      cells: [
        {
          cell_type: 'code',
          execution_count: null,
          id: 'reading-room',
          metadata: {},
          outputs: [],
          source: code.trimEnd()
        }
      ],
      metadata: {
        kernelspec: {
          display_name: 'Python 3',
          language: 'python',
          name: 'python3'
        }
      },
      nbformat: 4,
      nbformat_minor: 5
    }
  });
  await commands.execute('docmanager:open', { path, factory: 'Notebook' });
}
