import { h } from '../dom';
import { night } from '../format';
import { precisionWords } from './aloud';
import { readingOf } from './forms';
import { State } from './state';
import { Suggesting } from './suggesting';

/** The suggestions one after the other: the passage, the code, the rule and why, and what there is to say to it. */
export function drawQueue(
  host: HTMLElement,
  state: State,
  suggesting: Suggesting,
  acts: { alike(): void; correct(): void; open(): void }
): { update(): void } {
  const { trans } = state;
  const ask = (scope: 'entry' | 'journal', label: string) => {
    const button = h('button', { type: 'button' }, label);
    button.addEventListener('click', () => void suggesting.ask(scope));
    return button;
  };
  const scopes = [
    ask('entry', trans.__('In this entry')),
    ask('journal', trans.__('In the whole journal'))
  ];
  const status = h('p', { class: 'jp-PsydynCode-quietly', role: 'status' });
  const notes = h('div', { class: 'jp-PsydynCode-quietly', role: 'status' });
  const card = h('div', {
    class: 'jp-PsydynCode-card',
    role: 'group',
    tabindex: '-1',
    'aria-label': trans.__('Suggestion')
  });
  const button = (label: string, key: string, act: () => void) => {
    const made = h(
      'button',
      { type: 'button', 'aria-keyshortcuts': key, title: `${label} (${key})` },
      label
    );
    made.addEventListener('click', act);
    return made;
  };
  const accept = button(trans.__('Accept'), 'Y', () =>
    suggesting.judge('accepted')
  );
  const correct = button(trans.__('Correct…'), 'C', acts.correct);
  const buttons = h(
    'p',
    { class: 'jp-Psydyn-row' },
    accept,
    button(trans.__('Reject'), 'N', () => suggesting.judge('rejected')),
    button(trans.__('Skip'), 'S', () => suggesting.skip()),
    correct,
    button(trans.__('All like this'), 'Shift+Y', acts.alike)
  );
  const open = h('button', { type: 'button' }, trans.__('Open the entry'));
  open.addEventListener('click', acts.open);
  host.append(
    h('h3', {}, trans.__('Suggestions')),
    h('p', { class: 'jp-Psydyn-row' }, ...scopes),
    status,
    notes,
    card,
    buttons
  );
  let drawn = '';
  return {
    update: () => {
      const { current, suggestions, at, left, scope, problem } = suggesting;
      const canAsk = !!state.layerId && !!state.codebook;
      scopes.forEach((each, i) => {
        each.disabled = !canAsk;
        const isOn = scope === (i ? 'journal' : 'entry');
        each.setAttribute('aria-pressed', String(isOn));
      });
      card.hidden = buttons.hidden = !current;
      correct.hidden = !current?.value;
      const said = suggesting.notes.join(' ');
      if (notes.textContent !== said) {
        notes.textContent = said;
      }
      const count = trans.__('%1 of %2', at + 1, suggestions.length);
      status.textContent = problem
        ? problem
        : suggesting.isAsking
          ? trans.__('Looking for passages')
          : current
            ? left
              ? trans.__('%1, and %2 more', count, left)
              : count
            : scope
              ? trans.__('Nothing is left to suggest.')
              : state.formsOf(state.codebookId).length
                ? trans.__(
                    'What the automatic coder finds, and what was coded before points to: to be judged by you.'
                  )
                : trans.__(
                    'Passages that the cues of a code, or what was coded before, point to.'
                  );
      if (!current) {
        return;
      }
      const { segments, rule, why } = current;
      const now = [
        current,
        state.entry?.id,
        suggesting.rule(rule),
        state.nameOf(current)
      ];
      const signature = JSON.stringify(now);
      if (signature === drawn) {
        return;
      }
      drawn = signature;
      const elsewhere = current.entry !== state.entry?.id;
      card.replaceChildren(
        h(
          'p',
          { class: 'jp-PsydynCode-passage', dir: 'auto', translate: 'no' },
          ...segments.map(({ text, mark }) =>
            mark ? h('mark', {}, text) : text
          )
        ),
        h('p', {}, h('b', { translate: 'no' }, state.nameOf(current))),
        h('p', {}, readingOf(state.forms, current.code, current.value)),
        h('p', {}, why),
        h(
          'p',
          { class: 'jp-PsydynCode-quietly' },
          trans.__('%1: %2', rule, precisionWords(suggesting.rule(rule), trans))
        ),
        ...(elsewhere
          ? [
              h(
                'p',
                { class: 'jp-PsydynCode-quietly' },
                night(current.night, trans),
                ' ',
                open
              )
            ]
          : [])
      );
    }
  };
}
