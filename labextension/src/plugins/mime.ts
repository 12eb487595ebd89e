import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { ServerConnection } from '@jupyterlab/services';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { HttpTransport } from '../desk/http';
import { FileResult } from '../sources/file';
import { ISnapshot } from '../tokens';
import type { drawResult } from '../views/result';
import { EitherDesk } from '../widget/either';
import {
  host,
  IRecorderState,
  liveRecorders,
  liveResults
} from '../widget/host';
import { PsydynOutput } from './output';

export const RESULT = 'application/vnd.psydyn.result+json';
export const RECORDER = 'application/vnd.psydyn.recorder+json';

/** ipywidgets registers its view type at -10; a lower rank is preferred. */
const RANK = -20;

/** A kernel that is there answers within this; only then is the server asked. */
const KERNEL_WITHIN = 1000;

/** A result: drawn from the file, from its kernel while there is one, and from the file again after. */
class ResultOutput extends PsydynOutput<ISnapshot> {
  constructor() {
    super(RESULT);
  }

  protected async take(file: ISnapshot, id: string): Promise<void> {
    const { drawResult } = await import('../views/result');
    if (this.isDisposed) {
      return;
    }
    this._drawResult = drawResult;
    this._file = file;
    this._id = id;
    this._draw();
    liveResults.changed.disconnect(this._follow, this);
    liveResults.changed.connect(this._follow, this);
  }

  private _follow(_: unknown, id: string): void {
    if (id === this._id) {
      this._draw();
    }
  }

  private _draw(): void {
    const live = liveResults.get(this._id);
    this.node.toggleAttribute('data-live', live !== undefined);
    this.draw(place => {
      if (live) {
        return this._drawResult(live, place, host.trans);
      }
      if (this._file.version !== 1) {
        place.textContent = host.trans.__(
          'This result was saved by a later version of jupyter_psydyn. Update it to see the result.'
        );
        return;
      }
      return this._drawResult(new FileResult(this._file), place, host.trans);
    });
  }

  private _drawResult!: typeof drawResult;
  private _file!: ISnapshot;
  private _id = '';
}

/** A recorder: over its kernel, or without one over the server; drawn once, and never under somebody's hands again. */
class RecorderOutput extends PsydynOutput<IRecorderState> {
  constructor(
    private readonly _settings: ServerConnection.ISettings,
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
      if (!this._drawn && !this.isDisposed) {
        this.draw(place => {
          place.textContent = host.trans.__(
            'Run the cell again to record. (%1: %2)',
            this._file.journal,
            error instanceof Error ? error.message : String(error)
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
    const { drawAsked } = await import('../widget/draw');
    const server = await this._server();
    if (this.isDisposed) {
      return;
    }
    const id = this._id;
    const desk = new EitherDesk(() => liveRecorders.get(id)?.desk, server);
    const asked = liveRecorders.get(id)?.asked() ?? this._file;
    this.draw(place => drawAsked(desk, asked, place));
  }

  /** The journal's path below the server's root follows from where it is beside the notebook. */
  private async _server(): Promise<HttpTransport> {
    const { journal } = this._file;
    const url = journal.split('/').map(encodeURIComponent).join('/');
    const path = this._resolver
      ? decodeURIComponent(await this._resolver.resolveUrl(url))
      : journal;
    return new HttpTransport(path, this._settings);
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
  requires: [IRenderMimeRegistry],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    rendermime: IRenderMimeRegistry,
    translator: ITranslator | null
  ) => {
    host.trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    const settings = app.serviceManager.serverSettings;
    // Safe in a notebook that is not trusted: text is only ever drawn as text.
    rendermime.addFactory(
      {
        safe: true,
        mimeTypes: [RESULT],
        createRenderer: () => new ResultOutput()
      },
      RANK
    );
    rendermime.addFactory(
      {
        safe: true,
        mimeTypes: [RECORDER],
        createRenderer: ({ resolver }) => new RecorderOutput(settings, resolver)
      },
      RANK
    );
  }
};
