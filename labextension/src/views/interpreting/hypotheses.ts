import { HypothesisState, IEvidence, IHypothesis, Role } from '../../coding';
import { drawConcept } from '../concepts/concept';
import { h } from '../dom';
import { rove, shortcut } from '../keys';
import {
  CARD,
  cardPrefix,
  drawCard,
  ICardActs,
  roles,
  STATES,
  stateWord,
  storedCard
} from './card';
import {
  changeHypothesis,
  getHypotheses,
  HypothesisFields,
  makeHypothesis
} from './client';
import { attempt, IContext, idOf, kept, quietly } from '../workroom/context';
import { other, Side, sideWord, withEvidence } from './evidence';
import { choice, clashes, row, words } from '../workroom/fields';
import { drawLoaded, ILoaded } from '../workroom/loaded';
import { drawPicker } from './picker';

type Board = ILoaded<readonly IHypothesis[]>;

/** Readings as cards, a column a state. */
export function drawHypotheses(host: HTMLElement, ctx: IContext): () => void {
  /** What was found for a card stays while the board is drawn again. */
  const pickers = new Map<string, HTMLElement>();
  return drawLoaded(host, ctx, getHypotheses, (place, board) => {
    const { trans } = ctx;
    const columns = h('div', { class: 'jp-PsydynInterpret-board' });
    columns.append(
      ...STATES.map(state => drawColumn(state, board, place, pickers, ctx))
    );
    goAcross(columns);
    rove(columns, '.jp-PsydynInterpret-card');
    place.append(
      quietly(
        trans.__(
          'A reading is a hypothesis, not a diagnosis. What speaks against it belongs to it.'
        )
      )
    );
    drawConcept('hypothesis', place, trans);
    drawConcept('latent-thought', place, trans);
    place.append(
      drawNew(board, ctx),
      ...(board.value.length
        ? [
            columns,
            quietly(
              trans.__(
                'Arrows go from card to card, Shift and an arrow takes a card to the next column, Enter opens it, Esc closes it.'
              )
            )
          ]
        : [
            quietly(
              trans.__(
                'Readings stand here as cards, with what speaks for and against each. There is none yet: write one down.'
              )
            )
          ])
    );
  });
}

function drawNew({ reload }: Board, ctx: IContext): HTMLElement {
  const { trans, drafts, chosen } = ctx;
  const reading = words(ctx, 'newcard:reading', trans.__('New reading'));
  const role = choice(
    ctx,
    'newcard:role',
    trans.__('Read as'),
    roles(trans),
    'clinician'
  );
  const form = h(
    'form',
    { class: 'jp-PsydynInterpret-form' },
    reading.node,
    row(role.node, h('button', { type: 'submit' }, trans.__('Add')))
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (!reading.value()) {
      reading.input.focus();
      return;
    }
    void attempt(
      ctx,
      reload,
      desk =>
        makeHypothesis(desk, {
          id: idOf(ctx, 'newcard'),
          reading: reading.value(),
          role: role.value() as Role
        }),
      trans.__('The reading was added, as an open hypothesis.'),
      () => {
        drafts.drop('newcard:');
        chosen.delete('id:newcard');
      }
    );
  });
  return form;
}

function drawColumn(
  state: HypothesisState,
  board: Board,
  place: HTMLElement,
  pickers: Map<string, HTMLElement>,
  ctx: IContext
): HTMLElement {
  const { trans } = ctx;
  const cards = board.value.filter(one => one.state === state);
  const name = stateWord(state, trans);
  const column = h(
    'section',
    {
      class: 'jp-PsydynInterpret-column',
      'data-state': state,
      'aria-label': name
    },
    h('h2', {}, `${name} (${cards.length})`),
    ...cards.map(one => {
      const isOpen = ctx.chosen.get(`card:${one.id}`) === 'yes';
      return drawCard(
        one,
        isOpen,
        actsOf(one.id, board, place, pickers, ctx),
        ctx
      );
    })
  );
  column.addEventListener('dragover', event => {
    if (event.dataTransfer?.types.includes(CARD)) {
      event.preventDefault();
      column.toggleAttribute('data-over', true);
    }
  });
  column.addEventListener('dragleave', () =>
    column.removeAttribute('data-over')
  );
  column.addEventListener('drop', event => {
    column.removeAttribute('data-over');
    const id = event.dataTransfer?.getData(CARD);
    const card = board.value.find(one => one.id === id);
    if (card) {
      event.preventDefault();
      if (card.state !== state) {
        actsOf(card.id, board, place, pickers, ctx).move(state);
      }
    }
  });
  return column;
}

