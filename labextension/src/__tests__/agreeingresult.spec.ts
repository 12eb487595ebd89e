import { FileResult } from '../sources/file';
import { ISnapshot, Row } from '../tokens';
import { drawResult } from '../views/result';
import { FakeResult, MOTIFS, NASTY } from './fixtures';

function row(name: string, more: Partial<Row> = {}): Row {
  return {
    key: name,
    code: name,
    version: '1',
    readers: 2,
    units: 420,
    codings: 24,
    prevalence: 0.21,
    percent: 0.9,
    kappa: 0.62,
    kappa_low: 0.41,
    kappa_high: 0.8,
    alpha: 0.61,
    alpha_low: 0.4,
    alpha_high: 0.79,
    ac1: 0.8,
    ac1_low: 0.7,
    ac1_high: 0.9,
    alpha_u: 0.5,
    f1_exact: 0.4,
    f1_exact_low: 0.2,
    f1_exact_high: 0.6,
    f1_overlap: 0.7,
    f1_overlap_low: 0.5,
    f1_overlap_high: 0.9,
    why: '',
    ...more
  };
}

const AGREEMENT: ISnapshot = {
  ...MOTIFS,
  kind: 'agreement',
  title: 'Agreement of readers',
  caption: '2 readers, 24 codings, 12 entries; by character',
  notes: ['one', 'two', 'three', 'four', 'Rare: water.'],
  columns: [
    { name: 'code', label: 'Code', type: 'text', help: '' },
    { name: 'kappa', label: 'Kappa', type: 'number', help: '' },
    { name: 'why', label: 'Why not', type: 'text', help: '' }
  ],
  rows: [
    row('all codes'),
    row('fear', { kappa: -0.2, kappa_low: -0.4, kappa_high: 0.1 }),
    row(NASTY, {
      codings: 0,
      kappa: null,
      kappa_low: null,
      kappa_high: null,
      why: 'kappa not defined: nobody used it, so there is one category only.'
    })
  ],
  picture: {
    pairs: [
      { a: 'ada', b: 'bo', kappa: 0.62, f1: 0.4, why: '' },
      {
        a: 'ada',
        b: 'cy',
        kappa: null,
        f1: null,
        why: 'kappa not defined: only ada read.'
      }
    ]
  },
  parameters: {}
};

let host: HTMLElement;
let stop: () => void;

const draw = (snapshot = AGREEMENT) => {
  stop = drawResult(new FakeResult(snapshot), host);
};
const choose = (select: HTMLSelectElement, value: string) => {
  select.value = value;
  select.dispatchEvent(new Event('change'));
};
const selects = () => Array.from(host.querySelectorAll('select'));
const lines = () =>
  Array.from(
    host.querySelectorAll<HTMLElement>(
      '.jp-PsydynReview-dots .jp-PsydynReview-dotLine'
    )
  );
const figures = () =>
  lines().map(
    line => line.querySelector('.jp-PsydynReview-figure')!.textContent
  );
const ticks = () =>
  Array.from(host.querySelectorAll('.jp-PsydynReview-dotTick')).map(
    one => one.textContent
  );

beforeEach(() => {
  host = document.createElement('div');
  document.body.replaceChildren(host);
});

afterEach(() => {
  stop();
  expect(host.childElementCount).toBe(0);
});

describe('agreement', () => {
  it('is a dot with its interval for each code, and its size', () => {
    draw();
    expect(figures()).toEqual(['0.62', '-0.20', '–']);
    expect(ticks()).toEqual(['−1', '−0.50', '0', '0.50', '1']);
    expect(
      lines().map(
        line => line.querySelectorAll('.jp-PsydynReview-dotRange').length
      )
    ).toEqual([1, 1, 0]);
    expect(lines()[0].textContent).toContain(
      'all codes: Kappa 0.62, interval 0.41 to 0.80, 24 codings, 420 units, in 21 % of them'
    );
  });

  it('says why there is no figure', () => {
    draw();
    expect(lines()[2].querySelector('[aria-hidden]')!.textContent).toContain(
      'nobody used it'
    );
    expect(lines()[2].querySelector('.jp-PsydynReview-dot')).toBeNull();
    expect(host.querySelector('script, img')).toBeNull();
  });

  it('is of another coefficient when that is chosen, and says what it is', () => {
    draw();
    const names = Array.from(selects()[0].options, ({ value }) => value);
    expect(names).toEqual(['kappa', 'alpha', 'ac1', 'alpha_u', 'f1_exact', 'f1_overlap', 'percent']); // prettier-ignore
    const said = new Set<string>();
    for (const name of names) {
      choose(selects()[0], name);
      said.add(
        host.querySelector('p[role=status].jp-PsydynReview-quiet')!.textContent!
      );
    }
    expect(said.size).toBe(names.length);
    expect(figures()).toEqual(['90 %', '90 %', '90 %']);
    expect(ticks()).toEqual(['0 %', '50 %', '100 %']);
    expect(host.textContent).toContain('no interval is drawn');
    choose(selects()[0], 'f1_exact');
    expect(ticks()).toEqual(['0', '0.50', '1']);
  });

  it('is a square of readers, of kappa or of passages, with what is missing', () => {
    draw();
    const cells = () =>
      Array.from(
        host.querySelectorAll('.jp-PsydynReview-agreeingPairs tbody tr')
      ).map(line =>
        Array.from(line.querySelectorAll('td'), cell => cell.textContent)
      );
    expect(cells()).toEqual([
      ['', '0.62', '–'],
      ['0.62', '', '–'],
      ['–', '–', '']
    ]);
    expect(host.textContent).toContain('ada and cy: kappa not defined');
    choose(selects()[1], 'f1');
    expect(cells()[0]).toEqual(['', '0.40', '–']);
  });

  it('hides none of its warnings', () => {
    draw();
    expect(host.querySelector('details')!.open).toBe(true);
    expect(host.textContent).toContain('Rare: water.');
  });

  it('names versions where there are several', () => {
    draw({
      ...AGREEMENT,
      rows: [
        row('fear', { version: 'all' }),
        row('fear', { key: 'fear, version 2', version: '2' })
      ]
    });
    expect(lines().map(line => line.querySelector('bdi')!.textContent)).toEqual(
      ['fear', 'fear, version 2']
    );
  });

  it('says so where there is nothing', () => {
    draw({ ...AGREEMENT, rows: [], picture: {} });
    expect(host.textContent).toContain('nothing to compare');
  });

  it('is drawn of a file as well', () => {
    stop = drawResult(new FileResult(AGREEMENT), host);
    expect(lines()).toHaveLength(3);
    expect(host.textContent).toContain('Run the cell again');
  });
});
