import { INTERPRET } from '../commands';
import { workroomPlugin } from './workroom';
import type { InterpretationTab } from '../views/interpreting/room';

export const interpretationPlugin = workroomPlugin<InterpretationTab>({
  name: 'interpretation',
  description:
    'Codebooks, memos, hypotheses, reviews and reports of the open journal.',
  command: INTERPRET,
  first: 'codebooks',
  label: trans => trans.__('Interpretation'),
  caption: trans =>
    trans.__(
      'Work on codebooks, memos, hypotheses and reports of the open journal'
    ),
  load: async () =>
    (await import('../views/interpreting/room')).drawInterpretation
});
