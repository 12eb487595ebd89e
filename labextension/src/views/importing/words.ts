import { TranslationBundle } from '@jupyterlab/translation';
import { IPlaces, IPreview, IRow, LeftOut, Role } from './client';

export function roleWord(role: Role, trans: TranslationBundle): string {
  return {
    text: trans.__('dream text'),
    date: trans.__('night'),
    id: trans.__('id'),
    dreamer: trans.__('dreamer'),
    title: trans.__('title'),
    tags: trans.__('tags'),
    residue: trans.__('day residue'),
    reflection: trans.__('reflection')
  }[role];
}

/** What will become of the rows, a sentence each. */
export function counts(
  { rows, recorded, undated, left_out }: IPreview,
  trans: TranslationBundle
): readonly string[] {
  const sentences = [
    trans._n(
      '%2 of %1 row will be recorded.',
      '%2 of %1 rows will be recorded.',
      rows,
      recorded
    )
  ];
  const tell = (one: IPlaces | undefined, say: (count: number) => string) => {
    if (one?.count) {
      const [said, ...more] = say(one.count).split('\n');
      const at = places(one, trans);
      sentences.push([`${said}: ${at}.`, ...more].join(' '));
    }
  };
  tell(left_out['no-text'], count =>
    trans._n('%1 has no text', '%1 have no text', count)
  );
  tell(left_out.known, count =>
    trans._n(
      '%1 is in the journal already',
      '%1 are in the journal already',
      count
    )
  );
  const hint = trans.__(
    'If that column holds no ids, choose “not imported” for it.'
  );
  tell(left_out['same-id'], count =>
    [
      trans._n(
        '%1 has the id of an earlier row',
        '%1 have the id of an earlier row',
        count
      ),
      hint
    ].join('\n')
  );
  tell(left_out['id-taken'], count =>
    [
      trans._n(
        '%1 has the id of another entry of the journal',
        '%1 have the ids of other entries of the journal',
        count
      ),
      hint
    ].join('\n')
  );
  tell(undated, count =>
    trans._n(
      '%1 will be recorded without its night, as its date cannot be read',
      '%1 will be recorded without their nights, as their dates cannot be read',
      count
    )
  );
  return sentences;
}

/** What is to be said of one row; empty where nothing is. */
export function trouble(
  { left_out, undated, date }: IRow,
  trans: TranslationBundle
): string {
  if (left_out) {
    return whyLeftOut(left_out, trans);
  }
  switch (undated) {
    case 'not-a-date':
      return trans.__('“%1” is not read as a date: no night', date);
    case 'no-such-date':
      return trans.__('“%1” is in no calendar: no night', date);
    default:
      return '';
  }
}

/** "lines 12, 80, 411": all of them, or the first and how many more. */
function places({ count, places }: IPlaces, trans: TranslationBundle): string {
  const lines = places.map(place => /^line (\d+)$/.exec(place)?.[1]);
  const listed = lines.every(number => number !== undefined)
    ? trans._n('line %2', 'lines %2', count, lines.join(', '))
    : places.join(', ');
  const more = count - places.length;
  return more > 0 ? trans.__('%1 and %2 more', listed, more) : listed;
}

function whyLeftOut(reason: LeftOut, trans: TranslationBundle): string {
  switch (reason) {
    case 'no-text':
      return trans.__('not recorded: no text');
    case 'same-id':
      return trans.__('not recorded: the id of an earlier row');
    case 'known':
      return trans.__('not recorded: in the journal already');
    case 'id-taken':
      return trans.__('not recorded: the id of another entry of the journal');
  }
}
