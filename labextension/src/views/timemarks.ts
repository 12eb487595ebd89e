import { TranslationBundle } from '@jupyterlab/translation';
import { Row } from '../tokens';
import { svg } from './dom';
import { known, seconds } from './format';
import { drawSamples } from './legends';
import { ILimit } from './limits';
import { shape } from './shapes';
import { isMisremembered } from './signs';

const SHAPES = { prolonged: 3, failed: 0, reproduction: 2, other: 1 } as const;

type Kind = keyof typeof SHAPES;

/** Below the plot, in px. */
const BELOW = 8;
const SIZE = 3.6;

/**
 * Shapes of a reaction: on the line where it is prolonged, in the gap where
 * nothing came, below the plot for what else there is.
 *
 * @param base - where the plot ends, in px.
 * @param y - where the line is.
 */
export function marksOf(
  row: Row,
  x: number,
  base: number,
  y: number
): readonly SVGElement[] {
  return [
    ...(row.failed
      ? [drawMark('failed', x, base - 7, SIZE)]
      : row.prolonged && known(row.seconds) !== null
        ? [drawMark('prolonged', x, y, SIZE)]
        : []),
    ...(isMisremembered(row)
      ? [drawMark('reproduction', x, base + BELOW, SIZE)]
      : isOther(row)
        ? [drawMark('other', x, base + BELOW, SIZE)]
        : [])
  ];
}

function drawMark(
  kind: Kind,
  x: number,
  y: number,
  radius: number
): SVGElement {
  return svg('path', {
    class: 'jp-PsydynReview-timelineMark',
    'data-kind': kind,
    d: shape(SHAPES[kind], radius),
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`
  });
}

function isOther(row: Row): boolean {
  return [
    'repeated',
    'misunderstood',
    'several_words',
    'perseverated',
    'stereotyped'
  ].some(name => row[name]);
}

/** What the lines and the shapes are. */
export function drawTimelineLegend(
  rows: readonly Row[],
  limits: readonly ILimit[],
  trans: TranslationBundle
): HTMLElement {
  const mark = (kind: Kind) =>
    svg('svg', { width: '14', height: '14' }, drawMark(kind, 7, 7, 4.5));
  return drawSamples(
    [
      ...limits.map(
        ({ name, seconds: limit, isChosen }, nth): [Node, string] => [
          svg(
            'svg',
            { width: '22', height: '14' },
            svg('path', {
              class: 'jp-PsydynReview-limit',
              'data-chosen': isChosen,
              'data-nth': String(nth),
              d: 'M0 7H22'
            })
          ),
          isChosen
            ? trans.__('%1, the one chosen: %2', name, seconds(limit))
            : trans.__('%1: %2', name, seconds(limit))
        ]
      ),
      rows.some(row => row.prolonged) && [
        mark('prolonged'),
        trans.__('prolonged')
      ],
      rows.some(row => row.failed) && [mark('failed'), trans.__('no reaction')],
      rows.some(isMisremembered) && [
        mark('reproduction'),
        trans.__('reproduction changed or missing')
      ],
      rows.some(row => isOther(row) && !isMisremembered(row)) && [
        mark('other'),
        trans.__('another mark, in the sheet')
      ]
    ],
    trans
  );
}
