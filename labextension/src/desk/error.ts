/** The status of an answer that a locked journal gives. */
const LOCKED = 423;

/** The desk refused, or could not be reached. */
export class DeskError extends Error {
  /**
   * @param status - that of HTTP; 0 where nobody answered.
   * @param message - one line for people.
   * @param body - what else the desk sent: `current` with a conflict.
   */
  constructor(
    readonly status: number,
    message: string,
    readonly body: Readonly<Record<string, unknown>> = {}
  ) {
    super(message);
    this.name = 'DeskError';
  }
}

export function isLocked(error: unknown): error is DeskError {
  return error instanceof DeskError && error.status === LOCKED;
}

/** What went wrong, in one line for people. */
export function line(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
