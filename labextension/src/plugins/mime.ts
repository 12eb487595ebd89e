import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { FileResult } from '../sources/file';
import { isLocked } from '../desk/error';
import { IJournals, IServerDesk, ISnapshot, ITransport } from '../tokens';
import { h } from '../views/dom';
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
  constructor(private readonly _journals: IJournals) {
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
    this._journals.locked.disconnect(this._hide, this);
    this._journals.locked.connect(this._hide, this);
  }

  /** Of which journal the passages are that are shown here, nobody tells: they are shown again when asked for. */
  private _hide(): void {
    this._isHidden = this._file.kind === 'concordance';
    if (this._isHidden || liveResults.get(this._id)) {
      this._draw();
    }
  }

  private _show(): void {
    this._isHidden = false;
    this._draw();
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
      if (this._isHidden) {
        place.append(drawHidden(() => this._show()));
        return;
      }
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
  private _isHidden = false;
}

/** Sentences that somebody had asked to see before a journal was locked. */
function drawHidden(show: () => void): HTMLElement {
  const button = h('button', { type: 'button' }, host.trans.__('Show'));
  button.addEventListener('click', show);
  return h(
    'p',
    { class: 'jp-Psydyn-hidden' },
    host.trans.__('Passages, hidden since a journal was locked.'),
    ' ',
    button
  );
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
        host.trans
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
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    rendermime: IRenderMimeRegistry,
    journals: IJournals,
    translator: ITranslator | null
  ) => {
    host.trans = (translator ?? nullTranslator).load('jupyter_psydyn');
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
