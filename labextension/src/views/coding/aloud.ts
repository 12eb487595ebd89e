import { TranslationBundle } from '@jupyterlab/translation';
import { IAnnotation, IRulePrecision, Role } from '../../coding';

/** A passage and its code as they are read out: "fear, on “the cold water”, by anna; memo". */
export function aloud(
  {
    quote,
    by,
    memo,
    state,
    lost
  }: Pick<IAnnotation, 'quote' | 'by' | 'memo' | 'state' | 'lost'>,
  name: string,
  trans: TranslationBundle
): string {
  const what = by
    ? trans.__('%1, on “%2”, by %3', name, quote, by)
    : trans.__('%1, on “%2”', name, quote);
  const more = [
    state === 'suggested' && trans.__('suggested'),
    lost && trans.__('no longer in the text'),
    memo && trans.__('memo')
  ];
  return [what, ...more.filter(Boolean)].join('; ');
}

export function roleWord(role: Role, trans: TranslationBundle): string {
  return {
    dreamer: trans.__('dreamer'),
    clinician: trans.__('clinician'),
    researcher: trans.__('researcher')
  }[role];
}

/** How often people agreed with a rule so far, with its size. */
export function precisionWords(
  rule: IRulePrecision | undefined,
  trans: TranslationBundle
): string {
  const judged = rule ? rule.accepted + rule.rejected : 0;
  return rule && judged
    ? trans.__('accepted %1 of %2', rule.accepted, judged)
    : trans.__('never judged yet');
}
