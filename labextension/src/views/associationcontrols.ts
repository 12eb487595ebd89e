import { TranslationBundle } from '@jupyterlab/translation';
import { AssociationFinding } from '../sources/desk';
import { IOpenJournal, ISummary } from '../tokens';
import { choice, IControls, IParameters } from './controls';
import { h } from './dom';
import { night } from './format';

/** The word-list tests of a journal in which something was answered, the newest first. */
export function tests(
  journal: Pick<IOpenJournal, 'entries'>
): readonly ISummary[] {
  return journal.entries.filter(
    one => one.protocol === 'word-list' && one.associations > 0
  );
}

/** What to look for in associations, and how; `changed` is called with each new question. */
export function drawAssociationControls(
  finding: AssociationFinding,
  parameters: IParameters,
  trans: TranslationBundle,
  changed: (parameters: IParameters) => void
): IControls {
  let now = parameters;
  const ask = (some: IParameters) => {
    now = { ...now, ...some };
    changed(now);
  };
  const found = h('output', { class: 'jp-PsydynReview-found' });
  const test = h('select', { 'aria-label': trans.__('Which test') });
  test.addEventListener('change', () => ask({ entry: test.value }));
  const by = (options: readonly (readonly [string, string])[]) =>
    choice(trans.__('the same by'), options, now.by, value =>
      ask({ by: value })
    );
  const form = ['form', trans.__('form')] as const;
  const base = ['base', trans.__('base form')] as const;
  const choices = {
    nodal_points: () => [
      choice(
        trans.__('reached from'),
        [
          ['element', trans.__('elements of a dream')],
          ['dream', trans.__('different dreams')]
        ],
        now.unit,
        unit => ask({ unit })
      ),
      by([form, base, ['meaning', trans.__('near meaning')]])
    ],
    displacement: () => [],
    paths: () => [by([form, base])],
    chains: () => [
      choice(
        trans.__('repeats'),
        [
          ['kept', trans.__('kept')],
          ['dropped', trans.__('dropped')]
        ],
        now.repeats,
        repeats => ask({ repeats })
      )
    ],
    score: () => [
      h('label', {}, trans.__('test of'), test),
      choice(
        trans.__('prolonged beyond'),
        [
          ['probable mean', trans.__('the probable mean')],
          ['mean + 1.5 SD', trans.__('mean + 1.5 SD')],
          ['Q3 + 1.5 IQR', trans.__('Q3 + 1.5 IQR')]
        ],
        now.threshold,
        threshold => ask({ threshold })
      )
    ]
  };
  const node = h(
    'form',
    {
      class: 'jp-PsydynReview-controls',
      'aria-label': trans.__('What is looked for')
    },
    ...choices[finding](),
    found
  );
  node.addEventListener('submit', event => event.preventDefault());
  return {
    node,
    show: (journal, text) => {
      found.textContent = text;
      test.replaceChildren(
        ...tests(journal).map(one =>
          h(
            'option',
            { value: one.id, selected: one.id === now.entry },
            `${night(one.night, trans)} · ${one.number}`
          )
        )
      );
    }
  };
}
