import { h } from '../dom';
import { quiet } from '../fields';
import { IContext } from './context';

export interface ITyped<T extends HTMLElement = HTMLElement> {
  readonly node: HTMLElement;
  readonly input: T;
  value(): string;
}

export interface IWordsOptions {
  /** One: a line. */
  readonly rows?: number;
  readonly help?: string;
  /** Of a line: of which type it is, and within which limits. */
  readonly as?: Readonly<Record<string, string>>;
}

/** A field for words whose draft outlives being drawn again; what stands in the journal is shown beside it where that changed. */
export function words(
  ctx: IContext,
  key: string,
  label: string,
  stored = '',
  { rows = 2, help = '', as = {} }: IWordsOptions = {}
): ITyped<HTMLTextAreaElement | HTMLInputElement> {
  const attributes = { ...quiet, 'data-keep': key };
  const input =
    rows > 1
      ? h('textarea', { ...attributes, rows: String(rows) })
      : h('input', { ...attributes, type: 'text', ...as });
  input.value = ctx.drafts.text(key) ?? stored;
  input.addEventListener('input', () =>
    ctx.drafts.type(key, input.value, stored)
  );
  return {
    node: labelled(ctx, key, label, input, stored, help),
    input,
    // Asked once more after it was drawn anew, it is what was typed since.
    value: () => (ctx.drafts.text(key) ?? input.value).trim()
  };
}

export function choice(
  ctx: IContext,
  key: string,
  label: string,
  options: readonly (readonly [string, string])[],
  stored: string
): ITyped<HTMLSelectElement> {
  const input = h(
    'select',
    { 'data-keep': key },
    ...options.map(([value, name]) => h('option', { value }, name))
  );
  input.value = ctx.drafts.text(key) ?? stored;
  input.addEventListener('change', () =>
    ctx.drafts.type(key, input.value, stored)
  );
  return {
    node: labelled(ctx, key, label, input, stored, ''),
    input,
    value: () => input.value
  };
}

/** Its value is `yes`, or nothing. */
export function tick(
  ctx: IContext,
  key: string,
  label: string,
  stored = ''
): ITyped<HTMLInputElement> {
  const input = h('input', { type: 'checkbox', 'data-keep': key });
  input.checked = (ctx.drafts.text(key) ?? stored) === 'yes';
  const value = () => (input.checked ? 'yes' : '');
  input.addEventListener('change', () => ctx.drafts.type(key, value(), stored));
  return {
    node: h('label', { class: 'jp-PsydynInterpret-check' }, input, label),
    input,
    value
  };
}

/** @param keep - a name under which it keeps the focus when it is drawn again. */
export function button(
  label: string,
  act: () => void,
  keep = '',
  name = ''
): HTMLButtonElement {
  const made = h(
    'button',
    {
      type: 'button',
      'data-keep': keep || undefined,
      'aria-label': name || undefined
    },
    label
  );
  made.addEventListener('click', act);
  return made;
}

export function row(...nodes: (Node | string | false | null)[]): HTMLElement {
  return h('div', { class: 'jp-Psydyn-row' }, ...nodes);
}

/** Something that is unfolded in its place, and stays so when it is drawn again. */
export function unfolded(
  { chosen }: IContext,
  key: string,
  label: string,
  children: readonly HTMLElement[]
): HTMLElement {
  const isOpen = chosen.get(`open:${key}`) === 'yes';
  const details = h(
    'details',
    { open: isOpen },
    h('summary', { 'data-keep': `fold:${key}` }, label),
    ...children
  );
  details.addEventListener('toggle', () =>
    chosen.set(`open:${key}`, details.open ? 'yes' : '')
  );
  return details;
}

let made = 0;

function labelled(
  { drafts, trans }: IContext,
  key: string,
  label: string,
  input: HTMLElement,
  stored: string,
  help: string
): HTMLElement {
  const described: HTMLElement[] = [];
  const below = (text: string, name: string) => {
    const id = `jp-PsydynInterpret-below-${++made}`;
    described.push(
      h('span', { id, class: `jp-PsydynInterpret-${name}` }, text)
    );
  };
  if (help) {
    below(help, 'help');
  }
  if (drafts.isClash(key, stored)) {
    below(trans.__('In the journal now: %1', stored || '–'), 'clash');
  }
  if (described.length) {
    const ids = described.map(({ id }) => id).join(' ');
    input.setAttribute('aria-describedby', ids);
  }
  return h(
    'div',
    { class: 'jp-PsydynInterpret-field' },
    h('label', {}, h('span', {}, label), input),
    ...described
  );
}

/** A field's name, and what stands in the journal. */
export type Stored = Readonly<Record<string, string>>;

/**
 * Whether somebody changed what is being saved since typing began: said once;
 * who saves again means it.
 */
export function clashes(
  { drafts }: IContext,
  prefix: string,
  stored: Stored
): boolean {
  const those = Object.entries(stored).filter(([name, text]) =>
    drafts.isClash(prefix + name, text)
  );
  those.forEach(([name, text]) => drafts.see(prefix + name, text));
  return those.length > 0;
}
