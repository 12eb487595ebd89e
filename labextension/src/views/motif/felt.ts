import { TranslationBundle } from '@jupyterlab/translation';
import { Row } from '../../tokens';
import { dot, drawDots, IDots } from '../dots';
import { h } from '../dom';
import { known, percent } from '../format';
import { drawEmpty, drawSamples } from '../legends';
import { IActs } from '../picture';

/** Feelings of dreams with a motif, and of those without (`analysis/felt.py`). */
export interface IFelt {
  /** Dreams in which any was said. */
  readonly with: number;
  readonly without: number;
  readonly few: boolean;
  readonly words: readonly Omit<Row, 'key'>[];
}

const SHARES: readonly number[] = [0, 0.25, 0.5, 0.75, 1];

/** The dreamer's own words for what was felt, in dreams with the motif and without. */
export function drawFelt(
  felt: IFelt | undefined,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  if (!felt?.words.length) {
    host.append(
      drawEmpty(
        trans.__(
          'No feeling was said in these dreams; those that are recorded with a dream are compared here.'
        )
      )
    );
    return;
  }
  host.append(
    h(
      'p',
      { class: 'jp-PsydynReview-quiet' },
      trans.__(
        'Feelings were said in %1 dreams with it and in %2 without.',
        felt.with,
        felt.without
      ),
      ' ',
      felt.few &&
        trans.__('So few cannot tell whether it feels otherwise with it.')
    )
  );
  drawDots(
    trans.__('Feelings'),
    {
      ticks: SHARES,
      tick: percent,
      name: trans.__('Feeling'),
      figure: trans.__('Dreams')
    },
    felt.words.map(row => ({ ...row, key: String(row.word) }) as Row),
    row => line(row, felt, trans),
    host,
    // A feeling has no passage: it was said of the whole dream.
    { ...acts, choose: undefined }
  );
  host.append(
    drawSamples(
      [
        [
          dot('filled'),
          trans.__('with it (the first number), and its 95 % interval')
        ],
        [dot('open'), trans.__('without it (the second)')]
      ],
      trans
    )
  );
}

function line(row: Row, felt: IFelt, trans: TranslationBundle): IDots {
  const side = (name: 'with' | 'without') => ({
    count: known(row[name]) ?? 0,
    share: known(row[`share_${name}`]),
    low: known(row[`share_${name}_low`]),
    high: known(row[`share_${name}_high`])
  });
  const [mine, others] = [side('with'), side('without')];
  const spoken = ({ low, high }: typeof mine) =>
    low === null || high === null
      ? ''
      : trans.__(' (95 % interval %1 to %2)', percent(low), percent(high));
  return {
    label: String(row.word),
    open: others.share,
    filled: mine.share,
    low: mine.low,
    high: mine.high,
    figure: `${mine.count} · ${others.count}`,
    isUnclear: felt.few,
    aloud: trans.__(
      '%1: in %2 of %3 dreams with it%4, in %5 of %6 without%7',
      String(row.word),
      mine.count,
      felt.with,
      spoken(mine),
      others.count,
      felt.without,
      spoken(others)
    )
  };
}
