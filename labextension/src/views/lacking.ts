import { TranslationBundle } from '@jupyterlab/translation';
import { Finding, isOfAssociations, isOfPractice } from '../sources/desk';
import { IOpenJournal, IPassage } from '../tokens';
import { tests } from './associationcontrols';
import { IParameters } from './controls';

/** What the reading room may ask of the application. */
export interface IRoomActs {
  open(passage: IPassage): void;
  /** A decision was kept. */
  decided?(): void;
  openJournal(): void;
  newJournal(): void;
  recordDream(): void;
  associate(): void;
  takeTest(): void;
  openHypotheses?(): void;
  /** What is new since the last review, to be gone through. */
  openReviews?(): void;
}

/** What a button says, and does. */
export type Step = readonly [string, () => void];

/** What is missing before there is anything to find, and the step towards it; `null` where nothing is. */
export function missing(
  finding: Finding,
  { key, query, entry }: IParameters,
  journal: IOpenJournal,
  acts: IRoomActs,
  trans: TranslationBundle
): readonly [string, Step?] | null {
  const { dreams, associations, nights_without_recall } = journal.info!;
  const record: Step = [trans.__('Record a dream'), () => acts.recordDream()];
  if (finding === 'score') {
    return tests(journal).length > 0
      ? null
      : [
          trans.__(
            'The sheet of a word-list test stands here: what was said to each word, and in what time. None was taken so far.'
          ),
          [trans.__('Take a word-list test'), () => acts.takeTest()]
        ];
  }
  if (isOfAssociations(finding)) {
    return associations > 0
      ? null
      : [
          trans.__(
            'What comes to mind to the elements of dreams is read here. Nothing was associated so far: choose words in a dream, and press A.'
          ),
          [trans.__('Record associations'), () => acts.associate()]
        ];
  }
  if (finding === 'overview') {
    return dreams + nights_without_recall > 0
      ? null
      : [
          trans.__(
            'The nights of this journal stand here, what came back in them, and what is new. None is recorded so far.'
          ),
          record
        ];
  }
  if (isOfPractice(finding)) {
    return null;
  }
  if (dreams < 2) {
    return [
      trans._n(
        'What comes back from dream to dream is listed here. It takes two dreams; there is %1 so far.',
        'What comes back from dream to dream is listed here. It takes two dreams; there are %1 so far.',
        dreams
      ),
      record
    ];
  }
  if (finding === 'motif' && !key) {
    return [
      trans.__(
        'One motif is read closely here: its passages, what comes with it, what was felt. Name one above, or choose “Read closely” where its passages are.'
      )
    ];
  }
  if (finding === 'concordance' && !query) {
    return [
      trans.__('Type words above: every place where they stand is listed here.')
    ];
  }
  if (finding === 'similar' && !entry) {
    return [
      trans.__('Choose a dream above: those nearest to it are listed here.')
    ];
  }
  return null;
}

/** How much was found, in words. */
export function count(
  finding: Finding,
  found: number,
  trans: TranslationBundle
): string {
  return {
    overview: () => '',
    motifs: () => trans._n('%1 motif', '%1 motifs', found),
    motif: () => trans._n('%1 neighbour', '%1 neighbours', found),
    network: () => trans._n('%1 link', '%1 links', found),
    concordance: () => trans._n('%1 place', '%1 places', found),
    wordcloud: () => trans._n('%1 word', '%1 words', found),
    similar: () => trans._n('%1 dream', '%1 dreams', found),
    people: () => trans._n('%1 figure', '%1 figures', found),
    ratings: () => trans._n('%1 item', '%1 items', found),
    affects: () => trans._n('%1 period', '%1 periods', found),
    life: () => trans._n('%1 question', '%1 questions', found),
    // Marks of different kinds are not added up.
    resistance: () => '',
    defences: () => '',
    interventions: () => '',
    nodal_points: () => trans._n('%1 association', '%1 associations', found),
    displacement: () => trans._n('%1 element', '%1 elements', found),
    paths: () => trans._n('%1 step', '%1 steps', found),
    chains: () => trans._n('%1 chain', '%1 chains', found),
    score: () => trans._n('%1 word', '%1 words', found)
  }[finding]();
}
