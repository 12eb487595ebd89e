import { TranslationBundle } from '@jupyterlab/translation';
import { Recording } from '../desk/recording';
import { Recall } from '../tokens';
import { h } from './dom';

/** A control, and how it takes over what the recording holds. */
export interface IField {
  readonly node: HTMLElement;
  show(): void;
}

/** No service of the browser reads along. */
export const quiet = {
  dir: 'auto',
  spellcheck: 'false',
  autocomplete: 'off',
  translate: 'no',
  'data-gramm': 'false'
};

export function inputField(
  label: string,
  attributes: Readonly<Record<string, string>>,
  get: () => string,
  set: (value: string) => void
): IField {
  const input = h('input', { ...quiet, ...attributes });
  input.addEventListener('input', () => set(input.value));
  return labelled(label, input, get);
}

export function textField(
  label: string,
  placeholder: string,
  get: () => string,
  set: (value: string) => void
): IField {
  const area = h('textarea', { ...quiet, placeholder, rows: '2' });
  area.addEventListener('input', () => set(area.value));
  return labelled(label, area, get);
}

export function choiceField(
  label: string,
  choices: readonly (readonly [string, string])[],
  get: () => string,
  set: (value: string) => void
): IField {
  const select = h('select');
  for (const [value, name] of choices) {
    select.append(h('option', { value }, name));
  }
  select.addEventListener('change', () => set(select.value));
  return labelled(label, select, get);
}

export function yesNoField(
  label: string,
  get: () => boolean | null,
  set: (value: boolean | null) => void,
  trans: TranslationBundle
): IField {
  const choices = [
    ['', trans.__('not said')],
    ['true', trans.__('yes')],
    ['false', trans.__('no')]
  ] as const;
  return choiceField(
    label,
    choices,
    () => String(get() ?? ''),
    value => set(value === '' ? null : value === 'true')
  );
}

/** What somebody is just changing is not taken from under their hands. */
function labelled(
  label: string,
  control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
  get: () => string
): IField {
  return {
    node: h('label', {}, h('span', {}, label), control),
    show: () => {
      const value = get();
      if (control.value !== value && control !== document.activeElement) {
        control.value = value;
      }
    }
  };
}

/** Ids and names of controls are the page's: each gets its number. */
let made = 0;

/** A night may be partial or uncertain: the journal says what it can read. */
export function nightField(
  recording: Recording,
  trans: TranslationBundle,
  label = trans.__('Night to')
): IField {
  const wrong = h('span', {
    class: 'jp-Psydyn-wrong',
    role: 'alert',
    id: `jp-psydyn-night-${made++}`
  });
  const input = h('input', {
    class: 'jp-Psydyn-quiet',
    'aria-describedby': wrong.id,
    title: trans.__(
      'The day on which the night ended; 1977-05, 1977 or 1985? will do'
    ),
    size: '10',
    ...quiet
  });
  let isTyped = false;
  const take = () => {
    if (isTyped) {
      isTyped = false;
      recording.edit({ night: input.value.trim() });
    }
  };
  input.addEventListener('input', () => (isTyped = true));
  input.addEventListener('change', take);
  recording.atLast(take);
  return {
    node: h(
      'span',
      { class: 'jp-Psydyn-night' },
      h('label', {}, h('span', {}, label), ' ', input),
      wrong
    ),
    show: () => {
      if (document.activeElement !== input) {
        input.value = recording.night;
      }
      wrong.textContent = recording.nightProblem;
      input.setAttribute('aria-invalid', String(!!recording.nightProblem));
    }
  };
}

export function recallField(
  recording: Recording,
  trans: TranslationBundle
): IField {
  const name = `jp-psydyn-recall-${made++}`;
  const choices: readonly (readonly [Recall, string])[] = [
    ['full', trans.__('full')],
    ['fragment', trans.__('fragment')],
    ['none', trans.__('none')]
  ];
  const radios = choices.map(([value]) => {
    const radio = h('input', { type: 'radio', name, value });
    radio.addEventListener('change', () => {
      recording.edit({ recall: value });
      void recording.flush();
    });
    return radio;
  });
  return {
    node: h(
      'fieldset',
      { class: 'jp-Psydyn-recall' },
      h('legend', { class: 'jp-Psydyn-label' }, trans.__('recall')),
      ...choices.map(([, label], i) => h('label', {}, radios[i], label))
    ),
    show: () => {
      const recall = recording.value('recall') ?? 'full';
      radios.forEach(radio => {
        radio.checked = radio.value === recall;
      });
    }
  };
}
