import { ISnapshot } from '../tokens';
import { drawBars } from './bars';
import { h } from './dom';
import { known, number, perCent, percent } from './format';
import { drawEmpty } from './legends';
import { IActs } from './picture';

interface IClass {
  readonly code: string | number;
  readonly label: string;
  readonly count: number;
}

/** Reactions by how common each is (Kent and Rosanoff): their classes, and each of them. */
export function drawReactions(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const { rows, picture } = snapshot;
  if (!rows.length) {
    host.append(drawEmpty(trans.__('No reaction to classify.')));
    return;
  }
  const classes: readonly IClass[] = picture.classes ?? [];
  const all = classes.reduce((sum, { count }) => sum + count, 0) || 1;
  const norm = String(picture.norm ?? '');
  if (classes.length) {
    host.append(h('h3', {}, trans.__('Classes')));
    drawBars(
      trans.__('Classes'),
      classes.map(({ code, label, count }) => ({
        key: `class:${code}`,
        label,
        value: count,
        figure: number(count),
        beside: percent(count / all),
        aloud: trans.__(
          '%1: %2 reactions, %3',
          label,
          number(count),
          percent(count / all)
        ),
        hasPassages: false
      })),
      host,
      acts
    );
  }
  host.append(
    h('h3', {}, trans.__('Reactions')),
    h(
      'p',
      { class: 'jp-PsydynReview-quiet' },
      norm
        ? trans.__(
            'Bars: how many of a hundred people said the same (%1).',
            norm
          )
        : trans.__('Bars: how many of a hundred people said the same.')
    )
  );
  drawBars(
    trans.__('Reactions'),
    rows.map(row => {
      const value = known(row.value);
      const reaction = String(row.reaction ?? '') || trans.__('no reaction');
      const said = value === null ? '–' : perCent(value);
      return {
        key: row.key,
        label: pair(String(row.stimulus), reaction),
        value,
        figure: said,
        beside: String(row.label ?? ''),
        aloud: trans.__(
          '%1: %2, %3, %4',
          String(row.stimulus),
          reaction,
          value === null ? trans.__('not in the table') : said,
          String(row.label ?? '')
        )
      };
    }),
    host,
    acts
  );
}

/** Each in its own direction of writing, the arrow in that of the page. */
function pair(stimulus: string, reaction: string): HTMLElement {
  return h('span', {}, h('bdi', {}, stimulus), ' → ', h('bdi', {}, reaction));
}
