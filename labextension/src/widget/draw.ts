import { language } from '../desk/language';
import { ITransport } from '../tokens';
import { drawAssociations } from '../views/associations';
import { drawRecorder } from '../views/recorder';
import { IRecorderState } from './host';

/** Draw the recorder that was asked for. */
export function drawAsked(
  desk: ITransport,
  { view, entry, element }: IRecorderState,
  node: HTMLElement
): () => void {
  const { trans } = language;
  if (view === 'dream') {
    return drawRecorder(desk, node, { entry, trans });
  }
  let stop: (() => void) | null = null;
  let stopped = false;
  // The word is somebody's text: the kernel is asked for it, and no state or
  // file holds it. The server does not know it, and it is then typed again.
  void desk
    .request<{ word: string }>('GET', 'word')
    .then(
      answer => answer.word,
      () => ''
    )
    .then(word => {
      if (!stopped) {
        stop = drawAssociations(desk, node, { entry, element, word, trans });
      }
    });
  return () => {
    stopped = true;
    stop?.();
  };
}
