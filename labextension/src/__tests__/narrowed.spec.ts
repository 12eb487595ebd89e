import { motifsWithin } from '../views/narrowed';
import { EVERYTHING, isWithin, Looking, narrowing } from '../views/selection';
import { MOTIFS } from './fixtures';

const NIGHTS = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'];
const WHOLE = {
  ...MOTIFS,
  rows: [
    { key: 'lemma:water', motif: 'water', entries: 3, share: 0.75, q: 0.01 },
    { key: 'lemma:dog', motif: 'dog', entries: 1, share: 0.25, q: 0.5 }
  ],
  picture: {
    first: NIGHTS[0],
    last: NIGHTS[3],
    all: NIGHTS,
    nights: {
      'lemma:water': [NIGHTS[0], NIGHTS[1], NIGHTS[2]],
      'lemma:dog': [NIGHTS[3]]
    }
  },
  parameters: { entries: 4 }
} as any;
const looking = (since: string, until: string) => ({
  ...EVERYTHING,
  since,
  until
});

describe('motifs of a period', () => {
  it('are those that came in it, counted anew, and nothing else is claimed', () => {
    const found = motifsWithin(WHOLE, looking('2026-01-15', '2026-03-01'));
    expect(found.rows).toHaveLength(1);
    expect(found.rows[0]).toMatchObject({
      key: 'lemma:water',
      entries: 2,
      share: 1,
      q: null
    });
    expect(found.picture).toMatchObject({
      first: '2026-02-01',
      last: '2026-03-01',
      all: NIGHTS.slice(1, 3)
    });
    expect(found.parameters.entries).toBe(2);
  });

  it('are as they are where no night is left out', () => {
    expect(motifsWithin(WHOLE, EVERYTHING)).toBe(WHOLE);
    expect(motifsWithin(WHOLE, looking(NIGHTS[0], NIGHTS[3]))).toBe(WHOLE);
  });

  it('are none where nobody dreamt', () => {
    const none = motifsWithin(WHOLE, looking('2027-01-01', ''));
    expect([none.rows, none.picture.first]).toEqual([[], '']);
  });
});

describe('what is looked at', () => {
  it('holds the first day and the last, and no night without a full date', () => {
    const march = looking('2026-03-01', '2026-03-31');
    const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01', ''];
    expect(days.filter(day => isWithin(day, march))).toEqual(days.slice(1, 3));
    expect(isWithin('', EVERYTHING)).toBe(true);
  });

  it('tells those who follow it, and not twice of the same', () => {
    const shared = new Looking();
    let told = 0;
    shared.changed.connect(() => {
      told++;
    });
    shared.select({ motif: 'lemma:water' });
    shared.select({ motif: 'lemma:water' });
    shared.select({ since: '2026-03-01' });
    expect(told).toBe(2);
    expect(narrowing(shared.selection)).toEqual({
      motif: 'lemma:water',
      since: '2026-03-01'
    });
  });
});
