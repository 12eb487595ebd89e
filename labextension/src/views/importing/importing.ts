import { TranslationBundle } from '@jupyterlab/translation';
import { line } from '../../desk/error';
import { ITransport } from '../../tokens';
import { step } from '../agreeing/asking';
import { h } from '../dom';
import { drawChoosing, readFile } from './choosing';
import { IFile, IImported, IPreview, previewImport } from './client';
import { drawDone } from './done';
import { drawMapping } from './mapping';

/** What importing may ask of the application. */
export interface IImportActs {
  /** Done with it, or not wanted. */
  close(): void;
}

/**
 * A table of dreams on its way into a journal: a file is chosen, its columns are
 * named, what would be recorded is shown as one chooses, and then recorded as
 * one deed. The file stays in memory, and goes with this.
 *
 * @returns a function that lets go of the file and empties the host.
 */
export function drawImport(
  desk: ITransport,
  host: HTMLElement,
  acts: IImportActs,
  trans: TranslationBundle
): () => void {
  /** What is asked last is shown; what was asked before, or before it stopped, is not. */
  let asked = 0;

  const wrong = h('p', { class: 'jp-Psydyn-wrong', role: 'alert' });
  /** What is shown elsewhere, for those who do not see it change. */
  const aloud = h('p', { class: 'jp-Psydyn-aloud', role: 'status' });
  const status = h('p', { class: 'jp-PsydynImport-status', role: 'status' });
  const body = h('div', {});
  host.classList.add('jp-PsydynReview-room', 'jp-PsydynImport');
  host.append(
    h('h2', {}, trans.__('Import dreams into %1', desk.name)),
    wrong,
    body,
    status,
    aloud
  );

  const busy = (what: string) =>
    status.replaceChildren(
      ...(what ? [h('progress', { 'aria-label': what }), ' ', what] : [])
    );
  /** Ask something; whoever asks later is answered instead. */
  const run = async <T>(
    ask: () => Promise<T>,
    show: (answer: T) => void,
    failed: () => void
  ) => {
    const mine = ++asked;
    wrong.textContent = '';
    try {
      const answer = await ask();
      if (mine === asked) {
        show(answer);
      }
    } catch (error) {
      if (mine === asked) {
        wrong.textContent = line(error);
        failed();
      }
    }
  };

  const choose = () => {
    asked++;
    busy('');
    wrong.textContent = aloud.textContent = '';
    const { node, button } = drawChoosing(taken => void take(taken), trans);
    body.replaceChildren(node);
    return button;
  };
  const cancel = () => choose().focus();
  const take = (taken: File) => {
    busy(trans.__('Reading %1 …', taken.name));
    return run(
      async () => {
        const file = await readFile(taken, trans);
        return [file, await previewImport(desk, file)] as const;
      },
      ([file, preview]) => {
        busy('');
        map(file, preview);
      },
      () => busy('')
    );
  };
  const map = (file: IFile, preview: IPreview) => {
    const drawn = drawMapping(
      desk,
      file,
      preview,
      { run, busy, say: text => (aloud.textContent = text), cancel, done },
      trans
    );
    body.replaceChildren(drawn.node);
    drawn.focus();
  };
  const done = (imported: IImported) => {
    busy('');
    aloud.textContent = '';
    const drawn = drawDone(desk, imported, trans);
    body.replaceChildren(
      drawn.node,
      h(
        'div',
        { class: 'jp-Psydyn-row jp-PsydynImport-do' },
        step(trans.__('Another file'), cancel),
        step(trans.__('Close'), () => acts.close())
      )
    );
    drawn.focus();
  };

  choose();
  return () => {
    asked++;
    host.classList.remove('jp-PsydynReview-room', 'jp-PsydynImport');
    host.replaceChildren();
  };
}
