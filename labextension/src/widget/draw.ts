import { language } from '../desk/language';
import { ITransport, Protocol } from '../tokens';
import { drawAssociations } from '../views/associations';
import { drawAnnotator } from '../views/coding/annotator';
import { readKnown } from '../views/known/cues';
import { drawRecorder } from '../views/recorder';
import type { IOwnWords } from '../views/associating/sitting';
import { IRecorderState } from './host';

/** Draw the recorder that was asked for. */
export function drawAsked(
  desk: ITransport,
  { view, entry, element }: IRecorderState,
  node: HTMLElement
): () => void {
  const { trans } = language;
  if (view === 'dream') {
    return drawRecorder(desk, node, { entry, trans, known: readKnown });
  }
  if (view === 'annotate') {
    return drawAnnotator(desk, node, { entry }, trans);
  }
  const protocol: Protocol = view === 'association' ? 'chain' : view;
  let stop: (() => void) | null = null;
  let stopped = false;
  // The word, or the words of a test, are somebody's text: the kernel is asked
  // for them, and no state or file holds them. The server does not know them,
  // and they are then typed again.
  const ask = <T>(path: string) =>
    desk.request<T>('GET', path).catch(() => undefined);
  void Promise.all([
    protocol === 'chain' ? ask<{ word: string }>('word') : undefined,
    protocol === 'word-list' ? ask<IOwnWords>('words') : undefined
  ]).then(([begun, own]) => {
    if (!stopped) {
      const word = begun?.word;
      const asked = { entry, element, protocol, word, own, trans };
      stop = drawAssociations(desk, node, asked);
    }
  });
  return () => {
    stopped = true;
    stop?.();
  };
}
