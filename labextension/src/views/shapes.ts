/** Communities by colour and shape, so that neither has to be seen alone. */
export const COLOURS = 8;

type Point = readonly [number, number];

/** Corners on a unit circle, from the top. */
function polygon(corners: number, turn = 0): Point[] {
  return Array.from({ length: corners }, (_, i) => {
    const angle = 2 * Math.PI * (i / corners + turn) - Math.PI / 2;
    return [Math.cos(angle), Math.sin(angle)];
  });
}

const STAR: Point[] = polygon(10).map(([x, y], i) =>
  i % 2 ? [x * 0.5, y * 0.5] : [x, y]
);

const SHAPES: readonly (readonly Point[])[] = [
  [],
  polygon(4, 1 / 8),
  polygon(3),
  polygon(4),
  polygon(3, 1 / 2),
  polygon(6),
  STAR,
  polygon(5)
];

/** The outline of a community's mark around 0, 0, as an SVG path. */
export function shape(community: number, radius: number): string {
  const corners = SHAPES[community % SHAPES.length];
  if (!corners.length) {
    const r = Number(radius.toFixed(1));
    return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  }
  // Corners reach further than a circle of the same area.
  const reach = radius * 1.15;
  const points = corners.map(
    ([x, y]) => `${(x * reach).toFixed(1)} ${(y * reach).toFixed(1)}`
  );
  return `M${points.join('L')}Z`;
}
