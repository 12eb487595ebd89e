import { TranslationBundle } from '@jupyterlab/translation';
import { newId } from '../../desk/ids';
import {
  getWholeCases,
  IWholeCase,
  listReflections
} from '../../desk/practice';
import { IEntry, ITransport } from '../../tokens';
import { drawConcept } from '../concepts/concept';
import { h } from '../dom';
import { tellFeeling } from '../feeling/words';
import { night } from '../format';
import { rove, shortcut } from '../keys';
import { paged } from '../paged';
import { IContext, kept, quietly } from '../workroom/context';
import { button, row } from '../workroom/fields';
import { drawLoaded, ILoaded } from '../workroom/loaded';
import { drawMoment } from './moment';
import { drawPage } from './page';
import { drawWhich, theCase } from './which';

interface IPages {
  readonly cases: readonly IWholeCase[];
  readonly pages: readonly IEntry[];
}

/** More than these are shown when asked for. */
const PAGE = 40;
/** What stands for a page without a theme. */
const FIRST_WORDS = 60;

/** The reflective journal: its pages, newest first, and the one that is open. */
export function drawReflections(host: HTMLElement, ctx: IContext): () => void {
  const { trans, journal, chosen } = ctx;
  const sheet = h('div', { class: 'jp-PsydynPractice-sheet' });
  const side = h('div', { class: 'jp-PsydynPractice-side' });
  const room = h('div', { class: 'jp-PsydynPractice-panes' }, sheet, side);
  const head = h('div', {});
  host.append(head, room);

  let known: ILoaded<IPages> | null = null;
  let stop: (() => void) | null = null;
  let desk: ITransport | null = journal.transport;
  const close = () => {
    stop?.();
    stop = null;
    const page = chosen.get('reflection');
    chosen.delete('reflection');
    known?.show();
    (kept(side, `page:${page}`) ?? begin).focus();
  };
  const open = (draw: (desk: ITransport, of?: string) => () => void) => {
    stop?.();
    desk = journal.transport;
    const of = known && theCase(known.value.cases, ctx)?.id;
    stop = desk && draw(desk, of ?? undefined);
  };
  const openPage = (page: string) => {
    const pages = known?.value.pages ?? [];
    const themes = new Set(pages.map(one => one.reflection!.theme));
    themes.delete('');
    chosen.set('reflection', page);
    open((desk, of) =>
      drawPage(desk, sheet, {
        trans,
        page,
        case: of,
        themes: [...themes],
        saved: id => chosen.set('reflection', id),
        close
      })
    );
    known?.show();
  };
  const begin = button(
    trans.__('New page (N)'),
    () => openPage(newId()),
    'page:new'
  );
  const pause = button(
    trans.__('Mindful moment'),
    () => {
      chosen.delete('reflection');
      open((desk, of) => drawMoment(desk, sheet, { trans, case: of, close }));
    },
    'page:moment'
  );
  head.append(row(begin, pause));
  drawConcept('affect-labelling', head, trans);

  const stopList = drawLoaded<IPages>(
    side,
    ctx,
    async from => {
      const [cases, pages] = await Promise.all([
        getWholeCases(from),
        listReflections(from)
      ]);
      return { cases, pages };
    },
    (place, loaded) => {
      known = loaded;
      drawList(place, loaded, openPage, ctx);
    }
  );
  const keydown = (event: KeyboardEvent) => {
    if (shortcut(event) === 'n') {
      event.preventDefault();
      begin.click();
    }
  };
  host.addEventListener('keydown', keydown);
  const update = () => {
    head.hidden = !journal.transport;
    if (journal.transport !== desk) {
      desk = journal.transport;
      stop?.();
      stop = null;
      known = null;
    }
  };
  update();
  journal.changed.connect(update);
  return () => {
    journal.changed.disconnect(update);
    host.removeEventListener('keydown', keydown);
    stop?.();
    stopList();
    chosen.delete('reflection');
    host.replaceChildren();
  };
}

function drawList(
  place: HTMLElement,
  { value: { cases, pages }, show }: ILoaded<IPages>,
  open: (page: string) => void,
  ctx: IContext
): void {
  const { trans, chosen } = ctx;
  const of = theCase(cases, ctx)?.id;
  const mine = pages.filter(one => one.case === of);
  const which = drawWhich(cases, ctx, show);
  const list = h('ol', {
    class: 'jp-PsydynPractice-pages',
    'aria-label': trans.__('Pages, newest first')
  });
  const more = paged(
    list,
    mine,
    PAGE,
    one => {
      const opener = button(
        '',
        () => open(one.id),
        `page:${one.id}`,
        [night(one.night, trans), ...named(one, trans)].join(', ')
      );
      if (chosen.get('reflection') === one.id) {
        opener.setAttribute('aria-current', 'true');
      }
      opener.append(...brief(one, trans));
      return h('li', {}, opener);
    },
    trans.__('Show all %1', mine.length),
    () => reset()
  );
  const reset = rove(list, 'button');
  place.append(
    ...(which ? [which] : []),
    mine.length
      ? list
      : quietly(
          trans.__(
            'Pages stand here, the newest first: what moves you, what set it off, what you felt. There is none yet.'
          )
        ),
    ...(more ? [more] : [])
  );
}

/** A page in a few words: what it is about, what was felt. */
function named(one: IEntry, trans: TranslationBundle): string[] {
  const { theme, moment } = one.reflection!;
  const words = (one.parts.reflection ?? '').trim().split(/\s+/).join(' ');
  const first =
    words.length > FIRST_WORDS ? `${words.slice(0, FIRST_WORDS)} …` : words;
  const about =
    theme || first || (moment ? trans.__('mindful moment') : trans.__('page'));
  const rated =
    moment && moment.before !== null && moment.after !== null
      ? [trans.__('%1 → %2', moment.before, moment.after)]
      : [];
  return [about, ...one.affects.map(tellFeeling), ...rated];
}

function brief(one: IEntry, trans: TranslationBundle): HTMLElement[] {
  const [about, ...felt] = named(one, trans);
  return [
    h('span', { class: 'jp-Psydyn-quietly' }, night(one.night, trans)),
    h('bdi', {}, about),
    h('span', { class: 'jp-Psydyn-quietly', dir: 'auto' }, felt.join(' · '))
  ];
}
