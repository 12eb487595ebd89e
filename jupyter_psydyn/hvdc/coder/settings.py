"""Settings: whether a dream is indoors, outdoors or neither can be told, and how familiar the place is.

Words for places and weather (``data/settings.txt``) speak for indoors and outdoors, weighed; a dream can have
both. The first such word that speaks for a setting is its place in the report.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..codes import Setting
from .lists import Hit, classes
from .reading import Reading, words_of
from .weights import decision

_LOCATIONS = (("I", "indoors"), ("O", "outdoors"))
_FAMILIARITY = words_of("""my our own strange unfamiliar familiar home live house old different new used""")


@dataclass(frozen=True)
class Scene:
    """A setting with the word that speaks for it, its rule and its confidence."""

    code: Setting
    hit: Hit | None
    rule: str
    confidence: float


def settings(reading: Reading) -> list[Scene]:
    """The settings of the report: at least one, NS where there is no place at all."""
    hits = classes("settings").hits(reading)
    features = describe(reading, hits)
    sure = {letter: decision(name).yes(features) for letter, name in _LOCATIONS}
    found = [(letter, p) for letter, p in sure.items() if p >= 0.5]
    if not found and not hits:
        return [Scene(Setting("A", "Q"), None, "no place told", max(0.5, 1 - max(sure.values())))]
    if not found:
        letter = max(sure, key=lambda one: sure[one])
        found = [(letter if sure[letter] > 0.4 else "A", max(sure[letter], 1 - sure[letter]))]
    scenes = []
    for letter, p in found:
        speaking = [hit for hit in hits if hit.kind == letter]
        how = decision("familiarity").answer(familiarity(reading, letter, speaking, features))
        scenes.append(Scene(Setting(letter, how.value), next(iter(speaking), None), "places weighed", p))
    return sorted(scenes, key=lambda one: one.hit.start if one.hit else 0)


def describe(reading: Reading, hits: list[Hit]) -> list[str]:
    """What speaks for indoors and outdoors."""
    found = [f"place={hit.entry}" for hit in hits]
    first = next(iter(hits), None)
    for letter, _ in _LOCATIONS:
        n = len({hit.entry for hit in hits if hit.kind == letter})
        found += [f"{letter}>={least}" for least in (1, 2, 3, 5, 8) if n >= least]
    more = sum(hit.kind == "I" for hit in hits) - sum(hit.kind == "O" for hit in hits)
    found.append(f"more {'I' if more > 0 else 'O' if more < 0 else '='}")
    if first is not None:
        found += [f"first={first.kind}", f"first={first.entry}"]
    for hit in hits:
        above = reading.head(hit.word)
        if above is not None and hit.word.relation == "pobj":
            found += [f"{above.form} {hit.entry}", f"{above.form} {hit.kind}"]
    found += [f"long>={n}" for n in (60, 120, 200) if len(reading) > n]
    return found


def familiarity(reading: Reading, letter: str, speaking: list[Hit], features: list[str]) -> list[str]:
    """What tells how familiar the place is."""
    found = [letter, *(f"here={hit.entry}" for hit in speaking[:3])]
    for hit in speaking[:3]:
        for one in reading.children(hit.word):
            found.append(f"{one.relation}={one.form}")
            if one.form in ("my", "our"):
                found.append("mine")
            if one.tag == "NNP":
                found.append("named")
    forms = {word.form for word in reading}
    found += [f"said={one}" for one in forms & _FAMILIARITY]
    found += ["named place"] * any(word.tag == "NNP" and word.relation == "pobj" for word in reading)
    return found + [one for one in features if one.startswith("place=")]
