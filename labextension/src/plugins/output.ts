import { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';
import { isForWords } from '../views/words';

const WIDGET_VIEW = 'application/vnd.jupyter.widget-view+json';

/** An output of ours in a notebook: what the file holds of it, and which of the kernel's models it is. */
export abstract class PsydynOutput<F>
  extends Widget
  implements IRenderMime.IRenderer
{
  constructor(private readonly _mimeType: string) {
    super();
    this.addClass('jp-PsydynReview-output');
    window.addEventListener('keydown', this, true);
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const view = model.data[WIDGET_VIEW] as { model_id?: string } | undefined;
    const file = model.data[this._mimeType] as unknown as F;
    await this.take(file, view?.model_id ?? '');
  }

  /**
   * A notebook in command mode takes single keys for its own, ours as well; with
   * Ctrl, Alt or Meta they stay the application's, and Shift+Enter runs the cell.
   * But where words are typed it is these that are undone: the application, which
   * would undo the notebook and keep the browser from its own, does not hear of it.
   */
  handleEvent(event: Event): void {
    if (
      event instanceof KeyboardEvent &&
      event.target instanceof Node &&
      this.node.contains(event.target)
    ) {
      if (isForWords(event.target) && isUndoing(event)) {
        event.stopPropagation();
        return;
      }
      const applications =
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        (event.shiftKey && event.key === 'Enter');
      this.node.toggleAttribute('data-lm-suppress-shortcuts', !applications);
    }
  }

  dispose(): void {
    if (this.isDisposed) {
      return;
    }
    window.removeEventListener('keydown', this, true);
    Signal.clearData(this);
    this._stop();
    super.dispose();
  }

  /** Show it, and follow the kernel's model of that id. */
  protected abstract take(file: F, id: string): Promise<void>;

  /** Draw into a place of its own, instead of what was drawn before. */
  protected draw(how: (place: HTMLElement) => (() => void) | void): void {
    this._stop();
    const place = document.createElement('div');
    this.node.replaceChildren(place);
    this._stop = how(place) ?? (() => undefined);
  }

  private _stop: () => void = () => undefined;
}

/** Undo or redo, whatever letters the keyboard writes. */
function isUndoing(event: KeyboardEvent): boolean {
  const { key, code, ctrlKey, metaKey, altKey } = event;
  const isHeld = (ctrlKey || metaKey) && !altKey;
  return isHeld && [key, code].some(one => /^(Key)?[yz]$/i.test(one));
}
