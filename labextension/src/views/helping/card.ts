import { TranslationBundle } from '@jupyterlab/translation';
import { line } from '../../desk/error';
import { h } from '../dom';
import { countryName, ELSEWHERE, ILine, isOld, RESOURCES } from './resources';

/** Somebody whom a clinic, or the person, entered in the settings. */
export interface IOwn {
  readonly name: string;
  readonly number: string;
  readonly hours: string;
  /** When somebody last made sure of it; '' where nobody said. */
  readonly checkedOn: string;
}

/** What the card is drawn of. */
export interface IHelp {
  /** The code of the country to begin with, or `ELSEWHERE`. */
  readonly country: string;
  readonly own: readonly IOwn[];
  /** In which names of countries are said, the best first. */
  readonly languages: readonly string[];
  readonly now: Date;
  /** Remember the country. */
  choose(country: string): Promise<void>;
}

/**
 * Where somebody is there to talk to, and what this program is not. It asks
 * nothing, opens nothing, and nobody learns that it was read.
 */
export function drawHelpCard(
  help: IHelp,
  host: HTMLElement,
  trans: TranslationBundle
): void {
  const numbers = h('div', { 'aria-live': 'polite' });
  const show = (country: string) =>
    numbers.replaceChildren(...drawNumbers(country, help, trans));
  const wrong = h('p', { class: 'jp-PsydynHelp-quiet', role: 'status' });
  const select = drawCountries(help, trans);
  select.addEventListener('change', () => {
    show(select.value);
    help.choose(select.value).catch(error => {
      wrong.textContent = trans.__('It is not remembered: %1', line(error));
    });
  });
  show(help.country);
  host.append(
    h('label', { class: 'jp-PsydynHelp-country' }, trans.__('Country'), select),
    wrong,
    numbers,
    ...drawPromises(trans)
  );
}

function drawCountries(
  { country, languages }: IHelp,
  trans: TranslationBundle
): HTMLSelectElement {
  const named = Object.keys(RESOURCES.countries)
    .map(code => [code, countryName(code, languages)])
    .sort(([, one], [, other]) => one.localeCompare(other));
  return h(
    'select',
    {},
    ...[...named, [ELSEWHERE, trans.__('another country')]].map(
      ([code, name]) =>
        h('option', { value: code, selected: code === country }, name)
    )
  );
}

function drawNumbers(
  country: string,
  { own, now }: IHelp,
  trans: TranslationBundle
): HTMLElement[] {
  const listed = RESOURCES.countries[country];
  const emergency = listed?.emergency.join(trans.__(' or '));
  const checked = (day: string) =>
    isOld(day, now)
      ? trans.__('checked on %1: make sure that it still holds', day || '–')
      : trans.__('checked on %1', day);
  return [
    h(
      'p',
      { class: 'jp-PsydynHelp-emergency' },
      trans.__(
        'Where a life is in danger: %1',
        emergency ?? trans.__('your local emergency number')
      )
    ),
    h(
      'ul',
      { class: 'jp-PsydynHelp-lines' },
      ...own.map(one =>
        drawOne(one.name, one.number, one.hours, checked(one.checkedOn))
      ),
      ...(listed?.lines ?? []).map(one =>
        drawOne(one.name, reach(one, trans), hours(one, trans), one.link)
      ),
      drawOne(trans.__('Lines of all countries'), RESOURCES.directory)
    ),
    h(
      'p',
      { class: 'jp-PsydynHelp-quiet' },
      trans.__(
        'The list is of %1, and a number may have changed since. Nothing here opens or calls by itself.',
        RESOURCES.checked_on
      )
    )
  ];
}

/** Who it is, how to reach them, and what else there is to know. */
function drawOne(
  name: string,
  number: string,
  ...more: (string | undefined)[]
): HTMLElement {
  const said = more.filter(one => one).join(' · ');
  return h(
    'li',
    {},
    h('bdi', {}, name),
    h('strong', {}, number),
    said && h('span', { class: 'jp-PsydynHelp-quiet' }, said)
  );
}

function reach({ number, by, word }: ILine, trans: TranslationBundle): string {
  if (word) {
    return trans.__('text %1 to %2', word, number);
  }
  return by.includes('text') ? trans.__('%1, call or text', number) : number;
}

function hours({ hours }: ILine, trans: TranslationBundle): string {
  return hours === '24/7' ? trans.__('day and night') : hours;
}

function drawPromises(trans: TranslationBundle): HTMLElement[] {
  return [
    trans.__(
      'Nobody is watching or reading along. Nothing here looks for signs of distress in what you write, and that you opened this card is noted nowhere.'
    ),
    trans.__(
      'This program complements a therapy and does not replace one. It makes no diagnosis.'
    ),
    trans.__(
      'What it counts and what people read in it are hypotheses. The dreamer has the last word on what a dream means.'
    ),
    trans.__(
      'If looking at dreams distresses you, stop, for today or for good. Nothing is lost by it.'
    )
  ].map(text => h('p', {}, text));
}
