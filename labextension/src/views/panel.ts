import { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { isForWords } from './words';

/**
 * A view in a widget of the application. Drawn once and let go with the widget,
 * so that a tab can be dragged elsewhere while somebody writes in it.
 */
export class Panel extends Widget {
  /**
   * @param draw - draws into the node, returns what stops it.
   * @param undoes - whether what is undone in the journal is undone here.
   */
  constructor(
    draw: (host: HTMLElement) => () => void,
    undoes: () => boolean = () => true
  ) {
    super();
    this.addClass('jp-Psydyn-panel');
    // Where text is edited, its own undo acts; the shortcut of ours looks for this mark.
    this.node.addEventListener('focusin', ({ target }) => {
      if (target !== this.node) {
        this._last = target as HTMLElement;
      }
      const isUndone = !isForWords(target) && undoes();
      this.node.toggleAttribute('data-psydyn-undoes', isUndone);
    });
    this._stop = draw(this.node);
  }

  dispose(): void {
    if (!this.isDisposed) {
      this._stop();
      super.dispose();
    }
  }

  /**
   * Focus goes where it was, else where one writes, else to the first thing one
   * can press. Nothing is scrolled for it: a panel is activated while somebody
   * presses the button on something in it, which may not move away.
   */
  protected onActivateRequest(msg: Message): void {
    const focused = document.activeElement;
    // The application focuses the node itself first.
    if (focused === this.node || !this.node.contains(focused)) {
      if (this.node.contains(this._last) && this._last?.offsetParent) {
        this._last.focus({ preventScroll: true });
        return;
      }
      const targets = this.node.querySelectorAll<HTMLElement>(
        '[data-first], textarea, input[type="search"], input[type="password"], .jp-Psydyn-word, button'
      );
      Array.from(targets)
        .find(target => target.offsetParent !== null)
        ?.focus({ preventScroll: true });
    }
  }

  private _last: HTMLElement | null = null;
  private readonly _stop: () => void;
}
