import { ProcessWriting } from '../../desk/processnote';
import {
  removeAround,
  IListedHour,
  IProcessNote,
  listAround
} from '../../desk/practice';
import { line } from '../../desk/error';
import { ITransport } from '../../tokens';
import { drawConcept } from '../concepts/concept';
import { h } from '../dom';
import { quiet } from '../fields';
import { night } from '../format';
import { watchPage } from '../leaving';
import { attempt, IContext } from '../workroom/context';
import { button, row, unfolded } from '../workroom/fields';

/**
 * What the clinician thinks of an hour beside the record, on a ground of its
 * own: nothing typed here goes into the summary beside it.
 *
 * @returns a function that saves a last time and stops.
 */
export function drawProcessNotes(
  desk: ITransport,
  hour: Pick<IListedHour, 'id' | 'case' | 'night'>,
  host: HTMLElement,
  ctx: IContext
): () => void {
  const { trans } = ctx;
  const head = h(
    'div',
    {},
    h('h3', {}, trans.__('Process note')),
    h(
      'p',
      { class: 'jp-PsydynPractice-alone' },
      trans.__(
        'Yours alone: in no export, report, statistic or search. Sealed under a key of its own.'
      )
    )
  );
  drawConcept('process-note', head, trans);
  const state = h('p', { class: 'jp-PsydynInterpret-quiet', role: 'status' });
  const room = h(
    'section',
    {
      class: 'jp-PsydynPractice-process',
      'aria-label': trans.__('Process note')
    },
    head,
    state
  );
  host.append(room);
  const stops: (() => void)[] = [];
  let isStopped = false;
  const read = async () => {
    state.replaceChildren();
    try {
      const all = await listAround(desk, 'process-notes');
      if (!isStopped) {
        const ours = all.filter(note => note.hour === hour.id);
        for (const note of ours.length ? ours : [null]) {
          stops.push(drawOne(desk, hour, note, room, ctx));
        }
      }
    } catch (error) {
      state.replaceChildren(
        line(error),
        ' ',
        button(trans.__('Try again'), () => void read())
      );
    }
  };
  void read();
  return () => {
    isStopped = true;
    stops.forEach(stop => stop());
    room.remove();
  };
}

/** Notes whose hour was taken out of the journal: read, and taken away, here. */
export function drawLoose(
  notes: readonly IProcessNote[],
  reload: () => Promise<void>,
  ctx: IContext
): HTMLElement {
  const { trans } = ctx;
  const node = unfolded(
    ctx,
    'process:loose',
    trans._n(
      '%1 process note without a session',
      '%1 process notes without a session',
      notes.length
    ),
    notes.map(note =>
      h(
        'div',
        {},
        h('p', { class: 'jp-PsydynInterpret-quiet' }, night(note.day, trans)),
        h('p', { class: 'jp-PsydynInterpret-said', dir: 'auto' }, note.text),
        button(
          trans.__('Remove'),
          () =>
            void attempt(
              ctx,
              reload,
              desk => removeAround(desk, 'process-notes', note),
              trans.__('The process note was taken away.')
            ),
          `process:loose:${note.id}`,
          trans.__('Remove the process note of %1', night(note.day, trans))
        )
      )
    )
  );
  node.classList.add('jp-PsydynPractice-loose');
  return node;
}

function drawOne(
  desk: ITransport,
  hour: Pick<IListedHour, 'id' | 'case' | 'night'>,
  note: IProcessNote | null,
  host: HTMLElement,
  { trans, drafts }: IContext
): () => void {
  const key = `process:${note?.id ?? hour.id}`;
  const stored = note?.text ?? '';
  const writing = new ProcessWriting(desk, hour, note, drafts.text(key));
  const area = h('textarea', {
    ...quiet,
    rows: '10',
    'aria-label': trans.__('Process note'),
    placeholder: trans.__('What came up in you, hunches, what was not said')
  });
  area.value = writing.text;
  const word = h('span', { class: 'jp-Psydyn-keeping', role: 'status' });
  const clash = h('div', { class: 'jp-PsydynInterpret-clash' });
  host.append(area, word, clash);

  const show = () => {
    const { keeping, problem, theirs } = writing;
    word.textContent = {
      blank: '',
      saved: trans.__('saved'),
      saving: trans.__('saving'),
      unsaved: trans.__('not saved: %1', problem),
      conflict: trans.__('changed elsewhere')
    }[keeping];
    word.dataset.keeping = keeping;
    if (keeping === 'saved' || keeping === 'blank') {
      drafts.drop(key);
    }
    if (area.value !== writing.text) {
      area.value = writing.text;
    }
    clash.hidden = theirs === null;
    clash.replaceChildren(
      ...(theirs === null
        ? []
        : [
            h('p', {}, trans.__('In the journal now:')),
            h('p', { class: 'jp-PsydynInterpret-said', dir: 'auto' }, theirs),
            row(
              button(trans.__('Keep what I typed'), () => writing.choose(true)),
              button(trans.__('Take this one'), () => writing.choose(false))
            )
          ])
    );
  };
  area.addEventListener('input', () => {
    drafts.type(key, area.value, stored);
    writing.write(area.value);
  });
  area.addEventListener('blur', () => void writing.flush());
  writing.changed.connect(show);
  const unwatch = watchPage(writing);
  show();
  return () => {
    unwatch();
    // What cannot be saved now stays a draft of the room.
    void writing.dispose();
  };
}
