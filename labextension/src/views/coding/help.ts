import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { drawKeys, KeyRow } from '../helping/keys';

/** The keys of the annotator. */
export function drawHelp(trans: TranslationBundle): HTMLElement {
  const rows: readonly KeyRow[] = [
    ['← →', trans.__('go through the words')],
    ['Shift+← →', trans.__('select by word')],
    ['Alt+Shift+← →', trans.__('select by sentence')],
    ['Ctrl+Shift+← →', trans.__('select by letter')],
    ['C', trans.__('code the selection, or give a passage another code')],
    [
      'V',
      trans.__(
        'the card of this dream: arrows go through its codes, Enter to the words'
      )
    ],
    ['M', trans.__('memo on a passage, else on the entry')],
    ['J K', trans.__('next and previous passage, or suggestion')],
    ['R', trans.__('relate a passage to another: J, K, Enter')],
    [
      'E',
      trans.__(
        'resize: Alt+← → moves the end, Ctrl+Alt or Alt+Shift the start, Enter keeps'
      )
    ],
    ['X', trans.__('remove a code from a passage')],
    [
      'Y N S',
      trans.__('accept, reject, skip a suggestion; C corrects a written code')
    ],
    ['Shift+Y', trans.__('accept all suggestions like this one')],
    ['[ ]', trans.__('entry before and after')],
    ['/', trans.__('search the codes')],
    ['Ctrl+Z, Ctrl+Shift+Z', trans.__('undo, redo')],
    ['Esc', trans.__('back')],
    ['?', trans.__('these keys')]
  ];
  return h(
    'section',
    {
      class: 'jp-PsydynCode-help',
      'aria-label': trans.__('Keys'),
      tabindex: '-1'
    },
    h('h3', {}, trans.__('Keys')),
    ...drawKeys(rows, trans)
  );
}
