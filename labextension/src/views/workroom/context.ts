import { TranslationBundle } from '@jupyterlab/translation';
import { DeskError, line } from '../../desk/error';
import { entryId } from '../../desk/ids';
import { IOpenJournal, ITransport } from '../../tokens';
import { h } from '../dom';
import { Drafts } from './drafts';

/** Where an entry is opened; without a stretch at its beginning. */
export interface IWhere {
  readonly entry: string;
  readonly part?: string;
  readonly start?: number;
  readonly end?: number;
}

/** What the view may ask of the application. */
export interface IWorkroomActs {
  open(where: IWhere): void;
  openJournal(): void;
  newJournal(): void;
  /** The reading room at the people of the relationship episodes. */
  readPeople?(): void;
  /** Something was kept in the journal, and can be undone. */
  done?(): void;
}

/** What the tabs share. */
export interface IContext {
  readonly journal: IOpenJournal;
  readonly acts: IWorkroomActs;
  readonly trans: TranslationBundle;
  readonly drafts: Drafts;
  /** What is chosen and unfolded, by name: outlives the tab it is shown in. */
  readonly chosen: Map<string, string>;
  /** Seen, and read aloud. `again`: what can be tried once more. */
  say(text: string, again?: () => void): void;
  /** While something is being kept. */
  busy: boolean;
}

/** The id of what is to be made: asked for twice, because the answer was lost, it is made once. */
export function idOf(ctx: IContext, key: string): string {
  const id = ctx.chosen.get(`id:${key}`) ?? entryId();
  ctx.chosen.set(`id:${key}`, id);
  return id;
}

/**
 * Do something in the journal, and read again. A conflict is said, and what was
 * typed stays beside what stands there now.
 *
 * @returns what was answered; undefined where it was not done.
 */
export async function attempt<T>(
  ctx: IContext,
  reload: () => Promise<void>,
  act: (desk: ITransport) => Promise<T>,
  said: string | ((answer: T) => string),
  kept: (answer: T) => void = () => undefined
): Promise<T | undefined> {
  const { trans, journal } = ctx;
  const desk = journal.transport;
  if (!desk) {
    return undefined;
  }
  if (ctx.busy) {
    ctx.say(trans.__('Still saving …'));
    return undefined;
  }
  ctx.busy = true;
  try {
    const answer = await act(desk);
    if (journal.transport !== desk) {
      return undefined;
    }
    kept(answer);
    await reload();
    ctx.say(typeof said === 'string' ? said : said(answer));
    ctx.acts.done?.();
    return answer;
  } catch (error) {
    if (error instanceof DeskError && error.status === 409) {
      await reload();
      ctx.say(
        trans.__(
          'Somebody changed this meanwhile, and it was read again. Nothing of yours was saved yet; what you typed is still here.'
        )
      );
    } else {
      ctx.say(trans.__('Not saved: %1', line(error)), () => {
        void attempt(ctx, reload, act, said, kept);
      });
    }
    return undefined;
  } finally {
    ctx.busy = false;
  }
}

/**
 * Draw again without taking the focus from where it is: what has the same
 * `data-keep` gets it, with the caret in its place.
 */
export function redraw(host: HTMLElement, draw: () => void): void {
  const active = document.activeElement;
  const isInside = active !== host && host.contains(active);
  const key = isInside
    ? active!.closest<HTMLElement>('[data-keep]')?.dataset.keep
    : undefined;
  const caret =
    isInside && isText(active)
      ? ([active.selectionStart, active.selectionEnd] as const)
      : null;
  draw();
  if (!isInside || host.contains(document.activeElement)) {
    return;
  }
  const next = key === undefined ? null : nearest(host, key);
  if (next) {
    next.focus();
    if (caret && isText(next) && next.dataset.keep === key) {
      next.setSelectionRange(...caret);
    }
  } else {
    host.tabIndex = -1;
    host.focus();
  }
}

/** What has that name, or is named as what it stood in: a field is gone, its card is not. */
function nearest(host: HTMLElement, key: string): HTMLElement | null {
  for (let name = key; name; name = name.slice(0, name.lastIndexOf(':'))) {
    const found = kept(host, name);
    if (found || !name.includes(':')) {
      return found;
    }
  }
  return null;
}

/** What has that `data-keep`. */
export function kept(host: HTMLElement, key: string): HTMLElement | null {
  return (
    Array.from(host.querySelectorAll<HTMLElement>('[data-keep]')).find(
      one => one.dataset.keep === key
    ) ?? null
  );
}

function isText(
  element: Element | null
): element is HTMLTextAreaElement | HTMLInputElement {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement &&
      ['text', 'search'].includes(element.type))
  );
}

export function quietly(text: string): HTMLElement {
  return h('p', { class: 'jp-PsydynInterpret-quiet' }, text);
}
