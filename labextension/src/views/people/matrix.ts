import { h } from '../dom';
import { drawLine, seen } from '../finding';
import { night } from '../format';
import { ACROSS, rove } from '../keys';
import { IActs } from '../picture';
import { GLYPHS, IEpisode, IFigure, IMap, signWord, size } from './map';

/** More columns than these are shown when asked for: the latest come first. */
const LATEST = 60;

/** Who came in which episode, in the order of the nights, each with its sign. */
export function drawMatrix(map: IMap, host: HTMLElement, acts: IActs): void {
  const { trans } = acts;
  const { episodes } = map;
  const place = h('div', {
    class: 'jp-PsydynReview-peopleScroll',
    role: 'region',
    'aria-label': trans.__('Figures and episodes'),
    tabindex: '0'
  });
  const show = (some: readonly IEpisode[]) => {
    const table = drawEpisodes(map, some, acts);
    place.replaceChildren(table);
    rove(table, '[data-key]', ACROSS);
  };
  show(episodes.slice(-LATEST));
  host.append(place);
  if (episodes.length > LATEST) {
    const all = h(
      'button',
      { type: 'button', class: 'jp-PsydynReview-more' },
      trans.__('Show all %1 episodes', episodes.length)
    );
    all.addEventListener('click', () => {
      show(episodes);
      all.remove();
      place.focus();
    });
    host.append(all);
  }
}

function drawEpisodes(
  { figures }: IMap,
  episodes: readonly IEpisode[],
  acts: IActs
): HTMLElement {
  const { trans } = acts;
  return h(
    'table',
    { class: 'jp-PsydynReview-peopleMatrix' },
    h(
      'caption',
      { class: 'jp-Psydyn-aloud' },
      trans.__('Figures by episode, in the order of the nights')
    ),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('td'),
        ...episodes.map((one, i) =>
          h(
            'th',
            { scope: 'col' },
            one.night === episodes[i - 1]?.night
              ? h('span', { class: 'jp-Psydyn-aloud' }, night(one.night, trans))
              : h('span', {}, night(one.night, trans))
          )
        )
      )
    ),
    h(
      'tbody',
      {},
      ...figures.map(figure =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, drawName(figure, acts)),
          ...episodes.map(one =>
            h(
              'td',
              {},
              one.figures.includes(figure.key) && drawEpisode(figure, one, acts)
            )
          )
        )
      )
    )
  );
}

function drawName({ key, label, episodes }: IFigure, acts: IActs): HTMLElement {
  const said = size(episodes, acts.trans);
  return drawLine(
    {
      key,
      kind: 'jp-PsydynReview-peopleName',
      aloud: `${label}: ${said}`
    },
    acts,
    seen('', h('bdi', {}, label)),
    seen('jp-PsydynReview-quiet', said)
  );
}

function drawEpisode(
  { label }: IFigure,
  { key, night: when, sign, periods }: IEpisode,
  acts: IActs
): HTMLElement {
  const { trans } = acts;
  const words = { then: trans.__('then'), now: trans.__('now') };
  const mark = drawLine(
    {
      key,
      kind: 'jp-PsydynReview-peopleEpisode',
      aloud: [
        trans.__('%1, episode %2', label, key.replace('episode:', '')),
        night(when, trans),
        signWord(sign, trans),
        ...periods.map(period => words[period])
      ].join(', ')
    },
    acts,
    seen('', GLYPHS[sign])
  );
  mark.dataset.sign = sign || 'none';
  return mark;
}
