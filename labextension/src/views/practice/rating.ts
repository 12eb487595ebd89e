import { h } from '../dom';

export interface IRatingField {
  readonly node: HTMLElement;
  show(value: number | null): void;
}

let made = 0;

/** How strong it is, 0 to 10: a row of radio buttons; a digit chooses its number too. */
export function drawRating(
  name: string,
  ends: readonly [string, string],
  change: (value: number) => void
): IRatingField {
  const group = `jp-PsydynPractice-rating-${++made}`;
  const radios = Array.from({ length: 11 }, (_, value) => {
    const radio = h('input', {
      type: 'radio',
      name: group,
      value: String(value)
    });
    radio.addEventListener('change', () => change(value));
    return radio;
  });
  const node = h(
    'fieldset',
    { class: 'jp-PsydynPractice-rating' },
    h('legend', {}, name),
    h('span', { class: 'jp-PsydynPractice-end' }, ends[0]),
    ...radios.map(radio => h('label', {}, radio, radio.value)),
    h('span', { class: 'jp-PsydynPractice-end' }, ends[1])
  );
  node.addEventListener('keydown', event => {
    const { key, ctrlKey, altKey, metaKey } = event;
    if (/^\d$/.test(key) && !ctrlKey && !altKey && !metaKey) {
      event.preventDefault();
      const radio = radios[Number(key)];
      radio.focus();
      radio.checked = true;
      change(Number(key));
    }
  });
  return {
    node,
    show: value =>
      radios.forEach((radio, at) => {
        radio.checked = at === value;
      })
  };
}
