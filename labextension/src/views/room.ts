import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';
import { Finding } from '../sources/desk';
import { IOpenJournal, ITransport } from '../tokens';
import { defaults } from './controls';
import { AFTER_ASKING, drawInquiry, IMemory, IRoomActs } from './inquiry';
import { drawTabs, ITab, ITabs } from './tabs';

export type { IRoomActs };

export interface IRoom {
  show(finding: Finding): void;
  stop(): void;
}

const OF_ASSOCIATIONS = [
  'nodal_points',
  'displacement',
  'paths',
  'chains',
  'score'
] as const;

/** The reading room: what comes back in the open journal, and what comes together. */
export function drawRoom(
  journal: IOpenJournal,
  host: HTMLElement,
  acts: IRoomActs,
  trans: TranslationBundle = nullTranslator.load('jupyter_psydyn'),
  selected?: (finding: Finding) => void
): IRoom {
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
  const labels: Readonly<Record<Finding, string>> = {
    motifs: trans.__('Motifs'),
    network: trans.__('Network'),
    nodal_points: trans.__('Nodal points'),
    displacement: trans.__('Feelings'),
    paths: trans.__('Paths'),
    chains: trans.__('Chains'),
    score: trans.__('Word-list tests')
  };
  const tab = (finding: Finding): ITab => ({
    id: finding,
    label: labels[finding],
    draw: place =>
      drawInquiry(finding, memory(finding), journal, place, acts, trans)
  });
  /** Which of them is shown within its tab, and was last. */
  let inner: ITabs | null = null;
  let last: Finding = OF_ASSOCIATIONS[0];
  const chosen = (finding: Finding) => {
    last = finding;
    selected?.(finding);
  };
  host.classList.add('jp-PsydynReview-room');
  const tabs = drawTabs(
    host,
    trans.__('Reading room'),
    [
      tab('motifs'),
      tab('network'),
      {
        id: 'associations',
        label: trans.__('Associations'),
        draw: place => {
          const drawn = drawTabs(
            place,
            trans.__('Associations'),
            OF_ASSOCIATIONS.map(tab),
            id => chosen(id as Finding),
            last
          );
          inner = drawn;
          return () => {
            inner = null;
            drawn.stop();
          };
        }
      }
    ],
    id => selected?.(id === 'associations' ? last : (id as Finding))
  );
  const unfollow = followDecisions(journal, () => [...memories.values()]);
  return {
    show: finding => {
      if (finding === 'motifs' || finding === 'network') {
        tabs.select(finding);
      } else {
        last = finding;
        tabs.select('associations');
        inner?.select(finding);
      }
    },
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
  memories: () => readonly IMemory[]
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let desk: ITransport | null = null;
  const touched = () => {
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
