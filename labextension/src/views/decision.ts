import { TranslationBundle } from '@jupyterlab/translation';
import { Row, Verdict } from '../tokens';
import { h } from './dom';
import { verdictWord } from './chip';

export interface IDecisionBar {
  /** Show what is kept now; what is being typed stays. */
  update(row: Row): void;
  /** Decide as the buttons do; the same verdict again opens the question. */
  decide(verdict: Verdict): void;
}

/**
 * Accept, reject or leave open, with a memo. Says "saved" only once the
 * journal has said so, and keeps the memo's text where it has not.
 */
export function drawDecision(
  host: HTMLElement,
  trans: TranslationBundle,
  row: Row,
  decide: (verdict: Verdict, memo: string) => Promise<void>
): IDecisionBar {
  let verdict = (row.verdict ?? 'open') as Verdict;
  let kept = String(row.memo ?? '');

  const memo = h('textarea', {
    rows: '1',
    'aria-label': trans.__('Memo'),
    placeholder: trans.__('Memo'),
    spellcheck: 'false'
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
    button('accepted', trans.__('Accept'), 'Y'),
    button('rejected', trans.__('Reject'), 'N'),
    button('open', trans.__('Leave open'))
  ];

  const show = () => {
    state.textContent = verdictWord(verdict, trans);
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
  let waiting = 0;
  let queue = Promise.resolve();
  const keep = (next: Verdict) => {
    wanted = next;
    waiting++;
    saved.textContent = trans.__('saving');
    saved.classList.remove('jp-PsydynReview-problem');
    queue = queue.then(() => send(next, memo.value.trim()));
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
      saved.textContent = trans.__(
        'not saved: %1',
        error instanceof Error ? error.message : String(error)
      );
    }
    show();
  };
  const keepMemo = () => {
    if (memo.value.trim() !== kept) {
      keep(waiting ? wanted : verdict);
    }
  };
  memo.addEventListener('blur', keepMemo);
  memo.addEventListener('keydown', event => {
    // Shift+Enter is a new line; an unfinished composition is not a memo yet.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      keepMemo();
    }
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
      verdict = (now.verdict ?? 'open') as Verdict;
      if (memo.value.trim() === kept) {
        memo.value = String(now.memo ?? '');
      }
      kept = String(now.memo ?? '');
      show();
    },
    decide: keep
  };
}
