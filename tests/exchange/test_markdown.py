"""An entry as a Markdown file that people read and write."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from journals_made import TIMES, entries, texts

from jupyter_psydyn.exchange.folder import folder_files, read_folder
from jupyter_psydyn.exchange.markdown import read_markdown, write_markdown
from jupyter_psydyn.exchange.recorded import Recorded
from jupyter_psydyn.journal import Affect, Association, Element, Entry

REPORT = "I am back in the school, the corridor is under water.\n# Not a heading"
DREAM = Entry(
    id="3f2a90c4b1de",
    night="1977-05-03",
    title="The flooded: school",
    parts={"report": REPORT, "residue": "A burst main."},
    told=REPORT,
    affects=(Affect("dread", 4), Affect("null")),
    lucid=False,
    elements=(
        Element("a1", "report", 25, 37, "the corridor", (Association("b1", "lino", 987.0, 2370.0),)),
        Element("a2", "", 0, 0, "soap <b>"),
    ),
)
FILE = r"""---
id: "3f2a90c4b1de"
kind: "dream"
night: "1977-05-03"
dreamer: "Maria"
title: "The flooded: school"
lucid: false
affects: [{"word": "dread", "strength": 4}, {"word": "null", "strength": null}]
told: "unchanged"
---

# Report

I am back in the school, the corridor is under water.
\# Not a heading

# Residue

A burst main.

# Elements

- the corridor <!-- {"id": "a1", "part": "report", "start": 25, "end": 37} -->
  - lino <!-- {"id": "b1", "first_key_ms": 987.0, "enter_ms": 2370.0} -->
