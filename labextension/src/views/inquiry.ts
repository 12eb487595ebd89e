import { TranslationBundle } from '@jupyterlab/translation';
import { line } from '../desk/error';
import {
  DeskResult,
  Finding,
  IFindingActs,
  IFindingQuestion,
  isOfAssociations
} from '../sources/desk';
import { IOpenJournal, ITransport } from '../tokens';
import { drawAssociationControls, tests } from './associationcontrols';
import { drawControls, INamed, IParameters } from './controls';
import { h } from './dom';
import { outlineSource } from './outline';
import { count, IRoomActs, missing, Step } from './lacking';
import { drawResult } from './result';
import { Looking, narrowing } from './selection';

/** What was asked last, and what came of it; outlives the tab it is shown in. */
export interface IMemory {
  parameters: IParameters;
  result: DeskResult | null;
  /** Of which state of which journal the result is, and to what question. */
  of: string;
  desk: ITransport | null;
  /** While an answer is awaited; who comes back to the tab waits for it too. */
  asking: Promise<void> | null;
  /** Gives that up. */
  gone?: AbortController;
}

/** A dream being written is saved every few seconds: counted once it rests. */
const AFTER_SAVING = 1000;
export const AFTER_ASKING = 300;
/** A brush is still moving; what can be narrowed in the page is narrowed already. */
const AFTER_LOOKING = 150;
/** What takes longer than this says so. */
const SLOW = 1000;

/** What every inquiry of a room shares. */
export interface IInquiryRoom {
  readonly journal: IOpenJournal;
  readonly acts: IRoomActs & IFindingActs;
  readonly looking: Looking;
  readonly trans: TranslationBundle;
  /** The motifs that were found, to choose one of. */
  motifs(): readonly INamed[];
  /** What is asked is another: it is kept with what the room shows. */
  asked(): void;
}

/**
 * One question put to the open journal, and what came of it.
 *
 * @param answered - is called when there is another answer.
 */
export function drawInquiry(
  finding: Finding,
  memory: IMemory,
  host: HTMLElement,
  { journal, acts, looking, trans, motifs, asked: noted }: IInquiryRoom,
  answered: () => void = () => undefined
): () => void {
  const asked = (parameters: IParameters) => {
    memory.parameters = parameters;
    noted();
    update(AFTER_ASKING);
  };
  const controls = isOfAssociations(finding)
    ? drawAssociationControls(finding, memory.parameters, trans, asked)
    : drawControls(finding, memory.parameters, trans, asked, motifs);
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
  const say = (text: string, ...steps: Step[]) => {
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
    const rows = memory.result?.snapshot.rows.length;
    controls.show(
      journal,
      rows === undefined ? '' : count(finding, rows, trans)
    );
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
  const question = (): IFindingQuestion => {
    const { isLayered, ...parameters } = whole(
      finding,
      journal,
      memory.parameters
    );
    return {
      verb: finding,
      parameters,
      layer: isLayered ? 'paths' : undefined,
      // The overview shows where in the whole lies what is looked at.
      narrow: finding === 'overview' ? {} : narrowing(looking.selection)
    };
  };
  const ask = async () => {
    const { transport, info } = journal;
    if (!transport || !info) {
      return;
    }
    if (finding === 'overview' && !memory.result && !stopResult && !stopped) {
      const outline = outlineSource(journal.entries, transport, looking, trans);
      stopResult = drawResult(outline, place, trans);
    }
    const asking = question();
    memory.gone?.abort();
    const gone = (memory.gone = new AbortController());
    // Before the answer: while it is awaited nobody asks the same again.
    memory.of = of(journal, asking);
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
      const cancel = h(
        'button',
        { type: 'button', class: 'jp-PsydynReview-do' },
        trans.__('Cancel')
      );
      cancel.addEventListener('click', () => {
        gone.abort();
        say(trans.__('Cancelled. What is shown is of before.'), [
          trans.__('Count'),
          again
        ]);
      });
      state.append(cancel);
    }, SLOW);
    try {
      if (memory.result && memory.desk === transport) {
        await memory.result.ask(asking, gone.signal);
      } else {
        const result = await DeskResult.ask(
          transport,
          asking,
          acts,
          looking,
          gone.signal
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
        answered();
      }
    } catch (error) {
      if (gone.signal.aborted) {
        // Another question took its place, or somebody cancelled it.
        return;
      }
      memory.of = '';
      if (!stopped) {
        say(line(error), [trans.__('Try again'), again]);
      }
    } finally {
      clearTimeout(slow);
    }
  };

  const update = (wait = 0) => {
    const { transport, info, problem } = journal;
    const lack =
      info && missing(finding, memory.parameters, journal, acts, trans);
    // Where only words are missing, they are typed there.
    controls.node.hidden = !info || !!lack?.[1];
    if (info) {
      found();
    }
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
    } else if (lack) {
      clear();
      clearTimeout(timer);
      say(lack[0], ...(lack[1] ? [lack[1]] : []));
    } else if (memory.of !== of(journal, question())) {
      // The first time at once; what is saved after that, when it rests.
      const isFirst = !memory.result || memory.desk !== transport;
      later(isFirst ? 0 : wait);
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
  if (memory.result) {
    answered();
  }
  const saved = () => update(AFTER_SAVING);
  const looked = () => update(AFTER_LOOKING);
  update();
  journal.changed.connect(saved);
  looking.changed.connect(looked);
  return () => {
    stopped = true;
    clearTimeout(timer);
    journal.changed.disconnect(saved);
    looking.changed.disconnect(looked);
    clear();
  };
}

/** The sheet is that of one test: of the newest, until another is chosen. */
function whole(
  finding: Finding,
  journal: IOpenJournal,
  parameters: IParameters
): IParameters {
  const those = finding === 'score' ? tests(journal) : [];
  const chosen = those.find(one => one.id === parameters.entry) ?? those[0];
  return chosen ? { ...parameters, entry: chosen.id } : parameters;
}

/** Two questions are the same when nothing was saved between them and nothing chosen. */
function of(journal: IOpenJournal, question: IFindingQuestion): string {
  const revisions = journal.entries.map(({ id, revision }) => [id, revision]);
  return JSON.stringify([journal.path, question, revisions]);
}
