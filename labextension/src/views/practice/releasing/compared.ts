import { line } from '../../../desk/error';
import { partWord } from '../../../desk/part';
import {
  compareEntry,
  ICompared,
  IReleaseQueue,
  IWhom
} from '../../../desk/release';
import { ISegment } from '../../../tokens';
import { h } from '../../dom';
import { night } from '../../format';
import { IContext } from '../../workroom/context';
import { button, choice, row } from '../../workroom/fields';

/** One entry as it stands and as it would go out, side by side. */
export function drawCompared(
  place: HTMLElement,
  whom: IWhom,
  { entries }: IReleaseQueue,
  ctx: IContext
): void {
  const { trans, journal } = ctx;
  if (!entries.length) {
    return;
  }
  const which = choice(
    ctx,
    'release:entry',
    trans.__('Entry'),
    entries.map(({ id, night: day }, at) => [
      id,
      trans.__('%1: %2', at + 1, night(day, trans))
    ]),
    entries[0].id
  );
  const shown = h('div', { 'aria-live': 'polite' });
  const look = async () => {
    const desk = journal.transport;
    if (!desk) {
      return;
    }
    try {
      const found = await compareEntry(desk, whom, which.value());
      if (journal.transport === desk) {
        shown.replaceChildren(...sides(found, ctx));
      }
    } catch (error) {
      shown.replaceChildren(h('p', {}, line(error)));
    }
  };
  place.append(
    h('h3', {}, trans.__('Before and after')),
    row(
      which.node,
      button(trans.__('Show'), () => void look(), 'release:look')
    ),
    shown
  );
}

function sides({ parts }: ICompared, { trans }: IContext): HTMLElement[] {
  return Object.entries(parts).map(([part, { before, after }]) =>
    h(
      'section',
      { class: 'jp-PsydynRelease-sides' },
      side(trans.__('%1, as it stands', partWord(part, trans)), before, 'del'),
      side(trans.__('%1, in the copy', partWord(part, trans)), after, 'ins')
    )
  );
}

function side(
  label: string,
  segments: readonly ISegment[],
  tag: 'del' | 'ins'
): HTMLElement {
  return h(
    'div',
    {},
    h('h4', {}, label),
    h(
      'p',
      { dir: 'auto', translate: 'no' },
      ...segments.map(({ text, mark }) => (mark ? h(tag, {}, text) : text))
    )
  );
}
