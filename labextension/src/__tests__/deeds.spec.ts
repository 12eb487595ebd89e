import { nullTranslator } from '@jupyterlab/translation';
import { IDeed } from '../tokens';
import { told } from '../views/deeds';

const trans = nullTranslator.load('');
const deed = (verb: string, more: Partial<IDeed> = {}): IDeed => ({
  verb,
  kind: 'dream',
  number: 12,
  count: 1,
  at: '',
  ...more
});

it.each([
  [deed('delete'), 'Deleted dream 12'],
  [deed('associate'), 'Associated to dream 12'],
  [
    deed('record', { kind: 'association', number: 3 }),
    'Recorded associations 3'
  ],
  [deed('decide', { kind: 'decision', number: null }), 'Made a decision'],
  [deed('import', { number: null, count: 61 }), 'Imported 61 dreams'],
  [
    deed('import', { kind: 'case', number: null, count: 62 }),
    'Imported 62 records'
  ],
  [deed('settle', { kind: 'aside', number: null }), 'Chose between two texts'],
  [deed('set', { kind: 'setting', number: null }), 'Changed a setting'],
  [deed('begin', { kind: 'case', number: null }), 'Changed a case']
])(
  'a deed is told by kind and number, never by what was said (%#)',
  (one, text) => {
    expect(told(one, trans)).toBe(text);
  }
);
