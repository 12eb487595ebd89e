"""A journal on its way out: whole, or what was released to somebody, and what was left out is said."""

import csv
import json
import os
import time
from dataclasses import replace
from datetime import date, timedelta

import pyrage
import pytest

from jupyter_psydyn.exchange import export, outgoing, read_files
from jupyter_psydyn.exchange.outgoing import AS_IT_STANDS, ONE_CASE
from jupyter_psydyn.exchange.release import released
from jupyter_psydyn.journal import (
    Annotation,
    Association,
    Case,
    Codebook,
    Consent,
    Element,
    Entry,
    Hypothesis,
    JournalFull,
    Session,
    Setting,
)

TODAY = date.today().isoformat()
YESTERDAY = (date.today() - timedelta(days=1)).isoformat()
LATER = (date.today() + timedelta(days=30)).isoformat()


class Today(date):
    """The day on which these tests were read, also where midnight comes before they run."""

    @classmethod
    def today(cls):
        return date.fromisoformat(TODAY)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(outgoing, "date", Today)


@pytest.fixture
def clinic(journal):
    """Two cases. Of Maria's dreams two are released to research, one of them to the supervisor as well."""
    maria = journal.cases()[0]
    journal.put(Case(id=maria.id, case=maria.id, revision=1, pseudonym="Maria"))
    both = {"research": YESTERDAY, "supervisor": YESTERDAY}
    element = Element("e1", "report", 4, 7, "sea", (Association("b1", "salt and MARKED-ONE"),))
    sitting = Session("chain", recorder="Dr. W.")
    journal.save(
        Entry("m1", parts={"report": "The sea."}, elements=(element,), session=sitting, release=both)
    )
    journal.save(Entry("m2", parts={"report": "The school."}, release={"research": TODAY}))
    journal.save(Entry("m3", parts={"report": "MARKED-TWO."}, elements=()))
    journal.save(Entry("m4", parts={"report": "MARKED-LATER."}, release={"research": LATER}))
    gone = journal.save(Entry("m5", parts={"report": "MARKED-GONE."}, release=both))
    journal.save(Entry("m5", revision=gone.revision, deleted=True, release=both, parts=gone.parts))
    ida = journal.put(Case(id="ida", pseudonym="Ida"))
    journal.save(Entry("i1", case=ida.id, parts={"report": "MARKED-IDA."}, release=both))
    for entry in ("m1", "m3"):
        said = Annotation(
            entry=entry, part="report", start=0, end=3, quote="The", code=f"CODE-{entry}", by="Dr. A."
        )
        journal.put(said, verb="annotate")
    journal.set_aside("m1", 1, {"report": "MARKED-ASIDE."})
    journal.decide("motif", "lemma:sea", "accepted", "MEMO")
    journal.put(Codebook(title="MARKED-CODEBOOK"))
    journal.put(Hypothesis(reading="MARKED-HYPOTHESIS"))
    journal.put(Setting(name="theme", value="MARKED-SETTING"))
    return journal


def exported(journal, target, **how):
    said = export(journal, target, **how)
    return said, target.read_text(encoding="utf-8")


def ids(text):
    lines = [json.loads(line) for line in text.splitlines()[1:]]
    return [one["record"] for line in lines for one in line["revisions"] if one["kind"] == "dream"]


def test_the_dreamer_gets_everything(clinic, tmp_path):
    said, text = exported(clinic, tmp_path / "a.jsonl")
    assert said == ("The whole journal is in a.jsonl, with its history.",)
    for marked in ("ONE", "TWO", "LATER", "GONE", "IDA", "ASIDE", "CODEBOOK", "HYPOTHESIS", "SETTING"):
        assert f"MARKED-{marked}" in text
    assert ids(text).count("m5") == 2


