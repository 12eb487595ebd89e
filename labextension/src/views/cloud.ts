import { ISnapshot } from '../tokens';
import { h, svg } from './dom';
import { number } from './format';
import { rove } from './keys';
import { IActs } from './picture';

interface IWord {
  readonly key: string;
  readonly text: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly vertical: boolean;
  readonly weight: number;
}

/** The layout measures words in Droid Sans Mono: its advance, in em. */
const ADVANCE = 0.6;

/** How far a word's ink reaches above its baseline, in em: its box begins there. */
function ascent(text: string): number {
  return /[^acegmnopqrstuvwxyz ]/.test(text)
    ? 0.76
    : /t/.test(text)
      ? 0.68
      : 0.54;
}

/** A cloud of words, sized by weight, each word leading to its passages. */
export function drawCloud(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const { width, height, words = [] } = snapshot.picture;
  if (!words.length) {
    host.append(
      h('p', { class: 'jp-PsydynReview-empty' }, trans.__('No word to draw.'))
    );
    return;
  }
  const drawing = svg(
    'svg',
    {
      class: 'jp-PsydynReview-cloud',
      viewBox: `0 0 ${width} ${height}`,
      role: acts.choose ? 'group' : 'img',
      'aria-label': trans.__(
        'Cloud of %1 words. The larger a word, the greater its weight; colour and place mean nothing. The table holds the weights.',
        words.length
      )
    },
    ...words.map((word: IWord) => text(word, acts))
  );
  rove(drawing, '[data-key]');
  host.append(
    drawing,
    h(
      'p',
      { class: 'jp-PsydynReview-legend' },
      trans.__(
        'The larger a word, the greater its weight. Place means nothing.'
      )
    )
  );
}

function text(word: IWord, acts: IActs): SVGElement {
  const { trans } = acts;
  const length = ADVANCE * word.size * Array.from(word.text).length;
  // A vertical word is read from below: its box's left is where its ascenders end.
  const place = word.vertical
    ? `translate(${word.x + ascent(word.text) * word.size} ${word.y + length}) rotate(-90)`
    : `translate(${word.x} ${word.y + ascent(word.text) * word.size})`;
  const name = trans.__('%1, weight %2', word.text, number(word.weight));
  const drawn = svg(
    'text',
    {
      transform: place,
      'font-size': String(word.size),
      textLength: length.toFixed(1),
      lengthAdjust: 'spacingAndGlyphs',
      ...(acts.choose && {
        role: 'button',
        'data-key': word.key,
        'aria-label': name,
        'aria-current': acts.chosen === word.key ? 'true' : undefined
      })
    },
    svg('title', {}, name),
    word.text
  );
  if (acts.choose) {
    drawn.addEventListener('click', () => acts.choose!(word.key));
    drawn.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        acts.choose!(word.key);
      }
    });
  }
  return drawn;
}
