import { TranslationBundle } from '@jupyterlab/translation';
import { ISnapshot, Row } from '../tokens';
import { drawDigraph, IStep, IStop } from './digraph';
import { h } from './dom';
import { dot, drawDots, IDots } from './dots';
import { known, number } from './format';
import { drawEmpty, drawSamples } from './legends';
import { drawSteps } from './paths';
import { IActs } from './picture';
import { drawZoomed } from './zoomed';

/** Texts as graphs of which word follows which: one as its graph, many by how much of each hangs together. */
export function drawSpeechgraph(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): (() => void) | void {
  const { trans } = acts;
  const { rows, picture } = snapshot;
  const stops: readonly IStop[] = picture.nodes ?? [];
  if (!rows.length) {
    host.append(drawEmpty(trans.__('No text with words to draw.')));
    return;
  }
  if (!stops.length) {
    drawMany(rows, host, acts);
    return;
  }
  const steps: readonly IStep[] = picture.edges ?? [];
  const [row] = rows;
  host.append(
    h(
      'p',
      { class: 'jp-PsydynReview-besideZoom' },
      trans.__(
        '%1 words, %2 different; connected %3 (LCC), strongly connected %4 (LSC)',
        ...['words', 'nodes', 'LCC', 'LSC'].map(name => figure(row, name))
      )
    )
  );
  return drawZoomed(
    trans.__('Drawing of the text'),
    // A word of a text has no passages of its own.
    (zoom, across) =>
      drawDigraph(stops, steps, zoom, across, { ...acts, choose: undefined }),
    drawSteps(stops, steps, trans),
    '',
    host,
    acts
  );
}

function drawMany(rows: readonly Row[], host: HTMLElement, acts: IActs): void {
  const { trans } = acts;
  const most = Math.max(
    1,
    ...rows.flatMap(row => [known(row.LCC) ?? 0, known(row.LSC) ?? 0])
  );
  const end = nice(most);
  drawDots(
    trans.__('Texts'),
    {
      ticks: [0, end / 2, end],
      tick: String,
      name: trans.__('Text'),
      figure: trans.__('Words')
    },
    rows,
    row => line(row, trans),
    host,
    acts
  );
  host.append(
    drawSamples(
      [
        [dot('filled'), trans.__('words in the largest connected part (LCC)')],
        [
          dot('open'),
          trans.__(
            'words in the largest part in which each leads to each (LSC)'
          )
        ],
        [
          null,
          trans.__(
            'Longer texts have more of both: compare texts of one length, or the windows in the table.'
          )
        ]
      ],
      trans
    )
  );
}

function line(row: Row, trans: TranslationBundle): IDots {
  const label = String(row.label ?? row.entry ?? row.key);
  return {
    label,
    open: known(row.LSC),
    filled: known(row.LCC),
    figure: figure(row, 'words'),
    missing:
      known(row.LCC) === null && known(row.LSC) === null
        ? trans.__('too short')
        : undefined,
    aloud: trans.__(
      '%1: %2 words, LCC %3, LSC %4',
      label,
      ...['words', 'LCC', 'LSC'].map(name => figure(row, name))
    )
  };
}

function figure(row: Row, name: string): string {
  const value = known(row[name]);
  return value === null ? '–' : number(value);
}

/** The first round number that holds it: 2, 4, 10, 20, 40, 100 ... */
function nice(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 10].map(step => step * power).find(end => end >= value)!;
}
