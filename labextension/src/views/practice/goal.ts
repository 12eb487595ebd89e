import { TranslationBundle } from '@jupyterlab/translation';
import { changeAround, IGoal, makeAround } from '../../desk/practice';
import { h } from '../dom';
import { levelWord } from '../goals';
import { attempt, IContext, idOf, quietly } from '../workroom/context';
import {
  button,
  choice,
  clashes,
  ITyped,
  row,
  Stored,
  unfolded,
  words
} from '../workroom/fields';
import { drawAttaining, drawRecorded, LEVELS } from './attaining';
import { today } from './today';

type Fields = Pick<IGoal, 'text' | 'levels' | 'weight'>;

/** A goal that is not there yet. */
export function drawNewGoal(
  of: string,
  reload: () => Promise<void>,
  ctx: IContext
): HTMLElement {
  const { trans, drafts, chosen } = ctx;
  const fields = drawFields('newgoal:', null, ctx);
  const form = h(
    'form',
    { class: 'jp-PsydynInterpret-form' },
    ...fields.nodes,
    row(
      h(
        'button',
        { type: 'submit', 'data-keep': 'newgoal:add' },
        trans.__('Add the goal')
      )
    )
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (!fields.value().text) {
      fields.first.focus();
      return;
    }
    void attempt(
      ctx,
      reload,
      desk =>
        makeAround(desk, 'goals', {
          id: idOf(ctx, 'newgoal'),
          case: of,
          since: today(),
          ...fields.value()
        }),
      trans.__('The goal was added.'),
      () => {
        drafts.drop('newgoal:');
        chosen.delete('id:newgoal');
      }
    );
  });
  return unfolded(ctx, 'newgoal', trans.__('A new goal'), [form]);
}

/** One goal: where things stand, and what it says. */
export function drawGoal(
  goal: IGoal,
  reload: () => Promise<void>,
  show: () => void,
  ctx: IContext
): HTMLElement {
  const { trans, drafts } = ctx;
  const key = `goal:${goal.id}:`;
  const change = (
    fields: Parameters<typeof changeAround<'goals'>>[3],
    said: string,
    drop = ''
  ) =>
    void attempt(
      ctx,
      reload,
      desk => changeAround(desk, 'goals', goal, fields),
      said,
      () => drop && drafts.drop(drop)
    );
  const last = [...goal.attained]
    .sort((a, b) => a.day.localeCompare(b.day))
    .pop();
  const state = choice(
    ctx,
    `${key}state`,
    trans.__('State'),
    states(trans),
    goal.state
  );
  state.input.addEventListener('change', () =>
    change(
      { state: state.value() as IGoal['state'] },
      trans.__('Saved.'),
      `${key}state`
    )
  );
  return h(
    'article',
    { class: 'jp-PsydynGoals-goal', 'aria-label': goal.text },
    h('h4', {}, h('bdi', {}, goal.text)),
    quietly(
      [
        last
          ? levelWord(last.level, trans)
          : trans.__('no level recorded so far'),
        goal.weight === null
          ? trans.__('no weight given: counts 1')
          : trans.__('weight %1', goal.weight)
      ].join(' · ')
    ),
    goal.state === 'open' &&
      drawAttaining(goal, ctx, made =>
        change(
          { attained: [...goal.attained, { ...made, note: '', by: '' }] },
          trans.__('Recorded: %1.', levelWord(made.level, trans)),
          `${key}attain:`
        )
      ),
    drawRecorded(goal, ctx, one =>
      change(
        { attained: goal.attained.filter(other => other !== one) },
        trans.__('Taken out.')
      )
    ),
    row(state.node),
    drawEditing(goal, change, show, ctx)
  );
}

function drawEditing(
  goal: IGoal,
  change: (
    fields: Partial<Fields> & { deleted?: boolean },
    said: string,
    drop?: string
  ) => void,
  show: () => void,
  ctx: IContext
): HTMLElement {
  const { trans } = ctx;
  const key = `goal:${goal.id}:edit:`;
  const fields = drawFields(key, goal, ctx);
  const form = h(
    'form',
    { class: 'jp-PsydynInterpret-form' },
    ...fields.nodes,
    row(
      h(
        'button',
        { type: 'submit', 'data-keep': `${key}save` },
        trans.__('Save')
      ),
      button(
        trans.__('Delete the goal'),
        () => change({ deleted: true }, trans.__('The goal was deleted.'), key),
        `${key}delete`
      )
    )
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (clashes(ctx, key, stored(goal))) {
      show();
      ctx.say(
        trans.__(
          'Somebody changed this goal meanwhile. What you typed is still here; save again to keep it instead.'
        )
      );
      return;
    }
    change(fields.value(), trans.__('The goal was saved.'), key);
  });
  return unfolded(
    ctx,
    `goal:${goal.id}:edit`,
    trans.__('Its words, levels and weight'),
    [form]
  );
}

function stored(goal: IGoal | null): Stored {
  return {
    text: goal?.text ?? '',
    weight: String(goal?.weight ?? ''),
    ...Object.fromEntries(
      LEVELS.map((level, at) => [`level${level}`, goal?.levels[at] ?? ''])
    )
  };
}

function drawFields(key: string, goal: IGoal | null, ctx: IContext) {
  const { trans } = ctx;
  const now = stored(goal);
  const line = (name: string, label: string, help = ''): ITyped =>
    words(ctx, key + name, label, now[name], { rows: 1, help });
  const text = line(
    'text',
    trans.__('Goal'),
    trans.__('In the person’s own words')
  );
  const levels = LEVELS.map(level =>
    line(`level${level}`, levelWord(level, trans))
  );
  const weight = line(
    'weight',
    trans.__('Weight'),
    trans.__('How much it counts beside the others; empty: 1')
  );
  return {
    first: text.input,
    nodes: [
      text.node,
      h(
        'fieldset',
        {},
        h('legend', {}, trans.__('What each level would look like')),
        ...levels.map(({ node }) => node)
      ),
      weight.node
    ],
    value: (): Fields => {
      const said = levels.map(level => level.value());
      return {
        text: text.value(),
        levels: said.some(one => one) ? said : [],
        // What is no number goes as it is, and the desk says so.
        weight: weight.value() === '' ? null : Number(weight.value())
      };
    }
  };
}

function states(
  trans: TranslationBundle
): readonly (readonly [IGoal['state'], string])[] {
  return [
    ['open', trans.__('open')],
    ['reached', trans.__('reached')],
    ['set aside', trans.__('set aside')]
  ];
}
