import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot } from '../../tokens';

/** What was coded of a response: whether it meets the wish; empty where nobody said. */
export type Sign = 'positive' | 'negative' | 'mixed' | '';

export type Period = 'then' | 'now';

export interface ITie {
  readonly key: string;
  readonly sign: Sign;
  readonly episodes: number;
}

export interface IFigure {
  readonly key: string;
  readonly label: string;
  readonly episodes: number;
  readonly ties: readonly ITie[];
}

export interface IEpisode {
  readonly key: string;
  readonly entry: string;
  readonly night: string;
  /** Their keys. */
  readonly figures: readonly string[];
  readonly sign: Sign;
  readonly periods: readonly Period[];
}

/** A wish, a response of the other or of the self that was coded somewhere. */
export interface IComponent {
  readonly code: string;
  readonly label: string;
  readonly element: 'wish' | 'other' | 'self';
}

export interface IDomain {
  /** Empty where none was coded. */
  readonly code: string;
  readonly label: string;
  readonly episodes: number;
}

/** How often two things come in one episode. */
export interface ICell {
  readonly key: string;
  readonly one: string;
  readonly other: string;
  readonly episodes: number;
}

/** How alike two groups of episodes are, 0 to 1; and how alike they would be, dealt at random. */
export interface ILikeness {
  readonly episodes: readonly [number, number];
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly dealt_low: number | null;
  readonly dealt_high: number | null;
  /** Why there is none. */
  readonly note: string;
}

/** A component, in how many episodes of each side it is, and the difference of the shares. */
export interface IProfileRow extends IComponent {
  readonly therapist: number;
  readonly others: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** What is told of the therapist beside what is told of others. */
export interface IDisplay {
  readonly therapist: number;
  readonly others: number;
  readonly note: string;
  readonly likeness: ILikeness;
  readonly rows: readonly IProfileRow[];
}

/** The picture of the snapshot of kind `people`. */
export interface IMap {
  readonly figures: readonly IFigure[];
  readonly episodes: readonly IEpisode[];
  readonly components: readonly IComponent[];
  readonly map: {
    readonly domains: readonly IDomain[];
    readonly cells: readonly ICell[];
  };
  readonly periods: Readonly<Record<Period, number>> & {
    readonly cells: readonly ICell[];
    readonly likeness?: ILikeness;
  };
  /** Absent in older snapshots. */
  readonly therapist?: IDisplay;
  readonly against: readonly ICell[];
  readonly names: Readonly<Record<string, string>>;
}

export function mapOf({ picture }: ISnapshot): IMap {
  return picture as unknown as IMap;
}

/** With fewer episodes than these a most frequent theme says little. */
export const FEW = 10;

export const SIGNS: readonly Sign[] = ['positive', 'negative', 'mixed', ''];

/** A sign as it is drawn in a cell: never by its colour alone. */
export const GLYPHS: Readonly<Record<Sign, string>> = {
  positive: '+',
  negative: '−',
  mixed: '±',
  '': '○'
};

export function signWord(sign: Sign, trans: TranslationBundle): string {
  return {
    positive: trans.__('positive'),
    negative: trans.__('negative'),
    mixed: trans.__('both signs'),
    '': trans.__('no sign coded')
  }[sign];
}

/** "4 episodes", and that it is few where it is. */
export function size(episodes: number, trans: TranslationBundle): string {
  const said = trans._n('%1 episode', '%1 episodes', episodes);
  return episodes < FEW ? trans.__('%1, few', said) : said;
}

/** The components of one kind, each kind under its name. */
export function byElement<T extends IComponent>(
  components: readonly T[],
  trans: TranslationBundle
): readonly (readonly [string, readonly T[]])[] {
  const names = {
    wish: trans.__('Wish'),
    other: trans.__('Response of other'),
    self: trans.__('Response of self')
  };
  return (['wish', 'other', 'self'] as const)
    .map(
      element =>
        [
          names[element],
          components.filter(one => one.element === element)
        ] as const
    )
    .filter(([, some]) => some.length);
}
