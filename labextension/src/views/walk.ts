import { shortcut } from './keys';

/** Between two words, the stronger the sooner it is come to. */
export interface ILink {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly weight: number;
}

/** Where a key leads from what is focused: up and down through the words, left and right through one's links. */
export class Way {
  constructor(
    nodes: readonly { readonly key: string }[],
    private readonly _edges: readonly ILink[]
  ) {
    this._order = nodes.map(({ key }) => key);
    this._word = this._order[0];
    this._words = new Set(this._order);
  }

  get word(): string | undefined {
    return this._word;
  }

  /** A word or a link was come to, by whatever way. */
  at(key: string): void {
    if (this._words.has(key)) {
      this._word = key;
    } else if (!this._links().includes(key)) {
      this._word =
        this._edges.find(edge => edge.key === key)?.source ?? this._word;
    }
  }

  /** What `pressed` leads to; `null` where it is no key of these. */
  to(pressed: string, here: string | undefined): string | null | undefined {
    const isOnWord = here === this._word;
    const at = this._order.indexOf(this._word);
    const around = this._links();
    const link = around.indexOf(here ?? '');
    switch ({ j: 'ArrowDown', k: 'ArrowUp' }[pressed] ?? pressed) {
      case 'ArrowDown':
        return isOnWord ? this._order[at + 1] : this._word;
      case 'ArrowUp':
        return isOnWord ? this._order[at - 1] : this._word;
      case 'ArrowRight':
        return around[(link + 1) % around.length];
      case 'ArrowLeft':
        return around[
          (link < 0 ? 0 : link - 1 + around.length) % around.length
        ];
      case 'Home':
        return this._order[0];
      case 'End':
        return this._order[this._order.length - 1];
      default:
        return null;
    }
  }

  private _links(): string[] {
    return this._edges
      .filter(
        ({ source, target }) => source === this._word || target === this._word
      )
      .sort((a, b) => b.weight - a.weight)
      .map(edge => edge.key);
  }

  private readonly _order: readonly string[];
  private readonly _words: ReadonlySet<string>;
  private _word: string;
}

/** Let a drawing be walked through by keyboard. */
export function walk(
  drawing: SVGSVGElement,
  nodes: readonly { readonly key: string }[],
  edges: readonly ILink[]
): void {
  const way = new Way(nodes, edges);
  const first = way.word === undefined ? undefined : find(drawing, way.word);
  first?.setAttribute('tabindex', '0');
  drawing.addEventListener('focusin', event => {
    const group = (event.target as Element).closest('[data-key]');
    if (!group) {
      return;
    }
    drawing
      .querySelectorAll('[tabindex="0"]')
      .forEach(other => other.setAttribute('tabindex', '-1'));
    group.setAttribute('tabindex', '0');
    way.at(group.getAttribute('data-key')!);
  });
  drawing.addEventListener('keydown', event => {
    const here = (event.target as Element)
      .closest('[data-key]')
      ?.getAttribute('data-key');
    const to = way.to(shortcut(event), here ?? undefined);
    if (to !== null) {
      event.preventDefault();
      if (to !== undefined) {
        find(drawing, to)?.focus();
      }
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
export function find(drawing: Element, key: string): SVGGElement | undefined {
  return Array.from(drawing.querySelectorAll<SVGGElement>('[data-key]')).find(
    group => group.dataset.key === key
  );
}
