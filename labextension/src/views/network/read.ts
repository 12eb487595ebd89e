import { ISnapshot, Row } from '../../tokens';
import { isClear, known } from '../format';

/** A word of a network at its place in 0..1. */
export interface INode {
  readonly key: string;
  readonly label: string;
  readonly entries: number;
  readonly x: number;
  readonly y: number;
  readonly community: number;
}

/** Two words that come together; `expected` and `q` are `null` where a snapshot does not say. */
export interface IEdge {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  readonly count: number;
  readonly clear: boolean;
  readonly expected: number | null;
  readonly q: number | null;
}

/** Counts of the nodes and the edges in each time, in their order; they add up. */
export interface ITimes {
  /** First and last night. */
  readonly periods: readonly (readonly [string, string])[];
  readonly entries: readonly number[];
  readonly nodes: readonly ArrayLike<number>[];
  readonly edges: readonly ArrayLike<number>[];
}

/** The edges are in the order of how clear they are of chance. */
export interface INetwork {
  readonly nodes: readonly INode[];
  readonly edges: readonly IEdge[];
  readonly times: ITimes | null;
}

type Column = ArrayLike<number> | DataView;

interface IColumns {
  readonly nodes: Readonly<Record<string, Column>> & {
    readonly label: readonly string[];
  };
  readonly edges: Readonly<Record<string, Column>>;
}

/**
 * The network of a snapshot, in whichever of its forms it came: lists of
 * objects, columns, or columns whose numbers are bytes (widgets/explorer.py).
 */
export function readNetwork({ picture, rows }: ISnapshot): INetwork {
  const { nodes, edges } = picture.columns
    ? fromColumns(picture.columns)
    : fromLists(picture.nodes ?? [], picture.edges ?? [], rows);
  return {
    nodes,
    edges,
    times: picture.times
      ? {
          ...picture.times,
          nodes: perTime(picture.times.nodes, nodes.length),
          edges: perTime(picture.times.edges, edges.length)
        }
      : null
  };
}

function fromLists(
  nodes: readonly INode[],
  edges: readonly IEdge[],
  rows: readonly Row[]
): Pick<INetwork, 'nodes' | 'edges'> {
  const row = new Map(rows.map(row => [row.key, row]));
  return {
    nodes,
    edges: edges.map(edge => ({
      ...edge,
      expected: known(row.get(edge.key)?.expected),
      q: known(row.get(edge.key)?.q)
    }))
  };
}

function fromColumns(columns: IColumns): Pick<INetwork, 'nodes' | 'edges'> {
  const { label } = columns.nodes;
  const [entries, community] = whole(columns.nodes, 'entries', 'community');
  const [x, y] = fractions(columns.nodes, 'x', 'y');
  const [source, target, count] = whole(
    columns.edges,
    'source',
    'target',
    'count'
  );
  const [weight, expected, q] = fractions(
    columns.edges,
    'weight',
    'expected',
    'q'
  );
  const key = label.map(word => `lemma:${word}`);
  return {
    nodes: label.map((label, i) => ({
      key: key[i],
      label,
      entries: entries[i],
      x: x[i],
      y: y[i],
      community: community[i]
    })),
    edges: Array.from(source, (from, i) => ({
      key: `${label[from]}--${label[target[i]]}`,
      source: key[from],
      target: key[target[i]],
      weight: weight[i],
      count: count[i],
      clear: isClear(q[i]),
      expected: expected[i],
      q: q[i]
    }))
  };
}

function whole(from: Readonly<Record<string, any>>, ...names: string[]) {
  return names.map(name => numbers(from[name], Int32Array));
}

function fractions(from: Readonly<Record<string, any>>, ...names: string[]) {
  return names.map(name => numbers(from[name], Float32Array));
}

/** Bytes stand where the message put them, which need not be a multiple of 4: they are copied. */
function numbers(
  column: Column,
  type: typeof Int32Array | typeof Float32Array
): ArrayLike<number> {
  return column instanceof DataView
    ? new type(
        column.buffer.slice(
          column.byteOffset,
          column.byteOffset + column.byteLength
        )
      )
    : column;
}

function perTime(
  counts: readonly ArrayLike<number>[] | DataView,
  size: number
): readonly ArrayLike<number>[] {
  if (!(counts instanceof DataView)) {
    return counts;
  }
  const all = numbers(counts, Int32Array) as Int32Array;
  return Array.from({ length: all.length / size }, (_, i) =>
    all.subarray(i * size, (i + 1) * size)
  );
}
