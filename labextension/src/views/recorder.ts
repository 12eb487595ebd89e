import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';
import { ISignal } from '@lumino/signaling';
import { IDraftStore } from '../desk/drafts';
import { newId } from '../desk/ids';
import { IClock } from '../desk/reaction';
import { Recording } from '../desk/recording';
import { toUnits } from '../spans';
import { IEntry, ITransport } from '../tokens';
import { drawAbsent } from './absent';
import { lightUp } from './known/lit';
import { drawElement } from './associate';
import { drawConflict } from './conflict';
import { h } from './dom';
import { drawElements } from './elements';
import { drawFeelings } from './feeling/feelings';
import { nightField, recallField } from './fields';
import { drawExample, drawKeeping } from './keeping';
import { IKnownWord } from './known/known';
import { watchPage } from './leaving';
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
  /** The words that light up as one writes; asked once. */
  readonly known?: (desk: ITransport) => Promise<readonly IKnownWord[]>;
  /** After each acknowledged save. */
  readonly onSaved?: (entry: IEntry) => void;
  /** Somebody has associated, and ended it. */
  readonly onAssociated?: () => void;
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
  const isNote = () => recording.kind === 'note';
  /** What the sheet holds. */
  const part = () =>
    !isNote()
      ? 'report'
      : recording.value('reflection')
        ? 'reflection'
        : 'note';

  const keeping = drawKeeping(recording, trans);
  const example = drawExample(trans);
  const conflict = drawConflict(recording, trans, () => paper.area.focus());
  const absent = drawAbsent(recording, trans);
  const more = drawMore(recording, trans);
  const night = nightField(recording, trans);
  const paper = makePaper(
    trans.__('What did you dream?'),
    trans.__('Just begin. It is saved as you write.')
  );
  const question = h('h2');
  const told = h('div', {
    class: 'jp-Psydyn-sheet jp-Psydyn-told',
    dir: 'auto',
    translate: 'no',
    tabindex: '0',
    role: 'region',
    'aria-label': trans.__('As first told')
  });
  const feelings = h('div', { class: 'jp-Psydyn-row jp-Psydyn-feelings' });
  const { show: showFeelings, take: takeFeeling } = drawFeelings(
    feelings,
    affects => recording.edit({ affects }),
    trans
  );
  recording.atLast(takeFeeling);
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
  offer.hidden = true;
  paper.node.append(offer);
  const { known } = options;
  const lit = lightUp(
    host,
    known && (() => recording.ready.then(() => known(desk))),
    () => drawText(),
    trans
  );
  const sheet = h(
    'div',
    {},
    paper.node,
    told,
    h(
      'div',
      { class: 'jp-Psydyn-row jp-Psydyn-under' },
      elements,
      lit.node,
      first,
      done
    ),
    box
  );
  const foot = h(
    'div',
    { class: 'jp-Psydyn-row jp-Psydyn-foot' },
    feelings,
    recall.node
  );
  const body = h('div', {}, sheet, foot, more.node);
  host.classList.add('jp-Psydyn-recorder');
  host.replaceChildren(
    h(
      'div',
      { class: 'jp-Psydyn-sheetroom' },
      example,
      h('div', { class: 'jp-Psydyn-head' }, question, night.node, keeping.node),
      conflict.node,
      absent.node,
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
    if (chosen && !isNote()) {
      begin(recording.take('report', chosen.at, chosen.quote));
    }
  };

  const drawText = () =>
    paper.draw([
      ...spans(recording, part(), marks),
      ...lit.spans(paper.area.value)
    ]);
  let isTold = false;
  const show = () => {
    const text = recording.part(part());
    question.textContent = {
      report: trans.__('What did you dream?'),
      reflection: trans.__('Reflection'),
      note: trans.__('Note')
    }[part()];
    paper.area.setAttribute('aria-label', question.textContent);
    foot.hidden = more.node.hidden = isNote();
    if (text !== paper.area.value) {
      paper.setText(text);
    }
    drawText();
    drawElements(elements, recording, begin, trans);
    for (const field of [keeping, conflict, absent, more, night, recall]) {
      field.show();
    }
    showFeelings(recording.value('affects') ?? []);
    example.hidden = !recording.info?.example;
    body.hidden = recording.isMissing || recording.isDeleted;
    sheet.hidden = recording.value('recall') === 'none';
    const standing = recording.told;
    isTold &&= standing !== null && standing !== text;
    told.textContent = standing;
    told.hidden = !isTold;
    paper.node.hidden = isTold;
    done.hidden = isNote() || standing !== null || !text.trim();
    first.hidden = standing === null || standing === text;
    first.textContent = isTold
      ? trans.__('as it is now')
      : trans.__('as first told');
    first.setAttribute('aria-pressed', String(isTold));
  };

  paper.area.addEventListener('input', () => {
    recording.write(part(), paper.area.value);
  });
  const finish = () => {
    void recording.done();
    feelings.querySelector('input')?.focus();
  };
  const selected = () => {
    const chosen =
      document.activeElement === paper.area && !isNote()
        ? paper.selection()
        : null;
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
    marks.forEach(({ part, start, end }) => more.select(part, start, end));
  };
  options.reveal?.connect(reveal);
  recording.changed.connect(show);
  recording.saved.connect((_, entry) => options.onSaved?.(entry));
  show();
  void recording.ready.then(() => {
    // Whoever opened it by key may read on with the arrows, and write.
    if (document.activeElement === host) {
      paper.area.focus({ preventScroll: true });
    }
    reveal(null, marks);
  });

  return () => {
    unwatch();
    lit.stop();
    document.removeEventListener('selectionchange', selected);
    host.removeEventListener('keydown', keydown);
    options.reveal?.disconnect(reveal);
    recording.changed.disconnect(show);
    recording.dispose();
    open?.();
    host.classList.remove('jp-Psydyn-recorder');
    host.replaceChildren();
  };
}

/** What is to be drawn in the text: its elements, and marks, whose spans are of the text as saved. */
function spans(
  recording: Recording,
  part: string,
  marks: readonly IMarked[]
): IDrawn[] {
  const elements = recording.elements
    .filter(element => element.part === part && element.at !== null)
    .map(({ at, quote }) => ({
      start: at!,
      end: at! + quote.length,
      look: 'element' as const
    }));
  const saved = recording.entry?.parts[part] ?? '';
  const marked = marks
    .filter(mark => mark.part === part)
    .map(mark => ({
      start: toUnits(saved, mark.start),
      end: toUnits(saved, mark.end),
      look: 'mark' as const
    }));
  return saved === recording.part(part) ? [...elements, ...marked] : elements;
}
