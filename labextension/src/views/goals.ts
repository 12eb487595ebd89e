import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row } from '../tokens';
import { h } from './dom';
import { drawLine, seen } from './finding';
import { known, night, number } from './format';
import { rove } from './keys';
import { drawEmpty } from './legends';
import { heightOf } from './life';
import { drawLanes, ILane } from './life/lanes';
import { IActs } from './picture';

interface IOnDay {
  readonly day: string;
  readonly t: number;
  readonly n: number;
}

interface ILevels {
  readonly key: string;
  readonly levels: readonly {
    /** Of what was written that day. */
    readonly key: string;
    readonly day: string;
    readonly level: number;
    readonly told: boolean;
  }[];
}

/** Where T is drawn, from all goals much less attained than expected to all much more (of one goal). */
const [LOWEST, HIGHEST] = [30, 70];

/** Goals over time: all together, and each with its levels. */
export function drawGoals(
  { picture, rows }: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const series = (picture.series ?? []) as readonly IOnDay[];
  const goals = (picture.goals ?? []) as readonly ILevels[];
  const days = goals.flatMap(({ levels }) => levels.map(({ day }) => day));
  if (!days.length) {
    host.append(
      drawEmpty(
        trans.__(
          'Levels stand here over time once one was recorded for a goal.'
        )
      )
    );
    return;
  }
  const name = (key: string) =>
    String(rows.find(row => row.key === key)?.goal ?? '');
  const lanes: ILane[] = goals.map(({ key, levels }) => ({
    key,
    label: name(key),
    sort: 'goal',
    marks: levels.map(({ key, day, level, told }) => ({
      key,
      label: levelWord(level, trans),
      first: day,
      last: day,
      told,
      height: heightOf(level)
    }))
  }));
  const together: ILane = {
    key: 't',
    label: trans.__('All together (T)'),
    sort: 'goal',
    marks: series.map(({ day, t, n }) => ({
      key: '',
      label: trans._n('T %2 over %1 goal', 'T %2 over %1 goals', n, number(t)),
      first: day,
      last: day,
      told: false,
      height: Math.max(0, Math.min(1, (t - LOWEST) / (HIGHEST - LOWEST)))
    }))
  };
  days.sort();
  drawLanes(
    [...(series.length ? [together] : []), ...lanes],
    { first: days[0], last: days[days.length - 1] },
    host,
    acts
  );
  const list = h(
    'ul',
    { class: 'jp-PsydynLife-questions' },
    ...rows.map(row => {
      const levels = goals.find(({ key }) => key === row.key)?.levels ?? [];
      const isTold = levels.some(({ told }) => told);
      return h('li', {}, drawGoal(row, isTold, acts));
    })
  );
  rove(list, '[data-key]');
  host.append(
    h(
      'p',
      { class: 'jp-PsydynReview-quiet' },
      trans.__(
        'Goals from −2 below to +2 above; T from %1 to %2, 50 in the middle: all as expected.',
        LOWEST,
        HIGHEST
      )
    ),
    list
  );
}

function drawGoal(row: Row, hasPassages: boolean, acts: IActs): HTMLElement {
  const { trans } = acts;
  const [first, last] = [known(row.first), known(row.last)];
  const said =
    last === null
      ? trans.__('no level so far')
      : [
          `${levelWord(last, trans)}, ${night(String(row.last_day), trans)}`,
          Number(row.days) > 1 && first !== null
            ? trans.__(
                'first %1, %2',
                levelWord(first, trans),
                night(String(row.first_day), trans)
              )
            : '',
          known(row.weight) === null
            ? trans.__('no weight given: counts 1')
            : trans.__('weight %1', number(known(row.weight)!))
        ]
          .filter(one => one)
          .join('; ');
  return drawLine(
    {
      key: row.key,
      kind: 'jp-PsydynLife-question',
      aloud: `${row.goal}: ${said}`,
      hasPassages
    },
    acts,
    seen('', h('bdi', {}, String(row.goal))),
    seen('jp-PsydynReview-quiet', said)
  );
}

/** A level as it is spoken of. */
export function levelWord(level: number, trans: TranslationBundle): string {
  const words = [
    trans.__('much less than expected (−2)'),
    trans.__('less than expected (−1)'),
    trans.__('as expected (0)'),
    trans.__('more than expected (+1)'),
    trans.__('much more than expected (+2)')
  ];
  return words[level + 2] ?? String(level);
}
