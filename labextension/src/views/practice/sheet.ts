import { line } from '../../desk/error';
import { entryId } from '../../desk/ids';
import { changeCase, IWholeCase } from '../../desk/practice';
import { h } from '../dom';
import { moment, night } from '../format';
import {
  getSheet,
  IReportAsked,
  ISheet,
  ISheetPlace,
  ITold,
  makeReview,
  ReportFor
} from '../interpreting/client';
import { audiences, drawFile, FORMATS, makeFile } from '../interpreting/report';
import { attempt, IContext, quietly, redraw } from '../workroom/context';
import { button, choice, row, tick, words } from '../workroom/fields';

/** What came and what changed since the last review: read here, saved for somebody, marked as reviewed. */
export function drawSheet(host: HTMLElement, ctx: IContext) {
  const { trans } = ctx;
  const form = h('div');
  const page = h('div', { class: 'jp-PsydynGoals-sheet' });
  const file = drawFile(ctx);
  const done = h('div');
  host.append(
    h('h3', {}, trans.__('Review sheet')),
    quietly(
      trans.__(
        'One page of what came and what changed since the last review; process notes and private layers are never in it.'
      )
    ),
    form,
    page,
    file.node,
    done
  );
  let of: IWholeCase | undefined;
  const clear = () => {
    file.release();
    page.replaceChildren();
  };
  const fields = () => {
    const audience = choice(
      ctx,
      'sheet:audience',
      trans.__('For'),
      audiences(trans),
      'dreamer'
    );
    const passages = tick(
      ctx,
      'sheet:passages',
      trans.__('With the passages, word for word')
    );
    const format = choice(ctx, 'sheet:format', trans.__('As'), FORMATS, 'html');
    const told = (): ITold => ({
      audience: audience.value() as ReportFor,
      ...(of ? { case: of.id } : {}),
      passages: passages.value() === 'yes'
    });
    const read = async () => {
      const desk = ctx.journal.transport;
      if (!desk) {
        return;
      }
      clear();
      ctx.say(trans.__('Reading what is new …'));
      try {
        const sheet = await getSheet(desk, told());
        if (ctx.journal.transport === desk && page.isConnected) {
          ctx.say('');
          page.replaceChildren(...drawPage(sheet, ctx));
          page.querySelector<HTMLElement>('h4')?.focus();
        }
      } catch (error) {
        ctx.say(line(error), () => void read());
      }
    };
    const node = h(
      'form',
      { class: 'jp-PsydynInterpret-form' },
      row(audience.node, passages.node),
      row(
        h(
          'button',
          { type: 'submit', 'data-keep': 'sheet:read' },
          trans.__('Read the sheet')
        ),
        format.node,
        button(
          trans.__('Save it as a file'),
          () => {
            const as = format.value() as IReportAsked['format'];
            void makeFile({ ...told(), format: as, of: 'review' }, file, ctx);
          },
          'sheet:save'
        )
      )
    );
    node.addEventListener('change', clear);
    node.addEventListener('submit', event => {
      event.preventDefault();
      void read();
    });
    return node;
  };
  form.append(fields());
  return {
    /** Of this case from now on. */
    show: (one: IWholeCase | undefined, reload: () => Promise<void>) => {
      if (one?.id !== of?.id) {
        clear();
      }
      of = one;
      redraw(done, () =>
        done.replaceChildren(...(one ? [drawReviewed(one, reload, ctx)] : []))
      );
    },
    stop: () => {
      clear();
      host.replaceChildren();
    }
  };
}

function drawPage(
  { since, topics, left_out }: ISheet,
  ctx: IContext
): HTMLElement[] {
  const { trans } = ctx;
  return [
    h(
      'h4',
      { tabindex: '-1' },
      since
        ? trans.__('Since the review of %1', moment(since))
        : trans.__('There was no review so far')
    ),
    ...topics.map(({ title, lines, notes }) =>
      h(
        'section',
        { 'aria-label': title },
        h('h5', {}, title),
        h(
          'ul',
          { class: 'jp-PsydynInterpret-plain' },
          ...lines.map(({ text, places }) =>
            h(
              'li',
              {},
              h('bdi', {}, text),
              ' ',
              ...places.map(place => drawPlace(place, ctx))
            )
          )
        ),
        ...notes.map(quietly)
      )
    ),
    h(
      'details',
      {},
      h('summary', {}, trans.__('Left out of it')),
      h('ul', {}, ...left_out.map(one => h('li', {}, one)))
    )
  ];
}

function drawPlace(
  { entry, night: day, part, start, end, segments }: ISheetPlace,
  { trans, acts }: IContext
): HTMLElement {
  const when = night(day, trans);
  const opens = button(
    when,
    () => acts.open(end > start ? { entry, part, start, end } : { entry }),
    '',
    trans.__('Read there: %1', when)
  );
  return segments.length
    ? h(
        'blockquote',
        { class: 'jp-PsydynGoals-quote' },
        h(
          'q',
          {},
          ...segments.map(([text, isMarked]) =>
            isMarked ? h('mark', {}, text) : text
          )
        ),
        ' ',
        opens
      )
    : opens;
}

/** Somebody went through it: kept, with what came of it, and when the next review is. */
function drawReviewed(
  one: IWholeCase,
  reload: () => Promise<void>,
  ctx: IContext
): HTMLElement {
  const { trans, drafts, chosen } = ctx;
  const key = `reviewed:${one.id}:`;
  const note = words(
    ctx,
    `${key}note`,
    trans.__('What came of it (can stay empty)')
  );
  const due = words(ctx, `${key}due`, trans.__('Next review'), '', {
    rows: 1,
    help: trans.__('Empty: no day is set'),
    as: { type: 'date' }
  });
  const form = h(
    'form',
    { class: 'jp-PsydynInterpret-form' },
    note.node,
    due.node,
    row(
      h(
        'button',
        { type: 'submit', 'data-keep': `${key}done` },
        trans.__('Reviewed')
      )
    )
  );
  // Asked twice, where an answer was lost, it is made once.
  const id = chosen.get(`id:${key}`) ?? entryId();
  chosen.set(`id:${key}`, id);
  form.addEventListener('submit', event => {
    event.preventDefault();
    void attempt(
      ctx,
      reload,
      async desk => {
        await makeReview(desk, { id, case: one.id, note: note.value() });
        if (due.value() !== one.review_due) {
          await changeCase(desk, one, { review_due: due.value() });
        }
      },
      trans.__('Kept: reviewed today.'),
      () => {
        drafts.drop(key);
        chosen.delete(`id:${key}`);
      }
    );
  });
  return form;
}
