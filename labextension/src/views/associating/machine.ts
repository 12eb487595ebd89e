import { TranslationBundle } from '@jupyterlab/translation';
import { ILatency, measureLatency } from '../../desk/latency';
import { IClock } from '../../desk/reaction';
import { h } from '../dom';

/** A line that tells what this machine adds to a time, as it is measured below `host`. */
export function drawMachine(
  host: HTMLElement,
  clock: IClock,
  trans: TranslationBundle
): { readonly node: HTMLElement; told(): ILatency; stop(): void } {
  const node = h('p', { class: 'jp-Psydyn-hint' });
  const show = () => {
    const { frame_ms, key_ms } = latency.told();
    node.textContent =
      frame_ms === null
        ? trans.__('This machine is being measured.')
        : key_ms === null
          ? trans.__('This machine: a frame every %1 ms.', frame_ms)
          : trans.__(
              'This machine: a frame every %1 ms, a key arrives after %2 ms.',
              frame_ms,
              key_ms
            );
  };
  const latency = measureLatency(host, clock, show);
  show();
  return { node, ...latency };
}
