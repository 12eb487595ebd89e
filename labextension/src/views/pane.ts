import { TranslationBundle } from '@jupyterlab/translation';
import { IEvidence } from '../coding';
import { line } from '../desk/error';
import { IPassage, IResultSource, Verdict } from '../tokens';
import { drawDecision, IDecisionBar, ofMarks } from './decision';
import { h } from './dom';
import { label, total } from './format';
import { evidenceOf, passageEvidence } from './interpreting/evidence';
import { shortcut } from './keys';
import { isMotif } from './motifkey';
import { drawPassages } from './passages';
import { isWithin } from './selection';
import { drawUse } from './using';

export interface IPane {
  readonly node: HTMLElement;
  /** Put the focus where reading starts. */
  focus(): void;
  /** The source has changed: show the decision kept, ask again where the analysis is another. */
  update(): void;
  stop(): void;
}

/**
 * The passages behind one finding, and what people make of it.
 *
 * @param back - leaves it.
 * @param shown - is called when the passages are there.
 * @param read - is called with the passage under the focus or the pointer.
 */
export function drawPane(
  source: IResultSource,
  key: string,
  trans: TranslationBundle,
  back: () => void,
  shown: () => void = () => undefined,
  read?: (passage: IPassage | null) => void
): IPane {
  const title = h('h3', { tabindex: '-1' });
  const close = h(
    'button',
    {
      type: 'button',
      class: 'jp-PsydynReview-back',
      'aria-keyshortcuts': 'Escape',
      title: trans.__('Back to the list (Esc)')
    },
    trans.__('Back')
  );
  close.addEventListener('click', back);
  const body = h('div', { class: 'jp-PsydynReview-paneBody' });
  const node = h(
    'section',
    { class: 'jp-PsydynReview-pane', 'aria-label': trans.__('Passages') },
    h('header', {}, title, close)
  );

  const said = h('span', {
    class: 'jp-PsydynReview-quiet',
    role: 'status'
  });
  const name = () => label(source.snapshot, key, trans);
  const row = () => source.snapshot.rows.find(row => row.key === key);
  const first = row();
  let bar: IDecisionBar | null = null;
  if (source.decide && first) {
    bar = drawDecision(
      node,
      trans,
      first,
      (verdict, memo) => source.decide!(key, verdict, memo),
      source.lock,
      source.snapshot.kind === 'resistance' ? ofMarks(trans) : undefined
    );
  }
  const deeds = drawDeeds();
  const using = h('div');
  node.append(...(deeds ? [deeds] : []), using, body);

  /** What can be done with the finding besides deciding on it. */
  function drawDeeds(): HTMLElement | null {
    const evidence = evidenceOf(source.snapshot.kind, key, name());
    const act = (text: string, does: () => void, keys?: string) => {
      const button = h(
        'button',
        {
          type: 'button',
          'aria-keyshortcuts': keys,
          title: keys && `${text} (${keys})`
        },
        text
      );
      button.addEventListener('click', does);
      return button;
    };
    const isWhole = evidence?.on === 'motif';
    const buttons = [
      source.desk &&
        evidence &&
        act(trans.__('Use in a hypothesis'), () => use(evidence), 'H'),
      source.readMotif &&
        isMotif(key) &&
        key !== source.snapshot.parameters.key &&
        act(trans.__('Read closely'), () => source.readMotif!(key)),
      source.looking &&
        isWhole &&
        act(trans.__('Only dreams with it'), () =>
          source.looking!.select({ motif: key })
        )
    ].filter(button => !!button);
    return buttons.length
      ? h('div', { class: 'jp-PsydynReview-deeds' }, ...buttons, said)
      : null;
  }
  let stopUse: (() => void) | null = null;
  function use(evidence: IEvidence): void {
    const { desk } = source;
    if (!desk) {
      return;
    }
    const from = document.activeElement;
    stopUse?.();
    said.textContent = '';
    stopUse = drawUse(desk, evidence, evidence.quote, using, trans, text => {
      stopUse?.();
      stopUse = null;
      said.textContent = text;
      (from instanceof HTMLElement && from.isConnected ? from : title).focus();
    });
  }

  let picture: unknown;
  let asked = 0;
  const ask = async () => {
    picture = source.snapshot.picture;
    const mine = ++asked;
    title.textContent = trans.__('Passages for %1', name());
    const slow = setTimeout(() => {
      body.replaceChildren(
        h('p', { role: 'status' }, trans.__('Reading the passages …'))
      );
    }, 300);
    try {
      const passages = await source.passages!(key);
      if (mine === asked) {
        show(passages);
        shown();
      }
    } catch (error) {
      if (mine === asked) {
        fail(error);
      }
    } finally {
      clearTimeout(slow);
    }
  };
  const show = (found: readonly IPassage[]) => {
    const selection = source.looking?.selection;
    const passages = selection
      ? found.filter(
          ({ night, entry }) =>
            isWithin(night, selection) &&
            (!selection.entry || entry === selection.entry)
        )
      : found;
    // Where it is denied it is read, and not counted.
    const counted = passages.filter(passage => !passage.negated);
    const dreams = new Set(counted.map(passage => passage.entry)).size;
    const of = total(source.snapshot, key);
    title.textContent =
      of === null
        ? trans._n(
            'Passages for %2 (%1 dream)',
            'Passages for %2 (%1 dreams)',
            dreams,
            name()
          )
        : trans.__('Passages for %1 (%2 of %3 dreams)', name(), dreams, of);
    body.replaceChildren();
    if (passages.length) {
      drawPassages(
        passages,
        body,
        trans,
        source.open?.bind(source),
        source.desk && (passage => use(passageEvidence(passage))),
        read
      );
    } else if (found.length) {
      body.append(
        h(
          'p',
          { class: 'jp-PsydynReview-empty' },
          trans._n(
            'Its passage is not among what is looked at.',
            'None of its %1 passages is among what is looked at.',
            found.length
          )
        )
      );
    } else {
      body.append(
        h(
          'p',
          { class: 'jp-PsydynReview-empty' },
          trans.__('No passage is found any more: the text has changed since.')
        )
      );
    }
  };
  const fail = (error: unknown) => {
    const again = h('button', { type: 'button' }, trans.__('Try again'));
    again.addEventListener('click', () => void ask());
    body.replaceChildren(
      h(
        'p',
        { class: 'jp-PsydynReview-problem', role: 'alert' },
        line(error),
        ' ',
        again
      )
    );
  };

  node.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      back();
      return;
    }
    const pressed = shortcut(event);
    const verdict = ({ y: 'accepted', n: 'rejected' } as const)[
      pressed as 'y' | 'n'
    ] as Verdict | undefined;
    const evidence = evidenceOf(source.snapshot.kind, key, name());
    if (bar && verdict) {
      event.preventDefault();
      bar.decide(verdict);
    } else if (pressed === 'h' && source.desk && evidence) {
      event.preventDefault();
      use(evidence);
    } else if (pressed === 'm' && bar) {
      event.preventDefault();
      node.querySelector('textarea')?.focus();
    } else if (event.target === title && STARTS.has(pressed)) {
      event.preventDefault();
      body
        .querySelector<HTMLElement>(
          '.jp-PsydynReview-openPassage[tabindex="0"]'
        )
        ?.focus();
    }
  });

  void ask();
  return {
    node,
    focus: () => title.focus(),
    update: () => {
      const now = row();
      if (now) {
        bar?.update(now);
      }
      // A decision leaves the picture as it is; another analysis brings another.
      if (source.snapshot.picture !== picture) {
        void ask();
      }
    },
    stop: () => {
      asked++;
      stopUse?.();
      bar?.stop();
    }
  };
}

/** From the heading, these lead into the list. */
const STARTS = new Set(['j', 'ArrowDown']);
