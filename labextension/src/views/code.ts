import { TranslationBundle } from '@jupyterlab/translation';
import { h } from './dom';
import { drawField, submitted } from './form';

/** As `jupyter_psydyn/journal/keys/recovery.py` reads them: no sign of a code looks like these. */
const MISREAD: Readonly<Record<string, string>> = {
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
  I: '7',
  L: '7',
  '1': '7'
};

/** A code without its case, spaces and dashes. */
export function signs(typed: string): string {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return Array.from(plain, sign => MISREAD[sign] ?? sign).join('');
}

/**
 * The recovery code, this once, until it was typed back.
 *
 * @param done - it was, and the person is done with it.
 */
export function drawCode(
  code: string,
  host: HTMLElement,
  trans: TranslationBundle,
  done: () => void
): void {
  const groups = code.split('-');
  const shown = h(
    'p',
    { class: 'jp-Psydyn-code', translate: 'no' },
    ...groups.map(group => h('span', {}, group))
  );
  const print = h('button', { type: 'button' }, trans.__('Print'));
  print.addEventListener('click', () => printCode(groups, form));
  const said = h('small', { class: 'jp-Psydyn-quietly', role: 'status' });
  const { node, input } = drawField(
    trans.__('Type it in here, from what you have written down'),
    { type: 'text', class: 'jp-Psydyn-secret' },
    said
  );
  const end = h(
    'button',
    { type: 'submit', class: 'jp-Psydyn-first', disabled: true },
    trans.__('Done')
  );
  const form = h(
    'form',
    { class: 'jp-Psydyn-form', autocomplete: 'off' },
    h(
      'p',
      {},
      trans.__(
        'This recovery code opens the journal when the passphrase is lost. It is shown this once. Write it down or print it, and keep it apart from the computer.'
      )
    ),
    shown,
    node,
    h('p', { class: 'jp-Psydyn-row' }, end, print)
  );
  const check = () => {
    const wanted = signs(code);
    const typed = signs(input.value);
    end.disabled = typed !== wanted;
    const wrong = groups.findIndex(
      (group, at) =>
        typed.slice(at * 4, at * 4 + 4).length === 4 &&
        typed.slice(at * 4, at * 4 + 4) !== signs(group)
    );
    said.textContent = !end.disabled
      ? trans.__('It is the same.')
      : wrong >= 0
        ? trans.__('Group %1 is another.', wrong + 1)
        : '';
  };
  input.addEventListener('input', check);
  submitted(form, () => {
    if (!end.disabled) {
      input.value = shown.textContent = '';
      done();
    }
  });
  host.replaceChildren(form);
  input.focus();
}

/** A page with the code and nothing else, so that who finds it does not know what it opens. */
function printCode(groups: readonly string[], host: HTMLElement): void {
  const frame = h('iframe', {
    class: 'jp-Psydyn-aloud',
    tabindex: '-1',
    'aria-hidden': 'true'
  });
  const print = () => {
    const { contentDocument: page, contentWindow } = frame;
    const line = page!.createElement('p');
    line.textContent = groups.join(' ');
    line.style.font = '24pt monospace';
    line.style.margin = '3cm 2cm';
    page!.body.append(line);
    contentWindow!.addEventListener('afterprint', () => frame.remove());
    contentWindow!.print();
  };
  // Some browsers load even an empty page a moment later.
  frame.addEventListener('load', print, { once: true });
  host.append(frame);
}
