"""The protocol sheet: an invented protocol worked out by hand, and Jung's printed ones where they are."""

import csv
import json
from pathlib import Path

import pytest

from jupyter_psydyn.association.wordlist.score import ProtocolSheet, score
from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.corpus.associations import Associations, Place, Reaction, WordList

JUNG = Path(__file__).parents[3] / "shared" / "data" / "jung"


def spoken(*reactions: Reaction, entry: str = "n1") -> Associations:
    """Reactions as a journal gives them: one a line of the part ``association``."""
    placed, at = [], 0
    for one in reactions:
        place = Place(entry, "association", at, at + len(one.text)) if one.text else None
        placed.append(
            Reaction(**{name: getattr(one, name) for name in Reaction.__slots__} | {"place": place})
        )
        at += len(one.text) + 1 if one.text else 0
    text = "\n".join(one.text for one in placed if one.text)
    corpus = Corpus((Document(entry, {"association": text}),))
    return Associations(corpus, tests=(WordList(entry, tuple(placed), "mine"),), notes=("Read with care.",))


def sitting() -> Associations:
    """Six reactions: times 1, 2, 4 and 6 s (upper median 4), a failure, and an hour."""
    return spoken(
        Reaction("sea", "waves", 1000, reproduction="wave"),
        Reaction("rain", "", None, True, marks=("misunderstood",), reproduction=""),
        Reaction("ship", "trip", 6000, remark="looked away", reproduction="sailing"),
        Reaction("sun", "very hot", 4000, marks=("laughed",), reproduction=""),
        Reaction("moon", "Moon", 2000, reproduction=None),
        Reaction("star", "waves", 3_600_000, reproduction="waves"),
    )


def flags(sheet: ProtocolSheet, name: str) -> list[int]:
    return [int(key) for key, value in zip(sheet.keys, sheet.frame[name], strict=True) if value]


def test_the_sheet_of_a_sitting_by_hand() -> None:
    sheet = score(sitting())
    assert flags(sheet, "prolonged") == [3]
    assert flags(sheet, "after") == [3]  # carried on from the failure before it
    assert flags(sheet, "failed") == flags(sheet, "misunderstood") == [2]
    assert flags(sheet, "repeated") == [5]
    assert flags(sheet, "several_words") == [4]
    assert flags(sheet, "perseverated") == [6]
    assert flags(sheet, "clang") == [3]
    assert flags(sheet, "stereotyped") == []
    assert list(sheet.frame["reproduced"]) == ["same", "same", "changed", "missing", "", "same"]
    assert list(sheet.frame["words"]) == [
        "",
        "failed; misunderstood",
        "prolonged after 2; reproduction changed",
        "several words; reproduction missing; laughed",
        "stimulus repeated",
        "perseverated",
    ]
    assert list(sheet.frame["disturbances"]) == [0, 2, 2, 3, 1, 1]
    assert sheet.frame["seconds"].tolist()[2:] == [6, 4, 2, 3600]
    assert sheet.frame["remark"][2] == "looked away"


def test_its_figures_by_hand() -> None:
    figures = score(sitting()).summary
    assert (figures.n, figures.timed, figures.failures, figures.prolonged) == (6, 4, 1, 1)
    assert (figures.probable_mean, figures.mean) == (4, 3.25)
    assert (figures.reproduced, figures.changed, figures.missing) == (5, 1, 1)
    assert figures.imperfect == 0.4
    assert figures.indicators == 1.5


def test_its_picture_has_three_thresholds_in_seconds() -> None:
    """1, 2, 4, 6 s: SD root of 14.75 / 3; quartiles 1.75 and 4.5."""
    picture = score(sitting()).picture
    assert picture["mean"] == 3.25
    assert picture["thresholds"] == {
        "probable mean": 4,
        "mean + 1.5 SD": pytest.approx(3.25 + 1.5 * (14.75 / 3) ** 0.5),
        "Q3 + 1.5 IQR": 4.5 + 1.5 * 2.75,
    }
    assert (picture["chosen"], picture["has_reproduction"]) == ("probable mean", True)


def test_another_threshold_asks_for_more_and_is_said() -> None:
    sheet = score(sitting(), threshold="Q3 + 1.5 IQR")
    assert flags(sheet, "prolonged") == []
    assert sheet.picture["chosen"] == "Q3 + 1.5 IQR"
    assert "0 prolonged: over 8.62 s (Q3 + 1.5 IQR)" in sheet.caption
    assert sheet.to_code().endswith(
        "result = psd.association.score(associations, threshold='Q3 + 1.5 IQR')\n"
    )


