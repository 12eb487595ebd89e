import { TranslationBundle } from '@jupyterlab/translation';
import {
  longMonth,
  monthOf,
  monthStart,
  shortDay,
  shortMonth,
  weekOf
} from './days';

export type Unit = 'week' | 'month' | 'quarter' | 'year';

/** Days that are drawn as one bar; both ends are in it. */
export interface ISpanOfDays {
  readonly from: number;
  readonly to: number;
}

const UNITS: readonly Unit[] = ['week', 'month', 'quarter', 'year'];
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
/** So many bars are still told apart in half a page. */
const MOST = 60;
/** So many entries a period has on average, or a longer one is taken. */
const ENOUGH = 5;

/** The periods of a unit that cover these days, the first and the last cut to them. */
export function periodsOf(
  from: number,
  to: number,
  unit: Unit,
  start: number
): readonly ISpanOfDays[] {
  const found: ISpanOfDays[] = [];
  for (let begins = beginOf(from, unit, start); begins <= to;) {
    const next = nextOf(begins, unit);
    found.push({ from: Math.max(begins, from), to: Math.min(next - 1, to) });
    begins = next;
  }
  return found;
}

/** The shortest unit with enough entries a period and not too many periods. */
export function unitFor(from: number, to: number, entries: number): Unit {
  const days = { week: 7, month: 30.4, quarter: 91.3, year: 365.25 };
  const fits = UNITS.filter(unit => (to - from + 1) / days[unit] <= MOST);
  return (
    fits.find(
      unit => entries / Math.max(1, (to - from + 1) / days[unit]) >= ENOUGH
    ) ??
    // Where there is too little for any, time is at least seen to pass.
    fits.find(unit => (to - from + 1) / days[unit] <= 12) ??
    'year'
  );
}

/** The number of the period each day is in; -1 where it is in none. */
export function places(
  days: Int32Array,
  periods: readonly ISpanOfDays[]
): Int32Array {
  const found = new Int32Array(days.length).fill(-1);
  let period = 0;
  // Entries come in order of night, those without a date last.
  days.forEach((day, at) => {
    while (period < periods.length - 1 && day > periods[period].to) {
      period++;
    }
    const { from, to } = periods[period] ?? { from: 1, to: 0 };
    found[at] = day >= from && day <= to ? period : -1;
  });
  return found;
}

function beginOf(day: number, unit: Unit, start: number): number {
  if (unit === 'week') {
    return weekOf(day, start);
  }
  const { year, month } = monthOf(day);
  return monthStart(year, month - (month % MONTHS[unit]));
}

function nextOf(day: number, unit: Unit): number {
  if (unit === 'week') {
    return day + 7;
  }
  const { year, month } = monthOf(day);
  return monthStart(year, month + MONTHS[unit]);
}

export function periodName(
  { from, to }: ISpanOfDays,
  unit: Unit,
  trans: TranslationBundle
): string {
  const { year, month } = monthOf(from);
  switch (unit) {
    case 'week':
      return trans.__('%1 to %2', shortDay(from), shortDay(to));
    case 'month':
      return longMonth(from);
    case 'quarter':
      return trans.__(
        '%1 to %2 %3',
        shortMonth(monthStart(year, month - (month % 3))),
        shortMonth(monthStart(year, month - (month % 3) + 2)),
        year
      );
    case 'year':
      return String(year);
  }
}

export function unitWord(unit: Unit, trans: TranslationBundle): string {
  return {
    week: trans.__('by week'),
    month: trans.__('by month'),
    quarter: trans.__('by quarter'),
    year: trans.__('by year')
  }[unit];
}

export interface ITick {
  readonly day: number;
  readonly text: string;
}

/** What stands on an axis of these days, not closer than so many in all. */
export function ticksOf(
  from: number,
  to: number,
  most: number
): readonly ITick[] {
  const steps = [1, 3, 6, 12, 24, 60, 120, 240];
  const months = (to - from + 1) / 30.4;
  const step = steps.find(one => months / one <= most) ?? 480;
  const { year, month } = monthOf(from);
  const found: ITick[] = [];
  const begins = 12 * year + month;
  for (let at = begins - (begins % step); ; at += step) {
    const day = monthStart(Math.floor(at / 12), at % 12);
    if (day > to) {
      return found.length ? found : [{ day: from, text: shortDay(from) }];
    }
    if (day >= from) {
      const isYear = at % 12 === 0;
      const first = found.length === 0;
      found.push({
        day,
        text: isYear
          ? String(Math.floor(at / 12))
          : first && step < 12
            ? `${shortMonth(day)} ${Math.floor(at / 12)}`
            : shortMonth(day)
      });
    }
  }
}
