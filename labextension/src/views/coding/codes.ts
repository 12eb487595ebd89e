import { ICode } from '../../coding';
import { h } from '../dom';
import { quiet } from '../fields';
import { newCode } from './deeds';
import { match, tree } from './matching';
import { State } from './state';

/** The codebook: which one, its codes with their counts and what they mean, a search, a new code. */
export function drawCodes(
  host: HTMLElement,
  state: State,
  acts: { code(code: ICode): void }
): { update(): void; search(): void } {
  const { trans } = state;
  const books = h('select', { 'aria-label': trans.__('Codebook') });
  books.addEventListener('change', () => {
    state.codebookId = books.value;
    state.show();
  });
  const search = h('input', {
    ...quiet,
    type: 'search',
    'aria-label': trans.__('Search the codes'),
    placeholder: trans.__('Search the codes')
  });
  const list = h('ul', {
    class: 'jp-PsydynCode-codes',
    'aria-label': trans.__('Codes')
  });
  const name = h('input', {
    ...quiet,
    type: 'text',
    'aria-label': trans.__('New code'),
    placeholder: trans.__('New code')
  });
  const add = h('button', { type: 'submit' }, trans.__('Add'));
  const form = h('form', { class: 'jp-Psydyn-row' }, name, add);
  form.addEventListener('submit', event => {
    event.preventDefault();
    const typed = name.value.trim();
    if (typed) {
      void newCode(state, typed).then(made => {
        // What was not saved is kept in the field, too.
        if (made && name.value.trim() === typed) {
          name.value = '';
        }
      });
    }
  });
  const open = new Set<string>();
  let drawn = '';
  let drawnBooks = '';

  const item = ({ code, depth }: { code: ICode; depth: number }) => {
    const count = state.counts[`${state.codebookId}:${code.id}`] ?? 0;
    const use = h(
      'button',
      { type: 'button', 'aria-label': trans.__('Code with %1', code.name) },
      trans.__('Code')
    );
    use.addEventListener('click', () => acts.code(code));
    const says = (label: string, text: string) =>
      text && h('p', { dir: 'auto' }, h('i', {}, `${label} `), text);
    const details = h(
      'details',
      { open: open.has(code.id), 'data-code': code.id },
      h(
        'summary',
        { 'data-colour': String(code.colour % 8) },
        h('span', { class: 'jp-PsydynCode-swatch', 'aria-hidden': 'true' }),
        h('span', { dir: 'auto' }, code.name),
        h(
          'small',
          { 'aria-label': trans._n('%1 passage', '%1 passages', count) },
          code.codable || count ? String(count) : ''
        )
      ),
      code.definition
        ? h('p', { dir: 'auto' }, code.definition)
        : h('p', {}, trans.__('No definition yet.')),
      says(trans.__('Use when'), code.use_when),
      says(trans.__('Not when'), code.not_when),
      says(trans.__('Example:'), code.example),
      says(trans.__('Not:'), code.counter_example),
      code.codable && use
    );
    details.addEventListener('toggle', () => {
      if (details.open) {
        open.add(code.id);
      } else {
        open.delete(code.id);
      }
    });
    const node = h('li', {}, details);
    node.style.setProperty('--depth', String(depth));
    return node;
  };

  const update = () => {
    const { codebook, codebooks, counts } = state;
    host.hidden = !codebook;
    const titles = JSON.stringify(codebooks.map(one => [one.id, one.title]));
    if (titles !== drawnBooks) {
      drawnBooks = titles;
      books.replaceChildren(
        ...codebooks.map(({ id, title }) => h('option', { value: id }, title))
      );
    }
    books.value = codebook?.id ?? '';
    const codes = codebook?.codes ?? [];
    const typed = search.value.trim();
    const signature = JSON.stringify([codebook?.id, codes, counts, typed]);
    if (signature === drawn) {
      return;
    }
    drawn = signature;
    const active = document.activeElement as HTMLElement | null;
    const focused = list.contains(active)
      ? active?.closest<HTMLElement>('[data-code]')?.dataset.code
      : undefined;
    const shown = typed
      ? match(codes, typed).map(code => ({ code, depth: 0 }))
      : tree(codes);
    list.replaceChildren(
      ...(shown.length
        ? shown.map(item)
        : [
            h(
              'li',
              {},
              typed
                ? trans.__('No code is called so.')
                : trans.__('No codes yet.')
            )
          ])
    );
    if (focused) {
      Array.from(list.querySelectorAll<HTMLElement>('[data-code]'))
        .find(one => one.dataset.code === focused)
        ?.querySelector('summary')
        ?.focus();
    }
  };
  search.addEventListener('input', update);
  host.append(h('h3', {}, trans.__('Codes')), books, search, list, form);
  return { update, search: () => search.focus() };
}
