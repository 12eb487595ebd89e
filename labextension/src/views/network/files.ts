import { ISnapshot } from '../../tokens';
import { IFilter, ISeen } from './seen';

/*
 * What is seen of a network as files, with all that made it inside. Pure:
 * strings and bytes, no page.
 */

type Value = string | number | boolean | null | undefined;
type Described = Readonly<Record<string, Value>>;

/** All that makes what is seen again: the result's own parameters, and what was filtered on the page. */
export function madeBy(
  { parameters, title }: ISnapshot,
  filter: IFilter
): Readonly<Record<string, unknown>> {
  const { off, when, ...rest } = filter;
  return {
    title,
    ...parameters,
    seen: {
      ...rest,
      weight: Number.isFinite(rest.weight) ? rest.weight : null,
      off: [...off].sort((a, b) => a - b),
      when
    }
  };
}

type Made = ReturnType<typeof madeBy>;

/** For Gephi, Cytoscape, networkx: the parameters are data of the graph. */
export function graphml(seen: ISeen, made: Made): string {
  const { nodes, edges } = described(seen);
  const keys: string[] = [];
  const ids = new Map<string, string>();
  const idOf = (of: string, name: string, value: Value) => {
    const known = ids.get(`${of} ${name}`);
    if (known) {
      return known;
    }
    const id = `d${ids.size}`;
    ids.set(`${of} ${name}`, id);
    keys.push(
      `  <key id="${id}" for="${of}" attr.name="${escape(name)}" attr.type="${typeOf(name, value)}"/>`
    );
    return id;
  };
  const data = (of: string, values: Described) =>
    filled(values)
      .map(
        ([name, value]) =>
          `<data key="${idOf(of, name, value)}">${escape(String(value))}</data>`
      )
      .join('');
  const graph = data('graph', texts(made));
  const words = nodes.map(
    ({ id, ...rest }) =>
      `    <node id="${escape(id)}">${data('node', rest)}</node>`
  );
  const links = edges.map(
    ({ source, target, ...rest }) =>
      `    <edge source="${escape(source)}" target="${escape(target)}">${data('edge', rest)}</edge>`
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    '  <graph edgedefault="undirected">',
    `    ${graph}`,
    ...words,
    ...links,
    '  </graph>',
    '</graphml>',
    ''
  ].join('\n');
}

/** For Gephi: the parameters are its description. */
export function gexf(seen: ISeen, made: Made): string {
  const { nodes, edges } = described(seen);
  const attributes = (of: string, some: readonly Described[]) => {
    const types = new Map<string, string>();
    for (const one of some) {
      for (const [name, value] of filled(one)) {
        types.set(name, types.get(name) ?? typeOf(name, value));
      }
    }
    return [
      `    <attributes class="${of}">`,
      ...[...types].map(
        ([name, type]) =>
          `      <attribute id="${escape(name)}" title="${escape(name)}" type="${type}"/>`
      ),
      '    </attributes>'
    ];
  };
  const values = (some: Described) =>
    `<attvalues>${filled(some)
      .map(
        ([name, value]) =>
          `<attvalue for="${escape(name)}" value="${escape(String(value))}"/>`
      )
      .join('')}</attvalues>`;
  const ofNodes = nodes.map(({ id, ...rest }) => rest);
  const ofEdges = edges.map(({ source, target, weight, ...rest }) => rest);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">',
    `  <meta><creator>jupyter_psydyn</creator><description>${escape(JSON.stringify(made))}</description></meta>`,
    '  <graph defaultedgetype="undirected">',
    ...attributes('node', ofNodes),
    ...attributes('edge', ofEdges),
    '    <nodes>',
    ...nodes.map(
      ({ id }, i) =>
        `      <node id="${escape(id)}" label="${escape(id)}">${values(ofNodes[i])}</node>`
    ),
    '    </nodes>',
    '    <edges>',
    ...edges.map(
      ({ source, target, weight }, i) =>
        `      <edge id="${i}" source="${escape(source)}" target="${escape(target)}" weight="${weight}">${values(ofEdges[i])}</edge>`
    ),
    '    </edges>',
    '  </graph>',
    '</gexf>',
    ''
  ].join('\n');
}

/** The links as a table; the parameters are a comment above it (`comment="#"` in pandas). */
export function csv(seen: ISeen, made: Made): string {
  const { edges } = described(seen);
  const columns = [
    'source',
    'target',
    'weight',
    'count',
    'expected',
    'q',
    'clear',
    'side'
  ] as const;
  const cell = (value: Value) => {
    const text = value === null || value === undefined ? '' : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  return [
    `# ${JSON.stringify(made)}`,
    columns.join(','),
    ...edges.map(edge => columns.map(name => cell(edge[name])).join(',')),
    ''
  ].join('\n');
}

/** A drawing as a file: its colours are in it, and the parameters its metadata. */
export function svgFile(drawing: SVGSVGElement, made: Made): string {
  const metadata = document.createElementNS(
    'http://www.w3.org/2000/svg',
    'metadata'
  );
  metadata.textContent = JSON.stringify(made);
  drawing.prepend(metadata);
  return new XMLSerializer().serializeToString(drawing);
}

/**
 * A PNG with the parameters as its description (a tEXt chunk behind the
 * header). PNG 1.2, 11.3.4.3: Latin-1 only, so that JSON escapes all beyond ASCII.
 */
export function pngWith(png: Uint8Array, made: Made): Uint8Array {
  const json = JSON.stringify(made).replace(
    /[^\x20-\x7e]/g,
    letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
  const body = new TextEncoder().encode(`tEXtDescription\0${json}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(body.length + 4, crc(body));
  // The signature has 8 bytes, the header 25.
  const found = new Uint8Array(png.length + chunk.length);
  found.set(png.subarray(0, 33));
  found.set(chunk, 33);
  found.set(png.subarray(33), 33 + chunk.length);
  return found;
}

/** The CRC-32 of PNG, annex D. */
export function crc(bytes: Uint8Array): number {
  let all = 0xffffffff;
  for (const byte of bytes) {
    all ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      all = (all >>> 1) ^ (all & 1 ? 0xedb88320 : 0);
    }
  }
  return (all ^ 0xffffffff) >>> 0;
}

/** Nodes by their words, as the Python exports name them. */
function described({ nodes, edges }: ISeen) {
  const label = new Map(nodes.map(({ key, label }) => [key, label]));
  return {
    nodes: nodes.map(({ label, entries, community, x, y, side }) => ({
      id: label,
      entries,
      community,
      x,
      y,
      side
    })),
    edges: edges.map(
      ({ source, target, weight, count, expected, q, clear, side }) => ({
        source: label.get(source) ?? source,
        target: label.get(target) ?? target,
        weight,
        count,
        expected,
        q,
        clear,
        side
      })
    )
  };
}

function texts(made: Made): Described {
  return Object.fromEntries(
    Object.entries(made).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value)
    ])
  );
}

function filled(values: Described): [string, Value][] {
  return Object.entries(values).filter(
    ([, value]) => value !== null && value !== undefined
  );
}

const WHOLE = new Set(['entries', 'community', 'count']);

/** By its name, too: a fraction may happen to be whole. */
function typeOf(name: string, value: Value): string {
  if (WHOLE.has(name)) {
    return 'long';
  }
  return typeof value === 'number' ? 'double' : typeof value;
}

/** XML 1.0 has no place for other control characters. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ud800-\udfff\ue000-\ufffd]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
