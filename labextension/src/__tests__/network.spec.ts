import { nullTranslator } from '@jupyterlab/translation';
import { ISnapshot } from '../tokens';
import { drawNetwork } from '../views/network';
import {
  crc,
  csv,
  gexf,
  graphml,
  madeBy,
  pngWith
} from '../views/network/files';
import { layerOf } from '../views/network/layer';
import { readNetwork } from '../views/network/read';
import { atFirst, compared, IFilter, seen } from '../views/network/seen';
import { NETWORK } from './fixtures';

const trans = nullTranslator.load('jupyter_psydyn');

/** a-b-c-d in a row, a and e beside it; in two times. */
const ROW: ISnapshot = {
  ...NETWORK,
  parameters: { measure: 'npmi', unit: 'entry', entries: 60 },
  rows: [],
  picture: {
    columns: {
      nodes: {
        label: ['a', 'b', 'c', 'd', 'e'],
        entries: [40, 30, 20, 10, 5],
        x: [0, 0.25, 0.5, 0.75, 1],
        y: [0, 0.5, 0, 0.5, 1],
        community: [0, 0, 1, 1, 2]
      },
      edges: {
        source: [0, 1, 2],
        target: [1, 2, 3],
        weight: [0.5, 0.25, -0.25],
        count: [20, 8, 3],
        expected: [9.5, 4, 6],
        q: [0.004, 0.04, 1]
      }
    },
    times: {
      periods: [
        ['2024-01-01', '2024-03-01'],
        ['2024-03-02', '2024-06-01'],
        ['2024-06-02', '2024-09-01']
      ],
      entries: [11, 20, 29],
      nodes: [
        [20, 10, 5, 0, 1],
        [20, 10, 5, 0, 2],
        [0, 10, 10, 10, 2]
      ],
      edges: [
        [10, 4, 0],
        [10, 4, 0],
        [0, 0, 3]
      ]
    }
  }
};

const network = readNetwork(ROW);
const filtered = (part: Partial<IFilter>) =>
  seen(network, { ...atFirst(network), ...part });
const keys = ({ nodes, edges }: ReturnType<typeof seen>) => [
  nodes.map(({ label }) => label).join(''),
  edges.map(({ key }) => key).join(' ')
];

describe('a network is read', () => {
  it('from columns, from lists and from bytes alike', () => {
    expect(network.edges[0]).toEqual({
      key: 'a--b',
      source: 'lemma:a',
      target: 'lemma:b',
      weight: 0.5,
      count: 20,
      clear: true,
      expected: 9.5,
      q: 0.004
    });
    const bytes =
      (type: typeof Int32Array | typeof Float32Array) => (column: number[]) => {
        // Behind an odd number of other bytes, as in a message.
        const all = new Uint8Array(column.length * 4 + 3);
        all.set(new Uint8Array(new type(column).buffer), 3);
        return new DataView(all.buffer, 3);
      };
    const [whole, fractions] = [bytes(Int32Array), bytes(Float32Array)];
    const { nodes, edges } = ROW.picture.columns;
    const { times } = ROW.picture;
    const binary = readNetwork({
      ...ROW,
      picture: {
        columns: {
          nodes: {
            label: nodes.label,
            entries: whole(nodes.entries),
            community: whole(nodes.community),
            x: fractions(nodes.x),
            y: fractions(nodes.y)
          },
          edges: {
            source: whole(edges.source),
            target: whole(edges.target),
            count: whole(edges.count),
            weight: fractions(edges.weight),
            expected: fractions(edges.expected),
            q: fractions(edges.q)
          }
        },
        times: {
          ...times,
          nodes: whole(times.nodes.flat()),
          edges: whole(times.edges.flat())
        }
      }
    });
    expect(binary.nodes).toEqual(network.nodes);
    expect(binary.edges.map(({ q, ...edge }) => edge)).toEqual(
      network.edges.map(({ q, ...edge }) => edge)
    );
    expect(binary.times!.edges.map(counts => Array.from(counts))).toEqual(
      times.edges
    );
    const listed = readNetwork({
      ...NETWORK,
      rows: [{ key: 'water--house', expected: 1.5, q: 0.01 }]
    });
    expect(listed.edges.map(({ expected, q }) => [expected, q])).toEqual([
      [1.5, 0.01],
      [null, null]
    ]);
  });
});