def test_research_gets_what_was_released_to_it_and_no_names(clinic, tmp_path):
    said, text = exported(clinic, tmp_path / "r.jsonl", audience="research")
    assert ids(text) == ["m1", "m2", "i1"]
    for marked in ("TWO", "LATER", "GONE", "ASIDE", "CODEBOOK", "HYPOTHESIS", "SETTING"):
        assert f"MARKED-{marked}" not in text
    assert "CODE-m1" in text
    assert "CODE-m3" not in text
    assert "Dr. A." not in text
    assert "Dr. W." not in text
    assert "MEMO" not in text
    assert said == (
        "3 entries written to r.jsonl.",
        "2 of 5 entries are not released to research and were left out.",
        "Left out as well: 1 annotation, 1 codebook, 1 hypothesis, 1 decision, 1 setting, 1 aside.",
        AS_IT_STANDS,
    )


def test_the_supervisor_gets_decisions_as_well_and_names(clinic, tmp_path):
    said, text = exported(clinic, tmp_path / "s.jsonl", audience="supervisor")
    assert ids(text) == ["m1", "i1"]
    assert "Dr. W." in text
    assert "MEMO" in text
    assert "Dr. A." in text
    assert said[1] == "3 of 5 entries are not released to supervisor and were left out."


def test_nothing_is_released_to_whom_nothing_was_released(clinic, tmp_path):
    said, text = exported(clinic, tmp_path / "c.jsonl", audience="clinician")
    assert ids(text) == []
    assert "Maria" not in text
    assert said[:2] == (
        "0 entries written to c.jsonl.",
        "5 of 5 entries are not released to clinician and were left out.",
    )


@pytest.mark.parametrize(
    ("consents", "goes"),
    [
        ([], True),
        ([{"given": YESTERDAY}], True),
        ([{"given": YESTERDAY, "expires": TODAY}], True),
        ([{"given": YESTERDAY, "expires": YESTERDAY}], False),
        ([{"given": YESTERDAY, "withdrawn": TODAY}], False),
        ([{"given": LATER}], False),
        ([{"given": YESTERDAY, "withdrawn": YESTERDAY}, {"given": TODAY}], True),
        ([{"given": YESTERDAY, "withdrawn": TODAY, "deleted": True}], True),
    ],
)
def test_where_consents_are_recorded_one_must_be_in_force(clinic, tmp_path, consents, goes):
    for number, consent in enumerate(consents):
        clinic.put(Consent(id=f"k{number}", case="ida", purpose="research", **consent))
    said, text = exported(clinic, tmp_path / "r.jsonl", audience="research")
    assert ("i1" in ids(text)) is goes
    refused = "1 of 5 entries is without a consent for research that is in force and was left out."
    assert (refused in said) is not goes
    # A consent for research says nothing of the supervisor.
    assert "i1" in ids(exported(clinic, tmp_path / "s.jsonl", audience="supervisor")[1])


def test_words_that_were_edited_away_are_no_part_of_what_stands(clinic, tmp_path):
    """Whoever takes a name out of a dream before releasing it has taken it out."""
    told = clinic.save(replace(clinic.entry("m2"), told="The school of MARKED-NAME."))
    taken = Element("e2", "report", 4, 10, "school", (Association("b2", "MARKED-ANSWER"),))
    told = clinic.save(replace(told, elements=(taken,)))
    clinic.put(
        Annotation(entry="m2", start=0, end=10, quote="The school", code="MARKED-CODE"), verb="annotate"
    )
    clinic.save(replace(told, parts={"report": "The house."}))
    said, text = exported(clinic, tmp_path / "r.jsonl", audience="research")
    assert "The house." in text
    assert "MARKED-NAME" not in text
    assert "MARKED-ANSWER" not in text
    assert 'MARKED-CODE"' not in text
    assert "Words that were edited away since they were first told were left out of 1 entry." in said
    for name, how in (("r.csv", {"audience": "research"}), ("s.csv", {"audience": "supervisor"})):
        assert "MARKED-NAME" not in exported(clinic, tmp_path / name, **how)[1]


def test_what_was_released_can_be_imported(clinic, tmp_path, import_new):
    export(clinic, tmp_path / "r.jsonl", audience="supervisor")
    journal = import_new(tmp_path / "r.jsonl")
    assert [one.id for one in journal.entries()] == ["m1", "i1"]
    assert journal.entry("m1").elements[0].associations[0].text == "salt and MARKED-ONE"
    assert [one.pseudonym for one in journal.cases()] == ["Maria", "Ida"]
    assert [one.key for one in journal.decisions()] == ["lemma:sea"]
    assert len(journal.history("m1")) == 1


