import { TranslationBundle } from '@jupyterlab/translation';
import { Family, IAffect } from '../../tokens';
import { h } from '../dom';
import { quiet } from '../fields';
import { drawWheel } from './wheel';
import { familyWord, readFeeling } from './words';

export interface IFeelings {
  show(affects: readonly IAffect[]): void;
  /** Take over the one that is being typed. */
  take(): void;
}

/**
 * Feelings as chips: the dreamer's own words, each with a strength of 1 to 5,
 * and with a place on the wheel where they want one.
 */
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
  const wheel = h('div', { class: 'jp-PsydynFeeling-room' });
  host.append(
    h('span', { class: 'jp-Psydyn-label' }, trans.__('feeling')),
    chips,
    input,
    wheel
  );
  /** Which of them is on the wheel. */
  let open: number | null = null;

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
    const place = h(
      'button',
      {
        type: 'button',
        class: 'jp-PsydynFeeling-open',
        'aria-expanded': String(open === at),
        'aria-label': affect.family
          ? trans.__(
              '%1, placed with %2: place it elsewhere',
              affect.word,
              familyWord(affect.family, trans)
            )
          : trans.__('Place %1 on the wheel of feelings', affect.word),
        title: trans.__('Place it on the wheel, if you want to')
      },
      affect.family ? familyWord(affect.family, trans) : '◔'
    );
    place.addEventListener('click', () => turn(open === at ? null : at));
    const remove = h(
      'button',
      { type: 'button', 'aria-label': trans.__('Remove %1', affect.word) },
      '×'
    );
    remove.addEventListener('click', () => {
      turn(null);
      set(affects.filter((_, i) => i !== at));
      input.focus();
    });
    return h(
      'span',
      { class: 'jp-Psydyn-chip', translate: 'no' },
      h('span', { dir: 'auto' }, affect.word),
      strength,
      place,
      remove
    );
  };
  const opener = (at: number) =>
    chips.children[at]?.querySelector<HTMLElement>('.jp-PsydynFeeling-open');
  const turn = (at: number | null) => {
    const before = open;
    open = at;
    chips.replaceChildren(...affects.map(chip));
    if (at === null) {
      wheel.replaceChildren();
      if (before !== null) {
        opener(before)?.focus();
      }
      return;
    }
    const place = (family: Family | undefined) =>
      set(affects.map((a, i) => (i === at ? { ...a, family } : a)));
    const drawn = drawWheel(affects[at], place, () => turn(null), trans);
    wheel.replaceChildren(drawn);
    drawn.querySelector<SVGElement>('[tabindex="0"]')?.focus();
  };
  const show = (shown: readonly IAffect[]) => {
    if (JSON.stringify(shown) !== JSON.stringify(affects)) {
      // What was on the wheel may stand elsewhere now.
      if (open !== null && shown[open]?.word !== affects[open]?.word) {
        open = null;
        wheel.replaceChildren();
      }
      affects = shown;
      chips.replaceChildren(...shown.map(chip));
    }
  };
  return { show, take: add };
}
