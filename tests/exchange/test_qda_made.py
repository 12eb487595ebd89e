"""Projects that are made up, for the tests of what goes from program to program; and that they are whole."""

import os

from hypothesis import settings
from hypothesis import strategies as st

from jupyter_psydyn.corpus import PARTS, clean
from jupyter_psydyn.exchange.qda import project_of
from jupyter_psydyn.exchange.qda.project import going
from jupyter_psydyn.journal.coding import Annotation, Code, Codebook, Edition, Layer, Memo, Relation
from jupyter_psydyn.journal.model import Entry
from jupyter_psydyn.journal.records import Case

LARGE = os.environ.get("PSYDYN_LARGE") == "1"
TIMES = settings(max_examples=500 if LARGE else 60, deadline=None, derandomize=not LARGE)

MOON = "The moon 🌙 rose over the quay.\nI ran from a dog 🐍 with a cafe\u0301 cup, אבא שלי called."


def marked(id_, entry, words, code, part="report", **more):
    """An annotation on words of an entry."""
    text = entry.texts()[part]
    start = text.index(words)
    place = {"entry": entry.id, "part": part, "start": start, "end": start + len(words), "quote": words}
    return Annotation(**{"id": id_, "codebook": "fear", "code": code, "layer": "one", **place, **more})


def made():
    """A project with everything in it: emoji, combining marks, Hebrew, passages that overlap and nest."""
    entry = Entry(
        id="e1",
        night="1979-03-01",
        parts={"report": MOON, "reflection": "The dog again, 🐍 or not."},
        case="c",
    )
    other = Entry(id="e2", kind="note", title="A second, with no marks", parts={"report": "Nothing here."})
    book = Codebook(
        id="fear",
        title="Fear and flight",
        version=3,
        codes=(
            Code("a", "animal", definition="Any animal.\n\nAlso in\twords.", use_when="it acts", colour=3),
            Code(
                "s",
                "fear",
                "a",
                not_when="only told <of> & so on",
                example="I ran",
                since=2,
                cues=("word:dog",),
            ),
            Code("m", "moon", codable=False, counter_example="moonshine", retired=True, into=("s",)),
            Code("f", "fear", "m"),
        ),
        editions=(
            Edition(3, "change", ("s",), True, "it was too wide", "maria", "2026-01-02T03:04:05+00:00"),
        ),
        sources=("our own",),
    )
    layers = (
        Layer(id="one", title="First reading", role="clinician", reader="maria"),
        Layer(id="two", title="Second reading", reader="paul", released="2026-01-01T00:00:00+00:00"),
    )
    annotations = (
        marked(
            "x1", entry, "moon 🌙 rose", "m", version=2, memo="white\nor not", at="2026-01-01T10:00:00+00:00"
        ),
        marked("x2", entry, "🌙 rose over the quay.\nI ran", "s", by="maria", rule="word:dog"),
        marked("x3", entry, "dog 🐍", "a", layer="two"),
        marked("x4", entry, "dog 🐍 with a cafe\u0301 cup, אבא", "a"),
        marked("x5", entry, "e\u0301", "f", layer="two"),
        marked("x6", entry, "🐍 or", "a", "reflection", case="c"),
    )
    return project_of(
        (entry, other),
        (book,),
        layers,
        annotations,
        (Relation(id="r", source="x1", target="x3", type="because of", note="as it were", layer="one"),),
        (
            Memo(id="m1", on="entry", target="e1", text="A memo — on all of it 🌙", layer="one", by="maria"),
            Memo(id="m2", on="code", target="s", text="Narrower now."),
            Memo(id="m3", on="journal", text="Begun in winter."),
            Memo(id="m4", on="case", target="c", text="Dreams much.", case="c"),
        ),
        (Case(id="c", case="c", pseudonym="Maria"),),
        "Two dreams",
    )


def spans(project):
    """What is marked where, however the records are called."""
    names = {(book.id, code.id): code.name for book in project.codebooks for code in book.codes}
    return sorted(
        (one.part, one.start, one.end, one.quote, names.get((one.codebook, one.code), one.code))
        for one in project.annotations
    )


# Letters with all that goes wrong: astral, combining, right to left, line ends of other kinds, a mark.
TEXT = st.text(
    st.one_of(
        st.sampled_from("ab .\n\t🌙🐍e\u0301\u200d\u202e\u05d0\ufeff\u2028\uffff<&>\"']\\=%"),
        st.characters(codec="utf-8"),
    ),
    min_size=1,
    max_size=60,
).map(lambda text: clean(text)[0])
WORDS = TEXT.filter(lambda text: text.strip() != "")


@st.composite
def projects(draw):
    """Projects of up to four entries, two codebooks, three layers, passages anywhere."""
    entries = [
        Entry.from_dict(
            {
                "id": f"e{at}",
                "title": draw(TEXT),
                "night": draw(st.sampled_from(["", "1979-03-01", "1985?"])),
                "parts": draw(st.dictionaries(st.sampled_from(PARTS), TEXT, min_size=1)),
            }
        )
        for at in range(draw(st.integers(1, 4)))
    ]
    books = []
    for at in range(draw(st.integers(1, 2))):
        codes = []
        for number in range(draw(st.integers(1, 4))):
            above = draw(st.sampled_from(["", *(one.id for one in codes)]))
            texts = {name: draw(st.just("") | TEXT) for name in ("definition", "use_when", "example")}
            codes.append(Code(f"c{number}", draw(WORDS), above, **texts, colour=draw(st.integers(0, 7))))
        books.append(
            Codebook(id=f"b{at}", title=draw(WORDS), codes=tuple(codes), version=draw(st.integers(1, 9)))
        )
    layers = [
        Layer(id=f"l{at}", title=draw(WORDS), reader=draw(st.just("") | TEXT))
        for at in range(draw(st.integers(1, 3)))
    ]
    annotations = []
    for at in range(draw(st.integers(0, 8))):
        entry = draw(st.sampled_from(entries))
        part = draw(st.sampled_from([*(entry.texts() or entry.parts)]))
        text = entry.texts().get(part, "")
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        if not text[start:end].strip():
            continue
        book = draw(st.sampled_from(books))
        annotations.append(
            Annotation(
                id=f"a{at}",
                entry=entry.id,
                part=part,
                start=start,
                end=end,
                quote=text[start:end],
                codebook=book.id,
                memo=draw(st.just("") | TEXT),
                code=draw(st.sampled_from(book.codes)).id,
                layer=draw(st.sampled_from(layers)).id,
                version=draw(st.integers(1, 3)),
            )
        )
    ids = [one.id for one in annotations]
    relations = [
        Relation(
            id=f"r{at}",
            source=draw(st.sampled_from(ids)),
            target=draw(st.sampled_from(ids)),
            type=draw(WORDS),
        )
        for at in range(draw(st.integers(0, 2)) if ids else 0)
    ]
    memos = [Memo(id="m", on="entry", target="e0", text=draw(WORDS))] if draw(st.booleans()) else []
    return project_of(entries, books, layers, annotations, relations, memos, title=draw(WORDS).strip())


def test_all_of_what_is_made_up_goes_out():
    assert going(made()) == made()
