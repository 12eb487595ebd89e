import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';
import { getCodebooks } from '../desk/coding';
import { KeptView } from '../desk/keptview';
import {
  Finding,
  IFindingActs,
  isOfPractice,
  OF_ASSOCIATIONS,
  OVER_TIME
} from '../sources/desk';
import { IOpenJournal, ITransport } from '../tokens';
import { defaults, INamed, IParameters } from './controls';
import { h } from './dom';
import { drawClosely } from './closely';
import { drawGlance } from './glance';
import { AFTER_ASKING, drawInquiry, IMemory } from './inquiry';
import { IRoomActs } from './lacking';
import { drawLooking, ICodeName } from './looking';
import { EVERYTHING, ISelection, Looking } from './selection';
import { drawTabs, ITab, ITabs } from './tabs';

export type { IRoomActs };

export interface IRoom {
  /** @param parameters - what is asked of it; what is not named stays as it was asked last. */
  show(finding: Finding, parameters?: IParameters): void;
  stop(): void;
}

/** What the room shows, so that it shows the same when it is opened again. */
interface IShown {
  readonly finding: Finding;
  readonly selection: ISelection;
  readonly parameters: Readonly<Partial<Record<Finding, IParameters>>>;
}

/** The findings in groups, each a tab of the room. */
const GROUPS: Readonly<Record<string, readonly Finding[]>> = {
  words: ['concordance', 'wordcloud', 'similar'],
  time: OVER_TIME,
  associations: OF_ASSOCIATIONS
};

function groupOf(finding: Finding): string {
  const group = Object.entries(GROUPS).find(([, of]) => of.includes(finding));
  return group?.[0] ?? finding;
}

