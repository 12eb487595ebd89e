import { bases, carried, IKnownWord, known } from '../views/known/known';

const motif = (text: string): IKnownWord => ({ text, as: 'motif' });
const code = (text: string): IKnownWord => ({ text, as: 'code' });

/** What is found, as text. */
function found(words: readonly IKnownWord[], text: string): string[] {
  return known(words)(text).map(({ start, end }) => text.slice(start, end));
}

/** Numbers that are the same in each run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x100000000) * below);
  };
}

describe('known words', () => {
  it('are found as whole words, in whatever case', () => {
    expect(
      found([motif('water')], 'Water, WATER; underwater waterfall')
    ).toEqual(['Water', 'WATER']);
  });

  it.each([
    ['wall', 'walls'],
    ['church', 'churches'],
    ['box', 'boxes'],
    ['drown', 'drowned'],
    ['drown', 'drowning'],
    ['dance', 'danced'],
    ['dance', 'dancing'],
    ['stop', 'stopped'],
    ['run', 'running'],
    ['city', 'cities'],
    ['carry', 'carried'],
    ['father', 'father’s'],
    ['house', 'houses']
  ])('are found with simple endings: %s in %s', (word, form) => {
    expect(found([motif(word)], `the ${form} there`)).toEqual([form]);
  });

  it.each([
    ['th', 'thing'],
    ['k', 'king'],
    ['bu', 'bus'],
    ['gla', 'glass'],
    ['cactu', 'cactus'],
    ['water', 'wateriness']
  ])('are not found where it is another word: %s in %s', (word, form) => {
    expect(found([motif(word)], form)).toEqual([]);
  });

  it('are phrases too, the longest first, over a hyphen or a line, not over a full stop', () => {
    const words = [motif('school'), motif('old school'), code('red coat')];
    expect(found(words, 'the old schools. Old\nschool; old. School')).toEqual([
      'old schools',
      'Old\nschool',
      'School'
    ]);
    expect(found(words, 'a red-coat, a red, coat')).toEqual(['red-coat']);
  });

  it('fall back on the shorter where the longer one does not go on', () => {
    expect(
      found([motif('old'), motif('old red coat')], 'old red house')
    ).toEqual(['old']);
  });

  it('are of a code before they are a motif', () => {
    expect(known([code('water'), motif('water')])('water')[0].as).toBe('code');
    expect(known([motif('water'), code('water')])('water')[0].as).toBe('code');
  });

  it('stand where they stand, whatever emoji is around', () => {
    const text = '👩‍👩‍👧 the 🌊water🌊 and 𝒳 water';
    expect(found([motif('water')], text)).toEqual(['water', 'water']);
    expect(found([code('🌊')], text)).toEqual(['🌊', '🌊']);
    expect(found([code('👩‍👩‍👧')], text)).toEqual(['👩‍👩‍👧']);
  });

  it('are the same composed or not, and with sharp s', () => {
    expect(found([motif('café')], 'the cafe\u0301 here')).toEqual([
      'cafe\u0301'
    ]);
    expect(found([motif('straße')], 'STRASSE')).toEqual(['STRASSE']);
  });

  it('are nothing where there is nothing', () => {
    expect(found([], 'water')).toEqual([]);
    expect(found([motif(''), motif(' . ')], 'water . ')).toEqual([]);
    expect(
      found(
        [motif('one two three four five six')],
        'one two three four five six'
      )
    ).toEqual([]);
    expect(known([motif('constructor')])('toString __proto__')).toEqual([]);
  });

  it('are in order, whole, and each a known one, in any text', () => {
    const pieces = ['water', 'Waters', 'old', 'school', '🌊', '👨‍👩‍👧', ' ', '-', '\n', '.', '’s', 'é', 'e\u0301', 'drowning', '\ud83d', 'ß']; // prettier-ignore
    const words = [motif('water'), motif('old school'), code('drown')];
    const allowed =
      /^(?:waters?(?:’s)?|old[ \n-]{1,3}schools?(?:’s)?|drowning(?:’s)?)$/iu;
    const find = known(words);
    const roll = dice(7);
    for (let round = 0; round < 2000; round++) {
      const text = Array.from(
        { length: roll(30) },
        () => pieces[roll(pieces.length)]
      ).join('');
      let last = 0;
      for (const { start, end } of find(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(text.slice(start, end)).toMatch(allowed);
        // No letter is next to it.
        expect(text.slice(end)).not.toMatch(/^[\p{L}\p{M}\p{N}]/u);
        expect(text.slice(Math.max(0, start - 1), start)).not.toMatch(
          /[\p{L}\p{N}]/u
        );
        last = end;
      }
    }
  });

  it('of hundreds are found in 5 kB in less than 5 ms', () => {
    const roll = dice(3);
    const letters = () =>
      Array.from({ length: 3 + roll(6) }, () =>
        String.fromCharCode(97 + roll(26))
      ).join('');
    const words = Array.from({ length: 500 }, letters);
    const find = known([
      ...words.map(motif),
      ...words.slice(0, 200).map((word, i) => code(`${word} ${words[i + 1]}`))
    ]);
    let text = '';
    while (text.length < 5000) {
      text += `${roll(3) ? letters() : words[roll(words.length)]}${roll(4) ? '' : 'ing'} `;
    }
    find(text);
    const times = Array.from({ length: 21 }, () => {
      const begun = performance.now();
      find(text);
      return performance.now() - begun;
    }).sort((a, b) => a - b);
    expect(find(text).length).toBeGreaterThan(50);
    expect(times[10]).toBeLessThan(5);
  });
});

describe('what was found', () => {
  const find = known([motif('water'), motif('school')]);
  const moved = (before: string, after: string) =>
    carried(find(before), before, after).map(({ start, end }) =>
      after.slice(start, end)
    );

  it('stays where nothing was changed, and moves with its text', () => {
    expect(moved('water, school', 'water, the school')).toEqual([
      'water',
      'school'
    ]);
    expect(moved('a water and', 'a water and then')).toEqual(['water']);
  });

  it('goes where it is written into, or next to it', () => {
    expect(moved('the water', 'the waterfall')).toEqual([]);
    expect(moved('water school', 'waxter school')).toEqual(['school']);
    expect(moved('water', '')).toEqual([]);
  });

  it('is never anything else, whatever is changed', () => {
    const roll = dice(11);
    for (let round = 0; round < 2000; round++) {
      const text = Array.from({ length: 12 }, () =>
        roll(2) ? 'water ' : 'the '
      ).join('');
      const [from, to] = [roll(text.length), roll(text.length)].sort(
        (a, b) => a - b
      );
      const after = `${text.slice(0, from)}${'x '.repeat(roll(3))}${text.slice(to)}`;
      for (const word of moved(text, after)) {
        expect(word).toBe('water');
      }
    }
  });
});

it('no word is its own ending', () => {
  expect(bases('sing')).toEqual(['sing']);
  expect(bases('bed')).toEqual(['bed']);
  expect(bases('was')).toEqual(['was']);
});
