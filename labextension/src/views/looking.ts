import { TranslationBundle } from '@jupyterlab/translation';
import { IOpenJournal } from '../tokens';
import { h } from './dom';
import { night } from './format';
import { nameOf } from './motifkey';
import { EVERYTHING, ISelection, Looking } from './selection';

/** A code, and what it is called. */
export interface ICodeName {
  readonly id: string;
  readonly name: string;
}

/**
 * What is looked at, in one line above all views: a period, and what else the
 * dreams are chosen by, each a click from going.
 *
 * @param codes - the codes people marked passages with; asked for once.
 */
export function drawLooking(
  looking: Looking,
  journal: Pick<IOpenJournal, 'entries' | 'changed'>,
  codes: () => Promise<readonly ICodeName[]>,
  host: HTMLElement,
  trans: TranslationBundle
): () => void {
  const day = (field: 'since' | 'until', name: string) => {
    const input = h('input', { type: 'date', 'aria-label': name });
    // A year is typed digit by digit: 2, 20 and 201 are not meant. An emptied field is no day.
    input.addEventListener('change', () => {
      if (!input.value || input.value >= '1000') {
        looking.select({ [field]: input.value });
      }
    });
    return input;
  };
  const since = day('since', trans.__('Look at nights from'));
  const until = day('until', trans.__('Look at nights until'));
  const code = h('select', { 'aria-label': trans.__('Marked with') });
  let names: readonly ICodeName[] = [];
  const nameCodes = () => {
    const { selection } = looking;
    code.replaceChildren(
      h('option', { value: '' }, trans.__('with any code or none')),
      ...names.map(({ id, name }) =>
        h('option', { value: id, selected: id === selection.code }, name)
      )
    );
    code.hidden = names.length === 0;
    code.value = selection.code;
  };
  code.addEventListener('change', () => looking.select({ code: code.value }));

  const chips = h('span', { class: 'jp-PsydynReview-lookingChips' });
  const all = h(
    'button',
    { type: 'button', class: 'jp-PsydynReview-lookingAll' },
    trans.__('Look at all')
  );
  all.addEventListener('click', () => {
    looking.select(EVERYTHING);
    since.focus();
  });
  const chip = (field: keyof ISelection, text: string) => {
    const button = h(
      'button',
      {
        type: 'button',
        class: 'jp-PsydynReview-lookingChip',
        'aria-label': trans.__('%1: no longer', text)
      },
      text,
      h('span', { 'aria-hidden': 'true' }, ' ×')
    );
    button.addEventListener('click', () => {
      looking.select({ [field]: '' });
      all.focus();
    });
    return button;
  };
  const update = () => {
    const { selection } = looking;
    put(since, 'value', selection.since);
    put(until, 'value', selection.until);
    put(since, 'max', selection.until);
    put(until, 'min', selection.since);
    const entry = journal.entries.find(one => one.id === selection.entry);
    chips.replaceChildren(
      ...(selection.motif
        ? [chip('motif', trans.__('dreams with %1', nameOf(selection.motif)))]
        : []),
      ...(selection.entry
        ? [
            chip(
              'entry',
              entry
                ? trans.__('the night of %1', night(entry.night, trans))
                : trans.__('one dream')
            )
          ]
        : [])
    );
    nameCodes();
    all.hidden = Object.values(selection).every(value => !value);
  };
  host.append(
    h(
      'div',
      {
        class: 'jp-PsydynReview-looking',
        role: 'group',
        'aria-label': trans.__('What is looked at')
      },
      h('span', {}, trans.__('Nights')),
      since,
      h('span', { 'aria-hidden': 'true' }, '–'),
      until,
      code,
      chips,
      all
    )
  );
  update();
  let stopped = false;
  codes().then(
    found => {
      if (!stopped) {
        names = found;
        nameCodes();
      }
    },
    // Without them, what is looked at is chosen by the rest.
    () => undefined
  );
  looking.changed.connect(update);
  journal.changed.connect(update);
  return () => {
    stopped = true;
    looking.changed.disconnect(update);
    journal.changed.disconnect(update);
  };
}

/** Where it is another: set to what it is already, a field forgets what is being typed. */
function put(
  input: HTMLInputElement,
  name: 'value' | 'min' | 'max',
  text: string
): void {
  if (input[name] !== text) {
    input[name] = text;
  }
}
