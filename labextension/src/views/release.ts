import { TranslationBundle } from '@jupyterlab/translation';
import { lastNight } from '../desk/night';
import { Recording } from '../desk/recording';
import { Audience, Release } from '../tokens';
import { h } from './dom';
import { IField } from './fields';
import { night } from './format';

/** Who may see an entry besides the dreamer, and since when. */
export function drawRelease(
  recording: Recording,
  trans: TranslationBundle,
  today: () => Date = () => new Date()
): IField {
  const names: readonly (readonly [Audience, string])[] = [
    ['clinician', trans.__('clinician')],
    ['supervisor', trans.__('supervisor')],
    ['research', trans.__('research')]
  ];
  const released = (): Release => recording.value('release') ?? {};
  const rows = names.map(([audience, name]) => {
    const box = h('input', { type: 'checkbox' });
    const since = h('span', { class: 'jp-Psydyn-quietly' });
    box.addEventListener('change', () => {
      const release: Partial<Record<Audience, string>> = { ...released() };
      if (box.checked) {
        release[audience] = lastNight(today());
      } else {
        delete release[audience];
      }
      recording.edit({ release });
      void recording.flush();
    });
    const show = () => {
      const day = released()[audience];
      box.checked = day !== undefined;
      since.textContent = day ? trans.__('since %1', night(day, trans)) : '';
    };
    return { node: h('label', {}, box, name, ' ', since), show };
  });
  const dreamer = h('input', {
    type: 'checkbox',
    checked: true,
    disabled: true
  });
  return {
    node: h(
      'fieldset',
      { class: 'jp-Psydyn-release' },
      h('legend', {}, trans.__('may be seen by')),
      h('label', {}, dreamer, trans.__('dreamer')),
      ...rows.map(row => row.node)
    ),
    show: () => rows.forEach(row => row.show())
  };
}
