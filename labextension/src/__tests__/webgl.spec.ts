import { nullTranslator } from '@jupyterlab/translation';
import { readNetwork } from '../views/network/read';
import { sayOf } from '../views/network/say';
import { atFirst, seen } from '../views/network/seen';
import { drawWebgl } from '../views/network/webgl';
import { NETWORK } from './fixtures';

/** Sigma without a graphics card: what it was given, and who listens. */
class FakeSigma {
  static last: FakeSigma;
  readonly listeners: Record<string, (event: any) => void> = {};
  readonly canvases = { edges: document.createElement('canvas') };
  camera = { ratio: 1, moved: 0 };
  killed = false;

  constructor(
    public graph: any,
    readonly container: HTMLElement,
    readonly settings: any
  ) {
    FakeSigma.last = this;
  }
  on(name: string, listener: (event: any) => void) {
    this.listeners[name] = listener;
  }
  setGraph(graph: any) {
    this.graph = graph;
  }
  getSetting(name: string) {
    return this.settings[name];
  }
  setSetting(name: string, value: unknown) {
    this.settings[name] = value;
  }
  setCustomBBox() {
    return this;
  }
  refresh() {
    return this;
  }
  resize() {
    return this;
  }
  getCanvases() {
    return this.canvases;
  }
  getNodeDisplayData() {
    return { x: 0, y: 0 };
  }
  getCamera() {
    return {
      getState: () => this.camera,
      animate: async () => this.camera.moved++,
      setState: () => this.camera.moved++
    };
  }
  kill() {
    this.killed = true;
  }
}

jest.mock('sigma', () => ({
  __esModule: true,
  default: function (...args: [any, any, any]) {
    return new FakeSigma(...args);
  }
}));
jest.mock('sigma/rendering', () => ({
  EdgeRectangleProgram: class {},
  NodeCircleProgram: class {}
}));

describe('a network on a canvas', () => {
  const trans = nullTranslator.load('jupyter_psydyn');
  const network = readNetwork(NETWORK);
  const first = seen(network, atFirst(network));
  let host: HTMLElement;
  let chosen: string[];
  let told: string;
  let lost: number;
  const draw = () =>
    drawWebgl(
      first,
      host,
      {
        say: sayOf(NETWORK, network, trans),
        acts: { trans, chosen: null, choose: key => void chosen.push(key) },
        crowded: document.createElement('span'),
        tell: sentence => {
          told = sentence;
        }
      },
      () => {
        lost++;
      }
    );
  const stand = () =>
    host.querySelector<HTMLElement>('.jp-PsydynReview-standIn [data-key]')!;
  const press = (key: string) =>
    stand().dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    );

  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
    [chosen, told, lost] = [[], '', 0];
  });
  afterEach(() => host.remove());

  it('has the places, the shapes and the dashes of the snapshot', () => {
    draw();
    const { graph, settings } = FakeSigma.last;
    expect(graph.getNodeAttributes('lemma:train')).toMatchObject({
      community: 1,
      y: 1 - 0.9
    });
    expect(graph.getEdgeAttribute('water--house', 'dash')).toBe(0);
    expect(graph.getEdgeAttribute('water--train', 'dash')).toBeGreaterThan(0);
    expect(settings.enableEdgeEvents).toBe(true);
  });

  it('is walked by keyboard as the plain one is, one element at a time', () => {
    draw();
    stand().focus();
    expect(told).toBe('water, in 9 dreams');
    press('ArrowRight');
    expect(document.activeElement).toBe(stand());
    expect(stand().dataset.key).toBe('water--house');
    press('ArrowRight');
    press('ArrowUp');
    press('j');
    expect(stand().dataset.key).toBe('symbol:house');
    expect(stand().getAttribute('aria-label')).toBe('house, in 4 dreams');
    stand().click();
    expect(chosen).toEqual(['symbol:house']);
  });

  it('opens what is clicked, and lights up what is near it', () => {
    draw();
    const { listeners, settings } = FakeSigma.last;
    listeners.clickNode({ node: 'lemma:train' });
    expect(chosen).toEqual(['lemma:train']);
    expect(stand()).toBe(document.activeElement);
    const { said } = FakeSigma.last.graph.getEdgeAttributes('water--train');
    const reduced = (key: string) =>
      settings.edgeReducer(key, { size: 1, said }).size;
    expect(reduced('water--train')).toBe(2);
    expect(settings.nodeReducer('lemma:train', { colour: 0 }).highlighted).toBe(
      true
    );
  });

  it('shows another choice of it, keeps what is focused, and lets go', () => {
    const drawing = draw();
    stand().focus();
    drawing.show({ nodes: first.nodes.slice(0, 2), edges: [] });
    expect(FakeSigma.last.graph.order).toBe(2);
    expect(document.activeElement).toBe(stand());
    drawing.reveal(['symbol:house']);
    expect(
      FakeSigma.last.settings.nodeReducer('symbol:house', { colour: 0 })
        .highlighted
    ).toBe(true);
    drawing.stop();
    expect(FakeSigma.last.killed).toBe(true);
  });

  it('says when the graphics card gives up', () => {
    draw();
    FakeSigma.last.canvases.edges.dispatchEvent(new Event('webglcontextlost'));
    expect(lost).toBe(1);
  });
});
