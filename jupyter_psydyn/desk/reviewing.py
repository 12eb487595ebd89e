"""The desk's replies about what was found, and what people hold of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..corpus import Corpus
from ..exchange.associations import read_associations
from ..journal import Decision, Journal
from ..review.narrowing import coded_entries
from ..review.practice import VERBS
from . import findings
from .asked import Asked, Reply
from .comparing import code_passages

#: What people decide about, by the verb that finds it.
_DECIDED = {
    "motifs": "motif",
    "network": "edge",
    "nodal_points": "nodal",
    "displacement": "displacement",
    "resistance": "mark",
}


def find(asked: Asked) -> Reply:
    """What a verb finds, each row with what was decided where people decide about such."""
    fields = asked.fields(("verb", "parameters", "narrow"), needs=("verb",))
    inquiry = _inquiry(asked.journal, fields)
    snapshot = asked.analyse(findings.snapshot, inquiry)
    snapshot["code"] = inquiry.question.cell(asked.journal.path.name, snapshot["code"])
    if kind := _DECIDED.get(inquiry.question.verb):
        decided = {one.key: one for one in asked.journal.decisions() if one.kind == kind}
        undecided = Decision(kind, "", "open")
        for row in snapshot["rows"]:
            decision = decided.get(row["key"], undecided)
            row |= {"verdict": decision.verdict, "memo": decision.memo}
    return Reply(200, snapshot)


def passages(asked: Asked) -> Reply:
    """The passages behind a row."""
    fields = asked.fields(("verb", "key", "parameters", "narrow"), needs=("verb", "key"))
    key = fields["key"]
    if not isinstance(key, str):
        raise ValueError("key must be text")
    if fields["verb"] == "code-network":
        return code_passages(asked, key, fields.get("parameters", {}))
    return Reply(200, {"passages": asked.analyse(findings.passages, _inquiry(asked.journal, fields), key)})


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


def _inquiry(journal: Journal, fields: Mapping[str, Any]) -> findings.Inquiry:
    question = findings.question(fields["verb"], fields.get("parameters", {}), fields.get("narrow", {}))
    code = question.narrow.get("code")
    corpus = journal.corpus()
    return findings.Inquiry(
        question,
        _source(journal, question, corpus),
        corpus,
        frozenset(coded_entries(journal, code)) if code else None,
    )


def _source(journal: Journal, question: findings.Question, corpus: Corpus) -> findings.Source:
    if question.of_associations:
        return read_associations(journal)
    verb = VERBS.get(question.verb)
    return verb.gather(journal, **question.parameters, within=corpus) if verb else corpus
