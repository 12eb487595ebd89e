import { IEvidence } from '../../coding';
import { getEntry, getFinding, searchEntries } from '../../desk/client';
import { line } from '../../desk/error';
import { partWord } from '../../desk/part';
import { toCodePoints } from '../../spans';
import { IEntry, ISnapshot, ITransport } from '../../tokens';
import { defaults } from '../controls';
import { h } from '../dom';
import { label, night } from '../format';
import { getCodebooks, getCoded, getLayers, VERBS } from './client';
import { IContext } from '../workroom/context';
import { blank, Side, SIDES, sideWord } from './evidence';
import { button, choice, row, words } from '../workroom/fields';
import { PARTS } from './parts';
import { drawPiece } from './pieces';
import { pathOf } from './tree';

type Source = 'passage' | 'motif' | 'edge' | 'nodal';

/** So many of a list are shown; words narrow it down. */
const SHOWN = 30;

/**
 * Where evidence is looked for: a passage or an annotation by search, a motif, a
 * link, a nodal point.
 *
 * @param prefix - of its fields, which outlive being drawn again.
 */
export function drawPicker(
  prefix: string,
  add: (side: Side, evidence: IEvidence) => void,
  ctx: IContext
): HTMLElement {
  const { trans, journal, drafts } = ctx;
  const source = choice(
    ctx,
    `${prefix}source`,
    trans.__('Look for'),
    [
      ['passage', trans.__('a passage or an annotation')],
      ['motif', trans.__('a motif')],
      ['edge', trans.__('a link of the network')],
      ['nodal', trans.__('a nodal point')]
    ],
    'passage'
  );
  const query = words(ctx, `${prefix}query`, trans.__('Words'), '', {
    rows: 1
  });
  const note = words(
    ctx,
    `${prefix}note`,
    trans.__('Why it counts (can stay empty)'),
    '',
    { rows: 1 }
  );
  const said = h('p', { class: 'jp-PsydynInterpret-quiet', role: 'status' });
  const found = h('div', {});
  let asked = 0;
  const look = async () => {
    const desk = journal.transport;
    if (!desk) {
      return;
    }
    const mine = ++asked;
    said.textContent = trans.__('Looking …');
    found.replaceChildren();
    try {
      const of = source.value() as Source;
      const nodes =
        of === 'passage'
          ? await entriesWith(desk, query.value(), found, pick, ctx, said)
          : await findings(desk, of, query.value(), pick, ctx);
      if (mine === asked) {
        found.replaceChildren(...nodes);
        said.textContent = trans._n('%1 found', '%1 found', nodes.length);
      }
    } catch (error) {
      if (mine === asked) {
        said.replaceChildren(
          `${line(error)} `,
          button(trans.__('Try again'), () => void look())
        );
      }
    }
  };
  const pick = (side: Side, evidence: IEvidence) =>
    add(side, { ...evidence, note: note.value() });
  const form = h(
    'form',
    { role: 'search' },
    row(
      source.node,
      query.node,
      h('button', { type: 'submit' }, trans.__('Look'))
    )
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    void look();
  });
  source.input.addEventListener('change', () => {
    drafts.drop(`${prefix}entry`);
    found.replaceChildren();
    said.textContent = '';
  });
  return h(
    'section',
    {
      class: 'jp-PsydynInterpret-picker',
      'aria-label': trans.__('Add evidence')
    },
    form,
    note.node,
    said,
    found
  );
}

type Pick = (side: Side, evidence: IEvidence) => void;

/** A button for each side, and the piece itself to be dragged. */
function offered(
  evidence: IEvidence,
  pick: Pick,
  ctx: IContext,
  code = ''
): HTMLElement {
  const { trans } = ctx;
  const keep = `pick:${evidence.on}:${evidence.key}`;
  return drawPiece(
    evidence,
    keep,
    ctx,
    ...(code ? [h('span', {}, code)] : []),
    ...SIDES.map(side =>
      button(
        sideWord(side, trans),
        () => pick(side, evidence),
        `${keep}:${side}`,
        trans.__('%1: %2', sideWord(side, trans), evidence.quote)
      )
    )
  );
}

async function findings(
  desk: ITransport,
  of: Exclude<Source, 'passage'>,
  query: string,
  pick: Pick,
  ctx: IContext
): Promise<HTMLElement[]> {
  const verb = VERBS[of]!;
  const snapshot = await getFinding(desk, {
    verb,
    parameters: defaults(verb)
  });
  const sought = query.toLocaleLowerCase();
  const named = (snapshot as ISnapshot).rows
    .filter(row => row.verdict !== 'rejected')
    .map(({ key }) => ({ key, name: label(snapshot, key, ctx.trans) }))
    .filter(({ name }) => name.toLocaleLowerCase().includes(sought));
  return named
    .slice(0, SHOWN)
    .map(({ key, name }) =>
      offered({ ...blank, on: of, key, quote: name }, pick, ctx)
    );
}

