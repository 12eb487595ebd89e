"""The desk's replies about what was found, and what people hold of it."""

from __future__ import annotations

from ..journal import Decision
from . import findings
from .asked import Asked, Reply


def motifs(asked: Asked) -> Reply:
    """The motifs, each with what was decided."""
    return _found(asked, "motifs", "motif")


def network(asked: Asked) -> Reply:
    """The network, each edge with what was decided."""
    return _found(asked, "network", "edge")


def passages(asked: Asked) -> Reply:
    """The passages behind a motif or an edge."""
    fields = asked.fields(("verb", "key", "parameters"), needs=("verb", "key"))
    parameters = findings.checked(fields["verb"], fields.get("parameters", {}))
    if not isinstance(fields["key"], str):
        raise ValueError("key must be text")
    documents = asked.journal.documents()
    found = asked.analyse(findings.passages, documents, fields["verb"], fields["key"], parameters)
    return Reply(200, {"passages": found})


def decide(asked: Asked) -> Reply:
    """What a person holds of a finding."""
    fields = asked.fields(("kind", "key", "verdict", "memo"), needs=("kind", "key", "verdict"))
    checked = Decision.from_dict(fields)
    decision = asked.journal.decide(checked.kind, checked.key, checked.verdict, checked.memo)
    return Reply(200, decision.to_dict())


def decisions(asked: Asked) -> Reply:
    """The last word on every finding."""
    asked.fields(())
    return Reply(200, {"decisions": [one.to_dict() for one in asked.journal.decisions()]})


def _found(asked: Asked, verb: str, kind: str) -> Reply:
    parameters = findings.checked(verb, {} if asked.body is None else asked.body)
    snapshot = asked.analyse(findings.snapshot, asked.journal.documents(), verb, parameters)
    decided = {one.key: one for one in asked.journal.decisions() if one.kind == kind}
    undecided = Decision(kind, "", "open")
    for row in snapshot["rows"]:
        decision = decided.get(row["key"], undecided)
        row |= {"verdict": decision.verdict, "memo": decision.memo}
    return Reply(200, snapshot)
