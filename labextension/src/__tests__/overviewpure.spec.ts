import { changesOf, isMore } from '../views/overview/changes';
import { look, median, seriesOf, toldIn } from '../views/overview/columns';
import {
  dayNumber,
  isoOf,
  weekday,
  weekOf,
  weekStart
} from '../views/overview/days';
import { cellOf, dayAt, layGrid } from '../views/overview/grid';
import { newSince } from '../views/overview/news';
import { nightsOf, nightWords, shadesOf } from '../views/overview/nights';
import { periodsOf, places, ticksOf, unitFor } from '../views/overview/spans';
import { EVERYTHING } from '../views/selection';
import { nullTranslator } from '@jupyterlab/translation';
import { motif, overview } from './overviews';

const trans = nullTranslator.load('jupyter_psydyn');
const day = dayNumber;
const named = (spans: readonly { from: number; to: number }[]) =>
  spans.map(({ from, to }) => [isoOf(from), isoOf(to)]);

describe('days', () => {
  it('has weeks that begin where the language has them begin', () => {
    expect(weekday(day('2026-11-12'))).toBe(4);
    expect(isoOf(weekOf(day('2026-11-12'), 1))).toBe('2026-11-09');
    expect(isoOf(weekOf(day('2026-11-12'), 0))).toBe('2026-11-08');
    expect(isoOf(weekOf(day('1969-12-30'), 1))).toBe('1969-12-29');
    expect(weekStart('no such language')).toBe(1);
  });
});

describe('the calendar', () => {
  it('stands in one row where it fits, over the border of a year too', () => {
    const rows = layGrid(day('2024-12-20'), day('2025-01-10'), 54, 1);
    expect(rows).toHaveLength(1);
    expect(rows[0].weeks).toBe(4);
    // 31 December 2024 is a Tuesday, in the third week from Monday 16 December.
    expect(cellOf(rows, day('2024-12-31'))).toEqual({
      row: 0,
      week: 2,
      line: 1
    });
  });

  it('has a row a year, the newest first, and years stand above each other', () => {
    const rows = layGrid(day('2023-06-05'), day('2024-12-31'), 60, 1);
    expect(named(rows)).toEqual([
      ['2024-01-01', '2024-12-31'],
      ['2023-06-05', '2023-12-31']
    ]);
    expect(cellOf(rows, day('2024-02-29'))).toEqual({
      row: 0,
      week: 8,
      line: 3
    });
    // Monday 5 June 2023: the week of 1 January is that of 26 December 2022.
    expect(cellOf(rows, day('2023-06-05'))).toEqual({
      row: 1,
      week: 23,
      line: 0
    });
  });

  it('has 54 weeks in a leap year that begins on the last day of a week', () => {
    const [leap] = layGrid(day('2000-01-01'), day('2001-01-31'), 54, 0).slice(
      -1
    );
    expect(isoOf(leap.from)).toBe('2000-01-01');
    expect(leap.weeks).toBe(54);
  });

  it.each([
    [60, 2],
    [30, 4],
    [20, 8]
  ])('in %s weeks of room two years have %s rows', (fits, count) => {
    const [from, to] = [day('2024-01-01'), day('2025-12-31')];
    const rows = layGrid(from, to, fits, 1);
    expect(rows).toHaveLength(count);
    for (let one = from; one <= to; one++) {
      expect(dayAt(rows, cellOf(rows, one))).toBe(one);
    }
    expect(Math.max(...rows.map(({ weeks }) => weeks))).toBeLessThanOrEqual(
      fits
    );
  });

  it('has no day before the first, after the last, or beside a week', () => {
    const rows = layGrid(day('2024-12-20'), day('2025-01-10'), 54, 1);
    expect(dayAt(rows, { row: 0, week: 0, line: 0 })).toBeNull();
    expect(dayAt(rows, { row: 0, week: 3, line: 5 })).toBeNull();
    expect(dayAt(rows, { row: 0, week: 1, line: 7 })).toBeNull();
    expect(dayAt(rows, { row: 1, week: 0, line: 0 })).toBeNull();
  });
});

