import { TranslationBundle } from '@jupyterlab/translation';
import { listWordLists, orderWords } from '../../desk/client';
import { line } from '../../desk/error';
import { readTextFile } from '../../desk/textfile';
import { ISetting, IWordList } from '../../desk/wordlist';
import { ITransport } from '../../tokens';
import { h } from '../dom';
import { quiet } from '../fields';

/** A list of one's own, in the choice of lists. */
const OWN = '';
/** Jung's printed protocols go up to ten seconds. */
const LIMIT_S = 10;
const SEEDS = 10000;

/** The list that a notebook begins with: one that comes with this by its name, or words. */
export interface IOwnWords {
  readonly name: string;
  readonly words: readonly string[];
}

export interface ISittingOptions {
  readonly trans: TranslationBundle;
  /** A list that a notebook gives. */
  readonly own?: IOwnWords;
  /** A measured line about this machine. */
  readonly machine: HTMLElement;
  /** Whether the focus is to go to it once it is there. */
  readonly isWaitedFor: () => boolean;
  readonly begin: (list: IWordList, setting: ISetting) => void;
}

/** Which words, in which order, and who writes: what is settled before a word-list test. */
export function drawSitting(
  desk: ITransport,
  { trans, own, machine, isWaitedFor, begin }: ISittingOptions
): HTMLElement {
  let lists: readonly IWordList[] = [];
  const list = h('select');
  const note = h('p', { class: 'jp-Psydyn-hint' });
  const words = h('textarea', {
    ...quiet,
    rows: '5',
    placeholder: trans.__('a word on each line')
  });
  const file = h('input', {
    type: 'file',
    accept: '.csv,.txt,.tsv,text/*'
  });
  const order = h('select');
  const seed = h('input', { type: 'number', min: '0', step: '1' });
  const limit = h('input', {
    type: 'number',
    min: '1',
    step: '1',
    value: String(LIMIT_S)
  });
  const recorder = h('input', {
    ...quiet,
    placeholder: trans.__('nobody else')
  });
  const wrong = h('p', { class: 'jp-Psydyn-wrong', role: 'alert' });
  const start = h(
    'button',
    { type: 'submit', class: 'jp-Psydyn-done' },
    trans.__('Begin')
  );
  const label = (name: string, control: HTMLElement) =>
    h('label', {}, h('span', {}, name), control);
  const ownRow = h(
    'div',
    { class: 'jp-Psydyn-own' },
    label(trans.__('its words'), words),
    label(trans.__('or a file (CSV, one word on each line)'), file)
  );
  const seedRow = label(trans.__('seed of the order'), seed);
  const form = h(
    'form',
    { class: 'jp-Psydyn-sitting' },
    h(
      'div',
      { class: 'jp-Psydyn-fields' },
      label(trans.__('list'), list),
      label(trans.__('order'), order),
      seedRow,
      label(trans.__('limit in seconds, or none'), limit),
      label(trans.__('written down by'), recorder)
    ),
    ownRow,
    note,
    machine,
    wrong,
    start
  );
  const reading = h(
    'p',
    { class: 'jp-Psydyn-hint', role: 'status' },
    trans.__('Reading…')
  );
  const room = h('div', {}, reading, form);
  order.append(
    h('option', { value: 'printed' }, trans.__('as printed')),
    h('option', { value: 'shuffled' }, trans.__('shuffled'))
  );
  seed.value = String(crypto.getRandomValues(new Uint32Array(1))[0] % SEEDS);
  const isGiven = !!own && own.words.length > 0;
  words.value = own?.words.join('\n') ?? '';

  const show = () => {
    const chosen = lists.find(one => one.name === list.value);
    note.textContent = chosen?.note ?? '';
    ownRow.hidden = list.value !== OWN;
    seedRow.hidden = order.value !== 'shuffled';
  };
  const offer = () => {
    list.replaceChildren(
      ...lists.map(({ name, title }) => h('option', { value: name }, title)),
      h(
        'option',
        { value: OWN },
        (isGiven && own?.name) || trans.__('a list of my own')
      )
    );
    const wanted = lists.find(({ name }) => name === own?.name) ?? lists[0];
    list.value = isGiven ? OWN : (wanted?.name ?? OWN);
    show();
  };
  list.addEventListener('change', show);
  order.addEventListener('change', show);
  let fileName: string | undefined;
  words.addEventListener('input', () => {
    // What is written after it was emptied is of no file.
    fileName = words.value ? fileName : undefined;
  });
  file.addEventListener('change', async () => {
    const [picked] = Array.from(file.files ?? []);
    if (picked) {
      const { text, isWindows1252 } = await readTextFile(picked);
      words.value = text;
      fileName = picked.name;
      wrong.textContent = isWindows1252
        ? trans.__('%1 is not UTF-8 and was read as Windows-1252', picked.name)
        : '';
    }
  });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    start.disabled = true;
    wrong.textContent = '';
    const isOwn = list.value === OWN;
    const shuffled = order.value === 'shuffled' ? Number(seed.value) : null;
    try {
      const ordered = await orderWords(desk, {
        ...(isOwn
          ? { text: words.value, file: fileName }
          : { name: list.value }),
        seed: shuffled
      });
      const name = isOwn ? own?.name || trans.__('own list') : ordered.name;
      begin(
        { ...ordered, name },
        {
          recorder: recorder.value.trim(),
          seed: shuffled,
          limit_ms: limit.value ? Number(limit.value) * 1000 : null
        }
      );
    } catch (error) {
      wrong.textContent = line(error);
    }
    start.disabled = false;
  });
  form.hidden = true;
  listWordLists(desk)
    .then(found => {
      lists = found;
    })
    .catch((error: unknown) => {
      wrong.textContent = line(error);
    })
    .then(() => {
      offer();
      form.hidden = false;
      reading.remove();
      if (isWaitedFor()) {
        list.focus();
      }
    });
  return room;
}
