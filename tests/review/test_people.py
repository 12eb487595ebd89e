"""The relational map: episodes out of what readers coded, counted by figure, sign, domain and period."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jupyter_psydyn as psd
from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.corpus.night import Night
from jupyter_psydyn.desk.routes import Request, answer
from jupyter_psydyn.journal import Adjudication, Annotation, Code, Codebook, Entry, Layer, open_journal
from jupyter_psydyn.review import codebook as deeds
from jupyter_psydyn.review.episodes import Coded, episodes
from jupyter_psydyn.review.people import people_of
from jupyter_psydyn.review.ready import ready

BOOK = replace(ready("relationship-episodes"), id="b")
OPTIONS = {"layers": None, "role": "", "parts": psd.people.__kwdefaults__["parts"], "case": ""}
RELEASED = "2026-11-24T10:00:00+00:00"
MOTHER = "I wanted to tell my mother everything. She shut the door."
TEXT = f"{MOTHER} Later my boss nodded and let me finish. The lamp was on."


def corpus(entries=1):
    nights = [Night.parse(f"2026-11-{at + 1:02}") for at in range(entries)]
    return Corpus(tuple(Document(f"d{at}", {"report": TEXT}, nights[at]) for at in range(entries)))


def mark(quote, *codes, entry="d0", layer="l", **more):
    start = TEXT.index(quote)
    place = {"entry": entry, "start": start, "end": start + len(quote), "quote": quote, "layer": layer}
    return [
        Annotation(
            id=f"{entry}-{layer}-{start}-{len(quote)}-{code}", **place, codebook="b", code=code, **more
        )
        for code in codes
    ]


def mapped(marks, books=(BOOK,), entries=1, dreamers=1):
    return people_of(
        Coded(corpus(entries), tuple(marks), tuple(books), "clinician", ("l",), dreamers, OPTIONS)
    )


def row(found, key):
    return found.frame.iloc[found.keys.index(key)]


def quoted(found, key):
    return ["".join(text for text, marked in one.segments if marked) for one in found.evidence(key).passages]


def with_mother(entry, *codes):
    return mark(MOTHER, "figure-mother", *codes, entry=entry)


BOSS = "my boss nodded and let me finish"
#: Four episodes with the mother in as many nights, one with the boss; one with nobody coded.
MARKS = [
    *with_mother("d0", "wish-5", "other-5", "sign-negative", "domain-family", "period-then"),
    *with_mother("d1", "wish-5", "other-5", "self-7", "sign-negative", "domain-family", "period-now"),
    *with_mother("d2", "wish-6", "other-7", "sign-positive", "domain-family", "period-now"),
    *with_mother("d3", "wish-5", "sign-positive", "sign-negative"),
    *mark(BOSS, "figure-superior", "other-8", "sign-positive", "domain-work", entry="d1"),
    *mark("The lamp was on", "self-7", entry="d2"),
]


def test_codes_that_overlap_make_an_episode_and_what_is_missing_stays_missing():
    marks = [
        *mark("tell my mother everything", "wish-5"),
        *mark("my mother", "figure-mother"),
        *mark("everything. She shut the door", "other-5", "sign-negative"),
        *mark(BOSS, "other-8"),
    ]
    first, second = episodes(marks, [BOOK], corpus())
    assert (first.figures, first.wishes, first.others) == (("figure-mother",), ("wish-5",), ("other-5",))
    assert (first.sign, first.domains, first.periods, first.selves) == ("negative", (), (), ())
    assert TEXT[first.start : first.end] == "tell my mother everything. She shut the door"
    assert (second.figures, second.sign, second.night.text) == ((), "", "2026-11-01")


def test_passages_that_only_touch_are_two_and_the_same_words_of_two_entries_too():
    marks = [
        *mark("my mother", "wish-5"),
        *mark(" everything", "other-5"),
        *mark("my mother", "wish-5", entry="d1"),
    ]
    assert [(one.entry, one.wishes, one.others) for one in episodes(marks, [BOOK], corpus(2))] == [
        ("d0", ("wish-5",), ()),
        ("d0", (), ("other-5",)),
        ("d1", ("wish-5",), ()),
    ]


def test_what_is_suggested_rejected_or_lost_does_not_count():
    marks = [
        *mark(MOTHER, "wish-5"),
        *mark(MOTHER, "figure-mother", state="suggested"),
        *mark(MOTHER, "figure-father", state="rejected"),
        *mark(BOSS, "other-8", lost=True),
    ]
    (one,) = episodes(marks, [BOOK], corpus())
    assert one.figures == ()


def test_a_figure_alone_is_no_episode_and_that_is_said():
    found = mapped([*MARKS, *mark("The lamp", "figure-stranger")])
    assert "figure:figure-stranger" not in found.keys
    assert "1 passage with a figure, domain or period alone" in " ".join(found.notes)


def test_a_figure_has_its_signs_periods_and_most_frequent_themes_counted_by_hand():
    found = mapped(MARKS, entries=4)
    assert found.keys == ("figure:figure-mother", "figure:figure-superior", "figure:")
    mother = row(found, "figure:figure-mother")
    assert (mother.figure, mother.episodes, mother.entries) == ("mother", 4, 4)
    assert (mother.positive, mother.negative, mother.mixed) == (1, 2, 1)
    assert mother.positive_share == 1 / 4
    # Wilson, 1 of 4, z = 1.96: (1/4 + z²/8) / (1 + z²/4) -+ ...
    assert (mother.positive_share_low, mother.positive_share_high) == pytest.approx(
        (0.0456, 0.6994), abs=1e-4
    )
    assert (mother.then, mother.now) == (1, 2)
    assert (mother.wish, mother.wish_episodes, mother.wish_share) == (
        "Wish to be close and to accept",
        3,
        3 / 4,
    )
    assert (mother.wish_share_low, mother.wish_share_high) == pytest.approx((0.3006, 0.9544), abs=1e-4)
    assert (mother.other, mother.other_share) == ("Other rejecting and opposing", 2 / 4)
    assert (mother["self"], mother.self_share) == ("Self disappointed and downcast", 1 / 4)
    assert (mother["first"], mother["last"]) == ("2026-11-01", "2026-11-04")


def test_what_was_not_coded_has_no_figure_of_its_own():
    found = mapped(MARKS, entries=4)
    boss, nobody = row(found, "figure:figure-superior"), row(found, "figure:")
    assert (boss.wish, boss.wish_episodes, boss.wish_share != boss.wish_share) == ("", 0, True)
    assert (nobody.figure, nobody.episodes, nobody.positive_share != nobody.positive_share) == (
        "no figure coded",
        1,
        True,
    )
    missing = "figure in 1, wish in 2, response in 1, sign in 1, domain in 2, period in 3."
    assert f"Not coded, and not guessed, in these 6 episodes: {missing}" in found.notes


def test_themes_that_are_as_frequent_are_all_named():
    marks = [*with_mother("d0", "wish-5"), *with_mother("d1", "wish-1")]
    assert row(mapped(marks, entries=2), "figure:figure-mother").wish == (
        "Wish to be oneself and independent; Wish to be close and to accept"
    )


def test_an_episode_with_two_figures_counts_for_both():
    marks = [
        *mark("my mother everything. She shut", "figure-mother", "sign-negative"),
        *mark("She shut the door. Later my boss", "figure-superior"),
    ]
    found = mapped(marks)
    assert found.frame.episodes.tolist() == [1, 1]
    assert quoted(found, "figure:figure-mother") == quoted(found, "figure:figure-superior")
    assert any("1 episode with several figures, counted for each" in note for note in found.notes)


def test_every_mark_leads_to_its_passages():
    found = mapped(MARKS, entries=4)
    assert quoted(found, "figure:figure-superior") == [BOSS]
    assert quoted(found, "episode:1") == [MOTHER]
    assert len(quoted(found, "cell:domain-family|other-5")) == 2
    assert quoted(found, "cell:|self-7") == ["The lamp was on"]
    assert [one.entry for one in found.evidence("period:now|wish-5").passages] == ["d1"]
    assert [one.entry for one in found.evidence("tie:figure-mother|negative").passages] == ["d0", "d1"]
    assert str(found.evidence("tie:figure-mother|mixed").passages[0]).startswith("Episode 6: [I wanted")
    with pytest.raises(KeyError, match="keys look like figure:figure-mother"):
        found.evidence("cell:domain-work|wish-1")


def test_the_picture_holds_the_ties_the_episodes_the_map_and_then_and_now():
    picture = mapped(MARKS, entries=4).picture
    mother = picture["figures"][0]
    assert [(tie["sign"], tie["episodes"]) for tie in mother["ties"]] == [
        ("positive", 1),
        ("negative", 2),
        ("mixed", 1),
    ]
    assert [one["entry"] for one in picture["episodes"]] == ["d0", "d1", "d1", "d2", "d2", "d3"]
    assert [(one["code"], one["episodes"]) for one in picture["map"]["domains"]] == [
        ("domain-family", 3),
        ("domain-work", 1),
        ("", 2),
    ]
    cells = {one["key"]: one["episodes"] for one in picture["map"]["cells"]}
    assert cells["cell:domain-family|wish-5"] == 2
    assert (picture["periods"]["then"], picture["periods"]["now"]) == (1, 2)
    now = {one["other"]: one["episodes"] for one in picture["periods"]["cells"] if one["one"] == "now"}
    assert now == {"wish-5": 1, "wish-6": 1, "other-5": 1, "other-7": 1, "self-7": 1}
    assert picture["names"]["cell:domain-family|wish-5"] == "Wish to be close and to accept, family"


def test_a_wish_and_a_response_that_go_apart_are_an_observation_with_passages():
    found = mapped(MARKS, entries=4)
    (against,) = found.picture["against"]
    assert (against["key"], against["episodes"]) == ("against:wish-5|other-5", 2)
    assert [one.entry for one in found.evidence(against["key"]).passages] == ["d0", "d1"]
    assert (
        "Wish and response apart: Wish to be close and to accept and Other rejecting and opposing (2). "
        "An observation, not a judgement." in found.notes
    )


def test_small_numbers_are_called_small():
    assert (
        mapped(MARKS, entries=4).notes[0]
        == "Under about ten episodes a most frequent theme says little: so it is here."
    )
    many = [one for at in range(12) for one in with_mother(f"d{at}", "wish-5")]
    many += mark(BOSS, "figure-superior", "other-8")
    assert mapped(many, entries=12).notes[0].endswith("so it is of somebody above.")


def test_nothing_coded_says_what_would_be_here():
    found = mapped([])
    assert len(found) == 0
    assert found.notes == (found.notes[0],)
    assert found.notes[0].startswith("No episode was coded yet")


def changed(book, deed, *args, **options):
    return deed(book, *args, **options, by="ada", at=RELEASED)


def test_a_renamed_figure_keeps_its_episodes_and_has_its_new_name():
    done = changed(BOOK, deeds.change, "figure-mother", {"name": "Figure: Mama"}, meaning=False, why="")
    assert row(mapped(MARKS, [done.codebook], 4), "figure:figure-mother").figure == "Mama"


def test_a_retired_figure_still_counts_what_was_coded():
    done = changed(BOOK, deeds.retire, "figure-mother")
    assert row(mapped(MARKS, [done.codebook], 4), "figure:figure-mother").episodes == 4


def test_merged_figures_are_one_whether_an_annotation_was_recoded_or_not():
    aunt = Code("aunt", "Aunt Vera", parent="figure")
    book = changed(BOOK, deeds.add, aunt).codebook
    marks = [*MARKS, *mark(BOSS, "aunt", "wish-1", entry="d3")]
    done = changed(book, deeds.merge, marks, ["figure-mother"], "aunt")
    # Those that are not recoded are of a reader who is elsewhere, and come with an import.
    for now in (marks, [{one.id: one for one in done.recoded}.get(old.id, old) for old in marks]):
        found = mapped(now, [done.codebook], 4)
        assert found.keys[0] == "figure:aunt"
        assert (row(found, "figure:aunt").figure, row(found, "figure:aunt").episodes) == ("Aunt Vera", 5)


def test_a_split_figure_stays_what_it_was_until_somebody_chooses():
    done = changed(BOOK, deeds.split, MARKS, "figure-mother", ["Mother", "Stepmother"])
    assert row(mapped(MARKS, [done.codebook], 4), "figure:figure-mother").episodes == 4


def test_signs_that_were_made_one_tell_nothing_any_more():
    done = changed(BOOK, deeds.merge, [], ["sign-positive"], "sign-negative")
    assert {one.sign for one in episodes(MARKS, [done.codebook], corpus(4))} == {""}


@pytest.mark.parametrize("root", [Code("figure", "Who", codable=False), Code("x1", "figure", codable=False)])
def test_a_figure_of_a_cases_own_codebook_joins_the_episode(root):
    own = Codebook(id="own", title="People of Vera", codes=(root, Code("x2", "Emmy", parent=root.id)))
    marks = [*mark(MOTHER, "wish-5"), *(replace(one, codebook="own") for one in mark("my mother", "x2"))]
    found = mapped(marks, [BOOK, own])
    assert (found.keys, row(found, "figure:x2").figure) == (("figure:x2",), "Emmy")


def test_codes_of_another_codebook_are_no_part_of_an_episode():
    other = replace(ready("affect"), id="a")
    marks = [*mark(MOTHER, "wish-5"), *(replace(one, codebook="a") for one in mark(BOSS, "fear", "joy"))]
    assert len(episodes(marks, [BOOK, other], corpus())) == 1


def test_two_readers_who_coded_one_episode_make_it_no_two():
    marks = [*mark(MOTHER, "figure-mother", "wish-5"), *mark(MOTHER, "figure-mother", "other-5", layer="m")]
    found = mapped(marks)
    assert row(found, "figure:figure-mother").episodes == 1
    assert any(note.startswith("1 episode coded in several layers") for note in found.notes)


CODES = [one.id for one in BOOK.codes if one.codable]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 80), st.integers(1, 30), st.sampled_from(CODES)),
        max_size=25,
    )
)
def test_rows_add_up_and_the_evidence_of_a_figure_is_that_of_its_episodes(drawn):
    marks = [
        Annotation(entry=f"d{entry}", start=at, end=at + long, quote="x", codebook="b", code=code, layer="l")
        for entry, at, long, code in drawn
    ]
    found = mapped(marks, entries=4)
    told = found.relations.episodes
    assert sum(found.frame.episodes) == sum(len(one.figures) or 1 for one in told)
    for key, figure in zip(found.keys, found.picture["figures"], strict=True):
        mine = [one["key"] for one in found.picture["episodes"] if key in one["figures"]]
        assert quoted(found, key) == [text for one in mine for text in quoted(found, one)]
        assert sum(tie["episodes"] for tie in figure["ties"]) == figure["episodes"] == len(mine)
    by_period = Counter(period for one in told for period in one.periods)
    assert (found.picture["periods"]["then"], found.picture["periods"]["now"]) == (
        by_period["then"],
        by_period["now"],
    )
    for name in ("positive_share", "wish_share", "other_share", "self_share"):
        known = found.frame[found.frame[name].notna()]
        assert (known[f"{name}_low"] <= known[name]).all()
        assert (known[name] <= known[f"{name}_high"]).all()


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "a.psydyn", create=True, example="the lamp in the hall") as journal:
        for at in range(4):
            journal.save(Entry(id=f"d{at}", night=f"2026-11-0{at + 1}", parts={"report": TEXT}))
        journal.put(BOOK)
        journal.put(Layer(id="l", title="Mine", role="clinician", reader=journal.author))
        journal.put_all(MARKS)
        yield journal


def test_a_private_layer_leaves_no_trace(journal):
    before = psd.people(journal).snapshot()
    case = journal.private_case(journal.cases()[0].id)
    journal.put(Layer(id="p", title="P", role="clinician", reader=journal.author, private=True, case=case))
    journal.put_all(mark(BOSS, "figure-father", "wish-1", layer="p", entry="d3"))
    assert psd.people(journal).snapshot() == before
    with pytest.raises(ValueError, match="a private one is in no statistic"):
        psd.people(journal, layers=["p"])


def test_roles_are_never_put_together(journal):
    dreamer = Layer(id="d", title="Theirs", role="dreamer", reader="vera", released=RELEASED)
    blind = Layer(id="c", title="Blind", role="clinician", reader="bo")
    journal.put_all([dreamer, blind])
    journal.put_all(mark(BOSS, "figure-friend", "wish-1", layer="d", entry="d0"))
    journal.put_all(mark(BOSS, "figure-father", "wish-1", layer="c", entry="d3"))
    assert psd.people(journal).keys == ("figure:figure-mother", "figure:figure-superior", "figure:")
    assert psd.people(journal, role="dreamer").keys == ("figure:figure-friend",)
    assert psd.people(journal, layers=["d"]).caption.endswith("coded by the dreamer")
    with pytest.raises(ValueError, match="clinician and dreamer are never put together"):
        psd.people(journal, layers=["l", "d"])
    journal.put(Layer(id="e", title="Me too", role="dreamer", reader=journal.author))
    with pytest.raises(ValueError, match="say which one"):
        psd.people(journal)
    with pytest.raises(ValueError, match="released"):
        psd.people(journal, layers=["c"])
    with pytest.raises(ValueError, match="role: 'judge' is none of"):
        psd.people(journal, role="judge")


def test_what_settled_a_difference_stands_for_what_was_said_before(journal):
    journal.put(Layer(id="o", title="Other", role="clinician", reader="bo", released=RELEASED))
    journal.put(Layer(id="s", title="S", role="clinician", reader=journal.author, settles=("l", "o")))
    said = journal.put_all(mark(BOSS, "figure-father", layer="o", entry="d1"))
    mine = next(one.id for one in MARKS if one.code == "figure-superior")
    (kept,) = journal.put_all(mark(BOSS, "figure-colleague", layer="s", entry="d1"))
    settles = (mine, said[0].id)
    journal.put(Adjudication(layer="s", entry="d1", settles=settles, kept=kept.id, reason="his equal"))
    assert psd.people(journal).keys == ("figure:figure-mother", "figure:figure-colleague", "figure:")


def test_parts_and_cases_narrow_what_is_read(journal):
    assert len(psd.people(journal, parts=["association"])) == 0
    case = journal.cases()[0].id
    narrowed = psd.people(journal, case=case)
    assert len(narrowed) == 3
    assert (
        narrowed.to_code() == f"import jupyter_psydyn as psd\n\nresult = psd.people(journal, case={case!r})\n"
    )
    with pytest.raises(ValueError, match="parts: 'dreams' is none of"):
        psd.people(journal, parts=["dreams"])
    with pytest.raises(ValueError, match="no such case"):
        psd.people(journal, case="x")


def test_the_desk_answers_with_the_map_its_passages_and_its_cell(journal, monkeypatch):
    def ask(path, status=200, **body):
        reply = answer(journal, Request("POST", path, {"verb": "people", **body}))
        assert reply.status == status, reply.body
        return reply.body

    told = ask("findings", parameters={"role": "clinician"})
    assert (told["kind"], told["rows"][0]["key"]) == ("people", "figure:figure-mother")
    of = {"key": "cell:domain-work|other-8", "parameters": {"layers": ["l"]}}
    assert [one["entry"] for one in ask("passages", **of)["passages"]] == ["d1"]
    assert "no such row" in ask("passages", 404, key="figure:figure-child")["message"]
    assert "layers must be a list of ids" in ask("findings", 400, parameters={"layers": "l"})["message"]
    assert "no parameter 'private'" in ask("findings", 400, parameters={"private": True})["message"]
    monkeypatch.chdir(journal.path.parent)
    for narrow in ({}, {"entry": "d1"}, {"code": "figure-mother"}):
        shown = ask("findings", parameters={"role": "clinician"}, narrow=narrow)
        *lines, last = shown["code"].splitlines()
        scope: dict[str, object] = {}
        exec("\n".join(lines), scope)
        with scope["journal"]:
            assert eval(last, scope).snapshot()["rows"] == shown["rows"]
        if "entry" in narrow:
            assert {one["entries"] for one in shown["rows"]} == {1}
