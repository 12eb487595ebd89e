"""What every record is that is no entry. ``repr`` shows no text."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar, TypeVar

from . import fields as check


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """What every record has: an ``id``, its ``case`` (``""``: the journal's own), and whether it is gone."""

    kind: ClassVar[str]
    readers: ClassVar[check.Readers]
    needs: ClassVar[tuple[str, ...]] = ()
    later: ClassVar[tuple[str, ...]] = ()
    """Fields that journals before 0.6 did not have: where they say nothing, they are not in a body."""

    id: str = ""
    case: str = ""
    deleted: bool = False
    revision: int = 0

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {one.name: check.plain(getattr(self, one.name)) for one in fields(self)}

    @classmethod
    def from_dict(cls: type[R], data: object, where: str = "") -> R:
        """Read and check every field; ``ValueError`` with one line (which field, what it must be)."""
        return cls(**check.each(data, {**_COMMON, **cls.readers}, where, needs=cls.needs))

    def body(self) -> dict[str, Any]:
        """What of it stands in a revision; the rest is the log's own."""
        plain = {name: value for name, value in self.to_dict().items() if name not in _THE_LOGS}
        unsaid = type(self)().to_dict()
        return {one: it for one, it in plain.items() if one not in self.later or it != unsaid[one]}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id!r})"


R = TypeVar("R", bound=Record)


class Plain:
    """A value inside a record, with its fields as JSON."""

    __slots__ = ()
    readers: ClassVar[check.Readers]
    needs: ClassVar[tuple[str, ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {one.name: check.plain(getattr(self, one.name)) for one in fields(self)}  # type: ignore[arg-type]

    @classmethod
    def from_dict(cls: type[P], data: object, where: str = "") -> P:
        """Read and check every field; ``ValueError`` with one line."""
        if isinstance(data, cls):
            return data
        given = check.each(data, cls.readers, where, needs=cls.needs)
        return cls(**given)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(...)"


P = TypeVar("P", bound=Plain)

_COMMON: check.Readers = {
    "id": check.name_or_none_yet,
    "case": check.name_or_none_yet,
    "deleted": check.truth,
    "revision": check.whole(0),
}
_THE_LOGS = ("id", "case", "revision")
