import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';

/**
 * A field for a whole number; what is none is said beside it and not taken.
 *
 * @param taken - is called with each number; null where the field is empty.
 */
export function wholeField(
  label: string,
  value: number | null,
  most: number,
  taken: (value: number | null) => void,
  keep: string,
  trans: TranslationBundle
): { readonly node: HTMLElement; readonly input: HTMLInputElement } {
  const input = h('input', {
    type: 'number',
    min: '0',
    max: String(most),
    step: '1',
    'data-keep': keep
  });
  input.value = String(value ?? '');
  const wrong = h('span', {
    class: 'jp-PsydynInterpret-refused',
    role: 'alert'
  });
  input.addEventListener('input', () => {
    const isRight = input.validity.valid;
    input.setAttribute('aria-invalid', String(!isRight));
    wrong.textContent = isRight
      ? ''
      : trans.__('a whole number from 0 to %1', most);
    if (isRight) {
      taken(input.value === '' ? null : Number(input.value));
    }
  });
  return { node: h('label', {}, h('span', {}, label), input, wrong), input };
}
