import { chosen } from '../desk/conflict';
import { merged, noSession } from '../desk/session';
import { noWork } from '../desk/work';
import { ITrial } from '../tokens';

const trial = (stimulus: string, more: Partial<ITrial> = {}): ITrial => ({
  stimulus,
  reaction: '',
  first_key_ms: null,
  enter_ms: null,
  failed: false,
  marks: [],
  remark: '',
  reproduction: null,
  reproduction_first_key_ms: null,
  reproduction_enter_ms: null,
  practice: false,
  at: '',
  ...more
});
const said = (stimulus: string, reaction: string, at: string, more = {}) =>
  trial(stimulus, { reaction, at, ...more });
const sitting = (...trials: ITrial[]) => ({
  ...noSession('word-list'),
  trials
});

describe('a sitting that two windows went on with', () => {
  it('has what was answered in either', () => {
    const mine = sitting(said('head', 'hair', '1'), trial('green'));
    const theirs = sitting(
      said('head', 'hair', '1'),
      said('green', 'grass', '2')
    );
    expect(merged(mine, theirs, false).trials.map(one => one.reaction)).toEqual(
      ['hair', 'grass']
    );
    expect(merged(theirs, mine, false).trials.map(one => one.reaction)).toEqual(
      ['hair', 'grass']
    );
  });

  it('keeps what the journal has where both answered', () => {
    const mine = sitting(said('head', 'foot', '2'));
    const theirs = sitting(said('head', 'hair', '1'));
    expect(merged(mine, theirs, false).trials[0].reaction).toBe('hair');
  });

  it('keeps a mark that was set here, and what was remembered there', () => {
    const mine = sitting(said('head', 'hair', '1', { marks: ['laughed'] }));
    const theirs = sitting(said('head', 'hair', '1', { reproduction: 'hair' }));
    const [one] = merged(mine, theirs, false).trials;
    expect(one.marks).toEqual(['laughed']);
    expect(one.reproduction).toBe('hair');
  });

  it('stands where the window is that is further on', () => {
    const mine = { ...sitting(trial('head')), stage: 'test' as const };
    const theirs = {
      ...sitting(trial('head')),
      stage: 'reproduction' as const
    };
    expect(merged(mine, theirs, false).stage).toBe('reproduction');
    expect(merged(theirs, mine, false).stage).toBe('reproduction');
  });

  it('leaves another list alone', () => {
    const mine = sitting(said('head', 'hair', '1'));
    expect(
      merged(mine, sitting(said('sea', 'salt', '2')), false).trials
    ).toEqual(mine.trials);
  });

  it('has the times of the text that will be saved', () => {
    const mine = {
      ...sitting(),
      moments: [{ start: 0, end: 3, from_ms: 0, to_ms: 9 }]
    };
    expect(merged(mine, sitting(), true).moments).toEqual(mine.moments);
    expect(merged(mine, sitting(), false).moments).toEqual([]);
  });
});

it('leaves the times of a text that was given up', () => {
  const session = {
    ...noSession('stream'),
    moments: [{ start: 0, end: 30, from_ms: 0, to_ms: 9 }]
  };
  const work = {
    ...noWork,
    fields: { session, title: 'to the sea' },
    parts: { association: 'a long text of mine' }
  };
  const conflict = {
    of: 'typed' as const,
    parts: ['association'],
    mine: work.parts,
    theirs: { association: 'short' },
    aside: null
  };
  const left = chosen(work, conflict as any, 'theirs', () => '');
  expect(left.fields).toEqual({ title: 'to the sea' });
  expect(chosen(work, conflict as any, 'mine', () => '').fields).toEqual(
    work.fields
  );
});