/** The reading room: what comes back in the open journal, and what comes together. */
export function drawRoom(
  journal: IOpenJournal,
  host: HTMLElement,
  acts: IRoomActs & Pick<IFindingActs, 'openNotebook'>,
  trans: TranslationBundle = nullTranslator.load('jupyter_psydyn'),
  selected?: (finding: Finding) => void,
  kept = new KeptView<IShown>('reading-room')
): IRoom {
  const looking = new Looking();
  const memories = new Map<Finding, IMemory>();
  const memory = (finding: Finding): IMemory => {
    const made = memories.get(finding) ?? {
      parameters: defaults(finding),
      result: null,
      of: '',
      desk: null,
      asking: null
    };
    memories.set(finding, made);
    return made;
  };
  let finding: Finding = 'overview';
  let tabs: ITabs | null = null;
  /** The tabs within the tab that is shown, where there are any. */
  let inner: ITabs | null = null;
  /** Which of them was shown last in each group. */
  const last = new Map<string, Finding>(
    Object.entries(GROUPS).map(([group, findings]) => [group, findings[0]])
  );

  const keep = () => {
    const key = journal.info?.draft_key;
    if (key && tabs) {
      const parameters = Object.fromEntries(
        [...memories].map(([of, { parameters }]) => [of, parameters])
      );
      const shown = { finding, selection: looking.selection, parameters };
      // Without it the room only begins anew.
      kept.keep(key, shown).catch(() => undefined);
    }
  };
  const shows = (next: Finding) => {
    finding = next;
    last.set(groupOf(next), next);
    selected?.(next);
    keep();
  };
  const room = {
    journal,
    looking,
    trans,
    acts: {
      ...acts,
      readMotif: (key: string) => show('motif', { key })
    },
    motifs: (): readonly INamed[] =>
      (memories.get('motifs')?.result?.snapshot.rows ?? []).map(
        ({ key, motif }) => ({ key, name: String(motif) })
      ),
    asked: keep
  };

  const labels: Readonly<Record<Finding, string>> = {
    overview: trans.__('Overview'),
    motifs: trans.__('Motifs'),
    motif: trans.__('One motif'),
    network: trans.__('Network'),
    concordance: trans.__('Concordance'),
    wordcloud: trans.__('Cloud'),
    similar: trans.__('Similar dreams'),
    people: trans.__('People'),
    ratings: trans.__('Ratings'),
    affects: trans.__('Feelings named'),
    life: trans.__('Motifs against life'),
    resistance: trans.__('Possible disturbances'),
    defences: trans.__('Defences'),
    interventions: trans.__('Interventions'),
    nodal_points: trans.__('Nodal points'),
    displacement: trans.__('Feelings'),
    paths: trans.__('Paths'),
    chains: trans.__('Chains'),
    score: trans.__('Word-list tests')
  };
  const tab = (id: Finding): ITab => ({
    id,
    label: labels[id],
    draw: place =>
      id === 'overview'
        ? drawGlance(memory(id), place, room)
        : id === 'motif'
          ? drawClosely(memory(id), place, room)
          : drawInquiry(id, memory(id), place, room)
  });
  const group = (id: string, label: string): ITab => ({
    id,
    label,
    draw: place => {
      const drawn = drawTabs(
        place,
        label,
        GROUPS[id].map(tab),
        next => shows(next as Finding),
        last.get(id)
      );
      inner = drawn;
      return () => {
        inner = null;
        drawn.stop();
      };
    }
  });
  const put = (of: Finding, parameters: IParameters) => {
    const asked = memory(of);
    asked.parameters = { ...asked.parameters, ...parameters };
  };
  const show = (next: Finding, parameters: IParameters = {}) => {
    if (!tabs) {
      wanted = { finding: next, parameters };
      return;
    }
    put(next, parameters);
    const of = groupOf(next);
    last.set(of, next);
    if (tabs.current === of && !inner) {
      // Another motif, maybe.
      tabs.redraw();
    }
    tabs.select(of);
    inner?.select(next);
    shows(next);
  };

  const bar = h('div');
  const body = h('div');
  host.classList.add('jp-PsydynReview-room');
  host.append(bar, body);
  const stopBar = drawLooking(
    looking,
    journal,
    () => codes(journal),
    bar,
    trans
  );
  const unfollow = followDecisions(
    journal,
    () => [...memories.values()],
    // Whatever was recorded, they are asked anew.
    () => {
      for (const [of, asked] of memories) {
        if (isOfPractice(of)) {
          asked.of = '';
        }
      }
    }
  );
  looking.changed.connect(keep);

  /** What somebody asked for before the room knew what it had shown. */
  let wanted: { finding: Finding; parameters: IParameters } | null = null;
  let isStopped = false;
  const draw = (shown: IShown | undefined) => {
    if (isStopped || tabs) {
      return;
    }
    if (shown) {
      for (const [of, parameters] of Object.entries(shown.parameters)) {
        put(of as Finding, parameters);
      }
      finding = shown.finding;
      looking.select({ ...EVERYTHING, ...shown.selection });
    }
    if (wanted) {
      finding = wanted.finding;
      put(finding, wanted.parameters);
    }
    last.set(groupOf(finding), finding);
    tabs = drawTabs(
      body,
      trans.__('Reading room'),
      [
        tab('overview'),
        tab('motifs'),
        tab('motif'),
        tab('network'),
        group('words', trans.__('Words')),
        group('associations', trans.__('Associations')),
        tab('people'),
        group('time', trans.__('Over time'))
      ],
      of => shows(last.get(of) ?? (of as Finding)),
      groupOf(finding)
    );
    selected?.(finding);
  };
  const begin = () => {
    const key = journal.info?.draft_key;
    if (key === undefined && journal.transport && !journal.problem) {
      // Being read: its key comes with it.
      return;
    }
    journal.changed.disconnect(begin);
    void kept.read(key ?? '').then(draw);
  };
  journal.changed.connect(begin);
  begin();
  return {
    show,
    stop: () => {
      isStopped = true;
      journal.changed.disconnect(begin);
      looking.changed.disconnect(keep);
      unfollow();
      stopBar();
      tabs?.stop();
      host.classList.remove('jp-PsydynReview-room');
      host.replaceChildren();
    }
  };
}

/** The codes of all codebooks that can be marked with. */
async function codes({
  transport
}: IOpenJournal): Promise<readonly ICodeName[]> {
  const books = transport ? (await getCodebooks(transport)).codebooks : [];
  return books.flatMap(book =>
    book.codes.filter(code => code.codable && !code.retired)
  );
}

/** What is undone, or decided in another window, shows here too. */
function followDecisions(
  journal: IOpenJournal,
  memories: () => readonly IMemory[],
  recorded: () => void
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let desk: ITransport | null = null;
  const touched = () => {
    recorded();
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const { result } of memories()) {
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
