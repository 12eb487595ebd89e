import { TranslationBundle } from '@jupyterlab/translation';
import { partWord } from '../desk/part';
import { AssociationFinding, Finding } from '../sources/desk';
import { IOpenJournal, ISummary } from '../tokens';
import { h } from './dom';
import { night } from './format';
import { nameOf } from './motifkey';

/** What is asked of an analysis; the names are those of its Python. */
export interface IParameters {
  readonly parts?: readonly string[];
  readonly min_entries?: number;
  readonly unit?: string;
  readonly measure?: string;
  readonly by?: string;
  readonly repeats?: string;
  readonly threshold?: string;
  /** How often words are dealt out at random, for what chance would do. */
  readonly shuffles?: number;
  /** Whether what was associated is drawn over a network; the desk is asked for it apart. */
  readonly isLayered?: boolean;
  /** Of the readers whose codes count; they are never put together. */
  readonly role?: string;
  /** Words as somebody writes them. */
  readonly query?: string;
  /** Keys of motifs, or words; none: the strongest. */
  readonly motifs?: readonly string[];
  /** Where the windows after and before a moment end, in days. */
  readonly lags?: readonly number[];
  /** Of a motif, or words. */
  readonly key?: string;
  /** The id of the entry that is looked at. */
  readonly entry?: string;
}

const PARTS = ['report', 'association', 'residue', 'reflection', 'note'];
const MEASURES = ['npmi', 'count', 'jaccard', 'dice', 'cosine', 'pmi', 'g2', 'strength', 'phi']; // prettier-ignore

export function defaults(finding: Finding): IParameters {
  const parts = ['report'];
  const ofTexts = { parts, min_entries: 3 };
  return {
    overview: ofTexts,
    motifs: ofTexts,
    motif: { parts, key: '', unit: 'entry' },
    network: { ...ofTexts, unit: 'entry', measure: 'npmi', shuffles: 0 },
    concordance: { parts, query: '' },
    wordcloud: ofTexts,
    similar: { parts, entry: '' },
    people: { role: '' },
    ratings: {},
    affects: { parts: ['report', 'reflection'] },
    life: { parts, motifs: [], lags: [7, 30] },
    resistance: {},
    defences: { role: '' },
    interventions: { role: '' },
    nodal_points: { unit: 'element', by: 'base' },
    displacement: {},
    paths: { by: 'base' },
    chains: { repeats: 'kept' },
    score: { threshold: 'probable mean' }
  }[finding];
}

/** Something that can be chosen by its name. */
export interface INamed {
  readonly key: string;
  readonly name: string;
}

export interface IControls {
  readonly node: HTMLElement;
  /** Say how much there is to count, and how much was found. */
  show(journal: Pick<IOpenJournal, 'info' | 'entries'>, found: string): void;
}

/**
 * What to count in texts, and how; `changed` is called with each new question.
 *
 * @param motifs - those that were found, to choose from.
 */
