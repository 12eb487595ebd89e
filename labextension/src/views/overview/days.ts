const DAY = 86_400_000;

/** The number of a day, counted from 1 January 1970. */
export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00Z`) / DAY;
}

export function isoOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** On which day the week begins where this language is spoken, 0 for Sunday; Monday where nobody knows. */
export function weekStart(language: string): number {
  try {
    const locale = new Intl.Locale(language) as Intl.Locale & {
      getWeekInfo?(): { firstDay: number };
      weekInfo?: { firstDay: number };
    };
    const info = locale.getWeekInfo?.() ?? locale.weekInfo;
    return (info?.firstDay ?? 1) % 7;
  } catch {
    return 1;
  }
}

/** The day on which the week of that day begins. */
export function weekOf(day: number, start: number): number {
  return day - ((weekday(day) - start + 7) % 7);
}

export interface IMonth {
  readonly year: number;
  /** 0 for January. */
  readonly month: number;
}

export function monthOf(day: number): IMonth {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
}

/** The first day of a month; months over 11 are of the years after. */
export function monthStart(year: number, month: number): number {
  return Date.UTC(year, month, 1) / DAY;
}

const format = (options: Intl.DateTimeFormatOptions) => {
  const made = new Intl.DateTimeFormat(undefined, {
    ...options,
    timeZone: 'UTC'
  });
  return (day: number) => made.format(day * DAY);
};

/** "12 November 2026" */
export const longDay = format({
  day: 'numeric',
  month: 'long',
  year: 'numeric'
});
/** "12 Nov 2026" */
export const shortDay = format({
  day: 'numeric',
  month: 'short',
  year: 'numeric'
});
/** "November 2026" */
export const longMonth = format({ month: 'long', year: 'numeric' });
/** "Nov" */
export const shortMonth = format({ month: 'short' });
/** "Mon" */
export const shortWeekday = format({ weekday: 'short' });
