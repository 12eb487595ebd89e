import { Recording } from '../desk/recording';

/** Something that is being written. */
export type IWriting = Pick<Recording, 'flush' | 'isAtRisk'>;

/**
 * Save when the page is left or hidden, and when the network is back; ask
 * before leaving what is nowhere else.
 *
 * @returns a function that stops watching.
 */
export function watchPage(writing: IWriting): () => void {
  const flush = () => void writing.flush();
  const hidden = () => {
    if (document.visibilityState === 'hidden') {
      flush();
    }
  };
  const leave = (event: BeforeUnloadEvent) => {
    if (writing.isAtRisk) {
      event.preventDefault();
    }
  };
  window.addEventListener('online', flush);
  window.addEventListener('beforeunload', leave);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    window.removeEventListener('online', flush);
    window.removeEventListener('beforeunload', leave);
    document.removeEventListener('visibilitychange', hidden);
  };
}
