"""Projects that are spoilt, strange or hostile: refused in one line, or repaired with a line each."""

import io
import random
import re
import zipfile
from dataclasses import replace

import pytest
from test_qda_made import MOON, made, spans

from jupyter_psydyn.exchange.qda import archive, read_qdpx, records_of, write_qdpx
from jupyter_psydyn.exchange.qda.archive import zipped
from jupyter_psydyn.journal.coding import Code, Codebook
from jupyter_psydyn.journal.records import RECORDS

GUID = "5c3d1b50-0000-4000-8000-0000000000"
BOOK = f'<CodeBook><Codes><Code guid="{GUID}01" name="moon" isCodable="true"/></Codes></CodeBook>'
CODING = f'<Coding guid="{GUID}02" creatingUser="{GUID}03"><CodeRef targetGUID="{GUID}01"/></Coding>'
USER = f'<Users><User guid="{GUID}03" name="paul"/></Users>'

WRITTEN = MOON.encode()


def qde(sources, rest="", book=BOOK, origin="Elsewhere 1.0"):
    head = f'<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="{origin}">'
    return f"{head}{USER}{book}<Sources>{sources}</Sources>{rest}</Project>".encode()


def selection(start, end, inner=CODING, name="", number="04"):
    place = f'startPosition="{start}" endPosition="{end}"'
    return f'<PlainTextSelection guid="{GUID}{number}" name="{name}" {place}>{inner}</PlainTextSelection>'


def text(inner, path="internal://a.txt", number="05"):
    return f'<TextSource guid="{GUID}{number}" name="A dream" plainTextPath="{path}">{inner}</TextSource>'


def theirs(xml, content=WRITTEN, folder="Sources/A.txt"):
    """A project of somebody, its folder and file in other letters than the path has them."""
    return zipped([("Project.QDE", xml), (folder, content), ("sources/.root", b"")])


def read(*args, **more):
    return read_qdpx("theirs.qdpx", theirs(*args, **more))


def test_a_project_of_somebody_is_read():
    found = read(qde(text(selection(4, 8, name="moon"))))
    assert [(one.quote, one.by) for one in found.annotations] == [("moon", "paul")]
    assert (found.title, found.entries[0].title, found.notes) == ("Theirs", "A dream", ())
    assert found.annotations[0].layer == found.layers[0].id


def test_folders_may_be_written_with_backslashes():
    found = read(qde(text(selection(4, 8))), folder="Sources\\A.txt")
    assert found.entries[0].title == "A dream"
    written = zipped([("a\\Project.qde", qde(text(selection(4, 8)))), ("sources/a.txt", WRITTEN)])
    assert read_qdpx("theirs.qdpx", written).entries[0].title == "A dream"


def test_what_nvivo_counts_is_corrected_and_said():
    place = MOON.index("dog") + 1
    found = read(qde(text(selection(place, place + 3, name="dog")), origin="NVivo for Mac 15.0.0"))
    assert found.annotations[0].quote == "dog"
    assert found.notes == ("NVivo for Mac 15.0.0 counts UTF-16: 1 place was corrected",)


def test_a_marked_file_with_crlf_is_read():
    place = MOON.index("dog") + 2
    content = b"\xef\xbb\xbf" + MOON.replace("\n", "\r\n").encode()
    found = read(qde(text(selection(place, place + 3, name="dog"))), content)
    assert (found.annotations[0].quote, found.entries[0].parts["report"]) == ("dog", MOON)


def test_bytes_are_found_out():
    place = len(MOON[: MOON.index("dog")].encode())
    assert read(qde(text(selection(place, place + 3, name="dog")))).annotations[0].quote == "dog"


@pytest.mark.parametrize(
    ("sources", "rest", "said", "left"),
    [
        (
            text(selection(4, 5000)),
            "",
            "1 places that end past the end of their text, which end with it now",
            1,
        ),
        (text(selection(5000, 5004)), "", "1 places without words, or past the end", 0),
        (text(selection("x", 5)), "", "1 places without words", 0),
        (text(selection(8, 4)), "", "1 places without words", 0),
        (
            text(selection(4, 8)) + text(selection(4, 8), "internal://b.txt", "06"),
            "",
            "is missing: it was left",
            1,
        ),
        (
            text(selection(4, 8)) + text(selection(4, 8), "../../a", "06"),
            "",
            "is missing: it was left out",
            1,
        ),
        (text(selection(4, 8, CODING.replace("01", "99"))), "", "1 codings with a code that is not", 0),
        (text(selection(4, 8, CODING.replace("creatingUser", "x"))), "", "", 1),
        (text(selection(4, 8, "<Description>white</Description>")), "", "now memos on their entry", 0),
        (text(selection(4, 8, "")), "", "passages without a code or a memo", 0),
        (text(CODING), "", "codes on whole texts", 1),
        (text(selection(4, 8)), f'<Links><Link guid="{GUID}07"/></Links>', "1 links that do not join", 1),
        (text(selection(4, 8)), '<Sets><Set name="a"/></Sets>', "1 sets were left out", 1),
        (text(selection(4, 8)) + "<PictureSource/>", "", "1 pictures were left out", 1),
        (
            text(selection(4, 8)),
            '<Notes><Note plainTextPath="internal://n.txt"/></Notes>',
            "1 notes whose text",
            1,
        ),
    ],
)
def test_what_is_wrong_is_repaired_or_left_out_with_a_line(sources, rest, said, left):
    found = read(qde(sources, rest))
    assert any(said in note for note in found.notes) or not said
    assert len(found.annotations) == left
    assert all(MOON[one.start : one.end] == one.quote for one in found.annotations)


