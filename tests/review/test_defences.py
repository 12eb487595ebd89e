"""Defences by level and the ODF from hour to hour, counted by hand on invented hours."""

from dataclasses import replace

import pytest

import jupyter_psydyn as psd
from jupyter_psydyn.journal import Annotation, Code, Entry, Hour, Layer, open_journal
from jupyter_psydyn.review import codebook as deeds
from jupyter_psydyn.review.coded_defences import coded_defences
from jupyter_psydyn.review.episodes import coded
from jupyter_psydyn.review.ready import ready

BOOK = replace(ready("defences"), id="b")
#: Six sentences of ten letters, a space after each.
TEXT = " ".join(f"Sentence {letter}" for letter in "abcdef")
AT = "2026-11-24T10:00:00+00:00"


def mark(entry, code, nth=0, *, layer="l", part="note", **more):
    start = 11 * nth
    place = {
        "entry": entry,
        "part": part,
        "start": start,
        "end": start + 10,
        "quote": TEXT[start : start + 10],
    }
    return Annotation(id=f"{entry}{layer}{code}{nth}", **place, codebook="b", code=code, layer=layer, **more)


def several(entry, *codes, **more):
    return [mark(entry, code, nth, **more) for nth, code in enumerate(codes)]


@pytest.fixture
def journal(tmp_path):
    """Two hours and a dream; nothing is coded yet."""
    with open_journal(tmp_path / "a.psydyn", create=True, example="a door in the wall") as journal:
        for at, night in enumerate(("2026-03-02", "2026-04-06"), 1):
            journal.save(Entry(id=f"h{at}", kind="note", night=night, parts={"note": TEXT}, hour=Hour()))
        journal.save(Entry(id="d1", night="2026-03-05", parts={"report": TEXT}))
        journal.put(BOOK)
        journal.put(Layer(id="l", title="Mine", role="clinician", reader=journal.author))
        yield journal


#: Levels 1, 3, 3, 5, 6 in the first hour: 18 / 5. Levels 6, 7 in the second, and one of each that is none.
FIRST = several(
    "h1", "defence-acting-out", "defence-denial", "defence-denial", "defence-repression", "level-6"
)
SECOND = several("h2", "defence-undoing", "defence-humor", "level-0", "level-8")


def row(found, at):
    return found.frame.iloc[found.keys.index(f"level:{at}")]


def quoted(found, key):
    return [
        (one.entry, "".join(text for text, is_marked in one.segments if is_marked))
        for one in found.evidence(key).passages
    ]


def test_levels_have_their_passages_their_share_and_their_defences(journal):
    journal.put_all([*FIRST, *SECOND])
    found = psd.defences(journal)
    assert found.keys == tuple(f"level:{at}" for at in range(1, 8))
    assert [int(count) for count in found.frame["count"]] == [1, 0, 2, 0, 1, 2, 1]
    disavowal = row(found, 3)
    assert (disavowal.share, disavowal.entries, disavowal.defences) == (2 / 7, 1, "Denial 2")
    assert row(found, 6).defences == "Level 6: obsessional defences 1; Undoing 1"
    # (1 + 3 + 3 + 5 + 6 + 6 + 7) / 7
    assert found.odf.value == pytest.approx(31 / 7)
    assert "ODF 4.4, no interval: 2 of at least 5 entries: the mean level of the passages" in found.notes[0]
    assert "not of a person" in found.notes[0]
    assert found.caption == "7 passages in 2 entries (note); coded by the clinician"


def test_what_is_no_defence_or_not_clear_is_counted_apart_and_said(journal):
    journal.put_all([*FIRST, *SECOND])
    found = psd.defences(journal)
    apart = {one["key"]: one["count"] for one in found.picture["apart"]}
    assert apart == {"level:0": 1, "level:8": 1}
    said = "1 coded as no defence (level 0), 1 coded as not enough known (level 8)."
    assert f"Counted apart, and in no share: {said}" in found.notes
    assert quoted(found, "level:8") == [("h2", "Sentence d")]


def test_each_hour_has_its_odf_or_says_that_there_is_too_little(journal):
    journal.put_all([*FIRST, *SECOND, mark("d1", "defence-denial", part="report")])
    found = psd.defences(journal)
    first, second = found.picture["sessions"]
    assert (first["key"], first["night"], first["counts"]) == (
        "session:h1",
        "2026-03-02",
        [1, 0, 2, 0, 1, 1, 0],
    )
    assert (first["odf"], first["low"], first["n"]) == (pytest.approx(18 / 5), None, 5)
    assert (second["odf"], second["note"]) == (None, "too few: 2 of at least 5 defences")
    assert "1 of 2 hours with under 5 coded defences: too few for an ODF." in found.notes
    assert "Not in the series, and in the table: the passages of 1 entry, no therapy hours." in found.notes
    assert quoted(found, "session:h2") == [("h2", "Sentence a"), ("h2", "Sentence b")]
    assert quoted(found, "session:h1|3") == [("h1", "Sentence b"), ("h1", "Sentence c")]
    assert found.picture["names"]["session:h1|3"] == "level 3, disavowal, 2026-03-02"


