import { measureLatency } from '../desk/latency';
import { pageClock } from '../desk/reaction';
import { Clock } from './fakes';

describe('measureLatency', () => {
  it('tells the middle of the frames and of the keys', () => {
    const clock = new Clock();
    const host = document.createElement('div');
    const changed = jest.fn();
    const { told, stop } = measureLatency(host, clock, changed);
    expect(told()).toEqual({ frame_ms: null, key_ms: null });
    // Thirty frames, one of which came late.
    for (let frame = 0; frame <= 30; frame++) {
      clock.paint(frame * 16.7 + (frame === 9 ? 8 : 0));
    }
    expect(changed).toHaveBeenCalledTimes(1);
    for (const late of [2, 40, 1.2, 1.6]) {
      clock.at = () => clock.time - late;
      host.dispatchEvent(new Event('keydown'));
    }
    expect(told()).toEqual({ frame_ms: 16.7, key_ms: 1.8 });
    stop();
    host.dispatchEvent(new Event('keydown'));
    expect(changed).toHaveBeenCalledTimes(5);
  });
});

describe('the page’s clock', () => {
  const event = (timeStamp: number) => ({ timeStamp }) as Event;

  it('takes the time at which the key was struck', () => {
    const struck = performance.now() - 30;
    expect(pageClock.at(event(struck))).toBe(struck);
  });

  it.each([Date.now(), 0, -1])(
    'takes its own where %s is of another clock',
    stamp => {
      jest.spyOn(performance, 'now').mockReturnValue(100000);
      expect(pageClock.at(event(stamp))).toBe(100000);
      jest.restoreAllMocks();
    }
  );
});
