import { ISnapshot, Row } from '../tokens';
import { drawBars } from './bars';
import { h } from './dom';
import { known, number, perCent, percent } from './format';
import { drawEmpty } from './legends';
import { IActs } from './picture';

/** Between a category and the one below it: "PRIMARY:NEED:ORALITY". */
const BELOW = ':';

/** How many words fall into each category of a dictionary; what is part of another stands below it. */
export function drawDictionary(
  snapshot: ISnapshot,
  host: HTMLElement,
  acts: IActs
): void {
  const { trans } = acts;
  if (!snapshot.rows.length) {
    host.append(drawEmpty(trans.__('No word of the dictionary occurs.')));
    return;
  }
  const names = new Set(snapshot.rows.map(name));
  drawBars(
    trans.__('Categories'),
    inTree(snapshot.rows).map(row => {
      const [count, share] = [known(row.count), known(row.share)];
      const { label, depth } = shortName(name(row), names);
      const counted = count === null ? '–' : number(count);
      const forms = String(row.forms ?? '');
      return {
        key: row.key,
        label,
        depth,
        value: share ?? count,
        figure: share === null ? '–' : small(share),
        beside: count === null ? '' : trans._n('%1 time', '%1 times', count),
        below: forms,
        aloud: [
          trans.__(
            '%1: %2 words, %3 of all',
            name(row).split(BELOW).join(', '),
            counted,
            share === null ? '–' : small(share)
          ),
          forms
        ]
          .filter(one => one)
          .join(': '),
        hasPassages: count !== 0
      };
    }),
    host,
    acts
  );
  host.append(
    h(
      'p',
      { class: 'jp-PsydynReview-legend' },
      trans.__(
        'Length: share of all words. A word counts wherever it stands in the dictionary; what it means here, only its passage says.'
      )
    )
  );
}

function name(row: Row): string {
  return String(row.category ?? row.key);
}

/** Shares of words are small: 0.4 % and 0.04 % are not the same. */
function small(share: number): string {
  return share > 0 && share < 0.1 ? perCent(share * 100) : percent(share);
}

/** Where a category above it is listed too, the rest of its name is enough. */
function shortName(
  name: string,
  names: ReadonlySet<string>
): { label: string; depth: number } {
  const above = nearest(name, names);
  return {
    label: above === undefined ? name : name.slice(above.length + 1),
    depth: listedAbove(name, names).length
  };
}

/** Each category before those below it, all else in the order of the result. */
function inTree(rows: readonly Row[]): readonly Row[] {
  const names = new Set(rows.map(name));
  const under = new Map<string | undefined, Row[]>();
  for (const row of rows) {
    const above = nearest(name(row), names);
    under.set(above, [...(under.get(above) ?? []), row]);
  }
  const down = (above?: string): Row[] =>
    (under.get(above) ?? []).flatMap(row => [row, ...down(name(row))]);
  return down();
}

/** The categories above one that are listed too, from the highest. */
function listedAbove(
  of: string,
  names: ReadonlySet<string>
): readonly string[] {
  const parts = of.split(BELOW);
  return parts
    .map((_, i) => parts.slice(0, i).join(BELOW))
    .filter((above, i) => i > 0 && names.has(above));
}

function nearest(of: string, names: ReadonlySet<string>): string | undefined {
  return listedAbove(of, names).slice(-1)[0];
}
