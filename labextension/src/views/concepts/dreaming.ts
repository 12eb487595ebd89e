import { Said } from './said';

/** Words for dreams and for what becomes of them. */
export const DREAMING = {
  'manifest-dream': trans => ({
    name: trans.__('Manifest dream'),
    what: trans.__(
      'The dream as it is remembered and told: its scenes, people, words and feelings, before anybody has thought about it.'
    ),
    who: trans.__(
      'Sigmund Freud, The Interpretation of Dreams (1900), set it against the latent thoughts. Later dream research, from Calvin Hall on, studies the manifest dream for itself.'
    ),
    here: trans.__(
      'The part “report”, which every statistic counts unless you say otherwise. As it was first told stays beside every later edit.'
    ),
    limits: trans.__(
      'A report is not the dream. Sleep, waking, memory and the listener all shape what is told.'
    )
  }),
  'latent-thought': trans => ({
    name: trans.__('Latent thought'),
    what: trans.__(
      'A thought, wish or worry that is supposed to stand behind a dream without being told in it, and to have been reshaped on the way.'
    ),
    who: trans.__(
      'Sigmund Freud, The Interpretation of Dreams (1900). A historical term: many analysts and most dream researchers no longer draw the line so sharply.'
    ),
    here: trans.__(
      'Nothing computes it. What the dreamer thinks stands as reflection or association; what a reader thinks stands as a hypothesis with evidence for and against.'
    ),
    limits: trans.__(
      'It is inferred, never seen. That a reading fits does not show that the thought was there.'
    )
  }),
  'day-residue': trans => ({
    name: trans.__('Day residue'),
    what: trans.__(
      'Something of the days before that comes back in a dream: an errand, a sentence, a face in the tram, often something slight.'
    ),
    who: trans.__(
      'Sigmund Freud, The Interpretation of Dreams (1900), who found some piece of the day before in each of his dreams. Sleep laboratories have since studied the same as incorporation of waking life.'
    ),
    here: trans.__(
      'A part of its own beside the report, written by the dreamer. It is not counted with the dream unless you choose that part.'
    ),
    limits: trans.__(
      'Whoever looks for a residue will often find one. It tells where an image may come from, not why it came.'
    )
  }),
  condensation: trans => ({
    name: trans.__('Condensation and nodal point'),
    what: trans.__(
      'One image of a dream stands for several thoughts at once. Where the associations to several elements lead to the same idea, they cross in a nodal point.'
    ),
    who: trans.__(
      'Sigmund Freud, The Interpretation of Dreams (1900), chapter VI, on the dream work.'
    ),
    here: trans.__(
      'The view of nodal points lists associations that several elements of a dream reach, with how many would by chance, and leads to every passage.'
    ),
    limits: trans.__(
      'Common words are reached from everywhere. A crossing shows what was said twice; that a dream made it so is an interpretation.'
    )
  }),
  displacement: trans => ({
    name: trans.__('Displacement'),
    what: trans.__(
      'The weight of a feeling seems to have moved: what matters comes pale and at the edge, and something slight comes with great force.'
    ),
    who: trans.__(
      'Sigmund Freud, The Interpretation of Dreams (1900), chapter VI. As a defence of waking life it appears with Anna Freud (1936) and in later scales.'
    ),
    here: trans.__(
      'The strength of the feeling on an element, 1 to 5 as the dreamer gave it, stands beside the mean of its associations, with an interval where there are enough.'
    ),
    limits: trans.__(
      'A difference is a question. Mood, order and the number of associations make differences too.'
    )
  }),
  wish: trans => ({
    name: trans.__('Wish'),
    what: trans.__(
      'What somebody longs for, needs or intends. In classical theory a wish drives the dream; in the study of relationships it is what is wanted of another person.'
    ),
    who: trans.__(
      'Sigmund Freud (1900) called the dream a fulfilment of a wish, and in 1920 named exceptions, such as the dreams that follow a trauma. Lester Luborsky (1977) made the wish a part of each relationship episode.'
    ),
    here: trans.__(
      'A code that readers give to a passage, with what came back to it.'
    ),
    limits: trans.__(
      'That every dream fulfils a wish is a historical claim. A coded wish is a reader’s, until the dreamer agrees.'
    )
  }),
  symbol: trans => ({
    name: trans.__('Symbol'),
    what: trans.__(
      'A thing that stands for something else. Here the word is used more modestly: a class of things, such as water or houses.'
    ),
    who: trans.__(
      'Freud enlarged his pages on fixed symbols in later editions of the book of 1900. C. G. Jung wanted a symbol read from the dreamer’s own life and from myth. Both are historical positions.'
    ),
    here: trans.__(
      'Words that belong to one of the classes of a word list are counted together; each leads to its sentences.'
    ),
    limits: trans.__(
      'The class is not a meaning. What water is in this dream only the dreamer can say.'
    )
  }),
  'typical-dreams': trans => ({
    name: trans.__('Typical dreams'),
    what: trans.__(
      'Themes that very many people have dreamt at least once: being chased, falling, flying, coming too late, losing teeth.'
    ),
    who: trans.__(
      'Freud (1900) described a few. Questionnaires came with Griffith, Miyagi and Tago (1958); Tore Nielsen and others (2003) made the Typical Dreams Questionnaire, whose themes are used here.'
    ),
    here: trans.__(
      'A theme is found where a sentence holds certain words together; its share stands with an interval, and each sentence can be read.'
    ),
    limits: trans.__(
      'Words miss themes and find false ones. That a theme is common does not say what it is about for you.'
    )
  }),
  'hall-van-de-castle': trans => ({
    name: trans.__('Hall and Van de Castle’s content analysis'),
    what: trans.__(
      'A system for counting what dreams contain: characters, social interactions, emotions, settings, objects, success and misfortune.'
    ),
    who: trans.__(
      'Calvin Hall and Robert Van de Castle, The Content Analysis of Dreams (1966), with norms from a thousand dreams of American students; later indices by G. William Domhoff (1996).'
    ),
    here: trans.__(
      'Codes given by hand or by program make cards, the cards make indices, and each index stands beside the norms with its size, interval and number.'
    ),
    limits: trans.__(
      'The norms come from one place and time. Far from a norm means unusual there, not unwell.'
    )
  }),
  'threat-simulation': trans => ({
    name: trans.__('Threat simulation'),
    what: trans.__(
      'The idea that dreaming evolved to rehearse dangers: in dreams we meet threats, and practise seeing and answering them.'
    ),
    who: trans.__(
      'Antti Revonsuo, The reinterpretation of dreams (Behavioral and Brain Sciences, 2000). Studies since have supported parts of it and contradicted others; it is debated.'
    ),
    here: trans.__(
      'A ready codebook, with which readers code each threat: what it is, to whom, how grave, what the dreamer does and how it ends.'
    ),
    limits: trans.__(
      'Threats are common in dreams of people who are well. The codes cannot tell what dreams are for, nor how anxious somebody is.'
    )
  })
} satisfies Record<string, Said>;
