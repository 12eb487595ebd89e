import { IAnnotation, IForm } from '../../coding';
import { h } from '../dom';
import { rove } from '../keys';
import { lookedFor } from './deeds';
import { readingOf } from './forms';
import { State } from './state';

const ITEMS = 'button';

/**
 * The coding card of the open entry, as DreamBank prints one: every class with its codes. A class without
 * codes is said to have none, or not to be coded; a code leads to its words.
 */
export function drawCard(
  host: HTMLElement,
  state: State,
  acts: { goTo(annotation: string): void; back(): void }
): { update(): void; focus(): void } {
  const { trans } = state;
  const rows = h('dl', {});
  const count = h('p', { class: 'jp-PsydynCode-quietly', role: 'status' });
  const rest = h('button', { type: 'button' }, trans.__('The rest has none'));
  rest.title = trans.__(
    'Say that you have looked for all classes: those without codes have none'
  );
  rest.addEventListener('click', () => {
    const forms = state.formsOf(state.codebookId);
    look(
      forms.map(one => one.field),
      trans.__('All classes are coded')
    );
  });
  host.append(h('h3', {}, trans.__('Card')), rows, count, rest);
  const reset = rove(host, ITEMS);
  host.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      acts.back();
    }
  });

  const look = (codes: readonly string[], said: string) => {
    void lookedFor(state, codes, said);
  };
  const written = (form: IForm, one: IAnnotation) => {
    const code = state.code(one.codebook, one.code);
    const reading = readingOf(state.forms, form.field, one.value);
    const says = reading || trans.__('not in the system');
    const button = h(
      'button',
      {
        type: 'button',
        'data-card': one.id,
        'data-wrong': !reading,
        'data-colour': String((code?.colour ?? 7) % 8),
        translate: 'no',
        title: says,
        'aria-label': trans.__('%1: %2; on “%3”', one.value, says, one.quote)
      },
      one.value || '?',
      !reading && ` (${says})`
    );
    button.addEventListener('click', () => acts.goTo(one.id));
    return button;
  };
  const none = (form: IForm, looked: readonly string[]) => {
    const isNone = looked.includes(form.field);
    const button = h(
      'button',
      {
        type: 'button',
        'data-card': form.field,
        'aria-pressed': String(isNone),
        'aria-label': trans.__('%1: none', form.label)
      },
      trans.__('none')
    );
    button.addEventListener('click', () =>
      isNone
        ? look(
            looked.filter(field => field !== form.field),
            trans.__('%1: not coded', form.label)
          )
        : look([...looked, form.field], trans.__('%1: none', form.label))
    );
    return isNone
      ? [button]
      : [
          h(
            'span',
            { class: 'jp-PsydynCode-quietly' },
            trans.__('not coded'),
            ' '
          ),
          button
        ];
  };
  let drawn = '';
  return {
    focus: () => {
      if (host.hidden) {
        state.say(trans.__('The codes of this codebook make no card'));
      } else {
        host.querySelector<HTMLElement>(ITEMS)?.focus();
      }
    },
    update: () => {
      const { codebookId: book, layerId, entry } = state;
      const forms = state.formsOf(book);
      host.hidden = !forms.length || !layerId || !entry;
      const looked = state.lookedFor(book);
      const codes = forms.map(form => state.written(book, form.field));
      const signature = JSON.stringify([
        entry?.id,
        forms.length,
        looked,
        codes
      ]);
      if (host.hidden || signature === drawn) {
        return;
      }
      drawn = signature;
      const focused = host.contains(document.activeElement)
        ? (document.activeElement as HTMLElement).dataset.card
        : undefined;
      rows.replaceChildren(
        ...forms.flatMap((form, i) => [
          h('dt', { title: form.definition }, form.label),
          h(
            'dd',
            {},
            ...(codes[i].length
              ? codes[i].map(one => written(form, one))
              : none(form, looked))
          )
        ])
      );
      const coded = forms.filter(
        ({ field }, i) => codes[i].length || looked.includes(field)
      ).length;
      count.textContent = trans.__(
        '%1 of %2 classes coded',
        coded,
        forms.length
      );
      rest.hidden = coded === forms.length;
      reset();
      if (focused !== undefined) {
        const buttons = Array.from(host.querySelectorAll<HTMLElement>(ITEMS));
        (
          buttons.find(one => one.dataset.card === focused) ?? buttons[0]
        )?.focus();
      }
    }
  };
}
