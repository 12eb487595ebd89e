import { nullTranslator } from '@jupyterlab/translation';
import { IDraftStore } from '../desk/drafts';
import { newId } from '../desk/ids';
import { pageClock } from '../desk/reaction';
import { Recording } from '../desk/recording';
import { noSession } from '../desk/session';
import { IEntry, ITransport, Protocol } from '../tokens';
import { drawAbsent } from './absent';
import { IAssociateOptions } from './associate';
import { drawChains } from './associating/chains';
import { drawConcept } from './concepts/concept';
import { h } from './dom';
import { inputField } from './fields';
import { drawExample, drawKeeping } from './keeping';
import { watchPage } from './leaving';
import { drawRelease } from './release';
import { IOwnWords } from './associating/sitting';
import { drawStream } from './associating/stream';
import { drawWordList } from './associating/wordlist';

export interface IAssociationsOptions extends IAssociateOptions {
  /** An entry of the journal, or `new`, or `new~…`. */
  readonly entry?: string;
  /** How a new one is collected; an entry says it itself. */
  readonly protocol?: Protocol;
  /** The id of an element in it; without one, a word of its own is asked for. */
  readonly element?: string;
  /** A word of its own to begin with. */
  readonly word?: string;
  /** The list of a word-list test. */
  readonly own?: IOwnWords;
  /** Whether single letters act where no text is being typed. */
  readonly singleKeys?: () => boolean;
  readonly store?: IDraftStore;
  /** After each acknowledged save. */
  readonly onSaved?: (entry: IEntry) => void;
}

/**
 * Associations being recorded: chains, a word-list test, or a stream, in one
 * room, whatever the entry is of.
 *
 * @returns a function that saves a last time and stops.
 */
export function drawAssociations(
  desk: ITransport,
  host: HTMLElement,
  options: IAssociationsOptions = {}
): () => void {
  const trans = options.trans ?? nullTranslator.load('');
  const clock = options.clock ?? pageClock;
  const recording = new Recording(desk, {
    id: options.entry || newId(),
    kind: 'association',
    store: options.store
  });
  const keeping = drawKeeping(recording, trans);
  const example = drawExample(trans);
  const absent = drawAbsent(recording, trans);
  const release = drawRelease(recording, trans);
  const question = h('h2');
  const place = h('div', { class: 'jp-Psydyn-trials' });
  const head = h('div', { class: 'jp-Psydyn-head' }, question, keeping.node);
  const recorder = inputField(
    trans.__('written down by, where somebody writes for the dreamer'),
    { type: 'text' },
    () => recording.value('session')?.recorder ?? '',
    said => {
      const now = recording.value('session') ?? noSession(drawn ?? 'chain');
      recording.edit({ session: { ...now, recorder: said } });
    }
  );
  const more = h(
    'details',
    { class: 'jp-Psydyn-more' },
    h('summary', {}, trans.__('more')),
    h('div', { class: 'jp-Psydyn-fields' }, recorder.node),
    release.node
  );
  drawConcept('free-association', more, trans);
  const body = h('div', {}, place, more);
  host.classList.add('jp-Psydyn-recorder');
  host.replaceChildren(
    h('div', { class: 'jp-Psydyn-sheetroom' }, head, example, absent.node, body)
  );

  let stop: () => void = () => undefined;
  let drawn: Protocol | null = null;
  const draw = (protocol: Protocol) => {
    drawn = protocol;
    stop();
    question.textContent = {
      chain: trans.__('What comes to mind?'),
      'word-list': trans.__('Word-list test'),
      stream: trans.__('Whatever comes to mind')
    }[protocol];
    switch (protocol) {
      case 'word-list':
        stop = drawWordList(desk, recording, place, {
          trans,
          clock,
          singleKeys: options.singleKeys ?? (() => true),
          own: options.own,
          running: isRunning => host.toggleAttribute('data-running', isRunning)
        });
        return;
      case 'stream':
        stop = drawStream(desk, recording, place, { trans, clock });
        return;
      default:
        stop = drawChains(recording, place, { ...options, trans, clock });
    }
  };
  const show = () => {
    for (const field of [keeping, absent, recorder, release]) {
      field.show();
    }
    body.hidden = recording.isMissing || recording.isDeleted;
    example.hidden = !recording.info?.example;
    if (isReady) {
      const protocol =
        recording.value('session')?.protocol ?? options.protocol ?? 'chain';
      if (protocol !== drawn) {
        draw(protocol);
      }
    }
    // Before a test it is asked for with the rest.
    const isSetUp =
      drawn === 'word-list' && !recording.value('session')?.trials.length;
    recorder.node.hidden = isSetUp;
  };
  let isReady = false;
  recording.changed.connect(show);
  recording.saved.connect((_, entry) => options.onSaved?.(entry));
  show();
  void recording.ready.then(() => {
    isReady = true;
    const hadFocus = host.contains(document.activeElement);
    show();
    // Whoever opened it by key may begin at once.
    if (hadFocus || document.activeElement === host) {
      place
        .querySelector<HTMLElement>(
          'textarea, .jp-Psydyn-associate input, .jp-Psydyn-word, select, button'
        )
        ?.focus();
    }
  });
  const unwatch = watchPage(recording);
  return () => {
    unwatch();
    recording.changed.disconnect(show);
    recording.dispose();
    stop();
    host.classList.remove('jp-Psydyn-recorder');
    host.removeAttribute('data-running');
    host.replaceChildren();
  };
}
