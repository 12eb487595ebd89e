import { TranslationBundle } from '@jupyterlab/translation';
import { IDeed } from '../tokens';

/** What was done, in a few words that hold nothing of what was said: "Deleted dream 12". */
export function told(deed: IDeed, trans: TranslationBundle): string {
  const what = noun(deed, trans);
  switch (deed.verb) {
    case 'record':
      return trans.__('Recorded %1', what);
    case 'edit':
      return trans.__('Edited %1', what);
    case 'delete':
      return trans.__('Deleted %1', what);
    case 'restore':
      return trans.__('Brought back %1', what);
    case 'associate':
      return trans.__('Associated to %1', what);
    case 'import':
      return trans.__('Imported %1', what);
    case 'decide':
      return trans.__('Made %1', what);
    case 'settle':
      return trans.__('Chose between two texts');
    default:
      return trans.__('Changed %1', what);
  }
}

function noun(
  { verb, kind, number, count }: IDeed,
  trans: TranslationBundle
): string {
  if (count > 1 && kind === 'dream' && verb === 'import') {
    return trans._n('%1 dream', '%1 dreams', count);
  }
  if (count > 1) {
    return trans._n('%1 record', '%1 records', count);
  }
  switch (kind) {
    case 'dream':
      return trans.__('dream %1', number ?? '');
    case 'association':
      return trans.__('associations %1', number ?? '');
    case 'note':
      return trans.__('note %1', number ?? '');
    case 'decision':
      return trans.__('a decision');
    case 'annotation':
      return trans.__('an annotation');
    case 'hypothesis':
      return trans.__('a hypothesis');
    case 'codebook':
      return trans.__('a codebook');
    case 'consent':
      return trans.__('a consent');
    case 'identifier':
      return trans.__('a decision on a name');
    case 'figure':
      return trans.__('the register of names');
    case 'case':
      return trans.__('a case');
    case 'event':
      return trans.__('an event');
    case 'goal':
      return trans.__('a goal');
    case 'process-note':
      return trans.__('a process note');
    case 'memo':
      return trans.__('a memo');
    case 'layer':
      return trans.__('a layer');
    case 'review':
      return trans.__('a review');
    case 'checklist':
      return trans.__('what was looked for');
    default:
      return trans.__('a setting');
  }
}