/** Which of them is the newest: a picker outlives the board it was drawn for. */
const boards = new WeakMap<HTMLElement, Board>();

function actsOf(
  id: string,
  board: Board,
  place: HTMLElement,
  pickers: Map<string, HTMLElement>,
  ctx: IContext
): ICardActs {
  const { trans, chosen, drafts } = ctx;
  boards.set(place, board);
  const now = () => boards.get(place)!;
  const change = (
    fields: (card: IHypothesis) => HypothesisFields,
    said: string,
    then: () => void = () => undefined
  ) => {
    const card = now().value.find(one => one.id === id);
    return (
      card &&
      attempt(
        ctx,
        now().reload,
        desk => changeHypothesis(desk, card, fields(card)),
        said,
        then
      )
    );
  };
  const add = (side: Side, evidence: IEvidence) => {
    void change(
      card => withEvidence(card, side, evidence),
      trans.__('Added to “%1”.', sideWord(side, trans))
    );
  };
  const without = (card: IHypothesis, side: Side, at: number) => ({
    [side]: card[side].filter((_, i) => i !== at)
  });
  return {
    add,
    swap: (side, at) =>
      void change(
        card => withEvidence(card, other(side), card[side][at]),
        trans.__('Moved to “%1”.', sideWord(other(side), trans))
      ),
    remove: (side, at) =>
      void change(card => without(card, side, at), trans.__('Taken out.')),
    move: state =>
      void change(
        () => ({ state }),
        trans.__('Moved to “%1”.', stateWord(state, trans))
      ),
    turn: isOpen => {
      chosen.set(`card:${id}`, isOpen ? 'yes' : '');
      if (!isOpen) {
        pickers.delete(id);
      }
      now().show();
      const to = isOpen ? `${cardPrefix(id)}reading` : `card:${id}`;
      kept(place, to)?.focus();
    },
    picker: () => {
      const picker = pickers.get(id) ?? drawPicker(`picker:${id}:`, add, ctx);
      pickers.set(id, picker);
      return picker;
    },
    save: fields => {
      const card = now().value.find(one => one.id === id);
      if (card && clashes(ctx, cardPrefix(id), storedCard(card))) {
        now().show();
        ctx.say(
          trans.__(
            'Somebody changed this reading meanwhile. What you typed is still here; save again to keep it instead.'
          )
        );
        return;
      }
      void change(
        () => fields,
        trans.__('The reading was saved.'),
        () => drafts.drop(cardPrefix(id))
      );
    }
  };
}

/** Left and right go to the column beside, to the card nearest in height. */
function goAcross(columns: HTMLElement): void {
  columns.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[shortcut(event)];
    const card = event.target;
    if (
      !step ||
      event.shiftKey ||
      !(card instanceof HTMLElement) ||
      !card.matches('.jp-PsydynInterpret-card')
    ) {
      return;
    }
    const all = Array.from(columns.children);
    const at = all.findIndex(column => column.contains(card));
    const cards = (column: Element) =>
      Array.from(
        column.querySelectorAll<HTMLElement>('.jp-PsydynInterpret-card')
      );
    const beside = (step > 0 ? all.slice(at + 1) : all.slice(0, at).reverse())
      .map(cards)
      .find(those => those.length > 0);
    if (beside) {
      event.preventDefault();
      const height = cards(all[at]).indexOf(card);
      beside[Math.min(height, beside.length - 1)].focus();
    }
  });
}
