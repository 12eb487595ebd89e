"""Tables with odd columns: what is guessed and shown, what is recorded, what is refused with its line."""

import io
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from jupyter_psydyn.exchange import Incoming, add_entries
from jupyter_psydyn.exchange.columns import guessed
from jupyter_psydyn.exchange.date_order import ORDERS, night_of, order_of, readings
from jupyter_psydyn.exchange.mapped import date_order, mapped, table_in
from jupyter_psydyn.exchange.recorded import Recorded
from jupyter_psydyn.exchange.sheet import write_sheet
from jupyter_psydyn.journal import Entry

ODD = (
    "\ufeffTraum;Datum?;Wer;Nr.;Tagesrest\r\n"
    '"Ich stehe im Wasser,\r\nund es ""steigt"".";03.05.2019;Ada;t1;Regen\r\n'
    ";;;;\r\n"
    "Ein Zug fährt ohne mich aus dem Bahnhof.;25.05.2019;Ben;t2;\r\n"
    ";26.05.2019;Ada;t3;\r\n"
    "Die Treppe hat keine letzte Stufe mehr.;31.02.2019;Ada;t4;\r\n"
    "Im Garten steht ein Klavier im Schnee.;irgendwann;Ben;t2;\r\n"
    "Meine Schwester trägt einen roten Mantel.;irgendwann;Ben;t5;\r\n"
)


def table(text, name="dreams.csv", encoding="utf-8"):
    return table_in(name, text.encode(encoding))


def read(journal, file, order=None, **columns):
    found = table(file)
    columns = columns or {role: one.column for role, one in guessed(found).items()}
    told = date_order(found, columns)
    return mapped(journal, found, columns, order or (told.order if told else "day-first"))


def left(found, reason):
    return [one.recorded.where for one in found.rows if one.left_out == reason]


def test_columns_are_told_by_their_names_and_else_by_what_stands_in_them():
    guesses = {role: (one.column, one.why) for role, one in guessed(table(ODD)).items()}
    assert guesses == {
        "text": ("Traum", "name"),
        "date": ("Datum?", "name"),
        "id": ("Nr.", "name"),
        "residue": ("Tagesrest", "name"),
    }


def test_a_column_of_words_is_the_dream_and_one_of_numbers_no_date():
    text = "a,b,c\n1977,two words,I walk through a house\n1978,three more words,The sea is in it\n"
    assert {role: one.column for role, one in guessed(table(text)).items()} == {"text": "c"}
    assert guessed(table("a,b\n1,2\n3,4\n")) == {}
    app = guessed(table("Date,Entry\n2019-05-03,I walk through a house again.\n"))
    assert {role: (one.column, one.why) for role, one in app.items()} == {
        "date": ("Date", "name"),
        "text": ("Entry", "values"),
    }
    dated = guessed(table("wann,was\n3.5.2019,Wasser\nMay 2019,Feuer\n"))
    assert {role: (one.column, one.why) for role, one in dated.items()} == {"date": ("wann", "values")}


def test_each_row_says_where_it_stands_and_why_it_is_left_out(journal):
    found = read(journal, ODD)
    assert [one.recorded.where for one in found.rows] == [f"line {n}" for n in (2, 5, 6, 7, 8, 9)]
    assert left(found, "no-text") == ["line 6"]
    assert left(found, "same-id") == ["line 8"]
    assert [(one.date, one.undated) for one in found.rows if one.undated] == [
        ("31.02.2019", "no-such-date"),
        ("irgendwann", "not-a-date"),
        ("irgendwann", "not-a-date"),
    ]
    assert found.notes == ("1 empty row passed over",)
    first = found.entries[0].entry
    assert (first.id, first.night) == ("t1", "2019-05-03")
    assert first.parts == {"report": 'Ich stehe im Wasser,\nund es "steigt".', "residue": "Regen"}


def test_all_the_roles_come_into_the_entry(journal):
    text = (
        "w,when,what,n,head,k,rest,own\n"
        'Ida,3 May 2019,A door.,d1," Late ","sea; school, sea",Rain.,"Mine, I think."\n'
    )
    found = read(
        journal,
        text,
        dreamer="w",
        date="when",
        text="what",
        id="n",
        title="head",
        tags="k",
        residue="rest",
        reflection="own",
    )
    ((entry, dreamer, _),) = found.entries
    assert (entry.id, entry.night, entry.title, entry.tags, dreamer) == (
        "d1", "2019-05-03", "Late", ("sea", "school"), "Ida",
    )  # fmt: skip
    assert entry.parts == {"report": "A door.", "residue": "Rain.", "reflection": "Mine, I think."}


