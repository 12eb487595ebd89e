import { nullTranslator } from '@jupyterlab/translation';
import { ICode } from '../coding';
import { aloud, precisionWords } from '../views/coding/aloud';
import { depths } from '../views/coding/arcs';
import { heights } from '../views/coding/heights';
import { lanes, pieces } from '../views/coding/lanes';
import { match, tree } from '../views/coding/matching';
import { step, trimmed } from '../views/coding/words';

const trans = nullTranslator.load('');

describe('lanes of spans', () => {
  const of = (...spans: [number, number][]) =>
    lanes(spans.map(([start, end]) => ({ start, end })));

  it('are one for what lies apart', () => {
    expect(of([0, 3], [5, 8], [10, 12])).toEqual([0, 0, 0]);
  });
  it('part what overlaps, nests and adjoins', () => {
    expect(of([0, 5], [3, 8])).toEqual([0, 1]);
    expect(of([2, 4], [0, 9])).toEqual([1, 0]);
    expect(of([0, 5], [5, 8], [9, 12])).toEqual([0, 1, 0]);
    expect(of([0, 5], [0, 5], [0, 5])).toEqual([0, 1, 2]);
  });
});

describe('pieces of a text', () => {
  const text = '🌊 cold water 🌊 rises';

  it('are cut at all borders, in code points', () => {
    const cut = pieces(text, [
      { start: 2, end: 12 },
      { start: 7, end: 14 },
      { start: 0, end: 1 }
    ]);
    expect(cut.map(piece => piece.text).join('')).toBe(text);
    expect(cut.map(piece => [piece.text, piece.on])).toEqual([
      ['🌊', [2]],
      [' ', []],
      ['cold ', [0]],
      ['water', [0, 1]],
      [' 🌊', [1]],
      [' rises', []]
    ]);
    expect(cut.map(piece => piece.begins)).toEqual([[2], [], [0], [1], [], []]);
  });
  it('end where the text does, and pass over what is nowhere', () => {
    const cut = pieces('ab', [
      { start: 1, end: 9 },
      { start: 5, end: 9 },
      { start: 1, end: 1 }
    ]);
    expect(cut.map(piece => [piece.text, piece.on])).toEqual([
      ['a', []],
      ['b', [0]]
    ]);
    expect(pieces('', [])).toEqual([]);
  });
  it('grow with the spans and no faster', () => {
    const long = 'water 🌊 '.repeat(2000);
    const spans = Array.from({ length: 2000 }, (_, i) => ({
      start: i * 7,
      end: i * 7 + 9
    }));
    const cut = pieces(long, spans);
    expect(cut.length).toBeLessThanOrEqual(2 * spans.length + 1);
    expect(cut.reduce((sum, { on }) => sum + on.length, 0)).toBeLessThan(
      4 * spans.length
    );
    expect(cut.map(piece => piece.text).join('')).toBe(long);
  });
});

describe('a caret in a text', () => {
  const text = 'I am back. The 🌊 rises!  So?';

  it('goes by words, and by sentences', () => {
    expect(step(text, 0, 'word', true)).toBe(1);
    expect(step(text, 1, 'word', true)).toBe(4);
    expect(step(text, 4, 'word', false)).toBe(2);
    expect(step(text, 0, 'sentence', true)).toBe(10);
    expect(step(text, 10, 'sentence', true)).toBe(text.indexOf('!') + 1);
    expect(step(text, 13, 'sentence', false)).toBe(11);
    expect(step(text, text.length, 'word', true)).toBe(text.length);
    expect(step(text, 0, 'word', false)).toBe(0);
  });
  it('takes a pair of surrogates for one letter', () => {
    const at = text.indexOf('🌊');
    expect(step(text, at, 'letter', true)).toBe(at + 2);
    expect(step(text, at + 2, 'letter', false)).toBe(at);
    expect(step(text, 1, 'letter', false)).toBe(0);
  });
  it('selects words without the spaces around them', () => {
    expect(trimmed(text, 4, 10)).toEqual({ start: 5, end: 10 });
    expect(trimmed(text, 10, 4)).toEqual({ start: 5, end: 10 });
    expect(trimmed(text, 4, 5)).toBeNull();
  });
});

describe('codes', () => {
  const code = (id: string, name: string, more: Partial<ICode> = {}) =>
    ({ id, name, parent: '', codable: true, retired: false, ...more }) as ICode;
  const codes = [
    code('a', 'affect', { codable: false }),
    code('f', 'fear', { parent: 'a' }),
    code('d', 'fear of death', { parent: 'f' }),
    code('s', 'still place'),
    code('o', 'old', { retired: true }),
    code('w', 'water')
  ];

  it('stand below the one they belong to', () => {
    expect(tree(codes).map(({ code, depth }) => [code.id, depth])).toEqual([
      ['a', 0],
      ['f', 1],
      ['d', 2],
      ['s', 0],
      ['w', 0]
    ]);
  });
  it('are found by letters, the likeliest first', () => {
    const found = (typed: string, recent: string[] = []) =>
      match(codes, typed, recent).map(({ id }) => id);
    expect(found('fe')).toEqual(['f', 'd']);
    expect(found('fe', ['d'])).toEqual(['d', 'f']);
    expect(found('sp')).toEqual(['s']);
    expect(found('de')).toEqual(['d']);
    expect(found('te')).toEqual(['w']);
    expect(found('aff')).toEqual([]);
    expect(found('old')).toEqual([]);
  });
});

it('memos stand at the height of their passage, or there is no room', () => {
  const at = (top: number, height: number) => ({ top, height });
  expect(heights([at(50, 20), at(0, 20), at(55, 20)], 100)).toEqual([
    50, 0, 70
  ]);
  expect(heights([at(50, 20), at(60, 40)], 100)).toBeNull();
});

it('arcs that span others go further out', () => {
  const arc = (from: number, to: number) => ({ id: '', type: '', from, to });
  expect(depths([arc(0, 100), arc(20, 10), arc(200, 300)])).toEqual([1, 0, 0]);
});

it('passages are read out', () => {
  const one = {
    quote: 'the cold water',
    by: 'anna',
    memo: 'again',
    state: 'accepted' as const,
    lost: false
  };
  expect(aloud(one, 'fear', trans)).toBe(
    'fear, on “the cold water”, by anna; memo'
  );
  expect(
    aloud({ ...one, by: '', memo: '', state: 'suggested' }, 'fear', trans)
  ).toBe('fear, on “the cold water”; suggested');
});

it('a rule says how often people agreed with it, with the size', () => {
  const rule = { precision: null, low: null, high: null, rule: 'word:afraid' };
  expect(precisionWords({ ...rule, accepted: 8, rejected: 2 }, trans)).toBe(
    'accepted 8 of 10'
  );
  expect(precisionWords(undefined, trans)).toBe('never judged yet');
});
