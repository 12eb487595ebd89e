import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { isLocked, line } from '../desk/error';
import { language } from '../desk/language';
import { IJournals, IServerDesk, ISnapshot, ITransport } from '../tokens';
import { EitherDesk } from '../widget/either';
import { IRecorderState, liveRecorders } from '../widget/host';
import { PsydynOutput } from './output';

export const RESULT = 'application/vnd.psydyn.result+json';
export const RECORDER = 'application/vnd.psydyn.recorder+json';

/** ipywidgets registers its view type at -10; a lower rank is preferred. */
const RANK = -20;

/** A kernel that is there answers within this; only then is the server asked. */
const KERNEL_WITHIN = 1000;

/** A result: drawn from the file, from its kernel while there is one, and from the file again after. */
class ResultOutput extends PsydynOutput<ISnapshot> {
  constructor(private readonly _journals: IJournals) {
    super(RESULT);
  }

  protected async take(file: ISnapshot, id: string): Promise<void> {
    const { drawShown } = await import('../widget/shown');
    if (!this.isDisposed) {
      this.draw(place =>
        drawShown(id, () => file, place, this._journals.locked)
      );
    }
  }
}

/** A recorder: over its kernel, or without one over the server; drawn once, and never under somebody's hands again. */
class RecorderOutput extends PsydynOutput<IRecorderState> {
  constructor(
    private readonly _journals: IJournals,
    private readonly _resolver: IRenderMime.IResolver | null
  ) {
    super(RECORDER);
  }

  dispose(): void {
    clearTimeout(this._waiting);
    super.dispose();
  }

  protected async take(file: IRecorderState, id: string): Promise<void> {
    this._file = file;
    this._id = id;
    this._drawn = false;
    liveRecorders.changed.disconnect(this._follow, this);
    liveRecorders.changed.connect(this._follow, this);
    if (liveRecorders.get(id)) {
      await this._record();
    } else {
      clearTimeout(this._waiting);
      this._waiting = setTimeout(() => void this._tryServer(), KERNEL_WITHIN);
    }
  }

  private _follow(_: unknown, id: string): void {
    if (id === this._id && liveRecorders.get(id)) {
      clearTimeout(this._waiting);
      void this._record();
    }
  }

  private async _tryServer(): Promise<void> {
    const desk = await this._server();
    try {
      await desk.request('GET', 'info');
    } catch (error) {
      if (isLocked(error)) {
        await this._record();
      } else if (!this._drawn && !this.isDisposed) {
        this.draw(place => {
          place.textContent = language.trans.__(
            'Run the cell again to record. (%1: %2)',
            this._file.journal,
            line(error)
          );
        });
      }
      return;
    }
    await this._record();
  }

  private async _record(): Promise<void> {
    if (this._drawn) {
      return;
    }
    this._drawn = true;
    const { drawGuarded } = await import('../views/guarded');
    const { drawAsked } = await import('../widget/draw');
    const server = await this._server();
    if (this.isDisposed) {
      return;
    }
    const id = this._id;
    const { lock } = server;
    // Named after the model, so that a draft is found again by the next drawing.
    const entry = this._file.entry || (id && `new~${id}`);
    const asked = () =>
      liveRecorders.get(id)?.asked() ?? { ...this._file, entry };
    // Once it was locked, a kernel would have to ask the person for the journal;
    // the server has it open for this page.
    let desk: ITransport = new EitherDesk(
      () => liveRecorders.get(id)?.desk,
      server
    );
    this.draw(place =>
      drawGuarded(
        { lock, changed: lock.changed },
        place,
        place => {
          const stop = drawAsked(desk, asked(), place);
          desk = server;
          return stop;
        },
        language.trans
      )
    );
  }

  /** The journal's path below the server's root follows from where it is beside the notebook. */
  private async _server(): Promise<IServerDesk> {
    const { journal } = this._file;
    const url = journal.split('/').map(encodeURIComponent).join('/');
    const path = this._resolver
      ? decodeURIComponent(await this._resolver.resolveUrl(url))
      : journal;
    return this._journals.desk(path);
  }

  private _file!: IRecorderState;
  private _id = '';
  private _drawn = false;
  private _waiting: ReturnType<typeof setTimeout> | undefined;
}

export const mimePlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:mime',
  description: 'Draws results and recorders kept in notebook outputs.',
  autoStart: true,
  requires: [IRenderMimeRegistry, IJournals],
  activate: (
    app: JupyterFrontEnd,
    rendermime: IRenderMimeRegistry,
    journals: IJournals
  ) => {
    // Safe in a notebook that is not trusted: text is only ever drawn as text.
    rendermime.addFactory(
      {
        safe: true,
        mimeTypes: [RESULT],
        createRenderer: () => new ResultOutput(journals)
      },
      RANK
    );
    rendermime.addFactory(
      {
        safe: true,
        mimeTypes: [RECORDER],
        createRenderer: ({ resolver }) => new RecorderOutput(journals, resolver)
      },
      RANK
    );
  }
};
