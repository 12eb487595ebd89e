"""The desk's replies about readings: hypotheses, what changed since a review, reports."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from typing import Any

from ..journal import Entry, Evidence, Hypothesis, Review, now
from ..journal.model import AUDIENCES
from .asked import Asked, Reply
from .held import again, find

FORMATS = ("html", "docx", "pdf")
TOLD = ("reading", "supporting", "opposing", "alternatives", "state", "dreamer", "role")


def hypotheses(asked: Asked) -> Reply:
    """All readings."""
    asked.fields(())
    return Reply(200, {"hypotheses": [one.to_dict() for one in asked.journal.records(Hypothesis)]})


def propose(asked: Asked) -> Reply:
    """A reading."""
    fields = asked.fields(("id", *TOLD), needs=("reading",))
    made = Hypothesis.from_dict({**fields, "by": asked.journal.author, "at": now()})
    if same := again(asked.journal, made):
        return Reply(200, same.to_dict())
    _stands(asked, made)
    return Reply(201, asked.journal.put(made, 0).to_dict())


def reconsider(asked: Asked) -> Reply:
    """Another state, more evidence, the dreamer's own word; or taken away."""
    fields = asked.fields(("revision", "deleted", *TOLD), needs=("revision",))
    current = find(asked.journal, Hypothesis, asked.ids[0], deleted=True)
    changed = Hypothesis.from_dict({**current.to_dict(), **fields, "at": now()})
    _stands(asked, changed, known=(*current.supporting, *current.opposing))
    return Reply(200, asked.journal.put(changed).to_dict())


def reviews(asked: Asked) -> Reply:
    """The reviews so far, and what is new or other since the last."""
    from ..review.changed import changed_since

    asked.fields(())
    held = asked.journal.records(Review)
    since = held[-1].at if held else ""
    found = [vars(one) for one in changed_since(asked.journal, since)]
    return Reply(200, {"reviews": [one.to_dict() for one in held], "changed": found})


def review(asked: Asked) -> Reply:
    """Somebody went through what there is."""
    fields = asked.fields(("id", "note"))
    made = Review.from_dict({**fields, "at": now(), "by": asked.journal.author})
    if same := again(asked.journal, made):
        return Reply(200, same.to_dict())
    return Reply(201, asked.journal.put(made, 0).to_dict())


def report(asked: Asked) -> Reply:
    """A report for somebody, as a file; the audit says that something left."""
    from ..review.report import MEDIA

    fields = asked.fields(
        ("audience", "case", "format", "hypotheses", "passages"), needs=("audience", "format")
    )
    audience, kind = fields["audience"], fields["format"]
    if audience not in AUDIENCES:
        raise ValueError(f"audience must be one of {', '.join(AUDIENCES)}")
    if kind not in FORMATS:
        raise ValueError(f"format must be one of {', '.join(FORMATS)}")
    chosen = fields.get("hypotheses")
    if not isinstance(fields.get("case", ""), str) or not isinstance(chosen, (list, type(None))):
        raise ValueError("case must be an id, and hypotheses a list of ids")
    journal = asked.journal
    made, left_out = asked.analyse(
        written,
        journal.standing(),
        kind,
        {
            "audience": audience,
            "day": date.today().isoformat(),
            "case": fields.get("case", ""),
            "hypotheses": chosen,
            "passages": fields.get("passages", True) is True,
        },
    )
    journal.note("export")
    body = {
        "name": f"report-{audience}.{kind}",
        "media": MEDIA[kind],
        "content": b64encode(made).decode(),
        "left_out": list(left_out),
    }
    return Reply(200, body)


def written(records: Any, kind: str, how: dict[str, Any]) -> tuple[bytes, tuple[str, ...]]:
    """A report as bytes, and what it left out."""
    from ..review.report import content, make

    told = content(records, **how)
    return make(told, kind), told.left_out


def _stands(asked: Asked, one: Hypothesis, known: tuple[Evidence, ...] = ()) -> None:
    """New passages quote what stands there."""
    for evidence in (*one.supporting, *one.opposing):
        if evidence.on != "passage" or evidence in known:
            continue
        entry: Entry = asked.journal.entry(evidence.entry)
        if entry.texts().get(evidence.part, "")[evidence.start : evidence.end] != evidence.quote:
            place = f"{evidence.start} to {evidence.end} of the {evidence.part}"
            raise ValueError(f"evidence: at {place} stands something else")