describe('periods', () => {
  it('cover all days, the first and the last cut', () => {
    const [from, to] = [day('2024-11-20'), day('2025-02-03')];
    expect(named(periodsOf(from, to, 'month', 1))).toEqual([
      ['2024-11-20', '2024-11-30'],
      ['2024-12-01', '2024-12-31'],
      ['2025-01-01', '2025-01-31'],
      ['2025-02-01', '2025-02-03']
    ]);
    expect(named(periodsOf(from, to, 'quarter', 1))).toHaveLength(2);
    expect(named(periodsOf(from, to, 'year', 1))).toHaveLength(2);
    expect(named(periodsOf(from, to, 'week', 1))[1]).toEqual([
      '2024-11-25',
      '2024-12-01'
    ]);
  });

  it('are the shortest with five entries each, and not more than sixty', () => {
    const from = day('2024-01-01');
    expect(unitFor(from, from + 69, 60)).toBe('week');
    expect(unitFor(from, from + 729, 56)).toBe('quarter');
    expect(unitFor(from, from + 3469, 900)).toBe('quarter');
    expect(unitFor(from, from + 20_000, 900)).toBe('year');
    expect(unitFor(from, from + 10, 2)).toBe('week');
  });

  it('have each dated entry once', () => {
    const { days } = seriesOf(
      overview(
        [
          [0, 5],
          [31, 5],
          [31, 5],
          [60, 5],
          [null, 5]
        ],
        []
      )
    );
    const periods = periodsOf(days[0], days[3], 'month', 1);
    expect([...places(days, periods)]).toEqual([0, 1, 1, 2, -1]);
  });

  it('have an axis with so many names at most', () => {
    const ticks = ticksOf(day('2017-03-04'), day('2026-08-27'), 6);
    expect(ticks.map(({ text }) => text)).toEqual([
      '2018',
      '2020',
      '2022',
      '2024',
      '2026'
    ]);
    expect(ticksOf(day('2026-11-03'), day('2026-11-18'), 6)).toHaveLength(1);
  });
});

const SERIES = overview(
  [
    [0, 100],
    [0, 40],
    [3, 0],
    [9, 20],
    [null, 60]
  ],
  [motif('walrus', [0, 3, 4]), motif('gate', [1])]
);

describe('what is looked at', () => {
  const series = seriesOf(SERIES);
  const inside = (some: object) => [
    ...look(series, { ...EVERYTHING, ...some }).inside
  ];

  it('is all, or what lies in a period, holds a motif, is one entry', () => {
    expect(inside({})).toEqual([1, 1, 1, 1, 1]);
    expect(inside({ since: '2025-01-02' })).toEqual([0, 0, 1, 1, 0]);
    expect(inside({ until: '2025-01-04' })).toEqual([1, 1, 1, 0, 0]);
    expect(inside({ motif: 'lemma:walrus' })).toEqual([1, 0, 0, 1, 1]);
    expect(inside({ motif: 'lemma:walrus', since: '2025-01-02' })).toEqual([
      0, 0, 0, 1, 0
    ]);
    expect(inside({ entry: 'e1' })).toEqual([0, 1, 0, 0, 0]);
    expect(inside({ motif: 'lemma:unknown' })).toEqual([0, 0, 0, 0, 0]);
  });

  it('counts what was told', () => {
    expect(toldIn(series, look(series, EVERYTHING).inside)).toBe(4);
  });

  it('keeps what does not depend on the period', () => {
    const before = look(series, EVERYTHING);
    const period = look(series, { ...EVERYTHING, since: '2025-01-02' }, before);
    expect(period.kept).toBe(before.kept);
    const other = look(series, { ...EVERYTHING, entry: 'e1' }, period);
    expect(other.kept).not.toBe(before.kept);
  });

  it('has medians', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});

describe('nights', () => {
  const nights = nightsOf(seriesOf(SERIES));

  it('take their dreams together', () => {
    expect(
      nights.map(({ entries, words, told }) => [entries, words, told])
    ).toEqual([
      [[0, 1], 140, 2],
      [[2], 0, 0],
      [[3], 20, 1]
    ]);
  });

  it('are told in words', () => {
    const said = (after: number, at?: number) =>
      nightWords(
        day('2025-01-01') + after,
        at === undefined ? undefined : nights[at],
        trans
      );
    expect(said(0, 0)).toBe('January 1, 2025, 2 dreams, 140 words');
    expect(said(3, 1)).toBe('January 4, 2025, no recall');
    expect(said(9, 2)).toBe('January 10, 2025, 20 words');
    expect(said(4)).toBe('January 5, 2025, not recorded');
  });

  it('have four shades, a quarter of the nights each', () => {
    const shade = shadesOf(
      Array.from({ length: 8 }, (_, i) => ({
        ...nights[0],
        words: 10 * (i + 1)
      }))
    );
    expect([10, 20, 30, 40, 50, 60, 70, 80].map(shade)).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3
    ]);
  });
});

