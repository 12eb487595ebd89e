import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';
import { ISignal } from '@lumino/signaling';
import { toUnits } from '../../spans';
import { ITransport } from '../../tokens';
import { h } from '../dom';
import { IAsking, makeAsking } from './asking';
import { Caret } from './caret';
import { drawCard } from './card';
import { drawCodes } from './codes';
import { changeJoin } from './deeds';
import { follow } from './following';
import { drawHelp } from './help';
import { drawNoText, makeFrame } from './frame';
import { makeGestures } from './gestures';
import { drawKept, savingWord } from './kept';
import { drawLayers } from './layers';
import { layOut } from './layout';
import { drawMargin } from './margin';
import { marksOf } from './marks';
import { drawPicker } from './picker';
import { drawQueue } from './queue';
import { drawRelations } from './relations';
import { drawStarts } from './starts';
import { State } from './state';
import { Suggesting } from './suggesting';
import { drawText, partNode, PART } from './text';

/** An entry to be opened, and words in it to be shown; places in code points. */
export interface IOpened {
  /** Empty: the newest dream. */
  readonly entry: string;
  readonly part?: string;
  readonly start?: number;
  readonly end?: number;
}

export interface IAnnotatorOptions extends IOpened {
  readonly layer?: string;
  readonly acts?: IAnnotatorActs;
  /** Emitted when another entry, or other words, are to be shown. */
  readonly reveal?: ISignal<unknown, IOpened>;
}

export interface IAnnotatorActs {
  /** Told which entry is read now. */
  opened?(entry: string): void;
  /** Where there is no dream yet. */
  recordDream?(): void;
}

/**
 * The text of an entry with its codes: coded, related and noted by keyboard or
 * mouse, with the codebook on one side and what is suggested on the other.
 *
 * @returns a function that lets go of it.
 */
