import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Dialog, Notification } from '@jupyterlab/apputils';
import { PathExt } from '@jupyterlab/coreutils';
import {
  ITranslator,
  nullTranslator,
  TranslationBundle
} from '@jupyterlab/translation';
import { DeskError } from '../desk/error';
import { journalName } from '../desk/name';
import { IAskingKernel, Server } from '../desk/server';
import { IJournals } from '../tokens';

/** While a question is open: it may be answered in another window, or the kernel have gone. */
const LOOK_AGAIN = 1000;

export const kernelsPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:kernels',
  description: 'Asks the person whether a kernel may read and write a journal.',
  autoStart: true,
  requires: [IJournals],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    journals: IJournals,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    const asker = new Asker(
      new Server(app.serviceManager.serverSettings),
      trans
    );
    const look = () => void asker.look();
    journals.kernelsAsk.connect(look);
    window.addEventListener('focus', look);
    void app.restored.then(look);
  }
};

/** One question at a time. Who turns away has refused. */
export class Asker {
  constructor(
    private readonly _server: Server,
    private readonly _trans: TranslationBundle
  ) {}

  /** Ask about the kernels that wait; a question that nobody waits for any more is taken back. */
  async look(): Promise<void> {
    let asking: readonly IAskingKernel[];
    try {
      asking = await this._server.askingKernels();
    } catch {
      // No server, no kernel that waits; but one whose answer was lost waits again when it is back.
      if (this._isLost) {
        this._lookLater();
      }
      return;
    }
    this._isLost = false;
    if (this._open && !asking.some(({ id }) => id === this._open!.id)) {
      this._open.dialog.dispose();
    }
    const next = asking.find(({ id }) => !this._answered.has(id));
    if (next && !this._open) {
      await this._ask(next);
      await this.look();
    }
  }

  private _lookLater(): void {
    clearTimeout(this._later);
    this._later = setTimeout(() => void this.look(), LOOK_AGAIN);
  }

  private async _ask({ id, name, notebook }: IAskingKernel): Promise<void> {
    const trans = this._trans;
    const journal = journalName(name);
    const dialog = new Dialog({
      title: trans.__('A kernel asks for a journal'),
      body: notebook
        ? trans.__(
            'The notebook %1 asks to read and write the journal %2 until it is locked.',
            PathExt.basename(notebook),
            journal
          )
        : trans.__(
            'A kernel without a notebook asks to read and write the journal %1 until it is locked.',
            journal
          ),
      buttons: [
        Dialog.cancelButton({ label: trans.__('Refuse') }),
        Dialog.okButton({ label: trans.__('Allow') })
      ],
      defaultButton: 0
    });
    this._open = { id, dialog };
    const timer = setInterval(() => void this.look(), LOOK_AGAIN);
    try {
      const { button } = await dialog.launch();
      await this._server.answerKernel(id, button.accept);
      this._answered.add(id);
    } catch (error) {
      // Disposed: nobody waits for an answer any more, nor does one that is not known.
      if (error instanceof DeskError && error.status !== 404) {
        Notification.error(error.message);
        this._isLost = true;
      }
    } finally {
      clearInterval(timer);
      this._open = null;
    }
  }

  private _open: { id: string; dialog: Dialog<unknown> } | null = null;
  /** Those of which the server has the answer. */
  private readonly _answered = new Set<string>();
  /** Whether an answer did not reach the server. */
  private _isLost = false;
  private _later: ReturnType<typeof setTimeout> | undefined;
}
