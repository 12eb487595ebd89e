import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot } from '../../tokens';
import { night, number } from '../format';
import { IEdge, INetwork, INode } from './read';
import { compared, IFilter, ISeen } from './seen';

/** The sentences of a network, shown and read aloud. */
export interface ISay {
  node(node: INode): string;
  edge(edge: IEdge): string;
}

export function sayOf(
  { parameters }: ISnapshot,
  network: INetwork,
  trans: TranslationBundle
): ISay {
  const measure = String(parameters.measure ?? trans.__('weight'));
  const labels = new Map(network.nodes.map(({ key, label }) => [key, label]));
  return {
    node: ({ entries, label }) =>
      trans._n('%2, in %1 dream', '%2, in %1 dreams', entries, label),
    edge: edge =>
      [
        trans.__(
          '%1 and %2: together in %3',
          labels.get(edge.source) ?? '',
          labels.get(edge.target) ?? '',
          units(edge.count, String(parameters.unit ?? ''), trans)
        ),
        edge.expected !== null &&
          trans.__('expected %1', number(edge.expected)),
        `${measure} ${number(edge.weight)}`,
        edge.q !== null &&
          (edge.q < 0.001
            ? trans.__('q < 0.001')
            : trans.__('q = %1', number(edge.q))),
        edge.clear
          ? trans.__('more than chance would do')
          : trans.__('not distinguishable from chance')
      ]
        .filter(Boolean)
        .join(', ')
  };
}

function units(n: number, unit: string, trans: TranslationBundle): string {
  if (unit === 'entry') {
    return trans._n('%1 dream', '%1 dreams', n);
  }
  if (unit === 'sentence') {
    return trans._n('%1 sentence', '%1 sentences', n);
  }
  return trans._n('%1 place', '%1 places', n);
}

/** "42 words, 118 links". */
export function sizes(
  { nodes, edges }: ISeen,
  trans: TranslationBundle
): string {
  return `${trans._n('%1 word', '%1 words', nodes.length)}, ${trans._n('%1 link', '%1 links', edges.length)}`;
}

/** Which time is seen, with its size and what can be said of it; empty for all times. */
export function sayWhen(
  network: INetwork,
  { when }: IFilter,
  { edges }: ISeen,
  unit: unknown,
  trans: TranslationBundle
): string {
  const { times } = network;
  if (!when || !times) {
    return '';
  }
  if ('only' in when) {
    const [first, last] = times.periods[when.only];
    const n = times.entries[when.only];
    return trans._n(
      '%2 to %3: %1 dream. So few tell nothing about chance: weights and greys are those of all times.',
      '%2 to %3: %1 dreams. So few tell nothing about chance: weights and greys are those of all times.',
      n,
      night(first, trans),
      night(last, trans)
    );
  }
  const { before, after, lopsided, clear } = compared(network, when.cut, edges);
  const from = night(times.periods[when.cut][0], trans);
  const told =
    unit !== 'entry'
      ? trans.__(
          'Whether that is more than chance is not worked out for this unit: psd.compare does it.'
        )
      : clear
        ? trans.__(
            '%1 of them cannot well be chance, all comparisons allowed for.',
            clear
          )
        : trans.__('None of them is distinguishable from chance.');
  return `${trans.__('%1 dreams before %2 against %3 from then on.', before, from, after)} ${trans._n('%1 link is in one time only.', '%1 links are in one time only.', lopsided)} ${lopsided ? told : ''}`.trim();
}
