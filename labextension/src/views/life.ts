import { ISnapshot } from '../tokens';
import { h } from './dom';
import { drawEmpty } from './legends';
import { drawLanes, ILane } from './life/lanes';
import { drawQuestions } from './life/questions';
import { IActs } from './picture';

/** Motifs over time beside feelings, episodes, life, hours and goals; below, what may be asked. */
export function drawLife(
  { picture, rows }: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const lanes = (picture.lanes ?? []) as readonly ILane[];
  const section = (name: string) => {
    const node = h('section', { 'aria-label': name }, h('h3', {}, name));
    host.append(node);
    return node;
  };
  const time = section(trans.__('On one timeline'));
  if (!picture.first || !lanes.length) {
    time.append(
      drawEmpty(
        trans.__(
          'Motifs, feelings, life events and hours stand here side by side once nights with a date were told.'
        )
      )
    );
    return;
  }
  const { first, last } = picture;
  drawLanes(lanes.map(withLevels), { first, last }, time, acts);
  time.append(
    h(
      'p',
      { class: 'jp-PsydynReview-quiet' },
      [
        trans.__(
          'A tick for each night, a bar for what lasted or for when it may have been.'
        ),
        lanes.some(({ sort }) => sort === 'hour') &&
          trans.__('Hours: × a rupture, ○ a repair.'),
        lanes.some(({ sort }) => sort === 'goal') &&
          trans.__('Goals: from −2 below to +2 above.'),
        lanes.some(({ changes }) => changes?.length) &&
          trans.__('A broken line: from here on it comes differently often.')
      ]
        .filter(one => one)
        .join(' ')
    )
  );
  drawQuestions(rows, section(trans.__('Questions for the next hour')), acts);
}

/** Goals stand as high as their level, -2 to 2. */
function withLevels(lane: ILane): ILane {
  return lane.sort === 'goal'
    ? {
        ...lane,
        marks: lane.marks.map(mark => ({
          ...mark,
          height: heightOf(Number(mark.sign))
        }))
      }
    : lane;
}

export function heightOf(level: number): number {
  return (level + 2) / 4;
}
