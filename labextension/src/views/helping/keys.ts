import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { drawWay } from './way';

/** A key, and what it does. */
export type KeyRow = readonly [string, string];

/** Keys of a view, and one Tab further the way to the help card. */
export function drawKeys(
  rows: readonly KeyRow[],
  trans: TranslationBundle
): HTMLElement[] {
  return [
    h(
      'dl',
      { class: 'jp-PsydynHelp-keys' },
      ...rows.flatMap(([key, does]) => [
        h('dt', {}, h('kbd', {}, key)),
        h('dd', {}, does)
      ])
    ),
    h('p', {}, drawWay(trans))
  ];
}

/**
 * The keys that all views share.
 *
 * @param keysOf - by which keys a command runs, as somebody may have changed them.
 */
export function sharedKeys(
  keysOf: Readonly<Record<'record' | 'lock' | 'help', string>>,
  trans: TranslationBundle
): readonly KeyRow[] {
  return (
    [
      [keysOf.record, trans.__('record a dream, from anywhere')],
      [keysOf.lock, trans.__('lock the journal now, from anywhere')],
      [keysOf.help, trans.__('somebody to talk to, from anywhere')],
      ['A', trans.__('associate to the selected words of a dream')],
      ['J K ↑ ↓', trans.__('next and previous in a list')],
      ['Enter, Esc', trans.__('open, and back')],
      ['Y N', trans.__('accept, reject a finding or a suggestion')],
      ['M', trans.__('memo')],
      ['H', trans.__('use in a hypothesis')],
      ['/', trans.__('search')],
      ['Ctrl+Z, Ctrl+Shift+Z', trans.__('undo, redo what a person did')],
      ['F1 or ?', trans.__('these keys')]
    ] as const
  ).filter(([key]) => key);
}
