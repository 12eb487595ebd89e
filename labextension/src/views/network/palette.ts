import { COLOURS } from '../shapes';

/** The theme's colours as a canvas wants them. */
export interface IPalette {
  readonly communities: readonly string[];
  readonly ground: string;
  readonly text: string;
  readonly unclear: string;
  readonly lit: string;
}

/** Read the theme where `host` stands. */
export function paletteOf(host: HTMLElement): IPalette {
  const probe = document.createElement('span');
  host.append(probe);
  const colour = (variable: string) => {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color || '#000';
  };
  const found = {
    communities: Array.from({ length: COLOURS }, (_, i) =>
      colour(`--jp-psydyn-${i}`)
    ),
    ground: colour('--jp-psydyn-ground'),
    text: colour('--jp-ui-font-color1'),
    unclear: colour('--jp-border-color1'),
    lit: colour('--jp-brand-color1')
  };
  probe.remove();
  return found;
}

/** Call when the theme is another. */
export function followTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, {
    attributes: true,
    attributeFilter: ['data-jp-theme-name', 'data-jp-theme-light', 'class']
  });
  return () => observer.disconnect();
}
