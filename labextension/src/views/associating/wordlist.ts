import { TranslationBundle } from '@jupyterlab/translation';
import { IClock } from '../../desk/reaction';
import { Recording } from '../../desk/recording';
import {
  ISetting,
  IWordList,
  lastTrial,
  Manner,
  mannerOf,
  nextTrial,
  planned
} from '../../desk/wordlist';
import { ISession, ITransport } from '../../tokens';
import { h } from '../dom';
import { drawMachine } from './machine';
import { drawSaid } from './said';
import { drawSitting, IOwnWords } from './sitting';
import { drawTrials } from './trials';

export interface IWordListOptions {
  readonly trans: TranslationBundle;
  readonly clock: IClock;
  /** Whether single letters act where no text is being typed. */
  readonly singleKeys: () => boolean;
  /** A list that a notebook gives. */
  readonly own?: IOwnWords;
  /** Whether words are being given, and nothing else is to be seen. */
  readonly running: (isRunning: boolean) => void;
}

/**
 * A word-list test from its setting up to its end. The session in the journal
 * says where it stands: drawn anew, it goes on there.
 *
 * @returns a function that stops.
 */
export function drawWordList(
  desk: ITransport,
  recording: Recording,
  host: HTMLElement,
  { trans, clock, singleKeys, own, running }: IWordListOptions
): () => void {
  const machine = drawMachine(host, clock, trans);
  const session = () => recording.value('session');
  let stop: () => void = () => undefined;
  let manner: Manner = 'typed';
  /** What is shown stands for this of the session; another is another page. */
  const standing = () => {
    const now = session();
    return now && now.trials.length > 0 ? now.stage : null;
  };
  let shown: ISession['stage'] | null = null;
  /** The words that were given, by stage and place: given again, they have no time. */
  const seen = new Set<string>();

  const page = (focus: HTMLElement | null, ...content: HTMLElement[]) => {
    shown = standing();
    stop();
    stop = () => undefined;
    running(false);
    host.replaceChildren(h('div', { class: 'jp-Psydyn-page' }, ...content));
    focus?.focus();
  };
  const button = (label: string, act: () => void, look = '') => {
    const node = h('button', { type: 'button', class: look }, label);
    node.addEventListener('click', act);
    return node;
  };
  const set = (changed: ISession) => {
    shown = changed.stage;
    recording.edit({ session: changed });
    void recording.flush();
  };
  const change = (fields: Partial<ISession>) =>
    set({ ...session()!, ...fields });

  const setUp = () => {
    const begin = (list: IWordList, setting: ISetting) => {
      // A list of entries that showed the reactions would give the second run away.
      seen.clear();
      recording.edit({ title: list.title || list.name });
      set(planned(list, setting));
      instruct();
    };
    const isWaitedFor = () => {
      const { activeElement, body } = document;
      return activeElement !== body && !!activeElement?.contains(host);
    };
    const asked = { trans, own, machine: machine.node, isWaitedFor, begin };
    page(null, drawSitting(desk, asked));
  };
  const instruct = () => {
    const isPractice = session()!.stage === 'practice';
    const select = h(
      'select',
      {},
      h('option', { value: 'typed' }, trans.__('typed, Enter after each')),
      h(
        'option',
        { value: 'spoken' },
        trans.__('said aloud; somebody strikes Space at the first sound')
      ),
      h(
        'option',
        { value: 'heard' },
        trans.__('typed to words that a screen reader reads; without times')
      )
    );
    select.addEventListener('change', () => {
      manner = select.value as Manner;
    });
    const begin = button(
      isPractice ? trans.__('A few words to practise') : trans.__('Begin'),
      () => give(false),
      'jp-Psydyn-done'
    );
    page(
      begin,
      h(
        'p',
        { class: 'jp-Psydyn-instruction' },
        trans.__(
          'Answer as quickly as possible with the first word that occurs to your mind.'
        )
      ),
      h(
        'p',
        { class: 'jp-Psydyn-hint' },
        trans.__(
          'There is no right word. Esc pauses, and one may stop at any time.'
        )
      ),
      h(
        'div',
        { class: 'jp-Psydyn-fields' },
        h('label', {}, h('span', {}, trans.__('the answers are')), select)
      ),
      h(
        'details',
        { class: 'jp-Psydyn-more' },
        h('summary', {}, trans.__('keys for who writes for somebody')),
        h(
          'p',
          { class: 'jp-Psydyn-hint' },
          trans.__(
            'Who writes for somebody can mark what is seen and heard with a reaction: Alt and R the word repeated, M misunderstood, H laughed, E exclaimed, S stammered, F a foreign word, G a gesture, N a remark. While paused the letters do it alone.'
          )
        )
      ),
      machine.node,
      begin
    );
  };
  const give = (goesOn: boolean) => {
    stop();
    shown = standing();
    running(true);
    stop = drawTrials(recording, host, {
      trans,
      clock,
      singleKeys,
      manner,
      goesOn,
      seen,
      over
    });
  };
  const over = () => {
    switch (session()?.stage) {
      case 'practice': {
        const begin = button(
          trans.__('Begin (Enter)'),
          () => {
            change({ stage: 'test', latency_ms: machine.told().key_ms });
            give(false);
          },
          'jp-Psydyn-done'
        );
        page(
          begin,
          h(
            'p',
            { class: 'jp-Psydyn-instruction' },
            trans.__('That was practice. Now the list begins.')
          ),
          begin
        );
        return;
      }
      case 'test':
        change({
          stage: 'reproduction',
          latency_ms: session()!.latency_ms ?? machine.told().key_ms
        });
        askAgain();
        return;
      case 'reproduction':
        change({ stage: 'done' });
        end();
        return;
      default:
        route();
    }
  };
  const askAgain = () => {
    const begin = button(
      trans.__('The same words again (Enter)'),
      () => give(false),
      'jp-Psydyn-done'
    );
    page(
      begin,
      h(
        'p',
        { class: 'jp-Psydyn-instruction' },
        trans.__(
          'The same words come once more. Do you remember your former reaction?'
        )
      ),
      h(
        'p',
        { class: 'jp-Psydyn-hint' },
        trans.__('Enter alone where you do not. Nobody remembers all of them.')
      ),
      h(
        'div',
        { class: 'jp-Psydyn-row' },
        begin,
        button(
          trans.__('leave this out'),
          () => {
            change({ stage: 'done' });
            end();
          },
          'jp-Psydyn-link'
        )
      )
    );
  };
  const end = () => {
    const now = session()!;
    const reactions = now.trials.filter(
      one => !one.practice && one.reaction
    ).length;
    const sheet = h('div', { hidden: true });
    const look = button(
      trans.__('look at the protocol'),
      () => {
        drawSaid(session()!, sheet, trans);
        sheet.hidden = false;
        look.hidden = true;
        sheet.querySelector<HTMLElement>('[tabindex]')?.focus();
      },
      'jp-Psydyn-link'
    );
    page(
      look,
      h(
        'p',
        { class: 'jp-Psydyn-instruction', role: 'status' },
        trans._n('%1 reaction. Saved.', '%1 reactions. Saved.', reactions)
      ),
      look,
      sheet
    );
  };
  /** Where the session stands. */
  const route = () => {
    const now = session();
    if (!now || now.trials.length === 0) {
      setUp();
    } else if (now.stage === 'done') {
      end();
    } else if (nextTrial(now) < 0) {
      over();
    } else if (lastTrial(now) < 0) {
      // Nothing was said in this stage.
      const first = now.stage === 'reproduction' ? askAgain : instruct;
      first();
    } else {
      manner = mannerOf(now);
      give(true);
    }
  };
  // Undone, or gone on with elsewhere.
  const follow = () => {
    if (standing() !== shown) {
      route();
    }
  };
  route();
  recording.changed.connect(follow);
  return () => {
    recording.changed.disconnect(follow);
    stop();
    machine.stop();
    running(false);
    host.replaceChildren();
  };
}
