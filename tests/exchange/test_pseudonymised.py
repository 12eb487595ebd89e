"""A copy under masks: every mark on its words, no name of the register in its bytes, all decided before."""

import json
import zipfile
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.exchange import export
from jupyter_psydyn.exchange.copies import Undecided
from jupyter_psydyn.exchange.pseudonym import Masks, Shift, pseudonymised, survey
from jupyter_psydyn.exchange.pseudonym.copy import NEVER
from jupyter_psydyn.exchange.pseudonym.fields import ACCOUNTS, CHOICES, DAYS_OF_A_LIFE, IDS, MOMENTS, NIGHTS
from jupyter_psydyn.journal import (
    Affect,
    Annotation,
    Association,
    Attainment,
    Case,
    Code,
    Codebook,
    Consent,
    Departure,
    Element,
    Entry,
    Evidence,
    Figure,
    Goal,
    Hour,
    HourMark,
    Hypothesis,
    Identifier,
    Layer,
    LifeEvent,
    Memo,
    MindfulMoment,
    Moment,
    Rating,
    Reflection,
    Relation,
    Session,
    Trial,
    Trigger,
    model,
    session,
)
from jupyter_psydyn.journal.record import Plain
from jupyter_psydyn.journal.records import RECORDS

NAMES = ("Annabeth", "Çağla Yıldız", "O'Brien", "田中")
FIGURES = tuple(
    Figure(id=f"f{at}", case="c", name=name, relation=relation)
    for at, (name, relation) in enumerate(
        zip(NAMES, ("sister", "colleague", "colleague", "boss"), strict=True)
    )
)
BACK = Shift(-700)


def masks(figures=FIGURES, decided=()):
    return Masks.of(figures, list(decided), {"c": BACK})


WORDS = (
    *NAMES,
    *("annabeth's", "CAGLA YILDIZ", "o brien", "water", "the", "on 3 May 2021", "a@b.org", "é"),
    *("🌊", "👩‍👩‍👧", "\n"),
)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@st.composite
def marked(draw):
    """An entry with every kind of text, and marks wherever they fall."""
    report, said, answers = draw(texts), draw(texts), draw(st.lists(texts, max_size=2))
    start = draw(st.integers(0, len(report) - 1))
    quote = report[start : start + draw(st.integers(1, 12))]
    elements = ()
    if quote.strip():
        chain = tuple(Association(f"a{at}", text) for at, text in enumerate(answers) if text.strip())
        elements = (Element("e1", "report", start, start + len(quote), quote, chain),)
    cuts = sorted(draw(st.sets(st.integers(0, len(said)), max_size=5)))
    moments = tuple(Moment(first, last, 100.0 * first, 100.0 * last) for first, last in pairwise(cuts))
    entry = Entry(
        id="d1",
        case="c",
        parts={"report": report, "association": said},
        elements=elements,
        session=Session("stream", moments=moments),
    )
    marks = []
    for part, text in entry.texts().items():
        first = draw(st.integers(0, len(text) - 1))
        quote = text[first : first + draw(st.integers(1, 20))]
        if quote.strip():
            place = {"part": part, "start": first, "end": first + len(quote), "quote": quote}
            marks.append(Annotation(f"m{part}", "c", entry="d1", code="x", **place))
    return entry, tuple(marks)


@settings(max_examples=150, deadline=None)
@given(marked())
def test_every_mark_is_on_the_pseudonym_of_its_words(case):
    entry, marks = case
    made = pseudonymised([entry, *marks], masks())
    there, *moved = made.records
    # What a journal checks of every entry: elements stand where they say.
    texts = there.texts()
    for element in there.elements:
        assert texts["report"][element.start : element.end] == element.quote
    for old, new in zip(marks, moved, strict=True):
        text = texts[new.part]
        assert text[new.start : new.end] == new.quote
        # The words before, within and after a mark are those of before, each under its own name.
        assert masked(old.quote) == new.quote or touches_a_name(old, entry)
    said = there.parts["association"]
    for before, after in pairwise(there.session.moments):
        assert before.end <= after.start
    assert all(0 <= one.start < one.end <= len(said) for one in there.session.moments)
    assert last_ms(there.session) == last_ms(entry.session)
    whole = json.dumps([one.to_dict() for one in made.records], ensure_ascii=False).casefold()
    assert not any(name.casefold() in whole for name in (*NAMES, "cagla", "o brien"))


