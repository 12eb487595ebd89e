import { ISnapshot } from '../../tokens';
import { INetwork } from './read';

/** What was associated to words of a network, to be drawn over it. */
export interface ILayer {
  /** Keys of the words that are associations too. */
  readonly nodes: ReadonlySet<string>;
  readonly edges: readonly {
    readonly source: string;
    readonly target: string;
  }[];
}

/**
 * A result of associations (nodal points, paths) as a layer over a network:
 * only what has the same words as the network is in it.
 */
export function layerOf(network: INetwork, associated: ISnapshot): ILayer {
  const word = new Map(
    network.nodes.map(({ key, label }) => [label.toLowerCase(), key])
  );
  const of = (label: unknown) => word.get(String(label ?? '').toLowerCase());
  const stops = new Map<string, string | undefined>(
    (associated.picture.nodes ?? []).map((stop: any) => [
      stop.key,
      of(stop.label)
    ])
  );
  const edges = (associated.picture.edges ?? []).flatMap((step: any) => {
    const [source, target] = [stops.get(step.source), stops.get(step.target)];
    return source && target && source !== target ? [{ source, target }] : [];
  });
  const said = [
    ...stops.values(),
    ...associated.rows.map(row => of(row.association))
  ];
  return {
    nodes: new Set(said.filter((key): key is string => key !== undefined)),
    edges
  };
}
