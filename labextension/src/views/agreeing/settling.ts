import { TranslationBundle } from '@jupyterlab/translation';
import { IAnnotation, IDifference } from '../../coding';
import { isWritten } from '../../desk/coding';
import { line } from '../../desk/error';
import { choice } from '../controls';
import { h } from '../dom';
import { quiet } from '../fields';
import { submitted } from '../form';
import { Readers } from './readers';
import { Kept } from '../../desk/readers';

/** One of the readings of a passage, and the titles of the layers that have it. */
export interface IReading {
  readonly annotation: IAnnotation;
  readonly by: readonly string[];
}

/** What was said of a passage, each once. */
export function readings(
  { said }: IDifference,
  title: (layer: string) => string
): readonly IReading[] {
  const found = new Map<string, { annotation: IAnnotation; by: string[] }>();
  for (const { layer, annotations } of said) {
    for (const annotation of annotations) {
      const { codebook, code, value, part, start, end } = annotation;
      const key = JSON.stringify([codebook, code, value, part, start, end]);
      const reading = found.get(key) ?? { annotation, by: [] };
      found.set(key, reading);
      if (!reading.by.includes(title(layer))) {
        reading.by.push(title(layer));
      }
    }
  }
  return [...found.values()];
}

export interface ISettling {
  readonly node: HTMLElement;
  /** Choose by a key: 1, 2, ... one that was said, O another code, 0 none. @returns whether it is one. */
  press(key: string): boolean;
  /** Whether somebody has begun to choose or to write. */
  isBegun(): boolean;
}

const OTHER = 'other';
const NONE = 'none';
let made = 0;

/**
 * Choose what is kept of what readers said, and say why.
 *
 * @param settle - keeps it; without an annotation none was right.
 */
export function drawSettling(
  difference: IDifference,
  readers: Readers,
  settle: (keep: Kept | undefined, reason: string) => Promise<void>,
  trans: TranslationBundle
): ISettling {
  const said = readings(difference, id => readers.layerTitle(id));
  const name = `jp-psydyn-settle-${made++}`;
  const radio = (value: string, ...label: (Node | string)[]) => {
    const input = h('input', { type: 'radio', name, value });
    return { input, node: h('label', {}, input, ...label) };
  };
  const key = (text: string) => h('kbd', { 'aria-hidden': 'true' }, text);
  const codes = readers.codebooks.flatMap(book =>
    book.codes
      .filter(code => code.codable && !code.retired)
      .map(code => ({ book, code }))
  );
  let other = 0;
  const written = h('input', {
    ...quiet,
    type: 'text',
    size: '12',
    'aria-label': trans.__('as it is written'),
    hidden: true
  });
  const writes = () => {
    const { book, code } = codes[other];
    written.hidden = !isWritten(book);
    written.placeholder = code.example;
  };
  const others = choice(
    trans.__('another code'),
    codes.map(({ book, code }, i) => [
      String(i),
      readers.codebooks.length > 1 ? `${code.name} (${book.title})` : code.name
    ]),
    '0',
    value => {
      other = Number(value);
      writes();
      choose(OTHER);
    }
  );
  const choices = [
    ...said.map(({ annotation }, i) =>
      radio(
        String(i),
        key(String(i + 1)),
        h('bdi', {}, readers.codeName(annotation)),
        h('q', { class: 'jp-PsydynReview-quiet' }, annotation.quote)
      )
    ),
    ...(codes.length ? [radio(OTHER, key('O'))] : []),
    radio(NONE, key('0'), trans.__('none of them'))
  ];
  const reason = h('textarea', {
    ...quiet,
    rows: '2',
    required: true,
    'aria-keyshortcuts': 'Control+Enter'
  });
  const wrong = h('p', { class: 'jp-PsydynReview-problem', role: 'alert' });
  const button = h(
    'button',
    {
      type: 'submit',
      class: 'jp-PsydynReview-do',
      title: trans.__('Decide (Ctrl+Enter)')
    },
    trans.__('Decide')
  );
  const node = h(
    'form',
    { class: 'jp-PsydynReview-agreeingSettling' },
    h(
      'fieldset',
      {},
      h('legend', {}, trans.__('Keep')),
      ...choices.map(({ input, node }) =>
        input.value === OTHER
          ? h(
              'span',
              { class: 'jp-PsydynReview-agreeingOther' },
              node,
              others,
              written
            )
          : node
      )
    ),
    h(
      'label',
      {},
      trans.__('Why (the readers see it once this adjudication is released)'),
      reason
    ),
    wrong,
    button
  );
  // Its name is said by the list beside it.
  choices
    .find(({ input }) => input.value === OTHER)
    ?.input.setAttribute('aria-label', trans.__('another code'));

  if (codes.length) {
    writes();
  }

  const chosen = () => choices.find(({ input }) => input.checked)?.input.value;
  const choose = (value: string) => {
    const found = choices.find(({ input }) => input.value === value);
    if (found) {
      found.input.checked = true;
    }
    return found !== undefined;
  };
  const keep = (value: string): Kept | undefined => {
    if (value === NONE) {
      return undefined;
    }
    const { part, start, end, quote } =
      value === OTHER ? difference : said[Number(value)].annotation;
    const kept =
      value === OTHER
        ? {
            codebook: codes[other].book.id,
            code: codes[other].code.id,
            value: written.hidden ? '' : written.value.trim()
          }
        : said[Number(value)].annotation;
    const { codebook, code, value: as } = kept;
    return { part, start, end, quote, codebook, code, value: as };
  };
  const submit = async () => {
    const value = chosen();
    const why = reason.value.trim();
    if (value === undefined || !why) {
      wrong.textContent =
        value === undefined
          ? trans.__('Choose what is kept.')
          : trans.__('Say why: the readers learn from it.');
      (value === undefined ? choices[0].input : reason).focus();
      return;
    }
    if (button.disabled) {
      return;
    }
    wrong.textContent = '';
    button.disabled = true;
    try {
      await settle(keep(value), why);
    } catch (error) {
      // What was written stays, to be sent again.
      wrong.textContent = trans.__('Not kept: %1', line(error));
    }
    button.disabled = false;
  };
  submitted(node, () => void submit());
  node.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void submit();
    }
  });
  return {
    node,
    press: pressed => {
      const value =
        pressed === '0'
          ? NONE
          : pressed === 'o'
            ? OTHER
            : /^[1-9]$/.test(pressed) && Number(pressed) <= said.length
              ? String(Number(pressed) - 1)
              : null;
      if (value === null || !choose(value)) {
        return false;
      }
      (value === OTHER ? others.querySelector('select')! : reason).focus();
      return true;
    },
    isBegun: () => chosen() !== undefined || reason.value !== ''
  };
}
