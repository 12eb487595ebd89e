import listed from './resources.json';

/** Somebody who can be called or written to. */
export interface ILine {
  readonly name: string;
  readonly number: string;
  /** `call`, `text`, or both. */
  readonly by: readonly string[];
  /** The word that is texted there, where one is asked for. */
  readonly word?: string;
  /** `24/7`, or in words. */
  readonly hours: string;
  /** Where more can be read; nothing opens it. */
  readonly link?: string;
}

interface ICountry {
  /** The emergency numbers, the first to be tried first. */
  readonly emergency: readonly string[];
  readonly lines: readonly ILine[];
}

interface IResources {
  /** The day on which every number of the file was last checked. */
  readonly checked_on: string;
  /** Where the lines of every other country are listed. */
  readonly directory: string;
  /** By ISO 3166 code. */
  readonly countries: Readonly<Record<string, ICountry>>;
}

export const RESOURCES: IResources = listed;

/** What is older than a year may no longer hold. */
const YEAR = 365 * 24 * 60 * 60 * 1000;

/** Whether a day of checking lies more than a year back, or is none. */
export function isOld(checkedOn: string, now: Date): boolean {
  const checked = Date.parse(checkedOn);
  return Number.isNaN(checked) || now.getTime() - checked > YEAR;
}

/** Of a country that is not listed. */
export const ELSEWHERE = 'elsewhere';

/**
 * The country to show first: the one that was chosen, else the first that a
 * language names (`de-AT`, `pt_BR`). A language without a country names none:
 * German is spoken in several.
 *
 * @param chosen - its ISO 3166 code, or '' where none was chosen.
 */
export function countryOf(
  chosen: string,
  languages: readonly string[]
): string {
  const named = languages
    .map(language => /[-_]([A-Z]{2})\b/.exec(language)?.[1] ?? '')
    .find(code => code);
  const code = chosen || named || '';
  return Object.keys(RESOURCES.countries).includes(code) ? code : ELSEWHERE;
}

/** A country in a language of the reader's, or its code where the browser does not know it. */
export function countryName(
  code: string,
  languages: readonly string[]
): string {
  try {
    return (
      new Intl.DisplayNames([...languages, 'en'], { type: 'region' }).of(
        code
      ) ?? code
    );
  } catch {
    // A language code that no browser knows.
    return code;
  }
}
