import {
  changeCase,
  getWholeCases,
  IFrame,
  IWholeCase
} from '../../desk/practice';
import { h } from '../dom';
import { attempt, IContext } from '../workroom/context';
import { row, words } from '../workroom/fields';
import { drawLoaded, ILoaded } from '../workroom/loaded';
import { drawWhich, theCase } from './which';

/** Who it is about, and how the treatment is set. */
export function drawCase(host: HTMLElement, ctx: IContext): () => void {
  return drawLoaded(host, ctx, getWholeCases, (place, loaded) =>
    draw(place, loaded, ctx)
  );
}

function draw(
  place: HTMLElement,
  loaded: ILoaded<readonly IWholeCase[]>,
  ctx: IContext
): void {
  const one = theCase(loaded.value, ctx);
  const which = drawWhich(loaded.value, ctx, loaded.show);
  place.append(
    ...(which ? [which] : []),
    ...(one ? [frame(one, loaded.reload, ctx)] : [])
  );
}

function frame(
  one: IWholeCase,
  reload: () => Promise<void>,
  ctx: IContext
): HTMLElement {
  const { trans, drafts } = ctx;
  const key = `case:${one.id}:`;
  const line = (name: string, label: string, stored: string, help = '') =>
    words(ctx, key + name, label, stored, { rows: 1, help });
  const pseudonym = line('pseudonym', trans.__('Pseudonym'), one.pseudonym);
  const often = line(
    'often',
    trans.__('Sessions a week'),
    String(one.frame?.sessions_a_week ?? '')
  );
  const minutes = line(
    'minutes',
    trans.__('Minutes each'),
    String(one.frame?.minutes ?? '')
  );
  const setting = line(
    'setting',
    trans.__('Setting'),
    one.frame?.setting ?? '',
    trans.__('For example: couch, face to face, online')
  );
  const since = line(
    'since',
    trans.__('Since'),
    one.frame?.since ?? '',
    trans.__('A day, a month or a year: 2026-01')
  );
  const context = words(
    ctx,
    `${key}context`,
    trans.__('Language and culture, in their own words'),
    one.context,
    { rows: 3 }
  );
  const form = h(
    'form',
    { class: 'jp-PsydynInterpret-form' },
    ...[pseudonym, often, minutes, setting, since, context].map(
      ({ node }) => node
    ),
    row(
      h(
        'button',
        { type: 'submit', 'data-keep': `${key}save` },
        trans.__('Save')
      )
    )
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    const framed: IFrame = {
      sessions_a_week: number(often.value()),
      minutes: number(minutes.value()),
      setting: setting.value(),
      since: since.value(),
      note: one.frame?.note ?? ''
    };
    void attempt(
      ctx,
      reload,
      desk =>
        changeCase(desk, one, {
          pseudonym: pseudonym.value(),
          frame: framed,
          context: context.value()
        }),
      trans.__('Saved.'),
      () => drafts.drop(key)
    );
  });
  return form;
}

/** What is no number goes as it is, and the desk says so. */
function number(said: string): number | null {
  return said === '' ? null : Number.isNaN(Number(said)) ? NaN : Number(said);
}
