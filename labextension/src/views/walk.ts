import { shortcut } from './keys';

/** Between two words, the stronger the sooner it is come to. */
export interface ILink {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly weight: number;
}

/** The keyboard's way: up and down through the words, left and right through one's links. */
export function walk(
  drawing: SVGSVGElement,
  nodes: readonly { readonly key: string }[],
  edges: readonly ILink[]
): void {
  const order = nodes.map(node => node.key);
  let word = order[0];
  const links = () =>
    edges
      .filter(({ source, target }) => source === word || target === word)
      .sort((a, b) => b.weight - a.weight)
      .map(edge => edge.key);
  const go = (key: string | undefined) => {
    if (key !== undefined) {
      find(drawing, key)?.focus();
    }
  };

  find(drawing, word)?.setAttribute('tabindex', '0');
  drawing.addEventListener('focusin', event => {
    const group = (event.target as Element).closest('[data-key]');
    if (!group) {
      return;
    }
    drawing
      .querySelectorAll('[tabindex="0"]')
      .forEach(other => other.setAttribute('tabindex', '-1'));
    group.setAttribute('tabindex', '0');
    const key = group.getAttribute('data-key')!;
    if (group.classList.contains('jp-PsydynReview-node')) {
      word = key;
    } else if (!links().includes(key)) {
      word = group.getAttribute('data-source')!;
    }
  });
  drawing.addEventListener('keydown', event => {
    const here = (event.target as Element)
      .closest('[data-key]')
      ?.getAttribute('data-key');
    const onWord = here === word;
    const at = order.indexOf(word);
    const around = links();
    const link = around.indexOf(here ?? '');
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(onWord ? order[at + 1] : word),
      ArrowUp: () => go(onWord ? order[at - 1] : word),
      ArrowRight: () => go(around[(link + 1) % around.length]),
      ArrowLeft: () =>
        go(around[(link < 0 ? 0 : link - 1 + around.length) % around.length]),
      Home: () => go(order[0]),
      End: () => go(order[order.length - 1])
    };
    const key = shortcut(event);
    const act = actions[{ j: 'ArrowDown', k: 'ArrowUp' }[key] ?? key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}

/** While a word is pointed at or focused, its links stand out. */
export function near(drawing: SVGSVGElement): void {
  const show = (event: Event) => {
    const key = (event.target as Element)
      .closest('.jp-PsydynReview-node')
      ?.getAttribute('data-key');
    drawing
      .querySelectorAll<SVGGElement>('.jp-PsydynReview-edge')
      .forEach(({ dataset }) => {
        if (key && (dataset.source === key || dataset.target === key)) {
          dataset.near = '';
        } else {
          delete dataset.near;
        }
      });
  };
  drawing.addEventListener('pointerover', show);
  drawing.addEventListener('focusin', show);
  drawing.addEventListener('pointerleave', show);
}

/** Keys hold what people wrote: compared, never put into a selector. */
export function find(
  drawing: SVGSVGElement,
  key: string
): SVGGElement | undefined {
  return Array.from(drawing.querySelectorAll<SVGGElement>('[data-key]')).find(
    group => group.dataset.key === key
  );
}
