import { TranslationBundle } from '@jupyterlab/translation';
import { ISession, ITrial } from '../../tokens';
import { h } from '../dom';
import { markWord } from './marks';

/** What was said in a word-list test, line by line, as it was recorded. */
export function drawSaid(
  { trials, recorder, word_list, seed, latency_ms }: ISession,
  host: HTMLElement,
  trans: TranslationBundle
): void {
  const heads = [
    trans.__('word'),
    trans.__('reaction'),
    trans.__('first key, s'),
    trans.__('Enter, s'),
    trans.__('remembered'),
    trans.__('seen and heard')
  ];
  const own = (text: string) =>
    h('td', {}, h('span', { dir: 'auto', translate: 'no' }, text));
  const row = (one: ITrial) => {
    const noticed = [
      ...one.marks.map(mark => markWord(mark, trans)),
      ...(one.remark ? [one.remark] : [])
    ];
    return h(
      'tr',
      {},
      h('th', { scope: 'row', dir: 'auto', translate: 'no' }, one.stimulus),
      own(one.failed ? '–' : one.reaction),
      h('td', {}, seconds(one.first_key_ms)),
      h('td', {}, seconds(one.enter_ms)),
      own(one.reproduction === '' ? '–' : (one.reproduction ?? '')),
      own(noticed.join(', '))
    );
  };
  const facts = [
    word_list,
    seed === null
      ? trans.__('in the printed order')
      : trans.__('order of seed %1', seed),
    recorder && trans.__('written down by %1', recorder),
    latency_ms !== null &&
      trans.__('a key arrived after %1 ms on that machine', latency_ms)
  ];
  host.replaceChildren(
    h('p', { class: 'jp-Psydyn-hint' }, facts.filter(fact => fact).join(' · ')),
    h(
      'div',
      {
        class: 'jp-Psydyn-protocol',
        tabindex: '0',
        role: 'region',
        'aria-label': trans.__('Protocol')
      },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h('tr', {}, ...heads.map(head => h('th', { scope: 'col' }, head)))
        ),
        h('tbody', {}, ...trials.filter(one => !one.practice).map(row))
      )
    )
  );
}

function seconds(milliseconds: number | null): string {
  return milliseconds === null ? '' : (milliseconds / 1000).toFixed(2);
}
