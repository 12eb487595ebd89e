import { TranslationBundle } from '@jupyterlab/translation';
import { ITransport } from '../../tokens';
import { step } from '../agreeing/asking';
import { h } from '../dom';
import {
  IAsked,
  IFile,
  IImported,
  importDreams,
  IPreview,
  Mapping,
  Order,
  previewImport
} from './client';
import { drawColumns } from './columns';
import { drawDates } from './dates';
import { drawPreview } from './preview';

/** What stands around the mapping of a file. */
export interface IMappingActs {
  /** Ask; whoever asks later is answered instead, and what went wrong is said. */
  run<T>(
    ask: () => Promise<T>,
    show: (answer: T) => void,
    failed: () => void
  ): Promise<void>;
  /** What is being done, with its progress; empty: nothing any more. */
  busy(what: string): void;
  /** Say something that is shown already. */
  say(text: string): void;
  cancel(): void;
  done(imported: IImported): void;
}

/** What the columns of a file hold, and beside it what would be recorded, as one chooses; then recording it. */
export function drawMapping(
  desk: ITransport,
  file: IFile,
  first: IPreview,
  acts: IMappingActs,
  trans: TranslationBundle
): { readonly node: HTMLElement; focus(): void } {
  let { mapping } = first;
  let order: Order | undefined;
  let recorded = 0;
  /** The column whose order of dates is asked about: asked once, it keeps its focus. */
  let asksOf: string | undefined;

  const heading = h(
    'h3',
    { tabindex: '-1', translate: 'no' },
    trans._n('%2: %1 row', '%2: %1 rows', first.rows, file.name)
  );
  const dates = h('div', {});
  const shown = h('div', {});
  const begin = step('', () => void bring());
  begin.classList.add('jp-PsydynImport-first');
  const cancel = step(trans.__('Cancel'), () => acts.cancel());

  const question = (): IAsked => ({
    ...file,
    columns: mapping,
    date_order: order
  });
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
    acts.say(shown.querySelector('p')?.textContent ?? '');
  };
  const again = () => {
    begin.disabled = true;
    void acts.run(
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
    if (chosen.date !== mapping.date) {
      order = undefined;
    }
    mapping = chosen;
    again();
  };
  const bring = () => {
    const controls = node.querySelectorAll<HTMLSelectElement>(
      'select, input, button'
    );
    const enable = (isEnabled: boolean) =>
      controls.forEach(control => (control.disabled = !isEnabled));
    enable(false);
    acts.busy(
      trans._n('Recording %1 dream …', 'Recording %1 dreams …', recorded)
    );
    return acts.run(
      () => importDreams(desk, question()),
      imported => acts.done(imported),
      () => {
        acts.busy('');
        enable(true);
        begin.focus();
      }
    );
  };
  const columns = first.as_exported
    ? h(
        'p',
        {},
        trans.__(
          'This file was exported from a journal: its dreams come back with all that its columns say.'
        )
      )
    : drawColumns(first, remap, trans);
  const node = h(
    'div',
    {},
    heading,
    h(
      'div',
      { class: 'jp-PsydynImport-panes' },
      h('div', {}, columns, dates),
      shown
    ),
    h('div', { class: 'jp-Psydyn-row jp-PsydynImport-do' }, begin, cancel)
  );
  show(first);
  return { node, focus: () => heading.focus() };
}
