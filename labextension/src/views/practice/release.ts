import {
  getWholeCases,
  IConsent,
  IFigure,
  IWholeCase,
  listAround
} from '../../desk/practice';
import {
  Form,
  getDepartures,
  getReleaseQueue,
  ICopy,
  IDeparture,
  IReleaseQueue,
  IWhom,
  makeCopy,
  Whom
} from '../../desk/release';
import { line } from '../../desk/error';
import { drawConcept } from '../concepts/concept';
import { h } from '../dom';
import { fileOf } from '../interpreting/report';
import { IContext, quietly } from '../workroom/context';
import { button, choice, row, tick, words } from '../workroom/fields';
import { drawLoaded, ILoaded } from '../workroom/loaded';
import { drawCompared } from './releasing/compared';
import { drawDepartures } from './releasing/departures';
import { Decided, drawQuestions } from './releasing/questions';
import { drawRegister } from './releasing/register';
import { forms, whoms } from './releasing/words';
import { drawWhich, theCase } from './which';

interface IRelease {
  readonly cases: readonly IWholeCase[];
  readonly whom: IWhom;
  readonly queue: IReleaseQueue;
  readonly figures: readonly IFigure[];
  readonly consents: readonly IConsent[];
  readonly departures: readonly IDeparture[];
}

/** What leaves the journal: for whom, what has to be decided first, the file, and what left before. */
export function drawRelease(host: HTMLElement, ctx: IContext): () => void {
  const { trans, chosen, drafts } = ctx;
  const head = h('div', {});
  drawConcept('pseudonym', head, trans);
  drawConcept('consent', head, trans);
  // Outlives being drawn again, and goes with the view: it is not encrypted.
  const result = h('div', { class: 'jp-PsydynInterpret-report' });
  const decided = new Decided();
  let url = '';
  const drop = () => {
    if (url) {
      URL.revokeObjectURL(url);
      url = '';
    }
    result.replaceChildren();
  };
  const made = (copy: ICopy) => {
    drop();
    url = URL.createObjectURL(fileOf(copy));
    const link = h(
      'a',
      { href: url, download: copy.name, translate: 'no' },
      trans.__('Save %1', copy.name)
    );
    result.append(
      h('p', {}, link),
      h('ul', {}, ...copy.said.map(one => h('li', {}, one)))
    );
    link.focus();
  };
  const stop = drawLoaded<IRelease>(
    host,
    ctx,
    async desk => {
      const cases = await getWholeCases(desk);
      const of = theCase(cases, ctx)?.id ?? '';
      const whom: IWhom = {
        audience: (chosen.get('release:for') ?? 'supervisor') as Whom,
        case: of,
        without_consent: (drafts.text('release:reason') ?? '').trim()
      };
      const [queue, figures, consents, departures] = await Promise.all([
        getReleaseQueue(desk, whom),
        listAround(desk, 'figures'),
        listAround(desk, 'consents'),
        getDepartures(desk)
      ]);
      const ofIt = <T extends { readonly case: string }>(all: readonly T[]) =>
        all.filter(one => one.case === of);
      return {
        cases,
        whom,
        queue,
        figures: ofIt(figures),
        consents: ofIt(consents),
        departures: ofIt(departures)
      };
    },
    (place, loaded) => {
      place.append(drawWhom(loaded, decided, drop, ctx));
      draw(place, host, loaded, decided, made, drop, result, ctx);
    }
  );
  host.prepend(head);
  return () => {
    drop();
    stop();
  };
}

/** Of which case and for whom; another question is another answer. */
function drawWhom(
  { value: { cases, whom }, reload }: ILoaded<IRelease>,
  decided: Decided,
  drop: () => void,
  ctx: IContext
): HTMLElement {
  const { trans, chosen } = ctx;
  const again = () => {
    decided.clear();
    drop();
    void reload();
  };
  const select = h(
    'select',
    { 'data-keep': 'release:for' },
    ...whoms(trans).map(([value, name]) => h('option', { value }, name))
  );
  select.value = whom.audience;
  select.addEventListener('change', () => {
    chosen.set('release:for', select.value);
    again();
  });
  return row(
    drawWhich(cases, ctx, again),
    h('label', {}, h('span', {}, trans.__('For')), select)
  );
}

