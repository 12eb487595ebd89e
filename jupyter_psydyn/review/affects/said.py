"""What has to be said beside the figures of `affects`, in plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...analysis.result import number
from ...association.evidence import label as named
from . import beside as lexicon
from . import links, moments
from .labels import FEW, FEW_LABELS, TOGETHER, counted

if TYPE_CHECKING:
    from .found import Found

# So many words without a known side are named.
_NAMED = 8


def notes(found: Found) -> tuple[str, ...]:
    """The notes, those about labels first."""
    return tuple(
        note
        for some in (_of_labels(found), _of_words(found), _of_links(found), _of_moments(found))
        for note in some
    )


def _of_labels(found: Found) -> list[str]:
    some = found.labelled
    if not some:
        return ["No feeling was named yet: write it beside a dream or on a page, in a word of your own."]
    said = []
    if [one.name for one in found.periods] == [TOGETHER]:
        said.append(
            f"{number(len(some), 'entry')} with a label, fewer than {FEW} of them dated: too few to tell one "
            "time from another, and counted together."
        )
    elif undated := sum(not one.night.day for one in some):
        said.append(f"{number(undated, 'entry')} with a label but without a full date, in no time.")
    if found.whole["labels"] < FEW_LABELS:
        said.append(f"Under {FEW_LABELS} labels how finely they are told apart is not said.")
    elif len(found.periods) > 1 and found.size:
        said.append(
            f"More labels hold more different words: times are compared at {found.size} labels each, by "
            "drawing; and fewer words are no lack, they may be the right ones."
        )
    if unplaced := found.whole["labels"] - found.whole["placed"]:
        said.append(
            f"{unplaced} of {number(found.whole['labels'], 'label')} placed in no family, which is no lack."
        )
    kinds = {one.kind for one in found.entries if one.affects}
    if len(kinds) > 1:
        said.append("Feelings of nights and of days are counted together: choose one part to see them apart.")
    if (dreamers := len({one.case for one in found.entries if one.affects})) > 1:
        said.append(f"Of {dreamers} dreamers, whose words are counted together: choose one case.")
    return said


def _of_words(found: Found) -> list[str]:
    if not found.labelled:
        return []
    said = [
        "VADER (Hutto and Gilbert 2014) was made for social media in English and knows neither irony nor a "
        "dream's own logic. Where it and the label differ, the label stands."
    ]
    unknown = dict.fromkeys(
        counted(affect.word)
        for one in found.labelled
        for affect in one.affects
        if lexicon.side_of(affect) == lexicon.UNKNOWN
    )
    if unknown:
        more = f" and {len(unknown) - _NAMED} more" if len(unknown) > _NAMED else ""
        names = ", ".join(named(one) for one in list(unknown)[:_NAMED])
        said.append(f"On neither side, in no family that tells and unrated: {names}{more}.")
    return said


def _of_links(found: Found) -> list[str]:
    n = len(found.told)
    if 0 < n < links.FEW:
        return [
            f"{number(n, 'row')} of what set off what: under {links.FEW} they are only counted, and not "
            "compared with chance."
        ]
    return []


def _of_moments(found: Found) -> list[str]:
    n = sum(one.change is not None for one in found.moments)
    said = []
    if found.moments and n < moments.FEW:
        said.append(
            f"{number(n, 'mindful moment')} rated before and after: under {moments.FEW} there is no mean."
        )
    if alone := len(found.moments) - n:
        said.append(f"{number(alone, 'mindful moment')} without one of the two ratings, in no mean.")
    if n >= moments.FEW:
        said.append("A change after a moment may have other causes: moments are begun when it is strong.")
    return said
