import { TranslationBundle } from '@jupyterlab/translation';
import { IAnnotation, IDifference } from '../../coding';
import { partWord } from '../../desk/part';
import { h } from '../dom';
import { moment, night } from '../format';
import { marked } from '../passages';
import { step } from './asking';
import { Readers } from './readers';
import { IDifferences } from '../../desk/readers';

/** A passage of which readers made different things: its words, and what each said, side by side. */
export function drawDifference(
  difference: IDifference,
  position: string,
  readers: Readers,
  open: () => void,
  trans: TranslationBundle
): HTMLElement {
  const { said } = difference;
  const where = [
    night(difference.night, trans),
    difference.part === 'report' ? '' : partWord(difference.part, trans)
  ]
    .filter(one => one)
    .join(', ');
  return h(
    'div',
    {},
    h('h3', { tabindex: '-1' }, position),
    h(
      'p',
      { class: 'jp-PsydynReview-passage' },
      h('q', { dir: 'auto' }, ...marked({ ...difference, negated: false })),
      ' ',
      step(trans.__('open, %1', where), open)
    ),
    h(
      'div',
      { class: 'jp-PsydynReview-agreeingSides' },
      ...said.map(({ layer, annotations }) =>
        h(
          'section',
          { 'aria-label': readers.layerTitle(layer) },
          h('h4', {}, h('bdi', {}, readers.layerTitle(layer))),
          annotations.length
            ? h(
                'ul',
                {},
                ...annotations.map(one => h('li', {}, ...made(one, readers)))
              )
            : h(
                'p',
                { class: 'jp-PsydynReview-quiet' },
                trans.__('marked nothing here')
              )
        )
      )
    )
  );
}

function made(
  annotation: IAnnotation,
  readers: Readers
): (HTMLElement | string)[] {
  return [
    codeMark(annotation, readers),
    ' ',
    h('q', { class: 'jp-PsydynReview-quiet', dir: 'auto' }, annotation.quote),
    ...(annotation.memo
      ? [
          h(
            'p',
            { class: 'jp-PsydynReview-quiet', dir: 'auto' },
            annotation.memo
          )
        ]
      : [])
  ];
}

/** A code as it looks everywhere: its name, underlined in its colour. */
function codeMark(
  annotation: Pick<IAnnotation, 'codebook' | 'code' | 'value'>,
  readers: Readers
): HTMLElement {
  const code = readers.codebooks
    .find(({ id }) => id === annotation.codebook)
    ?.codes.find(({ id }) => id === annotation.code);
  return h(
    'bdi',
    {
      class: 'jp-PsydynReview-agreeingCode',
      style: `--jp-psydyn-code: var(--jp-psydyn-${(code?.colour ?? 7) % 8})`
    },
    readers.codeName(annotation)
  );
}

/**
 * What became of it, and why; everybody who reads it sees this.
 *
 * @param kept - the annotation that was made; nothing where it is not known (yet).
 */
export function drawDecided(
  { adjudication }: IDifference,
  kept: IAnnotation | undefined,
  readers: Readers,
  trans: TranslationBundle
): HTMLElement {
  const { by, at, reason } = adjudication!;
  return h(
    'div',
    { class: 'jp-PsydynReview-agreeingDecided' },
    h(
      'p',
      {},
      trans.__('Decided by %1, %2: ', by, moment(at)),
      adjudication!.kept === ''
        ? trans.__('none of them is kept')
        : kept
          ? codeMark(kept, readers)
          : trans.__('one is kept')
    ),
    h('blockquote', { dir: 'auto' }, reason)
  );
}

/** What is said where there is no difference to show. */
export function none(found: IDifferences, trans: TranslationBundle): string {
  return found.differences.length
    ? trans.__('None of the differences is among those shown.')
    : trans._n(
        'These readers differ nowhere; they agree on %1 passage.',
        'These readers differ nowhere; they agree on %1 passages.',
        found.agreed
      );
}