/** The entries in which the words stand; one opens in their place. */
async function entriesWith(
  desk: ITransport,
  query: string,
  place: HTMLElement,
  pick: Pick,
  ctx: IContext,
  said: HTMLElement
): Promise<HTMLElement[]> {
  const { trans, journal } = ctx;
  const ids = new Set(await searchEntries(desk, query));
  return journal.entries
    .filter(({ id }) => ids.has(id))
    .slice(0, SHOWN)
    .map(entry => {
      const name = `${night(entry.night, trans)} ${entry.title || entry.first_words}`;
      const open = button(name, () => {
        open.disabled = true;
        drawEntry(desk, entry.id, pick, ctx).then(
          nodes => {
            place.replaceChildren(...nodes);
            said.textContent = trans.__('Choose words, then a side.');
            place.querySelector<HTMLElement>('textarea')?.focus();
          },
          (error: unknown) => {
            open.disabled = false;
            said.textContent = line(error);
          }
        );
      });
      return open;
    });
}

async function drawEntry(
  desk: ITransport,
  id: string,
  pick: Pick,
  ctx: IContext
): Promise<HTMLElement[]> {
  const { trans } = ctx;
  const entry = await getEntry(desk, id);
  const parts = PARTS.filter(part => entry.parts[part]).map(part =>
    drawPart(entry, part, pick, ctx)
  );
  const whole = offered(
    {
      ...blank,
      on: 'entry',
      key: id,
      entry: id,
      quote: entry.title || night(entry.night, trans)
    },
    pick,
    ctx
  );
  return [
    ...parts,
    h(
      'ul',
      { class: 'jp-PsydynInterpret-plain' },
      whole,
      ...(await coded(desk, id, pick, ctx))
    )
  ];
}

/** The text as a field in which words are chosen by keyboard too; nothing is written in it. */
function drawPart(
  entry: IEntry,
  part: string,
  pick: Pick,
  ctx: IContext
): HTMLElement {
  const { trans } = ctx;
  const text = entry.parts[part];
  const area = h('textarea', {
    readonly: true,
    rows: '6',
    class: 'jp-PsydynInterpret-text',
    'data-keep': `text:${entry.id}:${part}`,
    translate: 'no'
  });
  area.value = text;
  const take = (side: Side) => {
    const [from, to] = [area.selectionStart, area.selectionEnd];
    const chosen = text.slice(from, to);
    const quote = chosen.trim();
    if (!quote) {
      ctx.say(trans.__('Choose words in the text first.'));
      area.focus();
      return;
    }
    const at = from + chosen.indexOf(quote);
    pick(side, {
      ...blank,
      on: 'passage',
      entry: entry.id,
      part,
      start: toCodePoints(text, at),
      end: toCodePoints(text, at + quote.length),
      quote
    });
  };
  return h(
    'div',
    {},
    h('label', {}, h('span', {}, partWord(part, trans)), area),
    row(
      trans.__('The chosen words:'),
      ...SIDES.map(side =>
        button(
          sideWord(side, trans),
          () => take(side),
          `take:${entry.id}:${part}:${side}`,
          trans.__('The chosen words: %1', sideWord(side, trans))
        )
      )
    )
  );
}

/** What was coded in an entry, in all the layers that one sees into. */
async function coded(
  desk: ITransport,
  entry: string,
  pick: Pick,
  ctx: IContext
): Promise<HTMLElement[]> {
  const layers = await getLayers(desk);
  const from = layers.find(({ mine }) => mine) ?? layers[0];
  if (!from) {
    return [];
  }
  const [{ annotations, others }, { codebooks }] = await Promise.all([
    getCoded(desk, from.id, entry),
    getCodebooks(desk)
  ]);
  const codeName = (codebook: string, code: string) =>
    pathOf(codebooks.find(({ id }) => id === codebook)?.codes ?? [], code);
  return [annotations, ...others.map(one => one.annotations)]
    .flat()
    .filter(({ deleted, state }) => !deleted && state === 'accepted')
    .map(({ id, part, start, end, quote, codebook, code, value }) =>
      offered(
        {
          ...blank,
          on: 'annotation',
          key: id,
          entry,
          part,
          start,
          end,
          quote
        },
        pick,
        ctx,
        `${codeName(codebook, code)} ${value}`.trim()
      )
    );
}
