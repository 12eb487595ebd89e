/**
 * Where `quote`, which stood at `at` of `old`, stands in `text`; `null` where
 * its words are gone. Places are in UTF-16 units.
 *
 * As `jupyter_psydyn/journal/anchor.py` does it when the text is saved, so that
 * nothing jumps then: words outside the edited stretch move with the text around
 * them, others are looked for nearest to where the edit carried their place.
 */
export function follow(
  old: string,
  text: string,
  at: number,
  quote: string
): number | null {
  if (!quote) {
    return null;
  }
  const most = Math.min(old.length, text.length);
  let same = 0;
  while (same < most && old[same] === text[same]) {
    same++;
  }
  let tail = 0;
  while (
    tail < most - same &&
    old[old.length - 1 - tail] === text[text.length - 1 - tail]
  ) {
    tail++;
  }
  const low = same;
  const high = old.length - tail;
  const grown = text.length - old.length;
  if (old.startsWith(quote, at)) {
    if (at + quote.length <= low) {
      return at;
    }
    if (at >= high) {
      return at + grown;
    }
  }
  return nearest(text, quote, carried(at, low, high, grown));
}

/** Where an edit of `low` to `high`, `grown` longer after it, carries a place: within it, in proportion. */
function carried(
  place: number,
  low: number,
  high: number,
  grown: number
): number {
  if (place <= low) {
    return place;
  }
  if (place >= high) {
    return place + grown;
  }
  return (
    low + Math.round(((place - low) * (high - low + grown)) / (high - low))
  );
}

/** The occurrence nearest to a place; the earlier of two equally near. */
function nearest(text: string, quote: string, place: number): number | null {
  const before = text.lastIndexOf(quote, place);
  const after = text.indexOf(quote, place);
  if (before < 0 || after < 0) {
    const only = Math.max(before, after);
    return only < 0 ? null : only;
  }
  return place - before <= after - place ? before : after;
}
