"""A review sheet: what is new since the last review, for whom, in which words, where lines lead."""

import base64
from contextlib import contextmanager

import pytest

from jupyter_psydyn.desk.routes import Request, answer
from jupyter_psydyn.journal import (
    Annotation,
    Attainment,
    Entry,
    Evidence,
    Goal,
    Hour,
    HourMark,
    Hypothesis,
    Layer,
    Memo,
    ProcessNote,
    Review,
    journal,
    open_journal,
)
from jupyter_psydyn.review.changed import changed_since
from jupyter_psydyn.review.ready import ready
from jupyter_psydyn.review.report import as_report, make, sheet

REVIEWED = "2026-06-01T12:00:00.000+00:00"
MOTHER = "I wanted to tell my mother everything. She shut the door."


@pytest.fixture(scope="module")
def quiet(tmp_path_factory):
    """The journal of those who only read in it."""
    with pytest.MonkeyPatch.context() as patch, written(tmp_path_factory.mktemp("quiet"), patch) as opened:
        yield opened


@pytest.fixture
def a_journal(tmp_path, monkeypatch):
    """The same for those who write."""
    with written(tmp_path, monkeypatch) as opened:
        yield opened


@contextmanager
def written(folder, monkeypatch):
    """Three nights with a coat before a review in June, one after it; an hour, a goal, codes, a reading."""
    moment = ["2026-01-01T08:00:00.000+00:00"]
    monkeypatch.setattr(journal, "now", lambda: moment[0])
    with open_journal(folder / "a.psydyn", create=True, example="the lamp in the hall") as opened:
        opened.add(
            [
                Entry(
                    id=f"old{at}",
                    night=f"2026-01-0{at}",
                    title="Hall",
                    parts={"report": f"A coat hung {at}."},
                )
                for at in (1, 2, 3)
            ]
        )
        opened.put(
            Goal(
                id="g",
                text="to sleep through",
                attained=(Attainment(day="2026-05-01", level=-1), Attainment(day="2026-07-01", level=1)),
            )
        )
        reading = opened.put(Hypothesis(id="h", reading="The coat is a shelter"))
        moment[0] = REVIEWED
        opened.put(Review(at=REVIEWED))
        moment[0] = "2026-07-01T08:00:00.000+00:00"
        opened.add(
            [
                Entry(
                    id="new",
                    night="2026-07-01",
                    title="Door",
                    parts={"report": f"{MOTHER} Her coat lay there."},
                ),
                Entry(
                    id="hour",
                    kind="note",
                    night="2026-07-02",
                    parts={"note": "She came late."},
                    hour=Hour(attendance="late", marks=(HourMark(sort="rupture"), HourMark(sort="repair"))),
                ),
            ]
        )
        book = opened.put(ready("relationship-episodes"))
        opened.put(Layer(id="l", title="Mine", role="dreamer", reader=opened.author))
        for code in ("figure-mother", "wish-1", "sign-negative"):
            made = {"quote": MOTHER, "codebook": book.id, "code": code, "layer": "l"}
            opened.put(Annotation(entry="new", start=0, end=len(MOTHER), at=moment[0], **made))
        coat = Evidence(on="passage", entry="new", part="report", start=62, end=66, quote="coat")
        fields = {**reading.to_dict(), "supporting": [coat.to_dict()], "state": "supported"}
        opened.put(Hypothesis.from_dict(fields))
        opened.put(Memo(on="entry", target="new", text="The door again?", at=moment[0]))
        case = opened.private_case(opened.cases()[0].id)
        opened.put(ProcessNote(case=case, hour="hour", day="2026-07-02", text="I felt sleepyword."))
        yield opened


def made(opened, audience="dreamer", since=REVIEWED, **how):
    changes = changed_since(opened, since)
    return sheet(opened.standing(), audience=audience, day="2026-07-03", since=since, changes=changes, **how)


def lines(found):
    return {one.title.partition(":")[0]: [line.text for line in one.lines] for one in found.topics}


def test_every_topic_tells_what_is_new_and_where_it_was_before(quiet):
    found = lines(made(quiet))
    assert found["New nights"] == ["Night of 2026-07-01: new"]
    coat = next(one for one in found["Motifs"] if one.startswith("coat"))
    # Nights 1, 2, 3 January, then 1 July: 179 days after gaps of one.
    assert coat.startswith("coat: in 4 of 4 dreams [")
    assert coat.endswith(", 1 of them new, again after 179 days")
    (episode,) = found["Episodes in the new nights"]
    assert episode == "mother: 1 episode (1 negative), coded by the dreamer"
    (reading,) = found["Hypotheses"]
    assert reading == (
        "“The coat is a shelter”: supported; 1 for it, 0 against it. "
        "Since: changed, open before, supported now, 1 more for it"
    )
    assert found["Goals"] == [
        "to sleep through: open; more than expected (+1) on 2026-07-01, -1 at the last review"
    ]
    assert found["Hours"] == ["2026-07-02: late, rupture, repair"]
    assert len(found["Codes and decisions since"]) == 3
    assert found["Memos"] == ["The door again?"]