- soap \<b> <!-- {"id": "a2", "start": 0, "end": 0} -->
"""


def test_a_file_as_it_is_written():
    assert write_markdown(Recorded(DREAM, "Maria")) == FILE
    assert read_markdown("d.md", FILE) == Recorded(DREAM, "Maria", "d.md")


@settings(max_examples=300 * TIMES, deadline=None)
@given(entry=entries(), dreamer=texts)
def test_an_entry_comes_back_as_it_was(entry, dreamer):
    dreamer = Entry.from_dict({"title": dreamer}).title
    assert read_markdown("d.md", write_markdown(Recorded(entry, dreamer))) == Recorded(entry, dreamer, "d.md")


def test_a_file_as_somebody_writes_it_by_hand():
    entry, dreamer, _ = read_markdown(
        "d.md",
        "---\nnight: 1977-05-03\ntitle: yes\ntags:\n  - 1977\n  - no\n"
        "affects: [dread, {word: cold, strength: 3}]\nvividness: 4\nlucid: true\n"
        "recurring: ~\n---\nThe corridor is long.\n\n# elements\n- corridor\n"
        "    - lino\n- echo\n",
    )
    assert (entry.night, entry.title, entry.tags) == ("1977-05-03", "yes", ("1977", "no"))
    assert entry.affects == (Affect("dread"), Affect("cold", 3))
    assert (entry.vividness, entry.lucid, entry.recurring, dreamer) == (4, True, None, "")
    assert entry.parts == {"report": "The corridor is long."}
    corridor, echo = entry.elements
    assert (corridor.part, corridor.start, corridor.end) == ("report", 4, 12)
    assert [one.text for one in corridor.associations] == ["lino"]
    assert (echo.part, echo.quote) == ("", "echo")


def test_the_first_text_of_a_note_is_a_note():
    assert read_markdown("n.md", "---\nkind: note\n---\nShe laughs.").entry.parts == {"note": "She laughs."}


def test_an_empty_head_and_no_text_are_a_night_of_which_nothing_is_said():
    assert read_markdown("d.md", "---\n---\n").entry == Entry()


BOMB = "a: &a [x]\n" + "".join(
    f"{one}: &{one} [*{before}, *{before}]\n" for before, one in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "line 1: the file of an entry begins with fields between two lines ---"),
        ("# Report\n", "line 1: the file of an entry begins with fields"),
        ("---\nnight: 1977\n", "line 1: the file of an entry begins with fields"),
        ("---\nmood: low\n---\n", "line 2: there is no field 'mood'"),
        ("---\nkind: dream\nnight: 1977-02-31\n---\n", "line 3: night: no such date"),
        ("---\nvividness: high\n---\n", "line 2: vividness must be a whole number from 1 to 5"),
        ("---\nlucid: yes\n---\n", "line 2: lucid must be true or false"),
        ("---\nrelease: {everybody: 2026-11-23}\n---\n", "line 2: release: there is no field 'everybody'"),
        ("---\ncase: abc\n---\n", "line 2: there is no field 'case'"),
        ("---\n'id': 'a\n---\n", "is not YAML"),
        ("---\na: b: c\n---\n", "line 2: this is not YAML"),
        ("---\nid: a\nid: b\n---\n", "line 3: the field 'id' is there twice"),
        ("---\n- a\n---\n", "line 2: front matter is named fields"),
        ("---\njust words\n---\n", "line 2: front matter is named fields"),
        ("---\n? [a]\n: b\n---\n", "line 2: the name of a field must be a word"),
        ("---\ntags: &t [a]\n---\n", "line 2: front matter takes no YAML anchors"),
        (f"---\n{BOMB}---\n", "line 2: front matter takes no YAML anchors"),
        ("---\ntitle: *t\n---\n", "line 2: front matter takes no YAML anchors"),
        ("---\ntitle: !!python/object:os.system x\n---\n", "line 2: front matter takes no YAML tags"),
        ("---\ntitle: !x y\n---\n", "line 2: front matter takes no YAML tags"),
        ("---\ntags: " + "[" * 100_000 + "\n---\n", "line 2: the front matter is nested too deeply"),
        ('---\ntitle: "\ufffe"\n---\n', "line 2: there is a character that YAML does not take"),
        ("---\ntold: as it was\n---\n", "line 2: told must be 'unchanged'"),
        ("---\n---\n# Dream\n", "line 3: a heading must be one of Report, Association"),
        ("---\n---\n# Report\na\n# Report\nb\n", "line 5: # Report is there twice"),
        ("---\n---\nFirst.\n# Report\nb\n", "line 4: # Report is there twice"),
        ("---\n---\n# Elements\n\nwater\n", "line 5: elements and associations stand in a list"),
        ("---\n---\n# Elements\n  - lino\n", "line 4: an association stands below the element"),
        ("---\n---\n# Elements\n- a <!-- {\n", "line 4: what stands between <!-- and --> is not JSON"),
        (
            "---\n---\n# Elements\n- a <!-- [1] -->\n",
            "line 4: what stands between <!-- and --> must be named",
        ),
        ('---\n---\n# Elements\n- a <!-- {"id": "e", "text": "b"} -->\n', "line 4: there is no field 'text'"),
        ('---\n---\n# Elements\n- a\n  - b <!-- {"enter_ms": -1} -->\n', "line 5: enter_ms must be a time"),
        (
            '---\n---\n# Report\n\nOx.\n# Elements\n- sea <!-- {"part": "report", "start": 0, "end": 3} -->',
            "line 7: elements: at 0 to 3 of the report stands something else",
        ),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused_with_line_and_reason(text, why):
    with pytest.raises(ValueError, match=r".") as refused:
        read_markdown("d.md", text)
    said = str(refused.value)
    assert said.startswith("d.md: line ")
    assert "\n" not in said
    assert why in said


@pytest.fixture
def folder(tmp_path):
    def write(**files):
        for name, content in files.items():
            path = tmp_path / f"{name}.md"
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


def refusal(folder):
    with pytest.raises((ValueError, OSError)) as refused:
        read_folder(folder)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_names_of_files_hold_a_number_a_kind_and_a_night_and_no_title():
    dreams = [(12, DREAM), (3, replace(DREAM, night="1985?")), (4, replace(DREAM, kind="note", night=""))]
    names = [name for name, _ in folder_files((number, Recorded(one)) for number, one in dreams)]
    assert names == ["0012-dream-1977-05-03.md", "0003-dream-1985.md", "0004-note.md"]


def test_a_folder_is_read_in_the_order_of_its_numbers(folder):
    """A BOM and line ends of Windows are no trouble; other files are left alone, and counted."""
    plain = "---\nid: {}\n---\nWater."
    place = folder(
        **{"10000-dream": plain.format("c"), "9999-dream": plain.format("b"), "notes": plain.format("d")}
    )
    (place / "0002-dream.md").write_bytes(b"\xef\xbb\xbf---\r\nid: a\r\n---\r\nOne.\r\nTwo.\r\n")
    (place / "picture.png").write_bytes(b"\x89PNG")
    (place / "drafts").mkdir()
    found, notes = read_folder(place)
    assert [one.entry.id for one in found] == ["a", "b", "c", "d"]
    assert found[0].entry.parts == {"report": "One.\nTwo."}
    assert notes == (f"2 other files were left alone in {place.name}",)


def test_a_link_is_not_followed(folder, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    secret.write_text("---\n---\nNot yours.")
    place = folder(a="---\n---\n")
    (place / "b.md").symlink_to(secret)
    assert refusal(place) == "b.md is a link or no file: it was not followed"
    (place / "b.md").unlink()
    (place / "b.md").mkdir()
    assert refusal(place) == "b.md is a link or no file: it was not followed"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"---\n---\nwa\x00ter", "b.md: line 3 holds a control character (U+0000)"),
        (b"---\n---\nwa\xedter", "b.md: line 3 is not UTF-8"),
        ("---\n---\n\ud800".encode("utf-8", "surrogatepass"), "b.md: line 3 is not UTF-8"),
        (b"---\n---\n" + b"x" * 33_000_000, "b.md is 33 MB: no entry is as large as that"),
        (b"---\n---\n" + b"x" * 2_000_000, "b.md: parts: report is 2.0 MB; a text must stay under 2 MB"),
        (b"---\nid: a\n---\n", "b.md and a.md have the same id 'a'"),
    ],
)
def test_a_bad_file_refuses_the_folder(folder, content, why):
    assert refusal(folder(a="---\nid: a\n---\n", b=content)) == why


def test_a_folder_without_entries(folder, tmp_path):
    assert refusal(tmp_path) == f"{tmp_path.name} holds no files ending in .md: nothing was read"
