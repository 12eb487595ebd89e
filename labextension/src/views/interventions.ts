import { ISnapshot, Row } from '../tokens';
import { h } from './dom';
import { drawLine, seen } from './finding';
import { known, night, percent } from './format';
import { ACROSS, rove } from './keys';
import { drawEmpty } from './legends';
import { paged } from './paged';
import { IActs } from './picture';
import { scrolled } from './scrolled';

interface IKind {
  readonly key: string;
  readonly code: string;
  readonly label: string;
  readonly count: number;
}

interface IResponse {
  /** Empty: none was coded. */
  readonly code: string;
  readonly label: string;
}

interface ILink {
  readonly key: string;
  readonly night: string;
  readonly kind: string;
  readonly responses: readonly string[];
}

/** The picture of the snapshot of kind `interventions`. */
interface IInterventions {
  readonly kinds: readonly IKind[];
  readonly responses: readonly IResponse[];
  readonly links: readonly ILink[];
}

const PAGE = 50;

/** Which kind of intervention was answered how, and each with its response: every mark leads to both passages. */
export function drawInterventions(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const found = snapshot.picture as unknown as IInterventions;
  if (!snapshot.rows.length) {
    host.append(
      drawEmpty(
        trans.__(
          'None yet: they stand here once what was said was coded, and joined to what answered it.'
        )
      )
    );
    return;
  }
  const section = (name: string) => {
    const node = h(
      'section',
      { class: 'jp-PsydynReview-interventions' },
      h('h3', {}, name)
    );
    host.append(node);
    return node;
  };
  drawAnswers(
    found,
    snapshot.rows,
    section(trans.__('How each kind was answered')),
    acts
  );
  drawLinks(found, section(trans.__('One by one')), acts);
}

function drawAnswers(
  { kinds, responses }: IInterventions,
  rows: readonly Row[],
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const byKey = new Map(rows.map(row => [row.key, row]));
  const name = trans.__('Interventions by their responses');
  const table = h(
    'table',
    { class: 'jp-PsydynReview-peopleGrid' },
    h('caption', { class: 'jp-Psydyn-aloud' }, name),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('td'),
        ...responses.map(({ label }) => h('th', { scope: 'col' }, label))
      )
    ),
    h(
      'tbody',
      {},
      ...kinds.map(kind =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, drawKind(kind, acts)),
          ...responses.map(({ code }) =>
            h(
              'td',
              {},
              drawCell(byKey.get(`answer:${kind.code}|${code}`), acts)
            )
          )
        )
      )
    )
  );
  host.append(
    scrolled(name, table),
    h(
      'p',
      { class: 'jp-PsydynReview-quiet' },
      trans.__(
        'Times, and below it the 95 % interval of the share of all interventions of the kind.'
      )
    )
  );
  rove(table, '[data-key]', ACROSS);
}

function drawKind({ key, label, count }: IKind, acts: IActs): HTMLElement {
  return drawLine(
    { key, kind: 'jp-PsydynReview-peopleName', aloud: `${label}: ${count}` },
    acts,
    seen('', h('bdi', {}, label)),
    seen('jp-PsydynReview-quiet', String(count))
  );
}

function drawCell(row: Row | undefined, acts: IActs): Node {
  const { trans } = acts;
  if (!row) {
    return h('span', { class: 'jp-PsydynReview-peopleNone' }, '0');
  }
  const [count, of, share, low, high] = [
    row.count,
    row.interventions,
    row.share,
    row.share_low,
    row.share_high
  ].map(value => known(value) ?? 0);
  const ends = `${percent(low)} – ${percent(high)}`;
  const mark = drawLine(
    {
      key: row.key,
      kind: 'jp-PsydynReview-peopleCell',
      aloud: trans.__(
        '%1, %2: %3 of %4, 95 % interval %5',
        row.intervention,
        row.response,
        count,
        of,
        ends
      )
    },
    acts,
    seen('', String(count)),
    seen('jp-PsydynReview-interventionEnds', ends)
  );
  mark.style.setProperty('--jp-psydyn-shade', `${Math.round(45 * share)}%`);
  return mark;
}

function drawLinks(
  { links }: IInterventions,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  const list = h('ol', { class: 'jp-PsydynReview-peopleThemes' });
  const more = paged(
    list,
    links,
    PAGE,
    link => h('li', {}, drawLink(link, acts)),
    trans.__('Show all %1', links.length),
    () => reset()
  );
  const reset = rove(list, '[data-key]');
  host.append(list, ...(more ? [more] : []));
}

function drawLink(
  { key, night: on, kind, responses }: ILink,
  acts: IActs
): HTMLElement {
  const { trans } = acts;
  const answer = responses.join(', ') || trans.__('no response coded');
  return drawLine(
    {
      key,
      kind: 'jp-PsydynReview-peopleTheme',
      aloud: `${night(on, trans)}: ${kind} → ${answer}`
    },
    acts,
    seen('jp-PsydynReview-quiet', night(on, trans)),
    seen('', h('bdi', {}, `${kind} → `), h('bdi', {}, answer))
  );
}
