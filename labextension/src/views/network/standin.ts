import { h } from '../dom';
import { shortcut } from '../keys';
import { IActs } from '../picture';
import { Way } from '../walk';
import { ISay } from './say';
import { ISeen } from './seen';

export interface IStandIn {
  readonly node: HTMLElement;
  show(seen: ISeen): void;
  /** Be this word or link; with the focus, where it is asked for. */
  stand(key: string, focus?: boolean): void;
  /** What it is, while it has the focus. */
  focused(): string | null;
}

/**
 * What the keyboard and a screen reader meet in the place of a canvas: one word
 * or one link at a time, in an element made anew at each step so that it is
 * read, and not one for each of 20,000.
 *
 * @param met - is told which it is while it has the focus; `null` when it is left.
 */
export function drawStandIn(
  first: ISeen,
  name: string,
  say: ISay,
  acts: IActs,
  met: (key: string | null) => void
): IStandIn {
  const node = h('div', {
    class: 'jp-PsydynReview-standIn',
    role: 'group',
    'aria-label': name
  });
  let seen = first;
  let way = new Way([], []);
  let here: string | undefined;

  // One at a time: 20,000 sentences take longer than the drawing.
  const sentenceOf = (key: string) => {
    const [word, link] = [
      seen.nodes.find(one => one.key === key),
      seen.edges.find(one => one.key === key)
    ];
    return word ? say.node(word) : link && say.edge(link);
  };
  const stand = (key: string, focus = false) => {
    const sentence = sentenceOf(key);
    if (sentence === undefined) {
      return;
    }
    here = key;
    way.at(key);
    const one = h(
      acts.choose ? 'button' : 'span',
      {
        type: acts.choose && 'button',
        role: acts.choose ? undefined : 'img',
        tabindex: '0',
        'data-key': key,
        'aria-label': sentence,
        'aria-current': acts.chosen === key ? 'true' : undefined
      },
      sentence
    );
    one.addEventListener('click', () => acts.choose?.(key));
    one.addEventListener('focus', () => met(key));
    one.addEventListener('blur', () => met(null));
    node.replaceChildren(one);
    if (focus) {
      one.focus();
    }
  };
  node.addEventListener('keydown', event => {
    const to = way.to(shortcut(event), here);
    if (to !== null) {
      event.preventDefault();
      if (to !== undefined) {
        stand(to, true);
      }
    }
  });
  const show = (next: ISeen) => {
    const focus = node.contains(document.activeElement);
    seen = next;
    way = new Way(seen.nodes, seen.edges);
    node.replaceChildren();
    const key = [here, acts.chosen, seen.nodes[0]?.key].find(
      key => typeof key === 'string' && sentenceOf(key) !== undefined
    );
    if (key) {
      stand(key, focus);
    }
  };
  show(first);
  const focused = () =>
    node.contains(document.activeElement) ? (here ?? null) : null;
  return { node, show, stand, focused };
}
