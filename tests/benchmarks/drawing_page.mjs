// What `drawing.py` bundles: our view of a network on a page of its own, all of its links asked for.
import { drawNetwork } from '../../labextension/lib/views/network.js';

const fill = (text, ...values) => text.replace(/%(\d)/g, (_, i) => String(values[i - 1]));
const trans = { __: fill, _n: (one, many, n, ...rest) => fill(n === 1 ? one : many, n, ...rest) };
const host = document.getElementById('host');
const snapshot = JSON.parse(document.getElementById('snapshot').textContent);

const drawn = () =>
  new Promise(done => {
    const look = () =>
      host.querySelector('canvas.sigma-nodes, svg.jp-PsydynReview-network')
        ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))
        : requestAnimationFrame(look);
    look();
  });

drawNetwork(snapshot, host, { trans, chosen: null, choose: () => undefined });
const first = await drawn();
const links = [...host.querySelectorAll('select')].find(select =>
  [...select.options].some(option => option.value === 'Infinity')
);
const began = performance.now();
if (links) {
  links.value = 'Infinity';
  links.dispatchEvent(new Event('change'));
}
const changed = performance.now() - began;
await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
window.measured = { first, all: performance.now(), change: changed };