def test_one_case_alone(clinic, tmp_path):
    said, text = exported(clinic, tmp_path / "i.jsonl", case="ida")
    assert set(ids(text)) == {"i1"}
    assert "Maria" not in text
    assert said == ("The whole journal is in i.jsonl, with its history.", ONE_CASE)
    said, text = exported(clinic, tmp_path / "i.csv", case="ida")
    assert said == ("1 entry written to i.csv.", AS_IT_STANDS, ONE_CASE)
    with pytest.raises(
        ValueError, match=r"there is no such case in maria\.psydyn; there are: \w{12} Maria; ida Ida"
    ):
        export(clinic, tmp_path / "x.jsonl", case="nobody")


def test_a_table_holds_entries_and_says_so(clinic, tmp_path):
    said, text = exported(clinic, tmp_path / "a.csv")
    assert [row["id"] for row in csv.DictReader(text.splitlines())] == ["m1", "m2", "m3", "m4", "i1"]
    assert [row["dreamer"] for row in csv.DictReader(text.splitlines())] == [*["Maria"] * 4, "Ida"]
    assert said == (
        "5 entries written to a.csv.",
        "Left out as well: 2 annotations, 1 codebook, 1 hypothesis, 1 decision, 1 setting, 1 aside.",
        AS_IT_STANDS,
    )


def test_a_folder_of_markdown_holds_a_file_an_entry(clinic, tmp_path, import_new):
    export(clinic, tmp_path / "out", audience="research")
    names = sorted(one.name for one in (tmp_path / "out").iterdir())
    assert names == ["0001-dream.md", "0002-dream.md", "0006-dream.md"]
    journal = import_new(tmp_path / "out")
    assert [one.parts for one in journal.entries()] == [clinic.entry(one).parts for one in ("m1", "m2", "i1")]
    assert [one.pseudonym for one in journal.cases()] == ["Maria", "Ida"]


