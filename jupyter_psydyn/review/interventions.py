"""What the therapist said and how it was answered: interventions and responses, joined by people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from ..analysis.concordance import Concordance
from ..analysis.result import Column, Result, asked_for, number, parameters, table
from ..corpus import Corpus
from ..counting.statistics import wilson
from ..journal import Annotation, Code, Codebook, Journal
from .episodes import Coded, coded
from .near import above, same_name
from .passages import Standing, passages

ANSWERED = "answered by"
"""The type of the relations that count, whichever end they were drawn from."""
NO_RESPONSE = "no response coded"

COLUMNS = (
    Column("intervention", "Intervention", "text", "The kind of intervention, as it was coded."),
    Column("response", "Response", "text", "How it was answered, as it was coded."),
    Column("count", "Times", "integer", "Interventions of this kind that were answered so."),
    Column("interventions", "Of", "integer", "All interventions of this kind."),
    Column("share", "Share", "share", "Answered so, of all interventions of this kind."),
    Column("share_low", "Share: lower end", "share", "95 % interval of the share (Wilson)."),
    Column("share_high", "Share: upper end", "share", "95 % interval of the share (Wilson)."),
)


@dataclass(frozen=True)
class Link:
    """An intervention as it was coded, its kind, and the responses it is joined to, in their order."""

    intervention: Annotation
    kind: Code
    responses: tuple[tuple[Annotation, Code], ...]


@dataclass(frozen=True)
class Links:
    """Interventions in the order of the corpus; ``loose``: how many responses are joined to none.

    ``codes`` are the names of kinds and responses by id, in the order of the codebooks. ``otherwise``: how
    many relations join an intervention and a response by another type.
    """

    each: tuple[Link, ...]
    codes: Mapping[str, str]
    loose: int
    otherwise: int

    @cached_property
    def behind(self) -> Mapping[str, tuple[int, ...]]:
        """By key the positions of links: ``kind:K``, ``answer:K|R`` (``K|``: none was coded), ``link:N``."""
        found = defaultdict(list)
        for at, link in enumerate(self.each):
            kind = link.kind.id
            answers = dict.fromkeys(code.id for _, code in link.responses) or {"": None}
            for key in (f"kind:{kind}", *(f"answer:{kind}|{one}" for one in answers), f"link:{at + 1}"):
                found[key].append(at)
        return {key: tuple(places) for key, places in found.items()}

    def label(self, key: str) -> str:
        """What is behind a key, in words."""
        sort, _, rest = key.partition(":")
        if sort == "link":
            link = self.each[int(rest) - 1]
            answers = ", ".join(code.name for _, code in link.responses)
            return f"{link.kind.name}: {answers or NO_RESPONSE}"
        kind, _, response = rest.partition("|")
        return self.codes[kind] if sort == "kind" else f"{self.codes[kind]}: {self.response(response)}"

    def response(self, code: str) -> str:
        """What a response is called; ``""``: none was coded."""
        return self.codes[code] if code else NO_RESPONSE

    def answers(self) -> list[tuple[str, str]]:
        """The kinds, each with the responses that were given to it; ``""`` at the end: none was coded."""
        pairs = ((kind, response) for kind in self.codes for response in (*self.codes, ""))
        return [(kind, response) for kind, response in pairs if f"answer:{kind}|{response}" in self.behind]


@dataclass(frozen=True, eq=False, repr=False)
class Interventions(Result):
    """Kinds of interventions by how they were answered, and ``.links``: each of them."""

    links: Links = None  # type: ignore[assignment]
    _passages: Callable[[str], Concordance] = field(default=None, repr=False)  # type: ignore[assignment]
    kind: ClassVar[str] = "interventions"
    verb: ClassVar[str] = "interventions"

    def evidence(self, row: int | str | pd.Series[Any]) -> Concordance:
        """Both passages, intervention and response, behind a row (position, key, or the row) or a mark.

        Marks are ``kind:KIND``, ``answer:KIND|RESPONSE`` and ``link:3``. Raises ``KeyError`` where there is
        none.
        """
        if isinstance(row, str) and row in self.links.behind:
            return self._passages(row)
        return super().evidence(row)


def interventions(
    journal: Journal,
    *,
    layers: Sequence[str] | None = None,
    role: str = "",
    case: str = "",
    within: Corpus | None = None,
) -> Interventions:
    """Interventions and how they were answered: one row a kind of intervention and a kind of response.

    Read are accepted codes below ``intervention`` and ``response`` of the ready codebook, and the relations
    "answered by" between the two; of the reader's own and of the released layers of one ``role``, or of these
    ``layers`` (ids), of one ``case`` (id), ``within`` a corpus (see ``narrow``), in all parts.

    An intervention that is joined to no response is counted as one with no response coded. Shares are of all
    interventions of a kind, their intervals Wilson's. Raises ``ValueError`` where the role has to be
    said, or an option is unknown.
    """
    return interventions_of(coded(journal, layers=layers, role=role, case=case, within=within))


def interventions_of(given: Coded) -> Interventions:
    """The interventions of what was coded. Pure."""
    links = _links(given)
    options = {name: value for name, value in given.options.items() if name != "parts"}
    asked = asked_for(interventions, options)
    code = given.call("interventions", asked)
    made = parameters(options, read_role=given.role, read_layers=list(given.layers))
    answers = links.answers()
    keys = tuple(f"answer:{kind}|{response}" for kind, response in answers)

    def behind(key: str) -> Concordance:
        places = list(_places(links, key))
        return passages(given.corpus, places, f"Interventions: {links.label(key)}", made, code, key)

    return Interventions(
        title=f"{number(len(links.each), 'intervention')} and what became of them",
        caption=_caption(links, given),
        notes=tuple(_notes(links, given)),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture=_picture(links, given),
        _table=table([_row(links, kind, response) for kind, response in answers], COLUMNS),
        _options=asked,
        _evidence=lambda at: behind(keys[at]),
        _code=code,
        links=links,
        _passages=behind,
    )


def _links(given: Coded) -> Links:
    """The interventions with what they are joined to."""
    standing = list(given.standing())
    kinds, responses = (
        {one.id: (one, code) for one, book, code in standing if _is_below(root, book, code)}
        for root in ("intervention", "response")
    )
    joined = defaultdict(set)
    otherwise = 0
    for relation in given.relations:
        ends = relation.source, relation.target
        asked, said = ends if relation.source in kinds else ends[::-1]
        if asked not in kinds or said not in responses:
            continue
        if same_name(relation.type, ANSWERED):
            joined[asked].add(said)
        else:
            otherwise += 1
    each = tuple(
        Link(one, kind, tuple(it for id_, it in responses.items() if id_ in joined[one.id]))
        for one, kind in kinds.values()
    )
    used = {code.id for _, code in (*kinds.values(), *responses.values())}
    names = {code.id: code.name for book in given.codebooks for code in book.codes if code.id in used}
    return Links(each, names, len(responses.keys() - set().union(*joined.values())), otherwise)


def _is_below(root: str, book: Codebook, code: Code) -> bool:
    return any(one.id == root for one in above(book, code))


def _places(links: Links, key: str) -> Iterator[Standing]:
    for at in links.behind[key]:
        link = links.each[at]
        one = link.intervention
        yield Standing(one.entry, one.part, one.start, one.end, f"{at + 1}. {link.kind.name}: ")
        for said, code in link.responses:
            yield Standing(said.entry, said.part, said.start, said.end, f"{at + 1}. {code.name}: ")


def _row(links: Links, kind: str, response: str) -> dict[str, Any]:
    count, of = len(links.behind[f"answer:{kind}|{response}"]), len(links.behind[f"kind:{kind}"])
    low, high = wilson(count, of)
    return {
        "intervention": links.codes[kind],
        "response": links.response(response),
        "count": count,
        "interventions": of,
        "share": count / of,
        "share_low": float(low),
        "share_high": float(high),
    }


def _picture(links: Links, given: Coded) -> dict[str, Any]:
    night = {one.id: one.night.text for one in given.corpus}
    answers = links.answers()
    kinds = dict.fromkeys(kind for kind, _ in answers)
    responses = [one for one in (*links.codes, "") if any(one == response for _, response in answers)]
    return {
        "kinds": [
            {"key": key, "code": kind, "label": links.codes[kind], "count": len(links.behind[key])}
            for kind in kinds
            for key in [f"kind:{kind}"]
        ],
        "responses": [{"code": one, "label": links.response(one)} for one in responses],
        "links": [
            {
                "key": f"link:{at}",
                "entry": link.intervention.entry,
                "night": night[link.intervention.entry],
                "kind": link.kind.name,
                "responses": [code.name for _, code in link.responses],
            }
            for at, link in enumerate(links.each, 1)
        ],
        "names": {key: links.label(key) for key in links.behind},
    }


def _caption(links: Links, given: Coded) -> str:
    entries = len({link.intervention.entry for link in links.each})
    answered = sum(bool(link.responses) for link in links.each)
    said = f"{answered} of {len(links.each)} with a response coded; in {number(entries, 'entry')}"
    return said + f"; coded by the {given.role}" * bool(given.role)


def _notes(links: Links, given: Coded) -> Iterator[str]:
    """What has to be said beside the figures, in plain sentences."""
    if not links.each:
        yield (
            "No intervention was coded yet: mark what was said and what answered it with the codebook of "
            f"interventions, and join the two by a relation “{ANSWERED}”."
        )
        return
    if open_ := sum(not link.responses for link in links.each):
        yield f"{number(open_, 'intervention')} with no response coded: a gap in the coding, or in the hour."
    if several := sum(len(link.responses) > 1 for link in links.each):
        told = number(several, "intervention")
        yield f"{told} with several responses, counted for each: the rows add up to more."
    if links.loose:
        yield f"{number(links.loose, 'response')} joined to no intervention."
    if links.otherwise:
        yield (
            f"{number(links.otherwise, 'relation')} between an intervention and a response that "
            f"{'is' if links.otherwise == 1 else 'are'} not “{ANSWERED}”, and not counted."
        )
    if len({link.intervention.layer for link in links.each}) > 1:
        yield "Coded in several layers, each counted: what two readers coded counts twice. Choose one layer."
    if given.dreamers > 1:
        yield f"Of {given.dreamers} people, counted together: choose one case."
    yield "How it was answered says neither that an intervention was right nor that it was wrong."
