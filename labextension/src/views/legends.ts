import { TranslationBundle } from '@jupyterlab/translation';
import { h } from './dom';

/** What marks stand for: each a sample and its words. */
export function drawSamples(
  samples: readonly ([Node | null, string] | false)[],
  trans: TranslationBundle
): HTMLElement {
  return h(
    'ul',
    { class: 'jp-PsydynReview-legend', 'aria-label': trans.__('Legend') },
    ...samples.map(
      sample =>
        sample &&
        h(
          'li',
          {},
          sample[0] &&
            h(
              'span',
              { class: 'jp-PsydynReview-legendSample', 'aria-hidden': 'true' },
              sample[0]
            ),
          sample[1]
        )
    )
  );
}

/** What would be here, where there is nothing. */
export function drawEmpty(text: string): HTMLElement {
  return h('p', { class: 'jp-PsydynReview-empty' }, text);
}
