import Graph from 'graphology';
import Sigma from 'sigma';
import { h } from '../dom';
import { aloud } from '../graph';
import { MARKS } from '../legend';
import { FONT, extent } from '../marks';
import { followWidth } from '../width';
import { zoomButton } from '../zoomed';
import { followTheme, paletteOf } from './palette';
import { IAsked, IDrawing } from './plain';
import { DashProgram, ShapeProgram } from './programs';
import { ISeen, ISeenEdge, Side } from './seen';
import { drawStandIn } from './standin';

/** Of a dash and its gap, in px: what chance would do as well, and what is in one time only. */
const UNCLEAR = 5;
const DASHES: Readonly<Record<Side, number>> = {
  before: 14,
  after: 7,
  both: 0
};
/** Colour of a time, as in the style sheet. */
const TIMES: Readonly<Record<Side, number>> = { before: 4, after: 5, both: -1 };
/** Associations over the words. */
const DOTTED = 3;
/** With more links than these none is met by the pointer: finding it takes longer than moving on. */
const MET = 5_000;

/**
 * On a canvas, by the graphics card: for networks that are too large for an
 * element a mark.
 *
 * @param lost - is called when the card gives up: somebody draws it otherwise.
 * @throws Error where there is no WebGL 2.
 */
export function drawWebgl(
  first: ISeen,
  host: HTMLElement,
  { say, acts, layer, crowded, tell }: IAsked,
  lost: () => void
): IDrawing {
  const { trans } = acts;
  const { width, height } = extent(host.clientWidth, 1);
  const canvas = h('div', {
    class: 'jp-PsydynReview-canvas',
    'aria-hidden': 'true'
  });
  canvas.style.height = `${height}px`;
  let palette = paletteOf(host);
  let met: string | null = null;
  let revealed: ReadonlySet<string> = new Set();
  crowded.textContent = '';

  // Filled before sigma has it: told of each of 20,000 links it takes three times as long.
  const filled = ({ nodes, edges }: ISeen) => {
    const graph = new Graph({ type: 'undirected', multi: true });
    for (const node of nodes) {
      graph.addNode(node.key, {
        // As wide as the plain drawing, and the page's downwards.
        x: (node.x * width) / height,
        y: 1 - node.y,
        size: 4 + 9 * Math.sqrt(node.size),
        label: node.label,
        community: node.side ? MARKS[node.side] : node.community,
        colour: node.side ? TIMES[node.side] : node.community,
        said: node,
        type: 'shape',
        // Under the larger ones.
        zIndex: node.size
      });
    }
    for (const edge of edges) {
      graph.addEdgeWithKey(edge.key, edge.source, edge.target, {
        size: (0.8 + 3.2 * edge.thick) / 2,
        dash: dashOf(edge),
        said: edge,
        type: 'dash'
      });
    }
    for (const [i, { source, target }] of (layer?.edges ?? []).entries()) {
      if (graph.hasNode(source) && graph.hasNode(target)) {
        graph.addEdgeWithKey(`layer ${i}`, source, target, {
          size: 1,
          dash: DOTTED,
          type: 'dash'
        });
      }
    }
    return graph;
  };
  let graph = filled(first);
  host.append(canvas);
  const sigma = new Sigma(graph, canvas, {
    allowInvalidContainer: true,
    enableEdgeEvents: first.edges.length <= MET,
    defaultNodeType: 'shape',
    defaultEdgeType: 'dash',
    nodeProgramClasses: { shape: ShapeProgram },
    edgeProgramClasses: { dash: DashProgram },
    zIndex: true,
    labelSize: FONT,
    labelFont: getComputedStyle(host).fontFamily || 'sans-serif',
    labelRenderedSizeThreshold: 0,
    labelDensity: 2,
    labelGridCellSize: 60,
    minEdgeThickness: 0.6,
    stagePadding: 40,
    zoomDuration: still() ? 0 : 150,
    inertiaDuration: still() ? 0 : 200,
    nodeReducer: (key, data) => {
      const isLit = key === acts.chosen || key === met || revealed.has(key);
      return {
        ...data,
        color:
          data.colour < 0
            ? palette.text
            : palette.communities[data.colour % palette.communities.length],
        forceLabel: isLit,
        highlighted: isLit,
        zIndex: isLit ? 2 : data.zIndex
      };
    },
    edgeReducer: (key, data) => {
      const edge: ISeenEdge | undefined = data.said;
      const isLit =
        key === met ||
        key === acts.chosen ||
        revealed.has(key) ||
        (met !== null && (edge?.source === met || edge?.target === met));
      return {
        ...data,
        color: isLit
          ? palette.lit
          : edge?.side && edge.side !== 'both'
            ? palette.communities[TIMES[edge.side]]
            : edge && (edge.side || !edge.clear)
              ? palette.unclear
              : palette.text,
        size: isLit ? data.size + 1 : data.size,
        zIndex: isLit ? 1 : 0
      };
    },
    defaultDrawNodeLabel: (context, data, settings) => {
      if (data.label) {
        context.font = `${settings.labelSize}px ${settings.labelFont}`;
        context.lineJoin = 'round';
        context.lineWidth = 3;
        context.strokeStyle = palette.ground;
        context.fillStyle = palette.text;
        const [x, y] = [data.x + data.size + 3, data.y + FONT / 3];
        context.strokeText(data.label, x, y);
        context.fillText(data.label, x, y);
      }
    },
    defaultDrawNodeHover: (context, data, settings) => {
      context.beginPath();
      context.arc(data.x, data.y, data.size + 4, 0, 2 * Math.PI);
      context.lineWidth = 3;
      context.strokeStyle = palette.text;
      context.stroke();
      settings.defaultDrawNodeLabel(context, data, settings);
    }
  });
  sigma.setCustomBBox({ x: [0, width / height], y: [0, 1] });

  const refresh = () => sigma.refresh({ skipIndexation: true, schedule: true });
  const meet = (key: string | null) => {
    met = key;
    const said = key === null ? undefined : saidOf(graph, key);
    tell(
      said === undefined
        ? ''
        : 'weight' in said
          ? say.edge(said)
          : say.node(said)
    );
    refresh();
  };
  const centre = (key: string) => {
    const at = sigma.getNodeDisplayData(
      graph.hasNode(key) ? key : graph.source(key)
    );
    const { ratio } = sigma.getCamera().getState();
    // All of it is in sight while nothing is enlarged.
    if (at && ratio < 1) {
      const to = { x: at.x, y: at.y };
      if (still()) {
        sigma.getCamera().setState(to);
      } else {
        void sigma.getCamera().animate(to, { duration: 200 });
      }
    }
  };
  const standIn = drawStandIn(
    first,
    aloud(first.nodes.length, first.edges.length, trans),
    say,
    acts,
    key => {
      meet(key);
      if (key !== null) {
        centre(key);
      }
    }
  );
  const open = (key: string) => {
    standIn.stand(key, true);
    acts.choose?.(key);
  };
  sigma.on('clickNode', ({ node }) => open(node));
  sigma.on(
    'clickEdge',
    ({ edge }) => graph.getEdgeAttribute(edge, 'said') && open(edge)
  );
  sigma.on('enterNode', ({ node }) => meet(node));
  sigma.on('leaveNode', () => meet(standIn.focused()));
  sigma.on('enterEdge', ({ edge }) => meet(edge));
  sigma.on('leaveEdge', () => meet(standIn.focused()));
  if (layer) {
    sigma.on('afterRender', () =>
      diamonds(sigma, graph, layer.nodes, palette.text)
    );
  }
  // A wheel scrolls the page; with Ctrl, as when one pinches, it enlarges.
  canvas.addEventListener(
    'wheel',
    event => {
      if (!event.ctrlKey && !event.metaKey) {
        event.stopPropagation();
      }
    },
    { capture: true }
  );
  for (const layer of Object.values(sigma.getCanvases())) {
    layer.addEventListener('webglcontextlost', event => {
      event.preventDefault();
      lost();
    });
  }
  const duration = still() ? 0 : 150;
  host.prepend(
    standIn.node,
    h(
      'div',
      { class: 'jp-PsydynReview-zoom' },
      zoomButton('+', trans.__('Zoom in'), () => {
        void sigma.getCamera().animatedZoom({ duration });
      }),
      zoomButton('−', trans.__('Zoom out'), () => {
        void sigma.getCamera().animatedUnzoom({ duration });
      })
    )
  );
  if (acts.chosen !== null && saidOf(graph, acts.chosen)) {
    centre(acts.chosen);
  }
  const stops = [
    followTheme(() => {
      palette = paletteOf(host);
      refresh();
    }),
    followWidth(canvas, () => sigma.resize(true).refresh())
  ];
  return {
    show: next => {
      graph = filled(next);
      // First what asks for a drawing later, then what draws at once and takes its place.
      const isMet = next.edges.length <= MET;
      if (sigma.getSetting('enableEdgeEvents') !== isMet) {
        sigma.setSetting('enableEdgeEvents', isMet);
      }
      sigma.setGraph(graph);
      standIn.show(next);
    },
    focus: key => standIn.stand(key, true),
    reveal: keys => {
      revealed = new Set(keys);
      refresh();
    },
    stop: () => {
      stops.forEach(stop => stop());
      sigma.kill();
    }
  };
}

