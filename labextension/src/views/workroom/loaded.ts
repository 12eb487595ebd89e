import { line } from '../../desk/error';
import { ITransport } from '../../tokens';
import { h } from '../dom';
import { IContext, redraw } from './context';
import { button } from './fields';

export interface ILoaded<T> {
  readonly value: T;
  /** Read again, and draw. */
  reload(): Promise<void>;
  /** Draw again what was read. */
  show(): void;
}

const AFTER_TOUCHING = 300;

/** A tab that shows what the journal says, and follows it. */
export function drawLoaded<T>(
  host: HTMLElement,
  ctx: IContext,
  load: (desk: ITransport) => Promise<T>,
  draw: (place: HTMLElement, loaded: ILoaded<T>) => void
): () => void {
  const { journal, trans, acts } = ctx;
  const state = h('div', { class: 'jp-PsydynReview-state', role: 'status' });
  const place = h('div', { class: 'jp-PsydynInterpret-place' });
  host.append(state, place);
  let desk: ITransport | null = null;
  let value: { of: string; is: T } | null = null;
  let asked = 0;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (text: string, ...steps: HTMLElement[]) =>
    state.replaceChildren(
      ...(text ? [h('p', { class: 'jp-PsydynReview-empty' }, text)] : []),
      ...steps
    );
  const show = () => {
    if (!stopped && value) {
      const is = value.is;
      redraw(place, () => {
        place.replaceChildren();
        draw(place, { value: is, reload, show });
      });
    }
  };
  const reload = async () => {
    const mine = ++asked;
    const from = desk;
    if (!from || stopped) {
      return;
    }
    try {
      const is = await load(from);
      if (mine !== asked || stopped) {
        return;
      }
      tell('');
      const of = JSON.stringify(is);
      value = { of, is };
      show();
    } catch (error) {
      if (mine === asked && !stopped) {
        tell(
          line(error),
          button(trans.__('Try again'), () => {
            void reload();
          })
        );
      }
    }
  };
  /** From elsewhere: what is the same is not drawn again under somebody's hands. */
  const follow = async () => {
    const mine = ++asked;
    try {
      const is = desk && (await load(desk));
      const of = JSON.stringify(is);
      if (is && mine === asked && !stopped && of !== value?.of) {
        value = { of, is };
        tell('');
        show();
      }
    } catch {
      // What is shown stays until it can be read.
      if (!value) {
        void reload();
      }
    }
  };
  const touched = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void follow(), AFTER_TOUCHING);
  };
  const turnTo = (next: ITransport | null) => {
    desk?.touched?.disconnect(touched);
    next?.touched?.connect(touched);
    desk = next;
    value = null;
    asked++;
    place.replaceChildren();
  };
  const update = () => {
    const isOther = journal.transport !== desk;
    if (isOther) {
      turnTo(journal.transport);
    }
    if (!desk) {
      tell(
        trans.__(
          'What people make of the dreams is worked on here. No journal is open.'
        ),
        button(trans.__('Open a journal'), () => acts.openJournal()),
        button(trans.__('New journal'), () => acts.newJournal())
      );
    } else if (isOther) {
      tell(trans.__('Reading the journal …'));
      void reload();
    }
  };
  desk = null;
  update();
  journal.changed.connect(update);
  return () => {
    stopped = true;
    clearTimeout(timer);
    journal.changed.disconnect(update);
    desk?.touched?.disconnect(touched);
    host.replaceChildren();
  };
}
