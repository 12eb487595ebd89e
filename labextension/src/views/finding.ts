import { Verdict } from '../tokens';
import { h, svg } from './dom';
import { shortcut } from './keys';
import { IActs } from './picture';

/** What a line or a mark stands for. */
export interface IFinding {
  readonly key: string;
  /** Its class. */
  readonly kind: string;
  /** All of it in one sentence, to be read aloud. */
  readonly aloud: string;
  /** There are passages to open. */
  readonly hasPassages?: boolean;
  /** People accept or reject it; Y and N do so from the line itself. */
  readonly isDecided?: boolean;
  /** It cannot be told from chance. */
  readonly isUnclear?: boolean;
}

const VERDICTS: Readonly<Record<string, Verdict>> = {
  y: 'accepted',
  n: 'rejected'
};

/**
 * A finding as a line of a list: a button that opens its passages, where there
 * are any. What is `drawn` is seen, and its sentence is read in place of it.
 */
export function drawLine(
  finding: IFinding,
  acts: IActs,
  ...drawn: readonly (Node | string | null | false)[]
): HTMLElement {
  const { key, aloud, hasPassages = true, isDecided, isUnclear } = finding;
  const choose = hasPassages ? acts.choose : undefined;
  const line = h(
    choose ? 'button' : 'div',
    {
      class: finding.kind,
      type: choose && 'button',
      'data-key': choose && key,
      'data-unclear': isUnclear,
      'aria-current': choose && acts.chosen === key ? 'true' : undefined
    },
    h('span', { class: 'jp-Psydyn-aloud' }, aloud),
    ...drawn
  );
  if (choose) {
    line.addEventListener('click', () => choose(key));
  }
  if (choose && isDecided && acts.decide) {
    line.addEventListener('keydown', event => {
      const verdict = VERDICTS[shortcut(event as KeyboardEvent)];
      if (verdict) {
        event.preventDefault();
        acts.decide!(key, verdict);
      }
    });
  }
  return line;
}

/** Shown, and not read aloud: the line's sentence says it. */
export function seen(
  kind: string,
  ...drawn: (Node | string | null | false)[]
): HTMLElement {
  return h('span', { class: kind, 'aria-hidden': 'true' }, ...drawn);
}

/** A finding as a mark or a line of a drawing. */
export function drawMark(
  { key, kind, aloud, hasPassages = true }: IFinding,
  acts: IActs,
  ...drawn: readonly SVGElement[]
): SVGGElement {
  const choose = hasPassages ? acts.choose : undefined;
  const group = svg(
    'g',
    {
      class: kind,
      'data-key': key,
      // In a drawing that is walked through, what opens nothing is named too.
      ...(acts.choose && {
        role: choose ? 'button' : 'img',
        tabindex: '-1',
        'aria-label': aloud,
        'aria-current': acts.chosen === key ? 'true' : undefined
      })
    },
    svg('title', {}, aloud),
    ...drawn
  );
  if (choose) {
    group.addEventListener('click', () => {
      group.focus();
      choose(key);
    });
    group.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        choose(key);
      }
    });
  }
  return group;
}
