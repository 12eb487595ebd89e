/** After the last key: shorter, and a thinker's pause is saved as a revision. */
export const SAVE_AFTER = 1500;
/** While somebody writes without a pause, the server still hears of it. */
const SAVE_WITHIN = 15000;
/** A crash costs half a second of typing at most. */
const DRAFT_AFTER = 500;
/** From 2 s, doubled up to 15: a server that restarts is back in between, and one request is cheap. */
const RETRY_FIRST = 2000;
const RETRY_MOST = 15000;

/** Resolves when so many milliseconds have passed. */
export function after(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

type Timer = ReturnType<typeof setTimeout> | undefined;

/** When what is typed is drafted and saved, and when it is tried again. */
export class Pace {
  constructor(
    private readonly _draft: () => void,
    private readonly _save: () => void
  ) {}

  /** Something was typed; only drafted where there is nothing yet to save. */
  typed(isWorthSaving: boolean): void {
    this._drafting ??= setTimeout(() => {
      this._drafting = undefined;
      this._draft();
    }, DRAFT_AFTER);
    if (isWorthSaving) {
      this._longest ??= setTimeout(this._save, SAVE_WITHIN);
      clearTimeout(this._pause);
      this._pause = setTimeout(this._save, SAVE_AFTER);
    }
  }

  /** It did not work: again, each time a longer while from now. */
  again(): void {
    clearTimeout(this._retry);
    this._retry = setTimeout(this._save, this._wait);
    this._wait = Math.min(this._wait * 2, RETRY_MOST);
  }

  /** It works. */
  calm(): void {
    this._wait = RETRY_FIRST;
  }

  stop(): void {
    for (const timer of [
      this._drafting,
      this._pause,
      this._longest,
      this._retry
    ]) {
      clearTimeout(timer);
    }
    this._drafting = this._longest = undefined;
  }

  private _wait = RETRY_FIRST;
  private _drafting: Timer;
  private _pause: Timer;
  private _longest: Timer;
  private _retry: Timer;
}
