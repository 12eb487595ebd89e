import { State } from './state';

/** So long after the last sign of a change the journal is read again. */
const AFTER_TOUCHED = 300;

/**
 * What others do in the journal, and what is undone, shows here too; the layout
 * follows the size, and a lock waits for what is being saved.
 */
export function follow(
  state: State,
  column: HTMLElement,
  resized: () => void
): () => void {
  const { desk, saving } = state;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const touched = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void saving.settled
        .then(() => state.reread())
        // Where it cannot be read, what is shown stays until it can.
        .catch(() => undefined);
    }, AFTER_TOUCHED);
  };
  desk.touched?.connect(touched);
  const leave = desk.lock?.before(() => saving.settled);
  const observer =
    typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(resized);
  observer?.observe(column);
  return () => {
    clearTimeout(timer);
    desk.touched?.disconnect(touched);
    leave?.();
    observer?.disconnect();
  };
}
