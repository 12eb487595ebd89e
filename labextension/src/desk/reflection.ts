import { IMindfulMoment, IReflection } from '../tokens';

export const noReflection: IReflection = {
  theme: '',
  triggers: [],
  moment: null
};

export const noMoment: IMindfulMoment = {
  noticed: '',
  named: '',
  allowed: '',
  before: null,
  after: null
};

/** A page without a word is none yet, and neither is a moment of which only the first rating is known. */
export function isReflected({ theme, triggers, moment }: IReflection): boolean {
  const { noticed, named, allowed, after } = moment ?? noMoment;
  return (
    triggers.length > 0 ||
    after !== null ||
    [theme, noticed, named, allowed].some(text => text.trim())
  );
}