def test_an_unknown_threshold_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"threshold: 'median'; choose probable mean, mean \+ 1.5 SD, Q3"):
        score(sitting(), threshold="median")


def test_its_columns_are_those_of_the_contract_and_say_possible() -> None:
    sheet = score(sitting())
    assert [column.name for column in sheet.columns] == [
        *("position", "stimulus", "reaction", "seconds", "prolonged", "failed", "repeated", "misunderstood"),
        *("several_words", "perseverated", "after", "reproduction", "reproduced", "clang", "stereotyped"),
        *("remark", "disturbances", "words"),
    ]
    assert all(column.help for column in sheet.columns)
    flagged = [column for column in sheet.columns if column.type == "flag" and column.name != "clang"]
    assert all(column.help.startswith("Possible disturbance: ") for column in flagged)


def test_it_is_plain_json_and_is_known_to_quote() -> None:
    snapshot = json.loads(json.dumps(score(sitting()).snapshot(), allow_nan=False))
    assert snapshot["kind"] == "protocol"
    assert ProtocolSheet.quotes
    assert [row["key"] for row in snapshot["rows"]] == list("123456")
    assert snapshot["rows"][0]["prolonged"] is False
    assert (snapshot["rows"][1]["seconds"], snapshot["rows"][4]["reproduction"]) == (None, None)


def test_its_notes_and_its_repr_hold_no_word_of_the_person() -> None:
    sheet = score(sitting())
    said = " ".join((*sheet.notes, sheet.title, sheet.caption, repr(sheet), json.dumps(sheet.parameters)))
    assert not [word for word in ("waves", "trip", "very hot", "sailing", "looked away") if word in said]


def test_a_row_leads_to_where_the_reaction_stands() -> None:
    (passage,) = score(sitting()).evidence("4").passages
    assert (passage.entry, passage.part, passage.start, passage.end) == ("n1", "association", 11, 19)
    assert str(passage) == "sun → [very hot]"


def test_where_there_is_no_passage_the_reason_is_given() -> None:
    of_journal, alone = score(sitting()), score(sitting().tests[0])
    assert of_journal.evidence(1).notes == ("No reaction came: there are no words to show.",)
    (note,) = alone.evidence(0).notes
    assert "read without its entry" in note
    (note,) = score(WordList("t", (Reaction("sea", "wet"),))).evidence(0).notes
    assert "has no place in a text" in note


def test_odd_times_are_set_aside_and_told() -> None:
    notes = " ".join(score(sitting()).notes)
    assert "1 time set aside (under 0.1 s or over 10 minutes): no. 6." in notes
    assert "4 timed reactions: too few" in notes
    assert "Reproduction was asked for 5 of 6 reactions." in notes
    assert "Read with care." in notes


def test_exactly_one_test_is_scored() -> None:
    two = Associations(tests=(WordList("n1", ()), WordList("n2", ())))
    with pytest.raises(ValueError, match=r"there are 2 word-list tests here; .*associations\.of\('n1'\)"):
        score(two)
    with pytest.raises(ValueError, match="no word-list test"):
        score(Associations())
    assert score(two.of("n2")).parameters["test"] == "n2"


def test_no_reaction_one_reaction_and_none_with_a_time_have_no_figures() -> None:
    none = score(WordList("t", ()))
    assert (len(none), none.notes) == (0, ("No reactions: there is nothing to score yet.",))
    one = score(WordList("t", (Reaction("sea", "wet", 900),)))
    untimed = score(WordList("t", (Reaction("sea", "wet"), Reaction("sun", "hot", 0))))
    for sheet in (none, one, untimed):
        assert sheet.summary.probable_mean is sheet.summary.mean is sheet.picture["mean"] is None
        assert set(sheet.picture["thresholds"].values()) == {None}
        assert "prolonged" not in sheet.caption
    assert any(note.startswith("Only one reaction has a time that counts") for note in one.notes)
    assert any(note.startswith("No reaction has a time that counts") for note in untimed.notes)
    assert "1 reaction without a time: neither prolonged nor not." in untimed.notes


def test_without_a_reproduction_run_nothing_is_said_of_memory() -> None:
    sheet = score(WordList("t", (Reaction("sea", "wet", 900), Reaction("sun", "hot", 800))))
    assert (sheet.summary.imperfect, sheet.picture["has_reproduction"]) == (None, False)
    assert any(note.startswith("There was no reproduction run") for note in sheet.notes)