export function drawControls(
  finding: Exclude<Finding, AssociationFinding>,
  parameters: IParameters,
  trans: TranslationBundle,
  changed: (parameters: IParameters) => void,
  motifs: () => readonly INamed[] = () => []
): IControls {
  let now = parameters;
  const ask = (some: Partial<IParameters>) => {
    now = { ...now, ...some };
    changed(now);
  };
  const found = h('output', { class: 'jp-PsydynReview-found' });
  const counts = new Map<string, HTMLElement>();

  const boxes = PARTS.map(part => {
    const box = h('input', {
      type: 'checkbox',
      value: part,
      checked: now.parts?.includes(part)
    });
    const count = h('span', { class: 'jp-PsydynReview-quiet' });
    counts.set(part, count);
    box.addEventListener('change', () => {
      const parts = PARTS.filter(each =>
        each === part ? box.checked : now.parts?.includes(each)
      );
      if (parts.length) {
        ask({ parts });
      } else {
        // Nothing to count is no question.
        box.checked = true;
      }
    });
    return h('label', {}, box, partWord(part, trans), count);
  });

  const least = h('input', {
    type: 'number',
    min: '2',
    max: '999',
    step: '1',
    value: String(now.min_entries)
  });
  least.addEventListener('input', () => {
    if (least.validity.valid && least.value !== '') {
      ask({ min_entries: Number(least.value) });
    }
  });

  const units = (options: readonly string[]) =>
    choice(
      trans.__('together in one'),
      [
        ['entry', trans.__('dream')] as const,
        ['sentence', trans.__('sentence')] as const,
        ['window:5', trans.__('window of 5 words')] as const,
        ['window:10', trans.__('window of 10 words')] as const
      ].filter(([unit]) => options.includes(unit)),
      now.unit,
      unit => ask({ unit })
    );
  const coder = () =>
    choice(
      trans.__('coded by'),
      [
        ['', trans.__('whoever coded')],
        ['dreamer', trans.__('the dreamer')],
        ['clinician', trans.__('a clinician')],
        ['researcher', trans.__('a researcher')]
      ],
      now.role,
      role => ask({ role })
    );
  const entry = h('select', { 'aria-label': trans.__('Which dream') });
  entry.addEventListener('change', () => ask({ entry: entry.value }));
  const names = h('datalist', { id: `jp-PsydynReview-motifs-${++made}` });
  const fields: Readonly<Record<typeof finding, () => (Node | false)[]>> = {
    overview: () => [],
    motifs: () => [],
    motif: () => [
      written(trans.__('motif'), nameOf(now.key ?? ''), names, name =>
        ask({ key: motifs().find(one => one.name === name)?.key ?? name })
      ),
      names,
      units(['entry', 'sentence'])
    ],
    network: () => [
      units(['entry', 'sentence', 'window:5', 'window:10']),
      choice(
        trans.__('measured by'),
        MEASURES.map(name => [name, name] as const),
        now.measure,
        measure => ask({ measure })
      ),
      choice(
        trans.__('chance by'),
        [
          ['0', trans.__('formula')],
          ['999', trans.__('shuffling the words 999 times')]
        ],
        String(now.shuffles ?? 0),
        shuffles => ask({ shuffles: Number(shuffles) })
      ),
      layered(now.isLayered === true, isLayered => ask({ isLayered }), trans)
    ],
    concordance: () => [
      written(trans.__('words'), now.query ?? '', null, query => ask({ query }))
    ],
    wordcloud: () => [],
    similar: () => [h('label', {}, trans.__('nearest to'), entry)],
    life: () => [
      written(
        trans.__('only motifs (a, b)'),
        (now.motifs ?? []).map(nameOf).join(', '),
        null,
        typed => ask({ motifs: named(typed, motifs()) })
      ),
      choice(
        trans.__('days after and before'),
        [
          ['3,14', trans.__('3, then 14')],
          ['7,30', trans.__('7, then 30')],
          ['14,60', trans.__('14, then 60')]
        ],
        now.lags?.join(','),
        lags => ask({ lags: lags.split(',').map(Number) })
      )
    ],
    ratings: () => [],
    affects: () => [],
    people: () => [coder()],
    resistance: () => [],
    defences: () => [coder()],
    interventions: () => [coder()]
  };
  const isCounted = ['overview', 'motifs', 'network', 'wordcloud'].includes(
    finding
  );
  const node = h(
    'form',
    {
      class: 'jp-PsydynReview-controls',
      'aria-label': trans.__('What is counted')
    },
    ...fields[finding]().filter(field => field !== false),
    now.parts !== undefined &&
      h('fieldset', {}, h('legend', {}, trans.__('Counted in')), ...boxes),
    isCounted &&
      h('label', {}, trans.__('in at least'), least, trans.__('dreams')),
    found
  );
  node.addEventListener('submit', event => event.preventDefault());
  let listed: readonly ISummary[] | null = null;
  return {
    node,
    show: ({ info, entries }, text) => {
      found.textContent = text;
      if (finding === 'motif') {
        names.replaceChildren(
          ...motifs().map(({ name }) => h('option', { value: name }))
        );
      }
      // Names of 900 nights take a tenth of a second: only where they are chosen from, and when they are others.
      if (finding === 'similar' && entries !== listed) {
        listed = entries;
        entry.replaceChildren(
          h('option', { value: '' }, trans.__('choose a dream')),
          ...entries
            .filter(one => one.kind === 'dream' && one.recall !== 'none')
            .map(one =>
              h(
                'option',
                { value: one.id, selected: one.id === now.entry },
                `${night(one.night, trans)} · ${one.title || one.first_words}`
              )
            )
        );
      }
      const known: Readonly<Record<string, number | undefined>> = {
        report: info?.dreams,
        association: info?.associations,
        note: info?.notes
      };
      for (const [part, count] of counts) {
        count.textContent = known[part] === undefined ? '' : `(${known[part]})`;
      }
    }
  };
}

let made = 0;

/** The keys of motifs whose names were typed; what is none of them goes as words. */
function named(typed: string, motifs: readonly INamed[]): readonly string[] {
  return typed
    .split(',')
    .map(one => one.trim())
    .filter(one => one)
    .map(one => motifs.find(({ name }) => name === one)?.key ?? one);
}

function layered(
  isOn: boolean,
  changed: (isOn: boolean) => void,
  trans: TranslationBundle
): HTMLElement {
  const box = h('input', { type: 'checkbox', checked: isOn });
  box.addEventListener('change', () => changed(box.checked));
  return h('label', {}, box, trans.__('associations over it'));
}

/** Words to be typed; asked for when they rest on Enter or are left. */
function written(
  name: string,
  value: string,
  list: HTMLElement | null,
  changed: (value: string) => void
): HTMLElement {
  const input = h('input', {
    type: 'search',
    value,
    autocomplete: 'off',
    spellcheck: 'false',
    list: list?.id
  });
  input.addEventListener('change', () => changed(input.value.trim()));
  return h('label', {}, name, input);
}

export function choice(
  name: string,
  options: readonly (readonly [string, string])[],
  chosen: string | undefined,
  changed: (value: string) => void
): HTMLElement {
  const select = h(
    'select',
    {},
    ...options.map(([value, text]) =>
      h('option', { value, selected: value === chosen }, text)
    )
  );
  select.addEventListener('change', () => changed(select.value));
  return h('label', {}, name, select);
}
