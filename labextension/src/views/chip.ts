import { TranslationBundle } from '@jupyterlab/translation';
import { Verdict } from '../tokens';
import { h } from './dom';

export type ChipKind = 'lemma' | 'phrase' | 'set' | 'symbol';

/**
 * A motif (round) or a symbol category (square): dashed while only suggested,
 * solid once accepted, struck through when rejected.
 */
export function chip(
  text: string,
  kind: ChipKind,
  verdict: Verdict = 'open'
): HTMLElement {
  return h(
    'span',
    {
      class: 'jp-PsydynReview-chip',
      'data-shape': kind === 'symbol' ? 'square' : 'round',
      'data-verdict': verdict
    },
    verdict === 'rejected' ? h('s', {}, text) : text
  );
}

export function verdictWord(
  verdict: Verdict,
  trans: TranslationBundle
): string {
  switch (verdict) {
    case 'accepted':
      return trans.__('accepted');
    case 'rejected':
      return trans.__('rejected');
    default:
      return trans.__('suggested');
  }
}

/** What was decided, quietly beside a chip; nothing where that is still open. */
export function drawVerdict(
  verdict: Verdict | undefined,
  trans: TranslationBundle
): HTMLElement | null {
  return verdict && verdict !== 'open'
    ? h(
        'span',
        { class: 'jp-PsydynReview-quiet', 'data-verdict': verdict },
        verdictWord(verdict, trans)
      )
    : null;
}

export function kindWord(kind: string, trans: TranslationBundle): string {
  switch (kind) {
    case 'lemma':
      return trans.__('word');
    case 'phrase':
      return trans.__('phrase');
    case 'symbol':
      return trans.__('symbol');
    case 'set':
      return trans.__('together');
    default:
      return kind;
  }
}
