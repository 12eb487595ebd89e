import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { ConceptId, CONCEPTS } from './table';

/**
 * A concept, folded away: what it is, who proposed it, how it is shown here,
 * what it cannot tell.
 *
 * @param host - where it is put, as the last: the end of a view's head is its place.
 */
export function drawConcept(
  id: ConceptId,
  host: HTMLElement,
  trans: TranslationBundle
): void {
  const { name, what, who, here, limits } = CONCEPTS[id](trans);
  host.append(
    h(
      'details',
      { class: 'jp-PsydynConcept' },
      h('summary', {}, trans.__('What is this? %1', name)),
      h('p', {}, what),
      h(
        'dl',
        {},
        h('dt', {}, trans.__('Who proposed it')),
        h('dd', {}, who),
        h('dt', {}, trans.__('How it is shown here')),
        h('dd', {}, here),
        h('dt', {}, trans.__('What it cannot tell')),
        h('dd', {}, limits)
      )
    )
  );
}
