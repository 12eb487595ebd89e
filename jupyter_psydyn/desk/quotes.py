"""Which outputs of a notebook quote a journal: eight consecutive words of it or more. Pure.

Looked at are outputs and widgets' states. What somebody wrote into a cell is meant to be there.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from .shingles import Shingler

if TYPE_CHECKING:
    from .shingles import Numbers

MOST_RECENT = 50_000
"""Shingles that came last are kept apart and merged now and then: a merge of two million takes 0.2 s."""

WIDGETS = "application/vnd.jupyter.widget-state+json"
_BINARY = re.compile(r"(image/(?!svg)|audio/|video/|font/|application/(pdf|octet-stream|zip))")

_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
_ESCAPE = re.compile(r"\\+(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([abfnrtv]|.))", re.DOTALL)
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|</?[A-Za-z][^<>]*>", re.DOTALL)
# Elements that may begin or end in the middle of a word.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup"
    r"|tt|u|var|wbr)\b[^<>]*>|<!--.*?(?:-->|\Z)",
    re.DOTALL | re.IGNORECASE,
)


class Index:
    """The shingles of a journal, as numbers that only this index can make. Safe to share between threads."""

    def __init__(self) -> None:
        self._shingler = Shingler()
        self._old = self._new = _Known()

    def add(self, texts: Iterable[str]) -> None:
        """Know these texts too. By one thread at a time."""
        import numpy as np

        added = np.concatenate([self._new.numbers, *self._shingler.telling(texts)])
        if len(added) <= MOST_RECENT:
            self._new = _Known.of(added)
        else:
            # In this order: a look in between finds them in both, and never in none.
            self._old = _Known.of(np.concatenate([self._old.numbers, added]))
            self._new = _Known()

    def quoted(self, texts: Iterable[str]) -> set[int]:
        """The positions of the texts that have a shingle in common with those added."""
        found: set[int] = set()
        for numbers, of in self._shingler.all(texts):
            for known in (self._new, self._old):
                found.update(of[known.has(numbers)].tolist())
        return found

    def __len__(self) -> int:
        return len(self._old.numbers) + len(self._new.numbers)


class _Known:
    """Numbers in order, and a table that says of most others at once that they are not among them."""

    def __init__(self) -> None:
        import numpy as np

        self.numbers: Numbers = np.zeros(0, np.uint64)
        self._shift = np.uint64(63)
        self._table = np.zeros(2, np.bool_)

    @classmethod
    def of(cls, numbers: Numbers) -> _Known:
        import numpy as np

        known = cls()
        known.numbers = np.sort(numbers)
        # 8 places for each number and more: of strangers, about every tenth is looked up in vain.
        bits = len(numbers).bit_length() + 3
        known._shift = np.uint64(64 - bits)
        known._table = np.zeros(2**bits, np.bool_)
        known._table[known.numbers >> known._shift] = True
        return known

    def has(self, numbers: Numbers) -> Any:
        """Which of these are among those known."""
        import numpy as np

        found = self._table[numbers >> self._shift]
        places = np.flatnonzero(found)
        # In order, so that neighbours are looked up one after another: four times as fast.
        places = places[np.argsort(numbers[places])]
        wanted = numbers[places]
        at = np.searchsorted(self.numbers, wanted)
        # One more, for what is larger than all; it is no shingle's.
        found[places] = np.append(self.numbers, np.uint64(0))[at] == wanted
        return found


@dataclass(frozen=True, repr=False, eq=False)
class Passage:
    """What one output (``cell``, ``output``: their positions) or widget (``model``: its id) holds."""

    leaves: tuple[tuple[str, ...], ...]
    cell: int | None = None
    output: int | None = None
    model: str | None = None

    def digest(self, key: bytes) -> str:
        """A name for this text, which tells nothing of it: 32 hexadecimal digits."""
        text = "\0".join(leaf for leaves in self.leaves for leaf in leaves)
        return hmac.new(key, f"quotes\0{text}".encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[
            :32
        ]

    def forms(self) -> list[str]:
        """Every way in which its texts may have to be read to find the words in them."""
        forms: dict[str, None] = {}
        for leaves in self.leaves:
            forms.update(dict.fromkeys(form for leaf in leaves for form in _forms(leaf)))
            if len(leaves) > 1:
                # A text may be cut into several values, between words or within one.
                forms.update(dict.fromkeys((" ".join(leaves), "".join(leaves))))
        return list(forms)

    def place(self) -> dict[str, Any]:
        """Where it stands, as JSON."""
        if self.model is not None:
            return {"cell": None, "output": None, "model": self.model, "where": "widgets"}
        return {"cell": self.cell, "output": self.output, "where": "output"}


def passages(notebook: object) -> Iterator[Passage]:
    """The texts of a notebook in which a journal may be quoted. What is no notebook has none."""
    root = notebook if isinstance(notebook, Mapping) else {}
    sheets = [root, *_maps(root.get("worksheets"))]
    cells = [cell for sheet in sheets for cell in _maps(sheet.get("cells"))]
    for at, cell in enumerate(cells):
        outputs = cell.get("outputs")
        for number, output in enumerate(outputs if isinstance(outputs, list) else ()):
            yield _passage(_of_output(output), cell=at, output=number)
    for model, state in _models(root).items():
        yield _passage([state], model=str(model))


def kept(notebook: object) -> frozenset[str]:
    """The digests of quotes that somebody chose to keep in this notebook."""
    metadata = notebook.get("metadata") if isinstance(notebook, Mapping) else None
    ours = metadata.get("psydyn") if isinstance(metadata, Mapping) else None
    digests = ours.get("kept") if isinstance(ours, Mapping) else None
    return frozenset(one for one in (digests if isinstance(digests, list) else ()) if isinstance(one, str))


def said(body: str) -> list[str]:
    """Everything said in a record, given its body: each text; associations, reactions in their order."""
    record = json.loads(body)
    chains = [
        "\n".join(one["text"] for one in element["associations"]) for element in record.get("elements", ())
    ]
    trials = (record.get("session") or {}).get("trials", ())
    reactions = "\n".join(one["reaction"] for one in trials)
    return [*_leaves(record), "\n".join(chains), reactions]


def _maps(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _models(root: Mapping[str, Any]) -> Mapping[str, Any]:
    metadata = root.get("metadata")
    widgets = metadata.get("widgets") if isinstance(metadata, Mapping) else None
    state = widgets.get(WIDGETS) if isinstance(widgets, Mapping) else None
    models = state.get("state") if isinstance(state, Mapping) else None
    return models if isinstance(models, Mapping) else {}


def _of_output(output: object) -> list[Any]:
    """What an output holds: texts in one piece, other values as they are; no pictures."""
    if not isinstance(output, Mapping):
        return [output]
    found = []
    for name, value in output.items():
        if name == "data" and isinstance(value, Mapping):
            found += [
                one if mime.endswith("json") else _joined(one)
                for mime, one in sorted(value.items())
                if not _BINARY.match(mime)
            ]
        elif name == "traceback" and isinstance(value, list):
            found.append("\n".join(map(str, value)))
        elif name not in ("output_type", "execution_count"):
            found.append(_joined(value))
    return found


def _joined(value: Any) -> Any:
    """Files keep a text of several lines as a list of them."""
    if isinstance(value, list) and value and all(isinstance(line, str) for line in value):
        return "".join(value)
    return value


def _passage(values: list[Any], **place: Any) -> Passage:
    return Passage(tuple(tuple(_leaves(value)) for value in values), **place)


def _leaves(value: object) -> Iterator[str]:
    """The texts in a JSON value, in their order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _leaves(one)


def _forms(text: str) -> Iterator[str]:
    """The text as it is, and as it reads once escapes, entities and tags are taken for such."""
    plain = _ANSI.sub("", text)
    yield plain
    decoded = _decoded(plain)
    yield decoded
    if "<" in decoded:
        yield _decoded(_TAG.sub(" ", decoded))
        yield _decoded(_TAG.sub(" ", _INLINE.sub("", decoded)))


def _decoded(text: str) -> str:
    if "\\" in text:
        # Escaped letters beyond U+FFFF come in two halves.
        text = _ESCAPE.sub(_character, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unescape(text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code is None:
        return " " if found[4] in "abfnrtv" else found[4]
    return chr(int(code, 16)) if int(code, 16) < 0x110000 else " "
