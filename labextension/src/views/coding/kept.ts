import { TranslationBundle } from '@jupyterlab/translation';
import { h } from '../dom';
import { Saving } from './saving';

/** Changes that the journal did not take, each with the way on. */
export function drawKept(
  host: HTMLElement,
  saving: Saving,
  trans: TranslationBundle
): void {
  const focused = host.contains(document.activeElement);
  host.hidden = !saving.kept.length;
  host.replaceChildren(
    ...saving.kept.map(kept => {
      const again = h(
        'button',
        { type: 'button' },
        kept.isClash
          ? trans.__('Do it to what is there now')
          : trans.__('Try again')
      );
      again.addEventListener('click', () => void kept.again());
      const leave = h('button', { type: 'button' }, trans.__('Leave it'));
      leave.addEventListener('click', () => kept.leave());
      return h(
        'p',
        {},
        kept.isClash
          ? trans.__(
              '%1: not saved. Somebody changed it meanwhile; what is there now was read again.',
              kept.what
            )
          : trans.__('%1: not saved: %2', kept.what, kept.why),
        ' ',
        again,
        ' ',
        leave
      );
    })
  );
  if (focused) {
    host.querySelector('button')?.focus();
  }
}

export function savingWord(saving: Saving, trans: TranslationBundle): string {
  return {
    idle: '',
    saving: trans.__('saving'),
    saved: trans.__('saved'),
    unsaved: trans.__('not saved')
  }[saving.state];
}
