"""Feelings in people's own words: over time, beside a word list, what set them off, before and after."""

import pytest

import jupyter_psydyn as psd
from jupyter_psydyn.desk.routes import Request, answer
from jupyter_psydyn.journal import Affect, Entry, open_journal
from jupyter_psydyn.journal.notes import MindfulMoment, Reflection, Trigger
from jupyter_psydyn.review.affects.beside import BRIGHT, DARK, UNKNOWN, side_of
from jupyter_psydyn.review.affects.links import links, told
from jupyter_psydyn.review.affects.moments import change, moments

BRIGHT_DREAM = "We laughed with good friends in a lovely garden. The lamp stood there."
DARK_DREAM = "The house was burning and I was afraid. I cried for help in a terrible fire."


def dream(id, *affects, text=BRIGHT_DREAM, night="2026-01-05", **more):  # noqa: A002
    return Entry(id=id, night=night, parts={"report": text}, affects=affects, **more)


def page(id, triggers=(), moment=None, night="2026-02-01", text="", **more):  # noqa: A002
    parts = {"reflection": text} if text else {}
    held = Reflection("", tuple(triggers), moment)
    return Entry(id=id, kind="note", night=night, parts=parts, reflection=held, **more)


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "a.psydyn", create=True, example="the sea in the school") as journal:
        yield journal


@pytest.fixture
def found(journal):
    def found(*entries, **options):
        journal.add(entries)
        return psd.affects(journal, **options)

    return found


def said(result, key):
    return [str(one) for one in result.evidence(key).passages]


def test_few_entries_are_counted_together_and_it_is_said(found):
    result = found(
        dream("a", Affect("Dread", 4, "fear")), dream("b", Affect("dread"), Affect("relief", 2, "joy"))
    )
    (row,) = result.frame.to_dict("records")
    assert (row["period"], row["labelled"], row["labels"], row["distinct"]) == ("all", 2, 3, 2)
    assert (row["placed"], row["fear"], row["joy"], row["anger"]) == (2, 1, 1, 0)
    assert row["entropy"] is None or row["entropy"] != row["entropy"]
    assert "2 entries with a label, fewer than 10 of them dated: too few" in result.notes[0]


def test_months_are_compared_at_the_size_of_the_smallest(found):
    """January has six labels of six words; February six, dread three times: 1 - C(3,5)/C(6,5) ... of five."""
    january = [dream(f"a{at}", Affect(f"word {at}"), night=f"2026-01-0{at + 1}") for at in range(6)]
    words = ("dread", "dread", "dread", "calm", "grief")
    february = [dream(f"b{at}", Affect(word), night=f"2026-02-0{at + 1}") for at, word in enumerate(words)]
    result = found(*january, *february)
    one, other = result.frame.to_dict("records")
    assert (one["period"], one["distinct"], other["distinct"]) == ("2026-01", 6, 3)
    assert (one["rarefied"], other["rarefied"]) == pytest.approx((5, 3))
    # 3/5, 1/5, 1/5: 1.3710 bits, and (3 - 1) / (2 · 5 ln 2) for how few they are.
    assert other["entropy"] == pytest.approx(1.37095 + 0.28854, abs=1e-4)
    assert other["entropy_low"] < other["entropy"] < other["entropy_high"]
    assert result.parameters["compared_at"] == 5


def test_families_have_their_share_of_the_labels_that_were_placed(found):
    fears = [dream(f"f{at}", Affect("dread", 4, "fear")) for at in range(3)]
    result = found(*fears, dream("j", Affect("relief", 2, "joy"), Affect("wavy")))
    (period,) = result.picture["periods"]
    fear = next(one for one in period["families"] if one["family"] == "fear")
    assert (period["placed"], fear["count"], fear["share"]) == (4, 3, 3 / 4)
    # Wilson, 3 of 4, z = 1.96.
    assert (fear["low"], fear["high"]) == pytest.approx((0.3006, 0.9544), abs=1e-4)
    assert said(result, "family:all|joy") == ["relief 2/5: We laughed with good friends in a lovely garden."]
    assert len(result.evidence("all")) == 4
    assert result.evidence("family:all|anger").passages == ()
    assert result.picture["names"]["family:all|joy"] == "joy, all"
    assert "family:all|anger" not in result.picture["names"]


