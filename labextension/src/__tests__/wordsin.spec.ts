import { wordsIn } from '../views/wordsin';
import { NETWORK } from './fixtures';

const passage = (...texts: string[]) =>
  ({ segments: texts.map(text => ({ text, mark: false })) }) as any;

describe('the words of a network in a passage', () => {
  it('are found by their forms, across marks, and not within other words', () => {
    const keys = (...texts: string[]) =>
      wordsIn(NETWORK.picture.nodes as any, passage(...texts));
    expect(keys('The Water', ' is in the houses.')).toEqual([
      'lemma:water',
      'symbol:house'
    ]);
    expect(keys('The water’s edge.')).toEqual(['lemma:water']);
    expect(keys('A waterfall by the houseboat.')).toEqual([]);
    expect(keys('')).toEqual([]);
  });
});
