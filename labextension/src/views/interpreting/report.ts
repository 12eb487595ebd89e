import { TranslationBundle } from '@jupyterlab/translation';
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
  const file = drawFile(ctx);
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
        drawForm(value, file, ctx),
        file.node
      );
    }
  );
  return () => {
    file.release();
    stop();
  };
}

/** Where a report that was made is saved from. */
export interface IFile {
  readonly node: HTMLElement;
  show(report: IReport): void;
  /** Another is wanted, or none any more. */
  release(): void;
}

/** It outlives being drawn again, and goes with the view: it is not encrypted. */
export function drawFile(ctx: IContext): IFile {
  const node = h('div', { class: 'jp-PsydynInterpret-report' });
  let url = '';
  const release = () => {
    if (url) {
      URL.revokeObjectURL(url);
      url = '';
    }
    node.replaceChildren();
  };
  return {
    node,
    show: report => {
      release();
      url = URL.createObjectURL(fileOf(report));
      drawMade(report, url, node, ctx);
    },
    release
  };
}

/** Have a report made, and offer it. */
export async function makeFile(
  asked: IReportAsked,
  file: IFile,
  ctx: IContext
): Promise<void> {
  const { trans } = ctx;
  const desk = ctx.journal.transport;
  if (!desk || ctx.busy) {
    return;
  }
  ctx.busy = true;
  ctx.say(trans.__('Making the report …'));
  try {
    const report = await makeReport(desk, asked);
    if (ctx.journal.transport === desk && file.node.isConnected) {
      file.show(report);
      ctx.say(trans.__('The report is made: %1', report.name));
    }
  } catch (error) {
    ctx.say(
      trans.__('No report was made: %1', line(error)),
      () => void makeFile(asked, file, ctx)
    );
  } finally {
    ctx.busy = false;
  }
}

/** For whom a report can be. */
export function audiences(
  trans: TranslationBundle
): readonly (readonly [ReportFor, string])[] {
  return [
    ['dreamer', trans.__('the dreamer')],
    ['clinician', trans.__('a clinician')],
    ['supervisor', trans.__('a supervisor')],
    ['research', trans.__('research')]
  ];
}

/** As what a report can be saved. */
export const FORMATS: readonly (readonly [IReportAsked['format'], string])[] = [
  ['html', 'HTML'],
  ['docx', 'DOCX'],
  ['pdf', 'PDF']
];

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
  file: IFile,
  ctx: IContext
): HTMLElement {
  const { trans } = ctx;
  const audience = choice(
    ctx,
    'report:audience',
    trans.__('For'),
    audiences(trans),
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
  const format = choice(ctx, 'report:format', trans.__('As'), FORMATS, 'html');
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
  form.addEventListener('change', file.release);
  form.addEventListener('submit', event => {
    event.preventDefault();
    const asked = whatIs(audience, of, format, passages, chosen);
    void makeFile(asked, file, ctx);
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