@pytest.mark.parametrize(
    ("affect", "side"),
    [
        (Affect("whatever it was", None, "trust"), BRIGHT),
        (Affect("happy", None, "disgust"), DARK),  # where its writer placed it, not where a list would
        (Affect("joyful"), BRIGHT),
        (Affect("dread", None, "surprise"), DARK),  # surprise tells no side, the word does
        (Affect("\U0001f630"), UNKNOWN),
        (Affect("far away from everything"), UNKNOWN),
    ],
)
def test_a_label_is_bright_or_dark_by_its_family_else_by_its_word(affect, side):
    assert side_of(affect) == side


def test_where_the_words_sound_otherwise_than_the_label_it_is_listed_with_its_words(found):
    result = found(
        dream("same", Affect("relief", 2, "joy")),
        dream("apart", Affect("grief", 5, "sadness")),
        dream("dark", Affect("dread", 4, "fear"), text=DARK_DREAM),
        dream("both", Affect("dread", 4, "fear"), Affect("relief", 2, "joy")),
        dream("wavy", Affect("wavy")),
        dream("lamp", Affect("dread", 4, "fear"), text="The lamp stood there."),
    )
    beside = result.picture["beside"]
    assert (beside["n"], beside["same"], beside["share"]) == (3, 2, 2 / 3)
    assert (beside["low"], beside["high"]) == pytest.approx((0.2077, 0.9385), abs=1e-4)
    # One bright of three labels, two bright of three texts: 1/3 · 2/3 + 2/3 · 1/3.
    assert beside["expected"] == pytest.approx(4 / 9)
    assert beside["left_out"] == {"mixed": 1, "unknown": 1, "unrated": 1, "between": 0}
    (apart,) = beside["apart"]
    assert (apart["key"], apart["label"], apart["words"], apart["labels"]) == (
        "entry:apart",
        DARK,
        BRIGHT,
        "grief 5/5",
    )
    assert said(result, "entry:apart") == [
        "grief 5/5: We [laughed] with [good] [friends] in a [lovely] garden."
    ]
    assert said(result, "beside:dark|bright") == said(result, "entry:apart")
    assert "On neither side, in no family that tells and unrated: wavy." in result.notes
    assert any("the label stands" in note for note in result.notes)


def rows(*said):
    return [Trigger(*one) for one in said]


def test_what_comes_together_more_often_than_by_chance_by_hand():
    """Twelve rows, the exam in six, dread in six, both in five."""
    triggers = [
        *[("Exam ", "dread", "left")] * 5,
        ("exam", "calm", "left"),
        ("night", "Dread", "left"),
        *[("night", "calm", "stayed")] * 5,
    ]
    first, *others = links(told([page("p", rows(*triggers))]))
    assert (first.sort, first.one, first.other) == ("trigger", "exam", "dread")
    assert (first.both, first.of_one, first.of_other, first.n, first.expected) == (5, 6, 6, 12, 3)
    assert first.lift == pytest.approx(5 / 3)
    # 1/5 - 1/6 - 1/6 - 1/12 + 2 · (5/3) / 12 = .0611, and exp(1.96 · .2472) = 1.6234.
    assert (first.low, first.high) == pytest.approx((1.0266, 2.7057), abs=1e-3)
    # C(6,5) · C(6,1) and C(6,6) of C(12,6) ways.
    assert first.p == pytest.approx(37 / 924)
    assert first.q >= first.p
    assert {one.sort for one in others} == {"trigger", "response"}


def test_under_ten_rows_are_counted_only_and_said(found):
    result = found(page("p", rows(("exam", "dread", ""), ("exam", "dread", "left"), ("", "", "slept"))))
    (one,) = result.picture["links"]
    assert (one["both"], one["n"], one["lift"], one["q"]) == (2, 2, None, None)
    assert any("under 10 they are only counted" in note for note in result.notes)
    assert said(result, one["key"]) == ["exam → dread. ", "exam → dread → left. "]
    assert {(each.entry, each.part) for each in result.evidence(one["key"]).passages} == {("p", "reflection")}


