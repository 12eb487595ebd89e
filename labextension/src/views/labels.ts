/** A name to be placed near a point; sizes and places in px. */
export interface ILabelled {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Of the mark at the point. */
  readonly radius: number;
}

export interface IPlace {
  /** Left end of the name, and its baseline. */
  readonly x: number;
  readonly y: number;
}

interface IBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Mean width of a letter of a proportional face, in em; measured names stay below it. */
const ADVANCE = 0.58;

/**
 * Place names so that none covers another or a mark: below, above, right or
 * left of their point, the first in the list first. Those for which there is no
 * room get `null`.
 */
export function placeLabels(
  items: readonly ILabelled[],
  size: number,
  width: number,
  height: number
): (IPlace | null)[] {
  const taken: IBox[] = items.map(({ x, y, radius }) => ({
    left: x - radius,
    top: y - radius,
    right: x + radius,
    bottom: y + radius
  }));
  return items.map((item, own) => {
    const long = Math.max(1, Array.from(item.text).length) * size * ADVANCE;
    const gap = item.radius + 3;
    const corners = [
      { x: item.x - long / 2, top: item.y + gap },
      { x: item.x - long / 2, top: item.y - gap - size },
      { x: item.x + gap, top: item.y - size / 2 },
      { x: item.x - gap - long, top: item.y - size / 2 }
    ];
    for (const { x, top } of corners) {
      const box = { left: x, top, right: x + long, bottom: top + size };
      const inside =
        x >= 0 && top >= 0 && box.right <= width && box.bottom <= height;
      if (inside && !taken.some((other, i) => i !== own && meet(box, other))) {
        taken.push(box);
        return { x, y: top + size * 0.82 };
      }
    }
    return null;
  });
}

function meet(a: IBox, b: IBox): boolean {
  return (
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  );
}
