"""The relational map: with whom, what is wished, what comes back, in which part of life, then and now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pandas as pd

from ..analysis.concordance import Cited, Concordance, Place, gather
from ..analysis.reading import Text
from ..analysis.result import Column, Result, asked_for, number, parameters, table
from ..corpus import PARTS, Corpus
from ..counting.statistics import wilson
from ..journal import Journal
from .episodes import COMPONENTS, Coded, Episode, coded, episodes, meanings
from .relations import PERIODS, Relations, relations

FEW = 10
"""Under about so many episodes a most frequent theme says little (note of the ready codebook)."""

_OF = {"wish": "wish", "other": "response of the other", "self": "response of the self"}
_TITLE = {"wish": "Wish", "other": "Response of other", "self": "Response of self"}


def _theme(component: str) -> list[Column]:
    title, said = _TITLE[component], _OF[component]
    return [
        Column(component, title, "text", f"The most frequent {said}; several where they are as frequent."),
        Column(f"{component}_episodes", f"{title}: episodes", "integer", "Episodes of the figure with it."),
        Column(
            f"{component}_share",
            f"{title}: pervasiveness",
            "share",
            "Episodes with it / episodes of the figure (Luborsky).",
        ),
        *_interval(f"{component}_share", f"{title}:"),
    ]


def _interval(name: str, title: str) -> list[Column]:
    return [
        Column(f"{name}_{end}", f"{title} {said} end", "share", "95 % interval of the share (Wilson).")
        for end, said in (("low", "lower"), ("high", "upper"))
    ]


COLUMNS = (
    Column("figure", "Figure", "text", "Who the other of the episodes is, as it was coded."),
    Column("episodes", "Episodes", "integer", "Episodes with this figure."),
    Column("entries", "Entries", "integer", "Entries in which they are."),
    Column("positive", "Positive", "integer", "Episodes in which the response meets the wish, as coded."),
    Column("negative", "Negative", "integer", "Episodes in which it goes against it, as coded."),
    Column("mixed", "Mixed", "integer", "Episodes in which both signs were coded."),
    Column("positive_share", "Share positive", "share", "Positive / episodes with a sign."),
    *_interval("positive_share", "Share positive:"),
    Column("then", "Then", "integer", "Episodes placed in childhood, youth or long ago."),
    Column("now", "Now", "integer", "Episodes placed in the present life."),
    *(column for component in COMPONENTS for column in _theme(component)),
    Column("first", "First", "date", "The night of the first episode."),
    Column("last", "Last", "date", "The night of the last episode."),
)


@dataclass(frozen=True, eq=False, repr=False)
class People(Result):
    """The figures of a journal's relationship episodes, the most frequent first, and ``.relations``."""

    relations: Relations = None  # type: ignore[assignment]
    _passages: Callable[[str], Concordance] = field(default=None, repr=False)  # type: ignore[assignment]
    kind: ClassVar[str] = "people"
    verb: ClassVar[str] = "people"

    def evidence(self, row: int | str | pd.Series[Any]) -> Concordance:
        """The passages behind a figure (its position, its key, or the row), or behind a mark of the picture.

        Marks are ``tie:FIGURE|SIGN``, ``episode:3``, ``cell:DOMAIN|CODE``, ``period:then|CODE`` and
        ``against:WISH|RESPONSE``. Raises ``KeyError`` where there is none.
        """
        if isinstance(row, str) and row in self.relations.behind:
            return self._passages(row)
        return super().evidence(row)


def people(
    journal: Journal,
    *,
    layers: Sequence[str] | None = None,
    role: str = "",
    parts: Sequence[str] = PARTS,
    case: str = "",
    within: Corpus | None = None,
) -> People:
    """The relational map: one row a figure, with the signs, the periods and the most frequent themes.

    Read are the accepted codes of the reader's own and of the released layers of one ``role`` (dreamer,
    clinician, researcher), or of these ``layers`` (ids), in these ``parts`` of the entries, of one ``case``
    (id), ``within`` a corpus (see ``narrow``). Roles are never put together, and private layers never read.
    An episode with several figures counts for each; one in which no figure was coded stands in a row of its
    own, its key ``figure:``.

    Pervasiveness is episodes with a component / all episodes (Luborsky and Crits-Christoph 1998), its
    interval Wilson's. Raises ``ValueError`` where the role has to be said, or an option is unknown.
    """
    return people_of(coded(journal, layers=layers, role=role, parts=parts, case=case, within=within))


def people_of(given: Coded) -> People:
    """The relational map of what was coded. Pure."""
    said = meanings(given.codebooks)
    every = episodes(given.annotations, given.codebooks, given.corpus)
    found = relations([one for one in every if one.is_told], said)
    asked = asked_for(people, given.options)
    given_too = ["journal", *["within=corpus"] * given.is_narrowed]
    code = f"psd.people({', '.join([*given_too, *(f'{name}={value!r}' for name, value in asked.items())])})"
    made = parameters(given.options, read_role=given.role, read_layers=list(given.layers))
    keys = tuple(f"figure:{one}" for one in found.figures)

    def passages(key: str) -> Concordance:
        return _passages(given.corpus, found, key, made, {"of": code, "key": key})

    told = found.episodes
    where = [part for part in PARTS if any(one.part == part for one in told)]
    return People(
        title=f"People in {number(len(told), 'episode')}",
        caption=f"{number(len([one for one in found.figures if one]), 'figure')} in "
        f"{number(len({one.entry for one in told}), 'entry')}"
        + f" ({', '.join(where)})" * bool(where)
        + f"; coded by the {given.role}" * bool(given.role),
        notes=_notes(given, found, len(every) - len(told)),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture=found.picture(),
        _table=table([_row(found, one) for one in found.figures], COLUMNS),
        _options=asked,
        _evidence=lambda at: passages(keys[at]),
        _code=code,
        relations=found,
        _passages=passages,
    )