def test_a_stimulus_twice_is_two_reactions_and_is_told() -> None:
    sheet = score(WordList("t", (Reaction("sea", "wet", 900), Reaction("Sea", "wet", 800))))
    assert list(sheet.keys) == ["1", "2"]
    assert flags(sheet, "perseverated") == []
    assert any("1 stimulus came more than once" in note for note in sheet.notes)


def test_a_reaction_of_two_hundred_words_is_one_row() -> None:
    long = "and then the sea came up to the house " * 25
    sheet = score(spoken(Reaction("sea", long, 900, reproduction=long), Reaction("sun", "hot", 800)))
    assert list(sheet.frame["words"]) == ["several words", ""]
    assert len(sheet.evidence(0).passages) == 1


def test_a_historical_list_is_called_so() -> None:
    sheet = score(WordList("t", (Reaction("head", "foot", 900),), name="jung-1910"))
    assert any("historical list, chosen for German" in note for note in sheet.notes)


def test_the_share_not_reproduced_stands_beside_jungs_from_twenty_on() -> None:
    def of(n: int) -> str:
        some = [Reaction(f"word {at}", "wet", 900, reproduction="wet" if at else "dry") for at in range(n)]
        return " ".join(score(WordList("t", tuple(some))).notes)

    assert "5 % of 20 were not reproduced as given. Jung (1910): normally seldom more than 19-20" in of(20)
    assert "19 reproductions: too few for a share" in of(19)


def printed() -> dict[str, WordList]:
    """Jung's three printed protocols.

    He prints a reproduction where it was wrong, "?" where there was none; in the third the right ones have
    "+", and where nothing is printed it is not known whether it was asked.
    """
    marks = {"M": "misunderstood", "R": "repeated", "L": "laughed"}
    found: dict[str, list[Reaction]] = {}
    with (JUNG / "jung_protocols_1910.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            sure = not row["protocol"].startswith("III")
            again = {"+": row["reaction"], "?": "", "": row["reaction"] if sure else None}
            found.setdefault(row["protocol"], []).append(
                Reaction(
                    row["stimulus"],
                    row["reaction"],
                    200 * float(row["rt_fifths"]) if row["rt_fifths"] else None,
                    row["failure"] == "1",
                    tuple(marks[one] for one in row["flags_M_misunderstood_R_repeated_stimulus_L_laughed"]),
                    reproduction=again.get(row["reproduction"], row["reproduction"]),
                )
            )
    return {name: WordList(name, tuple(rows), "jung-1910") for name, rows in found.items()}


@pytest.mark.shared
@pytest.mark.parametrize("name", ["I_normal", "II_hysterical", "III_many_failures"])
def test_jungs_protocols_give_the_published_counts(name: str) -> None:
    sheet = score(printed()[name])
    figures, frame = sheet.summary, sheet.frame
    expected = json.loads((JUNG / "jung_protocols_summary.json").read_text(encoding="utf-8"))[name]
    assert figures.probable_mean is not None
    assert figures.mean is not None
    assert {
        "items": figures.n,
        "timed": figures.timed,
        "failures": figures.failures,
        "median_high(Jung)": figures.probable_mean * 5,
        "mean": round(figures.mean * 5, 3),
        "prolonged(>median_high)": figures.prolonged,
        "max": frame["seconds"].max() * 5,
        "reproduction_changed": figures.changed + figures.missing,
        "repeat_stim": frame["repeated"].sum(),
        "misunderstood": frame["misunderstood"].sum(),
        "multiword": frame["several_words"].sum(),
    } == {key: value for key, value in expected.items() if key != "median"}


@pytest.mark.shared
def test_in_jungs_protocols_a_reader_finds_what_is_flagged() -> None:
    """Of the first "children" to three stimuli; of the others "colour", "to eat" and "awful" to two."""
    sheets = {name: score(test) for name, test in printed().items()}
    again = {name: sorted(s.frame["reaction"][s.frame["perseverated"]]) for name, s in sheets.items()}
    assert again == {
        "I_normal": ["children", "children"],
        "II_hysterical": ["colour", "to eat"],
        "III_many_failures": ["awful"],
    }
    per_reaction = [round(s.summary.indicators or 0, 2) for s in sheets.values()]
    assert per_reaction == [0.74, 1.39, 1.32]
