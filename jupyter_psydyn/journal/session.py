"""How associations were collected: the sitting itself, with its stimuli and its times. Values, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from . import fields as check

PROTOCOLS = ("chain", "word-list", "stream")
STAGES = ("practice", "test", "reproduction", "done")
MARKS = ("repeated", "misunderstood", "laughed", "exclaimed", "stammered", "foreign", "gesture")
"""What somebody saw or heard with a reaction: the stimulus repeated or misunderstood, a laugh, ..."""


@dataclass(frozen=True, slots=True, repr=False)
class Trial:
    """One ``stimulus`` of a word list, and what it called up.

    ``reaction`` is ``""`` where none came (``failed``) or it was not shown yet (no ``at``). Times are
    milliseconds from the frame in which the stimulus appeared; ``None`` where not measured.
    ``reproduction`` is what was remembered in the second run: ``""`` nothing, ``None`` not asked.
    """

    stimulus: str
    reaction: str = ""
    first_key_ms: float | None = None
    enter_ms: float | None = None
    failed: bool = False
    marks: tuple[str, ...] = ()
    remark: str = ""
    reproduction: str | None = None
    reproduction_first_key_ms: float | None = None
    reproduction_enter_ms: float | None = None
    practice: bool = False
    at: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {**{one.name: getattr(self, one.name) for one in fields(self)}, "marks": list(self.marks)}

    @classmethod
    def from_dict(cls, data: object, where: str = "trial") -> Trial:
        """Read and check; ``ValueError`` with one line that begins with ``where``."""
        found = check.each(data, _TRIAL, where, needs=("stimulus",))
        if found.get("failed") and found.get("reaction"):
            raise ValueError(f"{where}: a reaction that failed has no words; leave reaction empty")
        return cls(**found)

    def __repr__(self) -> str:
        return f"Trial(failed={self.failed})"


@dataclass(frozen=True, slots=True, repr=False)
class Moment:
    """When ``start:end`` (code points) of a stream was said: ``from_ms`` to ``to_ms`` since it began.

    What lies between one moment's ``to_ms`` and the next one's ``from_ms`` is a pause.
    """

    start: int
    end: int
    from_ms: float
    to_ms: float

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @classmethod
    def from_dict(cls, data: object, where: str = "moment") -> Moment:
        """Read and check; ``ValueError`` with one line that begins with ``where``."""
        made = cls(**check.each(data, _MOMENT, where, needs=tuple(_MOMENT)))
        if made.end <= made.start or made.to_ms < made.from_ms:
            raise ValueError(f"{where}: a moment must end after it begins")
        return made

    def __repr__(self) -> str:
        return f"Moment(start={self.start}, end={self.end})"


@dataclass(frozen=True, slots=True, repr=False)
class Session:
    """One sitting. ``recorder`` says who wrote it down for the dreamer, ``""``: the dreamer did.

    ``word_list`` names the list, ``seed`` its order (``None``: as printed), ``limit_ms`` when a reaction
    counts as failed. ``latency_ms`` is what the machine takes from a key to the page, as it was measured
    when the sitting began; it is in no time and taken from none.
    """

    protocol: str = "chain"
    recorder: str = ""
    stage: str = "done"
    word_list: str = ""
    seed: int | None = None
    limit_ms: float | None = None
    latency_ms: float | None = None
    trials: tuple[Trial, ...] = ()
    moments: tuple[Moment, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        plain = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            **plain,
            "trials": [one.to_dict() for one in self.trials],
            "moments": [one.to_dict() for one in self.moments],
        }

    @classmethod
    def from_dict(cls, data: object, where: str = "session") -> Session:
        """Read and check; ``ValueError`` with one line that begins with ``where``."""
        return cls(**check.each(data, _SESSION, where))

    @classmethod
    def stored(cls, data: Mapping[str, Any]) -> Session:
        """As the journal has it, which was checked when it was written."""
        trials = tuple(Trial(**{**one, "marks": tuple(one["marks"])}) for one in data["trials"])
        return cls(**{**data, "trials": trials, "moments": tuple(Moment(**one) for one in data["moments"])})

    def reactions(self) -> list[str]:
        """The words of the reactions that count, in their order: not of practice, and not where none came."""
        return [one.reaction for one in self.trials if one.reaction.strip() and not one.practice]

    def __repr__(self) -> str:
        return f"Session({self.protocol!r}, {len(self.trials)} trials, {len(self.moments)} moments)"


_TRIAL: check.Readers = {
    "stimulus": check.words,
    "reaction": check.text,
    "first_key_ms": check.optional(check.milliseconds),
    "enter_ms": check.optional(check.milliseconds),
    "failed": check.truth,
    "marks": check.several(check.one_of(MARKS)),
    "remark": check.text,
    "reproduction": check.optional(check.text),
    "reproduction_first_key_ms": check.optional(check.milliseconds),
    "reproduction_enter_ms": check.optional(check.milliseconds),
    "practice": check.truth,
    "at": check.moment,
}
_MOMENT: check.Readers = {
    "start": check.whole(0),
    "end": check.whole(0),
    "from_ms": check.milliseconds,
    "to_ms": check.milliseconds,
}
_SESSION: check.Readers = {
    "protocol": check.one_of(PROTOCOLS),
    "recorder": check.text,
    "stage": check.one_of(STAGES),
    "word_list": check.text,
    "seed": check.optional(check.whole(0)),
    "limit_ms": check.optional(check.milliseconds),
    "latency_ms": check.optional(check.milliseconds),
    "trials": check.several(Trial.from_dict),
    "moments": check.several(Moment.from_dict),
}
