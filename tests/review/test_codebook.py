"""Deeds on a codebook: by hand, and in any order."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.journal import Annotation, Code, Codebook
from jupyter_psydyn.review import codebook as deeds
from jupyter_psydyn.review.near import distance, near

SIGNED = {"by": "ada", "at": "2026-03-01T07:00:00+00:00"}
BOOK = Codebook(
    id="book",
    title="Feelings",
    codes=(
        Code("fear", "Fear", definition="something threatens"),
        Code("water", "of water", parent="fear"),
        Code("deep", "of the deep", parent="water"),
        Code("joy", "Joy"),
    ),
)


def mark(id, code, **fields):  # noqa: A002
    given = {"entry": "dream", "start": 0, "end": 4, "quote": "fear", "codebook": "book", "version": 1}
    return Annotation(id=id, code=code, **{**given, **fields})


def split(book, marks, code, names):
    ids = iter(f"new-{book.version}-{at}" for at in range(9))
    return deeds.split(book, marks, code, names, **SIGNED, new=lambda: next(ids))


def last(done):
    one = done.codebook.editions[-1]
    return one.version, one.deed, one.codes, one.meaning


def test_a_new_code_raises_the_version_and_is_signed():
    done = deeds.add(BOOK, Code("rage", "Rage"), **SIGNED)
    assert done.codebook.version == 2
    assert done.codebook.code("rage").since == 2
    assert last(done) == (2, "add", ("rage",), False)
    edition = done.codebook.editions[-1]
    assert (edition.by, edition.at) == ("ada", SIGNED["at"])
    assert done.near == ()


@pytest.mark.parametrize("name", ["Fear", "fear", " FEAR  "])
def test_the_same_name_is_refused(name):
    with pytest.raises(ValueError, match="already has a code 'Fear'"):
        deeds.add(BOOK, Code("other", name), **SIGNED)


def test_the_name_of_a_retired_code_is_refused_with_a_way_out():
    book = deeds.retire(BOOK, "joy", **SIGNED).codebook
    with pytest.raises(ValueError, match="retired: restore it"):
        deeds.add(book, Code("other", "joy"), **SIGNED)


def test_a_new_code_needs_its_parent_and_a_new_id():
    with pytest.raises(ValueError, match="no code 'nowhere'"):
        deeds.add(BOOK, Code("x", "X", parent="nowhere"), **SIGNED)
    with pytest.raises(ValueError, match="the id fear"):
        deeds.add(BOOK, Code("fear", "Another"), **SIGNED)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Fears", "Fear"),
        ("FEAR!", "fear"),
        ("Féar", "Fear"),
        ("Body colour", "Body color"),
        ("Behaviour", "Behavior"),
        ("Water, fear of", "Fear of the water"),
        ("Hating", "Hate"),
        ("Families", "Family"),
    ],
)
def test_a_near_duplicate_is_found_by_its_name(name, other):
    old = Code("old", other)
    assert near(Code("new", name), [old]) == (old,)


@pytest.mark.parametrize(("name", "other"), [("Dog", "Fog"), ("Joy", "Fear"), ("Mother", "Father figure")])
def test_other_names_are_not_near(name, other):
    assert near(Code("new", name), [Code("old", other)]) == ()


def test_a_near_duplicate_is_found_by_its_definition():
    one = Code("one", "Dread", definition="Something threatens the dreamer at night")
    two = Code("two", "Angst", definition="At night something threatens a dreamer, badly")
    assert near(one, [one, two]) == (two,)
    assert near(one, [replace(two, definition="Something quite different happens in the garden")]) == ()


def test_it_warns_and_does_not_refuse():
    done = deeds.add(BOOK, Code("fears", "Fears"), **SIGNED)
    assert [one.id for one in done.near] == ["fear"]
    assert done.codebook.code("fears")


def test_distances_by_hand():
    assert [distance(*pair) for pair in (("", ""), ("", "ab"), ("kitten", "sitting"), ("flaw", "lawn"))] == [
        0,
        2,
        3,
        2,
    ]


def test_another_meaning_makes_what_was_coded_stale_until_it_is_confirmed():
    old = mark("a", "fear")
    done = deeds.change(BOOK, "fear", {"definition": "felt fear"}, meaning=True, why="too wide", **SIGNED)
    book = done.codebook
    assert (book.version, book.code("fear").since) == (2, 2)
    assert last(done) == (2, "change", ("fear",), True)
    assert book.editions[-1].why == "too wide"
    assert deeds.stale(book, [old, mark("b", "fear", version=2), mark("c", "joy")]) == [old]
    assert deeds.stale(book, [deeds.confirm(old, book)]) == []
    assert deeds.confirm(old, book) == replace(old, version=2)


def test_another_wording_raises_nothing_but_is_told():
    done = deeds.change(BOOK, "fear", {"definition": "Something threatens."}, meaning=False, why="", **SIGNED)
    assert (done.codebook.version, done.codebook.code("fear").since) == (1, 1)
    assert last(done) == (1, "change", ("fear",), False)
    assert deeds.stale(done.codebook, [mark("a", "fear")]) == []


def test_no_change_is_no_edition():
    assert deeds.change(BOOK, "fear", {"name": "Fear"}, meaning=True, why="", **SIGNED).codebook == BOOK


@pytest.mark.parametrize("fields", [{"parent": "joy"}, {"retired": True}, {"since": 9}, {"into": ["joy"]}])
def test_what_has_a_deed_of_its_own_is_not_changed_in_passing(fields):
    with pytest.raises(ValueError, match="is not changed here"):
        deeds.change(BOOK, "fear", fields, meaning=False, why="", **SIGNED)


def test_a_change_is_checked():
    with pytest.raises(ValueError, match="colour"):
        deeds.change(BOOK, "fear", {"colour": 12}, meaning=False, why="", **SIGNED)
    with pytest.raises(ValueError, match="already has a code 'Joy'"):
        deeds.change(BOOK, "fear", {"name": "joy"}, meaning=False, why="", **SIGNED)
    with pytest.raises(ValueError, match="no code 'gone'"):
        deeds.change(BOOK, "gone", {"name": "joy"}, meaning=False, why="", **SIGNED)


def test_a_code_is_moved_with_what_is_below_it():
    done = deeds.move(BOOK, "water", "joy", **SIGNED)
    assert deeds.path(done.codebook, done.codebook.code("deep")) == "Joy / of water / of the deep"
    assert (done.codebook.version, last(done)) == (1, (1, "move", ("water",), False))
    assert deeds.children(deeds.move(BOOK, "water", "", **SIGNED).codebook) == (
        BOOK.codes[0],
        replace(BOOK.codes[1], parent=""),
        BOOK.codes[3],
    )


@pytest.mark.parametrize("parent", ["fear", "water", "deep"])
def test_a_code_cannot_stand_above_itself(parent):
    with pytest.raises(ValueError, match="cannot stand under"):
        deeds.move(BOOK, "fear", parent, **SIGNED)


def test_a_merge_recodes_what_was_accepted_in_every_layer_and_loses_nothing():
    marks = [
        mark("a", "joy", layer="mine", memo="so glad", revision=3),
        mark("b", "joy", layer="hers"),
        mark("c", "joy", state="rejected"),
        mark("d", "fear"),
        mark("e", "joy", codebook="another"),
    ]
    done = deeds.merge(BOOK, marks, ["joy"], "fear", why="one feeling", **SIGNED)
    assert done.recoded == tuple(replace(one, code="fear", version=2) for one in marks[:2])
    assert done.recoded[0].memo == "so glad"
    assert done.recoded[0].revision == 3
    joy = done.codebook.code("joy")
    assert (joy.retired, joy.into) == (True, ("fear",))
    assert last(done) == (2, "merge", ("joy", "fear"), True)
    assert deeds.stale(done.codebook, [*done.recoded, *marks[2:]]) == []


def test_what_waited_to_be_looked_at_still_waits_after_a_merge():
    book = deeds.change(BOOK, "joy", {"definition": "x"}, meaning=True, why="", **SIGNED).codebook
    book = deeds.change(book, "fear", {"definition": "y"}, meaning=True, why="", **SIGNED).codebook
    book_marks = [mark("a", "joy"), mark("b", "joy", version=2)]
    done = deeds.merge(book, book_marks, ["joy"], "fear", **SIGNED)
    assert [one.version for one in done.recoded] == [1, 4]
    assert [one.id for one in deeds.stale(done.codebook, done.recoded)] == ["a"]


def test_a_code_merged_into_one_below_it_makes_no_cycle():
    done = deeds.merge(BOOK, [], ["fear"], "deep", **SIGNED)
    parents = {one.id: one.parent for one in done.codebook.codes}
    assert parents == {"fear": "", "water": "", "deep": "water", "joy": ""}
    done = deeds.merge(BOOK, [], ["fear", "water"], "deep", **SIGNED)
    assert {one.id: one.parent for one in done.codebook.codes}["deep"] == ""
    done = deeds.merge(BOOK, [], ["water"], "joy", **SIGNED)
    assert deeds.children(done.codebook, "joy") == (replace(BOOK.codes[2], parent="joy"),)


@pytest.mark.parametrize(
    ("ids", "into", "says"),
    [
        (["fear"], "fear", "into itself"),
        ([], "fear", "which codes"),
        (["gone"], "fear", "no code 'gone'"),
        (["fear"], "gone", "no code 'gone'"),
    ],
)
def test_a_merge_that_cannot_be(ids, into, says):
    with pytest.raises(ValueError, match=says):
        deeds.merge(BOOK, [], ids, into, **SIGNED)


def test_nothing_is_merged_into_a_heading_or_a_retired_code():
    book = replace(
        BOOK, codes=(*BOOK.codes, Code("top", "Top", codable=False), Code("old", "Old", retired=True))
    )
    with pytest.raises(ValueError, match="heading"):
        deeds.merge(book, [], ["joy"], "top", **SIGNED)
    with pytest.raises(ValueError, match="restore it first"):
        deeds.merge(book, [], ["joy"], "old", **SIGNED)


def test_restored_after_a_merge_a_code_can_be_used_again():
    merged = deeds.merge(BOOK, [mark("a", "joy")], ["joy"], "fear", **SIGNED)
    done = deeds.restore(merged.codebook, "joy", **SIGNED)
    assert done.codebook.code("joy") == BOOK.code("joy")
    assert done.codebook.version == 3
    assert last(done) == (3, "restore", ("joy",), False)
    assert done.recoded == ()
    with pytest.raises(ValueError, match="not retired"):
        deeds.restore(done.codebook, "joy", **SIGNED)


def test_after_a_split_somebody_chooses():
    marks = [mark("a", "water"), mark("b", "joy")]
    done = split(BOOK, marks, "water", ["of rivers", "of the sea"])
    book = done.codebook
    assert done.recoded == ()
    rivers, sea = book.codes[-2:]
    assert [(one.name, one.parent, one.since) for one in (rivers, sea)] == [
        ("of rivers", "fear", 2),
        ("of the sea", "fear", 2),
    ]
    water = book.code("water")
    assert (water.retired, water.into) == (True, (rivers.id, sea.id))
    assert last(done) == (2, "split", ("water", rivers.id, sea.id), True)
    assert deeds.stale(book, marks) == marks[:1]
    with pytest.raises(ValueError, match="of rivers, of the sea: choose"):
        deeds.confirm(marks[0], book)
    assert deeds.stale(book, [replace(marks[0], code=sea.id, version=book.version)]) == []


def test_a_split_needs_two_new_names():
    for names, says in (
        (["one"], "at least two"),
        (["a", "A"], "already has"),
        (["Joy", "b"], "already has"),
    ):
        with pytest.raises(ValueError, match=says):
            split(BOOK, [], "water", names)


def test_a_retired_code_keeps_what_was_coded_and_is_not_offered():
    done = deeds.retire(BOOK, "joy", **SIGNED)
    assert last(done) == (2, "retire", ("joy",), False)
    assert deeds.stale(done.codebook, [mark("a", "joy")]) == []
    assert deeds.find(done.codebook, "jo") == []
    with pytest.raises(ValueError, match="restore it first"):
        deeds.retire(done.codebook, "joy", **SIGNED)


def test_another_title():
    done = deeds.retitle(BOOK, " Moods ", **SIGNED)
    assert (done.codebook.title, done.codebook.version, last(done)) == ("Moods", 1, (1, "title", (), False))
    with pytest.raises(ValueError, match="must not be empty"):
        deeds.retitle(BOOK, "  ", **SIGNED)


def test_two_letters_find_a_code():
    codes = ("Water", "Fear of water", "A well", "Fear", "Snow white")
    book = replace(BOOK, codes=tuple(Code(f"c{at}", name) for at, name in enumerate(codes)))

    def found(letters):
        return [one.name for one in deeds.find(book, letters)]

    assert found("wa") == ["Water", "Fear of water"]
    assert found("fear") == ["Fear", "Fear of water"]
    assert found("sw") == ["Snow white"]
    assert found("fow") == ["Fear of water"]
    assert found("zz") == found("") == []
    assert [one.id for one in deeds.find(BOOK, "fe")] == ["fear", "water", "deep"]


def test_what_differs_between_two_versions_line_by_line():
    book = deeds.add(BOOK, Code("rage", "Rage", parent="joy"), **SIGNED).codebook
    book = deeds.change(
        book, "fear", {"name": "Dread", "definition": "x"}, meaning=True, why="", **SIGNED
    ).codebook
    book = deeds.move(book, "deep", "", **SIGNED).codebook
    book = deeds.merge(book, [], ["water"], "fear", **SIGNED).codebook
    book = deeds.retitle(book, "Moods", **SIGNED).codebook
    assert deeds.between(BOOK, book) == [
        "Title: Feelings → Moods",
        "Renamed: Fear → Dread",
        "Changed (its meaning): Dread, the definition",
        "Retired: of water, into Dread",
        "Moved: of the deep, from of water to the top",
        "Added: Joy / Rage",
    ]
    assert deeds.between(book, book) == []
    assert "Restored: of water" in deeds.between(book, BOOK)
    assert "Gone: Joy / Rage" in deeds.between(book, BOOK)


WORDS = st.sampled_from(["Fear", "Joy", "Rage", "Sea", "River", "Night", "Door", "Dog"])
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "change", "move", "merge", "split", "retire", "restore", "mark"]),
        st.integers(0, 20),
        st.integers(0, 20),
        WORDS,
        WORDS,
    ),
    max_size=25,
)


def _step(book, marks, step, at):
    deed, one, other, name, second = step
    code, target = (book.codes[n % len(book.codes)].id for n in (one, other))
    ways = {
        "add": lambda: deeds.add(book, Code(f"added-{at}", name, parent=target), **SIGNED),
        "change": lambda: deeds.change(
            book, code, {"definition": name + second}, meaning=bool(other % 2), why="", **SIGNED
        ),
        "move": lambda: deeds.move(book, code, target, **SIGNED),
        "merge": lambda: deeds.merge(
            book, marks.values(), [code, book.codes[(one + 1) % len(book.codes)].id], target, **SIGNED
        ),
        "split": lambda: deeds.split(book, marks.values(), code, [name, second + "s"], **SIGNED),
        "retire": lambda: deeds.retire(book, code, **SIGNED),
        "restore": lambda: deeds.restore(book, code, **SIGNED),
    }
    if deed == "mark":
        marks[f"mark-{at}"] = mark(f"mark-{at}", code, version=book.version, memo=name)
        return deeds.Done(book)
    return ways[deed]()


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_whatever_is_done_every_annotation_has_its_code_and_no_version_falls(steps):
    book, marks = BOOK, {one: mark(one, one, memo=f"of {one}") for one in ("fear", "water", "deep", "joy")}
    for at, step in enumerate(steps):
        before = {one.id: one.memo for one in marks.values()}
        try:
            done = _step(book, marks, step, at)
        except ValueError:
            continue
        assert done.codebook.version >= book.version
        assert {one.id for one in book.codes} <= {one.id for one in done.codebook.codes}
        assert len(done.codebook.editions) >= len(book.editions)
        marks |= {one.id: one for one in done.recoded}
        book = done.codebook
        assert all(marks[one].memo == memo for one, memo in before.items())
        assert all(book.code(one.code) and one.version <= book.version for one in marks.values())
        assert all(one.since <= book.version for one in book.codes)
        # Reading refuses a cycle, a missing parent and an id that stands twice.
        assert Codebook.from_dict(book.to_dict()) == book
        assert len({one.name.casefold() for one in book.codes}) == len(book.codes)
        # A path that runs in a circle would never end.
        assert all(deeds.path(book, one).endswith(one.name) for one in book.codes)
