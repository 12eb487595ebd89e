import { Row } from '../tokens';
import { h } from './dom';
import { rove } from './keys';
import { IActs } from './picture';

/** A list of findings that people accept or reject. */
export interface IShortlist {
  readonly list: HTMLElement;
  readonly rows: readonly Row[];
  /** So many at first: they come with the strongest first. */
  readonly page: number;
  line(row: Row): HTMLElement;
  /** Of what is in the list, to be gone through by keyboard. */
  readonly items: string;
  /** The button's name that shows the rest. */
  all(count: number): string;
  /** Called when what is shown is another. */
  filled?(shown: readonly Row[]): void;
}

/**
 * Fill a list with the first findings that were not rejected, and make the
 * buttons that show the rest and those that were.
 *
 * @returns the buttons, to be placed below.
 */
export function drawShortlist(
  { list, rows, page, line, items, all, filled }: IShortlist,
  acts: IActs
): readonly HTMLElement[] {
  const { trans } = acts;
  const rejected = rows.filter(row => row.verdict === 'rejected');
  let shown = Math.max(
    page,
    rows.findIndex(row => row.key === acts.chosen) + 1
  );
  let withRejected = rejected.some(row => row.key === acts.chosen);
  const reset = rove(list, items);
  const more = h('button', { type: 'button', class: 'jp-PsydynReview-more' });
  const fill = () => {
    const left = rows.filter(row => withRejected || row.verdict !== 'rejected');
    const drawn = left.slice(0, shown);
    list.replaceChildren(...drawn.map(row => h('li', {}, line(row))));
    more.hidden = left.length <= shown;
    more.textContent = all(left.length);
    reset();
    filled?.(drawn);
  };
  more.addEventListener('click', () => {
    shown = Infinity;
    fill();
  });
  fill();
  if (!rejected.length) {
    return [more];
  }
  const show = h(
    'button',
    {
      type: 'button',
      class: 'jp-PsydynReview-more',
      'aria-pressed': String(withRejected)
    },
    trans._n('Show %1 rejected', 'Show %1 rejected', rejected.length)
  );
  show.addEventListener('click', () => {
    withRejected = !withRejected;
    show.setAttribute('aria-pressed', String(withRejected));
    fill();
  });
  return [more, show];
}
