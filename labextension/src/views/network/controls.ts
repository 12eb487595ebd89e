import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { night, number } from '../format';
import { INetwork } from './read';
import { IFilter } from './seen';

export interface IControls {
  readonly node: HTMLElement;
  /** Show the filter as it is now. */
  show(filter: IFilter): void;
}

/** Steps of the slider for weights. */
const STEPS = 100;
const MANY: readonly number[] = [100, 300, 1000, 5000, Infinity];

/**
 * What narrows a network on the page.
 *
 * @param change - takes what is another now.
 * @param search - goes to a word by its label.
 */
export function drawControls(
  { nodes, edges, times }: INetwork,
  first: IFilter,
  change: (part: Partial<IFilter>) => void,
  search: (label: string) => void,
  trans: TranslationBundle
): IControls {
  let filter = first;
  const weights = edges.map(({ weight }) => weight);
  const least = weights.reduce((a, b) => Math.min(a, b), Infinity);
  const most = weights.reduce((a, b) => Math.max(a, b), -Infinity);
  const often = edges.reduce((at, { count }) => Math.max(at, count), 1);

  const slider = (min: number, max: number, step = 1) =>
    h('input', {
      type: 'range',
      min: String(min),
      max: String(max),
      step: String(step)
    });
  const weight = slider(0, STEPS);
  const count = slider(1, often);
  const [weightSaid, countSaid, timeSaid] = [
    h('output'),
    h('output'),
    h('output')
  ];
  const clear = h('input', { type: 'checkbox' });
  const lone = h('input', { type: 'checkbox' });
  const many = h(
    'select',
    {},
    ...MANY.filter(n => n < edges.length || n === Infinity).map(n =>
      h(
        'option',
        { value: String(n) },
        Number.isFinite(n)
          ? trans.__('the %1 clearest', n)
          : trans.__('all %1', edges.length)
      )
    )
  );
  const words = h(
    'datalist',
    { id: `psydyn-words-${++made}` },
    ...nodes.map(({ label }) => h('option', { value: label }))
  );
  const find = h('input', {
    type: 'search',
    list: words.id,
    placeholder: trans.__('a word …'),
    size: '12'
  });
  const steps = h(
    'select',
    {},
    h('option', { value: '0' }, trans.__('all words')),
    h('option', { value: '1' }, trans.__('it and its neighbours')),
    h('option', { value: '2' }, trans.__('and theirs'))
  );
  const when = h(
    'select',
    {},
    h('option', { value: 'all' }, trans.__('all times')),
    h('option', { value: 'only' }, trans.__('one time')),
    h('option', { value: 'cut' }, trans.__('before against after'))
  );
  const time = slider(0, 1);
  const word = () =>
    nodes.find(
      ({ label }) => label.toLowerCase() === find.value.trim().toLowerCase()
    );

  weight.addEventListener('input', () =>
    change({
      weight:
        weight.value === '0'
          ? -Infinity
          : least + ((most - least) * Number(weight.value)) / STEPS
    })
  );
  count.addEventListener('input', () => change({ count: Number(count.value) }));
  clear.addEventListener('change', () => change({ isClear: clear.checked }));
  lone.addEventListener('change', () => change({ lone: lone.checked }));
  many.addEventListener('change', () => change({ most: Number(many.value) }));
  const around = () =>
    change({
      around: steps.value === '0' ? null : (word()?.key ?? filter.around),
      steps: Number(steps.value) || 1
    });
  steps.addEventListener('change', around);
  find.addEventListener('change', () => {
    if (filter.around !== null) {
      around();
    }
    search(find.value);
  });
  const at = (time: number): IFilter['when'] =>
    when.value === 'only'
      ? { only: time }
      : when.value === 'cut'
        ? { cut: time }
        : null;
  when.addEventListener('change', () => {
    const k = times?.periods.length ?? 0;
    change({ when: at(when.value === 'cut' ? Math.round(k / 2) : 0) });
  });
  time.addEventListener('input', () =>
    change({ when: at(Number(time.value)) })
  );

  const labelled = (text: string, ...fields: HTMLElement[]) =>
    h('label', {}, text, ' ', ...fields);
  const show = (now: IFilter) => {
    filter = now;
    weight.value = String(
      Number.isFinite(now.weight) && most > least
        ? Math.round(((now.weight - least) / (most - least)) * STEPS)
        : 0
    );
    weightSaid.value = number(
      Number.isFinite(now.weight) ? now.weight : edges.length ? least : 0
    );
    count.value = String(now.count);
    countSaid.value = String(now.count);
    clear.checked = now.isClear;
    lone.checked = now.lone;
    many.value = String(now.most < edges.length ? now.most : Infinity);
    steps.value = now.around === null ? '0' : String(now.steps);
    const isCut = now.when !== null && 'cut' in now.when;
    when.value = now.when === null ? 'all' : isCut ? 'cut' : 'only';
    time.hidden = now.when === null;
    if (now.when && times) {
      time.min = isCut ? '1' : '0';
      time.max = String(times.periods.length - 1);
      const at = 'cut' in now.when ? now.when.cut : now.when.only;
      time.value = String(at);
      timeSaid.value = night(times.periods[at][0], trans);
      time.setAttribute('aria-valuetext', timeSaid.value);
    } else {
      timeSaid.value = '';
    }
  };
  time.setAttribute('aria-label', trans.__('Which time'));
  const node = h(
    'div',
    {
      class: 'jp-PsydynReview-controls jp-PsydynReview-narrow',
      role: 'group',
      'aria-label': trans.__('What is seen')
    },
    labelled(trans.__('Weight from'), weight, weightSaid),
    labelled(trans.__('Together from'), count, countSaid),
    labelled(trans.__('Links'), many),
    h('label', {}, clear, trans.__('only clear of chance')),
    h('label', {}, lone, trans.__('words without a link')),
    labelled(trans.__('Find'), find, words),
    labelled(trans.__('Around it'), steps),
    times && labelled(trans.__('Times'), when, time, timeSaid)
  );
  show(first);
  return { node, show };
}

/** Lists of words have an id, which is one on the page. */
let made = 0;
