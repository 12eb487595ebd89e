import { TranslationBundle } from '@jupyterlab/translation';
import { line } from '../desk/error';
import { IPassage, IResultSource, Verdict } from '../tokens';
import { drawDecision, IDecisionBar } from './decision';
import { h } from './dom';
import { label, total } from './format';
import { shortcut } from './keys';
import { drawPassages } from './passages';

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
 */
export function drawPane(
  source: IResultSource,
  key: string,
  trans: TranslationBundle,
  back: () => void,
  shown: () => void = () => undefined
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

  const row = () => source.snapshot.rows.find(row => row.key === key);
  const first = row();
  let bar: IDecisionBar | null = null;
  if (source.decide && first) {
    bar = drawDecision(
      node,
      trans,
      first,
      (verdict, memo) => source.decide!(key, verdict, memo),
      source.lock
    );
  }
  node.append(body);

  let picture: unknown;
  let asked = 0;
  const ask = async () => {
    picture = source.snapshot.picture;
    const mine = ++asked;
    title.textContent = trans.__(
      'Passages for %1',
      label(source.snapshot, key, trans)
    );
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
  const show = (passages: readonly IPassage[]) => {
    // Where it is denied it is read, and not counted.
    const counted = passages.filter(passage => !passage.negated);
    const dreams = new Set(counted.map(passage => passage.entry)).size;
    const of = total(source.snapshot, key);
    const name = label(source.snapshot, key, trans);
    title.textContent =
      of === null
        ? trans._n(
            'Passages for %2 (%1 dream)',
            'Passages for %2 (%1 dreams)',
            dreams,
            name
          )
        : trans.__('Passages for %1 (%2 of %3 dreams)', name, dreams, of);
    body.replaceChildren();
    if (passages.length) {
      drawPassages(passages, body, trans, source.open?.bind(source));
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
    const verdict = ({ y: 'accepted', n: 'rejected' } as const)[
      shortcut(event) as 'y' | 'n'
    ] as Verdict | undefined;
    if (bar && verdict) {
      event.preventDefault();
      bar.decide(verdict);
    } else if (event.target === title && STARTS.has(shortcut(event))) {
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
      bar?.stop();
    }
  };
}

/** From the heading, these lead into the list. */
const STARTS = new Set(['j', 'ArrowDown']);