describe('what is seen of a network', () => {
  it.each<[Partial<IFilter>, string, string]>([
    [{}, 'abcde', 'a--b b--c c--d'],
    [{ weight: 0.25 }, 'abcde', 'a--b b--c'],
    [{ count: 9 }, 'abcde', 'a--b'],
    [{ isClear: true }, 'abcde', 'a--b b--c'],
    [{ most: 1 }, 'abcde', 'a--b'],
    [{ lone: false }, 'abcd', 'a--b b--c c--d'],
    [{ around: 'lemma:a', steps: 1 }, 'ab', 'a--b'],
    [{ around: 'lemma:a', steps: 2 }, 'abc', 'a--b b--c'],
    [{ off: new Set([1]) }, 'abe', 'a--b'],
    [{ when: { only: 2 } }, 'bcdea', 'c--d']
  ])('%j', (part, words, links) => {
    expect(keys(filtered(part))).toEqual([words, links]);
  });

  it('of two times tells which has what, and adds their counts up', () => {
    const { edges, nodes } = filtered({ when: { cut: 2 } });
    expect(edges.map(({ count, side }) => [count, side])).toEqual([
      [20, 'before'],
      [8, 'before'],
      [3, 'after']
    ]);
    expect(nodes.find(({ label }) => label === 'b')).toMatchObject({
      entries: 30,
      side: 'both'
    });
    // 31 dreams of 60: 2 * .517^20 * 3 = 1e-5, but 2 * .517^8 * 3 = .03 and 2 * .483^3 * 3 = .68.
    expect(compared(network, 2, edges)).toEqual({
      before: 31,
      after: 29,
      lopsided: 3,
      clear: 2
    });
  });

  it('is quick for 2,000 words and 20,000 links', () => {
    const n = 20_000;
    const column = (of: (i: number) => number, size = n) =>
      Array.from({ length: size }, (_, i) => of(i));
    const large = readNetwork({
      ...ROW,
      picture: {
        columns: {
          nodes: {
            label: column(i => i, 2000).map(String),
            entries: column(i => i, 2000),
            x: column(() => 0, 2000),
            y: column(() => 0, 2000),
            community: column(i => i % 9, 2000)
          },
          edges: {
            source: column(i => i % 2000),
            target: column(i => (i * 7 + 1) % 2000),
            weight: column(i => i / n),
            count: column(() => 2),
            expected: column(() => 1),
            q: column(() => 0.01)
          }
        }
      }
    });
    const all = seen(large, { ...atFirst(large), most: Infinity, weight: 0.5 });
    expect(all.edges).toHaveLength(10_000);
  });
});

describe('a file of what is seen', () => {
  const made = madeBy(ROW, { ...atFirst(network), isClear: true });
  const clear = filtered({ isClear: true, lone: false });
  const parsed = (xml: string) =>
    new DOMParser().parseFromString(xml, 'application/xml');

  it('is GraphML with the parameters as data of the graph', () => {
    const odd = {
      ...clear,
      nodes: clear.nodes.map(node => ({ ...node, label: `${node.label}<"&` }))
    };
    const file = parsed(graphml(odd, made));
    expect(file.querySelector('parsererror')).toBeNull();
    expect(
      Array.from(file.querySelectorAll('edge')).map(edge =>
        edge.getAttribute('target')
      )
    ).toEqual(['b<"&', 'c<"&']);
    const data = Array.from(file.querySelectorAll('graph > data')).map(
      item => item.textContent
    );
    expect(data).toContain('npmi');
    expect(JSON.parse(data[data.length - 1]!)).toMatchObject({
      isClear: true,
      weight: null
    });
  });

  it('is GEXF with the parameters as its description', () => {
    const file = parsed(gexf(clear, made));
    expect(file.querySelectorAll('node')).toHaveLength(3);
    expect(
      JSON.parse(file.querySelector('description')!.textContent!).measure
    ).toBe('npmi');
  });

  it('is CSV with the parameters above it', () => {
    const [first, head, ...rows] = csv(clear, made).trimEnd().split('\n');
    expect(JSON.parse(first.slice(2)).measure).toBe('npmi');
    expect(head).toBe('source,target,weight,count,expected,q,clear,side');
    expect(rows).toEqual([
      'a,b,0.5,20,9.5,0.004,true,',
      'b,c,0.25,8,4,0.04,true,'
    ]);
  });

  it('is a PNG with the parameters behind its header', () => {
    // "IEND" alone: PNG 1.2 gives its CRC.
    expect(crc(new TextEncoder().encode('IEND'))).toBe(0xae426082);
    const png = new Uint8Array(40).fill(7);
    const found = pngWith(png, { title: 'é' });
    const view = new DataView(found.buffer, 33);
    const text = new TextDecoder().decode(
      found.subarray(37, 37 + 4 + view.getUint32(0))
    );
    expect(text).toBe('tEXtDescription\0{"title":"\\u00e9"}');
    expect(Array.from(found.slice(-7))).toEqual(Array(7).fill(7));
  });
});

