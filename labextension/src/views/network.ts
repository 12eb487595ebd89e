import { ISnapshot } from '../tokens';
import { line } from '../desk/error';
import { h } from './dom';
import { drawLegend } from './legend';
import { drawControls } from './network/controls';
import { madeBy } from './network/files';
import { layerOf } from './network/layer';
import { drawPlain, IAsked, IDrawing } from './network/plain';
import { readNetwork } from './network/read';
import { drawSave } from './network/save';
import { sayOf, sayWhen, sizes } from './network/say';
import { atFirst, IFilter, seen } from './network/seen';
import { IActs } from './picture';
import { wordsIn } from './wordsin';

/** From so many words or links on, elements are too slow (a second for 2,000 and 20,000), and the graphics card draws. */
const LARGE = { words: 150, links: 1000 };

/** What a person has set of a picture, for when it is drawn again: after a decision, on another tab. */
const kept = new WeakMap<object, { filter: IFilter; isPlain: boolean }>();

/** A drawn network: called, it lets go; `reveal` lights up what a passage is about. */
export type Drawn = (() => void) & { reveal(keys: readonly string[]): void };

/**
 * What occurs together, as marks and lines, and what narrows it. The places
 * come with the snapshot, so that the same network looks the same wherever and
 * however it is drawn.
 */
export function drawNetwork(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): Drawn {
  const { trans, layer } = acts;
  const network = readNetwork(snapshot);
  if (!network.nodes.length) {
    host.append(
      h(
        'p',
        { class: 'jp-PsydynReview-empty' },
        trans.__('Nothing came together often enough to be drawn.')
      )
    );
    return Object.assign(() => undefined, { reveal: () => undefined });
  }

  const isLarge =
    network.nodes.length > LARGE.words || network.edges.length > LARGE.links;
  let { filter, isPlain } = kept.get(snapshot.picture) ?? {
    filter: atFirst(network),
    isPlain: !isLarge
  };
  let now = seen(network, filter);
  let drawing: IDrawing | null = null;
  let turns = 0;

  const place = h('div', { class: 'jp-PsydynReview-networkPlace' });
  const told = h('p', {
    class: 'jp-PsydynReview-told',
    'aria-hidden': 'true'
  });
  const counts = h('span', { role: 'status' });
  const times = h('p', { class: 'jp-PsydynReview-when', role: 'status' });
  const refused = h('span', {
    class: 'jp-PsydynReview-refused',
    role: 'status'
  });
  const crowded = h('span', { role: 'status' });
  const legend = h('div');
  const asked: IAsked = {
    say: sayOf(snapshot, network, trans),
    acts,
    layer: layer && layerOf(network, layer),
    crowded,
    tell: sentence => {
      told.textContent = sentence;
    }
  };

  const describe = () => {
    const text = sizes(now, trans);
    if (counts.textContent !== text) {
      counts.textContent = text;
    }
    times.textContent = sayWhen(
      network,
      filter,
      now,
      snapshot.parameters.unit,
      trans
    );
    const focused = legend.contains(document.activeElement)
      ? Array.from(legend.querySelectorAll('button')).indexOf(
          document.activeElement as HTMLButtonElement
        )
      : -1;
    legend.replaceChildren(
      drawLegend(network, now, filter.off, turn, trans, Boolean(layer))
    );
    legend.querySelectorAll('button')[focused]?.focus();
  };
  const change = (part: Partial<IFilter>) => {
    filter = { ...filter, ...part };
    kept.set(snapshot.picture, { filter, isPlain });
    now = seen(network, filter);
    controls.show(filter);
    describe();
    drawing?.show(now);
  };
  const turn = (community: number) => {
    const off = new Set(filter.off);
    if (!off.delete(community)) {
      off.add(community);
    }
    change({ off });
  };
  const search = (label: string) => {
    const wanted = label.trim().toLowerCase();
    if (!wanted) {
      return;
    }
    const word =
      network.nodes.find(node => node.label.toLowerCase() === wanted) ??
      network.nodes.find(node => node.label.toLowerCase().startsWith(wanted));
    if (!word) {
      told.textContent = trans.__('No such word in this network.');
    } else if (now.nodes.some(({ key }) => key === word.key)) {
      drawing?.focus(word.key);
    } else {
      told.textContent = trans.__('%1 is not among what is seen.', word.label);
    }
  };

  const draw = async () => {
    const turn = ++turns;
    drawing?.stop();
    drawing = null;
    place.replaceChildren();
    if (!isPlain && !hasWebgl()) {
      plainly(trans.__('this browser has no WebGL 2 here.'));
      return;
    }
    if (!isPlain) {
      place.append(
        h('p', { role: 'status' }, trans.__('Drawing the network …'))
      );
      try {
        const { drawWebgl } = await import('./network/webgl');
        if (turn === turns) {
          place.replaceChildren();
          drawing = drawWebgl(now, place, asked, () =>
            plainly(trans.__('the graphics card gave up.'))
          );
        }
      } catch (error) {
        if (turn === turns) {
          plainly(line(error));
        }
      }
      return;
    }
    drawing = drawPlain(now, place, asked);
  };
  /** The same is seen in the plain drawing, whatever the graphics card does. */
  const plainly = (why: string) => {
    plain.checked = isPlain = true;
    void draw();
    refused.textContent = trans.__('Drawn plainly: %1', why);
  };

  const controls = drawControls(network, filter, change, search, trans);
  const plain = h('input', { type: 'checkbox' });
  plain.checked = isPlain;
  plain.addEventListener('change', () => {
    isPlain = plain.checked;
    kept.set(snapshot.picture, { filter, isPlain });
    void draw();
  });
  const save = drawSave(
    () => ({ seen: now, made: madeBy(snapshot, filter) }),
    host,
    asked.say,
    acts,
    asked.layer
  );
  host.append(
    controls.node,
    h(
      'div',
      { class: 'jp-PsydynReview-controls' },
      counts,
      h('label', {}, plain, trans.__('plain drawing')),
      refused,
      save
    ),
    times,
    place,
    told,
    legend,
    h(
      'p',
      { class: 'jp-PsydynReview-legend' },
      acts.choose
        ? trans.__(
            'Up and down go through the words, left and right through what is linked to one; Enter opens passages. '
          )
        : '',
      crowded
    )
  );
  describe();
  void draw();
  acts.reveals?.(passage =>
    drawing?.reveal(passage ? wordsIn(network.nodes, passage) : [])
  );
  // It takes the texts: drawn anew (370 ms of 900 dreams) when the desk has answered, and not before.
  acts.follow?.(() => undefined);
  return Object.assign(
    () => {
      turns++;
      drawing?.stop();
    },
    { reveal: (keys: readonly string[]) => drawing?.reveal(keys) }
  );
}

/** By a real context; where a person chose the colours of everything, the style sheet draws. */
function hasWebgl(): boolean {
  if (window.matchMedia?.('(forced-colors: active)').matches) {
    return false;
  }
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return Boolean(context);
}
