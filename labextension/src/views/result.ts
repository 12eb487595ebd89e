import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';
import { IPassage, IResultSource, ISnapshot } from '../tokens';
import { drawAffects } from './affects/affects';
import { drawAgreement } from './agreeing/agreement';
import { drawChains } from './chains';
import { drawCloud } from './cloud';
import { drawComparison } from './comparison';
import { drawConcept } from './concepts/concept';
import { OF_RESULT } from './concepts/places';
import { drawConcordance } from './concordance/concordance';
import { drawContrast } from './contrast';
import { copyButton } from './copy';
import { drawDefences } from './defences';
import { drawDictionary } from './dictionary';
import { drawDisplacement } from './displacement';
import { h } from './dom';
import { drawGoals } from './goals';
import { drawHprofile } from './hprofile';
import { drawInterventions } from './interventions';
import { drawKeyness } from './keyness';
import { drawLife } from './life';
import { drawMotif } from './motif/motif';
import { drawMotifs } from './motifs';
import { drawNetwork } from './network';
import { drawNodal } from './nodal';
import { drawNetworkTable } from './nodes';
import { drawOverview } from './overview/overview';
import { drawPane, IPane } from './pane';
import { drawPaths } from './paths';
import { drawPeople } from './people';
import { IActs, Picture } from './picture';
import { drawRatings } from './practice/ratings';
import { drawProfile } from './profile';
import { drawProtocol } from './protocol';
import { quotes } from './quotes';
import { drawReactions } from './reactions';
import { drawRecurrence } from './recurrence';
import { drawResistance } from './resistance';
import { ISelection, Looking } from './selection';
import { drawSimilar } from './similar';
import { drawSmoothed } from './smoothed';
import { drawSpectrum } from './spectrum';
import { drawSpeechgraph } from './speechgraph';
import { drawSymbols } from './symbols';
import { drawTable } from './table';
import { drawTabs } from './tabs';

const PICTURES: Readonly<Record<ISnapshot['kind'], Picture>> = {
  motif: drawMotif,
  motifs: drawMotifs,
  overview: drawOverview,
  network: drawNetwork,
  symbols: drawSymbols,
  concordance: drawConcordance,
  cloud: drawCloud,
  keyness: drawKeyness,
  recurrence: drawRecurrence,
  similar: drawSimilar,
  comparison: drawComparison,
  protocol: drawProtocol,
  nodal: drawNodal,
  displacement: drawDisplacement,
  paths: drawPaths,
  chains: drawChains,
  spectrum: drawSpectrum,
  speechgraph: drawSpeechgraph,
  dictionary: drawDictionary,
  smoothed: drawSmoothed,
  reactions: drawReactions,
  profile: drawProfile,
  contrast: drawContrast,
  agreement: drawAgreement,
  people: drawPeople,
  ratings: drawRatings,
  affects: drawAffects,
  life: drawLife,
  goals: drawGoals,
  resistance: drawResistance,
  defences: drawDefences,
  interventions: drawInterventions,
  hprofile: drawHprofile
};

/** So many notes stand above a result. */
const NOTES = 3;

/**
 * Draw a result into `host`, and keep it drawn as its source changes: a
 * picture, its table a tab away, and beside it the passages of a chosen
 * finding. Plain DOM: the reading room, a kernel's widget and a saved notebook
 * share it.
 *
 * @returns a function that lets go of the source and empties the host.
 */
