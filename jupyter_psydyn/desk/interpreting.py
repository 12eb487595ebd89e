"""The desk's replies about readings: hypotheses, what changed since a review, reports."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from ..journal import Entry, Evidence, Hypothesis, Journal, Review, now
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
    found = [vars(one) for one in changed_since(asked.journal, _last(held))]
    return Reply(200, {"reviews": [one.to_dict() for one in held], "changed": found})


def review(asked: Asked) -> Reply:
    """Somebody went through what there is."""
    fields = asked.fields(("id", "case", "note"))
    made = Review.from_dict({**fields, "at": now(), "by": asked.journal.author})
    if same := again(asked.journal, made):
        return Reply(200, same.to_dict())
    return Reply(201, asked.journal.put(made, 0).to_dict())


def report(asked: Asked) -> Reply:
    """A report for somebody, as a file; that something left is kept, and the audit says so."""
    from ..exchange.copies import Order
    from ..exchange.outgoing import write_down
    from ..review.report import MEDIA

    fields = asked.fields(
        ("audience", "case", "format", "of", "hypotheses", "passages"), needs=("audience", "format")
    )
    how, kind, of = _for(fields), fields["format"], fields.get("of", "journal")
    if kind not in FORMATS:
        raise ValueError(f"format must be one of {', '.join(FORMATS)}")
    if of not in _WRITTEN:
        raise ValueError(f"of must be one of {', '.join(_WRITTEN)}")
    if not isinstance(fields.get("hypotheses"), (list, type(None))):
        raise ValueError("hypotheses must be a list of ids")
    journal = asked.journal
    if of == "review":
        how |= _since_the_last(journal, how["case"])
    else:
        how["hypotheses"] = fields.get("hypotheses")
    made, left_out, seen = asked.analyse(_WRITTEN[of], journal.standing(), kind, how)
    name = "review" if of == "review" else "report"
    write_down(journal, Order(how["audience"], how["case"]), _by_case(journal, seen), f"{name} {kind}")
    body = {
        "name": f"{name}-{how['audience']}.{kind}",
        "media": MEDIA[kind],
        "content": b64encode(made).decode(),
        "left_out": list(left_out),
    }
    return Reply(200, body)


def review_sheet(asked: Asked) -> Reply:
    """The same page that a report of a review is, to be read here: nothing leaves."""
    how = _for(asked.fields(("audience", "case", "passages"), needs=("audience",)))
    how |= _since_the_last(asked.journal, how["case"])
    return Reply(200, asked.analyse(sheet_told, asked.journal.standing(), how))


Written = tuple[bytes, tuple[str, ...], tuple[str, ...]]
"""A file's bytes, what was left out, and the ids of the entries it was made from."""


def written(records: Any, kind: str, how: dict[str, Any]) -> Written:
    """A report as bytes, what it left out, and the ids of the entries it was made from."""
    from ..review.report import content, make

    told = content(records, **how)
    return make(told, kind), told.left_out, told.entries


def _by_case(journal: Journal, entries: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id in entries:  # noqa: A001
        found.setdefault(journal.entry(id).case, []).append(id)
    return found


def sheet_written(records: Any, kind: str, how: dict[str, Any]) -> Written:
    """The same of a review sheet."""
    from ..review.report import as_report, make, sheet

    told = sheet(records, **how)
    return make(as_report(told, how["day"]), kind), told.left_out, told.entries


def sheet_told(records: Any, how: dict[str, Any]) -> dict[str, Any]:
    """A review sheet as JSON."""
    from dataclasses import asdict

    from ..review.report import sheet

    told = asdict(sheet(records, **how))
    del told["entries"]
    return told


_WRITTEN = {"journal": written, "review": sheet_written}
"""What a report can be of."""


def _for(fields: dict[str, Any]) -> dict[str, Any]:
    """For whom, of which case, with passages or not, and that it is today."""
    audience, case = fields["audience"], fields.get("case", "")
    if audience not in AUDIENCES:
        raise ValueError(f"audience must be one of {', '.join(AUDIENCES)}")
    if not isinstance(case, str):
        raise ValueError("case must be an id")
    passages = fields.get("passages", True) is True
    return {"audience": audience, "day": date.today().isoformat(), "case": case, "passages": passages}


def _since_the_last(journal: Journal, case: str) -> dict[str, Any]:
    """When the last review was, of a case or of the whole journal, and what changed since."""
    from ..review.changed import changed_since

    since = _last(one for one in journal.records(Review) if not case or one.case in ("", case))
    return {"since": since, "changes": changed_since(journal, since)}


def _last(reviews: Iterable[Review]) -> str:
    return max((one.at for one in reviews), default="")


def _stands(asked: Asked, one: Hypothesis, known: tuple[Evidence, ...] = ()) -> None:
    """New passages quote what stands there."""
    for evidence in (*one.supporting, *one.opposing):
        if evidence.on != "passage" or evidence in known:
            continue
        entry: Entry = asked.journal.entry(evidence.entry)
        if entry.texts().get(evidence.part, "")[evidence.start : evidence.end] != evidence.quote:
            place = f"{evidence.start} to {evidence.end} of the {evidence.part}"
            raise ValueError(f"evidence: at {place} stands something else")
