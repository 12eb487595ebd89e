import { line } from '../desk/error';
import { h } from './dom';
import { drawInquiry, IInquiryRoom, IMemory } from './inquiry';
import { getReviews, IReviews } from './interpreting/client';
import { drawNews, newSince } from './overview/news';

/** The overview of the open journal, below what is new in it since the last review. */
export function drawGlance(
  memory: IMemory,
  host: HTMLElement,
  room: IInquiryRoom
): () => void {
  const { journal, acts, looking, trans } = room;
  const place = h('div', { class: 'jp-PsydynReview-news' });
  const body = h('div');
  host.append(place, body);
  let reviews: IReviews | null = null;
  let isStopped = false;
  const draw = () => {
    if (isStopped || !reviews || !memory.result) {
      return;
    }
    const held = reviews.reviews;
    const since = held.length ? held[held.length - 1].at : '';
    place.replaceChildren();
    drawNews(
      {
        since,
        // Before a first review everything would be new.
        changes: since ? reviews.changed : [],
        ...newSince(memory.result.snapshot, since)
      },
      place,
      {
        trans,
        chosen: null,
        choose: key => acts.readMotif?.(key),
        select: some => looking.select(some)
      }
    );
    if (acts.openReviews) {
      const button = h(
        'button',
        { type: 'button', class: 'jp-PsydynReview-do' },
        trans.__('Review')
      );
      button.title = trans.__('Go through what is new, and say that you have');
      button.addEventListener('click', () => acts.openReviews!());
      place.querySelector('h3')?.append(' ', button);
    }
  };
  const read = async () => {
    const { transport } = journal;
    if (!transport) {
      return;
    }
    try {
      reviews = await getReviews(transport);
      draw();
    } catch (error) {
      if (!isStopped) {
        place.replaceChildren(
          h(
            'p',
            { class: 'jp-PsydynReview-quiet', role: 'status' },
            line(error)
          )
        );
      }
    }
  };
  const stop = drawInquiry('overview', memory, body, room, draw);
  void read();
  return () => {
    isStopped = true;
    stop();
  };
}