@pytest.mark.parametrize(
    ("name", "encoding", "text"),
    [
        ("d.csv", "utf-8", "Traum;Datum\nWasser.;2019-05-03\n"),
        ("d.csv", "utf-8-sig", "Traum,Datum\r\nWasser.,2019-05-03\r\n\r\n"),
        ("d.csv", "utf-8", "sep=|\r\nTraum|Datum||\r\nWasser.|2019-05-03||\r\n"),
        ("d.tsv", "utf-8", "Traum\tDatum\nWasser.\t20190503\n"),
        ("d.txt", "utf-16", "Traum\tDatum\nWasser.\t3. Mai 2019, 07:30\n"),
        ("d.csv", "utf-8", "Traum;Datum\nWasser.;43588\n"),
        ("d.json", "utf-8", '[{"Traum": "Wasser.", "Datum": "May 3rd, 2019"}]'),
        ("d.jsonl", "utf-8", '{"Traum": "Wasser.", "Datum": "2019-05-03T06:10:00Z", "n": 5}\n\n'),
    ],
)
def test_the_same_dream_of_every_kind_of_file(journal, name, encoding, text):
    found = table(text, name, encoding)
    columns = {role: one.column for role, one in guessed(found).items()}
    (row,) = mapped(journal, found, columns, "day-first").rows
    assert (row.recorded.entry.parts, row.recorded.entry.night) == ({"report": "Wasser."}, "2019-05-03")


def workbook(*sheets):
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, lines in sheets:
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_gives_its_first_filled_sheet(journal):
    lines = [["Traum", "Datum", None], ["Wasser.", datetime(2019, 5, 3)], [], ["Feuer.", None, None]]
    found = table_in("d.xlsx", workbook(("Leer", []), ("Träume", lines), ("Notizen", [["a"], ["b"]])))
    assert found.columns == ("Traum", "Datum")
    rows = mapped(journal, found, {"text": "Traum", "date": "Datum"}, "day-first").rows
    assert [(one.recorded.where, one.recorded.entry.night) for one in rows] == [
        ("row 2", "2019-05-03"),
        ("row 4", ""),
    ]
    assert found.notes == ("of d.xlsx the sheet Träume was read, not Notizen", "1 empty row passed over")


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("d.csv", b"", "d.csv is empty"),
        ("d.csv", b"a,b\n,\n", "d.csv has no rows below its first line"),
        ("d.csv", b"sep=;\n", "d.csv has no rows below its first line"),
        ("d.csv", b"a,,\n1,,2\n", "d.csv: two columns are called ''"),
        ("d.csv", b"a,a\n1,2\n", "d.csv: two columns are called 'a'"),
        ("d.csv", b"a,b\n1,2\n3\n", "d.csv: line 3 has 1 fields where the first line has 2"),
        ("d.csv", b'a,b\n1,"2\n', "d.csv: the row that begins on line 2 has quotation marks"),
        (
            "d.ods",
            b"PK",
            "d.ods: a table ends in .csv, .tsv, .tab, .json, .jsonl, .ndjson, .txt, .xlsx",
        ),
        ("d.xlsx", b"PK\x03\x04", "d.xlsx is no ZIP archive, or a damaged one"),
        ("d.xlsx", workbook(("S", [])), "d.xlsx is empty"),
        ("d.xlsx", workbook(("S", [["a", "a"], [1, 2]])), "d.xlsx: two columns are called 'a'"),
        ("d.xlsx", workbook(("S", [["a", None], [1, 2]])), "d.xlsx: a column of S has values and no name"),
        ("d.json", b'[{"a": 1},\n2', "d.json: line 2 is not JSON"),
        ("d.jsonl", b'{"psydyn_journal": 1}\n', "d.jsonl is a whole journal"),
    ],
)
def test_what_cannot_be_read_is_refused_whole(name, data, line):
    with pytest.raises(ValueError, match="d") as refused:
        table_in(name, data)
    assert str(refused.value).startswith(line)


def test_columns_that_cannot_be(journal):
    def refusal(columns, text="a,b\nx,y\n"):
        with pytest.raises(ValueError, match="d") as refused:
            mapped(journal, table(text), columns, "day-first")
        return str(refused.value)

    assert refusal({}) == "dreams.csv: which column holds the text of the dreams?"
    assert refusal({"text": "c"}) == "dreams.csv has no column 'c'"
    assert refusal({"text": "a", "id": "a"}) == "a column holds one thing: two were said of the same"
    assert refusal({"colour": "a"}).startswith("a column holds text, id, date, dreamer, title, tags")
    assert refusal({"text": "a"}, f"a,b\nx,y\n{'x' * 2_000_000},y\n").startswith(
        "dreams.csv: line 3: a is 2.0 MB; a text must stay under 2 MB"
    )


@pytest.mark.parametrize(
    ("dates", "order", "proof", "example"),
    [
        (["03/05/2019", "25/05/2019"], "day-first", "25/05/2019", "03/05/2019"),
        (["03/05/2019", "5/25/19"], "month-first", "5/25/19", "03/05/2019"),
        (["04/04/2019", "03/05/2019"], "month-first", None, "03/05/2019"),
        (["03.05.2019 06:30", "5.3.19"], "day-first", None, "03.05.2019 06:30"),
        (["13/01/2019", "01/13/2019"], "month-first", None, "13/01/2019"),
    ],
)
def test_the_order_of_a_files_dates_is_told_or_said_to_be_open(dates, order, proof, example):
    found = order_of((str(at), said) for at, said in enumerate(dates))
    assert found is not None
    assert (found.order, found.proof and found.proof[1]) == (order, proof)
    assert found.example is not None
    assert found.example[1] == example