def masked(text):
    mask = masks().over("c")
    return mask.read(text).edits.applied(text)


def touches_a_name(mark, entry):
    """Whether a border of a mark lies within words that are replaced, so that it holds all of them now."""
    text = entry.texts()[mark.part]
    edits = masks().over("c").read(text).edits.each
    return (
        any(one.start < place < one.end for one in edits for place in (mark.start, mark.end)) or "\n" in text
    )


def last_ms(sitting):
    return max((one.to_ms for one in sitting.moments), default=0)


REGISTER = (
    Figure(id="f1", case="c", name="Annabeth Quill", variants=("Annabeth", "Nabbi"), relation="sister"),
    Figure(id="f2", case="c", name="Okonkwo", relation="colleague", note="Okonkwo is her boss"),
    Figure(id="f3", case="c", name="Zephyrine", pseudonym="Berta"),
)
SAID = "then Annabeth came"
OF_IT = {"entry": "d1", "code": "k1", "codebook": "b"}
ANSWERS = (Association("a1", "Okonkwo", affect=Affect("as Nabbi")),)
TRIALS = (Trial("sea", "Nabbi", remark="said Okonkwo", reproduction="nabbi"),)
MOMENT = MindfulMoment("Nabbi", "Nabbi", "Nabbi")
TRIGGERS = (Trigger("Okonkwo", "as Nabbi", "wrote to Annabeth"),)


def everywhere():
    """A name of the register in every place of a case where somebody can write one."""
    entry = Entry(
        id="d1",
        case="c",
        kind="dream",
        night="2021-05-03",
        created="2021-05-04T06:40:00.000+00:00",
        title=SAID,
        parts={
            "report": SAID,
            "residue": SAID,
            "reflection": SAID,
            "note": SAID,
            "association": "with Nabbi",
        },
        told=f"{SAID}, I think",
        affects=(Affect("annabeth-ish", 3, "joy"),),
        tags=("Annabeth",),
        elements=(
            Element("e1", "report", 5, 13, "Annabeth", ANSWERS),
            Element("e2", "", 0, 0, "Zephyrine"),
            Element("e3", "report", 5, 9, "Okon", lost=True),
        ),
        session=Session(
            "word-list",
            "Annabeth",
            trials=(Trial("sea", "Nabbi", remark="said Okonkwo", reproduction="nabbi"),),
        ),
        hour=Hour(marks=(HourMark("rupture", "Okonkwo laughed"),), ratings=(Rating("like Nabbi", 1, 2),)),
        reflection=Reflection("Annabeth", TRIGGERS, MOMENT),
        release={"supervisor": "2021-06-01"},
    )
    book = Codebook(
        id="b",
        case="c",
        title="what Annabeth does",
        codes=(Code("k1", "Okonkwo", definition=SAID, example=SAID, cues=("word:nabbi",)),),
        note=SAID,
    )
    return [
        Case(id="c", case="c", pseudonym="Nabbi"),
        entry,
        book,
        Layer(id="l", case="c", title="on Okonkwo", reader="annabeth", role="clinician"),
        Annotation("m1", "c", start=5, end=13, quote="Annabeth", layer="l", by="nabbi", memo=SAID, **OF_IT),
        Annotation("m2", "c", part="association", start=0, end=10, quote="with Nabbi", **OF_IT),
        Relation("r", "c", source="m1", target="m2", type="as with Okonkwo", note=SAID),
        Memo("o", "c", on="entry", target="d1", text=SAID, by="Annabeth"),
        Hypothesis(
            "h",
            "c",
            reading=SAID,
            alternatives=(SAID,),
            dreamer=SAID,
            supporting=(Evidence("passage", "", "d1", "report", 5, 13, "Annabeth", SAID),),
        ),
        Goal("g", "c", text=SAID, levels=(SAID,) * 5, attained=(Attainment("2021-05-10", 1, SAID, "nabbi"),)),
        LifeEvent("v", "c", title="Okonkwo came", since="2019-03", note=SAID),
        *REGISTER,
        Consent("z", "c", purpose="research", given="2021-05-01", wording=SAID),
    ]


