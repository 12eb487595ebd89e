import { TranslationBundle } from '@jupyterlab/translation';
import { Recording } from '../../desk/recording';
import { drawElement, IAssociateOptions } from '../associate';
import { h } from '../dom';
import { drawElements } from '../elements';
import { quiet } from '../fields';

export interface IChainsOptions extends IAssociateOptions {
  readonly trans: TranslationBundle;
  /** The id of an element to begin with; without one, a word of its own is asked for. */
  readonly element?: string;
  /** A word of its own to begin with. */
  readonly word?: string;
}

/**
 * Chains of associations: to an element of a dream, to words of their own, to
 * what a picture shows.
 *
 * @returns a function that stops.
 */
export function drawChains(
  recording: Recording,
  host: HTMLElement,
  options: IChainsOptions
): () => void {
  const { trans } = options;
  const words = h('div', { class: 'jp-Psydyn-elements' });
  const word = h('input', {
    class: 'jp-Psydyn-quiet jp-Psydyn-word',
    ...quiet
  });
  const picture = h('button', { type: 'button', class: 'jp-Psydyn-link' });
  const box = h('div');
  host.replaceChildren(
    words,
    word,
    h('p', { class: 'jp-Psydyn-hint' }, picture),
    box
  );

  let isPicture = false;
  const ask = () => {
    word.setAttribute(
      'aria-label',
      isPicture
        ? trans.__('What a picture shows, to associate to it')
        : trans.__('A word to associate to')
    );
    word.placeholder = isPicture
      ? trans.__('what the picture shows, then Enter')
      : trans.__('a word, then Enter');
    picture.textContent = isPicture
      ? trans.__('to a word instead')
      : trans.__('to a picture instead');
  };
  picture.addEventListener('click', () => {
    isPicture = !isPicture;
    ask();
    word.focus();
  });

  let open: (() => void) | null = null;
  const close = () => {
    open?.();
    open = null;
    word.focus();
    options.close?.();
  };
  const begin = (key: string) => {
    open?.();
    open = drawElement(recording, key, box, { ...options, close });
  };
  const takeWord = () => {
    const said = word.value.trim();
    word.value = '';
    const quote = isPicture ? trans.__('a picture: %1', said) : said;
    return said && recording.take('', 0, quote);
  };
  word.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.isComposing && word.value.trim()) {
      event.preventDefault();
      begin(takeWord());
    }
  });
  const untake = recording.atLast(takeWord);
  const show = () => drawElements(words, recording, begin, trans);
  recording.changed.connect(show);
  ask();
  show();
  if (options.element && recording.element(options.element)) {
    begin(options.element);
  } else if (options.word) {
    begin(recording.take('', 0, options.word));
  }
  return () => {
    untake();
    recording.changed.disconnect(show);
    open?.();
    host.replaceChildren();
  };
}
