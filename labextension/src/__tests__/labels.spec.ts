import { placeLabels } from '../views/labels';

const at = (text: string, x: number, y: number) => ({ text, x, y, radius: 5 });

describe('placeLabels', () => {
  it('puts a name below its mark, in the middle', () => {
    const [place] = placeLabels([at('water', 100, 100)], 10, 200, 200);
    // 5 letters of 5.8 px; the baseline of a 10 px line that begins 8 px below.
    expect(place!.x).toBeCloseTo(100 - 14.5);
    expect(place!.y).toBeCloseTo(116.2);
  });

  it('goes above where there is no room below', () => {
    const [place] = placeLabels([at('water', 100, 195)], 10, 200, 200);
    expect(place!.y).toBeLessThan(195);
  });

  it('leaves out the later name where both have no room', () => {
    const items = Array.from({ length: 12 }, () => at('corridor', 100, 100));
    const places = placeLabels(items, 10, 200, 200);
    expect(places[0]).not.toBeNull();
    expect(places[11]).toBeNull();
  });
});
