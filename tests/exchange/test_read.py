"""What is read, what had to be decided, and what is refused with place and reason."""

import datetime
import json
from pathlib import Path

import pandas as pd
import pytest

from jupyter_psydyn.exchange import read
from jupyter_psydyn.journal import Entry, open_journal

WAVE = "The \U0001f30a rose, שלום, <script>alert(1)</script>"
DREAMBANK = Path(__file__).parents[3] / "shared" / "data" / "dreambank"


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def refusal(*arguments, **named):
    with pytest.raises((ValueError, OSError)) as refused:
        read(*arguments, **named)
    line = str(refused.value)
    assert "\n" not in line
    return line


def test_a_csv_with_named_columns(write):
    path = write("d.csv", f'who,when,what,nr\nMaria,1977-05,"{WAVE}\nand ""then"", gone",a1\n,--,Short.,a2\n')
    corpus = read(path, text="what", id="nr", date="when", dreamer="who")
    first, second = corpus
    assert (first.id, first.dreamer, first.night.text) == ("a1", "Maria", "1977-05")
    assert first.parts == {"report": f'{WAVE}\nand "then", gone'}
    assert (second.id, second.dreamer, second.night.text) == ("a2", "", "")
    assert corpus.notes == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("d.csv", "n,date,dream\n7,1985?,Water.\n"),
        ("d.csv", "n;date;dream\r\n7;1985?;Water.\r\n\r\n"),
        ("d.tsv", '"n"\t"date"\t"dream"\n"7"\t"(1985?)"\t"Water."\n'),
        ("d.csv", "\ufeffN,Date,Dream\n7,1985?,Water.\n"),
        ("d.jsonl", '{"id": 7, "date": "1985?", "report": "Water."}\n\n'),
        ("d.json", '[{"id": 7, "date": "1985?", "text": "Water."}]'),
        ("d.json", '{"dreamer": "", "dreams": [{"number": "7", "head": "1985?", "content": "Water."}]}'),
    ],
)
def test_usual_names_need_not_be_said(write, name, content):
    (document,) = read(write(name, content))
    assert (document.id, document.night.text, document.parts) == ("7", "1985?", {"report": "Water."})


def test_without_ids_the_reports_are_numbered(write):
    corpus = read(write("d.csv", "dream\nWater.\nFire.\n"))
    assert [one.id for one in corpus] == ["1", "2"]
    assert corpus.notes == ("the reports were numbered from 1: no column holds ids",)


