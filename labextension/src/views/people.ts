import { ISnapshot } from '../tokens';
import { drawConcept } from './concepts/concept';
import { ConceptId } from './concepts/table';
import { h } from './dom';
import { drawLine, seen } from './finding';
import { drawEmpty } from './legends';
import { drawDisplay, drawLikeness } from './people/display';
import { drawDomains, drawThenAndNow } from './people/grid';
import { IMap, mapOf } from './people/map';
import { drawMatrix } from './people/matrix';
import { drawThemes } from './people/themes';
import { drawTies } from './people/ties';
import { rove } from './keys';
import { IActs } from './picture';

/**
 * The relational map: the figures around the dreamer, what comes most often
 * with each, who came when, in which part of life, then and now, and where a
 * wish and a response go apart. Every mark leads to its passages.
 */
export function drawPeople(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): (() => void) | void {
  const { trans } = acts;
  const map = mapOf(snapshot);
  if (!snapshot.rows.length) {
    host.append(
      drawEmpty(
        trans.__(
          'Nobody yet: people stand here once a wish or a response was coded, and with whom.'
        )
      )
    );
    return;
  }
  const section = (name: string, ...concepts: ConceptId[]) => {
    const node = h(
      'section',
      { class: 'jp-PsydynReview-people' },
      h('h3', {}, name)
    );
    for (const id of concepts) {
      drawConcept(id, node, trans);
    }
    host.append(node);
    return node;
  };
  const stop = drawTies(
    map,
    section(trans.__('Around me'), 'internal-object'),
    acts
  );
  drawThemes(
    snapshot.rows,
    section(
      trans.__('Most frequent with each'),
      'relationship-episode',
      'pervasiveness'
    ),
    acts
  );
  drawMatrix(map, section(trans.__('Episodes in time')), acts);
  if (map.components.length) {
    drawDomains(map, section(trans.__('In which part of life')), acts);
  }
  if (map.periods.cells.length) {
    const place = section(trans.__('Then and now'), 'repetition');
    drawThenAndNow(map, place, acts);
    if (map.periods.likeness) {
      drawLikeness(map.periods.likeness, place, trans);
    }
  }
  const { therapist } = map;
  if (therapist?.therapist) {
    drawDisplay(
      therapist,
      section(trans.__('The therapist and others'), 'transference'),
      acts
    );
  }
  if (map.against.length) {
    drawAgainst(
      map,
      section(trans.__('Wish and response apart'), 'wish', 'ambivalence'),
      acts
    );
  }
  return stop;
}

function drawAgainst(
  { against, names }: IMap,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const list = h(
    'ul',
    { class: 'jp-PsydynReview-peopleThemes' },
    ...against.map(({ key, episodes }) => {
      const said = trans._n('%1 episode', '%1 episodes', episodes);
      return h(
        'li',
        {},
        drawLine(
          {
            key,
            kind: 'jp-PsydynReview-peopleTheme',
            aloud: `${names[key]}: ${said}`
          },
          acts,
          seen('', h('bdi', {}, names[key])),
          seen('jp-PsydynReview-quiet', said)
        )
      );
    })
  );
  rove(list, '[data-key]');
  host.append(
    h(
      'p',
      { class: 'jp-PsydynReview-quiet' },
      trans.__('An observation, not a judgement.')
    ),
    list
  );
}
