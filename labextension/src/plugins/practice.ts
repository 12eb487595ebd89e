import { PRACTICE } from '../commands';
import { workroomPlugin } from './workroom';
import type { PracticeTab } from '../views/practice/room';

export const practicePlugin = workroomPlugin<PracticeTab>({
  name: 'practice',
  description:
    'The case of the open journal: frame, hours, reflections, goals, release.',
  command: PRACTICE,
  first: 'case',
  label: trans => trans.__('Practice'),
  caption: trans =>
    trans.__(
      'Work on the case of the open journal: its frame, people and events, hours, reflections and goals'
    ),
  load: async () => (await import('../views/practice/room')).drawPractice
});
