import { TranslationBundle } from '@jupyterlab/translation';
import { IOpenJournal } from '../../tokens';
import { h } from '../dom';
import { drawTabs } from '../tabs';
import { IContext, IWorkroomActs } from './context';
import { Drafts } from './drafts';
import { button } from './fields';

export interface IWorkroom<Tab extends string> {
  show(tab: Tab): void;
  stop(): void;
}

/** A tab of a room: what it is called, and what draws it. */
export interface IWorkroomTab<Tab extends string> {
  readonly id: Tab;
  readonly label: string;
  draw(host: HTMLElement, ctx: IContext): () => void;
}

/** A room in which people write about the open journal, tab by tab. */
export function drawWorkroom<Tab extends string>(
  journal: IOpenJournal,
  host: HTMLElement,
  acts: IWorkroomActs,
  trans: TranslationBundle,
  label: string,
  tabs: readonly IWorkroomTab<Tab>[],
  selected?: (tab: Tab) => void
): IWorkroom<Tab> {
  const status = h('div', {
    class: 'jp-PsydynInterpret-status',
    role: 'status',
    'aria-live': 'polite'
  });
  const say = (text: string, again?: () => void) =>
    status.replaceChildren(
      text,
      ...(again
        ? [
            ' ',
            button(trans.__('Try again'), () => {
              say('');
              again();
            })
          ]
        : [])
    );
  const ctx: IContext = {
    journal,
    acts,
    trans,
    drafts: new Drafts(),
    chosen: new Map(),
    say,
    busy: false
  };
  // What was typed for one journal is none of the next one's.
  let desk = journal.transport;
  const update = () => {
    if (journal.transport !== desk) {
      desk = journal.transport;
      ctx.drafts.drop('');
      ctx.chosen.clear();
      say('');
    }
  };
  journal.changed.connect(update);

  host.classList.add('jp-PsydynReview-room', 'jp-PsydynInterpret');
  const drawn = drawTabs(
    host,
    label,
    tabs.map(({ id, label, draw }) => ({
      id,
      label,
      draw: (place: HTMLElement) => {
        say('');
        return draw(place, ctx);
      }
    })),
    id => selected?.(id as Tab)
  );
  host.append(status);
  return {
    show: tab => {
      // A layout that was saved may name a tab of another version.
      if (tabs.some(({ id }) => id === tab)) {
        drawn.select(tab);
      }
    },
    stop: () => {
      journal.changed.disconnect(update);
      drawn.stop();
      ctx.drafts.drop('');
      ctx.chosen.clear();
      host.classList.remove('jp-PsydynReview-room', 'jp-PsydynInterpret');
      host.replaceChildren();
    }
  };
}
