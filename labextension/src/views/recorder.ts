import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';
import { ISignal } from '@lumino/signaling';
import { IDraftStore } from '../desk/drafts';
import { newId } from '../desk/ids';
import { IClock } from '../desk/reaction';
import { Recording } from '../desk/recording';
import { toUnits } from '../spans';
import { IEntry, ITransport, Recall } from '../tokens';
import { drawElement, drawElements, watchPage } from './associate';
import { h } from './dom';
import { drawFeelings } from './feelings';
import { drawConflict, drawKeeping, drawPlain } from './keeping';
import { drawMore } from './more';
import { IDrawn, makePaper } from './paper';

/** A span of a part, in code points, to be marked. */
export interface IMarked {
  readonly part: string;
  readonly start: number;
  readonly end: number;
}

export interface IRecorderOptions {
  /** An entry of the journal; `new` or `new~…` for one that is not there yet, whose draft is then found again. */
  readonly entry?: string;
  readonly trans?: TranslationBundle;
  readonly clock?: IClock;
  readonly store?: IDraftStore;
  /** Whether single letters act where no text is being typed. */
  readonly singleKeys?: () => boolean;
  /** Words to show marked, with the page scrolled to the first. */
  readonly marks?: readonly IMarked[];
  /** Other marks, while it is open. */
  readonly reveal?: ISignal<unknown, readonly IMarked[]>;
  /** After each acknowledged save. */
  readonly onSaved?: (entry: IEntry) => void;
}

/**
 * The recorder: one question, one sheet, and what may be said of a dream once
 * it is told.
 *
 * @returns a function that saves a last time and stops.
 */
