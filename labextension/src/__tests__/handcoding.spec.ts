import { nullTranslator } from '@jupyterlab/translation';
import forms from '../../../tests/hvdc/forms.json';
import { IAnnotation, ICoded, IForm, ISuggestion } from '../coding';
import { ITransport, Verb } from '../tokens';
import { codeOptions, partsOf, wrongWords } from '../views/coding/codeline';
import { drawCard } from '../views/coding/card';
import { read } from '../views/coding/forms';
import { State } from '../views/coding/state';
import { Suggesting } from '../views/coding/suggesting';
import { crypto, settle } from './fakes';

const trans = nullTranslator.load('');
const FORMS: readonly IForm[] = forms;
const TEXT = 'My brother shouted at me.';

const annotation = (code: string, value: string, quote: string): any => ({
  id: `${code} ${value}`,
  entry: 'e1',
  part: 'report',
  start: TEXT.indexOf(quote),
  end: TEXT.indexOf(quote) + quote.length,
  quote,
  codebook: 'b',
  code,
  value,
  layer: 'mine',
  state: 'accepted',
  lost: false,
  deleted: false,
  memo: '',
  revision: 1
});
const SUGGESTION: ISuggestion = {
  ...annotation('char', '1MBA', 'brother'),
  key: 'k',
  night: '',
  rule: 'coder: characters, kinship',
  why: '',
  segments: []
};

/** A journal with one dream, and the codebook of Hall and Van de Castle. */
class Desk implements ITransport {
  readonly name = 'ada.psydyn';
  readonly asked: { verb: Verb; path: string; body: any }[] = [];
  annotations: IAnnotation[] = [];
  codes: readonly string[] = [];

  async request<T>(verb: Verb, path: string, body?: any): Promise<T> {
    this.asked.push({ verb, path, body });
    return this._answer(verb, path, body) as T;
  }

  get last() {
    return this.asked[this.asked.length - 1];
  }

  private _answer(verb: Verb, path: string, body: any): unknown {
    if (verb === 'PUT') {
      return { id: 'list', entry: 'e1', layer: 'mine', ...body };
    }
    const codes = FORMS.map(({ field, label }) => ({
      id: field,
      name: label,
      parent: '',
      codable: true,
      retired: false,
      colour: 1
    }));
    const book = { id: 'b', title: 'B', ready: 'hall-van-de-castle', codes };
    const coded: Partial<ICoded> = {
      annotations: this.annotations,
      relations: [],
      others: [],
      memos: [],
      adjudications: [],
      checklists: []
    };
    const answers: Record<string, unknown> = {
      entries: { entries: [{ id: 'e1', kind: 'dream', first_words: 'My' }] },
      'entries/e1': { id: 'e1', parts: { report: TEXT } },
      layers: { layers: [{ id: 'mine', mine: true, role: 'researcher' }] },
      'layers/mine/entries/e1': coded,
      'layers/mine/counts': { entries: {}, codes: {} },
      codebooks: { codebooks: [book], ready: [] },
      forms: { forms: FORMS },
      suggestions: {
        suggestions: [SUGGESTION],
        rules: [],
        left: 1,
        notes: ['2 empty.']
      },
      annotations: { annotations: body?.several ?? [] }
    };
    return answers[path];
  }
}

async function opened(...annotations: IAnnotation[]) {
  const desk = new Desk();
  desk.annotations = annotations;
  const state = new State(desk, trans);
  await state.start();
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const gone: string[] = [];
  const card = drawCard(host, state, {
    goTo: id => gone.push(id),
    back: () => undefined
  });
  state.changed.connect(card.update);
  card.update();
  return { desk, state, host, gone };
}

beforeAll(() => {
  Object.defineProperty(globalThis, 'crypto', { value: crypto });
});

const row = (host: HTMLElement, label: string) =>
  Array.from(host.querySelectorAll('dt')).find(
    one => one.textContent === label
  )!.nextElementSibling as HTMLElement;

