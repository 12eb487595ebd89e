import { getEntry } from '../desk/client';
import { line } from '../desk/error';
import { IEntry, IPassage, ITransport } from '../tokens';
import { h } from './dom';
import { drawInquiry, IInquiryRoom, IMemory } from './inquiry';
import { getHypotheses, getMemos } from './interpreting/client';
import { contextOf, drawMotifContext, IMotifContext } from './motif/context';

/** So many entries are looked through for what was associated; they are read one by one. */
const MOST = 40;

/** One motif of the open journal, and below it what the journal holds about it beside the texts. */
export function drawClosely(
  memory: IMemory,
  host: HTMLElement,
  room: IInquiryRoom
): () => void {
  const { journal, acts, trans } = room;
  const body = h('div');
  const place = h('div');
  host.append(body, place);
  let stopContext: (() => void) | null = null;
  let asked = 0;
  const clear = () => {
    stopContext?.();
    stopContext = null;
    place.replaceChildren();
  };
  const read = async () => {
    const { transport } = journal;
    const { result } = memory;
    if (!transport || !result) {
      return;
    }
    const mine = ++asked;
    const key = String(result.snapshot.parameters.key);
    try {
      const context = await contextIn(
        transport,
        key,
        await result.passages(key),
        new Set(
          journal.entries
            .filter(one => one.associations > 0)
            .map(({ id }) => id)
        )
      );
      if (mine !== asked) {
        return;
      }
      clear();
      stopContext = drawMotifContext(context, place, {
        trans,
        openEntry: entry => acts.open({ entry } as IPassage),
        openHypothesis: acts.openHypotheses && (() => acts.openHypotheses!())
      });
    } catch (error) {
      if (mine === asked) {
        clear();
        place.append(
          h(
            'p',
            { class: 'jp-PsydynReview-problem', role: 'alert' },
            line(error)
          )
        );
      }
    }
  };
  const stop = drawInquiry('motif', memory, body, room, () => void read());
  return () => {
    asked++;
    stop();
    clear();
  };
}

async function contextIn(
  desk: ITransport,
  key: string,
  passages: readonly IPassage[],
  associated: ReadonlySet<string>
): Promise<IMotifContext> {
  const dreams = [...new Set(passages.map(({ entry }) => entry))];
  const [entries, hypotheses, memos] = await Promise.all([
    Promise.all(
      dreams
        .filter(id => associated.has(id))
        .slice(0, MOST)
        .map((id): Promise<IEntry> => getEntry(desk, id))
    ),
    getHypotheses(desk),
    getMemos(desk)
  ]);
  return contextOf(key, passages, { entries, hypotheses, memos });
}
