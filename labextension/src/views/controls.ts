import { TranslationBundle } from '@jupyterlab/translation';
import { partWord } from '../desk/part';
import { Finding } from '../sources/desk';
import { IOpenJournal } from '../tokens';
import { h } from './dom';

/** What is asked of an analysis; the names are those of its Python. */
export interface IParameters {
  readonly parts?: readonly string[];
  readonly min_entries?: number;
  readonly unit?: string;
  readonly measure?: string;
  readonly by?: string;
  readonly repeats?: string;
  readonly threshold?: string;
  /** The id of the only entry that is looked at. */
  readonly entry?: string;
}

const PARTS = ['report', 'association', 'residue', 'reflection', 'note'];
const MEASURES = ['npmi', 'count', 'jaccard', 'dice', 'cosine', 'pmi', 'g2', 'strength', 'phi']; // prettier-ignore

export function defaults(finding: Finding): IParameters {
  const ofTexts = { parts: ['report'], min_entries: 3 };
  return {
    motifs: ofTexts,
    network: { ...ofTexts, unit: 'entry', measure: 'npmi' },
    nodal_points: { unit: 'element', by: 'base' },
    displacement: {},
    paths: { by: 'base' },
    chains: { repeats: 'kept' },
    score: { threshold: 'probable mean' }
  }[finding];
}

export interface IControls {
  readonly node: HTMLElement;
  /** Say how much there is to count, and how much was found. */
  show(journal: Pick<IOpenJournal, 'info' | 'entries'>, found: string): void;
}

/** What to count in texts, and how; `changed` is called with each new question. */
export function drawControls(
  finding: 'motifs' | 'network',
  parameters: IParameters,
  trans: TranslationBundle,
  changed: (parameters: IParameters) => void
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

  const node = h(
    'form',
    {
      class: 'jp-PsydynReview-controls',
      'aria-label': trans.__('What is counted')
    },
    h('fieldset', {}, h('legend', {}, trans.__('Counted in')), ...boxes),
    h('label', {}, trans.__('in at least'), least, trans.__('dreams')),
    finding === 'network' &&
      choice(
        trans.__('together in one'),
        [
          ['entry', trans.__('dream')],
          ['sentence', trans.__('sentence')],
          ['window:5', trans.__('window of 5 words')],
          ['window:10', trans.__('window of 10 words')]
        ],
        now.unit,
        unit => ask({ unit })
      ),
    finding === 'network' &&
      choice(
        trans.__('measured by'),
        MEASURES.map(name => [name, name]),
        now.measure,
        measure => ask({ measure })
      ),
    found
  );
  node.addEventListener('submit', event => event.preventDefault());
  return {
    node,
    show: ({ info }, text) => {
      found.textContent = text;
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
