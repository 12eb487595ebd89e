"""The desk's replies about what leaves: what goes to whom, what is decided first, the copy, and the log."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

from ..journal import Consent, Departure, Entry, Figure, Identifier, UnknownEntry, now
from .asked import Asked, Reply
from .held import find

if TYPE_CHECKING:
    from ..exchange.copies import Material, Order
    from ..exchange.pseudonym import Question

FORMS = {
    "jsonl": "application/x-ndjson",
    "csv": "text/csv",
    "qdpx": "application/zip",
}
"""As which a page gets a copy, with the media type; the command writes every format."""
MOST_QUESTIONS = 200
"""Sent at once: more than somebody decides at a sitting."""
_WHOM = ("audience", "case", "without_consent")


def departures(asked: Asked) -> Reply:
    """What left, the last first."""
    asked.fields(())
    found = asked.journal.records(Departure)
    return Reply(200, {"departures": [one.to_dict() for one in reversed(found)]})


def queue(asked: Asked) -> Reply:
    """What an audience would get, and what has to be decided before it goes out under pseudonyms."""
    asked.fields(_WHOM, needs=("audience",))
    taken, order = _taken(asked, asked.body)
    body = asked.analyse(surveyed, taken, order)
    return Reply(200, body)


def decide(asked: Asked) -> Reply:
    """Words kept or replaced, all in one step. A name that is new to the register becomes a variant there."""
    from ..exchange.pseudonym import is_name_of

    fields = asked.fields(("case", "several"), needs=("several",))
    several, journal = fields["several"], asked.journal
    if not isinstance(several, list) or not several:
        raise ValueError("several must be a list of decisions")
    figures: dict[str, Figure] = {}
    made: list[Identifier] = []
    for at, sent in enumerate(several):
        one = Identifier.from_dict(
            {**_object(sent, at), "case": fields.get("case", ""), "by": journal.author, "at": now()}
        )
        if one.ruling == "replace":
            figure = figures.get(one.figure) or find(journal, Figure, one.figure)
            if not is_name_of(one.words, figure):
                figures[figure.id] = Figure.from_dict(
                    {**figure.to_dict(), "variants": [*figure.variants, one.words]}
                )
                # Found by the register from now on, wherever it stands.
                continue
        made.append(one)
    journal.put_all([*figures.values(), *made])
    return Reply(201, {"decided": len(several)})


def entry(asked: Asked) -> Reply:
    """One entry as it stands and as it would go out, with what is replaced marked in both."""
    fields = asked.fields((*_WHOM, "entry"), needs=("audience", "entry"))
    taken, order = _taken(asked, {name: value for name, value in fields.items() if name != "entry"})
    known = asked.journal.entry(fields["entry"])
    return Reply(200, asked.analyse(compared, taken, order, known))


def copy(asked: Asked) -> Reply:
    """A copy as a file; that it left is kept in the same action as the audit's line."""
    from ..exchange.outgoing import write_down

    known = (*_WHOM, "form", "pseudonymised", "purpose", "passphrase")
    fields = asked.fields(known, needs=("audience", "form"))
    form, passphrase = fields["form"], fields.get("passphrase", "")
    if form not in FORMS:
        raise ValueError(f"form must be one of {', '.join(FORMS)}")
    if not isinstance(passphrase, str):
        raise ValueError("passphrase must be text")
    taken, order = _taken(asked, fields)
    suffix, media = (".age", "application/octet-stream") if passphrase else ("", FORMS[form])
    name = f"{'pseudonymised-' * order.pseudonymised}copy-{order.audience}.{form}{suffix}"
    made = asked.analyse(written, taken, order, f".{form}", name, passphrase)
    write_down(asked.journal, order, made["entries"], f".{form}{suffix}", made["closed"])
    return Reply(200, {"name": name, "media": media, "content": made["content"], "said": made["said"]})


def surveyed(taken: Material, order: Order) -> dict[str, Any]:
    """What goes and what stays in sentences, which entries, and what is open: as JSON."""
    from ..exchange.copies import given, label_of, masks_of, sentences
    from ..exchange.pseudonym import survey

    let, masks = given(taken, order), masks_of(taken)
    seen = survey(let.records, masks)
    going = [one for one in let.records if isinstance(one, Entry)]
    return {
        "entries": [{"id": one.id, "night": one.night} for one in going],
        "goes": list(sentences(let.records)),
        "left_out": [*let.left_out, *taken.without],
        "replaced": seen.replaced,
        "register": [
            {"id": one.id, "name": one.name, "label": masks.over(one.case).register.labels[one.id]}
            for one in taken.figures
            if not one.deleted and (not order.case or one.case == order.case)
        ],
        "label": label_of(taken),
        "consent": _consent(taken, order),
        "questions": [_question(one) for one in seen.open[:MOST_QUESTIONS]],
        "left": len(seen.open),
    }


def compared(taken: Material, order: Order, known: Entry) -> dict[str, Any]:
    """An entry's texts before and after, cut into segments."""
    from ..exchange.copies import masks_of

    mask = masks_of(taken).over(known.case)
    texts = {"title": known.title, **known.texts()}
    found: dict[str, Any] = {}
    for part, text in texts.items():
        if text:
            before, after = mask.read(text).edits.side_by_side(text)
            found[part] = {"before": _segments(before), "after": _segments(after)}
    return {"parts": found}


def written(taken: Material, order: Order, ending: str, name: str, passphrase: str) -> dict[str, Any]:
    """A copy as base64, and what is said of it."""
    from ..exchange import age
    from ..exchange.copies import copy_of

    made = copy_of(taken, order, ending, name)
    data = age.encrypted(made.data, passphrase, ()) if passphrase else made.data
    content = b64encode(data).decode()
    return {"content": content, "said": list(made.said), "entries": made.entries, "closed": made.closed}


def _taken(asked: Asked, fields: dict[str, Any]) -> tuple[Material, Order]:
    from ..exchange.copies import Order
    from ..exchange.outgoing import material

    for name in ("audience", "case", "purpose", "without_consent"):
        if not isinstance(fields.get(name, ""), str):
            raise ValueError(f"{name} must be text")
    order = Order(
        fields["audience"],
        fields.get("case", ""),
        fields.get("pseudonymised") is True,
        fields.get("purpose", "").strip(),
        fields.get("without_consent", "").strip(),
    )
    return material(asked.journal, order), order


def _consent(taken: Material, order: Order) -> str:
    """Whether consents for this audience are kept, and one is in force in every case that is asked for."""
    from ..exchange.copies import closed_of

    if closed_of(taken, order):
        return "missing"
    kept = (one for one in taken.records if isinstance(one, Consent) and one.purpose == order.audience)
    return "in force" if any(kept) else "none"


def _object(sent: Any, at: int) -> dict[str, Any]:
    if not isinstance(sent, dict):
        raise ValueError(f"several[{at}] must be an object with words and a ruling")
    for name in sent:
        if name not in ("words", "context", "ruling", "figure"):
            raise ValueError(f"several[{at}]: there is no field {str(name)[:40]!r} here")
    if sent.get("ruling") == "replace" and not sent.get("figure"):
        raise UnknownEntry(f"several[{at}]: say whose name it is: figure is missing")
    return sent


def _question(one: Question) -> dict[str, Any]:
    return {**vars(one), "segments": _segments(one.segments)}


def _segments(cut: Any) -> list[dict[str, Any]]:
    return [{"text": text, "mark": mark} for text, mark in cut if text]
