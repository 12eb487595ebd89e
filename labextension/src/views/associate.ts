import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';
import { IDraftStore } from '../desk/drafts';
import { newId } from '../desk/ids';
import { IClock, pageClock, Reaction } from '../desk/reaction';
import { Recording } from '../desk/recording';
import { IEntry, ITransport } from '../tokens';
import { h } from './dom';
import { quiet } from './fields';
import { drawKeeping, drawPlain } from './keeping';

export interface IAssociateOptions {
  readonly trans?: TranslationBundle;
  readonly clock?: IClock;
  /** Esc was struck, or the box closed. */
  readonly close?: () => void;
}

/**
 * The words of an element, and what comes to mind to them: one association with
 * each Enter, timed from the moment the prompt was painted. Esc ends.
 */
export function drawElement(
  recording: Recording,
  key: string,
  host: HTMLElement,
  options: IAssociateOptions = {}
): () => void {
  const trans = options.trans ?? nullTranslator.load('');
  const reaction = new Reaction(options.clock ?? pageClock);
  const quote = recording.element(key)?.quote ?? '';
  const said = h('ol', {
    class: 'jp-Psydyn-said',
    'aria-label': trans.__('Said so far')
  });
  const input = h('input', {
    class: 'jp-Psydyn-quiet',
    'aria-label': trans.__('What comes to mind to “%1”', quote),
    ...quiet
  });
  const end = h(
    'button',
    { type: 'button', class: 'jp-Psydyn-link' },
    trans.__('end (Esc)')
  );
  const box = h(
    'section',
    {
      class: 'jp-Psydyn-associate',
      'aria-label': trans.__('Associations to “%1”', quote)
    },
    h('h3', { dir: 'auto', translate: 'no' }, `“${quote}”`),
    said,
    input,
    h(
      'p',
      { class: 'jp-Psydyn-hint' },
      trans.__('Whatever comes, one by one; Enter after each.'),
      ' ',
      end
    )
  );

  let shown = -1;
  const show = () => {
    const associations = recording.element(key)?.associations ?? [];
    if (associations.length !== shown) {
      shown = associations.length;
      said.replaceChildren(
        ...associations.map(({ text, first_key_ms, enter_ms }) =>
          h(
            'li',
            {},
            h('span', { dir: 'auto', translate: 'no' }, text),
            enter_ms !== null &&
              h(
                'small',
                {
                  title: trans.__(
                    'first key after %1, Enter after %2',
                    seconds(first_key_ms),
                    seconds(enter_ms)
                  )
                },
                seconds(first_key_ms ?? enter_ms)
              )
          )
        )
      );
    }
  };

  input.addEventListener('keydown', event => {
    if (event.isComposing) {
      return;
    }
    if (event.key === 'Enter') {
      // Measured before anything else is done.
      const times = reaction.enter();
      event.preventDefault();
      event.stopPropagation();
      const text = input.value.trim();
      if (text) {
        input.value = '';
        reaction.prompt();
        recording.associate(key, text, times);
      }
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      reaction.key();
    }
  });
  // Where no key is reported: dictation, a phone's keyboard.
  input.addEventListener('beforeinput', () => reaction.key());
  box.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      options.close?.();
    }
  });
  end.addEventListener('click', () => options.close?.());
  // Who looked elsewhere meanwhile has no reaction time.
  const spoil = () => reaction.end();
  window.addEventListener('blur', spoil);

  host.replaceChildren(box);
  show();
  recording.changed.connect(show);
  input.focus();
  reaction.prompt();
  return () => {
    reaction.end();
    recording.changed.disconnect(show);
    window.removeEventListener('blur', spoil);
    box.remove();
  };
}

function seconds(milliseconds: number | null): string {
  return milliseconds === null ? '–' : `${(milliseconds / 1000).toFixed(1)} s`;
}

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
  const plain = drawPlain(trans);
  const words = h('div', { class: 'jp-Psydyn-elements' });
  const word = h('input', {
    class: 'jp-Psydyn-quiet jp-Psydyn-word',
    'aria-label': trans.__('A word to associate to'),
    placeholder: trans.__('a word, then Enter'),
    ...quiet
  });
  const box = h('div');
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
      plain,
      words,
      word,
      box
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
  word.addEventListener('keydown', event => {
    const quote = word.value.trim();
    if (event.key === 'Enter' && !event.isComposing && quote) {
      event.preventDefault();
      word.value = '';
      begin(recording.take('', 0, quote));
    }
  });
  const show = () => {
    keeping.show();
    plain.hidden = recording.info?.encrypted !== false;
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
    open?.stop();
    unwatch();
    recording.changed.disconnect(show);
    recording.dispose();
    host.replaceChildren();
  };
}

/** The elements of an entry as chips, each with the number of its associations. */
export function drawElements(
  host: HTMLElement,
  recording: Recording,
  open: (key: string) => void,
  trans: TranslationBundle
): void {
  const signature = JSON.stringify(
    recording.elements.map(({ key, quote, lost, associations }) => [
      key,
      quote,
      lost,
      associations.length
    ])
  );
  if (host.dataset.shown === signature) {
    return;
  }
  host.dataset.shown = signature;
  const focused = (document.activeElement as HTMLElement | null)?.dataset.key;
  host.replaceChildren(
    ...recording.elements.map(({ key, quote, lost, associations }) => {
      const count = associations.length;
      const button = h(
        'button',
        {
          type: 'button',
          class: 'jp-Psydyn-element',
          'data-key': key,
          'data-lost': lost && 'true',
          title: lost ? trans.__('These words are no longer in the text') : '',
          'aria-label':
            trans._n(
              '“%2”, %1 association',
              '“%2”, %1 associations',
              count,
              quote
            ) + (lost ? `, ${trans.__('no longer in the text')}` : '')
        },
        h('span', { dir: 'auto', translate: 'no' }, quote),
        h('sup', {}, String(count)),
        lost && h('small', {}, trans.__('no longer in the text'))
      );
      button.addEventListener('click', () => open(key));
      return button;
    })
  );
  if (focused) {
    host.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus();
  }
}

/**
 * Save when the page is left or hidden, and when the network is back; ask
 * before leaving what is nowhere else.
 *
 * @returns a function that stops watching.
 */
export function watchPage(recording: Recording): () => void {
  const flush = () => void recording.flush();
  const hidden = () => {
    if (document.visibilityState === 'hidden') {
      flush();
    }
  };
  const leave = (event: BeforeUnloadEvent) => {
    if (recording.isAtRisk) {
      event.preventDefault();
    }
  };
  window.addEventListener('online', flush);
  window.addEventListener('beforeunload', leave);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    window.removeEventListener('online', flush);
    window.removeEventListener('beforeunload', leave);
    document.removeEventListener('visibilitychange', hidden);
  };
}
