import { line } from '../../desk/error';
import {
  changeCase,
  getWholeCases,
  IGoal,
  IWholeCase,
  listAround
} from '../../desk/practice';
import { DeskResult } from '../../sources/desk';
import { drawConcept } from '../concepts/concept';
import { h } from '../dom';
import { night } from '../format';
import { drawResult } from '../result';
import { attempt, IContext, quietly } from '../workroom/context';
import { button, row, words } from '../workroom/fields';
import { drawLoaded, ILoaded } from '../workroom/loaded';
import { drawGoal, drawNewGoal } from './goal';
import { drawSheet } from './sheet';
import { drawWhich, theCase } from './which';

import { today } from './today';

interface IGoals {
  readonly cases: readonly IWholeCase[];
  readonly goals: readonly IGoal[];
}

/** Goals in the person's own words, where things stand with them, and the next review. */
export function drawGoals(host: HTMLElement, ctx: IContext): () => void {
  const written = h('div');
  const time = h('section', { class: 'jp-PsydynGoals-time' });
  const review = h('section', { class: 'jp-PsydynGoals-review' });
  host.append(written, time, review);
  const overTime = drawOverTime(time, ctx);
  const sheet = drawSheet(review, ctx);
  const stop = drawLoaded<IGoals>(
    written,
    ctx,
    async desk => {
      const [cases, goals] = await Promise.all([
        getWholeCases(desk),
        listAround(desk, 'goals')
      ]);
      return { cases, goals };
    },
    (place, loaded) => {
      const of = theCase(loaded.value.cases, ctx);
      const goals = loaded.value.goals.filter(one => one.case === of?.id);
      draw(place, of, goals, loaded, ctx);
      overTime.show(of, goals);
      sheet.show(of, loaded.reload);
    }
  );
  return () => {
    stop();
    overTime.stop();
    sheet.stop();
    host.replaceChildren();
  };
}

function draw(
  place: HTMLElement,
  of: IWholeCase | undefined,
  goals: readonly IGoal[],
  { value, reload, show }: ILoaded<IGoals>,
  ctx: IContext
): void {
  const { trans } = ctx;
  const which = drawWhich(value.cases, ctx, show);
  const head = h('div', {}, ...(which ? [which] : []));
  drawConcept('goal-attainment', head, trans);
  place.append(
    head,
    ...(of ? [drawDue(of, reload, ctx)] : []),
    h('h3', {}, trans.__('Goals')),
    ...(goals.length
      ? goals.map(goal => drawGoal(goal, reload, show, ctx))
      : [
          quietly(
            trans.__(
              'Goals stand here in the person’s own words, each with five levels from much less to much more than expected. None is written down so far.'
            )
          )
        ]),
    ...(of ? [drawNewGoal(of.id, reload, ctx)] : [])
  );
}

/** When the next review is, and where that day is changed. */
function drawDue(
  one: IWholeCase,
  reload: () => Promise<void>,
  ctx: IContext
): HTMLElement {
  const { trans, drafts } = ctx;
  const key = `due:${one.id}:`;
  const due = words(ctx, `${key}day`, trans.__('Day'), one.review_due, {
    rows: 1,
    as: { type: 'date' }
  });
  const form = h(
    'form',
    {},
    row(
      due.node,
      h(
        'button',
        { type: 'submit', 'data-keep': `${key}save` },
        trans.__('Save the day')
      )
    )
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    void attempt(
      ctx,
      reload,
      desk => changeCase(desk, one, { review_due: due.value() }),
      trans.__('Saved.'),
      () => drafts.drop(key)
    );
  });
  const day = one.review_due;
  return h(
    'section',
    { 'aria-label': trans.__('Next review') },
    h('h3', {}, trans.__('Next review')),
    h(
      'p',
      {},
      !day
        ? trans.__('No day is set.')
        : day < today()
          ? trans.__('It was planned for %1, and is still to come.', night(day, trans)) // prettier-ignore
          : night(day, trans)
    ),
    form
  );
}

/** What became of the goals, through the same view as everywhere; asked anew when a goal is another. */
function drawOverTime(host: HTMLElement, ctx: IContext) {
  let shown = '';
  let stop: (() => void) | null = null;
  const clear = () => {
    stop?.();
    stop = null;
    host.replaceChildren();
  };
  const show = async (
    of: IWholeCase | undefined,
    goals: readonly IGoal[]
  ): Promise<void> => {
    const { trans, acts, journal } = ctx;
    const desk = journal.transport;
    const asked = JSON.stringify([of?.id, goals]);
    if (asked === shown) {
      return;
    }
    shown = asked;
    if (!desk || !of || !goals.some(({ attained }) => attained.length)) {
      clear();
      return;
    }
    try {
      const result = await DeskResult.ask(
        desk,
        { verb: 'goals', parameters: { case: of.id }, narrow: {} },
        { open: acts.open }
      );
      if (shown === asked) {
        clear();
        stop = drawResult(result, host, trans);
      }
    } catch (error) {
      if (shown === asked) {
        clear();
        host.append(
          h('p', { class: 'jp-PsydynReview-empty' }, line(error)),
          button(trans.__('Try again'), () => {
            shown = '';
            void show(of, goals);
          })
        );
      }
    }
  };
  return {
    show: (of: IWholeCase | undefined, goals: readonly IGoal[]) =>
      void show(of, goals),
    stop: () => {
      shown = 'stopped';
      clear();
    }
  };
}
