import { Reaction } from '../desk/reaction';
import { Clock } from './fakes';

describe('Reaction', () => {
  const struck = new Event('keydown');
  let clock: Clock;
  let reaction: Reaction;
  beforeEach(() => {
    clock = new Clock();
    reaction = new Reaction(clock);
    reaction.prompt();
  });

  it('runs from the paint, not from the drawing, to the first key and to Enter', () => {
    clock.paint(1000);
    clock.time = 1312.5;
    reaction.key(struck);
    clock.time = 1500;
    reaction.key(struck);
    clock.time = 2204.04;
    expect(reaction.enter(struck)).toEqual({
      first_key_ms: 312.5,
      enter_ms: 1204
    });
  });

  it('begins anew with each prompt', () => {
    clock.paint(1000);
    clock.time = 1100;
    reaction.key(struck);
    reaction.enter(struck);
    reaction.prompt();
    clock.paint(3000);
    clock.time = 3200;
    reaction.key(struck);
    clock.time = 3300;
    expect(reaction.enter(struck)).toEqual({
      first_key_ms: 200,
      enter_ms: 300
    });
  });

  it('gives no time to a key that came before the paint', () => {
    clock.time = 5;
    reaction.key(struck);
    clock.paint(16);
    clock.time = 100;
    reaction.key(struck);
    expect(reaction.enter(struck)).toEqual({
      first_key_ms: null,
      enter_ms: 84
    });
  });

  it('gives no time to one who looked elsewhere', () => {
    clock.paint(0);
    reaction.end();
    clock.time = 60000;
    expect(reaction.enter(struck)).toEqual({
      first_key_ms: null,
      enter_ms: null
    });
  });
});