export function drawRecorder(
  desk: ITransport,
  host: HTMLElement,
  options: IRecorderOptions = {}
): () => void {
  const trans = options.trans ?? nullTranslator.load('');
  const recording = new Recording(desk, {
    id: options.entry || newId(),
    store: options.store
  });
  let marks = options.marks ?? [];

  const keeping = drawKeeping(recording, trans);
  const plain = drawPlain(trans);
  const conflict = drawConflict(recording, trans);
  const more = drawMore(recording, trans);
  const night = nightField(recording, trans);
  const paper = makePaper(
    trans.__('What did you dream?'),
    trans.__('Just begin. It is saved as you write.')
  );
  const told = h('div', {
    class: 'jp-Psydyn-sheet jp-Psydyn-told',
    dir: 'auto',
    translate: 'no',
    tabindex: '0',
    role: 'region',
    'aria-label': trans.__('As first told')
  });
  const feelings = h('div', { class: 'jp-Psydyn-row jp-Psydyn-feelings' });
  const showFeelings = drawFeelings(
    feelings,
    affects => recording.edit({ affects }),
    trans
  );
  const recall = recallField(recording, trans);
  const elements = h('div', { class: 'jp-Psydyn-elements' });
  const box = h('div', { class: 'jp-Psydyn-box' });
  const offer = h(
    'button',
    { type: 'button', class: 'jp-Psydyn-offer', tabindex: '-1' },
    trans.__('Associate (Alt+A)')
  );
  const done = h(
    'button',
    {
      type: 'button',
      class: 'jp-Psydyn-done',
      title: trans.__('The dream stands as first told (Ctrl+Enter)')
    },
    trans.__('Done')
  );
  const first = h('button', {
    type: 'button',
    class: 'jp-Psydyn-link',
    'aria-pressed': 'false'
  });
  const again = h('button', { type: 'button' }, trans.__('Try again'));
  const missing = h(
    'p',
    { class: 'jp-Psydyn-missing' },
    trans.__('This entry could not be read.'),
    ' ',
    again
  );
  offer.hidden = true;
  paper.node.append(offer);
  const sheet = h(
    'div',
    {},
    paper.node,
    told,
    h('div', { class: 'jp-Psydyn-row jp-Psydyn-under' }, elements, first, done),
    box
  );
  const body = h(
    'div',
    {},
    sheet,
    h('div', { class: 'jp-Psydyn-row jp-Psydyn-foot' }, feelings, recall.node),
    more.node
  );
  host.classList.add('jp-Psydyn-recorder');
  host.replaceChildren(
    h(
      'div',
      { class: 'jp-Psydyn-sheetroom' },
      plain,
      h(
        'header',
        { class: 'jp-Psydyn-head' },
        h('h2', {}, trans.__('What did you dream?')),
        night.node,
        keeping.node
      ),
      conflict.node,
      missing,
      body
    )
  );

  let open: (() => void) | null = null;
  const begin = (key: string) => {
    open?.();
    offer.hidden = true;
    const stop = drawElement(recording, key, box, {
      ...options,
      trans,
      close: () => {
        open?.();
        open = null;
        paper.area.focus();
      }
    });
    open = stop;
    box.scrollIntoView?.({ block: 'nearest' });
  };
  const associate = () => {
    const chosen = paper.selection();
    if (chosen) {
      begin(recording.take('report', chosen.at, chosen.quote));
    }
  };

  let isTold = false;
  const show = () => {
    const text = recording.part('report');
    if (text !== paper.area.value) {
      paper.setText(text);
    }
    paper.draw(spans(recording, marks));
    drawElements(elements, recording, begin, trans);
    for (const field of [keeping, conflict, more, night, recall]) {
      field.show();
    }
    showFeelings(recording.value('affects') ?? []);
    plain.hidden = recording.info?.encrypted !== false;
    missing.hidden = !recording.isMissing || recording.keeping !== 'unsaved';
    body.hidden = recording.isMissing;
    sheet.hidden = recording.value('recall') === 'none';
    const standing = recording.told;
    isTold &&= standing !== null && standing !== text;
    told.textContent = standing;
    told.hidden = !isTold;
    paper.node.hidden = isTold;
    done.hidden = standing !== null || !text.trim();
    first.hidden = standing === null || standing === text;
    first.textContent = isTold
      ? trans.__('as it is now')
      : trans.__('as first told');
    first.setAttribute('aria-pressed', String(isTold));
  };

  paper.area.addEventListener('input', () => {
    recording.write('report', paper.area.value);
  });
  const finish = () => {
    void recording.done();
    feelings.querySelector('input')?.focus();
  };
  const selected = () => {
    const chosen =
      document.activeElement === paper.area ? paper.selection() : null;
    const place =
      chosen && paper.boxOf(chosen.at, chosen.at + chosen.quote.length);
    offer.hidden = !place;
    if (place) {
      const most = paper.node.clientWidth - offer.offsetWidth;
      offer.style.left = `${Math.max(0, Math.min(place.left, most))}px`;
      offer.style.top = `${place.bottom}px`;
    }
  };
  const keydown = (event: KeyboardEvent) => {
    const isTyped = (event.target as Element).matches?.('input, textarea');
    const isA = event.code === 'KeyA' && !event.ctrlKey && !event.metaKey;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      finish();
    } else if (
      isA &&
      (event.altKey || (!isTyped && (options.singleKeys?.() ?? true))) &&
      paper.selection()
    ) {
      associate();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  offer.addEventListener('mousedown', event => event.preventDefault());
  offer.addEventListener('click', associate);
  done.addEventListener('click', finish);
  first.addEventListener('click', () => {
    isTold = !isTold;
    show();
  });
  again.addEventListener('click', () => void recording.flush());
  const left = () => void recording.flush();
  paper.area.addEventListener('blur', left);
  host.addEventListener('keydown', keydown);
  document.addEventListener('selectionchange', selected);
  const unwatch = watchPage(recording);

  const reveal = (_: unknown, wanted: readonly IMarked[]) => {
    marks = wanted;
    isTold = false;
    show();
    paper.scrollToMark();
  };
  options.reveal?.connect(reveal);
  recording.changed.connect(show);
  recording.saved.connect((_, entry) => options.onSaved?.(entry));
  show();
  void recording.ready.then(() => reveal(null, marks));

  return () => {
    open?.();
    unwatch();
    document.removeEventListener('selectionchange', selected);
    host.removeEventListener('keydown', keydown);
    options.reveal?.disconnect(reveal);
    recording.changed.disconnect(show);
    recording.dispose();
    host.replaceChildren();
  };
}

/** What is to be drawn in the report: its elements, and marks, whose spans are of the text as saved. */
function spans(recording: Recording, marks: readonly IMarked[]): IDrawn[] {
  const elements = recording.elements
    .filter(element => element.part === 'report' && element.at !== null)
    .map(({ at, quote }) => ({
      start: at!,
      end: at! + quote.length,
      look: 'element' as const
    }));
  const saved = recording.entry?.parts.report ?? '';
  const marked = marks
    .filter(mark => mark.part === 'report')
    .map(mark => ({
      start: toUnits(saved, mark.start),
      end: toUnits(saved, mark.end),
      look: 'mark' as const
    }));
  return saved === recording.part('report')
    ? [...elements, ...marked]
    : elements;
}

let fields = 0;

/** A night may be partial or uncertain: the journal says what it can read. */
function nightField(recording: Recording, trans: TranslationBundle) {
  const wrong = h('span', {
    class: 'jp-Psydyn-wrong',
    role: 'alert',
    id: `jp-psydyn-night-${fields++}`
  });
  const input = h('input', {
    class: 'jp-Psydyn-quiet',
    'aria-describedby': wrong.id,
    title: trans.__(
      'The day on which the night ended; 1977-05, 1977 or 1985? will do'
    ),
    autocomplete: 'off',
    size: '10'
  });
  input.addEventListener('change', () =>
    recording.edit({ night: input.value.trim() })
  );
  return {
    node: h(
      'span',
      { class: 'jp-Psydyn-night' },
      h('label', {}, h('span', {}, trans.__('Night to')), ' ', input),
      wrong
    ),
    show: () => {
      if (document.activeElement !== input) {
        input.value = recording.night;
      }
      wrong.textContent = recording.nightProblem;
      input.setAttribute('aria-invalid', String(!!recording.nightProblem));
    }
  };
}

function recallField(recording: Recording, trans: TranslationBundle) {
  const name = `jp-psydyn-recall-${fields++}`;
  const choices: readonly (readonly [Recall, string])[] = [
    ['full', trans.__('full')],
    ['fragment', trans.__('fragment')],
    ['none', trans.__('none')]
  ];
  const radios = choices.map(([value]) => {
    const radio = h('input', { type: 'radio', name, value });
    radio.addEventListener('change', () => {
      recording.edit({ recall: value });
      void recording.flush();
    });
    return radio;
  });
  return {
    node: h(
      'fieldset',
      { class: 'jp-Psydyn-recall' },
      h('legend', { class: 'jp-Psydyn-label' }, trans.__('recall')),
      ...choices.map(([, label], i) => h('label', {}, radios[i], label))
    ),
    show: () => {
      const recall = recording.value('recall') ?? 'full';
      radios.forEach(radio => {
        radio.checked = radio.value === recall;
      });
    }
  };
}