describe('a change', () => {
  it('is more often, or more seldom, by the words that were told', () => {
    const nights = Array.from({ length: 20 }, (_, i): [number, number] => [
      i,
      i < 10 ? 20 : 100
    ]);
    const [change] = changesOf(
      seriesOf(overview(nights, [])),
      motif('walrus', [0, 1, 2, 10, 11, 12, 13], ['2025-01-11'])
    );
    expect(change).toEqual({
      night: '2025-01-11',
      before: { held: 3, dreams: 10, words: 200 },
      after: { held: 4, dreams: 10, words: 1000 }
    });
    // In more dreams, and they are five times as long.
    expect(isMore(change)).toBe(false);
  });
});

describe('what is new since a review', () => {
  const nights = [0, 7, 14, 21, 80, 84, 90].map((after): [number, number] => [
    after,
    50
  ]);
  const since = '2025-03-12T10:00:00Z'; // after night 21, before night 80
  const told = (motifs: Parameters<typeof overview>[1]) =>
    newSince(overview(nights, motifs), since);

  it('is the nights after it', () => {
    expect(told([]).days).toEqual(['2025-03-22', '2025-03-26', '2025-04-01']);
    expect(newSince(overview(nights, []), '')).toEqual({
      days: [],
      motifs: []
    });
  });

  it('is what came for the first time, and in how many dreams', () => {
    expect(
      told([motif('walrus', [4, 6]), motif('gate', [0, 1])]).motifs
    ).toEqual([
      {
        key: 'lemma:walrus',
        name: 'walrus',
        kind: 'lemma',
        how: 'first',
        n: 2,
        gapDays: 0
      }
    ]);
  });

  it('is what came again after more than three of its gaps and thirty days', () => {
    const [again] = told([motif('walrus', [0, 1, 4, 5])]).motifs;
    expect(again).toMatchObject({ how: 'again', n: 2, gapDays: 73 });
    // Its usual gap is 21 days: 59 are less than three of them.
    expect(told([motif('walrus', [0, 3, 4])]).motifs).toEqual([]);
    // Of one night before it no gap is known.
    expect(told([motif('walrus', [0, 4])]).motifs).toEqual([]);
  });

  it('is what comes more often from a night after it on', () => {
    const found = told([motif('walrus', [3, 4, 5, 6], ['2025-03-22'])]).motifs;
    expect(found).toMatchObject([{ how: 'more', n: 3 }]);
  });

  it('says nothing of a motif that may have come before, on a night that nobody knows', () => {
    const snapshot = overview(
      [...nights, [null, 20]],
      [motif('walrus', [4, 5, 7])]
    );
    expect(newSince(snapshot, since).motifs).toEqual([]);
  });
});
