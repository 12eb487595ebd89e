import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';
import { IOpenJournal } from '../../tokens';
import { h } from '../dom';
import { drawTabs } from '../tabs';
import { drawCodebooks } from './codebooks';
import { IContext, IInterpretationActs } from './context';
import { Drafts } from './drafts';
import { button } from './fields';
import { drawHypotheses } from './hypotheses';
import { drawMemos } from './memos';
import { drawReport } from './report';
import { drawReviews } from './reviews';

export type { IInterpretationActs, IWhere } from './context';

export const TABS = [
  'codebooks',
  'memos',
  'hypotheses',
  'reviews',
  'report'
] as const;

export type InterpretationTab = (typeof TABS)[number];

export interface IInterpretation {
  show(tab: InterpretationTab): void;
  stop(): void;
}

/** What people make of the dreams: codes and what they mean, memos, readings, reviews, reports. */
export function drawInterpretation(
  journal: IOpenJournal,
  host: HTMLElement,
  acts: IInterpretationActs,
  trans: TranslationBundle = nullTranslator.load('jupyter_psydyn'),
  selected?: (tab: InterpretationTab) => void
): IInterpretation {
  const status = h('div', {
    class: 'jp-PsydynInterpret-status',
    role: 'status',
    'aria-live': 'polite'
  });
  const say = (text: string, again?: () => void) =>
    status.replaceChildren(
      text,
      ...(again
        ? [
            ' ',
            button(trans.__('Try again'), () => {
              say('');
              again();
            })
          ]
        : [])
    );
  const ctx: IContext = {
    journal,
    acts,
    trans,
    drafts: new Drafts(),
    chosen: new Map(),
    say,
    busy: false
  };
  // What was typed for one journal is none of the next one's.
  let desk = journal.transport;
  const update = () => {
    if (journal.transport !== desk) {
      desk = journal.transport;
      ctx.drafts.drop('');
      ctx.chosen.clear();
      say('');
    }
  };
  journal.changed.connect(update);

  host.classList.add('jp-PsydynReview-room', 'jp-PsydynInterpret');
  const draws: Readonly<
    Record<InterpretationTab, (host: HTMLElement, ctx: IContext) => () => void>
  > = {
    codebooks: drawCodebooks,
    memos: drawMemos,
    hypotheses: drawHypotheses,
    reviews: drawReviews,
    report: drawReport
  };
  const labels: Readonly<Record<InterpretationTab, string>> = {
    codebooks: trans.__('Codebooks'),
    memos: trans.__('Memos'),
    hypotheses: trans.__('Hypotheses'),
    reviews: trans.__('Since last review'),
    report: trans.__('Report')
  };
  const tabs = drawTabs(
    host,
    trans.__('Interpretation'),
    TABS.map(id => ({
      id,
      label: labels[id],
      draw: (place: HTMLElement) => {
        say('');
        return draws[id](place, ctx);
      }
    })),
    id => selected?.(id as InterpretationTab)
  );
  host.append(status);
  return {
    show: tab => tabs.select(tab),
    stop: () => {
      journal.changed.disconnect(update);
      tabs.stop();
      ctx.drafts.drop('');
      ctx.chosen.clear();
      host.classList.remove('jp-PsydynReview-room', 'jp-PsydynInterpret');
      host.replaceChildren();
    }
  };
}
