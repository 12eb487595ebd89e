import { ISnapshot } from '../tokens';
import { drawBars } from './bars';
import { h } from './dom';
import { cell, known, number, percent } from './format';
import { drawEmpty } from './legends';
import { IActs } from './picture';

interface IPeriod {
  readonly period: string;
  readonly ideas: number;
  readonly share: number | null;
}

/** In how many sessions the same idea came (Galton), and from when in the life ideas are. */
export function drawSpectrum(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const periods: readonly IPeriod[] = snapshot.picture.periods ?? [];
  if (!snapshot.rows.length && !periods.length) {
    host.append(
      drawEmpty(
        trans.__(
          'No idea to count yet: associate to the same words in several sessions.'
        )
      )
    );
    return;
  }
  if (snapshot.rows.length) {
    host.append(
      h('h3', {}, trans.__('How often the same idea came')),
      h(
        'p',
        { class: 'jp-PsydynReview-quiet' },
        trans.__(
          'Bars: associations, with their share; then how many different ideas they are.'
        )
      )
    );
    drawBars(
      trans.__('How often the same idea came'),
      snapshot.rows.map(row => {
        const times = known(row.times) ?? (Number(row.key) || 0);
        const ideas = known(row.ideas);
        const different = known(row.different);
        const share = known(row.share);
        const label =
          times === 1
            ? trans.__('once')
            : trans._n('in %1 session', 'in %1 sessions', times);
        return {
          key: row.key,
          label,
          value: ideas ?? share,
          figure: ideas === null ? '–' : number(ideas),
          beside: [
            share === null ? '' : percent(share),
            different === null
              ? ''
              : trans.__('%1 different', number(different))
          ]
            .filter(one => one)
            .join(', '),
          aloud: trans.__(
            '%1: %2 associations, %3, %4 different ideas',
            label,
            cell(ideas, { type: 'integer', label: '' }) || '–',
            share === null ? '–' : percent(share),
            cell(different, { type: 'integer', label: '' }) || '–'
          ),
          hasPassages: ideas !== 0
        };
      }),
      host,
      acts
    );
  }
  if (periods.length) {
    host.append(h('h3', {}, trans.__('From when they are')));
    drawBars(
      trans.__('From when they are'),
      periods.map(({ period, ideas, share }) => {
        const part = known(share);
        return {
          key: period,
          label: period,
          value: known(ideas),
          figure: number(known(ideas) ?? 0),
          beside: part === null ? '' : percent(part),
          aloud: trans.__(
            '%1: %2 ideas, %3',
            period,
            number(known(ideas) ?? 0),
            part === null ? '–' : percent(part)
          ),
          hasPassages: false
        };
      }),
      host,
      acts
    );
  }
}
