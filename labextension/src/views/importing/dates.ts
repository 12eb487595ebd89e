import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { IDates, Order } from './client';

/** Ids and names of controls are the page's: each gets its number. */
let made = 0;

/**
 * In which order the dates name day and month: what told it, or, where the file
 * does not tell, the choice, with one of its own dates read both ways.
 */
export function drawDates(
  { order, proof, example }: IDates,
  changed: (order: Order) => void,
  trans: TranslationBundle
): HTMLElement {
  if (proof) {
    const said =
      order === 'day-first'
        ? trans.__('Dates are read day first, as %1 (%2) can only be.', proof.written, proof.where) // prettier-ignore
        : trans.__('Dates are read month first, as %1 (%2) can only be.', proof.written, proof.where); // prettier-ignore
    return h('p', { class: 'jp-PsydynImport-quiet' }, said);
  }
  if (!example) {
    return h('p', { hidden: true });
  }
  const name = `jp-psydyn-order-${made++}`;
  const { written, where, nights } = example;
  const choice = (value: Order, label: string) => {
    const radio = h('input', {
      type: 'radio',
      name,
      value,
      checked: value === order
    });
    radio.addEventListener('change', () => changed(value));
    const night = nights[value] ? longDay(nights[value]) : trans.__('no date');
    return h(
      'label',
      {},
      radio,
      h('span', {}, trans.__('%1: %2 (%3) is %4', label, written, where, night))
    );
  };
  return h(
    'fieldset',
    { class: 'jp-PsydynImport-dates' },
    h(
      'legend',
      {},
      trans.__('Day or month first? The file does not tell; look at this one:')
    ),
    choice('day-first', trans.__('day first')),
    choice('month-first', trans.__('month first'))
  );
}

/** A night with its month in words; one that is not known to the day stands as it is. */
function longDay(night: string): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(night);
  if (!found) {
    return night;
  }
  const [year, month, day] = found.slice(1).map(Number);
  return new Date(year, month - 1, day).toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'long',
    year: 'numeric'
  });
}