function draw(
  place: HTMLElement,
  room: HTMLElement,
  { value, reload, show }: ILoaded<IRelease>,
  decided: Decided,
  made: (copy: ICopy) => void,
  drop: () => void,
  result: HTMLElement,
  ctx: IContext
): void {
  const { trans } = ctx;
  const { queue, whom, figures, consents, departures } = value;
  place.append(
    h('h3', {}, trans.__('What goes')),
    list(queue.goes),
    h('h3', {}, trans.__('What stays')),
    queue.left_out.length
      ? list(queue.left_out)
      : quietly(trans.__('Nothing is held back.'))
  );
  if (queue.consent === 'missing' && whom.audience !== 'dreamer') {
    const reason = words(
      ctx,
      'release:reason',
      trans.__('The reason, which is kept with what left'),
      '',
      { rows: 2 }
    );
    place.append(
      h(
        'div',
        { class: 'jp-PsydynInterpret-warning', role: 'note' },
        h(
          'p',
          {},
          trans.__(
            'Consents for this are kept, and none is in force: nothing goes, unless there is a reason.'
          )
        ),
        reason.node,
        row(
          button(
            trans.__('Go on for this reason'),
            () => {
              drop();
              void reload();
            },
            'release:despite'
          )
        )
      )
    );
  }
  const hidden = h('section', {});
  const pseudonymised = tick(
    ctx,
    'release:pseudonymised',
    trans.__('Pseudonymised: names, dates and numbers are replaced'),
    'yes'
  );
  const update = () => {
    hidden.hidden = pseudonymised.value() !== 'yes';
  };
  pseudonymised.input.addEventListener('change', () => {
    drop();
    update();
  });
  update();
  hidden.append(
    quietly(
      trans._n(
        '%1 place is replaced by the register and by rules.',
        '%1 places are replaced by the register and by rules.',
        queue.replaced
      )
    )
  );
  drawRegister(hidden, whom.case, queue, reload, ctx);
  drawQuestions(
    hidden,
    { ...queue, figures, room, reload, show },
    decided,
    ctx
  );
  drawCompared(hidden, whom, queue, ctx);
  place.append(
    pseudonymised.node,
    hidden,
    drawForm(
      value,
      () => pseudonymised.value() === 'yes',
      made,
      drop,
      reload,
      ctx
    ),
    result
  );
  drawDepartures(place, consents, departures, ctx);
}

function list(sentences: readonly string[]): HTMLElement {
  return h(
    'ul',
    { class: 'jp-PsydynRelease-sentences' },
    ...sentences.map(one => h('li', {}, one))
  );
}

function drawForm(
  { queue, whom }: IRelease,
  isPseudonymised: () => boolean,
  made: (copy: ICopy) => void,
  drop: () => void,
  reload: () => Promise<void>,
  ctx: IContext
): HTMLElement {
  const { trans, journal } = ctx;
  const purpose = words(
    ctx,
    'release:purpose',
    trans.__('What it is for'),
    '',
    {
      rows: 1,
      help: trans.__('In words; kept with what left')
    }
  );
  const form = choice(
    ctx,
    'release:form',
    trans.__('As'),
    forms(trans),
    'jsonl'
  );
  // Never a draft: it is asked for once, and goes with the page.
  const passphrase = h('input', { type: 'password', autocomplete: 'off' });
  const made_of = h(
    'form',
    { class: 'jp-PsydynInterpret-form' },
    h('h3', {}, trans.__('The copy')),
    row(purpose.node, form.node),
    h(
      'div',
      { class: 'jp-PsydynInterpret-field' },
      h(
        'label',
        {},
        h('span', {}, trans.__('A passphrase, to encrypt it (age)')),
        passphrase
      )
    ),
    quietly(
      trans.__(
        'Without one it is a file like any other once it has left. A dream itself may tell who dreamt it: no copy is more than pseudonymised.'
      )
    ),
    row(
      h(
        'button',
        { type: 'submit', 'data-keep': 'release:make' },
        trans.__('Make the copy')
      )
    )
  );
  made_of.addEventListener('change', drop);
  const make = async () => {
    const desk = journal.transport;
    if (!desk || ctx.busy) {
      return;
    }
    if (!queue.entries.length) {
      ctx.say(trans.__('There is nothing that goes.'));
      return;
    }
    ctx.busy = true;
    ctx.say(trans.__('Making the copy …'));
    try {
      const copy = await makeCopy(desk, {
        ...whom,
        form: form.value() as Form,
        pseudonymised: isPseudonymised(),
        purpose: purpose.value(),
        passphrase: passphrase.value
      });
      if (journal.transport === desk) {
        passphrase.value = '';
        await reload();
        made(copy);
        ctx.say(trans.__('The copy is made: %1', copy.name));
      }
    } catch (error) {
      ctx.say(trans.__('No copy was made: %1', line(error)), () => void make());
    } finally {
      ctx.busy = false;
    }
  };
  made_of.addEventListener('submit', event => {
    event.preventDefault();
    void make();
  });
  return made_of;
}
