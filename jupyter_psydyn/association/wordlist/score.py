"""`score`: the protocol sheet of a word-list test, one row a reaction, with its possible disturbances."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from ...analysis.concordance import Concordance
from ...analysis.result import Column, Result, asked_for, number, parameters, table
from ...corpus import Corpus
from ...corpus.associations import Associations, Reaction, WordList
from ..evidence import call, passages
from .figures import Summary, summarised, what_to_know
from .indicators import Signs, signs
from .times import RULES, seconds, thresholds, timed

_MAYBE = "Possible disturbance"

COLUMNS = (
    Column("position", "No.", "integer", "Its place in the test, from 1."),
    Column("stimulus", "Stimulus", "text", "The word that was shown or called out."),
    Column("reaction", "Reaction", "text", "What was said, as it was written down; empty: nothing came."),
    Column("seconds", "Seconds", "number", "Reaction time in seconds; empty: not measured."),
    Column("prolonged", "Prolonged", "flag", f"{_MAYBE}: a time over the threshold that was chosen."),
    Column("failed", "Failed", "flag", f"{_MAYBE}: no reaction came."),
    Column("repeated", "Repeated", "flag", f"{_MAYBE}: the stimulus was repeated, or was the reaction."),
    Column("misunderstood", "Misunderstood", "flag", f"{_MAYBE}: marked as misheard or misunderstood."),
    Column(
        "several_words",
        "Several words",
        "flag",
        f"{_MAYBE}: more than one word, or broken off; to sing, a man and ice cream are one.",
    ),
    Column(
        "perseverated",
        "Perseverated",
        "flag",
        f"{_MAYBE}: the same reaction was given before, to another stimulus. It may just fit both.",
    ),
    Column(
        "after",
        "Carried on",
        "flag",
        f"{_MAYBE}: prolonged as one of the three after a disturbed reaction, all between prolonged too.",
    ),
    Column("reproduction", "Reproduction", "text", "What was remembered later as the reaction given."),
    Column(
        "reproduced",
        "Reproduced",
        "text",
        f"same, changed or missing (the latter two: {_MAYBE.lower()}); empty: not asked.",
    ),
    Column(
        "clang",
        "Sounds alike",
        "flag",
        "Half of the shorter word's sounds are in the longer, in order. Common by chance, so not counted.",
    ),
    Column("stereotyped", "Stereotyped", "flag", f"{_MAYBE}: this reaction came to five stimuli or more."),
    Column("remark", "Remark", "text", "What whoever recorded it remarked."),
    Column("disturbances", "Signs", "integer", "How many signs of a possible disturbance are in words."),
    Column("words", "In words", "text", "The signs that are counted; none of them says why."),
)


@dataclass(frozen=True, eq=False, repr=False)
class ProtocolSheet(Result):
    """The reactions of a test in order; ``summary`` has its figures, ``signs`` those of each reaction."""

    summary: Summary = None  # type: ignore[assignment]
    signs: tuple[Signs, ...] = ()
    kind: ClassVar[str] = "protocol"
    verb: ClassVar[str] = "association.score"
    #: Its table has a person's own words: it is shown as it stands, never as a widget.
    quotes: ClassVar[bool] = True


def score(test: WordList | Associations, *, threshold: str = "probable mean") -> ProtocolSheet:
    """The protocol sheet of a word-list test (Jung 1910): what was said, how long it took, what stands out.

    ``test``: a test, or associations with exactly one. ``threshold``, over which a time is prolonged: the
    person's ``"probable mean"`` (Jung), ``"mean + 1.5 SD"``, ``"Q3 + 1.5 IQR"`` (see ``times.Thresholds``).
    One row a reaction; ``evidence`` leads to where it stands. Times of zero, negative ones and those of more
    than ten minutes are set aside, and said.

    Raises ``ValueError`` for another threshold, or where there is not exactly one test.
    """
    if threshold not in RULES:
        raise ValueError(f"threshold: {threshold!r}; choose {', '.join(RULES)}")
    one, corpus = one_test(test)
    times = timed(one.reactions)
    limits = thresholds(times).by_rule()
    found = signs(one, limits[threshold])
    summary = summarised(one.reactions, found, times)
    options = {"threshold": threshold}
    made = parameters(options, test=one.id, word_list=one.name, reactions=summary.n)
    code = call("association.score", asked_for(score, options))
    keys = tuple(str(at) for at in range(1, summary.n + 1))

    def evidence(row: int) -> Concordance:
        return standing(one.reactions[row], corpus, f"Reaction {row + 1}", made, code, keys[row])

    return ProtocolSheet(
        title="Word-list test" + f": {one.name}" * bool(one.name) + f", {number(summary.n, 'reaction')}",
        caption=_caption(summary, threshold, limits[threshold]),
        notes=(*what_to_know(one, found, summary, threshold), *_of(test)),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture={
            "mean": summary.mean,
            "thresholds": {name: seconds(limit) for name, limit in limits.items()},
            "chosen": threshold,
            "has_reproduction": summary.reproduced > 0,
        },
        _table=table([_row(*each) for each in zip(keys, one.reactions, found, strict=True)], COLUMNS),
        _options=options,
        _evidence=evidence,
        _code=code,
        summary=summary,
        signs=found,
    )


def one_test(source: WordList | Associations) -> tuple[WordList, Corpus]:
    """The one test of ``source``, and the corpus it stands in (empty where the test came alone).

    Raises ``ValueError`` where associations have no test, or several.
    """
    if isinstance(source, WordList):
        return source, Corpus()
    if not source.tests:
        raise ValueError("there is no word-list test in these associations")
    if len(source.tests) > 1:
        raise ValueError(
            f"there are {len(source.tests)} word-list tests here; choose one, such as "
            f"associations.of({source.tests[0].id!r})"
        )
    return source.tests[0], source.corpus


def standing(
    reaction: Reaction, corpus: Corpus, title: str, made: dict[str, Any], code: str, key: str
) -> Concordance:
    """Where a reaction stands, as a passage; an empty concordance that says why where it stands nowhere."""
    places = [(reaction.place, reaction.stimulus)] if reaction.place else []
    found = passages(corpus, places, title, made, code, key)
    if found.keys:
        return found
    if not reaction.text.strip():
        return replace(found, notes=("No reaction came: there are no words to show.",))
    why = (
        "The reaction was read without its entry" if reaction.place else "The reaction has no place in a text"
    )
    return replace(found, notes=(f"{why}: there is no passage to show.",))


def _row(key: str, reaction: Reaction, its: Signs) -> dict[str, Any]:
    return {
        "position": int(key),
        "stimulus": reaction.stimulus,
        "reaction": reaction.text,
        "seconds": seconds(reaction.ms),
        "prolonged": its.prolonged,
        "failed": its.failed,
        "repeated": its.repeated,
        "misunderstood": its.misunderstood,
        "several_words": its.several_words,
        "perseverated": its.perseverated,
        "after": its.after > 0,
        "reproduction": reaction.reproduction,
        "reproduced": its.reproduced,
        "clang": its.clang,
        "stereotyped": its.stereotyped,
        "remark": reaction.remark,
        "disturbances": len(its.words),
        "words": "; ".join(its.words),
    }


def _caption(summary: Summary, threshold: str, limit: float | None) -> str:
    said = [number(summary.n, "reaction"), f"{summary.timed} timed", f"{summary.failures} failed"]
    if limit is not None:
        said.append(f"{summary.prolonged} prolonged: over {limit / 1000:.2f} s ({threshold})")
    if summary.reproduced:
        said.append(f"{summary.changed + summary.missing} of {summary.reproduced} not reproduced as given")
    return ", ".join(said)


def _of(test: WordList | Associations) -> tuple[str, ...]:
    return test.notes if isinstance(test, Associations) else ()
