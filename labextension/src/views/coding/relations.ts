import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { State } from './state';

export interface IRelationActs {
  goTo(annotation: string): void;
  retype(relation: string): void;
  remove(relation: string): void;
}

/** What the arcs show, as a table. */
export function drawRelations(
  host: HTMLElement,
  state: State,
  acts: IRelationActs
): void {
  const { trans, coded } = state;
  const { relations } = coded;
  host.hidden = !relations.length;
  const signature = JSON.stringify([
    relations,
    state.annotations.map(one => [one.id, one.quote, state.nameOf(one)])
  ]);
  if (drawn.get(host) === signature) {
    return;
  }
  drawn.set(host, signature);
  const button = (label: string, aloud: string, act: () => void) => {
    const made = h('button', { type: 'button', 'aria-label': aloud }, label);
    made.addEventListener('click', act);
    return made;
  };
  const passage = (id: string) => {
    const one = state.annotation(id);
    const label = one ? trans.__('%1: “%2”', state.nameOf(one), one.quote) : '';
    return one
      ? button(label, label, () => acts.goTo(id))
      : h('span', {}, trans.__('no longer there'));
  };
  const heads = headings(trans);
  host.replaceChildren(
    h(
      'table',
      { class: 'jp-PsydynCode-relations' },
      h('caption', {}, trans.__('Relations')),
      h(
        'thead',
        {},
        h('tr', {}, ...heads.map(head => h('th', { scope: 'col' }, head)))
      ),
      h(
        'tbody',
        {},
        ...relations.map(({ id, source, target, type, note }) =>
          h(
            'tr',
            { 'data-relation': id },
            h('td', {}, passage(source)),
            h('td', {}, type, note && h('small', {}, ` ${note}`)),
            h('td', {}, passage(target)),
            h(
              'td',
              {},
              button(
                trans.__('Change'),
                trans.__('Change the relation %1', type),
                () => acts.retype(id)
              ),
              button(
                trans.__('Remove'),
                trans.__('Remove the relation %1', type),
                () => acts.remove(id)
              )
            )
          )
        )
      )
    )
  );
}

/** What was drawn last: a button that has the focus keeps it. */
const drawn = new WeakMap<HTMLElement, string>();

function headings(trans: TranslationBundle): readonly string[] {
  return [
    trans.__('From'),
    trans.__('Relation'),
    trans.__('To'),
    trans.__('Actions')
  ];
}
