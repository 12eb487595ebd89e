import { nullTranslator } from '@jupyterlab/translation';
import { IDraftStore } from '../desk/drafts';
import { newId } from '../desk/ids';
import { Recording } from '../desk/recording';
import { IEntry, ITransport } from '../tokens';
import { drawAbsent } from './absent';
import { drawElement, IAssociateOptions } from './associate';
import { h } from './dom';
import { drawElements } from './elements';
import { quiet } from './fields';
import { drawExample, drawKeeping } from './keeping';
import { watchPage } from './leaving';
import { drawRelease } from './release';

export interface IAssociationsOptions extends IAssociateOptions {
  /** An entry of the journal, or `new`, or `new~…`. */
  readonly entry?: string;
  /** The id of an element in it; without one, a word of its own is asked for. */
  readonly element?: string;
  /** A word of its own to begin with. */
  readonly word?: string;
  readonly store?: IDraftStore;
  /** After each acknowledged save. */
  readonly onSaved?: (entry: IEntry) => void;
}

/**
 * A session of associations: to an element of a dream, or to words of its own.
 *
 * @returns a function that saves a last time and stops.
 */
export function drawAssociations(
  desk: ITransport,
  host: HTMLElement,
  options: IAssociationsOptions = {}
): () => void {
  const trans = options.trans ?? nullTranslator.load('');
  const recording = new Recording(desk, {
    id: options.entry || newId(),
    kind: 'association',
    store: options.store
  });
  const keeping = drawKeeping(recording, trans);
  const example = drawExample(trans);
  const absent = drawAbsent(recording, trans);
  const release = drawRelease(recording, trans);
  const words = h('div', { class: 'jp-Psydyn-elements' });
  const word = h('input', {
    class: 'jp-Psydyn-quiet jp-Psydyn-word',
    'aria-label': trans.__('A word to associate to'),
    placeholder: trans.__('a word, then Enter'),
    ...quiet
  });
  const box = h('div');
  const body = h(
    'div',
    {},
    words,
    word,
    box,
    h(
      'details',
      { class: 'jp-Psydyn-more' },
      h('summary', {}, trans.__('more')),
      release.node
    )
  );
  host.classList.add('jp-Psydyn-recorder');
  host.replaceChildren(
    h(
      'div',
      { class: 'jp-Psydyn-sheetroom' },
      h(
        'div',
        { class: 'jp-Psydyn-head' },
        h('h2', {}, trans.__('What comes to mind?')),
        keeping.node
      ),
      example,
      absent.node,
      body
    )
  );

  let open: { key: string; stop: () => void } | null = null;
  const close = () => {
    open?.stop();
    open = null;
    word.focus();
    options.close?.();
  };
  const begin = (key: string) => {
    open?.stop();
    const stop = drawElement(recording, key, box, { ...options, trans, close });
    open = { key, stop };
  };
  const takeWord = () => {
    const quote = word.value.trim();
    word.value = '';
    return quote && recording.take('', 0, quote);
  };
  word.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.isComposing && word.value.trim()) {
      event.preventDefault();
      begin(takeWord());
    }
  });
  recording.atLast(takeWord);
  const show = () => {
    for (const field of [keeping, absent, release]) {
      field.show();
    }
    body.hidden = recording.isMissing || recording.isDeleted;
    example.hidden = !recording.info?.example;
    drawElements(words, recording, begin, trans);
  };
  recording.changed.connect(show);
  recording.saved.connect((_, entry) => options.onSaved?.(entry));
  show();
  void recording.ready.then(() => {
    if (options.element && recording.element(options.element)) {
      begin(options.element);
    } else if (options.word) {
      begin(recording.take('', 0, options.word));
    }
  });
  const unwatch = watchPage(recording);
  return () => {
    unwatch();
    recording.changed.disconnect(show);
    recording.dispose();
    open?.stop();
    host.classList.remove('jp-Psydyn-recorder');
    host.replaceChildren();
  };
}
