import { TranslationBundle } from '@jupyterlab/translation';
import { IDifference } from '../../coding';
import { choice } from '../controls';
import { h } from '../dom';
import { shortcut } from '../keys';
import type { IAgreeingActs } from './agreeing';
import { drawAsking, step } from './asking';
import { drawChooser, missing } from './choosing';
import { Deciding, isDecided, keyOf } from './deciding';
import { drawDecided, drawDifference, none } from './difference';
import { isOut, Readers, roleWord } from './readers';
import { drawSettling, ISettling } from './settling';
import { findDifferences, IDifferences, Kept } from '../../desk/readers';

const AFTER_CHOOSING = 300;

type Shown = 'all' | 'open' | 'decided';

/** Where readers of one role differ, passage by passage, and what became of it. */
export function drawDifferences(
  readers: Readers,
  host: HTMLElement,
  acts: Pick<IAgreeingActs, 'open' | 'done'>,
  trans: TranslationBundle
): () => void {
  const { desk } = readers;
  let found: IDifferences | null = null;
  let shown: Shown = 'all';
  let isMineOnly = false;
  /** The key of the one that is read. */
  let at = '';
  let settling: ISettling | null = null;
  let of = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const deciding = new Deciding(readers, trans);

  const later = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  };
  const asking = drawAsking(trans, () => {
    of = '';
    void readers.read().catch(() => undefined);
    later(0);
  });
  const mine = h('input', { type: 'checkbox' });
  mine.addEventListener('change', () => {
    isMineOnly = mine.checked;
    draw();
  });
  const chooser = drawChooser(
    readers,
    {
      of: () => readers.readings,
      isCompared: true,
      isOneRole: true,
      isAnyBook: true,
      changed: () => later(AFTER_CHOOSING)
    },
    trans,
    choice(
      trans.__('Shown'),
      [
        ['all', trans.__('all')],
        ['open', trans.__('not decided')],
        ['decided', trans.__('decided')]
      ],
      shown,
      value => {
        shown = value as Shown;
        draw();
      }
    ),
    h('label', {}, mine, trans.__('only mine'))
  );
  const card = h('section', {
    class: 'jp-PsydynReview-agreeingCard',
    'aria-label': trans.__('Difference'),
    tabindex: '0'
  });
  const said = h('p', { class: 'jp-PsydynReview-said', role: 'status' });

  /** Only those of one role: the first that was chosen. */
  const chosen = () => {
    const picked = readers.picked(readers.readings).filter(isOut);
    return picked.filter(({ role }) => role === picked[0].role);
  };
  const listed = (): readonly IDifference[] => {
    const own = new Set(
      readers.layers.filter(one => 'mine' in one && one.mine).map(one => one.id)
    );
    return (found?.differences ?? []).filter(
      one =>
        (shown === 'all' || (shown === 'decided') === isDecided(one)) &&
        (!isMineOnly ||
          one.said.some(
            ({ layer, annotations }) => own.has(layer) && annotations.length > 0
          ))
    );
  };

  const draw = () => {
    const hadFocus = card.contains(document.activeElement);
    settling = null;
    const all = listed();
    const place = Math.max(
      0,
      all.findIndex(one => keyOf(one) === at)
    );
    const one = all[place];
    if (!found) {
      card.replaceChildren();
      return;
    }
    if (!one) {
      card.replaceChildren(
        h('p', { class: 'jp-PsydynReview-empty' }, none(found, trans))
      );
      return;
    }
    at = keyOf(one);
    card.replaceChildren(
      drawDifference(
        one,
        trans.__('Difference %1 of %2', place + 1, all.length),
        readers,
        () => acts.open(one),
        trans
      ),
      isDecided(one) ? decided(one) : undecided(one),
      h(
        'p',
        { class: 'jp-PsydynReview-agreeingDo' },
        step(trans.__('Previous (K)'), () => go(-1)),
        step(trans.__('Next (J)'), () => go(1)),
        h(
          'span',
          { class: 'jp-PsydynReview-quiet' },
          trans._n(
            'they agree on %1 passage',
            'they agree on %1 passages',
            found.agreed
          )
        )
      )
    );
    if (hadFocus) {
      focus();
    }
  };
  const focus = () => card.querySelector<HTMLElement>('h3')?.focus();
  const decided = (one: IDifference): HTMLElement => {
    const place = h('div', {}, drawDecided(one, undefined, readers, trans));
    deciding.kept(one).then(
      annotation => {
        if (annotation && !isStopped) {
          place.replaceChildren(drawDecided(one, annotation, readers, trans));
        }
      },
      // That something was kept, and why, is said all the same.
      () => undefined
    );
    return place;
  };
  const undecided = (one: IDifference): HTMLElement => {
    settling = drawSettling(
      one,
      readers,
      (keep, reason) => decide(one, keep, reason),
      trans
    );
    return settling.node;
  };
  /** Keep a decision, and go on to what is not decided yet. */
  const decide = async (
    one: IDifference,
    keep: Kept | undefined,
    reason: string
  ) => {
    const adjudication = await deciding.decide(one, chosen(), keep, reason);
    if (isStopped) {
      return;
    }
    const before = listed();
    const place = before.findIndex(each => keyOf(each) === keyOf(one));
    const next = [
      ...before.slice(place + 1),
      ...before.slice(0, Math.max(0, place))
    ].find(each => !isDecided(each));
    found = found && {
      ...found,
      differences: found.differences.map(each =>
        keyOf(each) === keyOf(one) ? { ...each, adjudication } : each
      )
    };
    at = next ? keyOf(next) : at;
    said.textContent = next
      ? trans.__('kept')
      : trans.__(
          'kept; every difference shown here is decided. The readers see it when you release the layer of this adjudication.'
        );
    draw();
    focus();
    acts.done();
    await readers.read().catch(() => undefined);
  };

  const go = (by: number) => {
    const all = listed();
    const place = all.findIndex(one => keyOf(one) === at) + by;
    if (all[place]) {
      at = keyOf(all[place]);
      draw();
      focus();
    }
  };
  const keydown = (event: KeyboardEvent) => {
    const key = shortcut(event);
    const target = event.target as HTMLElement;
    if (event.key === 'Escape' && settling?.node.contains(target)) {
      focus();
    } else if (key === 'j' || key === 'ArrowDown') {
      go(1);
    } else if (key === 'k' || key === 'ArrowUp') {
      go(-1);
    } else if (!settling?.press(key)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const ask = () => {
    const lack = missing(readers, 2, trans);
    chooser.node.hidden = lack !== '';
    const layers = chosen();
    if (lack || layers.length < 2) {
      of = '';
      found = null;
      asking.stop();
      asking.say(
        lack ||
          trans.__(
            'Choose two layers of one role. What a dreamer, a clinician and a researcher say is never settled against each other.'
          )
      );
      draw();
      return;
    }
    const codebook = readers.anyBook;
    const asked = {
      layers: layers.map(({ id }) => id),
      ...(codebook ? { codebook } : {})
    };
    if (of === JSON.stringify(asked)) {
      return;
    }
    of = JSON.stringify(asked);
    void asking.run(
      () => findDifferences(desk, asked),
      answer => {
        // What somebody is about to decide is not taken from under their hands.
        const isSame = JSON.stringify(answer) === JSON.stringify(found);
        const isBusy =
          settling?.isBegun() &&
          answer.differences.some(each => keyOf(each) === at);
        found = answer;
        if (!isSame && !isBusy) {
          draw();
        }
      },
      trans.__('Reading the %1 layers …', roleWord(layers[0].role, trans))
    );
  };
  const changed = () => later(0);
  const touched = () => {
    of = '';
    later(1000);
  };

  card.addEventListener('keydown', keydown);
  host.append(chooser.node, asking.node, said, card);
  ask();
  readers.changed.connect(changed);
  readers.touched.connect(touched);
  return () => {
    isStopped = true;
    clearTimeout(timer);
    readers.changed.disconnect(changed);
    readers.touched.disconnect(touched);
    chooser.stop();
    asking.stop();
    card.replaceChildren();
  };
}
