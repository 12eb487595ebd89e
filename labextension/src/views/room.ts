import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';
import { line } from '../desk/error';
import { DeskResult, Finding } from '../sources/desk';
import { IOpenJournal, IPassage, ITransport } from '../tokens';
import { defaults, drawControls, IParameters } from './controls';
import { h } from './dom';
import { drawResult } from './result';
import { drawTabs } from './tabs';

/** What the reading room may ask of the application. */
export interface IRoomActs {
  open(passage: IPassage): void;
  /** A decision was kept. */
  decided?(): void;
  openJournal(): void;
  newJournal(): void;
  recordDream(): void;
}

export interface IRoom {
  show(finding: Finding): void;
  stop(): void;
}

/** What was asked last, and what came of it; outlives the tab it is shown in. */
interface IMemory {
  parameters: IParameters;
  result: DeskResult | null;
  /** Of which state of which journal the result is, and to what question. */
  of: string;
  desk: ITransport | null;
  /** While an answer is awaited; who comes back to the tab waits for it too. */
  asking: Promise<void> | null;
}

/** A dream being written is saved every few seconds: counted once it rests. */
const AFTER_SAVING = 1000;
const AFTER_ASKING = 300;
/** What takes longer than this says so. */
const SLOW = 1000;

/** The reading room: what comes back in the open journal, and what comes together. */
export function drawRoom(
  journal: IOpenJournal,
  host: HTMLElement,
  acts: IRoomActs,
  trans: TranslationBundle = nullTranslator.load('jupyter_psydyn'),
  selected?: (finding: Finding) => void
): IRoom {
  const memory = (finding: Finding): IMemory => ({
    parameters: defaults(finding),
    result: null,
    of: '',
    desk: null,
    asking: null
  });
  const [motifs, network] = [memory('motifs'), memory('network')];
  host.classList.add('jp-PsydynReview-room');
  const tabs = drawTabs(
    host,
    trans.__('Reading room'),
    [
      {
        id: 'motifs',
        label: trans.__('Motifs'),
        draw: place =>
          drawFinding('motifs', motifs, journal, place, acts, trans)
      },
      {
        id: 'network',
        label: trans.__('Network'),
        draw: place =>
          drawFinding('network', network, journal, place, acts, trans)
      }
    ],
    id => selected?.(id as Finding)
  );
  const unfollow = followDecisions(journal, [motifs, network]);
  return {
    show: finding => tabs.select(finding),
    stop: () => {
      unfollow();
      tabs.stop();
      host.classList.remove('jp-PsydynReview-room');
      host.replaceChildren();
    }
  };
}

/** What is undone, or decided in another window, shows here too. */
function followDecisions(
  journal: IOpenJournal,
  memories: readonly IMemory[]
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let desk: ITransport | null = null;
  const touched = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const { result } of memories) {
        // Where it cannot be read, what is shown stays until it can.
        result?.readDecisions().catch(() => undefined);
      }
    }, AFTER_ASKING);
  };
  const turnTo = (next: ITransport | null) => {
    if (next !== desk) {
      desk?.touched?.disconnect(touched);
      next?.touched?.connect(touched);
      desk = next;
    }
  };
  const update = () => turnTo(journal.transport);
  update();
  journal.changed.connect(update);
  return () => {
    clearTimeout(timer);
    journal.changed.disconnect(update);
    turnTo(null);
  };
}

