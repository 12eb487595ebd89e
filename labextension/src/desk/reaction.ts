/** The page's clock, so that a test can hold it still. */
export interface IClock {
  /** Milliseconds, as `performance.now()`. */
  now(): number;
  /** When the hand struck the key of this event, on the same clock. */
  at(event: Event): number;
  /** Calls back as the next frame is drawn, with its time; returns a function that calls it off. */
  painted(then: (frame: number) => void): () => void;
}

/** No key waits so long for a page; what is older was told by another clock. */
const LATE = 2000;

export const pageClock: IClock = {
  now: () => performance.now(),
  // The browser stamps a key when it comes in: a page that is busy hears of it later.
  at: ({ timeStamp }) => {
    const now = performance.now();
    return timeStamp > now - LATE && timeStamp <= now ? timeStamp : now;
  },
  painted: then => {
    const frame = requestAnimationFrame(then);
    return () => cancelAnimationFrame(frame);
  }
};

export interface IReactionTimes {
  readonly first_key_ms: number | null;
  readonly enter_ms: number | null;
}

/**
 * The time of one association: from the frame in which the prompt is painted to
 * the first key and to Enter. Neither kernel nor server stands in the measured
 * path. A key struck before the prompt was painted has no time: `null`, not 0.
 */
export class Reaction {
  constructor(private readonly _clock: IClock) {}

  /** The prompt stands on the page and will be painted with the next frame. */
  prompt(painted: () => void = () => undefined): void {
    this._cancel();
    this._painted = null;
    this._first = undefined;
    const stood = this._clock.now();
    this._cancel = this._clock.painted(frame => {
      // Chromium draws a frame at once where it has just missed one, and gives it
      // the missed one's time: up to 17 ms before the prompt stood on the page.
      this._painted = Math.max(frame, stood);
      painted();
    });
  }

  /** A key that writes was struck; the first counts. */
  key(event: Event): void {
    if (this._first === undefined) {
      this._first = this._since(event);
    }
  }

  enter(event: Event): IReactionTimes {
    return { first_key_ms: this._first ?? null, enter_ms: this._since(event) };
  }

  /** Nothing has ended it. */
  unended(): IReactionTimes {
    return { first_key_ms: this._first ?? null, enter_ms: null };
  }

  /** What follows has no time: somebody looked elsewhere, or it is over. */
  end(): void {
    this._cancel();
    this._painted = null;
  }

  /** To 0.1 ms: browsers give no more. */
  private _since(event: Event): number | null {
    if (this._painted === null) {
      return null;
    }
    const since = this._clock.at(event) - this._painted;
    return since < 0 ? null : Math.round(since * 10) / 10;
  }

  private _painted: number | null = null;
  private _first: number | null | undefined = undefined;
  private _cancel: () => void = () => undefined;
}
