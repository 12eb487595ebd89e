import { TranslationBundle } from '@jupyterlab/translation';
import { Recording } from '../desk/recording';
import { h } from './dom';

/** A control, and how it takes over what the recording holds. */
export interface IField {
  readonly node: HTMLElement;
  show(): void;
}

/**
 * What can be said of a dream once it is told; the title last. Folded away
 * until it is asked for.
 */
export function drawMore(
  recording: Recording,
  trans: TranslationBundle
): IField {
  const fields = [
    inputField(
      trans.__('woke at'),
      { type: 'time' },
      () => recording.value('woke') ?? '',
      woke => recording.edit({ woke })
    ),
    choiceField(
      trans.__('vividness'),
      [
        ['', trans.__('not said')],
        ['1', '1/5'],
        ['2', '2/5'],
        ['3', '3/5'],
        ['4', '4/5'],
        ['5', '5/5']
      ],
      () => String(recording.value('vividness') ?? ''),
      value => recording.edit({ vividness: value ? Number(value) : null })
    ),
    yesNoField(
      trans.__('lucid'),
      () => recording.value('lucid') ?? null,
      lucid => recording.edit({ lucid }),
      trans
    ),
    yesNoField(
      trans.__('dreamt before'),
      () => recording.value('recurring') ?? null,
      recurring => recording.edit({ recurring }),
      trans
    ),
    textField(
      trans.__('day residue'),
      trans.__('what of the day before came back in it'),
      () => recording.part('residue'),
      text => recording.write('residue', text)
    ),
    textField(
      trans.__('reflection'),
      trans.__('what you make of it yourself'),
      () => recording.part('reflection'),
      text => recording.write('reflection', text)
    ),
    inputField(
      trans.__('tags'),
      { type: 'text', placeholder: trans.__('separated by commas') },
      () => (recording.value('tags') ?? []).join(', '),
      said =>
        recording.edit({
          tags: said
            .split(',')
            .map(tag => tag.trim())
            .filter(tag => tag)
        })
    ),
    inputField(
      trans.__('title'),
      { type: 'text', placeholder: trans.__('if it has one') },
      () => recording.value('title') ?? '',
      title => recording.edit({ title })
    )
  ];
  const node = h(
    'details',
    { class: 'jp-Psydyn-more' },
    h('summary', {}, trans.__('more')),
    h('div', { class: 'jp-Psydyn-fields' }, ...fields.map(field => field.node))
  );
  return { node, show: () => fields.forEach(field => field.show()) };
}

/** No service of the browser reads along. */
const quiet = {
  dir: 'auto',
  spellcheck: 'false',
  autocomplete: 'off',
  translate: 'no',
  'data-gramm': 'false'
};

function inputField(
  label: string,
  attributes: Readonly<Record<string, string>>,
  get: () => string,
  set: (value: string) => void
): IField {
  const input = h('input', { ...quiet, ...attributes });
  input.addEventListener('input', () => set(input.value));
  return labelled(label, input, get);
}

function textField(
  label: string,
  placeholder: string,
  get: () => string,
  set: (value: string) => void
): IField {
  const area = h('textarea', { ...quiet, placeholder, rows: '2' });
  area.addEventListener('input', () => set(area.value));
  return labelled(label, area, get);
}

function choiceField(
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

function yesNoField(
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
