import { follow } from '../desk/follow';
import { toCodePoints, toUnits } from '../spans';

/** 🌊 and 👩‍🚀 are more than one unit each; the last is 3 code points, 5 units. */
const TEXT = 'a🌊b👩‍🚀ç\nשלום';

describe('spans', () => {
  it('count an emoji once in code points and twice in units', () => {
    expect(toCodePoints('a🌊b', 3)).toBe(2);
    expect(toUnits('a🌊b', 2)).toBe(3);
  });

  it('come back from units to the same code point, everywhere', () => {
    const points = Array.from(TEXT);
    points.forEach((point, at) => {
      const unit = toUnits(TEXT, at);
      expect(toCodePoints(TEXT, unit)).toBe(at);
      expect(TEXT.slice(unit, unit + point.length)).toBe(point);
    });
    expect(toUnits(TEXT, points.length)).toBe(TEXT.length);
  });

  it('end with the text', () => {
    expect(toUnits('ab', 99)).toBe(2);
  });
});

describe('follow', () => {
  it('moves with what is written before', () => {
    expect(follow('the door', 'In the dark, the door', 4, 'door')).toBe(17);
  });

  it('stays the same one of two', () => {
    expect(follow('door, door', 'a door, door', 6, 'door')).toBe(8);
  });

  it('finds the nearest where the words themselves were touched', () => {
    expect(follow('door x', 'dor x door', 0, 'door')).toBe(6);
  });

  it('tells that the words are gone', () => {
    expect(follow('the door', 'the wall', 4, 'door')).toBeNull();
  });
});
