import { TranslationBundle } from '@jupyterlab/translation';
import { IChanged } from '../../coding';
import { entryId } from '../../desk/ids';
import { h } from '../dom';
import { moment } from '../format';
import { rove } from '../keys';
import { paged } from '../paged';
import { getReviews, IReviews, makeReview } from './client';
import { attempt, IContext, quietly } from '../workroom/context';
import { button, row, words } from '../workroom/fields';
import { drawLoaded, ILoaded } from '../workroom/loaded';

const PAGE = 50;

/** What is new or other since somebody last went through it all. */
export function drawReviews(host: HTMLElement, ctx: IContext): () => void {
  return drawLoaded<IReviews>(host, ctx, getReviews, (place, loaded) =>
    draw(place, loaded, ctx)
  );
}

function draw(
  place: HTMLElement,
  { value: { changed, reviews }, reload }: ILoaded<IReviews>,
  ctx: IContext
): void {
  const { trans, drafts } = ctx;
  // Asked twice, where the answer was lost, it is made once.
  const id = entryId();
  const past = [...reviews].sort((a, b) => b.at.localeCompare(a.at));
  const last = past[0];
  const list = h('ul', { class: 'jp-PsydynInterpret-plain' });
  const more = paged(
    list,
    changed,
    PAGE,
    one => line(one, ctx),
    trans.__('Show all %1', changed.length),
    () => reset()
  );
  const reset = rove(list, '.jp-PsydynInterpret-change');
  const note = words(
    ctx,
    'review:note',
    trans.__('What came of it (can stay empty)')
  );
  const form = h(
    'form',
    { class: 'jp-PsydynInterpret-form' },
    note.node,
    row(
      h(
        'button',
        { type: 'submit', 'data-keep': 'review:done' },
        trans.__('Reviewed')
      )
    )
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    void attempt(
      ctx,
      reload,
      desk => makeReview(desk, { id, note: note.value() }),
      trans.__('Kept: reviewed today.'),
      () => drafts.drop('review:')
    );
  });
  place.append(
    h(
      'h2',
      {},
      last
        ? trans.__('Since %1: %2', moment(last.at), changed.length)
        : trans.__('So far: %1', changed.length)
    ),
    changed.length
      ? list
      : quietly(
          last
            ? trans.__('Nothing changed since the last review.')
            : trans.__(
                'What changes in the journal from one review to the next stands here. Nothing did so far.'
              )
        ),
    ...(more ? [more] : []),
    form,
    h('h2', {}, trans.__('Past reviews')),
    past.length
      ? h(
          'ol',
          { class: 'jp-PsydynInterpret-plain' },
          ...past.map(({ at, by, note: said }) =>
            h(
              'li',
              {},
              h(
                'p',
                { class: 'jp-PsydynInterpret-quiet' },
                [moment(at), by].filter(Boolean).join(' · ')
              ),
              said && h('p', { class: 'jp-PsydynInterpret-said' }, said)
            )
          )
        )
      : quietly(trans.__('None yet.'))
  );
}

function line(
  { what, label, entry, record, at, by }: IChanged,
  { trans, acts }: IContext
): HTMLElement {
  const said = [by, at && moment(at)].filter(Boolean).join(' · ');
  const name = `${whatWord(what, trans)}: ${label}`;
  return h(
    'li',
    {},
    entry
      ? opener(name, `changed:${record}:${what}`, () => acts.open({ entry }))
      : h('span', { class: 'jp-PsydynInterpret-change', tabindex: '-1' }, name),
    h('span', { class: 'jp-PsydynInterpret-quiet' }, ` ${said}`)
  );
}

function opener(name: string, keep: string, act: () => void): HTMLElement {
  const made = button(name, act, keep);
  made.classList.add('jp-PsydynInterpret-change');
  return made;
}

/** Kinds of records as people call them; what is not known, as the desk says it. */
function whatWord(what: string, trans: TranslationBundle): string {
  const known: Readonly<Record<string, string>> = {
    entry: trans.__('entry'),
    annotation: trans.__('annotation'),
    relation: trans.__('relation'),
    memo: trans.__('memo'),
    codebook: trans.__('codebook'),
    hypothesis: trans.__('hypothesis'),
    decision: trans.__('decision'),
    layer: trans.__('layer'),
    adjudication: trans.__('adjudication')
  };
  return known[what] ?? what;
}
