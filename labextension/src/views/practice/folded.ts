import { h } from '../dom';
import { IContext } from '../workroom/context';

/** What is folded away until somebody unfolds it; drawn again, it is as it was. */
export function drawFolded(
  key: string,
  summary: string,
  { chosen }: IContext,
  ...content: (Node | false | null)[]
): HTMLElement {
  const details = h(
    'details',
    { open: chosen.get(`folded:${key}`) === 'yes' },
    h('summary', { 'data-keep': `${key}:turn` }, summary),
    ...content
  );
  details.addEventListener('toggle', () =>
    chosen.set(`folded:${key}`, details.open ? 'yes' : '')
  );
  return details;
}