export function drawResult(
  source: IResultSource,
  host: HTMLElement,
  trans: TranslationBundle = nullTranslator.load('jupyter_psydyn')
): () => void {
  const looking = source.looking ?? new Looking();
  let chosen: string | null = null;
  let pane: IPane | null = null;
  /** Of a picture that is not drawn anew when something else is looked at. */
  let narrow: ((selection: ISelection) => void) | null = null;
  /** Of a picture that lights up what a passage is about. */
  let reveal: ((passage: IPassage | null) => void) | null = null;
  /** The code of what is on the screen, where that is another than the source's. */
  let recoded: string | null = null;
  const code = () => recoded ?? source.snapshot.code;

  const heading = h('header', { class: 'jp-PsydynReview-resultHead' });
  const concepts = h('div');
  const main = h('div', { class: 'jp-PsydynReview-picture' });
  const side = h('div', { class: 'jp-PsydynReview-side' });
  const root = h(
    'section',
    { class: 'jp-PsydynReview-result', translate: 'no' },
    heading,
    concepts,
    h('div', { class: 'jp-PsydynReview-panes' }, main, side)
  );

  const acts = (): IActs => ({
    trans,
    chosen,
    choose: source.passages && choose,
    passages: source.passages?.bind(source),
    open: source.open?.bind(source),
    recode: made => {
      recoded = made;
    },
    layer: source.layer,
    selection: looking.selection,
    select: some => looking.select(some),
    follow: how => {
      narrow = how;
    },
    reveals: how => {
      reveal = how;
    },
    decide:
      source.decide &&
      ((key, verdict) => {
        const row = source.snapshot.rows.find(row => row.key === key);
        source.decide!(key, verdict, String(row?.memo ?? ''))
          .then(() => choice(trans.__('saved')))
          .catch(error => choice(trans.__('not saved: %1', error.message)));
      })
  });
  const said = h('p', { class: 'jp-PsydynReview-said', role: 'status' });
  const choice = (text: string) => {
    said.textContent = text;
  };

  const choose = (key: string) => {
    pane?.stop();
    chosen = key;
    pane = drawPane(
      source,
      key,
      trans,
      back,
      () => {
        if (side.offsetLeft === main.offsetLeft) {
          // Below the picture and not beside it: the page goes there.
          side.scrollIntoView?.({ block: 'nearest' });
        }
      },
      passage => reveal?.(passage)
    );
    side.replaceChildren(pane.node);
    root.classList.add('jp-mod-open');
    mark();
    pane.focus();
  };
  const back = () => {
    const from = chosen;
    pane?.stop();
    pane = null;
    chosen = null;
    side.replaceChildren();
    root.classList.remove('jp-mod-open');
    mark();
    focusOn(main, from, place);
  };
  /** Where in the list the chosen finding stood, for when it has gone from it. */
  let place = 0;
  const mark = () => {
    keyed(main).forEach((item, i) => {
      const own = chosen !== null && item.dataset.key === chosen;
      place = own ? i : place;
      if (own) {
        item.setAttribute('aria-current', 'true');
      } else {
        item.removeAttribute('aria-current');
      }
    });
  };

  fillHeading(heading, source, code, trans, said);
  // In its place before it is drawn: a picture fills the width there is.
  host.replaceChildren(root);
  const { kind } = source.snapshot;
  for (const id of OF_RESULT[kind] ?? []) {
    drawConcept(id, concepts, trans);
  }
  const tabs = drawTabs(main, trans.__('Ways to see it'), [
    {
      id: 'picture',
      label: kind === 'concordance' ? trans.__('Lines') : trans.__('Picture'),
      draw: host => PICTURES[kind](source.snapshot, host, acts())
    },
    {
      id: 'table',
      label: trans.__('Table'),
      draw: host => {
        narrow = reveal = null;
        return (kind === 'network' ? drawNetworkTable : drawTable)(
          source.snapshot,
          host,
          acts()
        );
      }
    }
  ]);

  const looks = () => {
    if (narrow) {
      narrow(looking.selection);
      pane?.update();
    } else {
      update();
    }
  };
  const update = () => {
    narrow = reveal = null;
    recoded = null;
    fillHeading(heading, source, code, trans, said);
    const focused = keyed(main).findIndex(item =>
      item.contains(document.activeElement)
    );
    const key = keyed(main)[focused]?.dataset.key ?? null;
    tabs.redraw();
    mark();
    if (focused >= 0) {
      focusOn(main, key, focused);
    }
    pane?.update();
  };

  source.changed.connect(update);
  looking.changed.connect(looks);
  return () => {
    source.changed.disconnect(update);
    looking.changed.disconnect(looks);
    pane?.stop();
    tabs.stop();
    host.replaceChildren();
  };
}

function fillHeading(
  heading: HTMLElement,
  source: IResultSource,
  code: () => string,
  trans: TranslationBundle,
  said: HTMLElement
): void {
  const { snapshot } = source;
  const notes = [...snapshot.notes];
  // What a desk answered was not saved, whether it has passages or not.
  if (!source.passages && !source.lock && !quotes(snapshot)) {
    notes.push(
      trans.__(
        'Shown as it was saved. Run the cell again to open the passages.'
      )
    );
  }
  heading.replaceChildren(
    h(
      'div',
      { class: 'jp-PsydynReview-titleLine' },
      h('h2', {}, snapshot.title),
      said,
      snapshot.code && copyButton(code, trans),
      source.openNotebook &&
        notebookButton(() => source.openNotebook!(code()), trans)
    ),
    h('p', { class: 'jp-PsydynReview-caption' }, snapshot.caption),
    drawNotes(
      notes,
      // At a glance first the picture: there is nothing to know before it.
      snapshot.kind === 'overview' ? 0 : NOTES,
      heading.querySelector('details')?.open ?? snapshot.kind === 'agreement',
      trans
    )
  );
}

function notebookButton(
  open: () => void,
  trans: TranslationBundle
): HTMLElement {
  const button = h(
    'button',
    { type: 'button' },
    trans.__('Open in a notebook')
  );
  button.addEventListener('click', open);
  return h('span', { class: 'jp-PsydynReview-copy' }, button);
}

/** The first notes; more of them would push what they are about off the page, and are a key away. */
function drawNotes(
  notes: readonly string[],
  shown: number,
  isOpen: boolean,
  trans: TranslationBundle
): HTMLElement {
  const list = (some: readonly string[]) =>
    h(
      'ul',
      { class: 'jp-PsydynReview-notes' },
      ...some.map(note => h('li', {}, note))
    );
  const more =
    notes.length > shown + Math.min(shown, 1) ? notes.slice(shown) : [];
  return h(
    'div',
    {},
    shown > 0 && list(more.length ? notes.slice(0, shown) : notes),
    more.length > 0 &&
      h(
        'details',
        { class: 'jp-PsydynReview-moreNotes', open: isOpen },
        h(
          'summary',
          {},
          shown
            ? trans.__('%1 more to know', more.length)
            : trans._n('%1 thing to know', '%1 things to know', more.length)
        ),
        list(more)
      )
  );
}

/** What leads to passages, in the order in which it is drawn. */
function keyed(host: HTMLElement): (HTMLElement | SVGElement)[] {
  return Array.from(
    host.querySelectorAll<HTMLElement | SVGElement>('[data-key]')
  );
}

/** The finding of that key, or else the one that stands in its place now. */
function focusOn(host: HTMLElement, key: string | null, place: number): void {
  const items = keyed(host);
  const own = items.find(item => item.dataset.key === key);
  (own ?? items[Math.min(place, items.length - 1)])?.focus();
}