def test_a_missing_column_names_those_that_exist(write):
    path = write("d.csv", "n,when,what\n1,1977,Water.\n")
    assert (
        refusal(path, text="report") == "d.csv has no column 'report' for text; there are 'n', 'when', 'what'"
    )
    assert refusal(path, text="what", date="date").endswith("'date' for date; there are 'n', 'when', 'what'")
    assert refusal(path) == "d.csv: which column holds the text? There are 'n', 'when', 'what'"
    both = write("e.csv", "dream,report\na,b\n")
    assert refusal(both) == "e.csv: which of the columns 'dream', 'report' is text? Name it: text=..."


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("d.csv", b"", "d.csv is empty"),
        ("d.csv", b"\xef\xbb\xbf", "d.csv is empty"),
        ("d.csv", b" \n\n", "d.csv is empty"),
        ("d.csv", b"n,dream\n", "d.csv has no rows"),
        ("d.json", b"[]", "d.json has no rows"),
        (
            "d.csv",
            b"n,dream\n1,a\n2,b\n1,c\n1,d\n",
            "d.csv: line 2 and line 4 and line 5 have the same id '1'",
        ),
        ("d.csv", b'n,dream\n1,"a\nb"\n1,c\n', "d.csv: line 2 and line 4 have the same id '1'"),
        ("d.csv", b"n,dream\n ,a\n", "d.csv: line 2 has no n"),
        ("d.csv", b"n,dream\n1,a\n2,b,c\n", "d.csv: line 3 has 3 fields where the first line has 2"),
        ("d.csv", b"n,dream\n1\n", "d.csv: line 2 has 1 fields where the first line has 2"),
        ("d.csv", b'n,dream\n1,a\n2,"b\n3,c\n', "d.csv: the row that begins on line 3 has quotation marks"),
        ("d.csv", b'n,dream\n1,"a"b\n', "d.csv: the row that begins on line 2 has quotation marks"),
        ("d.csv", b"n,n,dream\n1,2,a\n", "d.csv: two columns are called 'n'"),
        (
            "d.csv",
            b"n,date,dream\n1,1977-05-03,a\n2,1977-02-31,b\n",
            "d.csv: line 3: no such date: '1977-02-31'",
        ),
        ("d.csv", b"n,date,dream\n1,2/31/77,a\n", "d.csv: line 2: no such date: '2/31/77'"),
        ("d.json", b'[{"n": 1, "dream": 5}]', "d.json: item 1: dream is not text but int"),
        ("d.json", b'[{"n": 1}, 2]', "d.json: item 2 is not an object"),
        ("d.json", b'[{"n": 1,\n"dream": }]', "d.json: line 2 is not JSON"),
        ("d.json", b'{"a": 1}', "d.json must hold a list of objects"),
        ("d.json", b"[" * 100_000, "d.json is nested too deeply"),
        ("d.jsonl", b'{"dream": "a"}\n{"dream"\n', "d.jsonl: line 2 is not JSON"),
        ("d.csv", b"n,dream\n1,\x81\x8d\n", "d.csv is neither UTF-8 (line 2) nor windows-1252"),
        ("d.csv", b"PK\x03\x04xl", "d.csv is a spreadsheet or an archive: save it as CSV"),
        ("d.xlsx", b"PK\x03\x04", "d.xlsx: read takes files ending in .psydyn, .csv"),
        ("d.csv", b"\x00\x01\x02", "d.csv holds control characters only"),
        (
            "d.csv",
            b"n,dream\n1," + b"x" * 2_000_000,
            "d.csv: line 2: dream is 2.0 MB; a text must stay under 2 MB",
        ),
    ],
)
def test_bad_input_gets_one_line(write, name, content, line):
    assert line in refusal(write(name, content))


def test_a_file_that_is_not_there(tmp_path):
    assert refusal(tmp_path / "d.csv") == "there is no file d.csv"
    assert refusal(tmp_path / "d.psydyn") == "there is no journal d.psydyn"
    assert refusal(7) == "read takes a file, a DataFrame or a journal, not int"


def test_what_is_not_utf_8_is_read_as_windows_1252_and_said(write):
    corpus = read(write("d.csv", "n,dream\n1,plain\n2,Café – “late”\n".encode("windows-1252")))
    assert corpus["2"].parts["report"] == "Café – “late”"
    assert corpus.notes == (
        "d.csv is not UTF-8 (line 3); it was read as windows-1252: look at its accents and dashes",
    )


def test_excel_writes_utf_16(write):
    corpus = read(write("d.tsv", "n\tdream\n1\tCafé \U0001f30a\n".encode("utf-16")))
    assert corpus["1"].parts["report"] == "Café \U0001f30a"
    assert corpus.notes == ("d.tsv was read as UTF-16",)


def test_nul_and_control_characters_are_left_out_and_counted(write):
    corpus = read(write("d.csv", b"n,dream\r\n1,wa\x00ter\x07\r\n"))
    assert corpus["1"].parts["report"] == "water"
    assert corpus.notes == ("2 control characters were left out",)
    corpus = read(write("d.json", '[{"n": "1", "dream": "wa\\u0000ter\\r\\n"}]'))
    assert corpus["1"].parts["report"] == "water\n"
    assert corpus.notes == ("1 control character was left out",)


def test_a_long_field_is_no_trouble(write):
    corpus = read(write("d.csv", "n,dream\n1," + "x" * 1_000_000))
    assert len(corpus["1"].parts["report"]) == 1_000_000


def test_a_report_without_text_is_kept_and_said(write):
    corpus = read(write("d.csv", "n,dream\n1,\n2,Water.\n"))
    assert corpus["1"].parts == {}
    assert corpus.notes == ("1 report is without text",)


