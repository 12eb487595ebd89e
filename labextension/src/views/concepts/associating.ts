import { Said } from './said';

/** Words for free association, for what comes back, and for what is felt. */
export const ASSOCIATING = {
  'free-association': trans => ({
    name: trans.__('Free association'),
    what: trans.__(
      'Saying whatever comes to mind, without choosing, however small, rude or beside the point it seems.'
    ),
    who: trans.__(
      'Francis Galton experimented on himself in 1879. Sigmund Freud made it the method of psychoanalysis in the 1890s, and in 1913 told how he asks it of a patient.'
    ),
    here: trans.__(
      'Recorded as a word-list test, as chains from words of a dream, or as a stream, with times; counted by where chains meet, turn or falter.'
    ),
    limits: trans.__(
      'Nobody associates quite freely. Screen, task and reader take part, and you may leave out whatever you like.'
    )
  }),
  'word-association-test': trans => ({
    name: trans.__('Word association test and complex indicators'),
    what: trans.__(
      'Somebody answers each word of a list with the first word that comes. Delays, failures, slips and changed repetitions mark places where a group of ideas charged with feeling, a “complex”, may have been touched.'
    ),
    who: trans.__(
      'C. G. Jung and Franz Riklin in Zürich from 1904 on; Jung, The Association Method (1910).'
    ),
    here: trans.__(
      'The sheet of the test marks possible disturbances and names the rule behind each; times are compared with this person’s own.'
    ),
    limits: trans.__(
      'Rare words, noise, another language and tiredness leave the same marks. It detects no lies and no illness, though early papers hoped so.'
    )
  }),
  motif: trans => ({
    name: trans.__('Motif'),
    what: trans.__(
      'A pattern that comes back: a word, a phrase, a class of things, or several of them together, in many dreams of a series.'
    ),
    who: trans.__(
      'A word from music, literature and folklore, where Stith Thompson catalogued motifs of tales (from 1932). In dream research Hall studied series of one dreamer.'
    ),
    here: trans.__(
      'Counted over the dreams of the journal, with how often it would come in everyday English, its nights, and every passage.'
    ),
    limits: trans.__(
      'Frequent is not important, and what comes once may matter most. Spelling, habit of telling and length of reports take part.'
    )
  }),
  'co-occurrence': trans => ({
    name: trans.__('Co-occurrence'),
    what: trans.__(
      'Two words or motifs stand in the same dream, sentence or stretch of words more often than chance would have it.'
    ),
    who: trans.__(
      'J. R. Firth wrote in 1957 that a word is known by the company it keeps. Kenneth Church and Patricia Hanks (1990) measured that company by mutual information.'
    ),
    here: trans.__(
      'Lines of the network, each with its count, the count expected and a correction for asking of many pairs; grey where it cannot be told from chance.'
    ),
    limits: trans.__(
      'Standing together is no cause, and no link in the dreamer’s mind. Common phrases stand together as well.'
    )
  }),
  affect: trans => ({
    name: trans.__('Affect'),
    what: trans.__(
      'A feeling as it is lived: its tone, its strength, its pull to do something, whether or not there is a word for it.'
    ),
    who: trans.__(
      'In psychoanalysis since Josef Breuer and Sigmund Freud (1895). Psychology orders affects differently: by families, as Robert Plutchik (1980), or by pleasure and arousal, as James Russell (1980).'
    ),
    here: trans.__(
      'The dreamer’s own words, each with a strength of 1 to 5 if given. A word list may stand beside them, and says how little of the text it knows.'
    ),
    limits: trans.__(
      'What is not said is not counted, and a feeling in a dream is not the mood of the day.'
    )
  }),
  'affect-labelling': trans => ({
    name: trans.__('Affect labelling'),
    what: trans.__(
      'Putting a feeling into words. For many people naming it takes a little of its force, even when that is not intended.'
    ),
    who: trans.__(
      'An old counsel of therapies. Matthew Lieberman and others (Psychological Science, 2007) showed it in the laboratory, with pictures of faces and brain imaging.'
    ),
    here: trans.__(
      'Feelings are written in your own words, beside a dream, an association or a moment of the day; no list has to be used.'
    ),
    limits: trans.__(
      'The effects found are means of groups in short tasks. Naming does not always ease, and need not; stop where it makes things worse.'
    )
  }),
  granularity: trans => ({
    name: trans.__('Emotional granularity'),
    what: trans.__(
      'How finely somebody tells feelings apart: only “bad”, or angry, ashamed, lonely and worn out, each at its time.'
    ),
    who: trans.__(
      'Lisa Feldman Barrett and others (Cognition and Emotion, 2001). In studies it is measured by how far ratings of similar feelings go apart over many occasions.'
    ),
    here: trans.__(
      'Shown, where it is, by the different feeling words used and how evenly; a description of the entries, with their number.'
    ),
    limits: trans.__(
      'This is a stand-in for the measure of the studies. Few entries, a second language or a short list lower it; it grades nobody.'
    )
  }),
  'mindful-observation': trans => ({
    name: trans.__('Mindful observation'),
    what: trans.__(
      'Noticing what is here, a breath, a tension, a thought, naming it simply, and letting it be as it is for a while.'
    ),
    who: trans.__(
      'From Buddhist practice; brought into clinics by Jon Kabat-Zinn from 1979 (Full Catastrophe Living, 1990), and into dialectical behaviour therapy by Marsha Linehan (1993).'
    ),
    here: trans.__(
      'A short prompt of a journal entry, notice, name and allow, with a rating before and after if you want one.'
    ),
    limits: trans.__(
      'A difference in rating has many reasons. Looking inward distresses some people, after trauma above all; stopping is always right then.'
    )
  })
} satisfies Record<string, Said>;
