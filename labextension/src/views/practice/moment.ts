import { TranslationBundle } from '@jupyterlab/translation';
import { newId } from '../../desk/ids';
import { Recording } from '../../desk/recording';
import { isReflected, noMoment, noReflection } from '../../desk/reflection';
import { IMindfulMoment, ITransport } from '../../tokens';
import { drawConcept } from '../concepts/concept';
import { h } from '../dom';
import { quiet } from '../fields';
import { drawKeeping } from '../keeping';
import { watchPage } from '../leaving';
import { drawRating } from './rating';

export interface IMomentOptions {
  readonly trans: TranslationBundle;
  /** Whose it is; without it of the journal's first case. */
  readonly case?: string;
  /** It is over, or was left. */
  close(): void;
}

interface IStep {
  readonly node: HTMLElement;
  /** What has the focus. */
  readonly field: HTMLElement;
}

/**
 * A mindful moment: how strong it is, three prompts one at a time, how strong
 * it is then. Nothing counts down. Enter goes on, Escape leaves; what was said
 * by then is kept as a page, and without a word there is none.
 */
export function drawMoment(
  desk: ITransport,
  host: HTMLElement,
  { trans, case: of, close }: IMomentOptions
): () => void {
  const recording = new Recording(desk, {
    id: newId(),
    kind: 'note',
    case: of
  });
  let moment = noMoment;
  const take = (some: Partial<IMindfulMoment>) => {
    moment = { ...moment, ...some };
    const reflection = { ...noReflection, moment };
    // Of a rating alone not even a draft is kept.
    if (recording.value('reflection') || isReflected(reflection)) {
      recording.edit({ reflection });
    }
  };
  const rating = (name: 'before' | 'after', question: string): IStep => {
    const { node } = drawRating(
      question,
      [trans.__('not at all'), trans.__('as strong as can be')],
      value => take({ [name]: value })
    );
    const field = node.querySelector('input')!;
    // A panel that is activated puts the focus here.
    field.toggleAttribute('data-first', true);
    return { node, field };
  };
  const prompt = (
    name: 'noticed' | 'named' | 'allowed',
    question: string
  ): IStep => {
    const area = h('textarea', { ...quiet, rows: '3' });
    area.addEventListener('input', () => take({ [name]: area.value }));
    return { node: h('label', {}, h('span', {}, question), area), field: area };
  };
  const steps: readonly IStep[] = [
    rating('before', trans.__('How strong is it now, what you feel?')),
    prompt(
      'noticed',
      trans.__('Notice: what is there, in the body, in the mind?')
    ),
    prompt('named', trans.__('Name: what would you call it?')),
    prompt(
      'allowed',
      trans.__('Allow: what is it like to let it be here for a while?')
    ),
    rating('after', trans.__('How strong is it now?'))
  ];

  let at = 0;
  const place = h('div', { class: 'jp-PsydynPractice-step' });
  const where = h('span', { class: 'jp-Psydyn-quietly' });
  const button = (label: string, act: () => void) => {
    const made = h('button', { type: 'button' }, label);
    made.addEventListener('click', act);
    return made;
  };
  const next = button('', () => go(at + 1));
  const go = (to: number) => {
    if (to === steps.length) {
      close();
      return;
    }
    at = to;
    place.replaceChildren(steps[at].node);
    where.textContent = trans.__('%1 of %2', at + 1, steps.length);
    next.textContent =
      at === steps.length - 1 ? trans.__('Done') : trans.__('Go on');
    steps[at].field.focus();
  };
  const keeping = drawKeeping(recording, trans);
  const node = h(
    'section',
    {
      class: 'jp-PsydynPractice-moment',
      'aria-label': trans.__('Mindful moment')
    },
    h(
      'div',
      { class: 'jp-Psydyn-row' },
      h('h2', {}, trans.__('A mindful moment')),
      where,
      keeping.node
    ),
    place,
    h(
      'div',
      { class: 'jp-Psydyn-row' },
      next,
      h(
        'span',
        { class: 'jp-Psydyn-quietly' },
        trans.__(
          'There is no hurry, and anything may stay empty. Enter goes on, Esc leaves.'
        )
      )
    )
  );
  drawConcept('mindful-observation', node, trans);
  node.addEventListener('keydown', event => {
    const isOfButton = (event.target as Element).matches('button, summary');
    if (event.key === 'Escape') {
      close();
    } else if (
      event.key === 'Enter' &&
      !event.shiftKey &&
      !event.isComposing &&
      !isOfButton
    ) {
      go(at + 1);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  host.classList.add('jp-Psydyn-recorder');
  host.append(node);
  recording.changed.connect(keeping.show);
  const unwatch = watchPage(recording);
  keeping.show();
  go(0);
  return () => {
    unwatch();
    recording.changed.disconnect(keeping.show);
    recording.dispose();
    host.classList.remove('jp-Psydyn-recorder');
    host.replaceChildren();
  };
}
