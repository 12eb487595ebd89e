import { TranslationBundle } from '@jupyterlab/translation';
import { IEvidence, IHypothesis } from '../coding';
import { line } from '../desk/error';
import { entryId } from '../desk/ids';
import { ITransport } from '../tokens';
import { h } from './dom';
import { quiet } from './fields';
import { shorten } from './format';
import {
  changeHypothesis,
  getHypotheses,
  makeHypothesis
} from './interpreting/client';
import { Side, SIDES, sideWord, withEvidence } from './interpreting/evidence';

/**
 * Let a finding or a passage speak for or against a hypothesis: one that is
 * there, or a new one.
 *
 * @param done - is called with what was done, in words, or with nothing where
 * the person left.
 */
export function drawUse(
  desk: ITransport,
  evidence: IEvidence,
  name: string,
  host: HTMLElement,
  trans: TranslationBundle,
  done: (said: string) => void
): () => void {
  const which = h('select', { 'aria-label': trans.__('Hypothesis') });
  const reading = h('textarea', {
    rows: '2',
    'aria-label': trans.__('New reading'),
    placeholder: trans.__('A reading, in your words'),
    ...quiet
  });
  const note = h('input', {
    type: 'text',
    'aria-label': trans.__('Why it counts (can stay empty)'),
    placeholder: trans.__('why it counts (can stay empty)'),
    ...quiet
  });
  const state = h('span', { role: 'status' });
  const sides = SIDES.map(side => {
    const button = h('button', { type: 'button' }, sideWord(side, trans));
    button.addEventListener('click', () => void use(side));
    return button;
  });
  const leave = h('button', { type: 'button' }, trans.__('Cancel'));
  leave.addEventListener('click', () => done(''));
  const box = h(
    'section',
    {
      class: 'jp-PsydynReview-use',
      'aria-label': trans.__('Use in a hypothesis')
    },
    h('p', {}, trans.__('%1 speaks', name)),
    h('div', { class: 'jp-PsydynReview-useRow' }, ...sides, which, leave),
    reading,
    note,
    state
  );
  let cards: readonly IHypothesis[] = [];
  const id = entryId();
  const update = () => {
    reading.hidden = which.value !== '';
  };
  which.addEventListener('change', update);
  const use = async (side: Side) => {
    const card = cards.find(one => one.id === which.value);
    const text = reading.value.trim();
    if (!card && !text) {
      state.textContent = trans.__('Write the reading down first.');
      reading.focus();
      return;
    }
    const said = { ...evidence, note: note.value.trim() };
    sides.forEach(button => (button.disabled = true));
    try {
      if (card) {
        await changeHypothesis(desk, card, withEvidence(card, side, said));
      } else {
        const none = { supporting: [], opposing: [] };
        await makeHypothesis(desk, {
          id,
          reading: text,
          ...withEvidence(none, side, said)
        });
      }
      done(
        side === 'supporting'
          ? trans.__('It stands for the hypothesis now.')
          : trans.__('It stands against the hypothesis now.')
      );
    } catch (error) {
      state.textContent = line(error);
      void load();
    } finally {
      sides.forEach(button => (button.disabled = false));
    }
  };
  const load = async () => {
    const chosen = which.value;
    try {
      cards = (await getHypotheses(desk)).filter(
        one => one.state !== 'withdrawn'
      );
    } catch (error) {
      state.textContent = line(error);
      return;
    }
    which.replaceChildren(
      h('option', { value: '' }, trans.__('a new hypothesis')),
      ...cards.map(one =>
        h(
          'option',
          { value: one.id },
          shorten(one.reading.replace(/\s+/g, ' '), LONGEST)
        )
      )
    );
    which.value = cards.some(one => one.id === chosen) ? chosen : '';
    update();
  };
  box.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      done('');
    }
  });
  host.append(box);
  void load().then(() => which.focus());
  return () => box.remove();
}

const LONGEST = 60;
