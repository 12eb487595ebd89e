import { IEvidence, IHypothesis } from '../../coding';
import { getPassages } from '../../desk/client';
import { line } from '../../desk/error';
import { defaults } from '../controls';
import { h } from '../dom';
import { drawPassages } from '../passages';
import { VERBS } from './client';
import { IContext } from '../workroom/context';
import {
  EVIDENCE,
  onWord,
  other,
  readEvidence,
  Side,
  sideWord
} from './evidence';
import { button } from '../workroom/fields';

export interface IPieceActs {
  add(side: Side, evidence: IEvidence): void;
  /** To the other side. */
  swap(side: Side, at: number): void;
  remove(side: Side, at: number): void;
}

/** What speaks for a reading, or against it: each leads to its passage, and more can be dropped. */
export function drawPieces(
  hypothesis: IHypothesis,
  side: Side,
  acts: IPieceActs,
  ctx: IContext
): HTMLElement {
  const { trans } = ctx;
  const pieces = hypothesis[side];
  const name = sideWord(side, trans);
  const node = h(
    'section',
    {
      class: 'jp-PsydynInterpret-side',
      'data-side': side,
      'aria-label': name
    },
    h('h4', {}, `${name} (${pieces.length})`)
  );
  if (pieces.length) {
    node.append(
      h(
        'ul',
        { class: 'jp-PsydynInterpret-plain' },
        ...pieces.map((piece, at) =>
          drawPiece(
            piece,
            `${hypothesis.id}:${side}:${at}`,
            ctx,
            button(
              sideWord(other(side), trans),
              () => acts.swap(side, at),
              `turn:${hypothesis.id}:${side}:${at}`,
              trans.__(
                'Move to “%1”: %2',
                sideWord(other(side), trans),
                shortOf(piece)
              )
            ),
            button(
              trans.__('Take out'),
              () => acts.remove(side, at),
              `out:${hypothesis.id}:${side}:${at}`,
              trans.__('Take out: %1', shortOf(piece))
            )
          )
        )
      )
    );
  } else {
    node.append(
      h(
        'p',
        { class: 'jp-PsydynInterpret-quiet' },
        side === 'opposing'
          ? trans.__('nothing against it was looked for yet')
          : trans.__('nothing for it yet')
      )
    );
  }
  takesEvidence(node, evidence => acts.add(side, evidence));
  return node;
}

export function shortOf({ quote, note, key, entry }: IEvidence): string {
  return quote || note || key || entry;
}

/** One piece, which can be dragged elsewhere. */
export function drawPiece(
  piece: IEvidence,
  keep: string,
  ctx: IContext,
  ...beside: HTMLElement[]
): HTMLElement {
  const { trans } = ctx;
  const where = h('div', { class: 'jp-PsydynInterpret-where' });
  const verb = VERBS[piece.on];
  const open = button(
    onWord(piece.on, trans),
    () => {
      if (verb) {
        void unfold(piece, where, ctx);
      } else {
        ctx.acts.open(placeOf(piece));
      }
    },
    `open:${keep}`,
    verb
      ? trans.__(
          '%1: show the passages of %2',
          onWord(piece.on, trans),
          shortOf(piece)
        )
      : trans.__('%1: open at %2', onWord(piece.on, trans), shortOf(piece))
  );
  if (verb) {
    open.setAttribute('aria-expanded', 'false');
    open.addEventListener('click', () =>
      open.setAttribute('aria-expanded', String(where.childNodes.length > 0))
    );
  }
  const node = h(
    'li',
    { class: 'jp-PsydynInterpret-piece', draggable: 'true' },
    h('q', {}, shortOf(piece)),
    piece.note &&
      piece.quote &&
      h('span', { class: 'jp-PsydynInterpret-quiet' }, ` ${piece.note}`),
    h('span', { class: 'jp-Psydyn-row' }, open, ...beside),
    where
  );
  node.addEventListener('dragstart', event => {
    // Not the card it stands in.
    event.stopPropagation();
    event.dataTransfer?.setData(EVIDENCE, JSON.stringify(piece));
  });
  return node;
}

/** Without a stretch an entry is opened at its beginning. */
function placeOf({ on, entry, key, part, start, end }: IEvidence) {
  return end > start
    ? { entry, part, start, end }
    : { entry: entry || (on === 'entry' ? key : '') };
}

/** The passages of a finding, below it; again: away. */
async function unfold(
  piece: IEvidence,
  where: HTMLElement,
  { journal, trans, acts }: IContext
): Promise<void> {
  const verb = VERBS[piece.on];
  if (where.childNodes.length || !verb || !journal.transport) {
    where.replaceChildren();
    return;
  }
  where.textContent = trans.__('Reading the passages …');
  try {
    const passages = await getPassages(
      journal.transport,
      { verb, parameters: defaults(verb) },
      piece.key
    );
    where.replaceChildren();
    if (passages.length) {
      drawPassages(passages, where, trans, passage => acts.open(passage));
      where.querySelector<HTMLElement>('button')?.focus();
    } else {
      where.textContent = trans.__('It has no passages now.');
    }
  } catch (error) {
    where.textContent = line(error);
  }
}

/** Let evidence be dropped; what else is dragged is no concern of it. */
export function takesEvidence(
  node: HTMLElement,
  take: (evidence: IEvidence) => void
): void {
  node.addEventListener('dragover', event => {
    if (event.dataTransfer?.types.includes(EVIDENCE)) {
      event.preventDefault();
      event.stopPropagation();
      node.toggleAttribute('data-over', true);
    }
  });
  node.addEventListener('dragleave', () => node.removeAttribute('data-over'));
  node.addEventListener('drop', event => {
    node.removeAttribute('data-over');
    const evidence = readEvidence(event.dataTransfer?.getData(EVIDENCE) ?? '');
    if (evidence) {
      event.preventDefault();
      event.stopPropagation();
      take(evidence);
    }
  });
}
