"""What a person holds of a finding."""

from __future__ import annotations

from dataclasses import dataclass

from . import fields as check

DECIDED = ("motif", "edge", "nodal", "displacement", "mark")
VERDICTS = ("accepted", "rejected", "open")


def entry_of(kind: str, key: str) -> str:
    """The entry that a mark stands in, by its key ``KIND:ENTRY:POSITION``; ``""`` of any other finding."""
    return key.split(":")[1] if kind == "mark" and ":" in key else ""


@dataclass(frozen=True)
class Decision:
    """What a person holds of a finding: ``kind`` (one of `DECIDED`), its ``key``, ``verdict``, ``memo``."""

    kind: str
    key: str
    verdict: str
    memo: str = ""
    at: str = ""

    def to_dict(self) -> dict[str, str]:
        """As JSON."""
        return {name: getattr(self, name) for name in ("kind", "key", "verdict", "memo", "at")}

    @classmethod
    def from_dict(cls, data: object) -> Decision:
        """Read and check; ``ValueError`` with one clear line."""
        return cls(**check.each(data, _DECISION, "", needs=("kind", "key", "verdict")))

    def __repr__(self) -> str:
        return f"Decision({self.kind!r}, verdict={self.verdict!r})"


_DECISION: check.Readers = {
    "kind": check.one_of(DECIDED),
    "key": check.words,
    "verdict": check.one_of(VERDICTS),
    "memo": check.text,
    "at": check.moment,
}
