import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { IPreview, Mapping, Role, ROLES } from './client';
import { roleWord } from './words';

/** Beside a column whose role was guessed, while it has that role. */
interface IHint {
  readonly role: Role;
  readonly node: HTMLElement;
}

/**
 * The columns of a file, and what each of them holds. A thing is held by one
 * column: given to another, the first holds nothing, and that is said.
 *
 * @param changed - with what the columns hold now.
 */
export function drawColumns(
  { columns, guesses, mapping, rows }: IPreview,
  changed: (mapping: Mapping) => void,
  trans: TranslationBundle
): HTMLElement {
  const said = h('p', { class: 'jp-PsydynImport-quiet', role: 'status' });
  const selects = columns.map(({ name }) => {
    const select = h(
      'select',
      { 'aria-label': trans.__('Column “%1” holds', name), translate: 'no' },
      h('option', { value: '' }, trans.__('not imported')),
      ...ROLES.map(role => h('option', { value: role }, roleWord(role, trans)))
    );
    select.value = ROLES.find(role => mapping[role] === name) ?? '';
    select.addEventListener('change', () => choose(select, name));
    return select;
  });
  const hints = columns.map(({ name }) => hintFor(name, guesses, trans));
  const showHints = () =>
    hints.forEach((hint, i) => {
      if (hint) {
        hint.node.hidden = selects[i].value !== hint.role;
      }
    });
  const choose = (select: HTMLSelectElement, name: string) => {
    const role = select.value as Role | '';
    const other = selects.findIndex(
      one => role && one !== select && one.value === role
    );
    said.textContent = '';
    if (role && other >= 0) {
      selects[other].value = '';
      said.textContent = trans.__(
        '“%1” is the %2 now; “%3” is not imported.',
        name,
        roleWord(role, trans),
        columns[other].name
      );
    }
    const now: Partial<Record<Role, string>> = {};
    selects.forEach((one, i) => {
      if (one.value) {
        now[one.value as Role] = columns[i].name;
      }
    });
    showHints();
    changed(now);
  };
  showHints();
  return h(
    'div',
    {},
    h(
      'table',
      { class: 'jp-PsydynImport-table' },
      h('caption', {}, trans.__('Which column holds what')),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h(
            'th',
            { scope: 'col' },
            trans.__('Column, and what stands in it first')
          ),
          h('th', { scope: 'col' }, trans.__('holds'))
        )
      ),
      h(
        'tbody',
        {},
        ...columns.map(({ name, filled, example }, i) =>
          h(
            'tr',
            {},
            h(
              'th',
              { scope: 'row', translate: 'no' },
              h('bdi', {}, name || trans.__('(without a name)')),
              h(
                'span',
                { class: 'jp-PsydynImport-example', dir: 'auto' },
                example || trans.__('empty')
              ),
              filled > 0 &&
                filled < rows &&
                h(
                  'span',
                  { class: 'jp-PsydynImport-quiet' },
                  trans.__('%1 of %2 rows', filled, rows)
                )
            ),
            h('td', {}, selects[i], hints[i]?.node ?? null)
          )
        )
      )
    ),
    said
  );
}

/** That it is a guess, and what told; `null` where nothing was guessed of this column. */
function hintFor(
  name: string,
  guesses: IPreview['guesses'],
  trans: TranslationBundle
): IHint | null {
  const role = ROLES.find(one => guesses[one]?.column === name);
  if (!role) {
    return null;
  }
  const told =
    guesses[role]!.why === 'name'
      ? trans.__('guessed by its name')
      : trans.__('guessed by what stands in it');
  return { role, node: h('span', { class: 'jp-PsydynImport-quiet' }, told) };
}
