import { remarked } from '../../desk/wordlist';
import { ISession } from '../../tokens';

export interface IRemarkOptions {
  readonly session: () => ISession | null | undefined;
  readonly save: (changed: ISession) => void;
  /** Where the focus goes once it is written. */
  readonly back: HTMLElement;
}

export interface IRemark {
  /** Show the field, for a remark to the trial at this place. */
  write(at: number): void;
  /** Take what is being typed, and hide the field. */
  take(): void;
}

/**
 * A field for remarks, hidden where none is being typed. Enter takes what was
 * typed, and so does whatever else comes; Esc alone takes nothing. It is said of
 * the trial for which it was begun, whatever is undone meanwhile.
 */
export function makeRemark(
  field: HTMLInputElement,
  { session, save, back }: IRemarkOptions
): IRemark {
  let at = -1;
  const leave = () => {
    if (document.activeElement === field) {
      back.focus();
    }
    field.hidden = true;
  };
  const take = () => {
    const now = session();
    const words = field.value.trim();
    const isTyped = !field.hidden && now?.trials[at];
    leave();
    if (isTyped && now.trials[at].remark !== words) {
      save(remarked(now, at, words));
    }
  };
  field.addEventListener('keydown', event => {
    if (!event.isComposing && ['Enter', 'Escape'].includes(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      const end = event.key === 'Enter' ? take : leave;
      end();
    }
  });
  field.hidden = true;
  return {
    take,
    write: place => {
      take();
      const trial = session()?.trials[place];
      if (trial) {
        at = place;
        field.hidden = false;
        field.value = trial.remark;
        field.focus();
      }
    }
  };
}
