import { Signal } from '@lumino/signaling';

/** The only thing that this computer remembers of it: yes or no. */
const KEY = 'jupyter-psydyn:known-words';

/** Whether known words light up as somebody writes; for every recorder of this page. */
class Lighting {
  readonly changed = new Signal<this, void>(this);

  get isOn(): boolean {
    return this._isOn;
  }

  toggle(): void {
    this._isOn = !this._isOn;
    try {
      localStorage.setItem(KEY, this._isOn ? 'yes' : 'no');
    } catch {
      // A browser that keeps nothing: it holds until the page is left.
    }
    this.changed.emit();
  }

  /** As this computer remembers it. */
  recall(): void {
    try {
      this._isOn = localStorage.getItem(KEY) !== 'no';
    } catch {
      this._isOn = true;
    }
  }

  private _isOn = true;
}

export const lighting = new Lighting();
lighting.recall();
