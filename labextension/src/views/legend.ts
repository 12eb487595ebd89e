import { TranslationBundle } from '@jupyterlab/translation';
import { h, svg } from './dom';
import { INetwork } from './network/read';
import { ISeen, Side } from './network/seen';
import { COLOURS, shape } from './shapes';

/**
 * What shapes, colours and lines stand for; a group is named by its largest
 * words, and a button that takes it away and brings it back.
 *
 * @param off - the groups that are away.
 * @param layered - associations are drawn over the words.
 */
export function drawLegend(
  { nodes }: INetwork,
  { edges }: ISeen,
  off: ReadonlySet<number>,
  turn: (community: number) => void,
  trans: TranslationBundle,
  layered = false
): HTMLElement {
  const list = (...items: (HTMLElement | false)[]) =>
    h(
      'ul',
      { class: 'jp-PsydynReview-legend', 'aria-label': trans.__('Legend') },
      ...items
    );
  const links = [
    layered &&
      h(
        'li',
        {},
        sample(
          'jp-PsydynReview-layer',
          svg('path', {
            class: 'jp-PsydynReview-layerNode',
            d: 'M8 1L15 8L8 15L1 8Z'
          })
        ),
        trans.__('associated too; dotted: one was said after the other')
      )
  ];
  if (edges.some(({ side }) => side)) {
    const sides: readonly [Side, string][] = [
      ['before', trans.__('in the earlier time only')],
      ['after', trans.__('in the later time only')],
      ['both', trans.__('in both times')]
    ];
    return list(
      ...sides.flatMap(([side, text]) => [
        h(
          'li',
          {},
          sample('jp-PsydynReview-edge', rule(), { side }),
          sample('jp-PsydynReview-node', mark(MARKS[side]), { side }),
          text
        )
      ]),
      ...links
    );
  }
  return list(
    ...groups(nodes).map(([community, labels]) => {
      const button = h(
        'button',
        {
          type: 'button',
          'aria-pressed': String(!off.has(community)),
          title: trans.__('Show or hide this group')
        },
        sample('jp-PsydynReview-node', mark(community), {
          community: String(community % COLOURS)
        }),
        labels.length > 3
          ? trans.__(
              '%1 and %2 more',
              labels.slice(0, 3).join(', '),
              labels.length - 3
            )
          : labels.join(', ')
      );
      button.addEventListener('click', () => turn(community));
      return h('li', {}, button);
    }),
    edges.some(edge => edge.clear) &&
      h(
        'li',
        {},
        sample('jp-PsydynReview-edge', rule()),
        trans.__('more often together than chance would do')
      ),
    edges.some(edge => !edge.clear) &&
      h(
        'li',
        {},
        sample('jp-PsydynReview-edge', rule(), { unclear: '' }),
        trans.__('grey: not distinguishable from chance')
      ),
    ...links
  );
}

/** Marks that stand for times: up, down, and round in both. */
export const MARKS: Readonly<Record<Side, number>> = {
  before: 2,
  after: 4,
  both: 0
};

/** The largest groups with their words; a word alone is none. */
function groups(nodes: INetwork['nodes']): [number, string[]][] {
  const found = new Map<number, string[]>();
  for (const { community, label } of [...nodes].sort(
    (a, b) => b.entries - a.entries
  )) {
    found.set(community, [...(found.get(community) ?? []), label]);
  }
  return [...found]
    .filter(([, labels]) => labels.length > 1)
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, COLOURS);
}

function mark(community: number): SVGElement {
  return svg('path', {
    d: shape(community, 5),
    transform: 'translate(8 8)'
  });
}

function rule(): SVGElement {
  return svg('line', {
    x1: '0',
    y1: '8',
    x2: '16',
    y2: '8',
    'stroke-width': '2'
  });
}

function sample(
  kind: string,
  drawn: SVGElement,
  data: Readonly<Record<string, string>> = {}
): SVGElement {
  const group = svg('g', { class: kind }, drawn);
  Object.assign(group.dataset, data);
  return svg(
    'svg',
    { width: '16', height: '16', 'aria-hidden': 'true' },
    group
  );
}
