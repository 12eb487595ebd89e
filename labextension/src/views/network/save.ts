import { h } from '../dom';
import { drawGraph } from '../graph';
import { IActs } from '../picture';
import { csv, gexf, graphml, madeBy, pngWith, svgFile } from './files';
import { ILayer } from './layer';
import { ISay } from './say';
import { ISeen } from './seen';

type Made = ReturnType<typeof madeBy>;

/** Of a picture in a file, in px; twice as many in a PNG. */
const WIDE = 1200;
/** What the style sheet says and a file has to say itself. */
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'paint-order',
  'visibility'
];

/**
 * A menu that saves what is seen, as it is seen: filtered, in these times.
 *
 * @param now - what is seen, and what made it.
 */
export function drawSave(
  now: () => { seen: ISeen; made: Made },
  host: HTMLElement,
  say: ISay,
  acts: IActs,
  layer?: ILayer
): HTMLElement {
  const { trans } = acts;
  const failed = h('span', { role: 'alert' });
  const drawn = () => {
    const { seen, made } = now();
    return svgFile(styled(seen, host, say, acts, layer), made);
  };
  const kinds: Readonly<Record<string, () => Blob | Promise<Blob>>> = {
    GraphML: () => text(graphml(now().seen, now().made), 'application/xml'),
    GEXF: () => text(gexf(now().seen, now().made), 'application/xml'),
    CSV: () => text(csv(now().seen, now().made), 'text/csv'),
    SVG: () => text(drawn(), 'image/svg+xml'),
    PNG: () => raster(drawn(), now().made)
  };
  const select = h(
    'select',
    {},
    h('option', { value: '' }, trans.__('choose a form …')),
    ...Object.keys(kinds).map(kind => h('option', { value: kind }, kind))
  );
  select.addEventListener('change', async () => {
    const kind = select.value;
    select.value = '';
    failed.textContent = '';
    try {
      download(await kinds[kind](), `network.${kind.toLowerCase()}`);
    } catch (error) {
      failed.textContent = trans.__(
        'It could not be saved as %1: %2',
        kind,
        error instanceof Error ? error.message : String(error)
      );
    }
  });
  return h('label', {}, trans.__('Save what is seen'), ' ', select, failed);
}

function text(content: string, type: string): Blob {
  return new Blob([content], { type });
}

/** Drawn beside the page, so that the theme reaches it, and taken away. */
function styled(
  seen: ISeen,
  host: HTMLElement,
  say: ISay,
  { trans }: IActs,
  layer?: ILayer
): SVGSVGElement {
  const drawing = drawGraph(seen, say, 1, WIDE, { trans, chosen: null }, layer);
  drawing.querySelectorAll('.jp-PsydynReview-hit').forEach(hit => hit.remove());
  const aside = h('div', { class: 'jp-PsydynReview-aside' }, drawing);
  host.append(aside);
  drawing.querySelectorAll('path, line, text').forEach(mark => {
    const style = getComputedStyle(mark);
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (value) {
        mark.setAttribute(name, value);
      }
    }
  });
  drawing.style.background = getComputedStyle(aside).backgroundColor;
  aside.remove();
  return drawing;
}

async function raster(svg: string, made: Made): Promise<Blob> {
  const url = URL.createObjectURL(text(svg, 'image/svg+xml'));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = h('canvas');
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas
      .getContext('2d')!
      .drawImage(image, 0, 0, canvas.width, canvas.height);
    const plain = await new Promise<Blob | null>(take =>
      canvas.toBlob(take, 'image/png')
    );
    if (!plain) {
      throw new Error('PNG');
    }
    const bytes = new Uint8Array(await plain.arrayBuffer());
    return new Blob([pngWith(bytes, made)], { type: 'image/png' });
  } finally {
    URL.revokeObjectURL(url);
  }
}

function download(content: Blob, name: string): void {
  const link = h('a', { href: URL.createObjectURL(content), download: name });
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
