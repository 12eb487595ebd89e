"""Galton's recurrence spectrum: his tables, and ours of chains and tests asked again."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association import Associations, Chain, Place, Reaction, Said, WordList
from jupyter_psydyn.association.chain.spectrum import recurrence_spectrum, spectrum
from jupyter_psydyn.corpus import Corpus, Document

SHARED = Path(__file__).parents[3] / "shared" / "data" / "galton_tables.json"
# Galton 1883: how many different ideas came in four, three, two sessions and one, to 75 words.
GALTON = {4: 29, 3: 36, 2: 57, 1: 167}


def session(entry: str, element: str, *ideas: str, periods: tuple[str, ...] = ()) -> tuple[Chain, Document]:
    """A chain and the entry it is in, with places that hold."""
    said, at = [], 0
    for number, idea in enumerate(ideas):
        place = Place(entry, "association", at, at + len(idea))
        said.append(Said(idea, place, period=periods[number] if periods else ""))
        at += len(idea) + 1
    return (
        Chain(f"{entry}-{element}", entry, element, tuple(said)),
        Document(entry, {"association": "\n".join(ideas)}, dreamer="A"),
    )


def collected(*sessions: tuple[Chain, Document]) -> Associations:
    return Associations(
        Corpus(tuple(document for _, document in sessions)), tuple(chain for chain, _ in sessions)
    )


def test_galtons_505_ideas_are_289_different_ones() -> None:
    found = recurrence_spectrum(GALTON)
    assert [(one.times, one.ideas, one.different) for one in found] == [
        (4, 116, 29),
        (3, 108, 36),
        (2, 114, 57),
        (1, 167, 167),
    ]
    assert sum(one.ideas for one in found) == 505
    assert sum(one.different for one in found) == 289


def test_galtons_percentages() -> None:
    """Table I: 23 21 23 33 of the ideas, 10 12 20 58 of the different ones, all to the printed digit."""
    found = recurrence_spectrum(GALTON)
    assert [round(100 * one.share) for one in found] == [23, 21, 23, 33]
    assert [round(100 * one.share_different) for one in found] == [10, 12, 20, 58]


@pytest.mark.shared
def test_galtons_printed_tables() -> None:
    """Counts add up exactly. Percentages are within one; the five that Galton adjusted by hand are named."""
    tables = json.loads(SHARED.read_text(encoding="utf-8"))
    first, second, third = (tables[f"table{n}"] for n in (1, 2, 3))
    found = recurrence_spectrum({int(times): n for times, n in first["different_occurring"].items()})
    assert sum(one.ideas for one in found) == tables["ideas_total"] == 505
    assert sum(one.different for one in found) == tables["different"] == 289
    assert [one.ideas for one in found] == list(first["ideas_in"].values())
    columns = [second[name] for name in ("total", "four", "three", "twice", "once")]
    assert [sum(one) for one in columns] == second["totals"] == [124, 22, 23, 16, 63]
    adjusted = {}
    for name in ("total", "four", "three", "twice", "once"):
        for row, count, printed in zip(second["rows"], second[name], second[f"{name}_pct"], strict=True):
            if abs(exact := 100 * count / 124 - printed) > 0.5:
                adjusted[row, name] = (printed, round(100 * count / 124))
                assert abs(exact) < 1
    for series in ("abbey", "abasement", "afternoon"):
        part = third[series]
        assert sum(part["counts"]) == part["total"]
        for column, count, printed in zip(third["cols"], part["counts"], part["pct"], strict=True):
            if abs(exact := 100 * count / part["total"] - printed) > 0.5:
                adjusted[column, series] = (printed, round(100 * count / part["total"]))
                assert abs(exact) < 1
    assert sum(third[series]["total"] for series in ("abbey", "abasement", "afternoon")) == 290
    assert adjusted == {
        ("subsequent_manhood", "three"): (7, 6),
        ("subsequent_manhood", "once"): (26, 27),
        ("names_of_persons", "abasement"): (13, 14),
        ("histrionic", "afternoon"): (25, 26),
        ("names_of_persons", "afternoon"): (16, 15),
    }


def test_of_sessions_by_hand() -> None:
    """sea comes three times, harbour and harbours are one, a boat said twice in a session counts once."""
    sessions = [["sea", "harbour"], ["Sea", "boat", "boat"], ["seas", "harbours"]]
    assert [one[:3] for one in recurrence_spectrum(sessions)] == [(3, 3, 1), (2, 2, 1), (1, 1, 1)]
    assert [one[:3] for one in recurrence_spectrum(sessions, by="form")] == [(2, 2, 1), (1, 4, 4)]


def test_a_spectrum_of_chains_asked_again() -> None:
    """To the gate: mother in both, key and dog in one each. The lamp was asked once, and is left out."""
    found = spectrum(
        collected(
            session("s1", "the gate", "my mother", "a key"),
            session("s2", "The gate", "my mother", "a dog"),
            session("s3", "the lamp", "light"),
        )
    )
    assert found.frame.to_dict("records") == [
        {"times": 2, "ideas": 2, "different": 1, "share": 0.5},
        {"times": 1, "ideas": 2, "different": 2, "share": 0.5},
    ]
    assert found.keys == ("2", "1")
    assert any("1 word asked in one session only" in note for note in found.notes)
    assert any("4 ideas: too few" in note for note in found.notes)


def test_each_row_leads_to_its_ideas_with_the_words_they_came_to() -> None:
    found = spectrum(collected(session("s1", "gate", "mother", "key"), session("s2", "gate", "mother")))
    twice = found.evidence("2")
    assert twice.frame["match"].tolist() == ["mother", "mother"]
    assert twice.frame["entry"].tolist() == ["s1", "s2"]
    assert all("gate → " in str(passage) for passage in twice.passages)
    assert found.evidence("1").frame["match"].tolist() == ["key"]


def test_the_same_words_of_two_dreamers_are_not_asked_again() -> None:
    one, other = session("s1", "gate", "mother"), session("s2", "gate", "mother")
    elsewhere = Document("s2", other[1].parts, dreamer="B")
    assert len(spectrum(collected(one, (other[0], elsewhere)))) == 0


def test_reactions_of_tests_come_again_too_and_a_failure_is_a_session_without_an_idea() -> None:
    tests = (
        WordList("t1", (Reaction("water", "deep"), Reaction("ship", failed=True))),
        WordList("t2", (Reaction("water", "deep"), Reaction("ship", "sail"))),
    )
    found = spectrum(Associations(tests=tests))
    assert found.frame[["times", "different"]].to_numpy().tolist() == [[2, 1], [1, 1]]


def test_dated_ideas_are_in_the_picture_each_once() -> None:
    found = spectrum(
        collected(
            session("s1", "gate", "mother", "key", "dog", periods=("childhood", "recent", "")),
            session("s2", "gate", "mother", periods=("childhood",)),
        )
    )
    assert found.picture["periods"] == [
        {"period": "childhood", "ideas": 1, "share": 0.5},
        {"period": "later", "ideas": 0, "share": 0.0},
        {"period": "recent", "ideas": 1, "share": 0.5},
    ]
    assert any("1 idea without a period" in note for note in found.notes)


def test_galtons_124_dated_ideas_in_their_shares() -> None:
    """Table II: 48 of boyhood, 57 of later, 19 quite recent: 39, 46 and 15 %."""
    periods = ("childhood",) * 48 + ("later",) * 57 + ("recent",) * 19
    ideas = [f"idea {number}" for number in range(124)]
    found = spectrum(collected(session("s1", "abbey", *ideas, periods=periods)))
    drawn = found.picture["periods"]
    assert [one["ideas"] for one in drawn] == [48, 57, 19]
    assert [round(100 * one["share"]) for one in drawn] == [39, 46, 15]


def test_nothing_collected_and_nothing_asked_again_are_said() -> None:
    assert spectrum(Associations()).notes == (
        "Nothing was associated yet: there is nothing that could come again.",
    )
    found = spectrum(collected(session("s1", "gate", "key")))
    assert len(found) == 0
    assert any("No word was asked in two sessions" in note for note in found.notes)


def test_bad_options_are_refused() -> None:
    with pytest.raises(ValueError, match="by: 'session'; choose form, base"):
        spectrum(Associations(), by="session")
    with pytest.raises(ValueError, match="an idea comes once or more"):
        recurrence_spectrum({0: 3})


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=6), max_size=5))
def test_no_idea_is_lost_and_none_comes_more_often_than_it_was_asked(sessions: list[list[str]]) -> None:
    found = recurrence_spectrum(sessions, by="form")
    assert sum(one.ideas for one in found) == sum(len(set(one)) for one in sessions)
    assert sum(one.different for one in found) == len({idea for one in sessions for idea in one})
    assert all(one.times <= len(sessions) for one in found)
    if found:
        assert sum(one.share for one in found) == pytest.approx(1)
        assert sum(one.share_different for one in found) == pytest.approx(1)


def test_a_text_is_no_session() -> None:
    with pytest.raises(ValueError, match="give the ideas of each as a list"):
        recurrence_spectrum(["sea sand", "sea"])
