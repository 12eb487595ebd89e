import { ISignal } from '@lumino/signaling';
import { language } from '../desk/language';
import { FileResult } from '../sources/file';
import { IResultSource, ISnapshot } from '../tokens';
import { h } from '../views/dom';
import { quotes } from '../views/quotes';
import { drawResult } from '../views/result';
import { liveResults } from './host';

/**
 * A result of a notebook, wherever it stands in it: drawn over its kernel while
 * that has it, else as it was saved. When a journal is locked its passages go;
 * of which journal they are nobody tells.
 *
 * @param id - of the kernel's model.
 * @param saved - as it stands in the notebook.
 * @param locked - emitted when a journal was locked.
 * @returns a function that lets go of it.
 */
export function drawShown(
  id: string,
  saved: () => ISnapshot,
  host: HTMLElement,
  locked?: ISignal<unknown, void>
): () => void {
  let stop: () => void = () => undefined;
  let isHidden = false;
  const draw = () => {
    stop();
    stop = isHidden
      ? drawHidden(host, show)
      : drawEither(liveResults.get(id), saved(), host);
  };
  const show = () => {
    isHidden = false;
    draw();
  };
  const hide = () => {
    const live = liveResults.get(id);
    // All of it is what was said.
    isHidden = quotes(live?.snapshot ?? saved());
    if (isHidden || live) {
      draw();
    }
  };
  const follow = (_: unknown, changed: string) => {
    if (changed === id) {
      draw();
    }
  };
  draw();
  liveResults.changed.connect(follow);
  locked?.connect(hide);
  return () => {
    liveResults.changed.disconnect(follow);
    locked?.disconnect(hide);
    stop();
  };
}

function drawEither(
  live: IResultSource | undefined,
  saved: ISnapshot,
  host: HTMLElement
): () => void {
  const { trans } = language;
  if (!live && saved.version !== 1) {
    host.textContent = trans.__(
      'This result was saved by a later version of jupyter_psydyn. Update it to see the result.'
    );
    return () => undefined;
  }
  return drawResult(live ?? new FileResult(saved), host, trans);
}

/** Sentences that somebody had asked to see before a journal was locked: they are shown when asked for again. */
function drawHidden(host: HTMLElement, show: () => void): () => void {
  const { trans } = language;
  const button = h('button', { type: 'button' }, trans.__('Show'));
  button.addEventListener('click', show);
  host.replaceChildren(
    h(
      'p',
      { class: 'jp-Psydyn-hidden' },
      trans.__('Passages, hidden since a journal was locked.'),
      ' ',
      button
    )
  );
  return () => host.replaceChildren();
}
