"""What every finding is: a value with its table, its passages, and all that is needed to make it again."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from .._version import __version__

if TYPE_CHECKING:
    from .concordance import Concordance

SNAPSHOT_VERSION = 1
# Rows shown by a notebook that draws HTML only.
_SHOWN = 12
# Rows that go to a page: more make it slow, and nobody reads so far. The frame and the files have all.
_SENT = 5_000


@dataclass(frozen=True)
class Column:
    """A column of a table. ``type`` is text, number, integer, share, date or key; ``help`` one sentence."""

    name: str
    label: str
    type: str
    help: str = ""


@dataclass(frozen=True, eq=False)
class Result:
    """A finding: made by a pure function of a corpus and its options, it never changes.

    ``title``, ``caption`` and ``notes`` are plain sentences; ``parameters`` all that makes it again, with
    version and seed; ``keys`` names each row; ``picture`` is drawn without a kernel (docs/architecture.md).
    """

    title: str
    caption: str
    notes: tuple[str, ...]
    parameters: Mapping[str, Any]
    keys: Sequence[str]
    columns: tuple[Column, ...]
    picture: Mapping[str, Any]
    _table: pd.DataFrame
    _options: Mapping[str, Any] = field(repr=False)
    _evidence: Callable[[int], Concordance] = field(repr=False)
    _code: str = field(default="", repr=False, kw_only=True)

    kind: ClassVar[str]
    verb: ClassVar[str]
    quotes: ClassVar[bool] = False
    """Whether the table itself holds what a person said: it is displayed as it is, and never a widget."""

    @property
    def frame(self) -> pd.DataFrame:
        """The table, one row a finding (a copy: changing it changes no result)."""
        copy: pd.DataFrame = self._table.copy()
        return copy

    def evidence(self, row: int | str | pd.Series[Any]) -> Concordance:
        """The passages behind a row, given as its position, its key, or the row itself.

        Raises ``KeyError`` where there is no such row.
        """
        return self._evidence(self._position(row))

    def to_code(self) -> str:
        """The Python that makes this result again, given ``corpus``."""
        return f"import jupyter_psydyn as psd\n\nresult = {self._call()}\n"

    def snapshot(self) -> dict[str, Any]:
        """The result as plain JSON, to be drawn without a kernel; of long tables the first 5,000 rows."""
        more = [f"The first {_SENT} of {len(self)} rows; .frame has all."] * (len(self) > _SENT)
        return {
            "version": SNAPSHOT_VERSION,
            "kind": self.kind,
            "title": self.title,
            "caption": self.caption,
            "notes": [*self.notes, *more],
            "columns": [vars(column) for column in self.columns],
            "rows": [
                {"key": key, **row}
                for key, row in zip(self.keys[:_SENT], _plain(self._table.head(_SENT)), strict=True)
            ],
            "picture": dict(self.picture),
            "parameters": dict(self.parameters),
            "code": self._call(),
        }

    def to_csv(self, path: str | Path | None = None) -> str | None:
        """The table as CSV: written to ``path``, or returned."""
        return _written(self._table.to_csv(index=False, lineterminator="\n"), path)

    def to_json(self, path: str | Path | None = None) -> str | None:
        """The snapshot without its picture, as JSON: written to ``path``, or returned."""
        content = {name: value for name, value in self.snapshot().items() if name != "picture"}
        return _written(json.dumps(content, ensure_ascii=False, indent=1) + "\n", path)

    def __len__(self) -> int:
        return len(self._table)

    def __repr__(self) -> str:
        return f"<{self.title}: {len(self)} rows; {self.caption}>"

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{escape(column.label)}</th>' for column in self.columns)
        rows = "".join(
            f"<tr>{''.join(f'<td>{escape(_shown(row[c.name], c.type))}</td>' for c in self.columns)}</tr>"
            for row in _plain(self._table.head(_SHOWN))
        )
        more = len(self) - _SHOWN
        notes = [f"{more} more rows in .frame"] * (more > 0) + list(self.notes)
        return (
            f"<table><caption>{escape(self.title)}. {escape(self.caption)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
            + "".join(f"<p>{escape(note)}</p>" for note in notes)
        )

    def _position(self, row: int | str | pd.Series[Any]) -> int:
        if isinstance(row, pd.Series):
            row = int(row.name) if isinstance(row.name, int) else str(row.name)
        if isinstance(row, str):
            try:
                return self.keys.index(row)
            except ValueError:
                like = self.keys[0] if len(self.keys) else "none"
                raise KeyError(f"no row {row!r} here; keys look like {like}") from None
        at = int(row)
        if not -len(self) <= at < len(self):
            raise KeyError(f"no row {at}: there are {len(self)}")
        return at % len(self)

    def _call(self) -> str:
        return self._code or call(self.verb, self._options)


class Later(Mapping[str, Any]):
    """A picture that is drawn when somebody looks: a script that wants the table does not wait for it."""

    def __init__(self, draw: Callable[[], Mapping[str, Any]]) -> None:
        self._draw = draw

    @cached_property
    def _drawn(self) -> Mapping[str, Any]:
        return self._draw()

    def __getitem__(self, name: str) -> Any:
        return self._drawn[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._drawn)

    def __len__(self) -> int:
        return len(self._drawn)


def parameters(options: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """All options of a verb as plain JSON, with what else fixes the result and the version."""
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in options.items()}
    return {**plain, **more, "version": __version__}


def asked_for(verb: Callable[..., Any], options: Mapping[str, Any]) -> dict[str, Any]:
    """The options that are not the verb's defaults."""
    signature = inspect.signature(verb).parameters
    return {name: value for name, value in options.items() if value != signature[name].default}


def call(verb: str, options: Mapping[str, Any], *positional: Any) -> str:
    """The Python that calls a verb."""
    given = [repr(one) for one in positional] + [f"{name}={value!r}" for name, value in options.items()]
    return f"psd.{verb}({', '.join(['corpus', *given])})"


def number(n: int, noun: str) -> str:
    """A number with its noun: 1 entry, 2 entries, 3 days."""
    is_ies = noun.endswith("y") and noun[-2] not in "aeiou"
    many = noun.removesuffix("y") + "ies" if is_ies else noun + "s"
    return f"{n} {noun if n == 1 else many}"


def counted(n: int, parts: tuple[str, ...]) -> str:
    """So many dreams, where dreams are what was read, or entries."""
    return number(n, "dream" if parts == ("report",) else "entry")


def plain_row(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row as plain JSON values: not-a-number becomes null."""
    return {str(name): _scalar(value) for name, value in row.items()}


def _plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [plain_row(row) for row in frame.to_dict("records")]


def _scalar(value: Any) -> Any:
    value = value.item() if hasattr(value, "item") else value
    return None if value is None or value != value else value


def _shown(value: Any, kind: str) -> str:
    if value is None:
        return ""
    if kind == "share":
        return f"{100 * value:.0f} %"
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def _written(content: str, path: str | Path | None) -> str | None:
    if path is None:
        return content
    Path(path).write_text(content, encoding="utf-8", newline="")
    return None


def table(rows: Sequence[Mapping[str, Any]], columns: Sequence[Column]) -> pd.DataFrame:
    """A frame with these columns, also where there are no rows."""
    made: pd.DataFrame = pd.DataFrame(list(rows), columns=[column.name for column in columns])
    return made
