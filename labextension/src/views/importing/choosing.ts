import { TranslationBundle } from '@jupyterlab/translation';
import { step } from '../agreeing/asking';
import { h } from '../dom';
import { IFile } from './client';

/** As tables of dreams end. */
const ENDINGS = '.csv,.tsv,.tab,.txt,.json,.jsonl,.ndjson,.xlsx';

/** A request to the server stays under 16 MB, and base64 takes four thirds. */
export const MOST_BYTES = 11_500_000;

/** Bytes made base64 at once: a function takes so many arguments, and three bytes make four letters. */
const PIECE = 3 * 2 ** 13;

export interface IChoosing {
  readonly node: HTMLElement;
  readonly button: HTMLButtonElement;
}

/** A button that takes a file, and a place to drop one. */
export function drawChoosing(
  take: (file: File) => void,
  trans: TranslationBundle
): IChoosing {
  const input = h('input', { type: 'file', accept: ENDINGS, hidden: true });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) {
      take(file);
    }
    // The same file may be chosen again, changed meanwhile.
    input.value = '';
  });
  const button = step(trans.__('Choose a file…'), () => input.click());
  const node = h(
    'div',
    { class: 'jp-PsydynImport-drop' },
    h(
      'p',
      {},
      trans.__(
        'A table of dreams, one a row: CSV, TSV, JSON, JSON Lines or XLSX. Choose a file, or drop one here.'
      )
    ),
    h('p', {}, button),
    h(
      'p',
      { class: 'jp-PsydynImport-quiet' },
      trans.__(
        'Which column holds what is asked next, and nothing is recorded before you have seen it. The file itself is not kept.'
      )
    ),
    input
  );
  const over = (isOver: boolean) =>
    node.classList.toggle('jp-PsydynImport-is-over', isOver);
  node.addEventListener('dragover', event => {
    event.preventDefault();
    over(true);
  });
  node.addEventListener('dragleave', () => over(false));
  node.addEventListener('drop', event => {
    event.preventDefault();
    over(false);
    const file = event.dataTransfer?.files[0];
    if (file) {
      take(file);
    }
  });
  return { node, button };
}

/** @throws Error with one line for people, where it is more than this page imports. */
export async function readFile(
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
  trans: TranslationBundle
): Promise<IFile> {
  if (file.size > MOST_BYTES) {
    throw new Error(
      trans.__(
        '%1 is %2 MB; here a file must stay under %3 MB. The command `jupyter psydyn import` takes larger ones.',
        file.name,
        (file.size / 1e6).toFixed(1),
        (MOST_BYTES / 1e6).toFixed(1)
      )
    );
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  let content = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    content += btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  }
  return { name: file.name, content };
}
