"""Words that decide what is asked about and what is replaced: short lists, without case and accents."""

from __future__ import annotations

import re
from functools import cache


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
"""Figures of myth and of dreams: never replaced without somebody's word, not even names of the register."""

GIVEN = _words(
    """abel adam amber angel april art august autumn bob brook carol chad charity chip christian chuck clay
    crystal daisy dale dawn dean don drew duke eve faith fern flora frank gene ginger glen grace grant hazel
    heather holly hope iris ivy jack jade jasmine jay jean jewel joy june justice kitty lance lee lily mark
    mercy mason max may melody misty nick olive opal patience pearl penny peter pierce poppy prudence ray reed
    rich rob robin rose ruby rusty sandy scarlet stella sterling sue ted tony trinity victor viola violet wade
    will willow woody su deniz gun"""
)
"""Names people are given that are words as well: asked about where a sentence begins with one."""

NAMES_TOO = GIVEN | _words(
    """bill chase cliff earl forest gay guy heath hunter miles page pansy pat rain river sage sky star storm
    summer van west winter brown black white green gray grey young king baker cook hill wood woods stone field
    fields bush park bell bishop fox wolf fish bird rice read long short sharp love moon sun kind lang kaya
    can banks rivers church house wall marsh"""
)
"""The same with surnames: in small letters, and where a sentence begins, somebody has to say which."""

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
DAYS = _words(
    """monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
    saturdays sundays"""
)
MONTHS = _words("january february march april may june july august september october november december")
MONTHS_AND_NAMES = _words("april may june august")
BEFORE_A_MONTH = _words("in of last next since until till early late mid this every by during")
SMALL = frozenset({"s", "t", "d", "ll", "ve", "re", "m"})
"""What an apostrophe leaves behind it."""
_MORE = _words("ought oneself per de mortem else ex vs etc")
"""Words that no list has."""
_MADE = re.compile(r".{3,}(?:ness|tions?|ments?|ity|ities|ism|ly|ing|ed|ous|ful|less|able|doors?)")
"""Endings of words that nobody is called by."""

OF_ADDRESSES = _words(
    """street str st avenue ave road rd lane ln drive dr boulevard blvd court ct place square sq terrace
    close crescent highway hwy way parkway row walk gardens mews no nr de la le les du des del della di
    da do dos l d der den dem von van rue calle via ul ulica bis ter flat apt apartment suite plot box
    caddesi cad sokak sokagi sok mahallesi mah bulvari"""
)
"""What stands in an address and is no name."""
NO_STREETS = _words(
    """a an the of in on at to from my your his her our their this that and or down up along across by
    with for was were is are had have i you he she it we they people men women long short minute minutes
    hour hours day days years year miles mile steps lanes way times meters metres feet km cars houses"""
)
"""With these before it, a street is none that somebody lives in (12 people walked down the road)."""
OTHER_MONTHS = _words(
    """tishri tishrei cheshvan kislev tevet tebeth shevat shvat adar nissan iyar sivan tammuz av elul
    muharram safar rabi jumada rajab shaban ramadan ramazan shawwal dhu farvardin ordibehesht khordad
    tir mordad shahrivar mehr aban azar dey bahman esfand meskerem vaisakha magha kartika"""
)
"""Months of the Hebrew, Islamic, Persian, Ethiopian and Hindu calendars, in Latin letters."""

_OFTEN = 3
"""So many times in SemCor: a word of the language and not only somebody's name (John has 2, corridor 9)."""


@cache
def is_everyday(word: str) -> bool:
    """Whether a sentence may begin with this English word and nobody would take it for a name."""
    # The server, which imports this room, never looks a word up: the lexicon is loaded with the first one.
    from ...lexicon import dream_words, stop_words, wordnet

    if word in SMALL or word in stop_words() or word in dream_words():
        return True
    net = wordnet()
    if _MADE.fullmatch(word) and is_known(word):
        return True
    for base, part in net.all_bases(word):
        senses = net.synsets(base, part)
        if senses and not net.instance_of(senses[0]) and net.total(base) >= _OFTEN:
            return True
    return False


@cache
def is_known(word: str) -> bool:
    """Whether any list knows this English word, as it is written."""
    from ...lexicon import stop_words, wordnet

    net = wordnet()
    return (
        word in SMALL | _MORE
        or word in stop_words()
        or word.partition("'")[0] in stop_words()
        or net.knows_any(word)
        or bool(net.all_bases(word))
    )
