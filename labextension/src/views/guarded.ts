import { TranslationBundle } from '@jupyterlab/translation';
import { ISignal } from '@lumino/signaling';
import { IJournalLock } from '../tokens';
import { drawLocked } from './locked';
import { wordsIn } from './words';

/** What a view shows of: the journal whose lock it is may change. */
export interface IGuarded {
  readonly lock?: IJournalLock | null;
  /** Emitted when it was locked or unlocked, or is another. */
  readonly changed: ISignal<unknown, unknown>;
}

/**
 * A view of a journal while that is open, and the way to open it while it is
 * locked. Of the view nothing stays then: it is drawn anew.
 *
 * @param draw - draws the view into the host, returns what stops it.
 */
export function drawGuarded(
  guarded: IGuarded,
  host: HTMLElement,
  draw: (host: HTMLElement) => () => void,
  trans: TranslationBundle
): () => void {
  let shown: IJournalLock | 'open' | null = null;
  let stop: () => void = () => undefined;
  const turnTo = (next: IJournalLock | 'open') => {
    const hadFocus = host.contains(document.activeElement);
    const fields = wordsIn(host);
    stop();
    // One that something still holds on to keeps no words.
    fields.forEach(field => (field.value = ''));
    shown = next;
    stop =
      next === 'open' ? draw(host) : drawLocked(next, host, trans, hadFocus);
    if (hadFocus && !host.contains(document.activeElement)) {
      host.tabIndex = -1;
      host.focus();
    }
  };
  const update = () => {
    const lock = guarded.lock ?? null;
    const next = lock?.isLocked ? lock : 'open';
    if (next !== shown) {
      turnTo(next);
    }
  };
  update();
  guarded.changed.connect(update);
  return () => {
    guarded.changed.disconnect(update);
    stop();
  };
}
