import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { FEW, ILooked, ISeries } from './columns';
import { ISpanOfDays, Unit } from './spans';

/** What the plots of a series over time have in common. */
export interface IOverTime {
  readonly series: ISeries;
  readonly unit: Unit;
  readonly periods: readonly ISpanOfDays[];
  /** The period of each entry; -1 where its night has no full date. */
  readonly place: Int32Array;
}

/** One thing over time: drawn once, filled anew with what is looked at. */
export interface IPlot {
  readonly node: HTMLElement;
  /** What its marks are; it stands below all of them. */
  readonly legend?: HTMLElement;
  show(looked: ILooked): void;
  /** What it shows of a period, in words. */
  words(period: number): string;
}

/** A time over which something is drawn. */
export interface ITime {
  readonly series: Pick<ISeries, 'span'>;
}

/** Where a day stands, in per cent of the whole time. */
export function along({ series }: ITime, day: number): number {
  const { from, to } = series.span!;
  return (100 * (day - from)) / (to - from + 1);
}

/** A mark as wide as its period; paler where it stands on few. */
export function bar(
  over: IOverTime,
  period: number,
  kind: string,
  n: number,
  bottom: number,
  height: number,
  data: Readonly<Record<string, string>> = {}
): HTMLElement {
  const { from, to } = over.periods[period];
  const start = along(over, from);
  return h('span', {
    class: `jp-PsydynOverview-${kind}`,
    'data-few': n < FEW,
    style:
      `inset-inline-start: ${start.toFixed(2)}%; ` +
      `inline-size: ${(along(over, to + 1) - start).toFixed(2)}%; ` +
      `inset-block-end: ${(100 * bottom).toFixed(1)}%; ` +
      `block-size: ${(100 * height).toFixed(1)}%`,
    ...data
  });
}

/** A plot with its name, a figure beside it, and the end of its scale. */
export function frame(
  name: string,
  height: number,
  scale: string,
  ...drawn: Node[]
) {
  const figure = h('span', { class: 'jp-PsydynOverview-figure' });
  const top = h(
    'span',
    { class: 'jp-PsydynOverview-top', 'aria-hidden': 'true' },
    scale
  );
  const ground = h(
    'div',
    {
      class: 'jp-PsydynOverview-plot',
      'aria-hidden': 'true',
      style: `block-size: ${height}px`
    },
    ...drawn
  );
  const node = h(
    'div',
    { class: 'jp-PsydynOverview-plotFrame' },
    h(
      'p',
      { class: 'jp-PsydynOverview-plotName' },
      h('b', {}, name),
      figure,
      top
    ),
    ground
  );
  return { node, ground, figure, top };
}

export type Draw = (over: IOverTime, trans: TranslationBundle) => IPlot;
