import { TranslationBundle } from '@jupyterlab/translation';

/** A figure of agreement, under the name of its column. */
export interface ICoefficient {
  readonly name: string;
  readonly label: string;
  /** One sentence for who has not met it. */
  readonly what: string;
  /** It can be less than nothing: worse than chance. */
  readonly isSigned: boolean;
}

/** In the order in which they are offered. */
export function coefficients(
  trans: TranslationBundle
): readonly ICoefficient[] {
  return [
    {
      name: 'kappa',
      label: trans.__('Kappa'),
      what: trans.__(
        'Kappa: how much more often readers agree than they would by chance, if each kept to how often they give a code; 1 is always, 0 no more than chance. It falls where a code is rare.'
      ),
      isSigned: true
    },
    {
      name: 'alpha',
      label: trans.__('Alpha'),
      what: trans.__(
        'Krippendorff’s alpha: the same question for any number of readers, chance taken from all of them together; by custom, .80 is relied on, and from .67 on conclusions are tentative.'
      ),
      isSigned: true
    },
    {
      name: 'ac1',
      label: trans.__('AC1'),
      what: trans.__(
        'Gwet’s AC1: agreement beyond chance that a rare code does not pull down; read it beside kappa where a code is rare or nearly everywhere.'
      ),
      isSigned: true
    },
    {
      name: 'alpha_u',
      label: trans.__('Alpha of passages'),
      what: trans.__(
        'Alpha_U: agreement on where passages begin and end, weighed by their lengths; it needs no sentences or entries to count in.'
      ),
      isSigned: true
    },
    {
      name: 'f1_exact',
      label: trans.__('Same passages'),
      what: trans.__(
        'F1, exact: the share of passages that the other reader marked too, from the same first to the same last character; chance is not taken off.'
      ),
      isSigned: false
    },
    {
      name: 'f1_overlap',
      label: trans.__('Overlapping passages'),
      what: trans.__(
        'F1, overlapping: the share of passages that meet one of the other reader’s in a character at least; chance is not taken off.'
      ),
      isSigned: false
    },
    {
      name: 'percent',
      label: trans.__('Percent'),
      what: trans.__(
        'Percent agreement: in how many of all units readers say the same, and what neither marked counts as agreement; chance is not taken off.'
      ),
      isSigned: false
    }
  ];
}
