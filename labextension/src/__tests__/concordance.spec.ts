import { ISnapshot } from '../tokens';
import {
  folded,
  ILine,
  lineOrder,
  sortedCode,
  sortKeys
} from '../views/concordance/order';
import { drawResult } from '../views/result';
import { Looking } from '../views/selection';
import ORDERS from '../../../tests/analysis/line_order.json';
import { button, CONCORDANCE, FakeResult, press } from './fixtures';

describe('the order of lines', () => {
  it.each(ORDERS.cases.map(one => [one.says, one] as const))(
    '%s',
    (_, { sort, lines, order }) => {
      const made: ILine[] = lines.map(([left, match, right, night]) => ({
        left,
        match,
        right,
        night
      }));
      expect(lineOrder(made, sortKeys(sort))).toEqual(order);
    }
  );

  it.each(ORDERS.folded)('compares %s as %s', (word, base) => {
    expect(folded(word)).toBe(base);
  });

  it('is that of a collation of Unicode', () => {
    const words =
      'Zebra 10 2 écho Echo ebbe Ötzi oz αλς вода מים ñandú nut'.split(' ');
    const lines = words.map(match => ({
      left: '',
      match,
      right: '',
      night: ''
    }));
    const { compare } = new Intl.Collator('en', {
      sensitivity: 'base',
      ignorePunctuation: true
    });
    expect(lineOrder(lines, ['M']).map(at => words[at])).toEqual(
      [...words].sort(compare)
    );
  });

  it('takes three keys, and none that is none', () => {
    expect(sortKeys(' r1, L9,L2,M,D')).toEqual(['R1', 'L2', 'M']);
    expect(sortKeys(undefined)).toEqual([]);
  });

  it('is in the code that makes it', () => {
    const code = (made: string, ...keys: string[]) => sortedCode(made, keys);
    const asked = "psd.concordance(corpus, 'water')";
    expect(code(asked, 'R1', 'L1')).toBe(
      "psd.concordance(corpus, 'water', sort='R1,L1')"
    );
    expect(code(code(asked, 'R1'), 'D')).toBe(
      "psd.concordance(corpus, 'water', sort='D')"
    );
    expect(code(code(asked, 'R1'))).toBe(asked);
    const found = "psd.motifs(corpus).evidence('lemma:water')";
    expect(code(found, 'M')).toBe(`${found}.sorted('M')`);
    expect(code(code(found, 'M'))).toBe(found);
    const part = `${asked}.evidence('d1:report:4')`;
    expect(code(part, 'M')).toBe(`${part}.sorted('M')`);
  });
});

describe('a concordance', () => {
  let host: HTMLElement;
  let stop: () => void;

  const passage = (
    entry: string,
    night: string,
    left: string,
    right: string,
    more: object = {}
  ) => ({
    entry,
    night,
    part: 'report',
    start: left.length,
    end: left.length + 5,
    segments: [
      { text: left, mark: false },
      { text: 'water', mark: true },
      { text: right, mark: false }
    ],
    ...more
  });
  const SOME = [
    passage('d1', '2024-01-05', 'The dark ', ' rose.', { codes: ['Threat'] }),
    passage('d2', '2024', 'Élan of ', ' ebbed.', { part: 'note' }),
    passage('d3', '2024-03-01', 'A cold ', ', again.')
  ];
  const made = (passages: readonly object[], code = ''): ISnapshot => ({
    ...CONCORDANCE,
    picture: { passages },
    parameters: {},
    code: code || "psd.concordance(corpus, 'water')"
  });
  const draw = (snapshot: ISnapshot, looking?: Looking) => {
    const source = Object.assign(new FakeResult(snapshot), { looking });
    stop = drawResult(source, host);
    return source;
  };
  const lines = () =>
    Array.from(host.querySelectorAll('.jp-PsydynReview-kwic li'), line =>
      line.querySelector('.jp-PsydynReview-right')!.textContent!.slice(5)
    );
  const count = () =>
    host.querySelector('.jp-PsydynReview-kwicBar [role=status]')!.textContent;
  const field = <T extends HTMLElement>(name: string) =>
    host.querySelector<T>(`[aria-label="${name}"]`)!;
  const choose = (name: string, value: string) => {
    const select = field<HTMLSelectElement>(name);
    select.value = value;
    select.dispatchEvent(new Event('change'));
  };
  const type = (text: string) => {
    const input = field<HTMLInputElement>('Only lines with');
    input.value = text;
    input.dispatchEvent(new Event('input'));
  };

  beforeEach(() => {
    host = document.createElement('div');
    document.body.replaceChildren(host);
  });

  afterEach(() => stop());

  it('is sorted by what is beside the word, and the words say which', () => {
    draw(made(SOME));
    choose('Sort by', 'R1');
    expect(lines()).toEqual([', again.', ' ebbed.', ' rose.']);
    choose('then by', 'L2');
    const under = Array.from(
      host.querySelectorAll('li:first-child u'),
      word => [word.textContent, word.getAttribute('data-level')]
    );
    expect(under).toEqual([
      ['A', '2'],
      ['again.', '1']
    ]);
    choose('Sort by', 'L1');
    expect(lines()).toEqual([', again.', ' rose.', ' ebbed.']);
  });

  it('is copied as code in the order that is shown', () => {
    draw(made(SOME));
    choose('Sort by', 'D');
    button(host, 'Copy as code').click();
    expect(host.querySelector('textarea')!.value).toBe(
      "psd.concordance(corpus, 'water', sort='D')"
    );
  });

  it('comes in the order that was asked for', () => {
    const snapshot = made(SOME);
    draw({ ...snapshot, parameters: { sort: 'R1' } });
    expect(field<HTMLSelectElement>('Sort by').value).toBe('R1');
    expect(lines()).toEqual([', again.', ' ebbed.', ' rose.']);
  });

  it('is narrowed by what is typed, a part, a code, and says how far', () => {
    draw(made(SOME));
    expect(count()).toBe('3 of 3 lines');
    type('elan  of');
    expect(lines()).toEqual([' ebbed.']);
    expect(count()).toBe('1 of 3 lines');
    type('');
    choose('Part', 'report');
    expect(lines()).toEqual([' rose.', ', again.']);
    choose('Code', 'Threat');
    expect(lines()).toEqual([' rose.']);
  });

  it('is narrowed to the period that is looked at, and keeps its order', () => {
    const looking = new Looking();
    draw(made(SOME), looking);
    choose('Sort by', 'R1');
    looking.select({ since: '2024-01-01', until: '2024-12-31' });
    expect(lines()).toEqual([', again.', ' rose.']);
  });

  it('is gone through by J and K, page by page; Enter opens', () => {
    const many = Array.from({ length: 250 }, (_, at) =>
      passage(`d${at}`, '', 'The ', ` ${at}`)
    );
    const source = draw(made(many));
    const openers = () =>
      Array.from(
        host.querySelectorAll<HTMLElement>('.jp-PsydynReview-openPassage')
      );
    expect(openers()).toHaveLength(100);
    openers()[99].focus();
    press(document.activeElement as HTMLElement, 'j');
    expect(document.activeElement).toBe(openers()[100]);
    expect(openers()).toHaveLength(200);
    press(document.activeElement as HTMLElement, 'k');
    expect(document.activeElement).toBe(openers()[99]);
    openers()[99].click();
    expect(source.opened[0].entry).toBe('d99');
    button(host, 'Show 50 more').click();
    expect(openers()).toHaveLength(250);
    expect(document.activeElement).toBe(openers()[200]);
  });
});
