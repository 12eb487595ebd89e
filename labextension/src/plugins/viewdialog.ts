import { Dialog } from '@jupyterlab/apputils';
import { ISignal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';
import { IKeyDialog } from '../views/newjournal';

/**
 * A view in a dialog of the application; the view brings its own buttons. What
 * was typed in it goes when a journal is locked, as on the rest of the page. One
 * that is held stays: its recovery code is shown this once, and taken away it
 * would be lost.
 *
 * @param draw - draws into the host, returns what stops it.
 * @param locked - emitted when a journal was locked.
 * @returns when it was left, however.
 */
export async function showView(
  title: string,
  draw: (host: HTMLElement, dialog: IKeyDialog) => () => void,
  locked: ISignal<unknown, void>
): Promise<void> {
  const body = new Widget();
  const host = document.createElement('div');
  host.tabIndex = -1;
  host.className = 'jp-Psydyn-dialog';
  body.node.append(host);
  const dialog = new ViewDialog(host, title, body);
  let stop: () => void = () => undefined;
  void dialog.ready.then(() => {
    stop = draw(host, {
      hold: isHeld => dialog.hold(isHeld),
      cancel: () => dialog.reject(),
      close: () => dialog.close()
    });
  });
  const leave = () => dialog.reject();
  locked.connect(leave);
  try {
    await dialog.launch();
  } finally {
    locked.disconnect(leave);
    stop();
    dialog.dispose();
  }
}

class ViewDialog extends Dialog<void> {
  constructor(
    private readonly _view: HTMLElement,
    title: string,
    body: Widget
  ) {
    super({
      title,
      body,
      buttons: [],
      // What the application focuses instead of anything outside of the dialog.
      focusNodeSelector: '.jp-Psydyn-dialog'
    });
    let last: EventTarget | null = null;
    _view.addEventListener('focusin', ({ target }) => {
      if (target !== _view) {
        last = target;
      } else if (last instanceof HTMLElement) {
        last.focus();
      }
    });
  }

  /** While it is held, only `close` leaves it. */
  hold(isHeld: boolean): void {
    this._isHeld = isHeld;
  }

  close(): void {
    this._isHeld = false;
    this.reject();
  }

  /** Esc, the cross, and a click beside it. */
  reject(): void {
    if (!this._isHeld) {
      super.reject();
    }
  }

  /** Enter is for the view's own form; Tab goes round in it. */
  handleEvent(event: Event): void {
    const key = event instanceof KeyboardEvent ? event.key : '';
    if (key === 'Tab') {
      this._goRound(event as KeyboardEvent);
    } else if (key !== 'Enter') {
      super.handleEvent(event);
    }
  }

  private _goRound(event: KeyboardEvent): void {
    const stops = Array.from(
      this._view.querySelectorAll<HTMLElement>('input, button:enabled')
    ).filter(stop => stop.offsetParent !== null);
    const end = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (document.activeElement === end) {
      event.preventDefault();
      (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
    }
  }

  private _isHeld = false;
}