def test_a_change_over_five_moments_by_hand():
    """-3, -2, 0, -4, -1: mean -2, s 1.5811, t(4) 2.7764."""
    rated = [(6, 3), (7, 5), (5, 5), (8, 4), (4, 3)]
    found = change(
        moments([page(f"p{at}", moment=MindfulMoment("", "", "", *one)) for at, one in enumerate(rated)])
    )
    assert (found.n, found.mean) == (5, -2)
    assert (found.low, found.high) == pytest.approx((-3.9633, -0.0367), abs=1e-4)


def test_a_moment_with_only_before_is_in_no_mean_and_few_have_none(found):
    result = found(
        page("p", moment=MindfulMoment("tight", "fear", "", 6, 3)), page("q", moment=MindfulMoment(before=7))
    )
    held = result.picture["moments"]
    assert (held["n"], held["mean"]) == (1, None)
    assert [one["after"] for one in held["each"]] == [3, None]
    assert "1 mindful moment rated before and after: under 5 there is no mean." in result.notes
    assert "1 mindful moment without one of the two ratings, in no mean." in result.notes
    assert said(result, "moment:p") == ["tight → fear. "]


def test_an_empty_journal_says_what_would_be_here(found):
    result = found()
    assert (len(result), result.picture["beside"]["n"]) == (0, 0)
    assert result.notes == (
        "No feeling was named yet: write it beside a dream or on a page, in a word of your own.",
    )


def test_nights_and_days_apart_or_together(found):
    entries = dream("a", Affect("dread")), page("p", text="A quiet day.", affects=(Affect("calm"),))
    assert any("nights and of days are counted together" in note for note in found(*entries).notes)
    assert found(parts=("reflection",)).title == "Feelings named in 1 entry"
    with pytest.raises(ValueError, match="parts: 'dream' is none of report"):
        found(parts=("dream",))


@pytest.mark.parametrize(
    "key", ["2026-03", "family:all|envy", "beside:bright|grey", "link:9", "entry:x", "moment:x"]
)
def test_an_unknown_mark_is_no_row(found, key):
    with pytest.raises(KeyError):
        found(dream("a", Affect("dread"))).evidence(key)


def ask(journal, verb, path, body=None):
    reply = answer(journal, Request(verb, path, body))
    return reply.status, reply.body


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"reflection": {"moment": {"before": 11}}}, "before must be a whole number from 0 to 10"),
        ({"affects": [{"strength": 3}]}, "word is missing"),
        ({"affects": [{"word": " ", "strength": 3}]}, "word must not be empty"),
        ({"affects": [{"word": "dread", "family": "envy"}]}, "family must be one of"),
        ({"night": "2026-02-30"}, "no such date"),
    ],
)
def test_what_is_wrong_on_a_page_is_said_in_a_line(journal, fields, line):
    status, body = ask(journal, "POST", "entries", {"kind": "note", "reflection": {}, **fields})
    assert (status, line in body["message"]) == (400, True), body


def test_a_page_needs_no_date_and_a_label_may_be_anything(journal):
    affects = [{"word": "\U0001f630"}, {"word": "as if behind glass", "strength": 2}]
    page = {
        "kind": "note",
        "reflection": {"theme": "exams"},
        "affects": affects,
        "parts": {"reflection": "Hm."},
    }
    assert ask(journal, "POST", "entries", page)[0] == 201
    journal.add([Entry(id="h", kind="note", parts={"note": "an hour"}), dream("d")])
    (one,) = ask(journal, "GET", "reflections")[1]["reflections"]
    assert (one["reflection"]["theme"], one["night"], [each["word"] for each in one["affects"]]) == (
        "exams",
        "",
        ["\U0001f630", "as if behind glass"],
    )
    found = ask(journal, "POST", "findings", {"verb": "affects"})[1]
    assert (found["rows"][0]["period"], found["rows"][0]["labels"]) == ("all", 2)
    # A cell of text in a snapshot holds a name and no quotation.
    assert "psd.affects(journal)" in found["code"]
