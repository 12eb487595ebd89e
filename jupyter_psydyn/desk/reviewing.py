"""The desk's replies about what was found, and what people hold of it."""

from __future__ import annotations

from ..corpus import Corpus
from ..corpus.associations import Associations
from ..exchange.associations import read_associations
from ..journal import Decision, Journal
from . import findings
from .asked import Asked, Reply
from .comparing import code_passages

#: What people decide about, by the verb that finds it.
_DECIDED = {
    "motifs": "motif",
    "network": "edge",
    "nodal_points": "nodal",
    "displacement": "displacement",
}


def motifs(asked: Asked) -> Reply:
    """The motifs, each with what was decided."""
    return _found(asked, "motifs")


def network(asked: Asked) -> Reply:
    """The network, each edge with what was decided."""
    return _found(asked, "network")


def associations(asked: Asked) -> Reply:
    """What a verb finds in what was associated; nodal points and displacement with what was decided."""
    (verb,) = asked.ids
    if not findings.reads_associations(verb):
        raise findings.UnknownFinding("there is no such view of associations")
    return _found(asked, verb)


def passages(asked: Asked) -> Reply:
    """The passages behind a row."""
    fields = asked.fields(("verb", "key", "parameters"), needs=("verb", "key"))
    if not isinstance(fields["key"], str):
        raise ValueError("key must be text")
    if fields["verb"] == "code-network":
        return code_passages(asked, fields["key"], fields.get("parameters", {}))
    parameters = findings.checked(fields["verb"], fields.get("parameters", {}))
    source = _source(asked.journal, fields["verb"])
    found = asked.analyse(findings.passages, source, fields["verb"], fields["key"], parameters)
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


def _source(journal: Journal, verb: str) -> Corpus | Associations:
    return read_associations(journal) if findings.reads_associations(verb) else journal.corpus()


def _found(asked: Asked, verb: str) -> Reply:
    parameters = findings.checked(verb, {} if asked.body is None else asked.body)
    snapshot = asked.analyse(findings.snapshot, _source(asked.journal, verb), verb, parameters)
    kind = _DECIDED.get(verb)
    if kind is None:
        return Reply(200, snapshot)
    decided = {one.key: one for one in asked.journal.decisions() if one.kind == kind}
    undecided = Decision(kind, "", "open")
    for row in snapshot["rows"]:
        decision = decided.get(row["key"], undecided)
        row |= {"verdict": decision.verdict, "memo": decision.memo}
    return Reply(200, snapshot)
