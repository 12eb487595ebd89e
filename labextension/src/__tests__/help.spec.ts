import { nullTranslator } from '@jupyterlab/translation';
import { ownOf } from '../plugins/help';
import { drawHelpCard, IHelp } from '../views/helping/card';
import { drawKeys, sharedKeys } from '../views/helping/keys';
import {
  countryName,
  countryOf,
  ELSEWHERE,
  isOld
} from '../views/helping/resources';
import { help, openHelp } from '../views/helping/way';
import { settle } from './fakes';

const trans = nullTranslator.load('');
const choose = jest.fn((_country: string) => Promise.resolve());
const given: IHelp = {
  country: 'AT',
  own: [],
  languages: ['en'],
  now: new Date('2027-01-15'),
  choose
};

let host: HTMLElement;
const draw = (other: Partial<IHelp> = {}) =>
  drawHelpCard({ ...given, ...other }, host, trans);
const lines = () =>
  Array.from(host.querySelectorAll('li'), one =>
    Array.from(one.children, child => child.textContent).join(' | ')
  );
const turnTo = async (country: string) => {
  const select = host.querySelector('select')!;
  select.value = country;
  select.dispatchEvent(new Event('change'));
  await settle();
};

beforeEach(() => {
  choose.mockClear();
  host = document.createElement('div');
  document.body.replaceChildren(host);
});

describe('the help card', () => {
  it('begins with the emergency numbers of the country, then its lines', () => {
    draw();
    expect(host.querySelector('.jp-PsydynHelp-emergency')!.textContent).toBe(
      'Where a life is in danger: 144 or 112'
    );
    expect(lines()).toEqual([
      'Telefonseelsorge | 142 | day and night · telefonseelsorge.at',
      'Lines of all countries | findahelpline.com'
    ]);
  });

  it('says how to reach those who answer texts', () => {
    draw({ country: 'US' });
    expect(lines().slice(0, 2)).toEqual([
      '988 Suicide & Crisis Lifeline | 988, call or text | day and night · 988lifeline.org',
      'Crisis Text Line | text HOME to 741741 | day and night · crisistextline.org'
    ]);
  });

  it('shows another country, and has it remembered', async () => {
    draw();
    await turnTo('GB');
    expect(host.textContent).toContain('999 or 112');
    expect(lines()[0]).toContain('Samaritans | 116 123');
    expect(choose).toHaveBeenCalledWith('GB');
  });

  it('says so where the country is not remembered, and shows it all the same', async () => {
    draw();
    choose.mockRejectedValueOnce(new Error('the server does not answer'));
    await turnTo('GB');
    expect(host.querySelector('[role=status]')!.textContent).toBe(
      'It is not remembered: the server does not answer'
    );
    expect(lines()[0]).toContain('Samaritans');
  });

  it('has a way on for every other country', () => {
    draw({ country: ELSEWHERE });
    expect(host.querySelector('.jp-PsydynHelp-emergency')!.textContent).toBe(
      'Where a life is in danger: your local emergency number'
    );
    expect(lines()).toEqual(['Lines of all countries | findahelpline.com']);
  });

  it('shows the own contact first, and says when nobody made sure of it for a year', () => {
    const own = { name: 'Dr. Lind', number: '01 5550199', hours: 'Mo to Fr' };
    draw({
      own: [
        { ...own, checkedOn: '2026-11-26' },
        { ...own, checkedOn: '2026-01-01' },
        { ...own, checkedOn: '' }
      ]
    });
    expect(lines().slice(0, 3)).toEqual([
      'Dr. Lind | 01 5550199 | Mo to Fr · checked on 2026-11-26',
      'Dr. Lind | 01 5550199 | Mo to Fr · checked on 2026-01-01: make sure that it still holds',
      'Dr. Lind | 01 5550199 | Mo to Fr · checked on –: make sure that it still holds'
    ]);
  });

  it.each([
    'Nobody is watching or reading along',
    'noted nowhere',
    'does not replace one',
    'hypotheses',
    'The dreamer has the last word',
    'stop, for today or for good'
  ])('says plainly: %s', said => {
    draw();
    expect(host.textContent).toContain(said);
  });

  it('opens nothing: it holds no link and asks nobody', () => {
    draw({ country: 'US' });
    expect(host.querySelector('a, img, iframe')).toBeNull();
    expect(choose).not.toHaveBeenCalled();
  });
});

describe('the country', () => {
  it.each([
    ['', ['en', 'de-AT', 'en-GB'], 'AT'],
    ['', ['pt_BR'], 'BR'],
    ['', ['zh-Hant-SG'], 'SG'],
    ['', ['de'], ELSEWHERE],
    ['', ['fr-LU', 'fr-FR'], 'LU'],
    ['', ['es-AR', 'es-ES'], ELSEWHERE],
    ['GB', ['de-AT'], 'GB'],
    ['elsewhere', ['de-AT'], ELSEWHERE],
    ['constructor', [], ELSEWHERE]
  ])('%p with %p is %s', (chosen, languages, country) => {
    expect(countryOf(chosen, languages)).toBe(country);
  });

  it('is named in the language of the page, as far as the browser knows it', () => {
    expect(countryName('AT', ['de'])).toBe('Österreich');
    expect(countryName('AT', ['not a language'])).toBe('AT');
  });

  it('was made sure of for a year', () => {
    const now = new Date('2027-01-15');
    expect(isOld('2026-01-16', now)).toBe(false);
    expect(isOld('2026-01-14', now)).toBe(true);
    expect(isOld('', now)).toBe(true);
  });
});

describe('what was entered in the settings', () => {
  it('is taken as far as it says something', () => {
    expect(
      ownOf([
        {},
        null,
        { name: ' Clinic ', number: '01 555', checked_on: '2026-11-26' },
        { hours: 'always' },
        { number: 5 }
      ])
    ).toEqual([
      { name: 'Clinic', number: '01 555', hours: '', checkedOn: '2026-11-26' }
    ]);
  });
});

describe('the way there', () => {
  // jsdom knows the element, not what it does.
  beforeAll(() => {
    Object.assign(HTMLDialogElement.prototype, {
      showModal(this: HTMLElement) {
        this.setAttribute('open', '');
      },
      close(this: HTMLElement) {
        this.dispatchEvent(new Event('close'));
      }
    });
  });
  const dialogs = () => document.querySelectorAll('dialog');

  it('stands below the keys, one Tab further', () => {
    const keys = { record: 'Alt+D', lock: '', help: 'Alt+H' };
    host.append(...drawKeys(sharedKeys(keys, trans), trans));
    const shown = Array.from(host.querySelectorAll('kbd'), k => k.textContent);
    expect(shown.slice(0, 2)).toEqual(['Alt+D', 'Alt+H']);
    help.read = () => given;
    host.querySelector('button')!.click();
    expect(dialogs()).toHaveLength(1);
    expect(dialogs()[0].getAttribute('aria-label')).toBe('Somebody to talk to');
  });

  it('leads to one card, which its button and a click beside it close', () => {
    openHelp(trans);
    openHelp(trans);
    expect(dialogs()).toHaveLength(1);
    dialogs()[0].querySelector('li')!.click();
    expect(dialogs()).toHaveLength(1);
    dialogs()[0].click();
    expect(dialogs()).toHaveLength(0);
    openHelp(trans);
    Array.from(dialogs()[0].querySelectorAll('button'))
      .find(one => one.textContent === 'Close')!
      .click();
    expect(dialogs()).toHaveLength(0);
  });
});
