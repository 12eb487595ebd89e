import { TranslationBundle } from '@jupyterlab/translation';
import { IEvidence, IHypothesis, IMemo } from '../../coding';
import { IEntry, IPassage } from '../../tokens';
import { h } from '../dom';
import { moment, night } from '../format';
import { stateWord } from '../interpreting/card';
import { Side, SIDES, sideWord } from '../interpreting/evidence';
import { rove } from '../keys';

/** What a journal holds beside the texts in which a motif comes. */
export interface IMotifContext {
  /** What was associated to elements in which it stands. */
  readonly associations: readonly {
    readonly element: string;
    readonly words: readonly string[];
    readonly entry: string;
    readonly night: string;
  }[];
  /** The readings it speaks for or against, as a whole or by one of its passages. */
  readonly hypotheses: readonly {
    readonly id: string;
    readonly reading: string;
    readonly state: IHypothesis['state'];
    readonly side: Side;
  }[];
  /** What people wrote on the decision about it, and on dreams it comes in; newest first. */
  readonly memos: readonly {
    readonly text: string;
    readonly on: IMemo['on'];
    readonly at: string;
    readonly by: string;
    /** Empty where it leads to no entry. */
    readonly entry: string;
  }[];
}

export interface IMotifContextActs {
  readonly trans: TranslationBundle;
  openEntry?(entry: string): void;
  openHypothesis?(id: string): void;
  useInHypothesis?(): void;
}

/** What a journal holds, as far as it can have to do with a motif. */
export interface IJournalParts {
  readonly entries: readonly Pick<IEntry, 'id' | 'night' | 'elements'>[];
  readonly hypotheses: readonly IHypothesis[];
  readonly memos: readonly IMemo[];
}

interface IStretch {
  readonly entry: string;
  readonly part: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What belongs to a motif: elements that share a letter with one of its
 * passages, hypotheses that name it or such a passage, memos on its decision
 * and on its dreams.
 */
export function contextOf(
  key: string,
  passages: readonly IPassage[],
  { entries, hypotheses, memos }: IJournalParts
): IMotifContext {
  const stretches = passages.flatMap(marksOf);
  const meets = (one: IStretch) => stretches.some(mark => overlap(mark, one));
  const speaks = (evidence: IEvidence) =>
    evidence.on === 'motif'
      ? evidence.key === key
      : evidence.on === 'passage' && meets(evidence);
  const dreams = new Set(passages.map(passage => passage.entry));
  return {
    associations: entries.flatMap(entry =>
      entry.elements
        .filter(
          element =>
            !element.lost &&
            element.associations.length > 0 &&
            meets({ ...element, entry: entry.id })
        )
        .map(element => ({
          element: element.quote,
          words: element.associations.map(({ text }) => text),
          entry: entry.id,
          night: entry.night
        }))
    ),
    hypotheses: hypotheses.flatMap(one =>
      SIDES.filter(side => one[side].some(speaks)).map(side => ({
        id: one.id,
        reading: one.reading,
        state: one.state,
        side
      }))
    ),
    memos: memos
      .filter(memo =>
        memo.on === 'decision' ? memo.target === key : dreams.has(memo.entry)
      )
      .map(({ text, on, at, by, entry }) => ({ text, on, at, by, entry }))
      .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  };
}

/** The stretches that are marked in a passage, in code points of its part. */
export function marksOf(passage: IPassage): readonly IStretch[] {
  const { entry, part, segments } = passage;
  const first = segments.findIndex(segment => segment.mark);
  let at = passage.start;
  return segments.slice(Math.max(0, first)).flatMap(({ text, mark }) => {
    const start = at;
    at += Array.from(text).length;
    return mark ? [{ entry, part, start, end: at }] : [];
  });
}

function overlap(a: IStretch, b: IStretch): boolean {
  return (
    a.entry === b.entry &&
    a.part === b.part &&
    a.start < b.end &&
    b.start < a.end
  );
}

/** What is in the journal about a motif, below its figures; each leads to where it stands. */
export function drawMotifContext(
  context: IMotifContext,
  host: HTMLElement,
  acts: IMotifContextActs
): () => void {
  const { trans } = acts;
  const use = h(
    'button',
    { type: 'button', class: 'jp-PsydynReview-do' },
    trans.__('Use in a hypothesis')
  );
  use.addEventListener('click', () => acts.useInHypothesis!());
  const root = h(
    'div',
    { class: 'jp-PsydynReview-motifContext', translate: 'no' },
    part(
      trans.__('Associated to it'),
      trans.__(
        'Nothing was associated to words in which it stands. Select them in a dream, and press A.'
      ),
      context.associations.map(({ element, words, entry, night: when }) => [
        h('q', {}, element),
        h('span', {}, words.join(' · ')),
        opener(
          night(when, trans),
          acts.openEntry && (() => acts.openEntry!(entry))
        )
      ])
    ),
    part(
      trans.__('Hypotheses that use it'),
      trans.__('No hypothesis names it, or one of its passages.'),
      context.hypotheses.map(({ id, reading, state, side }) => [
        h(
          'span',
          { class: 'jp-PsydynReview-quiet' },
          `${sideWord(side, trans)} · ${stateWord(state, trans)}`
        ),
        opener(reading, acts.openHypothesis && (() => acts.openHypothesis!(id)))
      ]),
      acts.useInHypothesis && use
    ),
    part(
      trans.__('Memos'),
      trans.__('No memo on it, or on a dream in which it comes.'),
      context.memos.map(({ text, on, at, by, entry }) => [
        h('span', { dir: 'auto' }, text),
        opener(
          [onWord(on, trans), by, at && moment(at)]
            .filter(one => one)
            .join(', '),
          entry && acts.openEntry ? () => acts.openEntry!(entry) : undefined
        )
      ])
    )
  );
  host.append(root);
  return () => root.remove();
}

function part(
  title: string,
  none: string,
  lines: readonly (readonly Node[])[],
  deed: HTMLElement | undefined | null = null
): HTMLElement {
  const list = h(
    'ul',
    { class: 'jp-PsydynReview-contextLines', 'aria-label': title },
    ...lines.map(line => h('li', {}, ...line))
  );
  rove(list, 'button');
  return h(
    'section',
    { class: 'jp-PsydynReview-motifSection', 'aria-label': title },
    h('h3', {}, title),
    lines.length ? list : h('p', { class: 'jp-PsydynReview-quiet' }, none),
    deed
  );
}

function opener(text: string, open: (() => void) | undefined): HTMLElement {
  if (!open) {
    return h('span', { class: 'jp-PsydynReview-where' }, text);
  }
  const button = h(
    'button',
    { type: 'button', class: 'jp-PsydynReview-link' },
    text
  );
  button.addEventListener('click', open);
  return button;
}

function onWord(on: IMemo['on'], trans: TranslationBundle): string {
  switch (on) {
    case 'decision':
      return trans.__('on the decision');
    case 'span':
      return trans.__('on a passage');
    default:
      return trans.__('on the dream');
  }
}
