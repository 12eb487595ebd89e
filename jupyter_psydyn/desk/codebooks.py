"""The desk's replies about codebooks: what there is, deeds on one, what is stale."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..hvdc.forms import forms as hall_van_de_castle
from ..journal import Annotation, Code, Codebook, Journal, now
from ..review import codebook as deeds
from ..review.codebook import Done
from ..review.ready import ready, titles
from .asked import Asked, Reply
from .held import again, find

DEEDS = ("add", "change", "move", "merge", "split", "retire", "restore", "title")


def codebooks(asked: Asked) -> Reply:
    """The codebooks of the journal, and the ready ones to begin with."""
    asked.fields(())
    books = [one.to_dict() for one in asked.journal.records(Codebook)]
    return Reply(200, {"codebooks": books, "ready": [vars(one) for one in titles()]})


def forms(asked: Asked) -> Reply:
    """How codes of Hall and Van de Castle are written, step by step: what is proposed while one is typed."""
    asked.fields(())
    return Reply(200, {"forms": hall_van_de_castle()})


def create(asked: Asked) -> Reply:
    """A codebook: empty, a copy of a ready one, or of a file (REFI-QDA)."""
    fields = asked.fields(("id", "title", "ready", "qdc"))
    made, notes = _begun({name: value for name, value in fields.items() if name != "id"})
    book = Codebook.from_dict({**made.to_dict(), "id": fields.get("id", ""), "revision": 0, "case": ""})
    if same := again(asked.journal, book):
        return Reply(200, same.to_dict())
    saved = asked.journal.put(book, 0)
    return Reply(201, {**saved.to_dict(), "notes": list(notes)} if notes else saved.to_dict())


def change(asked: Asked) -> Reply:
    """One deed on a codebook, with the annotations that it recodes: one action."""
    known = ("revision", "deed", "code", "meaning", "why", "id", "parent", "ids", "into", "title")
    fields = asked.fields(known, needs=("revision", "deed"))
    if fields["deed"] not in DEEDS:
        raise ValueError(f"deed must be one of {', '.join(map(repr, DEEDS))}")
    journal = asked.journal
    book = find(journal, Codebook, asked.ids[0])
    if fields["revision"] != book.revision:
        # The log refuses it with the right error.
        journal.put(book, fields["revision"])
    done = _do(journal, book, fields)
    saved = journal.put_all([done.codebook, *done.recoded], verb="set")
    body = {
        "codebook": saved[0].to_dict(),
        "recoded": len(done.recoded),
        "near": [{"id": one.id, "name": one.name} for one in done.near],
    }
    return Reply(200, body)


def stale(asked: Asked) -> Reply:
    """The annotations that were made before the meaning of their code changed; of this reader's layers."""
    asked.fields(())
    journal = asked.journal
    book = find(journal, Codebook, asked.ids[0])
    old = deeds.stale(book, journal.records(Annotation))
    return Reply(200, {"annotations": [one.to_dict() for one in old if one.by == journal.author]})


def _begun(fields: Mapping[str, Any]) -> tuple[Codebook, tuple[str, ...]]:
    if len(fields) != 1:
        raise ValueError("a codebook begins with a title, a ready one, or a file: say one of them")
    if "ready" in fields:
        return ready(str(fields["ready"])), ()
    if "qdc" in fields:
        from ..exchange.qda import read_qdc

        if not isinstance(fields["qdc"], str):
            raise ValueError("qdc must be the text of a codebook file")
        return read_qdc("the codebook", fields["qdc"].encode())
    return Codebook.from_dict(fields), ()


def _do(journal: Journal, book: Codebook, fields: Mapping[str, Any]) -> Done:
    by, at = journal.author, now()

    def of(name: str, kind: type = str) -> Any:
        if not isinstance(fields.get(name), kind):
            raise ValueError(f"{name}: this deed needs it")
        return fields[name]

    def marks() -> list[Annotation]:
        return journal.records(Annotation)

    why = str(fields.get("why", ""))
    ways: dict[str, Callable[[], Done]] = {
        "add": lambda: deeds.add(book, _code(of("code", dict)), by=by, at=at, why=why),
        "change": lambda: deeds.change(
            book,
            str(of("code", dict).get("id")),
            {name: value for name, value in of("code", dict).items() if name != "id"},
            meaning=fields.get("meaning") is True,
            why=why,
            by=by,
            at=at,
        ),
        "move": lambda: deeds.move(book, of("id"), of("parent"), by=by, at=at, why=why),
        "merge": lambda: deeds.merge(book, marks(), of("ids", list), of("into"), by=by, at=at, why=why),
        "split": lambda: deeds.split(book, marks(), of("id"), of("into", list), by=by, at=at, why=why),
        "retire": lambda: deeds.retire(book, of("id"), by=by, at=at, why=why),
        "restore": lambda: deeds.restore(book, of("id"), by=by, at=at, why=why),
        "title": lambda: deeds.retitle(book, of("title"), by=by, at=at, why=why),
    }
    return ways[fields["deed"]]()


def _code(fields: Mapping[str, Any]) -> Code:
    from ..journal import new_id

    return Code.from_dict({"id": new_id(), **fields}, "code")