def test_no_name_of_the_register_is_left_anywhere():
    made = survey(everywhere(), masks(REGISTER))
    whole = json.dumps([one.to_dict() for one in made.copy.records]).casefold()
    for name in ("annabeth", "quill", "nabbi", "okonkwo", "zephyrine"):
        assert name not in whole
    entry, *others = made.copy.records[1:]
    assert entry.title == entry.parts["report"] == "then [sister] came"
    assert entry.elements[0].quote == "[sister]"
    assert entry.elements[1].quote == "Berta"
    assert entry.texts()["association"].splitlines() == ["with [sister]", "[colleague]", "[sister]"]
    mark, answer = (one for one in others if isinstance(one, Annotation))
    assert (mark.start, mark.end, mark.quote, mark.code) == (5, 13, "[sister]", "k1")
    assert (answer.start, answer.end, answer.quote) == (0, 13, "with [sister]")
    evidence = next(one for one in others if isinstance(one, Hypothesis)).supporting[0]
    assert entry.parts["report"][evidence.start : evidence.end] == evidence.quote == "[sister]"
    assert [one.name for one in others if isinstance(one, Figure)] == ["[sister]", "[colleague]", "Berta"]
    # The order of days and their weekday stay; the consent is none of what goes.
    assert (entry.night, entry.created[:10]) == ("2019-06-03", "2019-06-04")
    assert date.fromisoformat(entry.night).weekday() == date(2021, 5, 3).weekday()
    assert next(one for one in others if isinstance(one, LifeEvent)).since == "2017-04"
    assert not any(isinstance(one, Consent) for one in others)


def fields():
    """Every field of everything a journal holds, with its reader."""
    kinds = {kind: of.readers for kind, of in RECORDS.items() if of not in (Entry, *NEVER)}
    # A class with slots is made twice; the first has no readers.
    kinds |= {of.__name__: of.readers for of in Plain.__subclasses__() if hasattr(of, "readers")}
    kinds |= {"entry": model._ENTRY, "affect": model._AFFECT, "association": model._ASSOCIATION}
    kinds |= {"element": model._ELEMENT, "trial": session._TRIAL, "session": session._SESSION}
    return [(kind, name, reader) for kind, readers in kinds.items() for name, reader in readers.items()]


def takes(reader, value):
    try:
        reader(value, "field")
    except (ValueError, TypeError):
        return False
    return True


NOT_WORDS = IDS | NIGHTS | DAYS_OF_A_LIFE | MOMENTS | CHOICES
LIKE_IDS = {"code", "id", "value"}
"""Ids are looked at as well: in the oldest journals an annotation has the name of its code."""


@pytest.mark.parametrize(("kind", "name", "reader"), fields())
def test_whatever_can_hold_words_is_read(kind, name, reader):
    """Who adds a field of words under a name that stands for dates or ids hears of it here."""
    words = "Annabeth, and then some."
    if takes(reader, words) or takes(reader, [words]):
        assert name not in NOT_WORDS or name in LIKE_IDS
    elif name not in NOT_WORDS | ACCOUNTS | {"release"}:
        assert not takes(reader, "joy")


@pytest.fixture
def case(journal):
    """A case with a sister in the register, two dreams for the supervisor, and a stranger in one of them."""
    mine = journal.cases()[0].id
    journal.put(Figure(id="f1", name="Annabeth", relation="sister"))
    out = {"supervisor": "2021-06-01"}
    dream = Entry("d1", night="2021-05-03", parts={"report": "Here was Annabeth by the sea."}, release=out)
    journal.save(dream)
    journal.save(Entry("d2", night="2021-05-10", parts={"report": "Then I met Dragan there."}, release=out))
    journal.save(Entry("d3", night="2021-05-11", parts={"report": "Annabeth and Severin."}))
    return mine


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out", "out.qdpx"])
def test_nothing_goes_out_before_all_of_it_is_decided(journal, case, tmp_path, name):
    how = {"audience": "supervisor", "pseudonymised": True, "purpose": "the seminar"}
    with pytest.raises(Undecided, match=r"^1 place that could tell who somebody is is not decided yet"):
        export(journal, tmp_path / name, **how)
    assert list(tmp_path.glob("out*")) == []
    assert journal.records(Departure) == []
    # Severin stands in a dream that does not go, and is not asked about.
    journal.put(Identifier(words="Dragan", ruling="keep", by="Dr. W."))
    said = export(journal, tmp_path / name, **how)
    assert f"Pseudonymised, reviewed by Dr. W. on {date.today()}; dream content itself may identify." in said
    files = [one for one in [tmp_path / name, *(tmp_path / name).rglob("*")] if one.is_file()]
    whole = b"".join(map(content, files))
    for word in (b"Annabeth", b"Severin", b"2021-05", b"maria", b"anonym"):
        assert word not in whole
    assert b"reviewed by Dr. W." in whole
    assert b"Here was [sister] by the sea." in whole
    assert b"Dragan" in whole
    (left,) = journal.records(Departure)
    assert (left.audience, left.purpose, left.pseudonymised, left.entries, left.case) == (
        *("supervisor", "the seminar", True),
        ("d1", "d2"),
        case,
    )


