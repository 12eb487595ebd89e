import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';
import { IClock, IReactionTimes, pageClock, Reaction } from '../desk/reaction';
import { Recording } from '../desk/recording';
import { h } from './dom';
import { quiet } from './fields';

export interface IAssociateOptions {
  readonly trans?: TranslationBundle;
  readonly clock?: IClock;
  /** Esc was struck, or the box closed. */
  readonly close?: () => void;
  /** Something was said, and it is over. */
  readonly onAssociated?: () => void;
}

/**
 * The words of an element, and what comes to mind to them: one association with
 * each Enter, timed from the moment the prompt was painted. Esc ends.
 */
export function drawElement(
  recording: Recording,
  key: string,
  host: HTMLElement,
  options: IAssociateOptions = {}
): () => void {
  const trans = options.trans ?? nullTranslator.load('');
  const reaction = new Reaction(options.clock ?? pageClock);
  const quote = recording.element(key)?.quote ?? '';
  const said = h('ol', {
    class: 'jp-Psydyn-said',
    'aria-label': trans.__('Said so far')
  });
  const input = h('input', {
    class: 'jp-Psydyn-quiet',
    'aria-label': trans.__('What comes to mind to “%1”', quote),
    ...quiet
  });
  const end = h(
    'button',
    { type: 'button', class: 'jp-Psydyn-link' },
    trans.__('end (Esc)')
  );
  const box = h(
    'section',
    {
      class: 'jp-Psydyn-associate',
      translate: 'no',
      'aria-label': trans.__('Associations to “%1”', quote)
    },
    h('h3', { dir: 'auto' }, `“${quote}”`),
    said,
    input,
    h(
      'p',
      { class: 'jp-Psydyn-hint' },
      trans.__('Whatever comes, one by one; Enter after each.'),
      ' ',
      end
    )
  );

  let isSaid = false;
  const say = (times: IReactionTimes) => {
    const text = input.value.trim();
    if (text) {
      input.value = '';
      reaction.prompt();
      recording.associate(key, text, times);
      isSaid = true;
    }
  };
  // What no Enter has ended is kept all the same, and has no time of one.
  const leave = recording.atLast(() =>
    say({ ...reaction.enter(), enter_ms: null })
  );
  const over = () => {
    if (isSaid) {
      void recording.flush().then(() => options.onAssociated?.());
    }
    options.close?.();
  };

  let shown = -1;
  const show = () => {
    const associations = recording.element(key)?.associations ?? [];
    if (associations.length !== shown) {
      shown = associations.length;
      said.replaceChildren(
        ...associations.map(({ text, first_key_ms, enter_ms }) =>
          h(
            'li',
            {},
            h('span', { dir: 'auto' }, text),
            enter_ms !== null &&
              h(
                'small',
                {
                  title: trans.__(
                    'first key after %1, Enter after %2',
                    seconds(first_key_ms),
                    seconds(enter_ms)
                  )
                },
                seconds(first_key_ms ?? enter_ms)
              )
          )
        )
      );
    }
  };

  input.addEventListener('keydown', event => {
    if (event.isComposing) {
      return;
    }
    if (event.key === 'Enter') {
      // Measured before anything else is done.
      const times = reaction.enter();
      event.preventDefault();
      event.stopPropagation();
      say(times);
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      reaction.key();
    }
  });
  // Where no key is reported: dictation, a phone's keyboard.
  input.addEventListener('beforeinput', () => reaction.key());
  box.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      over();
    }
  });
  end.addEventListener('click', over);
  // Who looked elsewhere meanwhile has no reaction time.
  const spoil = () => reaction.end();
  window.addEventListener('blur', spoil);

  host.replaceChildren(box);
  show();
  recording.changed.connect(show);
  input.focus();
  reaction.prompt();
  return () => {
    leave();
    reaction.end();
    recording.changed.disconnect(show);
    window.removeEventListener('blur', spoil);
    box.remove();
  };
}

function seconds(milliseconds: number | null): string {
  return milliseconds === null ? '–' : `${(milliseconds / 1000).toFixed(1)} s`;
}