def test_files_are_for_their_owner_and_replace_nothing(clinic, tmp_path):
    export(clinic, tmp_path / "a.jsonl")
    export(clinic, tmp_path / "out")
    assert (tmp_path / "a.jsonl").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700
    assert {one.stat().st_mode & 0o777 for one in (tmp_path / "out").iterdir()} == {0o600}
    before = (tmp_path / "a.jsonl").read_bytes()
    for target in ("a.jsonl", "out"):
        with pytest.raises(FileExistsError, match=rf"there is a file or folder {target} already"):
            export(clinic, tmp_path / target)
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "elsewhere.jsonl")
    with pytest.raises(FileExistsError):
        export(clinic, tmp_path / "link.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == before
    assert not (tmp_path / "elsewhere.jsonl").exists()


@pytest.mark.parametrize("target", ["a.jsonl", "out"])
def test_where_the_disk_is_full_nothing_is_left(clinic, tmp_path, monkeypatch, target):
    before = sorted(tmp_path.iterdir())
    opened = open

    def full(file, mode="r", *rest, **named):
        if "b" in mode and "w" in mode:
            raise OSError(28, "No space left on device")
        return opened(file, mode, *rest, **named)

    monkeypatch.setattr("builtins.open", full)
    monkeypatch.setattr("io.open", full)
    with pytest.raises(JournalFull):
        export(clinic, tmp_path / target)
    monkeypatch.undo()
    assert sorted(tmp_path.iterdir()) == before


def test_an_export_is_in_the_audit_with_what_left_and_changes_nothing_else(clinic, tmp_path):
    undo = clinic.steps().undo
    export(clinic, tmp_path / "a.jsonl")
    export(clinic, tmp_path / "r.csv", audience="research")
    export(clinic, tmp_path / "c.csv", audience="clinician")
    for action, made in clinic.store.actions()[-3:]:
        assert action.verb == "export"
        assert {(kind, revision) for _, kind, revision in made} <= {("departure", 1)}
    assert clinic.store.actions()[-1][1] == []
    assert clinic.steps().undo == undo


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.age", "a.md", "a.csv.gz", "a.psydyn", "a.tar.age"])
def test_a_name_of_no_format_is_refused(journal, tmp_path, name):
    with pytest.raises(ValueError, match=r"an export ends in \.jsonl \(everything\), \.csv \(a table\)"):
        export(journal, tmp_path / name)


def test_audiences_and_folders_that_are_none(journal, tmp_path):
    with pytest.raises(ValueError, match="an export is for one of dreamer, clinician, supervisor, research"):
        export(journal, tmp_path / "a.jsonl", audience="press")
    with pytest.raises(FileNotFoundError, match="there is no folder nowhere to put"):
        export(journal, tmp_path / "nowhere" / "a.jsonl")


def test_an_encrypted_file_opens_with_its_passphrase_only(clinic, tmp_path):
    """With the age library itself, as the ordinary program opens it; and by our own import."""
    path = tmp_path / "a.jsonl.age"
    export(clinic, path, passphrase="the attic is full")
    export(clinic, tmp_path / "a.jsonl")
    raw = path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert b"MARKED" not in raw
    assert b"psydyn" not in raw
    opened = pyrage.passphrase.decrypt(raw, "the attic is full")
    (tmp_path / "b.jsonl").write_bytes(opened)
    # The second file tells of the first: that it left.
    assert (tmp_path / "a.jsonl").read_bytes().startswith(opened)
    asked = []
    read = read_files([path], ask=lambda prompt: asked.append(prompt) or "the attic is full")
    assert read == read_files([tmp_path / "b.jsonl"])
    assert asked == ["Passphrase of a.jsonl.age: "]
    with pytest.raises(
        ValueError, match=r"this passphrase does not open a\.jsonl\.age, or the file is damaged"
    ):
        read_files([path], ask=lambda prompt: "another")
    with pytest.raises(ValueError, match="is encrypted, and there is nobody here to ask"):
        read_files([path])
    path.write_bytes(raw[:-9])
    with pytest.raises(
        ValueError, match=r"this passphrase does not open a\.jsonl\.age, or the file is damaged"
    ):
        read_files([path], ask=lambda prompt: "the attic is full")


def test_an_encrypted_file_can_be_for_somebodys_key(clinic, tmp_path):
    identity = pyrage.x25519.Identity.generate()
    path = tmp_path / "a.csv.age"
    export(clinic, path, to=[str(identity.to_public())], audience="supervisor")
    assert b"The sea." in pyrage.decrypt(path.read_bytes(), [identity])
    with pytest.raises(ValueError, match=r"a\.csv\.age was encrypted to a key, not to a passphrase"):
        read_files([path], ask=lambda prompt: pytest.fail("nobody should be asked"))
    with pytest.raises(ValueError, match="--to takes a public key of age, which begins with age1"):
        export(clinic, tmp_path / "b.csv.age", to=["maria@example.org"])
    with pytest.raises(ValueError, match="an age file needs a passphrase"):
        export(clinic, tmp_path / "b.csv.age")
    assert not os.path.exists(tmp_path / "b.csv.age")


def test_what_is_released_is_a_matter_of_the_day():
    records = [Case("c1", "c1"), Entry("d1", case="c1", release={"research": "2026-05-01"})]
    assert released(records, "research", "2026-04-30").records == ()
    assert released(records, "research", "2026-05-01").records == tuple(records)
    assert released(records, "clinician", "2026-05-01").left_out == (
        "1 of 1 entries is not released to clinician and was left out.",
    )


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has no other time zones for a process")
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_day_is_the_persons(journal, tmp_path, monkeypatch, zone):
    """14 hours before Greenwich and 11 behind it: in one of them it is another day now."""
    monkeypatch.setattr(outgoing, "date", date)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        today = date.today().isoformat()
        journal.save(Entry("m1", parts={"report": "The sea."}, release={"research": today}))
        assert "1 entry written" in export(journal, tmp_path / "a.csv", audience="research")[0]
        (case,) = journal.cases()
        consent = Consent(case=case.id, purpose="research", given="2020-01-01", withdrawn=today)
        journal.put(consent)
        assert "0 entries written" in export(journal, tmp_path / "b.csv", audience="research")[0]
    finally:
        monkeypatch.undo()
        time.tzset()
