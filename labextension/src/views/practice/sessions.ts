import { TranslationBundle } from '@jupyterlab/translation';
import { createEntry } from '../../desk/client';
import { line } from '../../desk/error';
import {
  getWholeCases,
  IListedHour,
  IProcessNote,
  IWholeCase,
  listAround,
  listHours
} from '../../desk/practice';
import { DeskResult } from '../../sources/desk';
import { IHour, IRating, ITransport } from '../../tokens';
import { h } from '../dom';
import { night } from '../format';
import { rove, shortcut } from '../keys';
import { drawResult } from '../result';
import { attempt, IContext, idOf, quietly } from '../workroom/context';
import { button, row } from '../workroom/fields';
import { drawLoaded, ILoaded } from '../workroom/loaded';
import { attendances, drawHour, IHourView } from './hour';
import { drawLoose } from './process';
import { today } from './today';
import { drawWhich, theCase } from './which';

interface ISessions {
  readonly cases: readonly IWholeCase[];
  readonly hours: readonly IListedHour[];
  /** The asker's own, of hours that are not here any more. */
  readonly loose: readonly IProcessNote[];
}

/** The hours of a case, newest first, and the one that lies open. */
export function drawSessions(host: HTMLElement, ctx: IContext): () => void {
  const { trans, journal, chosen } = ctx;
  const list = h('div', { class: 'jp-PsydynPractice-hours' });
  const open = h('div', { class: 'jp-PsydynPractice-hour' });
  const series = h('details', { class: 'jp-PsydynPractice-series' });
  const room = h(
    'div',
    {},
    h('div', { class: 'jp-PsydynPractice-sessions' }, list, open),
    series
  );
  host.append(room);

  let loaded: ILoaded<ISessions> | null = null;
  let drawn: (IHourView & { readonly id: string }) | null = null;
  /** The hour that is chosen lies open; it is not drawn anew while the list is. */
  const show = () => {
    const hours = loaded ? hoursOf(loaded.value, ctx) : [];
    const hour = hours.find(({ id }) => id === chosen.get('hour'));
    if (hour?.id === drawn?.id) {
      return;
    }
    drawn?.stop();
    drawn = null;
    open.replaceChildren();
    if (hour && journal.transport) {
      const view = drawHour(journal.transport, hour, open, ctx);
      drawn = { id: hour.id, ...view };
    }
  };
  const choose = (id: string) => {
    chosen.set('hour', id);
    show();
    loaded?.show();
    drawn?.focus();
  };
  const make = () => {
    const one = loaded && theCase(loaded.value.cases, ctx);
    if (loaded && one) {
      const [last] = hoursOf(loaded.value, ctx);
      void attempt(
        ctx,
        loaded.reload,
        desk =>
          createEntry(desk, {
            id: idOf(ctx, 'hour:new'),
            kind: 'note',
            case: one.id,
            night: today(),
            hour: nextHour(one, last?.hour)
          }),
        trans.__('A new session, of today.'),
        () => chosen.delete('id:hour:new')
      ).then(made => made && choose(made.id));
    }
  };
  const stopList = drawLoaded<ISessions>(list, ctx, read, (place, next) => {
    loaded = next;
    drawList(place, next, ctx, make, choose);
    show();
  });
  const keydown = (event: KeyboardEvent) => {
    if (shortcut(event) === 'n') {
      event.preventDefault();
      make();
    }
  };
  host.addEventListener('keydown', keydown);
  const stopSeries = drawSeries(series, () => loaded?.value.cases ?? [], ctx);
  return () => {
    host.removeEventListener('keydown', keydown);
    drawn?.stop();
    stopSeries();
    stopList();
    room.remove();
  };
}

async function read(desk: ITransport): Promise<ISessions> {
  const [cases, hours, notes] = await Promise.all([
    getWholeCases(desk),
    listHours(desk),
    listAround(desk, 'process-notes')
  ]);
  const here = new Set(hours.map(({ id }) => id));
  return { cases, hours, loose: notes.filter(({ hour }) => !here.has(hour)) };
}

