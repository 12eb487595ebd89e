import { IWholeCase } from '../../desk/practice';
import { h } from '../dom';
import { IContext } from '../workroom/context';

/** The case that the room is about: chosen once for all its tabs, the first until then. */
export function theCase(
  cases: readonly IWholeCase[],
  { chosen }: IContext
): IWholeCase | undefined {
  return cases.find(({ id }) => id === chosen.get('case')) ?? cases[0];
}

/** What chooses it; nothing where a journal has one. */
export function drawWhich(
  cases: readonly IWholeCase[],
  ctx: IContext,
  show: () => void
): HTMLElement | null {
  if (cases.length < 2) {
    return null;
  }
  const { trans, chosen } = ctx;
  const select = h(
    'select',
    { 'data-keep': 'case' },
    ...cases.map(({ id, pseudonym }, at) =>
      h('option', { value: id }, pseudonym || trans.__('Case %1', at + 1))
    )
  );
  select.value = theCase(cases, ctx)?.id ?? '';
  select.addEventListener('change', () => {
    chosen.set('case', select.value);
    show();
  });
  return h('label', {}, h('span', {}, trans.__('Case')), select);
}
