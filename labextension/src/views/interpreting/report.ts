import { IHypothesis, IReport } from '../../coding';
import { line } from '../../desk/error';
import { h } from '../dom';
import { stateWord } from './card';
import {
  getCases,
  getHypotheses,
  ICase,
  IReportAsked,
  makeReport,
  ReportFor
} from './client';
import { IContext, quietly } from '../workroom/context';
import { choice, ITyped, row, tick } from '../workroom/fields';
import { drawLoaded } from '../workroom/loaded';

interface IFor {
  readonly cases: readonly ICase[];
  readonly hypotheses: readonly IHypothesis[];
}

/** What somebody else gets to read. */
export function drawReport(host: HTMLElement, ctx: IContext): () => void {
  // Outlives being drawn again, and goes with the view: it is not encrypted.
  const result = h('div', { class: 'jp-PsydynInterpret-report' });
  let url = '';
  const release = () => {
    if (url) {
      URL.revokeObjectURL(url);
      url = '';
    }
    result.replaceChildren();
  };
  const made = (report: IReport) => {
    release();
    url = URL.createObjectURL(fileOf(report));
    drawMade(report, url, result, ctx);
  };
  const stop = drawLoaded<IFor>(
    host,
    ctx,
    async desk => {
      const [cases, hypotheses] = await Promise.all([
        getCases(desk),
        getHypotheses(desk)
      ]);
      return { cases, hypotheses };
    },
    (place, { value }) => {
      place.append(
        h(
          'p',
          { class: 'jp-PsydynInterpret-warning', role: 'note' },
          ctx.trans.__(
            'A report is a file like any other: once it leaves the journal it is not encrypted. That it was made is kept in the log.'
          )
        ),
        drawForm(value, made, release, ctx),
        result
      );
    }
  );
  return () => {
    release();
    stop();
  };
}

/** The bytes of base64. */
export function fileOf({
  content,
  media
}: Pick<IReport, 'content' | 'media'>): Blob {
  const bytes = Uint8Array.from(atob(content), one => one.charCodeAt(0));
  return new Blob([bytes], { type: media });
}

function drawMade(
  { name, left_out }: IReport,
  url: string,
  result: HTMLElement,
  { trans }: IContext
): void {
  const link = h(
    'a',
    { href: url, download: name, translate: 'no' },
    trans.__('Save %1', name)
  );
  result.append(
    h('p', {}, link),
    left_out.length
      ? h(
          'section',
          {},
          h('h3', {}, trans.__('Left out of it')),
          h('ul', {}, ...left_out.map(one => h('li', {}, one)))
        )
      : quietly(trans.__('Nothing was left out.'))
  );
  link.focus();
}

function drawForm(
  { cases, hypotheses }: IFor,
  made: (report: IReport) => void,
  release: () => void,
  ctx: IContext
): HTMLElement {
  const { trans } = ctx;
  const audience = choice(
    ctx,
    'report:audience',
    trans.__('For'),
    [
      ['dreamer', trans.__('the dreamer')],
      ['clinician', trans.__('a clinician')],
      ['supervisor', trans.__('a supervisor')],
      ['research', trans.__('research')]
    ],
    'dreamer'
  );
  const of =
    cases.length > 1
      ? choice(
          ctx,
          'report:case',
          trans.__('Case'),
          cases.map(({ id, pseudonym }) => [id, pseudonym]),
          cases[0].id
        )
      : null;
  const format = choice(
    ctx,
    'report:format',
    trans.__('As'),
    [
      ['html', 'HTML'],
      ['docx', 'DOCX'],
      ['pdf', 'PDF']
    ],
    'html'
  );
  const passages = tick(
    ctx,
    'report:passages',
    trans.__('With the passages, word for word')
  );
  const chosen = hypotheses.map(
    one =>
      [
        one.id,
        tick(
          ctx,
          `report:of:${one.id}`,
          `${one.reading} (${stateWord(one.state, trans)})`,
          one.state === 'withdrawn' ? '' : 'yes'
        )
      ] as const
  );
  const submit = h(
    'button',
    { type: 'submit', 'data-keep': 'report:make' },
    trans.__('Make the report')
  );
  const form = h(
    'form',
    { class: 'jp-PsydynInterpret-form' },
    row(audience.node, of?.node ?? null, format.node),
    chosen.length > 0 &&
      h(
        'fieldset',
        {},
        h('legend', {}, trans.__('Hypotheses in it')),
        ...chosen.map(([, { node }]) => node)
      ),
    passages.node,
    row(submit)
  );
  // What was made answers to what was chosen then.
  form.addEventListener('change', release);
  const make = async () => {
    const desk = ctx.journal.transport;
    if (!desk || ctx.busy) {
      return;
    }
    ctx.busy = true;
    ctx.say(trans.__('Making the report …'));
    const asked = whatIs(audience, of, format, passages, chosen);
    try {
      const report = await makeReport(desk, asked);
      if (ctx.journal.transport === desk && form.isConnected) {
        made(report);
        ctx.say(trans.__('The report is made: %1', report.name));
      }
    } catch (error) {
      ctx.say(
        trans.__('No report was made: %1', line(error)),
        () => void make()
      );
    } finally {
      ctx.busy = false;
    }
  };
  form.addEventListener('submit', event => {
    event.preventDefault();
    void make();
  });
  return form;
}

function whatIs(
  audience: ITyped,
  of: ITyped | null,
  format: ITyped,
  passages: ITyped,
  chosen: readonly (readonly [string, ITyped])[]
): IReportAsked {
  return {
    audience: audience.value() as ReportFor,
    ...(of ? { case: of.value() } : {}),
    format: format.value() as IReportAsked['format'],
    hypotheses: chosen.filter(([, box]) => box.value()).map(([id]) => id),
    passages: passages.value() === 'yes'
  };
}
