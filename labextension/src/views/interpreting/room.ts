import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';
import { IOpenJournal } from '../../tokens';
import { IWorkroomActs } from '../workroom/context';
import { drawWorkroom, IWorkroom } from '../workroom/room';
import { drawCodebooks } from './codebooks';
import { drawHypotheses } from './hypotheses';
import { drawMemos } from './memos';
import { drawReport } from './report';
import { drawReviews } from './reviews';

export type InterpretationTab =
  'codebooks' | 'memos' | 'hypotheses' | 'reviews' | 'report';

/** What people make of the dreams: codes and what they mean, memos, readings, reviews, reports. */
export function drawInterpretation(
  journal: IOpenJournal,
  host: HTMLElement,
  acts: IWorkroomActs,
  trans: TranslationBundle = nullTranslator.load('jupyter_psydyn'),
  selected?: (tab: InterpretationTab) => void
): IWorkroom<InterpretationTab> {
  return drawWorkroom(
    journal,
    host,
    acts,
    trans,
    trans.__('Interpretation'),
    [
      { id: 'codebooks', label: trans.__('Codebooks'), draw: drawCodebooks },
      { id: 'memos', label: trans.__('Memos'), draw: drawMemos },
      { id: 'hypotheses', label: trans.__('Hypotheses'), draw: drawHypotheses },
      {
        id: 'reviews',
        label: trans.__('Since last review'),
        draw: drawReviews
      },
      { id: 'report', label: trans.__('Report'), draw: drawReport }
    ],
    selected
  );
}
