import { IAttainment, IGoal } from '../../desk/practice';
import { h } from '../dom';
import { night } from '../format';
import { levelWord } from '../goals';
import { IContext, quietly } from '../workroom/context';
import { button, row, unfolded, words } from '../workroom/fields';
import { today } from './today';

export const LEVELS: readonly number[] = [-2, -1, 0, 1, 2];

/**
 * Where somebody stands on a goal on a day: five levels, side by side, each
 * with what it would look like.
 *
 * @param record - keeps it.
 */
export function drawAttaining(
  goal: IGoal,
  ctx: IContext,
  record: (made: Pick<IAttainment, 'day' | 'level'>) => void
): HTMLElement {
  const { trans, drafts } = ctx;
  const key = `goal:${goal.id}:attain:`;
  const day = words(ctx, `${key}day`, trans.__('Day'), today(), {
    rows: 1,
    as: { type: 'date' }
  });
  const chosen = () => drafts.text(`${key}level`) ?? '';
  const levels = LEVELS.map((level, at) => {
    const input = h('input', {
      type: 'radio',
      name: `${key}level`,
      value: String(level),
      checked: chosen() === String(level),
      'data-keep': `${key}level:${level}`
    });
    input.addEventListener('change', () => {
      drafts.type(`${key}level`, input.value, '');
      keep.disabled = false;
    });
    return h(
      'label',
      { class: 'jp-PsydynGoals-level' },
      h('span', {}, input, ' ', levelWord(level, trans)),
      goal.levels[at] &&
        h('bdi', { class: 'jp-PsydynInterpret-quiet' }, goal.levels[at])
    );
  });
  const keep = button(
    trans.__('Record'),
    () => record({ day: day.value(), level: Number(chosen()) }),
    `${key}keep`,
    trans.__('Record the level of “%1”', goal.text)
  );
  keep.disabled = chosen() === '';
  return h(
    'fieldset',
    { class: 'jp-PsydynGoals-levels' },
    h('legend', {}, trans.__('Where things stand')),
    h('div', {}, ...levels),
    row(day.node, keep),
    goal.levels.length === 0 &&
      quietly(
        trans.__(
          'What each level would look like was not written down: do so before the first one is recorded.'
        )
      )
  );
}

/** What was recorded, the newest first; each can be taken out. */
export function drawRecorded(
  { id, attained }: IGoal,
  ctx: IContext,
  remove: (one: IAttainment) => void
): HTMLElement | null {
  const { trans } = ctx;
  const ordered = [...attained].sort((a, b) => b.day.localeCompare(a.day));
  return ordered.length
    ? unfolded(
        ctx,
        `goal:${id}:recorded`,
        trans._n('%1 level recorded', '%1 levels recorded', ordered.length),
        [
          h(
            'ol',
            { class: 'jp-PsydynInterpret-plain' },
            ...ordered.map(one => {
              const when = night(one.day, trans);
              return h(
                'li',
                {},
                `${when}: ${levelWord(one.level, trans)} `,
                button(
                  trans.__('Take out'),
                  () => remove(one),
                  `goal:${id}:recorded:${one.day}`,
                  trans.__('Take out the level of %1', when)
                )
              );
            })
          )
        ]
      )
    : null;
}