def test_years_of_two_digits(write):
    path = write("d.csv", "n,date,dream\n1,5/3/12,a\n2,07/??/80,b\n3,5/3/1977,c\n")
    corpus = read(path, century=19)
    assert [one.night.text for one in corpus] == ["1912-05-03", "1980-07", "1977-05-03"]
    assert corpus.notes == ()
    corpus = read(path)
    this = datetime.date.today().year
    assert [one.night.text for one in corpus] == ["2012-05-03", "1980-07", "1977-05-03"]
    assert corpus.notes == (
        f"2 years of two digits, read as {this - 99} to {this}; "
        "century=19 (--century 19) reads them otherwise",
    )


def test_the_file_beside_a_tsv_says_the_years_and_the_dreamer(write):
    path = write("d.tsv", "n\tdate\tdream\n1\t(5/3/12)\ta\n2\t(8/11/67)\tb\n")
    write("d.json", json.dumps({"short_name": "dorothea", "timeframe": "1912-1965"}))
    corpus = read(path)
    assert [one.night.text for one in corpus] == ["1912-05-03", "1967-08-11"]
    assert corpus["1"].dreamer == "dorothea"
    assert corpus.notes == (
        "2 years of two digits, read as 1912 to 1965; century=19 (--century 19) reads them otherwise",
        "1 date outside 1912 to 1965, read in its century: '(8/11/67)' (line 3)",
    )
    assert [one.night.text for one in read(path, century=20)] == ["2012-05-03", "2067-08-11"]
    write("d.json", "not JSON")
    assert read(path).notes[0] == "d.json beside it could not be read"


def test_what_is_written_as_no_date_is_unknown_and_said(write):
    corpus = read(write("d.csv", "n,date,dream\n1,(F-A-T-19/27),a\n2,--,b\n"))
    assert [one.night.text for one in corpus] == ["", ""]
    assert corpus.notes == ("1 date in no known way of writing, so unknown: '(F-A-T-19/27)' (line 2)",)


def test_a_frame(write):
    frame = pd.DataFrame(
        {
            "n": [1, 2, None],
            "date": [pd.Timestamp("1977-05-03 06:00"), pd.NaT, datetime.date(1978, 1, 2)],
            "dream": ["Water.", None, float("nan")],
        }
    )
    assert refusal(frame) == "the DataFrame: row 3 has no n"
    frame.loc[2, "n"] = 3
    corpus = read(frame)
    assert [(one.id, one.night.text, dict(one.parts)) for one in corpus] == [
        ("1", "1977-05-03", {"report": "Water."}),
        ("2", "", {}),
        ("3", "1978-01-02", {}),
    ]
    assert refusal(pd.DataFrame({"dream": []})) == "the DataFrame has no rows: nothing was read"


def test_a_journal_or_its_path(tmp_path):
    path = tmp_path / "a.psydyn"
    with open_journal(path, create=True, example="the sea in the school") as journal:
        saved = journal.save(Entry(night="1977", parts={"report": WAVE}))
        assert read(journal) == read(path) == journal.corpus()
        assert read(str(path))[saved.id].parts == {"report": WAVE}
        assert refusal(path, text="report") == "a journal has no columns: leave out text"


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "reports", "dated", "first", "last"),
    [
        ("dorothea.tsv", 900, 894, "1912-03-03", "1999-11-15"),  # she died in 1965: a slip, and noted
        ("alta.tsv", 422, 419, "1957", "1997-11-23"),
        ("blind-f.tsv", 238, 0, "", ""),
        ("dreamscrape_ed.json", 143, 140, "1980-07", "2002-08-08"),
    ],
)
def test_dream_banks(name, reports, dated, first, last):
    corpus = read(DREAMBANK / name)
    nights = sorted((one.night for one in corpus if one.night.first), key=lambda night: night.first)
    assert len(corpus) == reports
    assert all(one.parts["report"] for one in corpus)
    assert len(nights) == dated
    assert [night.text for night in (*nights[:1], *nights[-1:])] == [text for text in (first, last) if text]