def test_where_no_date_depends_on_the_order_there_is_none():
    assert order_of([("1", "2019-05-03"), ("2", "3 May 2019"), ("3", "45000"), ("4", "")]) is None


def test_an_open_order_makes_two_nights_of_one_date():
    assert readings("(8/11/67)") == {"day-first": "1967-11-08", "month-first": "1967-08-11"}
    assert readings("??/05/1977?") == {"day-first": "1977-05?", "month-first": "1977?"}
    assert readings("25/04/2019") == {"day-first": "2019-04-25", "month-first": ""}


@given(st.dates(min_value=datetime(1930, 1, 1).date(), max_value=datetime(2025, 1, 1).date()))
def test_a_day_is_read_as_it_was_written(day):
    first = {
        "day-first": ("%d.%m.%Y", "%d/%m/%y", "%d-%m-%Y 23:10"),
        "month-first": ("%m/%d/%Y", "%m-%d-%y", "%m/%d/%Y, 9:05 PM"),
    }
    for order in ORDERS:
        for way in (*first[order], "%Y-%m-%d", "%Y%m%d", "%A, %d %B %Y", "%b %d, %Y"):
            said = day.strftime(way)
            if "%y" not in way or day.year > 1930:
                assert night_of(said, order).text == day.isoformat(), (said, order)


def record(journal, found):
    return add_entries(journal, Incoming(entries=found.entries))


def test_a_file_that_comes_again_records_nothing_twice(journal):
    assert record(journal, read(journal, ODD)) == 4
    again = read(journal, ODD)
    assert again.entries == ()
    assert left(again, "known") == ["line 2", "line 5", "line 7", "line 9"]
    # Without ids the same dreams are told by night, words and dreamer.
    assert left(read(journal, ODD, text="Traum", date="Datum?"), "known") == left(again, "known")


def test_the_id_of_another_dream_is_not_taken_from_it(journal):
    journal.save(Entry(id="t1", parts={"report": "Quite another."}))
    found = read(journal, ODD)
    assert left(found, "id-taken") == ["line 2"]
    # The same words on another night are the same dream.
    journal.save(Entry(id="t2", night="1999", parts={"report": "Ein Zug fährt ohne mich aus dem Bahnhof."}))
    assert left(read(journal, ODD), "known") == ["line 5"]
    # Not imported, the ids leave all of them in.
    assert left(read(journal, ODD, text="Traum", date="Datum?"), "id-taken") == []


def test_after_an_undone_import_the_same_file_can_be_imported_otherwise(journal):
    record(journal, read(journal, ODD, text="Traum", id="Nr."))
    journal.undo()
    found = read(journal, ODD)
    assert found.notes[-1] == "4 ids of deleted entries: these dreams get new ones"
    assert record(journal, found) == 4
    assert [one.night for one in journal.entries()] == ["2019-05-03", "2019-05-25", "", ""]


def test_ids_that_are_no_names_and_rows_without_one(journal):
    found = read(journal, "id,dream\nNo 1,A.\nNo 2,B.\nNo 1,C.\n,D.\n")
    assert left(found, "same-id") == ["line 4"]
    assert [one.entry.id for one in found.entries] == ["", "", ""]
    assert found.notes == (
        "1 row without an id: the dreams get new ones",
        "the ids are not letters, digits, - and _ alone: the dreams get new ones",
    )


def test_dreamers_become_cases_and_undoing_brings_the_journal_back(journal):
    journal.save(Entry(parts={"report": "Mine."}))
    before = [one.to_dict() for one in journal.standing()]
    columns = {"text": "Traum", "dreamer": "Wer", "date": "Datum?"}
    record(journal, read(journal, ODD, **columns))
    assert [one.pseudonym for one in journal.cases()] == ["", "Ada", "Ben"]
    journal.undo()
    assert [one.to_dict() for one in journal.standing()] == before


def test_what_was_decided_is_said(journal):
    found = read(journal, "dream,date\nWa\x85ter.,3/5/19\nFire.,43588\n")
    assert "1 year of two digits read as the latest that is not in the future" in found.notes
    assert "1 date read as the number by which a spreadsheet counts days" in found.notes


def test_our_own_sheet_comes_back_as_it_was(journal):
    entries = [
        Entry(id="e1", night="2019", tags=("a, b",), parts={"report": "Water.", "note": "Hers."}),
        Entry(id="e2", recall="none"),
        Entry(id="e3", recall="none"),
        Entry(id="e4", kind="note", parts={"note": "Seen."}),
        Entry(id="e5", kind="note", parts={"note": "Heard."}),
    ]
    sheet = write_sheet(Recorded(one, "Ada") for one in entries)
    found = mapped(journal, table(sheet), {}, "day-first")
    assert [one.entry for one in found.entries] == entries
    assert found.rows[4].recorded.where == "line 6"
    record(journal, found)
    assert mapped(journal, table(sheet), {}, "day-first").entries == ()
