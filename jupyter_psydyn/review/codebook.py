"""Deeds on a codebook, each of which leaves an edition and loses no annotation. Pure.

What changes what can be coded raises the version: a code added, its meaning changed, merged, split, retired,
restored. Another wording, another place in the tree, another title do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..journal import Annotation, Code, Codebook, new_id
from ..journal.coding import Edition
from .near import above, living, near, same_name
from .near import between as between
from .near import children as children
from .near import find as find
from .near import path as path

APART = ("since", "into", "retired", "parent")
"""What `change` leaves alone: there is a deed of its own for it."""


@dataclass(frozen=True)
class Done:
    """A codebook after a deed, the annotations it gave another code, the codes ``near`` to a new one."""

    codebook: Codebook
    recoded: tuple[Annotation, ...] = ()
    near: tuple[Code, ...] = ()


def add(codebook: Codebook, code: Code, *, by: str, at: str, why: str = "") -> Done:
    """A new code. The same name is refused; one that is nearly the same is only told (``near``)."""
    if codebook.code(code.id):
        raise ValueError(f"the codebook already has a code with the id {code.id}")
    _new_name(codebook, code)
    new = replace(code, since=codebook.version + 1, into=(), retired=False)
    made = _with(codebook, (*codebook.codes, new), "add", (new.id,), why, by, at)
    return Done(made, near=near(new, living(codebook)))


def change(
    codebook: Codebook,
    id: str,  # noqa: A002
    fields: Mapping[str, Any],
    *,
    meaning: bool,
    why: str,
    by: str,
    at: str,
) -> Done:
    """Other fields of a code. Where the ``meaning`` changes, what was coded before becomes stale."""
    old = _code(codebook, id)
    new = Code.from_dict({**old.to_dict(), **fields, "id": id}, "code")
    for field in APART:
        if getattr(new, field) != getattr(old, field):
            raise ValueError(f"{field} is not changed here: move, merge, split, retire or restore the code")
    if new == old:
        return Done(codebook)
    _new_name(codebook, new)
    if meaning:
        new = replace(new, since=codebook.version + 1)
    made = _with(codebook, _put(codebook, new), "change", (id,), why, by, at, meaning=meaning, raises=meaning)
    return Done(made, near=near(new, living(codebook)))


def move(codebook: Codebook, id: str, parent: str, *, by: str, at: str, why: str = "") -> Done:  # noqa: A002
    """A code with all below it under another one; ``parent`` ``""``: to the top."""
    code = _code(codebook, id)
    if parent:
        target = _code(codebook, parent)
        if id in (parent, *(one.id for one in above(codebook, target))):
            raise ValueError(f"{code.name!r} cannot stand under {target.name!r}, which is part of it")
    codes = _put(codebook, replace(code, parent=parent))
    return Done(_with(codebook, codes, "move", (id,), why, by, at, raises=False))


def merge(
    codebook: Codebook,
    annotations: Iterable[Annotation],
    ids: Sequence[str],
    into: str,
    *,
    by: str,
    at: str,
    why: str = "",
) -> Done:
    """Codes made one: their accepted annotations, of whatever layer, become annotations of ``into``.

    The merged codes stay, retired; what stands below them goes below ``into``. An annotation that waited to
    be looked at again keeps the version under which it was made, and does not pass for looked at.
    """
    target = _usable(codebook, into)
    gone = {one: _usable(codebook, one, heading=True) for one in dict.fromkeys(ids)}
    if not gone:
        raise ValueError("say which codes to merge")
    if into in gone:
        raise ValueError(f"{target.name!r} cannot be merged into itself")
    up = {into, *(one.id for one in above(codebook, target))}

    def after(code: Code) -> Code:
        if code.id in gone:
            return replace(code, retired=True, into=(into,))
        if code.parent not in gone:
            return code
        # What the target stands below cannot go below it: that takes the place of the code that goes.
        outside = next((one.id for one in above(codebook, code) if one.id not in gone), "")
        return replace(code, parent=outside if code.id in up else into)

    marks = list(annotations)
    made = _with(codebook, map(after, codebook.codes), "merge", (*gone, into), why, by, at, meaning=True)
    waiting = {one.id for one in stale(codebook, marks)}
    oldest = max(1, target.since - 1)
    recoded = tuple(
        replace(one, code=into, version=min(one.version, oldest) if one.id in waiting else made.version)
        for one in marks
        if _accepted(codebook, one) and one.code in gone
    )
    return Done(made, recoded)


def split(
    codebook: Codebook,
    annotations: Iterable[Annotation],
    id: str,  # noqa: A002
    names: Sequence[str],
    *,
    by: str,
    at: str,
    why: str = "",
    new: Callable[[], str] = new_id,
) -> Done:
    """A code made several. Its annotations stay with it, retired, as stale ones until somebody chooses.

    ``annotations`` are for the choosing alone: none is recoded here, because nobody but a reader can.
    """
    old = _usable(codebook, id)
    if len(names) < 2:
        raise ValueError("say at least two names to split a code into")
    version, book = codebook.version + 1, codebook
    for name in names:
        code = Code.from_dict(
            {"id": new(), "name": name, "parent": old.parent, "colour": old.colour, "since": version}, "code"
        )
        _new_name(book, code)
        book = replace(book, codes=(*book.codes, code))
    fresh = book.codes[len(codebook.codes) :]
    ids = tuple(one.id for one in fresh)
    codes = _put(book, replace(old, retired=True, into=ids))
    made = _with(codebook, codes, "split", (id, *ids), why, by, at, meaning=True)
    others = [one for one in living(codebook) if one.id != id]
    close = dict.fromkeys(it.id for one in fresh for it in near(one, others))
    return Done(made, near=tuple(one for one in others if one.id in close))


def retire(codebook: Codebook, id: str, *, by: str, at: str, why: str = "") -> Done:  # noqa: A002
    """A code that is offered no more; what was coded with it stays."""
    code = _usable(codebook, id, heading=True)
    return Done(_with(codebook, _put(codebook, replace(code, retired=True)), "retire", (id,), why, by, at))


def restore(codebook: Codebook, id: str, *, by: str, at: str, why: str = "") -> Done:  # noqa: A002
    """A retired code offered again. What a merge recoded stays where it is: undo brings that back."""
    code = _code(codebook, id)
    if not code.retired:
        raise ValueError(f"{code.name!r} is not retired")
    codes = _put(codebook, replace(code, retired=False, into=()))
    return Done(_with(codebook, codes, "restore", (id,), why, by, at))


def retitle(codebook: Codebook, title: str, *, by: str, at: str, why: str = "") -> Done:
    """Another title."""
    if not title.strip():
        raise ValueError("the title must not be empty")
    made = _with(codebook, codebook.codes, "title", (), why, by, at, raises=False)
    return Done(replace(made, title=title.strip()))


def stale(codebook: Codebook, annotations: Iterable[Annotation]) -> list[Annotation]:
    """Accepted annotations to look at again: the meaning changed since, or the code became others."""
    by_id = {one.id: one for one in codebook.codes}
    return [
        one
        for one in annotations
        if _accepted(codebook, one)
        and (code := by_id.get(one.code))
        and (one.version < code.since or (code.retired and code.into))
    ]


def confirm(annotation: Annotation, codebook: Codebook) -> Annotation:
    """The annotation as one of the present version: somebody looked, and it still holds."""
    code = _code(codebook, annotation.code)
    if code.retired and code.into:
        names = ", ".join(_code(codebook, one).name for one in code.into)
        raise ValueError(f"{code.name!r} became {names}: choose one of them")
    return replace(annotation, version=codebook.version)


def _with(
    book: Codebook,
    codes: Iterable[Code],
    deed: str,
    ids: tuple[str, ...],
    why: str,
    by: str,
    at: str,
    *,
    meaning: bool = False,
    raises: bool = True,
) -> Codebook:
    version = book.version + raises
    edition = Edition(version, deed, ids, meaning, why, by, at)
    return replace(book, codes=tuple(codes), version=version, editions=(*book.editions, edition))


def _put(book: Codebook, code: Code) -> tuple[Code, ...]:
    return tuple(code if one.id == code.id else one for one in book.codes)


def _code(book: Codebook, id: str) -> Code:  # noqa: A002
    if found := book.code(id):
        return found
    raise ValueError(f"the codebook has no code {str(id)[:40]!r}")


def _usable(book: Codebook, id: str, heading: bool = False) -> Code:  # noqa: A002
    code = _code(book, id)
    if code.retired:
        raise ValueError(f"{code.name!r} is retired: restore it first")
    if not (code.codable or heading):
        raise ValueError(f"{code.name!r} is a heading, which nothing is coded with")
    return code


def _new_name(book: Codebook, code: Code) -> None:
    for one in book.codes:
        if one.id != code.id and same_name(one.name, code.name):
            hint = ", retired: restore it" if one.retired else ""
            raise ValueError(f"the codebook already has a code {one.name!r}{hint}")
    if code.parent:
        _code(book, code.parent)


def _accepted(book: Codebook, one: Annotation) -> bool:
    return one.codebook == book.id and one.state == "accepted" and not one.deleted
