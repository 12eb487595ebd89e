import { TranslationBundle } from '@jupyterlab/translation';
import { ILayer } from '../../coding';
import { choice } from '../controls';
import { h } from '../dom';
import { isOut, Readers, roleWord } from './readers';

export interface IChoosing {
  /** Which layers there are to choose from. */
  of(): readonly ILayer[];
  /** Only released ones are. */
  readonly isCompared: boolean;
  /** Only layers of one role go together. */
  readonly isOneRole: boolean;
  /** Every codebook may be chosen, or one; else it is one. */
  readonly isAnyBook: boolean;
  changed(): void;
}

export interface IChooser {
  readonly node: HTMLFormElement;
  stop(): void;
}

/** Whose reading, by which codebook; what else can be chosen stands beside it. */
export function drawChooser(
  readers: Readers,
  { of, isCompared, isOneRole, isAnyBook, changed }: IChoosing,
  trans: TranslationBundle,
  ...beside: readonly HTMLElement[]
): IChooser {
  const layers = h('fieldset', {});
  const book = h('span', {});
  const node = h(
    'form',
    {
      class: 'jp-PsydynReview-controls',
      'aria-label': trans.__('Who is compared, and how')
    },
    layers,
    book,
    ...beside
  );
  node.addEventListener('submit', event => event.preventDefault());
  const drawLayers = () => {
    const those = of();
    const role = isOneRole
      ? readers.picked(those).filter(isOut)[0]?.role
      : undefined;
    const focused = document.activeElement;
    const value =
      focused instanceof HTMLInputElement && layers.contains(focused)
        ? focused.value
        : null;
    layers.replaceChildren(
      h('legend', {}, trans.__('Layers')),
      ...those.map(layer => {
        const lack =
          isCompared && !isOut(layer)
            ? trans.__('release it first')
            : role !== undefined && layer.role !== role
              ? trans.__('of another role')
              : '';
        const box = h('input', {
          type: 'checkbox',
          value: layer.id,
          checked: readers.chosen.has(layer.id) && !lack,
          disabled: lack !== ''
        });
        box.addEventListener('change', () => {
          readers.hasChosen = true;
          if (box.checked) {
            readers.chosen.add(layer.id);
          } else {
            readers.chosen.delete(layer.id);
          }
          drawLayers();
          changed();
        });
        return h(
          'label',
          {},
          box,
          h('bdi', {}, layer.title),
          h(
            'span',
            { class: 'jp-PsydynReview-quiet' },
            [roleWord(layer.role, trans), layer.mine && trans.__('yours'), lack]
              .filter(one => one)
              .join(', ')
          )
        );
      })
    );
    if (value !== null) {
      Array.from(layers.querySelectorAll('input'))
        .find(box => box.value === value)
        ?.focus();
    }
  };
  const drawBook = () => {
    const books = readers.codebooks.map(
      ({ id, title }) => [id, title] as const
    );
    book.replaceChildren(
      choice(
        trans.__('Codebook'),
        isAnyBook ? [['', trans.__('every codebook')], ...books] : books,
        isAnyBook ? readers.anyBook : readers.codebook,
        id => {
          readers[isAnyBook ? 'anyBook' : 'codebook'] = id;
          changed();
        }
      )
    );
  };
  const draw = () => {
    drawLayers();
    if (!book.contains(document.activeElement)) {
      drawBook();
    }
  };
  draw();
  readers.changed.connect(draw);
  return { node, stop: () => readers.changed.disconnect(draw) };
}

/** What is missing before there is something to compare; empty where nothing is. */
export function missing(
  readers: Readers,
  least: number,
  trans: TranslationBundle
): string {
  const { layers } = readers;
  if (readers.codebooks.length === 0) {
    return trans.__(
      'Readers are compared by the codes they gave. There is no codebook in this journal so far.'
    );
  }
  const there = least > 1 ? readers.readings.filter(isOut) : readers.counted;
  if (there.length >= least) {
    return '';
  }
  const blind = layers.length - readers.seen.length;
  const one =
    there.length === 0
      ? trans.__('so far there is none.')
      : trans.__('so far there is one: %1.', there[0].title);
  const own = readers.readings.some(layer => layer.mine && !isOut(layer));
  const more = blind
    ? trans._n(
        '%1 more appears here when its reader releases it.',
        '%1 more appear here when their readers release them.',
        blind
      )
    : trans.__('Others appear here when their readers release them.');
  return [
    least > 1
      ? trans.__('It takes two readers who have released a layer;')
      : trans.__('It takes a layer that is not private;'),
    one,
    least > 1 && own
      ? trans.__(
          'Release yours first: who has seen the codes of others does not code blindly any more.'
        )
      : '',
    more
  ]
    .filter(part => part)
    .join(' ');
}
