import { TranslationBundle } from '@jupyterlab/translation';
import { Recording } from '../../desk/recording';
import { noMoment, noReflection } from '../../desk/reflection';
import { IMindfulMoment, IReflection, ITransport } from '../../tokens';
import { drawAbsent } from '../absent';
import { drawConflict } from '../conflict';
import { h } from '../dom';
import { drawFeelings } from '../feeling/feelings';
import { IField, inputField, nightField, textField } from '../fields';
import { drawKeeping } from '../keeping';
import { watchPage } from '../leaving';
import { makePaper } from '../paper';
import { drawRating } from './rating';
import { drawTriggers } from './triggers';

export interface IPageOptions {
  readonly trans: TranslationBundle;
  /** The page, or `new~…` for one that is not there yet. */
  readonly page: string;
  /** Whose a new one is. */
  readonly case?: string;
  /** Those used before. */
  readonly themes: readonly string[];
  /** It is in the journal, under this id. */
  saved(page: string): void;
  close(): void;
}

let made = 0;

/** A page of the reflective journal, saved as it is written. */
export function drawPage(
  desk: ITransport,
  host: HTMLElement,
  { trans, page, case: of, themes, saved, close }: IPageOptions
): () => void {
  const recording = new Recording(desk, { id: page, kind: 'note', case: of });
  const reflection = (): IReflection =>
    recording.value('reflection') ?? noReflection;
  const reflect = (some: Partial<IReflection>) =>
    recording.edit({ reflection: { ...reflection(), ...some } });

  const keeping = drawKeeping(recording, trans);
  const conflict = drawConflict(recording, trans, () => paper.area.focus());
  const absent = drawAbsent(recording, trans);
  const day = nightField(recording, trans, trans.__('Day'));
  const paper = makePaper(
    trans.__('Reflection'),
    trans.__('What is on your mind? It is saved as you write.')
  );
  /** A page is one from its first word on, and not only a note. */
  const asPage = () =>
    recording.value('reflection') ? {} : { reflection: noReflection };
  paper.area.addEventListener('input', () => {
    recording.write('reflection', paper.area.value);
    recording.edit(asPage());
  });
  const names = h(
    'datalist',
    { id: `jp-PsydynPractice-themes-${++made}` },
    ...themes.map(value => h('option', { value }))
  );
  const theme = inputField(
    trans.__('theme'),
    {
      type: 'text',
      list: names.id,
      placeholder: trans.__('what it is about, in a word or two')
    },
    () => reflection().theme,
    value => reflect({ theme: value })
  );
  const feelings = h('div', { class: 'jp-Psydyn-row jp-Psydyn-feelings' });
  const felt = drawFeelings(
    feelings,
    affects => recording.edit({ affects, ...asPage() }),
    trans
  );
  recording.atLast(felt.take);
  const triggers = drawTriggers(rows => reflect({ triggers: rows }), trans);
  const moment = drawMomentFields(
    () => reflection().moment,
    some =>
      reflect({ moment: { ...noMoment, ...reflection().moment, ...some } }),
    trans
  );
  const button = (label: string, act: () => void) => {
    const node = h('button', { type: 'button' }, label);
    node.addEventListener('click', act);
    return node;
  };
  const takeOut = button(trans.__('Take out'), () => {
    recording.edit({ deleted: true });
    void recording.flush();
  });
  const body = h(
    'div',
    { class: 'jp-PsydynPractice-body' },
    paper.node,
    feelings,
    h('div', { class: 'jp-Psydyn-fields' }, theme.node, names),
    triggers.node,
    moment.node
  );
  const node = h(
    'section',
    { class: 'jp-PsydynPractice-page', 'aria-label': trans.__('Page') },
    h(
      'div',
      { class: 'jp-Psydyn-head' },
      day.node,
      keeping.node,
      takeOut,
      button(trans.__('Close'), close)
    ),
    conflict.node,
    absent.node,
    body
  );
  const show = () => {
    const text = recording.part('reflection');
    if (text !== paper.area.value) {
      paper.setText(text);
    }
    paper.draw([]);
    felt.show(recording.value('affects') ?? []);
    triggers.show(reflection().triggers);
    for (const field of [keeping, conflict, absent, day, theme, moment]) {
      field.show();
    }
    takeOut.hidden = !recording.entry || recording.isDeleted;
    body.hidden = recording.isMissing || recording.isDeleted;
  };
  node.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  const left = () => void recording.flush();
  paper.area.addEventListener('blur', left);
  host.classList.add('jp-Psydyn-recorder');
  host.replaceChildren(node);
  recording.changed.connect(show);
  recording.saved.connect((_, { id }) => saved(id));
  const unwatch = watchPage(recording);
  show();
  paper.area.focus();
  return () => {
    unwatch();
    recording.changed.disconnect(show);
    recording.dispose();
    host.classList.remove('jp-Psydyn-recorder');
    host.replaceChildren();
  };
}

/** What was said in a mindful moment; nothing where it is none. */
function drawMomentFields(
  get: () => IMindfulMoment | null,
  change: (some: Partial<IMindfulMoment>) => void,
  trans: TranslationBundle
): IField {
  const ends = [
    trans.__('not at all'),
    trans.__('as strong as can be')
  ] as const;
  const text = (name: 'noticed' | 'named' | 'allowed', label: string) =>
    textField(
      label,
      '',
      () => get()?.[name] ?? '',
      value => change({ [name]: value })
    );
  const texts = [
    text('noticed', trans.__('noticed')),
    text('named', trans.__('named')),
    text('allowed', trans.__('allowed'))
  ];
  const before = drawRating(trans.__('before'), ends, value =>
    change({ before: value })
  );
  const after = drawRating(trans.__('after'), ends, value =>
    change({ after: value })
  );
  const node = h(
    'fieldset',
    { class: 'jp-PsydynPractice-what' },
    h('legend', {}, trans.__('Mindful moment')),
    before.node,
    h('div', { class: 'jp-Psydyn-fields' }, ...texts.map(one => one.node)),
    after.node
  );
  return {
    node,
    show: () => {
      const moment = get();
      node.hidden = !moment;
      texts.forEach(one => one.show());
      before.show(moment?.before ?? null);
      after.show(moment?.after ?? null);
    }
  };
}
