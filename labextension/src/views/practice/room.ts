import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';
import { IOpenJournal } from '../../tokens';
import { IWorkroomActs } from '../workroom/context';
import { drawWorkroom, IWorkroom } from '../workroom/room';
import { drawCase } from './case';
import { drawGoals } from './goals';
import { drawReflections } from './reflection';
import { drawRelease } from './release';
import { drawSessions } from './sessions';

export type PracticeTab =
  'case' | 'sessions' | 'reflection' | 'goals' | 'release';

/** What stands around the dreams: the case, its hours, reflections, goals, and what leaves. */
export function drawPractice(
  journal: IOpenJournal,
  host: HTMLElement,
  acts: IWorkroomActs,
  trans: TranslationBundle = nullTranslator.load('jupyter_psydyn'),
  selected?: (tab: PracticeTab) => void
): IWorkroom<PracticeTab> {
  return drawWorkroom(
    journal,
    host,
    acts,
    trans,
    trans.__('Practice'),
    [
      { id: 'case', label: trans.__('Case'), draw: drawCase },
      { id: 'sessions', label: trans.__('Sessions'), draw: drawSessions },
      {
        id: 'reflection',
        label: trans.__('Reflective journal'),
        draw: drawReflections
      },
      { id: 'goals', label: trans.__('Goals and review'), draw: drawGoals },
      { id: 'release', label: trans.__('Release'), draw: drawRelease }
    ],
    selected
  );
}
