import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { Contents } from '@jupyterlab/services';
import {
  ITranslator,
  nullTranslator,
  TranslationBundle
} from '@jupyterlab/translation';
import { after } from '../desk/pace';
import { countPlaces, edited, ILiveNotebook, refusalIn } from '../desk/quotes';
import { IQuote, Server } from '../desk/server';
import { IJournals } from '../tokens';

/** A save that begins within this time after the command is one by hand. */
const BY_HAND = 3000;
/** While a journal is just being opened; 10,000 dreams are known after some seconds. */
const AGAIN = 1000;
const MOST_TRIES = 20;
const SAVES = ['docmanager:save', 'docmanager:save-all', 'docmanager:save-as'];

export const guardPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:guard',
  description:
    'Asks before words of an open journal are saved in the outputs of a notebook.',
  autoStart: true,
  requires: [IJournals],
  optional: [IDocumentManager, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    journals: IJournals,
    documents: IDocumentManager | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    const { contents, serverSettings } = app.serviceManager;
    const server = new Server(serverSettings);
    let saved = -Infinity;
    app.commands.commandExecuted.connect((_, { id }) => {
      if (SAVES.includes(id)) {
        saved = performance.now();
      }
    });
    const guard = new Guard({
      save: contents.save.bind(contents),
      lookThrough: async content => {
        if (journals.isAnyOpen) {
          // What goes wrong here, the save says.
          await server.lookThrough(content).catch(() => undefined);
        }
      },
      notebook: path =>
        documents?.findWidget(path, null)?.context.model as unknown as
          ILiveNotebook | undefined,
      isByHand: () => performance.now() - saved < BY_HAND,
      ask: quotes => ask(quotes, trans)
    });
    contents.save = (path, options) => guard.save(path, options);
  }
};

type Options = Partial<Contents.IModel>;
type Answer = 'remove' | 'keep' | 'cancel';

export interface IGuarded {
  save(path: string, options?: Options): Promise<Contents.IModel>;
  /**
   * Have the server look through a notebook, which takes it 3 s for outputs of
   * 10 MB. It does so in a thread; at the save, which holds up everybody, it
   * knows then what it saw.
   */
  lookThrough(content: unknown): Promise<void>;
  /** The one that is open under this path. */
  notebook(path: string): ILiveNotebook | undefined;
  /** Whether somebody asked for the save that is under way. */
  isByHand(): boolean;
  ask(quotes: readonly IQuote[]): Promise<Answer>;
}

/** Saves a notebook; what the server did not save as it quotes a journal, as somebody says. */
export class Guard {
  constructor(private readonly _: IGuarded) {}

  async save(path: string, options?: Options): Promise<Contents.IModel> {
    if (options?.type === 'notebook') {
      await this._.lookThrough(options.content);
    }
    for (let tries = 1; ; tries++) {
      try {
        return await this._.save(path, options);
      } catch (error) {
        const refusal = refusalIn((error as Error).message);
        if (!refusal) {
          throw error;
        }
        const { message, quotes } = refusal;
        if (quotes.length > 0 && options?.type === 'notebook') {
          const content = await this._settle(path, options.content, quotes);
          options = { ...options, content };
        } else if (quotes.length > 0 || tries >= MOST_TRIES) {
          throw new Error(message);
        } else {
          await after(AGAIN);
        }
      }
    }
  }

  /** @returns what is to be saved instead. @throws as JupyterLab does where a save is called off: it then says nothing. */
  private async _settle(
    path: string,
    content: unknown,
    quotes: readonly IQuote[]
  ): Promise<unknown> {
    const all = quotes.map(({ digest }) => digest).join();
    if (this._asking.has(path)) {
      throw calledOff('ModalDuplicateError');
    }
    if (this._cancelled.get(path) === all && !this._.isByHand()) {
      throw calledOff('ModalCancelError');
    }
    this._asking.add(path);
    let answer: Answer;
    try {
      // A widget's state is written anew with each save: what was said of it holds.
      const isSaid = quotes.every(({ digest }) => this._gone.has(digest));
      answer = isSaid ? 'remove' : await this._.ask(quotes);
    } finally {
      this._asking.delete(path);
    }
    if (answer === 'cancel') {
      this._cancelled.set(path, all);
      throw calledOff('ModalCancelError');
    }
    this._cancelled.delete(path);
    if (answer === 'remove') {
      quotes
        .filter(({ where }) => where === 'widgets')
        .forEach(({ digest }) => this._gone.add(digest));
    }
    return edited(this._.notebook(path), content, quotes, answer);
  }

  private readonly _asking = new Set<string>();
  /** What somebody called off, by path: saves by themselves ask no second time. */
  private readonly _cancelled = new Map<string, string>();
  private readonly _gone = new Set<string>();
}

function calledOff(name: 'ModalCancelError' | 'ModalDuplicateError'): Error {
  const error = new Error('Cancel');
  error.name = name;
  return error;
}

async function ask(
  quotes: readonly IQuote[],
  trans: TranslationBundle
): Promise<Answer> {
  const { button } = await showDialog({
    title: trans._n(
      '%1 output holds words of your journal',
      '%1 outputs hold words of your journal',
      countPlaces(quotes)
    ),
    body: trans.__(
      'A notebook is a plain file: who has it reads them. “Remove” takes them out of the notebook, “Keep” saves them in it, “Cancel” leaves it unsaved.'
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Keep'), actions: ['keep'] }),
      Dialog.okButton({ label: trans.__('Remove'), actions: ['remove'] })
    ],
    // It may open in the middle of somebody's sentence: Enter changes nothing.
    defaultButton: 0
  });
  return (button.actions[0] as Answer | undefined) ?? 'cancel';
}
