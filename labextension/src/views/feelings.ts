import { TranslationBundle } from '@jupyterlab/translation';
import { IAffect } from '../tokens';
import { h } from './dom';
import { quiet } from './fields';

/** `dread 4` or `dread 4/5` is a word with its strength; `dread` a word alone. */
export function readFeeling(said: string): IAffect | null {
  const found = /^\s*(.*?)(?:[\s:,]+([1-5])(?:\s*\/\s*5)?)?\s*$/.exec(said)!;
  const word = found[1].trim();
  return word ? { word, strength: found[2] ? Number(found[2]) : null } : null;
}

/** As one would type it: `dread 4`. */
export function sayFeeling({ word, strength }: IAffect): string {
  return strength === null ? word : `${word} ${strength}`;
}

export interface IFeelings {
  show(affects: readonly IAffect[]): void;
  /** Take over the one that is being typed. */
  take(): void;
}

/** Feelings as chips: the dreamer's own words, each with a strength of 1 to 5. */
export function drawFeelings(
  host: HTMLElement,
  change: (affects: readonly IAffect[]) => void,
  trans: TranslationBundle
): IFeelings {
  let affects: readonly IAffect[] = [];
  const chips = h('span', { class: 'jp-Psydyn-chips' });
  const input = h('input', {
    class: 'jp-Psydyn-quiet',
    'aria-label': trans.__('Add a feeling, with a strength of 1 to 5'),
    placeholder: trans.__('e.g. dread 4'),
    size: '12',
    ...quiet
  });
  host.append(
    h('span', { class: 'jp-Psydyn-label' }, trans.__('feeling')),
    chips,
    input
  );

  const set = (changed: readonly IAffect[]) => {
    show(changed);
    change(changed);
  };
  const add = () => {
    const feeling = readFeeling(input.value);
    input.value = '';
    if (feeling) {
      set([...affects, feeling]);
    }
  };
  input.addEventListener('keydown', event => {
    if ((event.key === 'Enter' || event.key === ',') && !event.isComposing) {
      event.preventDefault();
      add();
    }
  });
  input.addEventListener('change', add);

  const chip = (affect: IAffect, at: number) => {
    const strength = h('select', {
      'aria-label': trans.__('Strength of %1', affect.word)
    });
    for (const one of ['', '1', '2', '3', '4', '5']) {
      strength.append(h('option', { value: one }, one ? `${one}/5` : '·'));
    }
    strength.value = affect.strength === null ? '' : String(affect.strength);
    strength.addEventListener('change', () => {
      const value = strength.value ? Number(strength.value) : null;
      set(affects.map((a, i) => (i === at ? { ...a, strength: value } : a)));
      (chips.children[at]?.querySelector('select') as HTMLElement)?.focus();
    });
    const remove = h(
      'button',
      { type: 'button', 'aria-label': trans.__('Remove %1', affect.word) },
      '×'
    );
    remove.addEventListener('click', () => {
      set(affects.filter((_, i) => i !== at));
      input.focus();
    });
    return h(
      'span',
      { class: 'jp-Psydyn-chip', translate: 'no' },
      h('span', { dir: 'auto' }, affect.word),
      strength,
      remove
    );
  };
  const show = (shown: readonly IAffect[]) => {
    if (JSON.stringify(shown) !== JSON.stringify(affects)) {
      affects = shown;
      chips.replaceChildren(...shown.map(chip));
    }
  };
  return { show, take: add };
}
