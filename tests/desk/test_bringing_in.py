"""A table of dreams at the desk: what it would become is shown, then it is brought in as one deed."""

from base64 import b64encode

import pytest

from jupyter_psydyn.desk.routes import Request, answer
from jupyter_psydyn.journal import open_journal

NIGHTS = [f"{1 + at % 28:02}/{1 + at % 12:02}/20{10 + at // 336}" for at in range(900)]
WORDS = ("door", "river", "school", "stair", "garden", "train", "coat")


def dreams(blank=(12, 80, 411)):
    """900 rows, the first on line 2; those that begin on the lines of ``blank`` have no text."""
    lines = ["Nr.;Wer?;Wann?;Erzählung;Stimmung"]
    for at, night in enumerate(NIGHTS):
        told = f"I come to a {WORDS[at % 7]} and number {at} is written on it."
        lines.append(f"t{at};{'Ada' if at % 3 else 'Ben'};{night};{'' if at + 2 in blank else told};calm")
    return "\r\n".join(lines).encode("utf-8-sig")


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "a.psydyn", create=True, example="the sea in the school") as journal:
        yield journal


@pytest.fixture
def ask(journal):
    def ask(path, data, status=200, name="dreams.csv", **more):
        content = b64encode(data).decode() if isinstance(data, bytes) else data
        reply = answer(journal, Request("POST", path, {"name": name, "content": content, **more}))
        assert (reply.status, reply.body if reply.status != status else None) == (status, None)
        return reply.body

    return ask


COLUMNS = {"text": "Erzählung", "id": "Nr.", "date": "Wann?", "dreamer": "Wer?"}


def test_900_rows_are_shown_before_they_are_recorded(ask, journal):
    shown = ask("imports/preview", dreams())
    assert shown["columns"][3] == {
        "name": "Erzählung",
        "filled": 897,
        "example": "I come to a door and number 0 is written on it.",
    }
    assert shown["guesses"] == {
        "id": {"column": "Nr.", "why": "name"},
        "date": {"column": "Wann?", "why": "values"},
        "text": {"column": "Erzählung", "why": "values"},
    }
    assert shown["mapping"] == {"id": "Nr.", "date": "Wann?", "text": "Erzählung"}
    assert (shown["rows"], shown["recorded"], shown["undated"]["count"]) == (900, 897, 0)
    assert shown["left_out"] == {"no-text": {"count": 3, "places": ["line 12", "line 80", "line 411"]}}
    assert (
        shown["dates"]
        == {
            "order": "day-first",
            "proof": {"where": "line 14", "written": "13/01/2010"},
            "example": {
                "where": "line 3",
                "written": "02/02/2010",
                "nights": {"day-first": "2010-02-02", "month-first": "2010-02-02"},
            },
        }
        or shown["dates"]["example"]["where"]
    )
    assert len(shown["first"]) == 8
    assert shown["first"][1] == {
        "where": "line 3",
        "night": "2010-02-02",
        "date": "02/02/2010",
        "dreamer": "",
        "title": "",
        "first_words": "I come to a river and number 1 is written on it.",
        "tags": [],
        "undated": "",
        "left_out": "",
    }
    assert [one["where"] for one in shown["troubled"]] == ["line 12", "line 80", "line 411"]
    assert journal.entries() == []


def test_another_order_is_another_night_and_what_it_cannot_be_is_said(ask):
    shown = ask("imports/preview", dreams(), columns=COLUMNS, date_order="month-first")
    assert shown["dates"]["order"] == "month-first"
    assert shown["first"][2]["night"] == "2010-03-03"
    assert shown["undated"]["count"] > 400
    assert len(shown["undated"]["places"]) == len(shown["troubled"]) == 20
    assert {one["undated"] for one in shown["troubled"]} == {"", "no-such-date"}


def test_an_import_is_one_deed_and_undone_the_journal_is_as_it_was(ask, journal):
    before = [one.to_dict() for one in journal.standing()]
    made = ask("imports", dreams(), 201, columns=COLUMNS)
    assert made == {"created": 897, "notes": []}
    assert [one.pseudonym for one in journal.cases()] == ["", "Ben", "Ada"]

    def step(direction):
        return answer(journal, Request("GET", "undo")).body[direction]

    told = step("undo")
    assert (told["verb"], told["kind"], told["count"]) == ("import", "dream", 897)
    answer(journal, Request("POST", "undo"))
    assert [one.to_dict() for one in journal.standing()] == before
    assert step("redo")["count"] == 897
    answer(journal, Request("POST", "redo"))
    assert len(journal.entries()) == 897


def test_asked_for_twice_it_is_recorded_once(ask, journal):
    ask("imports", dreams(), 201, columns=COLUMNS)
    again = ask("imports", dreams(), 400, columns=COLUMNS)
    assert again == {"message": "dreams.csv: no row of it would be recorded"}
    shown = ask("imports/preview", dreams(), columns=COLUMNS)
    assert (shown["recorded"], shown["left_out"]["known"]["count"]) == (0, 897)


def test_where_nothing_tells_which_column_holds_the_dreams_none_is_taken(ask):
    shown = ask("imports/preview", b"a,b\nx,1\ny,2\n")
    assert (shown["guesses"], shown["recorded"], shown["first"]) == ({}, 0, [])
    assert [one["example"] for one in shown["columns"]] == ["x", "1"]


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({"name": 3}, "name must be text"),
        ({"content": "no base64!"}, "content must be the bytes of the file, in base64"),
        ({"content": None}, "content must be the bytes of the file, in base64"),
        ({"columns": ["a"]}, "columns must name a column of the file for each thing"),
        ({"columns": {"text": 1}}, "columns must name a column of the file for each thing"),
        ({"columns": {"text": "z"}}, "d.csv has no column 'z'"),
        ({"columns": {}}, "d.csv: no row of it would be recorded"),
        (
            {"columns": {"text": "a"}, "date_order": "last"},
            "date_order must be one of 'day-first', 'month-first'",
        ),
        (
            {"content": b64encode(b"a,b\n1,2\n3\n").decode()},
            "d.csv: line 3 has 1 fields where the first line has 2",
        ),
    ],
)
def test_what_is_asked_wrongly_changes_nothing(journal, more, line):
    body = {"name": "d.csv", "content": b64encode(b"a,b\nx,y\n").decode(), "columns": {"text": "a"}, **more}
    before = len(journal.store.actions())
    reply = answer(journal, Request("POST", "imports", body))
    assert (reply.status, reply.body) == (400, {"message": line})
    assert len(journal.store.actions()) == before
