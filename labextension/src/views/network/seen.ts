import { IEdge, INetwork, INode } from './read';

/** Which of two times something is in. */
export type Side = 'before' | 'after' | 'both';

/** What of a network is to be seen. */
export interface IFilter {
  /** Edges weigh so much at least. */
  readonly weight: number;
  /** And stand in so many units at least. */
  readonly count: number;
  /** Only those that chance would not make. */
  readonly isClear: boolean;
  /** So many of them, the clearest. */
  readonly most: number;
  /** Words without an edge too. */
  readonly lone: boolean;
  /** Only this word and what is reached from it in so many steps. */
  readonly around: string | null;
  readonly steps: number;
  /** Communities that are switched off. */
  readonly off: ReadonlySet<number>;
  /** Of one time (its number) or of two, those before a time and those from it on; `null`: of all. */
  readonly when: { readonly only: number } | { readonly cut: number } | null;
}

export interface ISeenNode extends INode {
  /** 0..1, for its area. */
  readonly size: number;
  readonly side?: Side;
}

export interface ISeenEdge extends IEdge {
  /** 0..1, for its width. */
  readonly thick: number;
  readonly side?: Side;
}

export interface ISeen {
  /** The largest first. */
  readonly nodes: readonly ISeenNode[];
  readonly edges: readonly ISeenEdge[];
}

/** More edges nobody can tell apart. */
const READABLE = 300;
/** And more words are not all drawn where nothing links them. */
const FEW = 150;

/** What is seen at first. */
export function atFirst({ nodes }: INetwork): IFilter {
  return {
    weight: -Infinity,
    count: 1,
    isClear: false,
    most: READABLE,
    lone: nodes.length <= FEW,
    around: null,
    steps: 1,
    off: new Set(),
    when: null
  };
}

/** Apply a filter; 2,000 words and 20,000 links take some 10 ms. */
export function seen(network: INetwork, filter: IFilter): ISeen {
  const { nodes, edges } = counted(network, filter.when);
  const allowed = new Set<string>();
  for (const { key, community } of nodes) {
    if (!filter.off.has(community)) {
      allowed.add(key);
    }
  }
  const kept = edges
    .filter(
      edge =>
        edge.weight >= filter.weight &&
        edge.count >= filter.count &&
        (edge.clear || !filter.isClear) &&
        allowed.has(edge.source) &&
        allowed.has(edge.target)
    )
    .slice(0, filter.most);
  const near =
    filter.around === null ? null : reached(kept, filter.around, filter.steps);
  const drawn = near
    ? kept.filter(({ source, target }) => near.has(source) && near.has(target))
    : kept;
  const linked = new Set<string>();
  for (const { source, target } of drawn) {
    linked.add(source).add(target);
  }
  const words = nodes.filter(
    ({ key }) =>
      allowed.has(key) &&
      (near ? near.has(key) : filter.lone || linked.has(key))
  );
  const most = words.reduce((most, { entries }) => Math.max(most, entries), 1);
  const thick = filter.when ? byCount(edges) : byWeight(network.edges);
  return {
    nodes: words
      .map(node => ({ ...node, size: node.entries / most }))
      .sort((a, b) => b.entries - a.entries),
    edges: drawn.map(edge => ({ ...edge, thick: thick(edge) }))
  };
}

/** A word and what is reached from it in so many steps. */
function reached(
  edges: readonly IEdge[],
  from: string,
  steps: number
): ReadonlySet<string> {
  const found = new Set([from]);
  for (let step = 0; step < steps; step++) {
    const here = new Set(found);
    for (const { source, target } of edges) {
      if (here.has(source) || here.has(target)) {
        found.add(source).add(target);
      }
    }
  }
  return found;
}

type Counted = {
  readonly nodes: readonly (INode & { readonly side?: Side })[];
  readonly edges: readonly (IEdge & { readonly side?: Side })[];
};

/** The counts of the times that are asked for in place of those of all. */
function counted(network: INetwork, when: IFilter['when']): Counted {
  const { nodes, edges, times } = network;
  if (!when || !times) {
    return network;
  }
  if ('only' in when) {
    const [ofNodes, ofEdges] = [times.nodes[when.only], times.edges[when.only]];
    return {
      nodes: nodes.map((node, i) => ({ ...node, entries: ofNodes[i] })),
      edges: edges.map((edge, i) => ({ ...edge, count: ofEdges[i] }))
    };
  }
  const { cut } = when;
  return {
    nodes: nodes.map((node, i) => {
      const { sum, side } = sides(times.nodes, i, cut);
      return { ...node, entries: sum, side };
    }),
    edges: edges.map((edge, i) => {
      const { sum, side } = sides(times.edges, i, cut);
      return { ...edge, count: sum, side };
    })
  };
}

function sides(
  counts: readonly ArrayLike<number>[],
  at: number,
  cut: number
): { sum: number; side: Side } {
  let [before, after] = [0, 0];
  counts.forEach((ofTime, time) => {
    if (time < cut) {
      before += ofTime[at];
    } else {
      after += ofTime[at];
    }
  });
  return {
    sum: before + after,
    side: !after ? 'before' : !before ? 'after' : 'both'
  };
}

function byWeight(edges: readonly IEdge[]): (edge: IEdge) => number {
  const least = edges.reduce(
    (at, { weight }) => Math.min(at, weight),
    Infinity
  );
  const most = edges.reduce(
    (at, { weight }) => Math.max(at, weight),
    -Infinity
  );
  return ({ weight }) =>
    most > least ? (weight - least) / (most - least) : 0.5;
}

function byCount(edges: readonly IEdge[]): (edge: IEdge) => number {
  const most = edges.reduce((at, { count }) => Math.max(at, count), 1);
  return ({ count }) => count / most;
}

export interface ISizes {
  readonly before: number;
  readonly after: number;
  /** Links that are in one of the two only. */
  readonly lopsided: number;
  /** Of these, how many chance would not put there, all of them allowed for. */
  readonly clear: number;
}

/**
 * How two times compare. A link that chance deals out is in one of them only
 * with the chance share^count; over all links compared these are to stay below
 * .05 together (Bonferroni). Of dreams: what is counted in one of them may come
 * several times, and then this is too sure.
 */
export function compared(
  { times }: INetwork,
  cut: number,
  edges: readonly ISeenEdge[]
): ISizes {
  const entries = times?.entries ?? [];
  const sum = (some: readonly number[]) => some.reduce((a, b) => a + b, 0);
  const [before, after] = [sum(entries.slice(0, cut)), sum(entries.slice(cut))];
  const lopsided = edges.filter(({ side }) => side !== 'both');
  const clear = lopsided.filter(({ side, count }) => {
    const share = (side === 'before' ? before : after) / (before + after);
    return 2 * share ** count * edges.length < 0.05;
  });
  return { before, after, lopsided: lopsided.length, clear: clear.length };
}