function dashOf({ side, clear }: ISeenEdge): number {
  return side ? DASHES[side] : clear ? 0 : UNCLEAR;
}

function saidOf(graph: Graph, key: string) {
  return graph.hasNode(key)
    ? graph.getNodeAttribute(key, 'said')
    : graph.hasEdge(key)
      ? graph.getEdgeAttribute(key, 'said')
      : undefined;
}

function diamonds(
  sigma: Sigma,
  graph: Graph,
  keys: ReadonlySet<string>,
  colour: string
): void {
  const context = sigma.getCanvases().labels?.getContext('2d');
  if (!context) {
    return;
  }
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  for (const key of keys) {
    if (!graph.hasNode(key)) {
      continue;
    }
    const data = sigma.getNodeDisplayData(key)!;
    const { x, y } = sigma.framedGraphToViewport(data);
    const r = sigma.scaleSize(data.size) + 6;
    context.beginPath();
    context.moveTo(x, y - r);
    context.lineTo(x + r, y);
    context.lineTo(x, y + r);
    context.lineTo(x - r, y);
    context.closePath();
    context.stroke();
  }
}

/** Whether the person asked for no movement. */
function still(): boolean {
  return Boolean(
    window.matchMedia?.('(prefers-reduced-motion: reduce)').matches
  );
}