function drawFinding(
  finding: Finding,
  memory: IMemory,
  journal: IOpenJournal,
  host: HTMLElement,
  acts: IRoomActs,
  trans: TranslationBundle
): () => void {
  const controls = drawControls(
    finding,
    memory.parameters,
    trans,
    parameters => {
      memory.parameters = parameters;
      later(AFTER_ASKING);
    }
  );
  const state = h('div', { class: 'jp-PsydynReview-state', role: 'status' });
  const place = h('div');
  host.append(controls.node, state, place);

  let stopResult: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const draw = (result: DeskResult) => {
    stopResult?.();
    stopResult = drawResult(result, place, trans);
  };
  const clear = () => {
    stopResult?.();
    stopResult = null;
  };
  const say = (text: string, ...steps: [string, () => void][]) => {
    state.replaceChildren(
      text && h('p', { class: 'jp-PsydynReview-empty' }, text),
      ...steps.map(([label, act]) => {
        const button = h(
          'button',
          { type: 'button', class: 'jp-PsydynReview-do' },
          label
        );
        button.addEventListener('click', act);
        return button;
      })
    );
  };
  const found = () => {
    const { info } = journal;
    const count = memory.result?.snapshot.rows.length ?? 0;
    if (info && memory.result) {
      controls.show(
        info,
        finding === 'motifs'
          ? trans._n('%1 motif', '%1 motifs', count)
          : trans._n('%1 link', '%1 links', count)
      );
    }
  };

  const later = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(again, wait);
  };
  const again = () => {
    const asking = ask().finally(() => {
      memory.asking = memory.asking === asking ? null : memory.asking;
    });
    memory.asking = asking;
  };
  const ask = async () => {
    const { transport, info } = journal;
    if (!transport || !info) {
      return;
    }
    const { parameters } = memory;
    // Before the answer: while it is awaited nobody asks the same again.
    memory.of = question(journal, parameters);
    const slow = setTimeout(() => {
      state.replaceChildren(
        h(
          'p',
          {},
          h('progress', { 'aria-label': trans.__('Counting') }),
          ' ',
          trans._n(
            'Counting in %1 dream …',
            'Counting in %1 dreams …',
            info.dreams
          )
        )
      );
    }, SLOW);
    try {
      if (memory.result && memory.desk === transport) {
        await memory.result.ask(parameters);
      } else {
        const result = await DeskResult.ask(
          finding,
          transport,
          parameters,
          acts
        );
        if (journal.transport !== transport) {
          return;
        }
        memory.result = result;
        memory.desk = transport;
        if (!stopped) {
          draw(result);
        }
      }
      if (!stopped) {
        say('');
        found();
      }
    } catch (error) {
      memory.of = '';
      if (!stopped) {
        say(line(error), [trans.__('Try again'), again]);
      }
    } finally {
      clearTimeout(slow);
    }
  };

  const update = () => {
    const { transport, info, problem } = journal;
    const enough = info !== null && info.dreams >= 2;
    controls.node.hidden = !enough;
    if (transport !== memory.desk) {
      clear();
    }
    if (!transport) {
      say(
        trans.__(
          'What comes back from dream to dream is read here. No journal is open.'
        ),
        [trans.__('Open a journal'), () => acts.openJournal()],
        [trans.__('New journal'), () => acts.newJournal()]
      );
    } else if (problem) {
      say(problem, [trans.__('Try again'), () => void journal.refresh()]);
    } else if (!info) {
      say(trans.__('Reading the journal …'));
    } else if (!enough) {
      clear();
      say(
        trans._n(
          'What comes back from dream to dream is listed here. It takes two dreams; there is %1 so far.',
          'What comes back from dream to dream is listed here. It takes two dreams; there are %1 so far.',
          info.dreams
        ),
        [trans.__('Record a dream'), () => acts.recordDream()]
      );
    } else if (memory.of !== question(journal, memory.parameters)) {
      // The first time at once; what is saved after that, when it rests.
      later(memory.result && memory.desk === transport ? AFTER_SAVING : 0);
    } else if (memory.result) {
      if (!stopResult) {
        draw(memory.result);
      }
      say('');
      found();
    }
  };

  void memory.asking?.then(() => {
    if (!stopped) {
      update();
    }
  });
  if (memory.result && memory.desk === journal.transport) {
    draw(memory.result);
  }
  update();
  journal.changed.connect(update);
  return () => {
    stopped = true;
    clearTimeout(timer);
    journal.changed.disconnect(update);
    clear();
  };
}

/** Two questions are the same when nothing was saved between them and nothing chosen. */
function question(journal: IOpenJournal, parameters: IParameters): string {
  const revisions = journal.entries.map(({ id, revision }) => [id, revision]);
  return JSON.stringify([journal.path, parameters, revisions]);
}
