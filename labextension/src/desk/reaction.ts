/** The page's clock, so that a test can hold it still. */
export interface IClock {
  /** Milliseconds, as `performance.now()`. */
  now(): number;
  /** Calls back in the frame after the next paint; returns a function that calls it off. */
  painted(then: () => void): () => void;
}

export const pageClock: IClock = {
  now: () => performance.now(),
  // The first callback runs before the frame is painted, the second after.
  painted: then => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(then);
    });
    return () => cancelAnimationFrame(frame);
  }
};

export interface IReactionTimes {
  readonly first_key_ms: number | null;
  readonly enter_ms: number | null;
}

/**
 * The time of one association: from the prompt's paint to the first key and to
 * Enter. Neither kernel nor server stands in the measured path. A key struck
 * before the prompt was painted has no time: `null`, not 0.
 */
export class Reaction {
  constructor(private readonly _clock: IClock) {}

  /** The prompt stands on the page and will be painted with the next frame. */
  prompt(): void {
    this._cancel();
    this._painted = null;
    this._first = undefined;
    this._cancel = this._clock.painted(() => {
      this._painted = this._clock.now();
    });
  }

  /** A key that writes was struck; the first counts. */
  key(): void {
    if (this._first === undefined) {
      this._first = this._since();
    }
  }

  enter(): IReactionTimes {
    return { first_key_ms: this._first ?? null, enter_ms: this._since() };
  }

  /** What follows has no time: somebody looked elsewhere, or it is over. */
  end(): void {
    this._cancel();
    this._painted = null;
  }

  /** To 0.1 ms: browsers give no more. */
  private _since(): number | null {
    return this._painted === null
      ? null
      : Math.round((this._clock.now() - this._painted) * 10) / 10;
  }

  private _painted: number | null = null;
  private _first: number | null | undefined = undefined;
  private _cancel: () => void = () => undefined;
}
