import { Role } from '../../coding';
import { h } from '../dom';
import { roleWord } from './aloud';
import { openLayer } from './deeds';
import { State } from './state';

/** In which layer one marks, and which of others lie beneath; one's own first one is made here. */
export function drawLayers(
  host: HTMLElement,
  state: State
): { update(): void; focus(): void } {
  const { trans } = state;
  const own = h('select', { 'aria-label': trans.__('Layer to mark in') });
  own.addEventListener('change', () => {
    void state.turnTo(own.value).catch(() => undefined);
  });
  const role = h('select', { 'aria-label': trans.__('I read as') });
  const title = h('input', {
    type: 'text',
    'aria-label': trans.__('Title of the layer'),
    placeholder: trans.__('Title of the layer')
  });
  const make = h('button', { type: 'submit' }, trans.__('Begin'));
  const form = h(
    'form',
    { class: 'jp-PsydynCode-form' },
    h(
      'p',
      {},
      trans.__(
        'What you mark is kept in a layer of your own, which others see when you release it.'
      )
    ),
    h('label', {}, trans.__('I read as'), ' ', role),
    title,
    make
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    const chosen = role.value as Role;
    const name = title.value.trim() || roleWord(chosen, trans);
    void openLayer(state, chosen, name).then(isSaved => {
      if (isSaved) {
        title.value = '';
        more.open = false;
      }
    });
  });
  const more = h('details', {}, h('summary', {}, trans.__('New layer')));
  const others = h('ul', {
    class: 'jp-PsydynCode-others',
    'aria-label': trans.__('Layers of others')
  });
  host.append(h('h3', {}, trans.__('Layer')), own, form, more, others);

  let drawn = '';
  return {
    focus: () => role.focus(),
    update: () => {
      const mine = state.layers.filter(one => one.mine);
      const beneath = [...state.beneath];
      const signature = JSON.stringify([
        state.layers,
        state.layerId,
        state.roles,
        beneath
      ]);
      if (signature === drawn) {
        return;
      }
      drawn = signature;
      own.hidden = more.hidden = !mine.length;
      own.replaceChildren(
        ...mine.map(({ id, title, role }) =>
          h(
            'option',
            { value: id },
            trans.__('%1 (%2)', title, roleWord(role, trans))
          )
        )
      );
      own.value = state.layerId;
      // Asked at once where there is none yet, else on request.
      if (mine.length) {
        more.append(form);
      } else if (form.parentNode !== host) {
        host.insertBefore(form, more);
      }
      const before = role.value;
      role.replaceChildren(
        ...state.roles.map(each =>
          h('option', { value: each }, roleWord(each, trans))
        )
      );
      role.value = before || state.roles[0];
      const rest = state.layers.filter(
        one => !one.mine && one.id !== state.layerId
      );
      const focused = (document.activeElement as HTMLElement | null)?.dataset
        .beneath;
      others.hidden = !rest.length;
      others.replaceChildren(
        ...rest.map(({ id, title, role, blind }) => {
          const box = h('input', {
            type: 'checkbox',
            'data-beneath': id,
            disabled: blind
          });
          box.checked = state.beneath.has(id);
          box.addEventListener('change', () => {
            if (box.checked) {
              state.beneath.add(id);
            } else {
              state.beneath.delete(id);
            }
            state.show();
          });
          return h(
            'li',
            {},
            h(
              'label',
              {},
              box,
              ' ',
              blind
                ? trans.__(
                    '%1 (%2): not released',
                    // That of a private one is its reader's.
                    title || trans.__('A layer'),
                    roleWord(role, trans)
                  )
                : trans.__(
                    'Show beneath: %1 (%2)',
                    title,
                    roleWord(role, trans)
                  )
            )
          );
        })
      );
      if (focused) {
        Array.from(others.querySelectorAll<HTMLElement>('input'))
          .find(box => box.dataset.beneath === focused)
          ?.focus();
      }
    }
  };
}
