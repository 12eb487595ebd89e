import { TranslationBundle } from '@jupyterlab/translation';

/** What a part of an entry is called. */
export function partWord(part: string, trans: TranslationBundle): string {
  switch (part) {
    case 'report':
      return trans.__('report');
    case 'association':
      return trans.__('association');
    case 'residue':
      return trans.__('day residue');
    case 'reflection':
      return trans.__('reflection');
    case 'note':
      return trans.__('note');
    default:
      return part;
  }
}
