import { TranslationBundle } from '@jupyterlab/translation';
import { IPassage, ISnapshot, Verdict } from '../tokens';
import { ISelection } from './selection';

/**
 * What a picture may do with the result it is part of. What the result's
 * source cannot do is left undefined: a saved notebook has no passages to
 * open, a kernel's result no journal to keep a decision in.
 */
export interface IActs {
  readonly trans: TranslationBundle;
  /** The finding whose passages are open beside the picture. */
  readonly chosen: string | null;
  choose?(key: string): void;
  /** To be read at a glance, without opening them. */
  passages?(key: string): Promise<readonly IPassage[]>;
  decide?(key: string, verdict: Verdict): void;
  /** Go to the entry at a passage. */
  open?(passage: IPassage): void;
  /** What is on the screen is made by this code now: it is what people copy. */
  recode?(code: string): void;
  /** What was associated, to be drawn over a network. */
  readonly layer?: ISnapshot;
  /** What is looked at; a picture that can, narrows itself to it at once. */
  readonly selection?: ISelection;
  /** Look at something else: all views follow. */
  select?(some: Partial<ISelection>): void;
  /** Told by a picture that lights up what a passage is about. */
  reveals?(how: (passage: IPassage | null) => void): void;
  /** Told by a picture that narrows itself as it stands: it is not drawn anew when something else is looked at. */
  follow?(narrow: (selection: ISelection) => void): void;
}

/** Draws one kind of result into an empty host; what it returns lets go. */
export type Picture = (
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
) => (() => void) | void;
