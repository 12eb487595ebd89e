import { nullTranslator } from '@jupyterlab/translation';
import { ISummary } from '../tokens';
import { outlineOf } from '../views/outline';

const trans = nullTranslator.load('');
const entry = (id: string, night: string, words: number, more = {}) =>
  ({ id, night, words, kind: 'dream', recall: 'full', ...more }) as ISummary;

describe('the outline of a series', () => {
  it('has its nights in order, those without a full date last, and nothing counted', () => {
    const { title, picture, rows } = outlineOf(
      [
        entry('c', '2026-03-01', 120),
        entry('?', '1985?', 40),
        entry('b', '2026-02-01', 0, { recall: 'none' }),
        entry('t', '2026-01-15', 9, { kind: 'association' }),
        entry('a', '2026-01-01', 80)
      ],
      trans
    );
    expect(title).toBe('Overview of 3 dreams');
    expect(picture).toMatchObject({
      first: '2026-01-01',
      last: '2026-03-01',
      entries: {
        id: ['a', 'b', 'c', '?'],
        day: ['2026-01-01', '2026-02-01', '2026-03-01', ''],
        words: [80, 0, 120, 40],
        recall: ['full', 'none', 'full', 'full']
      },
      motifs: []
    });
    expect(rows).toEqual([]);
  });

  it('of a journal without a dream has no night', () => {
    expect(outlineOf([], trans).picture.first).toBe('');
  });
});