describe('associations over a network', () => {
  it('are drawn where the words are the same', () => {
    const layer = layerOf(network, {
      ...ROW,
      kind: 'paths',
      rows: [],
      picture: {
        nodes: [
          { key: '1', label: 'A' },
          { key: '2', label: 'b' },
          { key: '3', label: 'zoo' }
        ],
        edges: [
          { key: '1--2', source: '1', target: '2', count: 1 },
          { key: '2--3', source: '2', target: '3', count: 1 }
        ]
      }
    });
    expect([...layer.nodes]).toEqual(['lemma:a', 'lemma:b']);
    expect(layer.edges).toEqual([{ source: 'lemma:a', target: 'lemma:b' }]);
  });
});

describe('a drawn network', () => {
  let host: HTMLElement;
  const chosen: string[] = [];
  const draw = (snapshot = ROW, layer?: ISnapshot) =>
    drawNetwork(snapshot, host, {
      trans,
      chosen: null,
      choose: key => void chosen.push(key),
      layer
    });
  const field = (text: string) =>
    Array.from(host.querySelectorAll('label'))
      .find(label => label.textContent!.includes(text))!
      .querySelector<HTMLInputElement | HTMLSelectElement>('input, select')!;
  const set = (text: string, value: string) => {
    field(text).value = value;
    field(text).dispatchEvent(new Event('input'));
    field(text).dispatchEvent(new Event('change'));
  };
  const counts = () => host.querySelector('span[role=status]')!.textContent;
  const marks = () =>
    Array.from(host.querySelectorAll<SVGElement>('svg [data-key]'));

  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
    chosen.length = 0;
  });
  afterEach(() => host.remove());

  it('is narrowed with live counts, and stays so when it is drawn again', () => {
    const stop = draw({ ...ROW, picture: { ...ROW.picture } });
    expect(counts()).toBe('5 words, 3 links');
    set('Together from', '9');
    expect(counts()).toBe('5 words, 1 link');
    set('Together from', '1');
    host
      .querySelector<HTMLButtonElement>('.jp-PsydynReview-legend button')!
      .click();
    expect(counts()).toBe('3 words, 1 link');
    stop();
    host.replaceChildren();
    const own = { ...ROW };
    draw(own);
    set('Around it', '1');
    set('Find', 'b');
    set('Around it', '1');
    expect(counts()).toBe('3 words, 2 links');
    expect(document.activeElement!.getAttribute('data-key')).toBe('lemma:b');
    host.replaceChildren();
    draw(own);
    expect(counts()).toBe('3 words, 2 links');
    set('Around it', '0');
  });

  it('says what was expected beside what was found', () => {
    draw();
    marks()
      .find(mark => mark.dataset.key === 'a--b')!
      .dispatchEvent(new Event('focusin', { bubbles: true }));
    expect(host.querySelector('.jp-PsydynReview-told')!.textContent).toBe(
      'a and b: together in 20 dreams, expected 9.5, npmi 0.50, q = 0.004, more than chance would do'
    );
  });

  it('compares two times by colour and by dash, and says how large they are', () => {
    draw({ ...ROW, picture: { ...ROW.picture } });
    set('Times', 'cut');
    expect(
      marks()
        .filter(mark => mark.dataset.source)
        .map(mark => mark.dataset.side)
    ).toEqual(['before', 'before', 'after']);
    expect(host.querySelector('.jp-PsydynReview-when')!.textContent).toBe(
      '31 dreams before Jun 2, 2024 against 29 from then on. 3 links are in one time only. 2 of them cannot well be chance, all comparisons allowed for.'
    );
  });

  it('lights up what a passage is about', () => {
    const drawn = draw();
    drawn.reveal(['lemma:a', 'a--b']);
    expect(
      marks()
        .filter(mark => mark.hasAttribute('data-revealed'))
        .map(mark => mark.dataset.key)
    ).toEqual(['a--b', 'lemma:a']);
  });

  it('is plain where there is no WebGL, and says why', () => {
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    draw({ ...ROW, picture: { ...ROW.picture } });
    (field('plain drawing') as HTMLInputElement).checked = false;
    field('plain drawing').dispatchEvent(new Event('change'));
    expect(host.querySelector('.jp-PsydynReview-refused')!.textContent).toBe(
      'Drawn plainly: this browser has no WebGL 2 here.'
    );
    expect((field('plain drawing') as HTMLInputElement).checked).toBe(true);
    expect(marks().length).toBe(8);
  });
});
