import { Said } from './said';

/** Words for the work of a therapy, and for what is owed to whom it is about. */
export const WORKING = {
  rupture: trans => ({
    name: trans.__('Rupture and repair'),
    what: trans.__(
      'A strain in the working relationship, by drawing back or by attack, and the way in which the two come together again.'
    ),
    who: trans.__(
      'Edward Bordin described the working alliance (1979); Jeremy Safran and J. Christopher Muran its ruptures and their repair (Negotiating the Therapeutic Alliance, 2000).'
    ),
    here: trans.__(
      'The clinician marks them by hand, in a session or on a passage; they stand in the series of sessions beside its ratings.'
    ),
    limits: trans.__(
      'One side’s view. Unmarked does not mean unbroken, and a repair shows only in what comes after.'
    )
  }),
  'goal-attainment': trans => ({
    name: trans.__('Goal attainment scaling'),
    what: trans.__(
      'A few goals of the person’s own, each with five levels written beforehand, from −2 (much less than expected) over 0 (as expected) to +2 (much more).'
    ),
    who: trans.__('Thomas Kiresuk and Robert Sherman (1968).'),
    here: trans.__(
      'The levels over time, and a weighted summary T, for which Kiresuk and Sherman assume that goals correlate by .3: it is 50 where all goals are met as expected.'
    ),
    limits: trans.__(
      'T depends on how boldly goals were set, and does not compare people. It does not tell what brought a change about.'
    )
  }),
  'process-note': trans => ({
    name: trans.__('Process note and summary'),
    what: trans.__(
      'A process note keeps what was said and thought in an hour, for the clinician alone. A summary says what belongs in the record: dates, plan, course.'
    ),
    who: trans.__(
      'An old custom. American law has protected “psychotherapy notes” kept apart from the record since the HIPAA Privacy Rule (2000; 45 CFR 164.501).'
    ),
    here: trans.__(
      'Two kinds of note. Process notes are their author’s alone, sealed under a key of their own, and stand in no export, report, statistic or search.'
    ),
    limits: trans.__(
      'What must be kept, shown or may be destroyed depends on your country and profession. The program cannot say.'
    )
  }),
  pseudonym: trans => ({
    name: trans.__('Pseudonymised and anonymous'),
    what: trans.__(
      'Pseudonymised: names are replaced, and somebody can still find the person. Anonymous: nobody can, by any means likely to be used.'
    ),
    who: trans.__(
      'General Data Protection Regulation of the European Union (2016), Article 4(5) and Recital 26.'
    ),
    here: trans.__(
      'A case has a pseudonym, and names may be replaced when something leaves the journal. What was left as it was is said.'
    ),
    limits: trans.__(
      'Dreams name third persons and places, and a single odd detail may tell who it is. A text about a life is hardly ever anonymous.'
    )
  }),
  consent: trans => ({
    name: trans.__('Consent'),
    what: trans.__(
      'A yes that is free, informed and for a certain purpose, and that can be taken back.'
    ),
    who: trans.__(
      'For research, the Nuremberg Code (1947) and the Declaration of Helsinki (1964); for personal data, among others, the General Data Protection Regulation (2016).'
    ),
    here: trans.__(
      'Recorded by case: for what, by whom, when, in which words, until when, and when withdrawn.'
    ),
    limits: trans.__(
      'A tick is not a conversation. People who appear in a dream were not asked, and what has left cannot be called back.'
    )
  }),
  hypothesis: trans => ({
    name: trans.__('Hypothesis'),
    what: trans.__(
      'A reading that may be wrong and is held open: what speaks for it, what against it, and what else it could be.'
    ),
    who: trans.__(
      'Freud himself called an analyst’s construction a conjecture that awaits examination (Constructions in Analysis, 1937). Adolf Grünbaum (1984) asked how such conjectures could be tested at all.'
    ),
    here: trans.__(
      'A card with an author, a state, evidence that opens its passages, alternatives, and the dreamer’s own word apart from the rest.'
    ),
    limits: trans.__(
      'Much evidence on a card proves nothing: one finds what one looks for. The dreamer has the last word about the dream.'
    )
  })
} satisfies Record<string, Said>;
