import { h } from '../dom';
import { quiet } from '../fields';

/** One that can be chosen while its letters are typed. */
export interface IOption {
  readonly key: string;
  readonly label: string;
  readonly help?: string;
  readonly colour?: number;
  /** Chosen, these letters stand in the field, and it goes on. */
  readonly fill?: string;
}

/** What more there is to a field than options. */
export interface IMoreOfField {
  /** The letters that stand in it at first. */
  readonly typed?: string;
  /** Why what is typed cannot be; empty where it can. */
  wrong?(typed: string): string;
}

let made = 0;

/**
 * A field in which letters choose among options: Enter takes the first, or the
 * one that the arrows went to; Esc leaves.
 *
 * @param options - for what is typed, the likeliest first.
 * @param done - with the option, or `null` where the person left.
 * @param more - what stands in it at first, and what is said of what cannot be.
 * @returns a function that takes it away without a word.
 */
export function askOption(
  host: HTMLElement,
  label: string,
  options: (typed: string) => readonly IOption[],
  done: (option: IOption | null) => void,
  more: IMoreOfField = {}
): () => void {
  const id = `jp-psydyn-code-${made++}`;
  const input = h('input', {
    ...quiet,
    type: 'text',
    role: 'combobox',
    'aria-label': label,
    'aria-expanded': 'true',
    'aria-autocomplete': 'list',
    'aria-controls': id,
    'aria-describedby': `${id}-wrong`,
    placeholder: label
  });
  const list = h('ul', { id, role: 'listbox', 'aria-label': label });
  const wrong = h('p', {
    id: `${id}-wrong`,
    class: 'jp-PsydynCode-wrong',
    role: 'status'
  });
  const box = h('div', { class: 'jp-PsydynCode-box' }, input, wrong, list);
  let shown: readonly IOption[] = [];
  let at = 0;
  const end = (option: IOption | null) => {
    if (option?.fill !== undefined) {
      input.value = option.fill;
      type();
      return;
    }
    box.remove();
    done(option);
  };
  const draw = () => {
    list.replaceChildren(
      ...shown.map(({ label, help, colour }, i) => {
        const item = h(
          'li',
          {
            id: `${id}-${i}`,
            role: 'option',
            'aria-selected': String(i === at),
            'data-colour': colour === undefined ? undefined : String(colour % 8)
          },
          colour !== undefined &&
            h('span', { class: 'jp-PsydynCode-swatch', 'aria-hidden': 'true' }),
          h('span', {}, label),
          help && h('small', {}, help)
        );
        // Before the field loses the focus.
        item.addEventListener('pointerdown', event => {
          event.preventDefault();
          end(shown[i]);
        });
        return item;
      })
    );
    input.setAttribute(
      'aria-activedescendant',
      shown.length ? `${id}-${at}` : ''
    );
    list.children[at]?.scrollIntoView?.({ block: 'nearest' });
  };
  const type = () => {
    at = 0;
    shown = options(input.value).slice(0, 50);
    wrong.textContent = more.wrong?.(input.value) ?? '';
    input.setAttribute('aria-invalid', String(wrong.textContent !== ''));
    draw();
  };
  input.addEventListener('input', type);
  input.addEventListener('keydown', event => {
    if (event.isComposing) {
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      at = (at + step + shown.length) % Math.max(1, shown.length);
      draw();
    } else if (event.key === 'Enter') {
      if (shown[at]) {
        end(shown[at]);
      }
    } else if (event.key === 'Escape') {
      end(null);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  input.value = more.typed ?? '';
  host.append(box);
  type();
  input.focus();
  return () => box.remove();
}

/** Words of one's own: Enter keeps them, Shift+Enter is a new line, Esc leaves. */
export function askWords(
  host: HTMLElement,
  label: string,
  value: string,
  done: (words: string | null) => void
): () => void {
  const area = h('textarea', {
    ...quiet,
    rows: '3',
    'aria-label': label,
    placeholder: label
  });
  area.value = value;
  const box = h('div', { class: 'jp-PsydynCode-box' }, area);
  const end = (words: string | null) => {
    box.remove();
    done(words);
  };
  area.addEventListener('keydown', event => {
    if (event.isComposing) {
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      end(area.value.trim());
    } else if (event.key === 'Escape') {
      end(null);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  host.append(box);
  area.focus();
  return () => box.remove();
}
