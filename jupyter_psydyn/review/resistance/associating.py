"""What is noticed in associations: long latencies, leaps after a feeling, reactions, pauses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import quantiles

from ...association.chain.flow import instantaneous
from ...association.chain.latency import Latency, latency
from ...association.chain.sequences import sequences
from ...association.evidence import short
from ...association.space import edinburgh_space
from ...association.wordlist.times import is_failed, prolonged, thresholds, time_of, timed
from ...corpus import tokens
from ...corpus.associations import Associations, Chain, Place, Stream, WordList
from ...lexicon import vader
from ..passages import Standing
from .mark import Mark, Noticed, together

CHARGED = 2.0
"""A word that VADER rates at so much or more, of 4, to either side is strongly charged."""
FEWEST_STEPS = 20
"""With fewer steps that have a flow a person's quartile moves with every one of them."""
FEWEST_TIMES = 20
"""The same of a word-list test and its threshold."""


def slow(chains: Sequence[Chain]) -> Noticed:
    """Associations that took long beside the others of their chain."""
    marks, chances = [], Counter[tuple[str, str]]()
    for chain in chains:
        its = latency([one.ms for one in chain.said])
        chances["latency", chain.entry] += its.timed
        marks += [
            Mark("latency", chain.entry, f"{_own(chain)}:{at}", _took(chain.said[at - 1].ms, its), place)
            for at in its.slow
            for place in [_standing(chain.said[at - 1].place, chain.element)]
        ]
    return Noticed(tuple(marks), chances)


def leaps(chains: Sequence[Chain]) -> Noticed:
    """Associations far from all that was said before, right after a feeling or a strongly charged word.

    Forward flow is the distance to all before: a topic that breaks off shows as a high one. High is above
    the third quartile of all steps of these chains, which are one person's.
    """
    spoken = [one for one in chains if one.said]
    read = sequences([[one.element, *one.words] for one in spoken])
    space = edinburgh_space()
    flow = instantaneous(read, *space.vectors(read.words))
    known = [one for one in flow.tolist() if one == one]
    if len(known) < FEWEST_STEPS:
        few = f"Leaps: {len(known)} of at least {FEWEST_STEPS} steps with a forward flow. Too few to tell."
        return Noticed(lacking=(few,) if spoken else ())
    limit = quantiles(known, n=4, method="inclusive")[2]
    marks, chances = [], Counter[tuple[str, str]]()
    for chain, first in zip(spoken, read.first.tolist(), strict=False):
        before = [(chain.element, chain.affect), *((one.text, one.affect) for one in chain.said)]
        for at, one in enumerate(chain.said, 1):
            far, after = float(flow[first + at]), _charge(*before[at - 1])
            if far != far or not after:
                continue
            chances["leap", chain.entry] += 1
            if far > limit:
                said = f"Right after {after}: forward flow {far:.2f}, three quarters are under {limit:.2f}."
                place = _standing(one.place, before[at - 1][0])
                marks.append(Mark("leap", chain.entry, f"{_own(chain)}:{at}", said, place))
    return Noticed(tuple(marks), chances)


def hampered(tests: Sequence[WordList]) -> Noticed:
    """Reactions of word-list tests that did not come, or took long beside the others of the test."""
    return together(_of_test(one) for one in tests)


def pauses(streams: Sequence[Stream]) -> Noticed:
    """Pauses in continuous talk that were long beside the others of it."""
    marks, chances = [], Counter[tuple[str, str]]()
    for stream in streams:
        after = stream.spoken[1:]
        lengths = [late.from_ms - early.to_ms for early, late in zip(stream.spoken, after, strict=False)]
        its = latency(lengths)
        chances["pause", stream.id] += its.timed
        for at, (length, late) in enumerate(zip(lengths, after, strict=True), 1):
            if its.threshold is not None and length > its.threshold and at not in its.aside:
                place = Standing(*late.place, lead=f"After {length / 1000:.0f} s: ")
                marks.append(Mark("pause", stream.id, str(at), _took(length, its), place))
    return Noticed(tuple(marks), chances)


def of_associations(given: Associations) -> Noticed:
    """All of one person."""
    return together((slow(given.chains), leaps(given.chains), hampered(given.tests), pauses(given.streams)))


def _of_test(test: WordList) -> Noticed:
    times = timed(test.reactions)
    limit = thresholds(times).q3_iqr if len(times) >= FEWEST_TIMES else None
    chances = Counter({("nothing", test.id): len(test.reactions)})
    if limit is not None:
        chances["prolonged", test.id] = len(times)
    few = f"Prolonged reactions: a test with {len(times)} of at least {FEWEST_TIMES} times. Too few to tell."
    return Noticed(tuple(_reactions(test, limit)), chances, (few,) if limit is None else ())


def _reactions(test: WordList, limit: float | None) -> Iterator[Mark]:
    for at, one in enumerate(test.reactions, 1):
        lead = f"{short(one.stimulus)} → "
        if is_failed(one):
            place = Standing(test.id, "", lead=f"{lead}no reaction ")
            yield Mark(
                "nothing", test.id, str(at), f"No reaction to word {at} of {len(test.reactions)}.", place
            )
        elif prolonged(one, limit) and limit is not None:
            said = f"{(time_of(one) or 0) / 1000:.1f} s; long in this test is over {limit / 1000:.1f} s."
            place = Standing(*one.place, lead=lead) if one.place else Standing(test.id, "", lead=lead)
            yield Mark("prolonged", test.id, str(at), said, place)


def _charge(text: str, affect: str) -> str:
    """What makes words charged, in words that quote nobody; ``""`` where nothing does."""
    if affect:
        return "a feeling"
    if any(abs(vader.rating(token.word)) >= CHARGED for token in tokens(text)):
        return "a strongly charged word"
    return ""


def _took(ms: float | None, its: Latency) -> str:
    """How long it took, beside what is usual there."""
    usual = f"the middle is {(its.middle or 0) / 1000:.1f} s"
    if its.threshold is None or (ms or 0) <= its.threshold:
        return f"{(ms or 0) / 1000:.1f} s, in a row that each took longer; {usual}."
    return f"{(ms or 0) / 1000:.1f} s; {usual}, long is over {its.threshold / 1000:.1f} s."


def _standing(place: Place, of: str) -> Standing:
    return Standing(*place, lead=f"{short(of)} → ")


def _own(chain: Chain) -> str:
    """The id of the element; the entry's is before it only where another entry has the same."""
    return chain.id.removeprefix(f"{chain.entry}-")
