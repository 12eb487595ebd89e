/*
 * Spans are in Unicode code points, JavaScript strings in UTF-16 units. These
 * two are the only places where one becomes the other.
 */

/** The code points before UTF-16 position `at` of `text`. */
export function toCodePoints(text: string, at: number): number {
  let points = 0;
  for (let unit = 0; unit < at; points++) {
    unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
  }
  return points;
}

/** The UTF-16 position in `text` after `points` code points. */
export function toUnits(text: string, points: number): number {
  let unit = 0;
  for (let point = 0; point < points && unit < text.length; point++) {
    unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
  }
  return unit;
}