def content(file):
    """The bytes of a file, of an archive those within."""
    if file.suffix != ".qdpx":
        return file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        return b"".join(map(archive.read, archive.namelist()))


def test_the_same_shift_in_every_copy_of_a_case(journal, case, tmp_path, import_new):
    journal.put(Identifier(words="Dragan", ruling="keep"))
    nights = []
    for name in ("a.jsonl", "b.jsonl"):
        export(journal, tmp_path / name, audience="supervisor", pseudonymised=True)
        copy = import_new(tmp_path / name)
        nights.append([one.night for one in copy.entries()])
    assert nights[0] == nights[1]
    first, second = map(date.fromisoformat, nights[0])
    assert (second - first).days == 7
    assert first.weekday() == date(2021, 5, 3).weekday()
    assert 8 * 7 <= (date(2021, 5, 3) - first).days <= 156 * 7


def test_a_csv_of_a_copy_is_read_again(journal, case, tmp_path, import_new):
    journal.put(Identifier(words="Dragan", ruling="replace", figure="f1"))
    export(journal, tmp_path / "a.csv", audience="supervisor", pseudonymised=True)
    assert [one.parts["report"] for one in import_new(tmp_path / "a.csv").entries()] == [
        "Here was [sister] by the sea.",
        "Then I met [sister] there.",
    ]


def test_private_layers_and_pseudonyms_do_not_go_together(journal, tmp_path):
    with pytest.raises(ValueError, match="private layers are in no pseudonymised copy"):
        export(journal, tmp_path / "a.jsonl", pseudonymised=True, private=True)


def test_without_a_consent_it_goes_with_a_reason_only(journal, case, tmp_path):
    journal.put(Consent(purpose="supervisor", given="2021-01-01", withdrawn="2021-12-01"))
    assert "0 entries written" in export(journal, tmp_path / "a.csv", audience="supervisor")[0]
    assert journal.records(Departure) == []
    reason = "the court asks for it"
    said = export(journal, tmp_path / "b.csv", audience="supervisor", without_consent=reason)
    assert "2 entries go although no consent for supervisor is in force; the reason is kept." in said
    (left,) = journal.records(Departure)
    assert (left.without_consent, left.form, left.entries) == (reason, ".csv", ("d1", "d2"))


def test_what_left_comes_back_with_a_whole_journal(journal, case, tmp_path, import_new):
    export(journal, tmp_path / "a.csv", audience="supervisor")
    export(journal, tmp_path / "all.jsonl")
    copy = import_new(tmp_path / "all.jsonl")
    assert [one.audience for one in copy.records(Departure)] == ["supervisor"]


def test_figures_events_and_goals_go_to_the_clinician_alone(journal, case, tmp_path):
    journal.put(LifeEvent(title="moved", since="1998"))
    journal.put(Goal(text="to rest"))
    both = dict.fromkeys(("clinician", "supervisor"), "2021-06-01")
    journal.save(replace(journal.entry("d1"), release=both))
    for audience, goes in (("clinician", True), ("supervisor", False), ("research", False)):
        export(journal, tmp_path / f"{audience}.jsonl", audience=audience)
        text = (tmp_path / f"{audience}.jsonl").read_text()
        for kind in ("figure", "event", "goal"):
            assert (f'"kind": "{kind}"' in text) is goes