def test_every_line_leads_to_its_places(quiet):
    places = {
        line.text: [(one.entry, one.part, one.start, one.end) for one in line.places]
        for topic in made(quiet).topics
        for line in topic.lines
    }
    assert places["Night of 2026-07-01: new"] == [("new", "report", 0, 0)]
    assert places["2026-07-02: late, rupture, repair"] == [("hour", "note", 0, 0)]
    assert places["mother: 1 episode (1 negative), coded by the dreamer"] == [
        ("new", "report", 0, len(MOTHER))
    ]
    assert places["The door again?"] == [("new", "report", 0, 0)]
    assert [one for text, one in places.items() if text.startswith("“The coat")] == [
        [("new", "report", 62, 66)]
    ]


def test_words_of_entries_are_in_it_only_where_they_were_asked_for(quiet):
    without = make(as_report(made(quiet), "2026-07-03"), "html").decode()
    for words in ("Door", "tell my", "lay there", "She came"):
        assert words not in without
    with_words = make(as_report(made(quiet, passages=True), "2026-07-03"), "html").decode()
    assert "Door" in with_words
    assert "tell my mother everything" in with_words


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_it_is_made_a_file_of_every_kind(quiet, kind):
    assert len(make(as_report(made(quiet), "2026-07-03"), kind)) > 1000


def test_process_notes_are_never_in_it(quiet):
    for passages in (True, False):
        page = make(as_report(made(quiet, passages=passages), "2026-07-03"), "html").decode()
        assert "sleepyword" not in page


def test_others_get_what_was_released_to_them_and_no_goals(a_journal):
    found = lines(made(a_journal, audience="clinician", passages=True))
    assert found["New nights"] == found["Motifs"] == found["Hypotheses"] == found["Memos"] == []
    new = a_journal.entry("new")
    a_journal.save(Entry.from_dict({**new.to_dict(), "release": {"clinician": "2026-07-02"}}), new.revision)
    released = made(a_journal, audience="clinician", passages=True)
    assert lines(released)["New nights"] == ["Night of 2026-07-01, Door: new"]
    assert lines(released)["Goals"] == []
    assert lines(released)["Hours"] == []
    # The layer is not released: what was coded in it is the reader's.
    assert lines(released)["Episodes in the new nights"] == []
    page = make(as_report(released, "2026-07-03"), "html").decode()
    assert "A coat hung" not in page
    assert "She came late" not in page
    assert "Goals are the dreamer" in page


def test_before_a_first_review_all_of_it_is_new(quiet):
    found = made(quiet, since="")
    dreams = [one for one in quiet.entries() if one.kind == "dream"]
    assert len(lines(found)["New nights"]) == min(len(dreams), 12)
    assert all(one.endswith(": new") for one in lines(found)["New nights"])
    assert "There was no review so far: all of it is new." in found.topics[0].notes


def test_the_desk_shows_the_same_and_saves_it_with_a_line_in_the_log(a_journal):
    def ask(path, body, status=200):
        reply = answer(a_journal, Request("POST", path, body))
        assert (reply.status, reply.body if reply.status != status else None) == (status, None)
        return reply.body

    shown = ask("review-sheet", {"audience": "dreamer", "passages": False})
    assert shown["since"] == REVIEWED
    texts = [line["text"] for one in shown["topics"] for line in one["lines"]]
    exports = [one.verb for one, _ in a_journal.store.actions()].count("export")
    saved = ask("reports", {"audience": "dreamer", "format": "html", "of": "review", "passages": False})
    page = base64.b64decode(saved["content"]).decode()
    assert saved["name"] == "review-dreamer.html"
    assert all(one.replace("“", "“") in page for one in texts)
    assert [one.verb for one, _ in a_journal.store.actions()].count("export") == exports + 1
    assert (
        "of must be one of journal, review"
        in ask("reports", {"audience": "dreamer", "format": "html", "of": "life"}, 400)["message"]
    )
    case = a_journal.cases()[0].id
    assert ask("reviews", {"case": case, "note": "to go on"}, 201)["case"] == case
    assert ask("review-sheet", {"audience": "dreamer", "case": case})["since"] > REVIEWED