def test_without_hours_months_are_the_sessions_and_have_an_interval_from_five_entries_on(journal):
    nights = ["2026-05-01", "2026-05", "2026-05-03", "2026-05-04?", "2026-05-31", "2026-06-01", "2026"]
    for at, night in enumerate(nights):
        journal.save(Entry(id=f"n{at}", night=night, parts={"report": TEXT}))
        codes = ("defence-humor", "defence-denial") if at % 2 else ("defence-humor",)
        journal.put_all(several(f"n{at}", *codes, part="report"))
    may, june = psd.defences(journal).picture["sessions"]
    # Five entries, levels 7, 7 and 3, 7, 7 and 3, 7: 41 / 7.
    assert (may["key"], may["n"], may["entries"]) == ("session:2026-05", 7, 5)
    assert may["odf"] == pytest.approx(41 / 7)
    assert 5 <= may["low"] < may["odf"] < may["high"] <= 7
    assert (june["key"], june["odf"]) == ("session:2026-06", None)
    assert any("1 entry, of no known month" in note for note in psd.defences(journal).notes)
    # Three of 10 are disavowal; the whole has seven entries, and so an interval.
    share = row(psd.defences(journal), 3)
    assert share.share == pytest.approx(3 / 10)
    assert share.share_low < share.share < share.share_high
    # What nobody coded is in no drawing: no interval of nothing to nothing.
    assert row(psd.defences(journal), 1)[["share_low", "share_high"]].isna().all()


def test_one_code_of_several_readers_on_the_same_words_is_one_passage(journal):
    journal.put(Layer(id="m", title="Theirs", role="clinician", reader="bo", released=AT))
    wide = replace(mark("h1", "defence-denial", 1, layer="m"), start=14, end=30, quote=TEXT[14:30])
    journal.put_all([mark("h1", "defence-denial", 1), wide, mark("h1", "defence-denial", 3)])
    first, second = coded_defences(coded(journal))
    assert (first.start, first.end, first.layers) == (11, 30, ("l", "m"))
    assert (second.start, second.layers) == (33, ("l",))
    assert any(
        note.startswith("1 passage coded alike in several layers") for note in psd.defences(journal).notes
    )


def test_what_is_suggested_lost_or_private_does_not_count(journal):
    journal.put_all(FIRST)
    before = psd.defences(journal).snapshot()
    case = journal.private_case(journal.cases()[0].id)
    journal.put(Layer(id="p", title="P", role="clinician", reader=journal.author, private=True, case=case))
    journal.put_all(
        [
            mark("h2", "defence-humor", 0, state="suggested"),
            mark("h2", "defence-humor", 1, state="rejected"),
            mark("h2", "defence-humor", 2, lost=True),
            mark("h2", "defence-humor", 3, layer="p"),
        ]
    )
    assert psd.defences(journal).snapshot() == before


def test_merged_renamed_and_own_defences_keep_their_level(journal):
    book = deeds.add(BOOK, Code("tidy", "Tidying up", parent="level-6"), by="ada", at=AT).codebook
    book = deeds.merge(book, [], ["defence-denial"], "tidy", by="ada", at=AT).codebook
    journal.put(replace(book, revision=1))
    journal.put_all(FIRST)
    found = psd.defences(journal)
    assert (row(found, 3)["count"], row(found, 6)["count"]) == (0, 3)
    assert "Tidying up 2" in row(found, 6).defences
    assert len(quoted(found, "defence:tidy")) == 2


def test_nothing_coded_says_what_to_do(journal):
    found = psd.defences(journal)
    assert (len(found), found.picture["sessions"]) == (0, [])
    assert found.notes[0].startswith("No defence was coded yet")
    with pytest.raises(KeyError):
        found.evidence("level:3")


def test_a_result_says_how_it_is_made_again(journal):
    journal.put_all(FIRST)
    assert psd.defences(journal, layers=["l"]).to_code().endswith("psd.defences(journal, layers=('l',))\n")
    none = psd.defences(journal, within=journal.corpus().only(lambda one: one.id == "h2"))
    assert len(none) == 0
