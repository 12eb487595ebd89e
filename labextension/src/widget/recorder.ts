import { DOMWidgetModel, DOMWidgetView } from '@jupyter-widgets/base';
import { CommTransport } from '../desk/comm';
import { language } from '../desk/language';
import { JournalLock } from '../desk/lock';
import { WatchedDesk } from '../desk/watched';
import { drawGuarded } from '../views/guarded';
import { drawAsked } from './draw';
import { host, ILiveRecorder, IRecorderState, liveRecorders } from './host';
import { pipeOf, whenGone } from './pipe';
import { MODULE_NAME, MODULE_VERSION } from './version';

export class RecorderModel extends DOMWidgetModel {
  initialize(attributes: any, options: any): void {
    super.initialize(attributes, options);
    if (!this.comm_live) {
      return;
    }
    const desk = new CommTransport(this.get('journal_name'), pipeOf(this));
    liveRecorders.add(this.model_id, { desk, asked: () => this.asked });
    whenGone(this, () => {
      liveRecorders.remove(this.model_id);
      desk.dispose();
    });
  }

  defaults() {
    return {
      ...super.defaults(),
      _model_name: 'RecorderModel',
      _model_module: MODULE_NAME,
      _model_module_version: MODULE_VERSION,
      _view_name: 'RecorderView',
      _view_module: MODULE_NAME,
      _view_module_version: MODULE_VERSION,
      view: 'dream',
      journal_name: '',
      entry: '',
      element: ''
    };
  }

  get asked(): IRecorderState {
    return {
      view: this.get('view'),
      journal: this.get('journal_name'),
      // Named after the model, so that a draft is found again by its next drawing.
      entry: this.get('entry') || `new~${this.model_id}`,
      element: this.get('element')
    };
  }
}

/** Inside other widgets; on its own a recorder is drawn by its output's renderer. */
export class RecorderView extends DOMWidgetView {
  render(): void {
    super.render();
    const live = liveRecorders.get(this.model.model_id);
    if (live) {
      this._stop = this._draw(live);
    } else {
      this.el.textContent = language.trans.__(
        'The kernel of this recorder has gone. Run the cell again to record.'
      );
    }
  }

  remove(): void {
    this._stop?.();
    super.remove();
  }

  /** The journal's place below the server's root is not known here: it is unlocked elsewhere. */
  private _draw({ desk, asked }: ILiveRecorder): () => void {
    const lock = new JournalLock(desk.name);
    const watched = new WatchedDesk(desk, lock);
    const leave = host.journals?.follow(lock);
    const stop = drawGuarded(
      { lock, changed: lock.changed },
      this.el,
      place => drawAsked(watched, asked(), place),
      language.trans
    );
    return () => {
      leave?.();
      stop();
    };
  }

  private _stop?: () => void;
}
