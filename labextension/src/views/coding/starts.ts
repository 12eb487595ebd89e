import { h } from '../dom';
import { openCodebook, takeReady } from './deeds';
import { State } from './state';

/** Where there is no codebook yet: the ready ones, one press each, or one of one's own. */
export function drawStarts(host: HTMLElement, state: State): () => void {
  const { trans } = state;
  let drawn = '';
  return () => {
    host.hidden = !state.isRead || !!state.codebook;
    const signature = JSON.stringify(state.ready);
    if (host.hidden || signature === drawn) {
      return;
    }
    drawn = signature;
    const button = (label: string, aloud: string, act: () => void) => {
      const made = h('button', { type: 'button', 'aria-label': aloud }, label);
      made.addEventListener('click', act);
      return made;
    };
    host.replaceChildren(
      h('h3', {}, trans.__('Codebook')),
      h(
        'p',
        {},
        trans.__(
          'A codebook says which codes there are and what they mean. Begin with one of these, and change it as you go.'
        )
      ),
      h(
        'ul',
        {},
        ...state.ready.map(({ name, title, codes, note, sources }) =>
          h(
            'li',
            {},
            h('b', {}, title),
            ' ',
            h('small', {}, trans._n('%1 code', '%1 codes', codes)),
            note && h('p', {}, note),
            sources.length > 0 &&
              h('p', {}, h('small', {}, sources.join('; '))),
            button(trans.__('Use it'), trans.__('Use %1', title), () => {
              void takeReady(state, name);
            })
          )
        )
      ),
      button(
        trans.__('Begin an empty one'),
        trans.__('Begin an empty codebook'),
        () => {
          const title = trans.__('Codes');
          void openCodebook(state, { title }, title);
        }
      )
    );
  };
}