def _row(found: Relations, figure: str) -> dict[str, Any]:
    mine = found.of(f"figure:{figure}")
    signs = Counter(one.sign for one in mine)
    dated = [one.night.text for one in mine if one.night.first is not None]
    signed = sum(count for sign, count in signs.items() if sign)
    return {
        "figure": found.name(figure, "figure"),
        "episodes": len(mine),
        "entries": len({one.entry for one in mine}),
        **{sign: signs[sign] for sign in ("positive", "negative", "mixed")},
        **_share("positive_share", signs["positive"], signed),
        **{period: sum(period in one.periods for one in mine) for period in PERIODS},
        **_themes(found, mine),
        "first": dated[0] if dated else "",
        "last": dated[-1] if dated else "",
    }


def _themes(found: Relations, mine: Sequence[Episode]) -> dict[str, Any]:
    """Of each component the most frequent codes, in the order of the codebook."""
    times = Counter(code for one in mine for code in one.components)
    row: dict[str, Any] = {}
    for component in COMPONENTS:
        ours = {code: times[code] for code, it in found.codes.items() if it.element == component}
        most = max(ours.values(), default=0)
        names = [found.codes[code].name for code, count in ours.items() if count == most]
        row[component] = "; ".join(names) if most else ""
        row[f"{component}_episodes"] = most
        row |= _share(f"{component}_share", most, len(mine) if most else 0)
    return row


def _share(name: str, count: int, n: int) -> dict[str, float | None]:
    """A share with its interval; of nothing there is none."""
    if not n:
        return {name: None, f"{name}_low": None, f"{name}_high": None}
    low, high = wilson(count, n)
    return {name: count / n, f"{name}_low": float(low), f"{name}_high": float(high)}


def _passages(
    corpus: Corpus, found: Relations, key: str, made: dict[str, Any], asked: dict[str, Any]
) -> Concordance:
    """The episodes behind a key as passages, each with its number before it."""
    entry = {document.id: at for at, document in enumerate(corpus)}
    texts, places = [], []
    for at in found.behind[key]:
        one = found.episodes[at]
        texts.append(Text(entry[one.entry], one.part, corpus[one.entry].parts[one.part]))
        places.append(Place(len(texts) - 1, ((one.start, one.end),), False, f"Episode {at + 1}: "))
    pages = Cited(tuple(texts), corpus.documents)
    return gather(pages, places, f"Episodes: {found.label(key)}", made, asked)


def _notes(given: Coded, found: Relations, bare: int) -> tuple[str, ...]:
    """What has to be said beside the figures, in plain sentences."""
    told, notes = found.episodes, []
    if not told:
        notes.append(
            "No episode was coded yet: mark what was wished, or how it was answered, with the codebook of "
            "relationship episodes, and on the same passage who it was."
        )
    elif few := [
        found.name(one, "figure") for one in found.figures if one and len(found.of(f"figure:{one}")) < FEW
    ]:
        whom = "here" if len(told) < FEW else f"of {', '.join(few)}"
        notes.append(f"Under about ten episodes a most frequent theme says little: so it is {whom}.")
    if pulling := found.cells("against"):
        pairs = ", ".join(f"{found.label(one['key'])} ({one['episodes']})" for one in pulling)
        notes.append(f"Wish and response apart: {pairs}. An observation, not a judgement.")
    if missing := _missing(told):
        notes.append(f"Not coded, and not guessed, in these {number(len(told), 'episode')}: {missing}.")
    if several := sum(len(one.figures) > 1 for one in told):
        notes.append(
            f"{number(several, 'episode')} with several figures, counted for each: the rows add up to more."
        )
    if bare:
        notes.append(
            f"{number(bare, 'passage')} with a figure, domain or period alone: without wish, response or "
            "sign it is no episode."
        )
    if shared := sum(len(one.layers) > 1 for one in told):
        notes.append(
            f"{number(shared, 'episode')} coded in several layers, each counted once with all its codes; "
            "choose one layer to see one reading."
        )
    if given.dreamers > 1:
        notes.append(f"Of {given.dreamers} dreamers, whose figures are counted together: choose one case.")
    if told:
        notes.append(
            "In a dream the other is the dreamer's picture of them; whether it was so is not told here."
        )
    return tuple(notes)


def _missing(told: Sequence[Episode]) -> str:
    absent = {
        "figure": sum(not one.figures for one in told),
        "wish": sum(not one.wishes for one in told),
        "response": sum(not (one.others or one.selves) for one in told),
        "sign": sum(not one.sign for one in told),
        "domain": sum(not one.domains for one in told),
        "period": sum(not one.periods for one in told),
    }
    return ", ".join(f"{name} in {count}" for name, count in absent.items() if count)
