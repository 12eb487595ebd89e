import { IColumn, ISnapshot, Row } from '../tokens';
import { h } from './dom';
import { INode, readNetwork } from './network/read';
import { IActs } from './picture';
import { drawTable } from './table';

/** The twin of a network's picture: its links, and its words. */
export function drawNetworkTable(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const columns: IColumn[] = [
    { name: 'label', label: trans.__('Word'), type: 'text', help: '' },
    {
      name: 'entries',
      label: trans.__('Dreams'),
      type: 'integer',
      help: trans.__('Dreams in which the word occurs.')
    },
    {
      name: 'community',
      label: trans.__('Group'),
      type: 'integer',
      help: trans.__(
        'Words of one group occur together more often than with others.'
      )
    }
  ];
  const nodes: ISnapshot = {
    ...snapshot,
    caption: trans.__('Words'),
    title: trans.__('Words'),
    columns,
    rows: readNetwork(snapshot).nodes as readonly (INode & Row)[]
  };
  const [first, second] = [h('div'), h('div')];
  drawTable(snapshot, first, acts);
  drawTable(nodes, second, acts);
  host.append(first, second);
}