/** The hour as it begins: as long as the frame says, with the items of the last one offered again. */
export function nextHour(
  { frame }: Pick<IWholeCase, 'frame'>,
  last?: IHour
): IHour {
  const again = ({ item }: IRating) => ({ item, before: null, after: null });
  return {
    attendance: 'held',
    minutes: frame?.minutes ?? null,
    marks: [],
    ratings: (last?.ratings ?? []).map(again)
  };
}

function hoursOf(
  { cases, hours }: ISessions,
  ctx: IContext
): readonly IListedHour[] {
  const one = theCase(cases, ctx);
  return hours.filter(hour => hour.case === one?.id);
}

function drawList(
  place: HTMLElement,
  loaded: ILoaded<ISessions>,
  ctx: IContext,
  make: () => void,
  choose: (id: string) => void
): void {
  const { trans, chosen } = ctx;
  const hours = hoursOf(loaded.value, ctx);
  const which = drawWhich(loaded.value.cases, ctx, loaded.show);
  const add = button(trans.__('New session'), make, 'hour:new');
  add.setAttribute('aria-keyshortcuts', 'n');
  add.title = trans.__('N');
  const list = h(
    'ol',
    {
      class: 'jp-PsydynInterpret-plain',
      'aria-label': trans.__('Sessions, newest first')
    },
    ...hours.map((hour, at) => {
      const opener = button('', () => choose(hour.id), `hour:${hour.id}`);
      opener.classList.add('jp-PsydynPractice-listed');
      opener.append(...inWords(hour, hours.length - at, trans));
      if (chosen.get('hour') === hour.id) {
        opener.setAttribute('aria-current', 'true');
      }
      return h('li', {}, opener);
    })
  );
  place.append(
    ...(which ? [which] : []),
    row(add),
    hours.length
      ? list
      : quietly(
          trans.__(
            'Sessions stand here by their day, each with a summary, and beside it what is yours alone. There is none yet.'
          )
        )
  );
  rove(list, 'button');
  const one = theCase(loaded.value.cases, ctx);
  const loose = loaded.value.loose.filter(note => note.case === one?.id);
  if (loose.length) {
    place.append(drawLoose(loose, loaded.reload, ctx));
  }
}

/** "12", "20 Nov 2026", "held, 50 min, rupture, repair" */
function inWords(
  { night: day, hour }: IListedHour,
  number: number,
  trans: TranslationBundle
): Node[] {
  const sorts = hour.marks.map(({ sort }) =>
    sort === 'rupture' ? trans.__('rupture') : trans.__('repair')
  );
  const said = [
    attendances(trans)[hour.attendance],
    hour.minutes !== null && trans.__('%1 min', hour.minutes),
    ...new Set(sorts)
  ];
  return [
    h('b', {}, trans.__('%1. %2', number, night(day, trans))),
    h(
      'span',
      { class: 'jp-PsydynInterpret-quiet' },
      said.filter(Boolean).join(', ')
    )
  ];
}

/** The ratings over the hours, found when somebody unfolds them. */
function drawSeries(
  series: HTMLDetailsElement,
  cases: () => readonly IWholeCase[],
  ctx: IContext
): () => void {
  const { trans, journal, acts } = ctx;
  const place = h('div');
  series.append(h('summary', {}, trans.__('Ratings over the sessions')), place);
  let stop: (() => void) | null = null;
  let asked = 0;
  const clear = () => {
    asked++;
    stop?.();
    stop = null;
    place.replaceChildren();
  };
  const ask = async () => {
    clear();
    const mine = asked;
    const of = theCase(cases(), ctx)?.id;
    if (!series.open || !journal.transport || !of) {
      return;
    }
    const question = { verb: 'ratings', parameters: { case: of } } as const;
    try {
      const found = await DeskResult.ask(journal.transport, question, acts);
      if (mine === asked) {
        stop = drawResult(found, place, trans);
      }
    } catch (error) {
      if (mine === asked) {
        place.replaceChildren(quietly(line(error)));
      }
    }
  };
  const toggled = () => void ask();
  series.addEventListener('toggle', toggled);
  return () => {
    series.removeEventListener('toggle', toggled);
    clear();
  };
}
