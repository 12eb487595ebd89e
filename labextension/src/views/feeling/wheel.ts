import { TranslationBundle } from '@jupyterlab/translation';
import { Family, IAffect } from '../../tokens';
import { h, svg } from '../dom';
import { FAMILIES, familyWord } from './words';

const SIZE = 280;
const OUTER = 132;
const INNER = 26;
/** Where the names stand. */
const NAMES = 92;

/** How a key goes round. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1
};

/**
 * Plutchik's eight families as a wheel of radio buttons, opposites across: where
 * somebody places a word of theirs, if they want to. The word stays the word.
 *
 * @param placed - is called with each family that is chosen, with none where it is taken out.
 * @param close - Enter, Escape, or the button.
 */
export function drawWheel(
  { word, family }: IAffect,
  placed: (family: Family | undefined) => void,
  close: () => void,
  trans: TranslationBundle
): HTMLElement {
  const name = trans.__('Where would you place “%1”?', word);
  const wedges = FAMILIES.map((one, at) => drawWedge(one, at, trans));
  const wheel = svg(
    'svg',
    {
      class: 'jp-PsydynFeeling-wheel',
      viewBox: `${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`,
      role: 'radiogroup',
      'aria-label': name
    },
    ...wedges
  );
  const show = (chosen: Family | undefined) =>
    wedges.forEach((wedge, at) => {
      const isChosen = FAMILIES[at] === chosen;
      wedge.setAttribute('aria-checked', String(isChosen));
      const isStop = isChosen || (!chosen && at === 0);
      wedge.setAttribute('tabindex', isStop ? '0' : '-1');
    });
  const choose = (at: number) => {
    show(FAMILIES[at]);
    wedges[at].focus();
    placed(FAMILIES[at]);
  };
  wedges.forEach((wedge, at) =>
    wedge.addEventListener('click', () => choose(at))
  );
  wheel.addEventListener('keydown', event => {
    const at = wedges.indexOf(event.target as SVGGElement);
    const step = STEPS[event.key];
    if (at >= 0 && step) {
      choose((at + step + wedges.length) % wedges.length);
    } else if (at >= 0 && event.key === ' ') {
      choose(at);
    } else {
      return;
    }
    event.preventDefault();
  });
  show(family);
  const button = (label: string, act: () => void) => {
    const made = h('button', { type: 'button' }, label);
    made.addEventListener('click', act);
    return made;
  };
  const node = h(
    'div',
    { class: 'jp-PsydynFeeling-place', role: 'group', 'aria-label': name },
    h('p', { 'aria-hidden': 'true' }, name),
    wheel,
    h(
      'p',
      { class: 'jp-Psydyn-row' },
      button(trans.__('nowhere'), () => {
        show(undefined);
        placed(undefined);
      }),
      button(trans.__('done'), close)
    )
  );
  node.addEventListener('keydown', event => {
    const isOnWedge = wedges.includes(event.target as SVGGElement);
    if (event.key === 'Escape' || (event.key === 'Enter' && isOnWedge)) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  return node;
}

function drawWedge(
  family: Family,
  at: number,
  trans: TranslationBundle
): SVGGElement {
  const turn = (2 * Math.PI) / FAMILIES.length;
  const middle = at * turn - Math.PI / 2;
  const point = (radius: number, angle: number) =>
    `${(radius * Math.cos(angle)).toFixed(1)} ${(radius * Math.sin(angle)).toFixed(1)}`;
  const [from, to] = [middle - turn / 2, middle + turn / 2];
  const name = familyWord(family, trans);
  const [x, y] = point(NAMES, middle).split(' ');
  return svg(
    'g',
    {
      class: 'jp-PsydynFeeling-wedge',
      role: 'radio',
      'aria-label': name,
      'data-family': family
    },
    svg('path', {
      d: `M${point(INNER, from)} L${point(OUTER, from)} A${OUTER} ${OUTER} 0 0 1 ${point(OUTER, to)} L${point(INNER, to)} A${INNER} ${INNER} 0 0 0 ${point(INNER, from)} Z`
    }),
    svg(
      'text',
      { x, y, 'text-anchor': 'middle', 'dominant-baseline': 'middle' },
      name
    ),
    svg(
      'text',
      {
        class: 'jp-PsydynFeeling-check',
        x,
        y: String(Number(y) + 15),
        'text-anchor': 'middle',
        'dominant-baseline': 'middle'
      },
      '✓'
    )
  );
}
