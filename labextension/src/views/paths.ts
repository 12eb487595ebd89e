import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot } from '../tokens';
import { drawDigraph, IStep, IStop, STEPS } from './digraph';
import { svg } from './dom';
import { drawEmpty, drawSamples } from './legends';
import { IActs } from './picture';
import { shape } from './shapes';
import { drawZoomed } from './zoomed';

/** Elements and associations in the order in which they were said. */
export function drawPaths(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): (() => void) | void {
  const { trans } = acts;
  const stops: readonly IStop[] = snapshot.picture.nodes ?? [];
  const steps: readonly IStep[] = snapshot.picture.edges ?? [];
  if (!stops.length) {
    host.append(
      drawEmpty(
        trans.__(
          'Nothing was associated yet: choose words of a dream and say what comes to mind.'
        )
      )
    );
    return;
  }
  return drawZoomed(
    trans.__('Drawing of the associations'),
    (zoom, across) => drawDigraph(stops, steps, zoom, across, acts),
    drawSteps(stops, steps, trans),
    acts.choose
      ? trans.__(
          'Up and down go through the words, left and right through the arrows of one; Enter opens an arrow’s passages. '
        )
      : '',
    host,
    acts
  );
}

/** What is square, round, and an arrow. */
export function drawSteps(
  stops: readonly IStop[],
  steps: readonly IStep[],
  trans: TranslationBundle
): HTMLElement {
  const mark = (community: number) =>
    svg(
      'svg',
      { width: '16', height: '16' },
      svg(
        'g',
        {
          class: 'jp-PsydynReview-node',
          'data-community': String(community)
        },
        svg('path', { d: shape(community, 5), transform: 'translate(8 8)' })
      )
    );
  return drawSamples(
    [
      stops.some(({ kind }) => kind === 'element') && [
        mark(1),
        trans.__('an element of a dream')
      ],
      stops.some(({ kind }) => kind !== 'element') && [
        mark(0),
        trans.__('what was said; larger: more often')
      ],
      steps.length > 0 && [
        svg(
          'svg',
          { width: '22', height: '16' },
          svg(
            'g',
            { class: 'jp-PsydynReview-arrow' },
            svg('path', {
              class: 'jp-PsydynReview-way',
              d: 'M0 8H14',
              'stroke-width': '2'
            }),
            svg('path', {
              class: 'jp-PsydynReview-head',
              d: 'M22 8L14 4V12Z'
            })
          )
        ),
        trans.__('said after it; thicker: more often')
      ],
      steps.length > STEPS && [
        null,
        trans.__('The first %1 steps; the table has all.', STEPS)
      ]
    ],
    trans
  );
}
