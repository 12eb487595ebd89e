import { TranslationBundle } from '@jupyterlab/translation';
import { line } from '../desk/error';
import { SAVE_AFTER } from '../desk/pace';
import { IJournalLock, Row, Verdict } from '../tokens';
import { verdictWord } from './chip';
import { h } from './dom';
import { quiet } from './fields';

export interface IDecisionBar {
  /** Show what is kept now; what is being typed stays. */
  update(row: Row): void;
  /** Decide as the buttons do; the same verdict again opens the question. */
  decide(verdict: Verdict): void;
  /** Keep the memo a last time, and let go. */
  stop(): void;
}

/** What is decided, in words. */
export interface IDecisionWords {
  readonly accept: string;
  readonly reject: string;
  readonly memo: string;
  /** Whether who writes a memo has decided with it. */
  readonly isName?: boolean;
  verdict(of: Verdict): string;
}

function ofFindings(trans: TranslationBundle): IDecisionWords {
  return {
    accept: trans.__('Accept'),
    reject: trans.__('Reject'),
    memo: trans.__('Memo'),
    verdict: of => verdictWord(of, trans)
  };
}

/** A mark of a possible disturbance is named, or waved off; its memo is its name. */
export function ofMarks(trans: TranslationBundle): IDecisionWords {
  return {
    accept: trans.__('Name it'),
    reject: trans.__('Wave off'),
    memo: trans.__('A name, in your words'),
    isName: true,
    verdict: of =>
      ({
        accepted: trans.__('named'),
        rejected: trans.__('waved off'),
        open: trans.__('not named')
      })[of]
  };
}

/**
 * Accept, reject or leave open, with a memo, which is kept as it is typed. Says
 * "saved" only once the journal has said so, and keeps the memo's text where it
 * has not.
 *
 * @param lock - of the journal in which it is kept.
 * @param words - what the buttons say.
 */
export function drawDecision(
  host: HTMLElement,
  trans: TranslationBundle,
  row: Row,
  decide: (verdict: Verdict, memo: string) => Promise<void>,
  lock?: IJournalLock,
  words = ofFindings(trans)
): IDecisionBar {
  let verdict = (row.verdict ?? 'open') as Verdict;
  let kept = String(row.memo ?? '');

  const memo = h('textarea', {
    rows: '1',
    'aria-label': words.memo,
    placeholder: words.memo,
    ...quiet
  });
  memo.value = kept;
  const state = h('span', { class: 'jp-PsydynReview-verdict' });
  const saved = h('span', { class: 'jp-PsydynReview-saved', role: 'status' });
  const button = (of: Verdict, text: string, key?: string) => {
    const made = h(
      'button',
      {
        type: 'button',
        'data-verdict': of,
        'aria-keyshortcuts': key,
        title: key && `${text} (${key})`
      },
      text
    );
    made.addEventListener('click', () => keep(of));
    return made;
  };
  const buttons = [
    button('accepted', words.accept, 'Y'),
    button('rejected', words.reject, 'N'),
    button('open', trans.__('Leave open'))
  ];

  const show = () => {
    state.textContent = words.verdict(verdict);
    state.dataset.verdict = verdict;
    for (const each of buttons) {
      each.setAttribute(
        'aria-pressed',
        String(each.dataset.verdict === verdict)
      );
    }
  };
  // One at a time and in order: leaving the memo for a button asks for two.
  let wanted = verdict;
  let asked = kept;
  let waiting = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let queue = Promise.resolve();
  const keep = (next: Verdict) => {
    wanted = next;
    waiting++;
    saved.textContent = trans.__('saving');
    saved.classList.remove('jp-PsydynReview-problem');
    clearTimeout(timer);
    // As it stands now: a lock empties the field before its turn may come.
    const text = (asked = memo.value.trim());
    queue = queue.then(() => send(next, text));
  };
  const send = async (next: Verdict, text: string) => {
    try {
      await decide(next, text);
      verdict = next;
      kept = text;
      waiting--;
      saved.textContent = waiting ? trans.__('saving') : trans.__('saved');
    } catch (error) {
      waiting--;
      saved.classList.add('jp-PsydynReview-problem');
      saved.textContent = trans.__('not saved: %1', line(error));
    }
    show();
  };
  const keepMemo = () => {
    clearTimeout(timer);
    if (memo.value.trim() !== (waiting ? asked : kept) && !lock?.isLocked) {
      const now = waiting ? wanted : verdict;
      const isNamed = words.isName && now === 'open' && memo.value.trim();
      keep(isNamed ? 'accepted' : now);
    }
  };
  memo.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(keepMemo, SAVE_AFTER);
  });
  memo.addEventListener('blur', keepMemo);
  memo.addEventListener('keydown', event => {
    // Shift+Enter is a new line; an unfinished composition is not a memo yet.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      keepMemo();
    }
  });

  const leave = lock?.before(() => {
    keepMemo();
    return queue;
  });

  show();
  host.append(
    h(
      'div',
      {
        class: 'jp-PsydynReview-decision',
        role: 'group',
        'aria-label': trans.__('Your decision')
      },
      state,
      ...buttons,
      memo,
      saved
    )
  );
  return {
    update: now => {
      const text = String(now.memo ?? '');
      verdict = (now.verdict ?? 'open') as Verdict;
      if (memo.value.trim() === kept && text !== kept) {
        memo.value = text;
      }
      kept = text;
      show();
    },
    decide: keep,
    stop: () => {
      leave?.();
      keepMemo();
    }
  };
}
