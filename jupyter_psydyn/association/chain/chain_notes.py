"""What has to be said beside the measures of chains, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.result import number
from ...corpus.associations import Associations, Chain
from ..forms import content_words
from ..space import Space
from ..wordlist.times import LONGEST_MS, SHORTEST_MS
from .clusters import Scheme
from .latency import Latency

# Fewer chains are read one by one; shorter ones hang on single words.
_FEW, _SHORT = 20, 4
# Of longer associations the vectors are more alike: Freud's to Irma, whole sentences, are .5 apart, words .9.
_WORDS = 3


def sizes(source: Associations, every: Sequence[Chain]) -> list[str]:
    """What is small, empty or lost. The only notes where there is no chain."""
    if not every:
        return ["Nothing was associated yet: choose words of a dream and say what comes to mind."]
    notes = []
    if len(every) < _FEW:
        few = number(len(every), "chain")
        notes.append(f"{few}: too few to compare kinds of chains. Read them one by one.")
    short = sum(len(one.said) < _SHORT for one in every)
    if short:
        notes.append(f"{number(short, 'chain')} of fewer than {_SHORT} associations: single words decide.")
    silent = len(source.chains) - len(every)
    if silent:
        notes.append(f"{number(silent, 'element')} without associations left out.")
    lost = sum(one.lost for one in every)
    if lost:
        notes.append(f"{number(lost, 'element')} no longer in the text of the dream, which was edited.")
    return notes


def of_flow(space: Space, words: int, known: int, repeats: str) -> str:
    """Whose measure flow is, and how much of what was said the space knows."""
    again = "count, with distance 0 to themselves" if repeats == "kept" else "do not count"
    return (
        f"Forward flow: Gray et al. 2019. {space.name}: {known} of {number(words, 'different word')} have a "
        f"vector. Words said again {again}. Figures of other spaces are on other scales."
    )


def of_sentences(every: Sequence[Chain]) -> list[str]:
    """Where associations are sentences: what the measures of meaning are worth then."""
    said = [one.text for chain in every for one in chain.said]
    long = sum(text.count(" ") > _WORDS and len(content_words(text)) > _WORDS for text in said)
    if not long:
        return []
    return [
        f"{long} of {number(len(said), 'association')} have more than {_WORDS} content words. The mean of "
        "many words is near to everything: their flow is low and they hardly switch, whatever they say."
    ]


def of_steps(told: int, steps: int) -> str:
    """Of how many steps the norms can tell, and who the people of the norms were."""
    return (
        f"Commonality: {told} of {number(steps, 'step')} begin with a word of the Edinburgh norms. They are "
        "of British students of 1968 to 1971, about 100 a word: what is common elsewhere, or today, they "
        "cannot say."
    )


def of_runs(limit: float | None, near: str | float, scheme: Scheme | None, kind: str) -> str:
    """By what rule a word stays in its run."""
    if scheme is not None:
        return f"Clusters: Troyer et al. 1997, {kind}, by a scheme of {number(len(scheme), 'word')}."
    if limit is None:
        return "Clusters: between drops of similarity (Hills et al. 2012), which random order has too."
    nearer = "nearer than 95 % of its words paired at random" if near == "chance" else "as given"
    return f"Clusters: a word stays where its cosine with the one before is {limit:.2f} or more ({nearer})."


def of_times(times: Sequence[Latency]) -> list[str]:
    """What slow may mean, and which times do not count."""
    if not any(one.timed or one.aside for one in times):
        return ["No times were taken."]
    notes = []
    if any(one.slow for one in times):
        notes.append(
            "Slow is a place to look at, a possible resistance. A hard or long word, slow typing (where the "
            "first key was not measured), an interruption or tiredness are slow too, and by chance alone one "
            "chain in eight has such a mark."
        )
    few = sum(one.timed > 0 and one.threshold is None for one in times)
    if few:
        notes.append(f"{number(few, 'chain')} with too few times, or times too much alike, for a threshold.")
    aside = sum(len(one.aside) for one in times)
    if aside:
        low, high = f"{SHORTEST_MS / 1000:g} s", f"{LONGEST_MS / 60_000:g} minutes"
        notes.append(f"{number(aside, 'time')} set aside (under {low} or over {high}).")
    return notes
