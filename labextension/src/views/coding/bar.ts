import { ICode } from '../../coding';
import { h } from '../dom';
import type { IAsking } from './asking';
import { IOption } from './box';
import { match } from './matching';
import { State } from './state';

/** The last codes first, then the rest by their counts. */
export function drawBar(
  state: State,
  asking: Pick<IAsking, 'code' | 'codeWith' | 'memo'>
): HTMLElement {
  const { trans } = state;
  const button = (label: string, act: () => void, colour?: number) => {
    const made = h(
      'button',
      {
        type: 'button',
        'data-colour': colour === undefined ? undefined : String(colour % 8)
      },
      colour !== undefined &&
        h('span', { class: 'jp-PsydynCode-swatch', 'aria-hidden': 'true' }),
      label
    );
    // The words stay selected.
    made.addEventListener('pointerdown', event => event.preventDefault());
    made.addEventListener('click', act);
    return made;
  };
  const count = (code: ICode) =>
    state.counts[`${state.codebookId}:${code.id}`] ?? 0;
  const all = match(state.codebook?.codes ?? [], '', state.recent);
  const last = all.filter(code => state.recent.includes(code.id));
  const rest = all
    .filter(code => !state.recent.includes(code.id))
    .sort((a, b) => count(b) - count(a));
  return h(
    'div',
    {
      class: 'jp-PsydynCode-box jp-PsydynCode-bar',
      role: 'toolbar',
      'aria-label': trans.__('For the selected words')
    },
    ...[...last, ...rest]
      .slice(0, 5)
      .map(code =>
        button(
          code.name,
          () => void asking.codeWith(code, undefined),
          code.colour
        )
      ),
    button(trans.__('Code…'), () => asking.code(undefined)),
    button(trans.__('Memo…'), () => asking.memo(undefined))
  );
}

/** Those in use here, some to begin with, and any other words. */
export function relationTypes(
  state: State
): (typed: string) => readonly IOption[] {
  const { trans, coded } = state;
  return typed => {
    const name = typed.trim();
    const all = new Set([
      ...coded.relations.map(one => one.type),
      trans.__('leads to'),
      trans.__('because of'),
      trans.__('stands for'),
      trans.__('contrasts with'),
      trans.__('belongs to')
    ]);
    const lower = name.toLocaleLowerCase();
    const found = [...all].filter(one =>
      one.toLocaleLowerCase().includes(lower)
    );
    const own = name && !all.has(name) ? [name] : [];
    return [...found, ...own].map(key => ({ key, label: key }));
  };
}