def test_two_codes_of_one_name_are_two():
    codes = "".join(f'<Code guid="{GUID}1{at}" name="moon" isCodable="true"/>' for at in range(2))
    found = read(qde(text(""), book=f"<CodeBook><Codes>{codes}</Codes></CodeBook>"))
    assert [one.name for one in found.codebooks[0].codes] == ["moon", "moon (2)"]
    assert "two codes are called 'moon'" in found.notes[0]


def test_two_codes_of_one_identifier_are_two():
    codes = "".join(f'<Code guid="{GUID}10" name="{name}" isCodable="true"/>' for name in "ab")
    found = read(qde(text(""), book=f"<CodeBook><Codes>{codes}</Codes></CodeBook>"))
    assert len({one.id for one in found.codebooks[0].codes}) == 2


def test_a_cycle_of_codes_is_not_written():
    book = Codebook(id="fear", title="B", codes=(Code("a", "a", "b"), Code("b", "b", "a")))
    with pytest.raises(ValueError, match="stands above itself"):
        write_qdpx(replace(made(), codebooks=(book,)))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b'"parent": "a"', b'"parent": "s"'),
        lambda data: data[:-20],
        lambda data: b"[]",
        lambda data: data.replace(b'"format": 1', b'"format": 2'),
        lambda data: b"[" * 100_000,
    ],
)
def test_a_spoilt_sidecar_is_left_and_the_rest_read(change):
    with zipfile.ZipFile(io.BytesIO(write_qdpx(made()))) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    files["psydyn.json"] = change(files["psydyn.json"])
    found = read_qdpx("two.qdpx", zipped(files.items()))
    assert "psydyn.json in it cannot be read" in found.notes[0]
    assert spans(found) == spans(made())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no ZIP archive"),
        (b"PK\x03\x04 and no more", "no ZIP archive"),
        (zipped([]), "holds 0 files .qde"),
        (zipped([("a.qde", b"<a/>"), ("b.qde", b"<a/>")]), "holds 2 files .qde"),
        (zipped([("a.qde", b"<CodeBook/>")]), "no REFI-QDA project"),
        (zipped([("a.qde", b"<Project>")]), "no well-formed XML"),
        (zipped([("a.qde", b'<!DOCTYPE a [<!ENTITY b "c">]><Project>&b;</Project>')]), "entities"),
        (zipped([("a.qde", b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><Project/>')]), "entities"),
        (zipped([("a.qde", b"<Code>" * 1000 + b"</Code>" * 1000)]), "nests more than"),
        (zipped([("a.qde", b"<a/>"), ("../a.txt", b"a")]), "leads out of the archive"),
        (zipped([("a.qde", b"<a/>"), ("sources\\..\\..\\a.txt", b"a")]), "leads out of the archive"),
        (zipped([("a.qde", b"<a/>"), ("/etc/a", b"a")]), "leads out of the archive"),
        (zipped([("a.qde", b"<a/>"), ("C:/a", b"a")]), "leads out of the archive"),
        (zipped([("a.qde", b"<a/>"), ("A.QDE", b"a")]), "two files in it"),
        (zipped([("a.qde", b" " * 20_000_000)]), "unpacks to 20 MB"),
        (zipped([("a.qde", qde(text("")))]), "none of its 1 texts can be read"),
    ],
)
def test_what_must_not_be_opened_is_refused_in_one_line(data, said):
    with pytest.raises(ValueError, match=re.escape(said)) as refused:
        read_qdpx("bad.qdpx", data)
    assert str(refused.value).startswith("bad.qdpx")
    assert "\n" not in str(refused.value)


def test_a_text_that_is_a_bomb_is_refused():
    with pytest.raises(ValueError, match="unpacks to 20 MB"):
        read(qde(text(selection(4, 8))), b"moon" * 5_000_000)


def test_more_than_fits_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_IN_ALL", 100)
    with pytest.raises(ValueError, match="it was not read"):
        read_qdpx("two.qdpx", write_qdpx(made()))
    monkeypatch.setattr(archive, "MOST_FILES", 2)
    with pytest.raises(ValueError, match="more than 2"):
        read_qdpx("two.qdpx", write_qdpx(made()))


def taken_or_refused(data):
    """Whether a project is read, all its records sound; else it is refused in one line."""
    try:
        found = read_qdpx("spoilt.qdpx", data)
    except ValueError as error:
        return "\n" not in str(error)
    return all(RECORDS[one.kind].from_dict(one.to_dict()) for one in records_of(found))


def test_two_thousand_spoilt_files_are_read_or_refused_in_one_line():
    dice, good, ours = random.Random(7), theirs(qde(text(selection(4, 8)))), write_qdpx(made())
    for at in range(2000):
        spoilt = bytearray(good if at % 2 else ours)
        for _ in range(dice.randint(1, 4)):
            spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
        assert taken_or_refused(bytes(spoilt))


def test_five_hundred_spoilt_projects_are_read_or_refused_in_one_line():
    dice = random.Random(8)
    with zipfile.ZipFile(io.BytesIO(write_qdpx(made()))) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    for _ in range(500):
        spoilt = bytearray(files["project.qde"])
        for _ in range(dice.randint(1, 3)):
            spoilt[dice.randrange(len(spoilt))] = dice.choice(b"0a<>\"'& \n/-")
        assert taken_or_refused(zipped({**files, "project.qde": bytes(spoilt)}.items()))
