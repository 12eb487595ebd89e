"""Words that decide whether a capital is asked about: our own short lists. Compared without case and accents."""

from __future__ import annotations

from functools import cache

from ...lexicon import dream_words, stop_words, wordnet


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARCHETYPES = _words(
    """angel ariadne athena bear bird bride child christ cross crow crown death demon devil dionysus dragon
    eagle earth eros eve eden fire fish flower forest fool ghost giant god goddess grace hades heaven hell
    hermes hero hope horse iris jung freud king lion lotus luna maiden mandala mary mercury mirror moon mother
    narcissus night oedipus orpheus pan paradise persephone phoenix pluto psyche queen raven rose satan
    saturn sea self serpent shadow snake sol soul sphinx spider spirit star stone sun sword thanatos tiger
    tower tree trickster unicorn venus virgin void water wind witch wolf wood zeus"""
)
"""Figures of myth and of dreams: never replaced without somebody's word, not even as a name of the register."""

NAMES_TOO = _words(
    """abel adam amber angel april art august autumn bill bob brook carol chad charity chase chip christian
    chuck cliff clay crystal daisy dale dawn dean don drew duke earl eve faith fern flora forest frank gay
    gene ginger glen grace grant guy hazel heather heath holly hope hunter iris ivy jack jade jasmine jay
    jean jewel joy june justice kitty lance lee lily mark mercy mason max may melody miles misty nick olive
    opal page pansy pat patience pearl penny peter pierce poppy prudence ray rain reed rich river rob robin
    rose ruby rusty sage sandy scarlet sky star stella sterling storm summer sue ted tony trinity van victor
    viola violet wade ward west will willow winter woody brown black white green gray grey young king
    baker cook hill wood woods stone field bush park bell bishop fox wolf fish bird rice read long short
    sharp love moon sun kind lang kaya su can deniz gun fields banks rivers church house wall marsh"""
)
"""Names that are words as well: in small letters, and where a sentence begins, somebody has to say which."""

KIN = _words(
    """mom mum mam mommy mummy mama mamma ma mother dad daddy papa pa father grandma grandpa granny gran
    grandmother grandfather nana auntie aunt uncle sister brother doctor nurse teacher professor boss sir
    madam god jesus ok tv cd dvd pc ph wc i ii iii iv"""
)
"""Who somebody is to the dreamer, and what is written in capitals by everybody: asked about by nobody."""

TITLES = _words(
    "mr mrs ms miss dr prof sir lady lord herr frau madame monsieur senor senora pan pani bay bayan"
)
PARTICLES = _words("von van der den de la le du da di del della dos das bin ibn al el ben ter zu y of the")
DAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = _words("january february march april may june july august september october november december")
MONTHS_AND_NAMES = _words("april may june august")
BEFORE_A_MONTH = _words("in of last next since until till early late mid this every by during")
SMALL = frozenset({"s", "t", "d", "ll", "ve", "re", "m"})
"""What an apostrophe leaves behind it."""

_OFTEN = 3
"""So many times in SemCor: a word of the language and not only somebody's name (John has 2, corridor 9)."""


@cache
def is_everyday(word: str) -> bool:
    """Whether a sentence may begin with this English word and nobody would take it for a name."""
    if word in SMALL or word in stop_words() or word in dream_words():
        return True
    net = wordnet()
    for base, part in net.all_bases(word):
        senses = net.synsets(base, part)
        if senses and not net.instance_of(senses[0]) and net.total(base) >= _OFTEN:
            return True
    return False


@cache
def is_known(word: str) -> bool:
    """Whether any list knows this English word, as it is written."""
    net = wordnet()
    return (
        word in SMALL
        or word in stop_words()
        or word.partition("'")[0] in stop_words()
        or net.knows_any(word)
        or bool(net.all_bases(word))
    )
