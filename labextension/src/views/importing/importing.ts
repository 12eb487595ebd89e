import { TranslationBundle } from '@jupyterlab/translation';
import { line } from '../../desk/error';
import { ITransport } from '../../tokens';
import { step } from '../agreeing/asking';
import { h } from '../dom';
import { drawChoosing, readFile } from './choosing';
import {
  IAsked,
  IFile,
  importDreams,
  IPreview,
  Mapping,
  Order,
  previewImport
} from './client';
import { drawColumns } from './columns';
import { drawDates } from './dates';
import { drawDone } from './done';
import { drawPreview } from './preview';

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
  let file: IFile | null = null;
  let mapping: Mapping | undefined;
  let order: Order | undefined;
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

  const question = (): IAsked => ({
    ...file!,
    columns: mapping,
    date_order: order
  });
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
    file = null;
    mapping = order = undefined;
    wrong.textContent = status.textContent = aloud.textContent = '';
    const { node, button } = drawChoosing(taken => void take(taken), trans);
    body.replaceChildren(node);
    return button;
  };
  const take = (taken: File) => {
    status.textContent = trans.__('Reading %1 …', taken.name);
    return run(
      async () => {
        const read = await readFile(taken, trans);
        return [read, await previewImport(desk, read)] as const;
      },
      ([read, preview]) => {
        file = read;
        mapping = preview.mapping;
        map(preview);
      },
      () => (status.textContent = '')
    );
  };
  const map = (preview: IPreview) => {
    const dates = h('div', {});
    const shown = h('div', { class: 'jp-PsydynImport-preview' });
    const begin = step('', () => void bring());
    begin.classList.add('jp-PsydynImport-first');
    const heading = h(
      'h3',
      { tabindex: '-1', translate: 'no' },
      trans._n('%2: %1 row', '%2: %1 rows', preview.rows, file!.name)
    );
    let recorded = 0;
    /** The order is asked about once for a column: it keeps its focus. */
    let asksOf: string | undefined;
    const show = (now: IPreview) => {
      recorded = now.recorded;
      if (asksOf !== (now.mapping.date ?? '')) {
        asksOf = now.mapping.date ?? '';
        dates.replaceChildren(
          ...(now.dates ? [drawDates(now.dates, reorder, trans)] : [])
        );
      }
      const isAsking = !now.as_exported && !now.mapping.text;
      shown.replaceChildren(
        ...(isAsking
          ? [h('p', {}, trans.__('Which column holds the dream text?'))]
          : drawPreview(now, trans))
      );
      begin.textContent = trans._n(
        'Import %1 dream',
        'Import %1 dreams',
        recorded
      );
      begin.disabled = recorded === 0;
      status.textContent = '';
      aloud.textContent =
        shown.querySelector('strong')?.textContent ?? shown.textContent;
    };
    const again = () => {
      begin.disabled = true;
      void run(
        () => previewImport(desk, question()),
        show,
        () => shown.replaceChildren()
      );
    };
    const reorder = (chosen: Order) => {
      order = chosen;
      again();
    };
    const remap = (chosen: Mapping) => {
      if (chosen.date !== mapping?.date) {
        order = undefined;
      }
      mapping = chosen;
      again();
    };
    const bring = async () => {
      begin.disabled = cancel.disabled = true;
      const controls =
        body.querySelectorAll<HTMLSelectElement>('select, input');
      controls.forEach(one => (one.disabled = true));
      const waiting = trans._n(
        'Recording %1 dream …',
        'Recording %1 dreams …',
        recorded
      );
      status.replaceChildren(
        h('progress', { 'aria-label': waiting }),
        ' ',
        waiting
      );
      await run(
        () => importDreams(desk, question()),
        ({ created, notes }) => tell(created, notes),
        () => {
          status.textContent = '';
          begin.disabled = cancel.disabled = false;
          controls.forEach(one => (one.disabled = false));
        }
      );
    };
    const cancel = step(trans.__('Cancel'), () => choose().focus());
    body.replaceChildren(
      heading,
      h(
        'div',
        { class: 'jp-PsydynImport-panes' },
        h(
          'div',
          {},
          preview.as_exported
            ? h(
                'p',
                {},
                trans.__(
                  'This file was exported from a journal: its dreams come back with all that its columns say.'
                )
              )
            : drawColumns(preview, remap, trans),
          dates
        ),
        shown
      ),
      h('div', { class: 'jp-Psydyn-row jp-PsydynImport-do' }, begin, cancel)
    );
    show(preview);
    heading.focus();
  };
  const tell = (created: number, notes: readonly string[]) => {
    file = null;
    status.textContent = aloud.textContent = '';
    const another = () => choose().focus();
    const done = drawDone(desk, { created, notes }, trans);
    body.replaceChildren(
      done.node,
      h(
        'div',
        { class: 'jp-Psydyn-row jp-PsydynImport-do' },
        step(trans.__('Another file'), another),
        step(trans.__('Close'), () => acts.close())
      )
    );
    done.focus();
  };

  choose();
  return () => {
    asked++;
    file = null;
    host.classList.remove('jp-PsydynReview-room', 'jp-PsydynImport');
    host.replaceChildren();
  };
}
