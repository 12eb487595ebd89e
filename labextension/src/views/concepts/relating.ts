import { Said } from './said';

/** Words for what happens between people, and within one. */
export const RELATING = {
  resistance: trans => ({
    name: trans.__('Resistance'),
    what: trans.__(
      'What stands in the way of telling or thinking further: forgetting, doubt, silence, a joke, a change of subject. Psychoanalysis takes it for a protection, not for ill will.'
    ),
    who: trans.__(
      'Sigmund Freud, Studies on Hysteria (with Josef Breuer, 1895); in 1926 he told five sources of it apart.'
    ),
    here: trans.__(
      'Passages that readers coded, and slow or missing associations, all marked as possible disturbances to ask about.'
    ),
    limits: trans.__(
      'Tiredness, tact, another language and a good reason leave the same marks. A no is a no, and disagreeing with a reading is not resistance.'
    )
  }),
  defence: trans => ({
    name: trans.__('Defence'),
    what: trans.__(
      'A way, mostly unnoticed, to keep what is painful at a distance: denying it, explaining it, joking about it, turning it to others. Everybody uses some.'
    ),
    who: trans.__(
      'Sigmund Freud (1894); Anna Freud, The Ego and the Mechanisms of Defence (1936); ordered by maturity by George Vaillant (1977) and J. Christopher Perry (Defense Mechanism Rating Scales, 1990).'
    ),
    here: trans.__(
      'A person codes a passage with one of thirty names or a level. No program looks for defences.'
    ),
    limits: trans.__(
      'Trained raters often disagree, and a dream report is not the interview that the scales were made for.'
    )
  }),
  odf: trans => ({
    name: trans.__('Overall defensive functioning (ODF)'),
    what: trans.__(
      'The mean level of the defences that were coded, from 1 (action) to 7 (the most adaptive).'
    ),
    who: trans.__(
      'J. Christopher Perry, Defense Mechanism Rating Scales (1990).'
    ),
    here: trans.__(
      'Each level times its share, added up, of accepted codes only. Under five defences there is no figure; the interval draws whole entries anew, because passages of one entry hang together. Passages without a defence and unclear ones are left out.'
    ),
    limits: trans.__(
      'It describes the passages that somebody chose to code. Our short definitions replace no training, and no value here says how well a person is.'
    )
  }),
  transference: trans => ({
    name: trans.__('Transference'),
    what: trans.__(
      'Feelings and expectations from earlier relationships that come alive again with somebody now, a therapist above all.'
    ),
    who: trans.__(
      'Sigmund Freud, in the case of “Dora” (1905) and The Dynamics of Transference (1912).'
    ),
    here: trans.__(
      'Passages that readers coded as possibly about the therapist, and relationship episodes with the therapist beside those with others.'
    ),
    limits: trans.__(
      'What looks old may be an answer to something the therapist really did. Not every guide in a dream is the therapist; likeness of two profiles from few episodes says little.'
    )
  }),
  countertransference: trans => ({
    name: trans.__('Countertransference'),
    what: trans.__(
      'What a therapist feels and is drawn to do in the work with somebody: first held to be a disturbance, later a source of understanding too.'
    ),
    who: trans.__(
      'Sigmund Freud named it in 1910. Paula Heimann (1950) argued that it can serve the work; Heinrich Racker (1968) told forms of it apart.'
    ),
    here: trans.__(
      'The clinician’s own notes on a private layer, under a key of its own, in no export, report or statistic.'
    ),
    limits: trans.__(
      'A feeling of the therapist may come from the hour, from the therapist’s life or from the day. Nothing about the patient follows from it alone.'
    )
  }),
  'relationship-episode': trans => ({
    name: trans.__('Relationship episode and core conflictual theme (CCRT)'),
    what: trans.__(
      'A told moment with another person, read in three parts: what I wish, how the other responds, how I respond. What recurs most is the core conflictual relationship theme.'
    ),
    who: trans.__(
      'Lester Luborsky (1977); Luborsky and Paul Crits-Christoph, Understanding Transference (1990, 1998).'
    ),
    here: trans.__(
      'Coded by people on passages of dreams and notes; shown by figure, part of life, then and now, each leading to its passages.'
    ),
    limits: trans.__(
      'It was made for told events of waking life. In a dream the other is the dreamer’s picture; under about ten episodes little can be said.'
    )
  }),
  pervasiveness: trans => ({
    name: trans.__('Pervasiveness'),
    what: trans.__(
      'How widely a wish or a response runs through what somebody tells: the share of relationship episodes in which it was coded.'
    ),
    who: trans.__(
      'Paul Crits-Christoph and Lester Luborsky, in Understanding Transference (1990), who followed it from the beginning to the end of therapies.'
    ),
    here: trans.__(
      'Episodes with the theme divided by all episodes of that figure or part of life, with the number of episodes and a 95 % interval.'
    ),
    limits: trans.__(
      'People tell what stands out, and readers code what they look for. A share of few episodes is nearly any share.'
    )
  }),
  repetition: trans => ({
    name: trans.__('Repetition: past and present'),
    what: trans.__(
      'A pattern of long ago seems to come again: the same wish, the same disappointment, with other people.'
    ),
    who: trans.__(
      'Sigmund Freud, Remembering, Repeating and Working-Through (1914). David Malan (1979) drew it as a triangle of past, present and therapist. Galton (1879) had dated associations by period of life.'
    ),
    here: trans.__(
      'Episodes and associations marked as then or now stand beside each other, with their numbers.'
    ),
    limits: trans.__(
      'Memory of then is made now. Likeness is no cause, and a dream about childhood is not a record of it.'
    )
  }),
  'internal-object': trans => ({
    name: trans.__('Internal object and figures'),
    what: trans.__(
      'The inner picture of somebody important, with a life of its own, good or frightening, that colours how others are met.'
    ),
    who: trans.__(
      'Melanie Klein (from 1935) and W. R. D. Fairbairn (1952), who made it the centre of object relations theory.'
    ),
    here: trans.__(
      'Figures around the dreamer, as coded or entered, with the responses told of each; the plain word “figure” is used for them.'
    ),
    limits: trans.__(
      'A figure of a dream may be a person, a memory of one, the dreamer, or nobody. What is told of somebody is not what they are like.'
    )
  }),
  ambivalence: trans => ({
    name: trans.__('Ambivalence and conflict'),
    what: trans.__(
      'Wanting and not wanting at once, love and hate for the same person; a conflict, where two aims cannot both be had.'
    ),
    who: trans.__(
      'Eugen Bleuler coined “ambivalence” around 1910. Conflict is at the centre of Freud’s work from the 1890s on.'
    ),
    here: trans.__(
      'Where both signs were coded of one figure, and where a wish and a response go apart, they stand side by side with their passages.'
    ),
    limits: trans.__(
      'Both signs may come from different days or different readers. That two things differ does not show that they fight.'
    )
  })
} satisfies Record<string, Said>;
