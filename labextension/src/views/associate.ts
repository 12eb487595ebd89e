import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';
import { IOpenAssociation } from '../desk/elements';
import { IClock, IReactionTimes, pageClock, Reaction } from '../desk/reaction';
import { Recording } from '../desk/recording';
import { IFelt } from '../desk/work';
import { IAffect, Period } from '../tokens';
import { h } from './dom';
import { readFeeling, sayFeeling } from './feeling/words';
import { quiet } from './fields';
import { drawFelt, periodOf } from './associating/felt';

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
 *
 * Alt+1, 2, 3 say from when in the life something is, Alt+F what is felt with
 * it: with what is being typed, or else with what was said last, or with an
 * earlier one that the arrows have gone to.
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
  const felt = h('span', { class: 'jp-Psydyn-felt' });
  const own = h('span', { class: 'jp-Psydyn-felt' });
  const feeling = h('input', {
    class: 'jp-Psydyn-quiet',
    placeholder: trans.__('e.g. dread 4'),
    size: '14',
    ...quiet
  });
  const about = h('span', { class: 'jp-Psydyn-label' });
  const asked = h('p', { class: 'jp-Psydyn-asked' }, about, ' ', feeling);
  const aloud = h('span', { class: 'jp-Psydyn-aloud', role: 'status' });
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
    h(
      'div',
      { class: 'jp-Psydyn-saying' },
      h('h3', { dir: 'auto' }, `“${quote}”`),
      own
    ),
    said,
    h('div', { class: 'jp-Psydyn-saying' }, input, felt),
    asked,
    aloud,
    h(
      'p',
      { class: 'jp-Psydyn-hint' },
      trans.__('Whatever comes, one by one; Enter after each.'),
      ' ',
      end
    ),
    h(
      'details',
      { class: 'jp-Psydyn-more' },
      h('summary', {}, trans.__('more')),
      h(
        'p',
        { class: 'jp-Psydyn-hint' },
        trans.__(
          'Alt+1 from childhood, Alt+2 from later, Alt+3 recent; Alt+F a feeling, Alt+Shift+F a feeling with the words themselves. It is said of what is being typed, or of the last one; the arrows go to an earlier one.'
        )
      )
    )
  );
  asked.hidden = true;

  let isSaid = false;
  /** What came with the one that is being typed. */
  let coming: IFelt = {};
  /** Which of those said so far is meant; the last where none was gone to. */
  let chosen: number | null = null;
  const all = () => recording.element(key)?.associations ?? [];
  const target = (): IOpenAssociation | undefined =>
    all()[chosen ?? all().length - 1];
  const isTyping = () => input.value.trim() !== '';

  const say = (times: IReactionTimes) => {
    const text = input.value.trim();
    if (text) {
      if (isOfComing) {
        leaveFeeling();
      }
      const { affect, period } = coming;
      input.value = '';
      coming = {};
      chosen = null;
      reaction.prompt();
      recording.associate(key, text, times, {
        ...(affect ? { affect } : {}),
        ...(period ? { period } : {})
      });
      isSaid = true;
    }
  };
  // What no Enter has ended is kept all the same, and has no time of one.
  const leave = recording.atLast(() => {
    leaveFeeling();
    say(reaction.unended());
  });
  const over = () => {
    if (isSaid) {
      void recording.flush().then(() => options.onAssociated?.());
    }
    options.close?.();
  };

  let shown = '';
  const show = () => {
    const element = recording.element(key);
    own.replaceChildren(...drawFelt(element ?? {}, trans));
    felt.replaceChildren(...drawFelt(coming, trans));
    const signature = JSON.stringify([all(), chosen]);
    if (signature !== shown) {
      shown = signature;
      said.replaceChildren(
        ...all().map((one, at) =>
          h(
            'li',
            { 'aria-current': at === chosen && 'true' },
            h('span', { dir: 'auto' }, one.text),
            one.enter_ms !== null &&
              h(
                'small',
                {
                  title: trans.__(
                    'first key after %1, Enter after %2',
                    seconds(one.first_key_ms),
                    seconds(one.enter_ms)
                  )
                },
                seconds(one.first_key_ms ?? one.enter_ms)
              ),
            ...drawFelt(one, trans)
          )
        )
      );
    }
  };

  /** With what is typed, or with what was said. */
  const feel = (said: IFelt) => {
    const one = target();
    if (isTyping()) {
      coming = { ...coming, ...said };
    } else if (one?.id) {
      recording.feel(key, one.id, said);
    }
    show();
  };
  const setPeriod = (period: Period) => {
    const now = isTyping() ? coming.period : target()?.period;
    feel({ period: now === period ? '' : period });
  };
  /**
   * Takes the feeling that is asked for: with one thing that was said, whatever
   * is said meanwhile, or with the words themselves.
   */
  let take: ((said: IFelt) => void) | null = null;
  /** Whether it is asked for with what is being typed. */
  let isOfComing = false;
  const ask = (
    words: string,
    present: IAffect | null | undefined,
    then: (said: IFelt) => void
  ) => {
    // What comes after it has no time of its own: one looked away.
    reaction.end();
    take = then;
    about.textContent = trans.__('feeling with “%1”', words);
    feeling.setAttribute('aria-label', about.textContent);
    feeling.value = feeling.defaultValue = present ? sayFeeling(present) : '';
    asked.hidden = false;
    feeling.focus();
    feeling.select();
  };
  const askFeeling = (isOfElement: boolean) => {
    leaveFeeling();
    const one = target();
    if (isOfElement) {
      const present = recording.element(key)?.affect;
      ask(quote, present, said => recording.feel(key, '', said));
    } else if (isTyping()) {
      isOfComing = true;
      ask(input.value.trim(), coming.affect, said => {
        coming = { ...coming, ...said };
        show();
      });
    } else if (one?.id) {
      const { id, text, affect } = one;
      ask(text, affect, said => recording.feel(key, id, said));
    }
  };
  /** Empty takes it away. */
  const takeFeeling = () => {
    if (feeling.value !== feeling.defaultValue) {
      take?.({ affect: readFeeling(feeling.value) });
    }
    closeFeeling();
  };
  /** No Enter has ended it: what is typed is kept, and nothing taken away. */
  const leaveFeeling = () => {
    if (feeling.value.trim()) {
      takeFeeling();
    } else {
      closeFeeling();
    }
  };
  const closeFeeling = () => {
    take = null;
    isOfComing = false;
    feeling.value = '';
    asked.hidden = true;
  };
  feeling.addEventListener('keydown', event => {
    if (event.isComposing || !['Enter', 'Escape'].includes(event.key)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') {
      takeFeeling();
    } else {
      closeFeeling();
    }
    input.focus();
    if (!isTyping()) {
      reaction.prompt();
    }
  });

  const go = (step: number) => {
    const last = all().length - 1;
    const at = Math.max(0, Math.min(last, (chosen ?? last + 1) + step));
    chosen = step > 0 && chosen === last ? null : at;
    aloud.textContent = target() ? trans.__('about “%1”', target()!.text) : '';
    show();
  };
  input.addEventListener('keydown', event => {
    if (event.isComposing) {
      return;
    }
    const period = event.altKey ? periodOf(event) : undefined;
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    if (event.key === 'Enter') {
      // Measured before anything else is done.
      say(reaction.enter(event));
    } else if (period) {
      setPeriod(period);
    } else if (event.altKey && event.code === 'KeyF') {
      askFeeling(event.shiftKey);
    } else if (isArrow && !isTyping() && all().length > 0) {
      go(event.key === 'ArrowUp' ? -1 : 1);
    } else {
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
        reaction.key(event);
      }
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  // Where no key is reported: dictation, a phone's keyboard.
  input.addEventListener('beforeinput', event => reaction.key(event));
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