describe('a card', () => {
  it('has every class with its codes, and each leads to its words', async () => {
    const { host, gone } = await opened(
      annotation('char', '1MBA', 'brother'),
      annotation('agg', '1MBA 2> D', 'shouted at')
    );
    expect(host.querySelectorAll('dt')).toHaveLength(13);
    const [code] = Array.from(
      row(host, 'characters').querySelectorAll('button')
    );
    expect(code.getAttribute('aria-label')).toBe(
      '1MBA: one, male, brother, adult; on “brother”'
    );
    code.click();
    expect(gone).toEqual(['char 1MBA']);
    expect(host.textContent).toContain('2 of 13 classes coded');
  });
  it('names what is no code', async () => {
    const { host } = await opened(annotation('char', '9XKA', 'brother'));
    expect(row(host, 'characters').textContent).toBe(
      '9XKA (not in the system)'
    );
  });
  it('tells a class without codes from one that nobody looked for', async () => {
    const { desk, host } = await opened();
    const misfortune = () => row(host, 'misfortune');
    expect(misfortune().textContent).toBe('not coded none');
    misfortune().querySelector('button')!.click();
    await settle();
    expect(desk.last).toMatchObject({
      verb: 'PUT',
      path: 'layers/mine/entries/e1',
      body: { codebook: 'b', codes: ['mf'] }
    });
    expect(misfortune().textContent).toBe('none');
    const [rest] = Array.from(host.querySelectorAll('button')).slice(-1);
    rest.click();
    await settle();
    expect(host.textContent).toContain('13 of 13 classes coded');
    expect(rest.hidden).toBe(true);
  });
});

describe('a suggestion that is corrected', () => {
  it('is rejected, and what is right stands in its place, in one action', async () => {
    const { desk, state } = await opened();
    const suggesting = new Suggesting(state);
    await suggesting.ask('journal');
    expect(suggesting.notes).toEqual(['2 empty.']);
    suggesting.correct(suggesting.current!, 'char', '1MBT');
    await settle();
    const { several } = desk.last.body;
    expect(
      several.map(({ value, state, rule }: any) => [value, state, rule])
    ).toEqual([
      ['1MBA', 'rejected', 'coder: characters, kinship'],
      ['1MBT', 'accepted', '']
    ]);
    expect(suggesting.current).toBeUndefined();
    expect(suggesting.rule('coder: characters, kinship')?.rejected).toBe(1);
  });
  it('is accepted where nothing was changed', async () => {
    const { desk, state } = await opened();
    const suggesting = new Suggesting(state);
    await suggesting.ask('entry');
    suggesting.correct(suggesting.current!, 'char', '1MBA');
    await settle();
    expect(desk.last.body).toMatchObject({
      value: '1MBA',
      state: 'accepted',
      rule: 'coder: characters, kinship'
    });
  });
});

describe('a line of code', () => {
  const options = codeOptions(FORMS, [], () => 0);
  it('goes on where it is not whole, with a space where one belongs', () => {
    expect(options('agg D')[0]).toMatchObject({
      label: 'D 1',
      fill: 'agg D 1'
    });
    expect(options('emo')[0]).toMatchObject({ label: 'emot', fill: 'emot ' });
    expect(options('emot AP')[0]).toMatchObject({ fill: undefined });
    expect(options('emot')[0].fill).toBe('emot ');
  });
  it('gives its class and what is written', () => {
    const [whole] = options('agg d 3> 1mka');
    expect(whole.fill).toBeUndefined();
    expect(partsOf(whole.key)).toEqual({ field: 'agg', value: 'D 3> 1MKA' });
    expect(whole.help).toMatch(
      /^aggression: the dreamer · refusal and control/
    );
  });
  it.each([
    [
      '1MQ',
      '“Q” is wrong for identity (characters). Right would be: F father, M mother'
    ],
    [
      'agg x',
      '“x” is wrong for who (aggression). Right would be: D the dreamer'
    ],
    ['1MKAA', '“A” is too much: a code of characters is whole before it'],
    ['?', 'No code begins so.']
  ])('says what is wrong with %s, and what would be right', (typed, says) => {
    expect(wrongWords(read(FORMS, typed, []).wrong, trans)).toContain(says);
  });
});
