import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot } from '../../tokens';
import { drawConcept } from '../concepts/concept';
import { h } from '../dom';
import { number } from '../format';
import { drawEmpty } from '../legends';
import { IActs } from '../picture';
import { drawBeside } from './beside';
import { drawTimes } from './times';
import { drawLinks } from './links';
import { drawMoments } from './moments';
import { affectsOf, IAffects } from './read';

/**
 * What was felt, in people's own words: the families over time, labels beside
 * a word list, what set off what, moments before and after.
 */
export function drawAffects(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const found = affectsOf(snapshot);
  const { beside, told, moments } = found;
  const section = (name: string) => {
    const node = h(
      'section',
      { class: 'jp-PsydynAffects', 'aria-label': name },
      h('h3', {}, name)
    );
    host.append(node);
    return node;
  };
  if (!snapshot.rows.length && !told.rows && !moments.each.length) {
    host.append(
      drawEmpty(
        trans.__(
          'Feelings stand here once some were named: beside a dream, or on a page of the reflective journal.'
        )
      )
    );
  }
  if (snapshot.rows.length) {
    const named = section(trans.__('Named over time'));
    named.append(h('p', {}, tellWhole(found, trans)));
    drawConcept('granularity', named, trans);
    drawTimes(found, snapshot, named, acts);
  }
  const { mixed, unknown, unrated, between } = beside.left_out;
  if (beside.n + mixed + unknown + unrated + between > 0) {
    drawBeside(beside, section(trans.__('Label beside words')), acts);
  }
  if (told.rows) {
    drawLinks(found, section(trans.__('What set off what')), acts);
  }
  if (moments.each.length) {
    drawMoments(moments, section(trans.__('Mindful moments')), acts);
  }
}

function tellWhole({ whole }: IAffects, trans: TranslationBundle): string {
  const { labels, distinct, entropy, entropy_low, entropy_high } = whole;
  const words = trans._n(
    '%2 different words in %1 label.',
    '%2 different words in %1 labels.',
    labels,
    distinct
  );
  if (entropy === null) {
    return words;
  }
  const bits = trans.__('Granularity %1 bits', number(entropy));
  return entropy_low === null || entropy_high === null
    ? trans.__('%1 %2; no interval with so few entries.', words, bits)
    : trans.__(
        '%1 %2 [%3 to %4].',
        words,
        bits,
        number(entropy_low),
        number(entropy_high)
      );
}
