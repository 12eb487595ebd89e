import { TranslationBundle } from '@jupyterlab/translation';
import { IReflection } from '../../tokens';
import { h } from '../dom';
import { quiet } from '../fields';

type Row = IReflection['triggers'][number];

const NAMES = ['trigger', 'emotion', 'response'] as const;
const EMPTY: Row = { trigger: '', emotion: '', response: '' };

export interface ITriggers {
  readonly node: HTMLElement;
  show(rows: readonly Row[]): void;
}

/**
 * What set something off, the emotion that came, what was done then: a row
 * each. Enter goes on to the next field and, at the end, to a new row.
 */
export function drawTriggers(
  change: (rows: readonly Row[]) => void,
  trans: TranslationBundle
): ITriggers {
  const heads = {
    trigger: trans.__('what set it off'),
    emotion: trans.__('what came'),
    response: trans.__('what you did')
  };
  const list = h('ol', { class: 'jp-PsydynPractice-triggers' });
  /** As they stand in the fields; the last one is empty. */
  let rows: Row[] = [];
  const told = () =>
    rows.filter(row => NAMES.some(name => row[name].trim() !== ''));
  const fields = () =>
    Array.from(list.querySelectorAll<HTMLInputElement>('input'));

  const draw = (row: Row, at: number): HTMLElement => {
    const inputs = NAMES.map(name => {
      const input = h('input', {
        ...quiet,
        type: 'text',
        'aria-label': trans.__('%1, row %2', heads[name], at + 1),
        placeholder: heads[name]
      });
      input.value = row[name];
      input.addEventListener('input', () => {
        rows[at] = { ...rows[at], [name]: input.value };
        if (at === rows.length - 1) {
          add();
        }
        change(told());
      });
      return input;
    });
    const remove = h(
      'button',
      { type: 'button', 'aria-label': trans.__('Remove row %1', at + 1) },
      '×'
    );
    remove.addEventListener('click', () => {
      fill(rows.filter((_, i) => i !== at));
      change(told());
      fields()[NAMES.length * Math.min(at, rows.length - 1)].focus();
    });
    const arrow = () => h('span', { 'aria-hidden': 'true' }, '→');
    return h(
      'li',
      {},
      inputs[0],
      arrow(),
      inputs[1],
      arrow(),
      inputs[2],
      remove
    );
  };
  const add = () => {
    rows.push(EMPTY);
    list.append(draw(EMPTY, rows.length - 1));
  };
  const fill = (some: readonly Row[]) => {
    rows = [...some];
    list.replaceChildren(...rows.map(draw));
    if (!rows.length || rows[rows.length - 1] !== EMPTY) {
      add();
    }
  };
  list.addEventListener('keydown', event => {
    const at = fields().indexOf(event.target as HTMLInputElement);
    if (event.key === 'Enter' && !event.isComposing && at >= 0) {
      event.preventDefault();
      fields()[at + 1]?.focus();
    }
  });
  fill([]);
  return {
    node: h(
      'fieldset',
      { class: 'jp-PsydynPractice-what' },
      h('legend', {}, trans.__('What set off what')),
      list
    ),
    show: shown => {
      if (JSON.stringify(shown) !== JSON.stringify(told())) {
        fill(shown);
      }
    }
  };
}
