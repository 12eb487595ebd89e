import { HypothesisState, IHypothesis, Role } from '../../coding';
import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { moment } from '../format';
import { shortcut } from '../keys';
import { HypothesisFields } from './client';
import { lines } from './codeform';
import { IContext } from '../workroom/context';
import { SIDES } from './evidence';
import { button, choice, row, Stored, words } from '../workroom/fields';
import { drawPieces, IPieceActs } from './pieces';

/** Of the drag of a card from column to column. */
export const CARD = 'application/vnd.psydyn.hypothesis';

export const STATES: readonly HypothesisState[] = [
  'open',
  'supported',
  'not supported',
  'withdrawn'
];

export interface ICardActs extends IPieceActs {
  move(state: HypothesisState): void;
  save(fields: HypothesisFields): void;
  /** Open or close its fields. */
  turn(isOpen: boolean): void;
  /** Where more evidence is looked for. */
  picker(): HTMLElement;
}

export const cardPrefix = (id: string) => `card:${id}:`;

export function storedCard({
  reading,
  dreamer,
  alternatives,
  role
}: IHypothesis): Stored {
  return { reading, dreamer, alternatives: alternatives.join('\n'), role };
}

export function stateWord(
  state: HypothesisState,
  trans: TranslationBundle
): string {
  return {
    open: trans.__('Open'),
    supported: trans.__('Supported'),
    'not supported': trans.__('Not supported'),
    withdrawn: trans.__('Withdrawn')
  }[state];
}

export function roles(
  trans: TranslationBundle
): readonly (readonly [Role, string])[] {
  return [
    ['dreamer', trans.__('dreamer')],
    ['clinician', trans.__('clinician')],
    ['researcher', trans.__('researcher')]
  ];
}

/** A reading with what speaks for it and against it. */
export function drawCard(
  hypothesis: IHypothesis,
  isOpen: boolean,
  acts: ICardActs,
  ctx: IContext
): HTMLElement {
  const { trans } = ctx;
  const { id, reading, by, role, at, dreamer, alternatives } = hypothesis;
  const roleName = roles(trans).find(([one]) => one === role)?.[1] ?? role;
  const node = h(
    'article',
    {
      class: 'jp-PsydynInterpret-card',
      'data-id': id,
      'data-keep': `card:${id}`,
      draggable: String(!isOpen),
      'aria-label': reading
    },
    h('h3', {}, reading),
    h(
      'p',
      { class: 'jp-PsydynInterpret-quiet' },
      [by, roleName, at && moment(at)].filter(Boolean).join(' · ')
    ),
    ...SIDES.map(side => drawPieces(hypothesis, side, acts, ctx)),
    alternatives.length > 0 &&
      h(
        'section',
        {},
        h('h4', {}, trans.__('Other readings')),
        h('ul', {}, ...alternatives.map(one => h('li', {}, one)))
      ),
    dreamer &&
      h(
        'section',
        { class: 'jp-PsydynInterpret-dreamer' },
        h('h4', {}, trans.__('The dreamer’s own word')),
        h('p', { class: 'jp-PsydynInterpret-said' }, dreamer)
      ),
    row(
      drawState(hypothesis, acts, trans),
      button(
        isOpen ? trans.__('Close') : trans.__('Edit, add evidence'),
        () => acts.turn(!isOpen),
        `turn:${id}`,
        isOpen
          ? trans.__('Close: %1', reading)
          : trans.__('Edit, add evidence: %1', reading)
      )
    ),
    isOpen && drawFields(hypothesis, acts, ctx),
    isOpen && acts.picker()
  );
  node.addEventListener('dragstart', event =>
    event.dataTransfer?.setData(CARD, id)
  );
  node.addEventListener('keydown', event => {
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      acts.turn(false);
    } else if (event.target === node && onKey(event, hypothesis, acts)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  return node;
}

/** Shift and an arrow take it to the next column; Enter opens it. */
function onKey(
  event: KeyboardEvent,
  { state }: IHypothesis,
  acts: ICardActs
): boolean {
  const key = shortcut(event);
  if (key === 'Enter') {
    acts.turn(true);
    return true;
  }
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (!event.shiftKey || !step) {
    return false;
  }
  const next = STATES[STATES.indexOf(state) + step];
  if (next) {
    acts.move(next);
  }
  return true;
}

function drawState(
  { id, state, reading }: IHypothesis,
  acts: ICardActs,
  trans: TranslationBundle
): HTMLElement {
  const select = h(
    'select',
    {
      'data-keep': `state:${id}`,
      'aria-label': trans.__('Where it stands: %1', reading)
    },
    ...STATES.map(value => h('option', { value }, stateWord(value, trans)))
  );
  select.value = state;
  select.addEventListener('change', () =>
    acts.move(select.value as HypothesisState)
  );
  return select;
}

function drawFields(
  hypothesis: IHypothesis,
  acts: ICardActs,
  ctx: IContext
): HTMLElement {
  const { trans } = ctx;
  const prefix = cardPrefix(hypothesis.id);
  const stored = storedCard(hypothesis);
  const reading = words(
    ctx,
    `${prefix}reading`,
    trans.__('Reading'),
    stored.reading
  );
  const role = choice(
    ctx,
    `${prefix}role`,
    trans.__('Read as'),
    roles(trans),
    stored.role
  );
  const alternatives = words(
    ctx,
    `${prefix}alternatives`,
    trans.__('Other readings, one a line'),
    stored.alternatives
  );
  const dreamer = words(
    ctx,
    `${prefix}dreamer`,
    trans.__('The dreamer’s own word on it'),
    stored.dreamer,
    { help: trans.__('As the dreamer said it, and not in other words.') }
  );
  const form = h(
    'form',
    { class: 'jp-PsydynInterpret-form' },
    reading.node,
    role.node,
    alternatives.node,
    h('div', { class: 'jp-PsydynInterpret-dreamer' }, dreamer.node),
    row(
      h(
        'button',
        { type: 'submit', 'data-keep': `${prefix}save` },
        trans.__('Save')
      )
    )
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (!reading.value()) {
      reading.input.focus();
      return;
    }
    acts.save({
      reading: reading.value(),
      role: role.value() as Role,
      alternatives: lines(alternatives.value()),
      dreamer: dreamer.value()
    });
  });
  return form;
}
