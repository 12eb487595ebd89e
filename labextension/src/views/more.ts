import { TranslationBundle } from '@jupyterlab/translation';
import { Recording } from '../desk/recording';
import { toUnits } from '../spans';
import { drawConcept } from './concepts/concept';
import { h } from './dom';
import {
  choiceField,
  IField,
  inputField,
  textField,
  yesNoField
} from './fields';
import { drawRelease } from './release';

export interface IMore extends IField {
  /** Unfold, and select a passage of a part that stands here; in code points. */
  select(part: string, start: number, end: number): void;
}

/**
 * What can be said of a dream once it is told; the title last. Folded away
 * until it is asked for.
 */
export function drawMore(
  recording: Recording,
  trans: TranslationBundle
): IMore {
  const residue = textField(
    trans.__('day residue'),
    trans.__('what of the day before came back in it'),
    () => recording.part('residue'),
    text => recording.write('residue', text)
  );
  const reflection = textField(
    trans.__('reflection'),
    trans.__('what you make of it yourself'),
    () => recording.part('reflection'),
    text => recording.write('reflection', text)
  );
  const release = drawRelease(recording, trans);
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
    residue,
    reflection,
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
    h('div', { class: 'jp-Psydyn-fields' }, ...fields.map(field => field.node)),
    release.node
  );
  drawConcept('manifest-dream', node, trans);
  drawConcept('day-residue', node, trans);
  return {
    node,
    show: () => [...fields, release].forEach(field => field.show()),
    select: (part, start, end) => {
      const field = new Map([
        ['residue', residue],
        ['reflection', reflection]
      ]).get(part);
      const area = field?.node.querySelector('textarea');
      if (area) {
        node.open = true;
        area.focus();
        area.setSelectionRange(
          toUnits(area.value, start),
          toUnits(area.value, end)
        );
      }
    }
  };
}