export function drawAnnotator(
  desk: ITransport,
  host: HTMLElement,
  options: IAnnotatorOptions,
  trans: TranslationBundle = nullTranslator.load('jupyter_psydyn')
): () => void {
  const state = new State(desk, trans);
  const suggesting = new Suggesting(state);
  const { saving } = state;
  const { acts = {} } = options;

  const frame = makeFrame(trans);
  const {
    room,
    grid,
    head,
    saved,
    kept,
    problem,
    left,
    layers,
    starts,
    codes
  } = frame;
  const { column, gutter, text, ask, margin, relations, queue, live } = frame;
  host.append(room);

  let asking: IAsking | null = null;
  let help: HTMLElement | null = null;
  const caret = new Caret(
    text,
    name => state.entry?.parts[name] ?? '',
    () => undefined
  );
  const toggleHelp = () => {
    if (help) {
      help.remove();
      help = null;
      gestures.back();
    } else {
      help = drawHelp(trans);
      grid.insertBefore(help, left);
      help.focus();
    }
  };
  const gestures = makeGestures(state, suggesting, caret, {
    text,
    asking: () => asking!,
    go: by => picker.go(by),
    search: () => codebook.search(),
    card: () => card.focus(),
    help: toggleHelp
  });
  asking = makeAsking(ask, state, suggesting, caret, gestures.back);
  const boxes = asking;

  const picker = drawPicker(head, state);
  const keys = h('button', { type: 'button' }, trans.__('Keys (?)'));
  keys.addEventListener('click', toggleHelp);
  head.append(saved, keys);
  const layer = drawLayers(layers, state);
  const start = drawStarts(starts, state);
  // The mark that was focused before its code was pressed in the list.
  let last = '';
  const codebook = drawCodes(codes, state, {
    code: code =>
      void boxes.codeWith(
        code,
        caret.selected ? undefined : state.annotation(last)
      )
  });
  const card = drawCard(frame.card, state, gestures);
  const suggestions = drawQueue(queue, state, suggesting, {
    alike: boxes.alike,
    correct: boxes.correct,
    open: () => {
      const { current } = suggesting;
      if (current) {
        void show(current);
      }
    }
  });

  const drawMiddle = () => {
    const { entry } = state;
    if (entry) {
      drawText(text, entry, marksOf(state, suggesting), trans);
      if (text.contains(document.activeElement)) {
        caret.show();
      }
    } else if (!state.problem) {
      drawNoText(text, state, acts.recordDream);
    }
    text.setAttribute('aria-busy', String(!state.isRead));
  };
  let shownProblem = '';
  const drawProblem = () => {
    problem.hidden = !state.problem;
    if (shownProblem !== state.problem) {
      shownProblem = state.problem;
      const again = h('button', { type: 'button' }, trans.__('Try again'));
      again.addEventListener('click', () => {
        void state.reread().catch(() => undefined);
      });
      problem.replaceChildren(state.problem, ' ', again);
    }
  };
  let opened = '';
  const update = () => {
    picker.update();
    layer.update();
    start();
    codebook.update();
    suggestions.update();
    card.update();
    saved.textContent = savingWord(saving, trans);
    drawKept(kept, saving, trans);
    drawProblem();
    drawMiddle();
    drawMargin(margin, state, gestures.goTo);
    drawRelations(relations, state, {
      goTo: gestures.goTo,
      retype: boxes.retype,
      remove: id => {
        const said = trans.__('Relation removed');
        void changeJoin(state, id, { deleted: true }, said);
      }
    });
    layOut(state, text, gutter, margin);
    if (state.entry && state.entry.id !== opened) {
      opened = state.entry.id;
      acts.opened?.(opened);
      boxes.close();
      caret.part = Object.keys(state.entry.parts)[0] ?? 'report';
      caret.anchor = caret.head = 0;
      const { activeElement } = document;
      if (
        activeElement === host ||
        ((text.contains(activeElement) || activeElement === document.body) &&
          hadFocus)
      ) {
        partNode(text, caret.part)?.focus();
      }
      if (suggesting.scope === 'entry') {
        void suggesting.ask('entry');
      }
    }
  };

  /** Open an entry, and show words of it. */
  const show = async ({ entry, part = 'report', start, end }: IOpened) => {
    if (entry && entry !== state.entry?.id) {
      await state.open(entry);
    }
    const words = state.entry?.parts[part];
    if (words !== undefined && start !== undefined && end !== undefined) {
      const node = partNode(text, part);
      node?.focus();
      caret.set(part, toUnits(words, start), toUnits(words, end));
      node?.scrollIntoView?.({ block: 'nearest' });
    }
  };

  let hadFocus = host.contains(document.activeElement);
  const near = (id: string | undefined) => {
    for (const one of Array.from(
      text.querySelectorAll<HTMLElement>('[data-of], [data-handle]')
    )) {
      const of = one.dataset.of ?? one.dataset.handle;
      one.toggleAttribute('data-near', id !== undefined && of === id);
    }
  };
  room.addEventListener('focusin', ({ target }) => {
    hadFocus = true;
    const { handle, note } = (target as HTMLElement).dataset;
    const id = handle ?? note;
    near(id);
    if (id) {
      last = id;
    }
    if (handle) {
      gestures.onMark(handle);
    }
  });
  room.addEventListener('keydown', event => {
    if (event.key === 'Escape' && (help || boxes.isOpen)) {
      event.preventDefault();
      event.stopPropagation();
      boxes.close();
      if (help) {
        toggleHelp();
      }
      return;
    }
    gestures.onKey(event);
  });
  text.addEventListener('pointerover', ({ target }) => {
    near((target as Element).closest<HTMLElement>('[data-of]')?.dataset.of);
  });
  text.addEventListener('click', ({ target }) => {
    const id = (target as Element).closest<HTMLElement>('[data-of]')?.dataset
      .of;
    if (id && !caret.selected) {
      gestures.goTo(id);
    }
  });
  text.addEventListener('pointerup', ({ target }) => {
    // The browser has it selected a moment later.
    setTimeout(() => {
      if (caret.selected && (target as Element).closest(PART)) {
        boxes.bar();
      } else {
        boxes.close();
      }
    });
  });

  const said = (_: unknown, line: string) => {
    // The same words again are read again.
    live.textContent = '';
    live.textContent = line;
  };
  const reveal = (_: unknown, to: IOpened) => void show(to);
  state.changed.connect(update);
  suggesting.changed.connect(update);
  state.said.connect(said);
  options.reveal?.connect(reveal);
  const unfollow = follow(state, column, () => {
    layOut(state, text, gutter, margin);
    caret.show();
  });
  update();
  void state.start(options.entry, options.layer).then(() => show(options));

  return () => {
    unfollow();
    options.reveal?.disconnect(reveal);
    boxes.close();
    caret.stop();
    state.stop();
    room.remove();
  };
}
