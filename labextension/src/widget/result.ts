import { DOMWidgetModel, DOMWidgetView } from '@jupyter-widgets/base';
import { Signal } from '@lumino/signaling';
import { CommTransport } from '../desk/comm';
import { IPassage, IResultSource, ISnapshot } from '../tokens';
import { host, liveResults } from './host';
import { pipeOf, whenGone } from './pipe';
import { drawShown } from './shown';
import { MODULE_NAME, MODULE_VERSION } from './version';

/** A result that a kernel holds: it is asked for passages, and keeps no decisions. */
class KernelResult implements IResultSource {
  constructor(private readonly _model: ResultModel) {
    this._desk = new CommTransport('', pipeOf(_model));
    _model.on('change:snapshot', this._emit, this);
  }

  readonly changed = new Signal<this, void>(this);

  get snapshot(): ISnapshot {
    return this._model.snapshot;
  }

  async passages(key: string): Promise<readonly IPassage[]> {
    const answer = await this._desk.request<{ passages: readonly IPassage[] }>(
      'POST',
      'passages',
      { key }
    );
    return answer.passages;
  }

  dispose(): void {
    this._model.off('change:snapshot', this._emit, this);
    this._desk.dispose();
    Signal.clearData(this);
  }

  private _emit(): void {
    this.changed.emit();
  }

  private readonly _desk: CommTransport;
}

export class ResultModel extends DOMWidgetModel {
  initialize(attributes: any, options: any): void {
    super.initialize(attributes, options);
    if (!this.comm_live) {
      return;
    }
    const result = new KernelResult(this);
    liveResults.add(this.model_id, result);
    whenGone(this, () => {
      liveResults.remove(this.model_id);
      result.dispose();
    });
  }

  defaults() {
    return {
      ...super.defaults(),
      _model_name: 'ResultModel',
      _model_module: MODULE_NAME,
      _model_module_version: MODULE_VERSION,
      _view_name: 'ResultView',
      _view_module: MODULE_NAME,
      _view_module_version: MODULE_VERSION,
      snapshot: EMPTY
    };
  }

  get snapshot(): ISnapshot {
    return this.get('snapshot');
  }
}

const EMPTY: ISnapshot = {
  version: 1,
  kind: 'motifs',
  title: '',
  caption: '',
  notes: [],
  columns: [],
  rows: [],
  picture: {},
  parameters: {},
  code: ''
};

/** Inside other widgets; on its own a result is drawn by its output's renderer. */
export class ResultView extends DOMWidgetView {
  render(): void {
    super.render();
    const model = this.model as ResultModel;
    this._stop = drawShown(
      model.model_id,
      () => model.snapshot,
      this.el,
      host.journals?.locked
    );
  }

  remove(): void {
    this._stop?.();
    super.remove();
  }

  private _stop?: () => void;
}
